"""Errors say what is wrong, where, and what to do."""

from __future__ import annotations

import pytest

from copro_tui.errors import CoproError, CourseError, ExitCode, RecordError, TerminalError, UsageError


@pytest.mark.parametrize(
    ("error", "code"),
    [(UsageError, 2), (CourseError, 3), (RecordError, 4), (TerminalError, 5), (CoproError, 2)],
)
def test_each_error_has_its_exit_code(error: type[CoproError], code: int) -> None:
    assert error("It broke.").exit_code == code
    assert issubclass(error, CoproError)


def test_no_two_reasons_to_end_share_a_code() -> None:
    assert len(set(ExitCode)) == len(ExitCode.__members__)
    assert list(map(int, ExitCode)) == [0, 1, 2, 3, 4, 5, 6, 7]


def test_an_error_reads_as_message_and_hint() -> None:
    assert str(RecordError("It broke.", "Mend it.")) == "It broke. Mend it."
    assert str(RecordError("It broke.")) == "It broke."
    assert (RecordError("a", "b").message, RecordError("a", "b").hint) == ("a", "b")
