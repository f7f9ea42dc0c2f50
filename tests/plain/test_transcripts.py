"""Three lessons word for word, so that whoever changes what is said sees what is heard."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui.course.check import check_course
from tests.plain.transcripts import HERE, NAMES, now, written


@pytest.mark.parametrize("name", NAMES)
def test_a_transcript_is_still_what_is_said(name: str, tmp_path: Path) -> None:
    differs = "To write the transcripts anew: python -m tests.plain.transcripts"
    assert now(name, tmp_path).splitlines() == written(name).read_text(encoding="utf-8").splitlines(), differs


def test_there_are_three() -> None:
    assert len(NAMES) == 3


def test_the_course_of_the_transcripts_has_no_mistakes() -> None:
    assert check_course(HERE) == []
