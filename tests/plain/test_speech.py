"""What is heard in the whole course: how long until one can act, and whether every prompt can be spoken."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence

import pytest

from copro_tui.plain.blocks import Block, Form, Heading, Hint
from copro_tui.text.speech import LONGEST, seconds
from tests.plain.hearing import ACT, READS_ON, Heard, table, the_whole_course

USUAL = 10.0
"""The most seconds until one can act, in the middle."""

FIRST = 5.0
"""The most seconds of the first sentence of a result."""

SIGN = re.compile(r"(?<!\S)\.?(?:[?/,]|[b-hj-z])(?=[\s,.;:]|$)")
"""A sign or a single letter that stands alone: a voice leaves it out, or nobody knows what it is."""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Heard], list[tuple[Form, tuple[Block, ...]]]]:
    """All that is said in the whole course, in every lesson and beside them."""
    heard, forms = the_whole_course(tmp_path_factory.mktemp("heard"))
    print("\n".join(table(heard)))
    return heard, forms


Course = tuple[list[Heard], list[tuple[Form, tuple[Block, ...]]]]


def test_nothing_takes_longer_than_can_be_listened_to(course: Course) -> None:
    heard, _forms = course
    assert [(one.at, one.what, one.lines) for one in heard if one.seconds > LONGEST] == []


def test_one_can_act_soon(course: Course) -> None:
    asked = [one for one in course[0] if one.what == ACT and one.part == 0]
    assert statistics.median(one.seconds for one in asked) <= USUAL
    assert len({one.at for one in asked}) > 250


def test_a_result_begins_with_what_happened(course: Course) -> None:
    heard, _forms = course
    results = [one for one in heard if one.what == "result" and one.part == 0]
    assert len(results) > 250
    assert [(one.at, one.first_sentence) for one in results if seconds(one.first_sentence) > FIRST] == []
    prompts = {line for one in heard if one.what == ACT for line in headings(one.blocks)}
    assert [one.at for one in results if one.lines[0] in prompts] == []


def headings(blocks: Sequence[Block]) -> list[str]:
    return [one.text for one in blocks if isinstance(one, Heading)]


def test_prompts_can_be_spoken(course: Course) -> None:
    _heard, forms = course
    hints = {one.text for _form, blocks in forms for one in blocks if isinstance(one, Hint)}
    assert READS_ON in hints
    assert [one for one in hints if SIGN.search(one.replace("= x", ""))] == []
