"""What is right is said with ``answer:`` in every kind, and with the word that each kind had for it before."""

from __future__ import annotations

import re
from pathlib import Path

from tests.courses import EVERY_KIND, FIRST, small_course


def in_one_word(text: str) -> str:
    """A lesson with ``answer:`` in the place of all older words."""
    placed = re.sub(r"\b(at|to|in): (?=[a-z{])", "answer: ", text)
    steps = re.split(r"(?m)^(?=  - )", placed)
    return "".join(map(_choice_in_one_word, steps))


def _choice_in_one_word(step: str) -> str:
    right = re.findall(r"id: ([\w-]+),[^}]*right: true", step)
    named = step.replace("    options:", f"    answer: [{', '.join(right)}]\n    options:") if right else step
    return named.replace(", right: true", "")


def test_both_mean_the_same(tmp_path: Path) -> None:
    now = in_one_word(EVERY_KIND)
    assert now.count("answer:") == 9
    assert "right: true" not in now
    before = small_course(tmp_path / "before", lessons={"what/1-every-kind": EVERY_KIND}).lesson(FIRST)
    assert small_course(tmp_path / "now", lessons={"what/1-every-kind": now}).lesson(FIRST) == before
