"""What is heard in the whole course: how long until one can act, and whether every prompt can be spoken."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from pathlib import Path

from copro_tui.plain.blocks import Block, Form, Heading, Hint
from copro_tui.text.speech import LONGEST, seconds
from tests.plain.hearing import ACT, READS_ON, Heard, table, the_whole_course

USUAL = 10.0
"""The most seconds until one can act, in the middle."""

FIRST = 5.0
"""The most seconds of the first sentence of a result."""

SIGN = re.compile(r"(?<!\S)\.?(?:[?/,]|[b-hj-z])(?=[\s,.;:]|$)")
"""A sign or a single letter that stands alone: a voice leaves it out, or nobody knows what it is."""


def test_what_is_heard_in_the_whole_course(tmp_path: Path) -> None:
    """All that is said in every lesson and beside them.

    In one test, since several may be run by several processes, and each would play the whole course.
    """
    heard, forms = the_whole_course(tmp_path)
    print("\n".join(table(heard)))
    assert [(one.at, one.what, one.lines) for one in heard if one.seconds > LONGEST] == []
    assert_one_can_act_soon(heard)
    assert_a_result_begins_with_what_happened(heard)
    assert_prompts_can_be_spoken(forms)


def assert_one_can_act_soon(heard: Sequence[Heard]) -> None:
    asked = [one for one in heard if one.what == ACT and one.part == 0]
    assert statistics.median(one.seconds for one in asked) <= USUAL
    assert len({one.at for one in asked}) > 250


def assert_a_result_begins_with_what_happened(heard: Sequence[Heard]) -> None:
    results = [one for one in heard if one.what == "result" and one.part == 0]
    assert len(results) > 250
    assert [(one.at, one.first_sentence) for one in results if seconds(one.first_sentence) > FIRST] == []
    prompts = {line for one in heard if one.what == ACT for line in headings(one.blocks)}
    assert [one.at for one in results if one.lines[0] in prompts] == []


def headings(blocks: Sequence[Block]) -> list[str]:
    return [one.text for one in blocks if isinstance(one, Heading)]


def assert_prompts_can_be_spoken(forms: Sequence[tuple[Form, tuple[Block, ...]]]) -> None:
    hints = {one.text for _form, blocks in forms for one in blocks if isinstance(one, Hint)}
    assert READS_ON in hints
    assert [one for one in hints if SIGN.search(one.replace("= x", ""))] == []
