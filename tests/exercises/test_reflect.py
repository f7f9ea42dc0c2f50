"""Writing in one's own words."""

from __future__ import annotations

import unicodedata

import pytest

from copro_tui.exercises import Reflect
from tests.exercises.builders import missing

QUESTION = Reflect(id="words", prompt="What now?")


@pytest.mark.parametrize("blank", ["", "  ", "\n\t "])
def test_blank_words_cannot_be_checked(blank: str) -> None:
    assert missing(QUESTION, blank) == "Write something first, or press n to skip."


def test_words_are_kept_and_not_marked() -> None:
    assert missing(QUESTION, "ok") == ""
    said = QUESTION.judge("ok")
    assert (said.headline, said.score, said.marks) == ("Saved to your journal.", None, ())
    assert not QUESTION.scored


def test_letters_are_composed() -> None:
    assert QUESTION.fitted(unicodedata.normalize("NFD", "Llŷn, dŵr"), 1) == "Llŷn, dŵr"


def test_a_draft_of_another_kind_is_dropped() -> None:
    assert QUESTION.fitted(["a"], 1) == QUESTION.fitted({"a": "b"}, 1) == QUESTION.fresh(1) == ""
