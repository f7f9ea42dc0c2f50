"""A text with gaps as Moodle writes it (“Cloze”), taken apart. Pure."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from copro_tui.i18n import gettext as _
from copro_tui.moodle.foreign import no_step
from copro_tui.moodle.question import Answer, Cloze, Gap, Question
from copro_tui.text.html import Html, joined, tag

_BEGINS = re.compile(r"\{(\d{0,6}):([A-Z_]{1,30}):")
"""The beginning of a gap, with how much it counts and its type."""
_ENDS = re.compile(r"((?:[^}\\]|\\.)*+)\}", re.DOTALL)
"""What can be answered in a gap, up to its end. A brace in it has a backslash in front."""
_CHOICES = re.compile(r"(?:MULTICHOICE|MC)(?:_?[VHS]+)?")
_ALTERNATIVES = re.compile(r"(?<!\\)~")
_WORTH = re.compile(r"=|%(-?\d+(?:[.,]\d*)?)%")
_HERE = "\ufffc"
"""Stands for a gap in a text."""
_BLOCK_ENDS = re.compile(r"</(?:p|div|li|td|th|tr|h\d|blockquote)\s*>|<br\s*/?>\s*<br\s*/?>|\n\s*\n", re.IGNORECASE)


def cloze(common: dict[str, Any]) -> Question:
    """The question with its gaps, if all are choices and each stands in a paragraph of its own.

    ``common`` are the fields that all questions have; its text is the one with the gaps in it.
    """
    text = str(common["text"]).replace(_HERE, "")
    text, found = _gaps(text)
    if not found:
        return no_step(common, _("there is no gap in it"), _("write it as a page or a reflect"))
    if other := next((kind for _weight, kind, _inside in found if not _CHOICES.fullmatch(kind)), None):
        why = _("a gap of the type %(type)s is nothing to choose") % {"type": other}
        return no_step(common, why, _("make every gap a MULTICHOICE in Moodle, or write it as a choose"))
    blocks = [one for one in _BLOCK_ENDS.split(text) if one and one.strip()]
    if any(one.count(_HERE) > 1 for one in blocks):
        hint = _("put each gap into a paragraph of its own in Moodle")
        return no_step(common, _("several gaps are in one paragraph"), hint)
    first = next(place for place, one in enumerate(blocks) if _HERE in one)
    intro, cases = _joined(blocks[:first]), _cases(blocks[first:])
    gaps = tuple(
        Gap(case, tuple(_answers(inside)), int(weight or "1"))
        for case, (weight, _kind, inside) in zip(cases, found, strict=True)
    )
    return Cloze(gaps=gaps, **{**common, "text": intro})


def _gaps(text: str) -> tuple[str, list[tuple[str, str, str]]]:
    """The text with ``_HERE`` for each gap, and the gaps: what each counts, its type, and what can be answered."""
    kept: list[str] = []
    gaps: list[tuple[str, str, str]] = []
    at = 0
    while (begins := _BEGINS.search(text, at)) and (ends := _ENDS.match(text, begins.end())):
        kept += [text[at : begins.start()], _HERE]
        gaps.append((begins[1], begins[2], ends[1]))
        at = ends.end()
    return "".join((*kept, text[at:])), gaps


def _cases(blocks: list[str]) -> Iterator[str]:
    """What belongs to each gap: its own paragraph, and those before it that have none."""
    held: list[str] = []
    for one in blocks:
        held.append(one)
        if _HERE in one:
            yield _joined(held).replace(_HERE, "")
            held.clear()


def _joined(blocks: list[str]) -> str:
    return joined(*map(Html, blocks), between=tag("br"))


def _answers(alternatives: str) -> Iterator[Answer]:
    for one in _ALTERNATIVES.split(alternatives):
        worth = _WORTH.match(one)
        rest = one[worth.end() :] if worth else one
        words, _hash, feedback = _split(rest)
        fraction = 0.0 if worth is None else 100.0 if worth[0] == "=" else float(worth[1].replace(",", "."))
        if words.strip():
            yield Answer(_plain(words), fraction, _plain(feedback))


def _split(text: str) -> tuple[str, str, str]:
    """What stands before and after the first ``#`` that is neither escaped nor part of a character's number."""
    found = re.search(r"(?<![\\&])#", text)
    return (text[: found.start()], "#", text[found.end() :]) if found else (text, "", "")


def _plain(text: str) -> str:
    """The HTML of an answer: Moodle replaces entities once, and takes two escapes back."""
    return html.unescape(text).replace("\\}", "}").replace("\\#", "#").strip()
