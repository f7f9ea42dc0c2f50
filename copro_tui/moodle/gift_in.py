"""Questions out of a file in GIFT, read as Moodle does: blank lines part them, a backslash keeps a sign. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from copro_tui.i18n import gettext as _
from copro_tui.moodle.decoding import UnreadableFileError
from copro_tui.moodle.foreign import foreign, no_step
from copro_tui.moodle.question import (
    ALL_PAIRS,
    Answer,
    Description,
    Essay,
    Matching,
    MultiChoice,
    Ordering,
    Pair,
    Question,
)
from copro_tui.moodle.xml_in import category_names
from copro_tui.text.html import tag
from copro_tui.text.marked_html import page_html

_SIGNS = "\\:#={}~"
_HELD = {sign: chr(0xE000 + place) for place, sign in enumerate(_SIGNS)}
"""Stand-ins, from Unicode's private characters, for signs that are meant as they are."""
_ESCAPE = re.compile(r"\\([\\:#={}~n])")
_WORTH = re.compile(r"%(-?\d{1,3}(?:\.\d*)?)%")
_ORDERED = re.compile(
    r">[ \t]*\d+[ \t]*(?:ALL|EXACT|RANDOM|REL|CONTIGUOUS|CONTIG)?[ \t]*(?:HORIZONTAL|HORI|H|1|VERTICAL|VERT|V|0)?"
    r"[ \t]*((?:ALL|ABS|REL|LONGEST)[A-Z_]*)?[ \t]*(?:SHOW|TRUE|YES|1|HIDE|FALSE|NO|0)?"
    r"[ \t]*(?:none|123|abc|ABCD|iii|IIII)?[ \t]*\n"
)
_TRUTHS = {"T": True, "TRUE": True, "F": False, "FALSE": False}


def read_gift(text: str, name: str) -> tuple[Question, ...]:
    """The questions in the ``text`` of a file called ``name``, in order.

    Raises UnreadableFileError if there is none.
    """
    text = re.sub("[\ue000-\ue00f]", "", text.replace("\r\n", "\n").replace("\r", "\n"))
    questions = tuple(_questions(text))
    if not questions or "{" not in text:
        raise UnreadableFileError(
            _("%(file)s is neither Moodle XML nor GIFT: there is no question in it.") % {"file": name},
            _("In Moodle choose “Export” in the question bank, and one of these two formats."),
        )
    return questions


def _questions(text: str) -> Iterator[Question]:
    category: tuple[str, ...] = ()
    for line, lines in _blocks(text):
        comments = [one for one in lines if one.lstrip().startswith("//")]
        block = "\n".join(one for one in lines if not one.lstrip().startswith("//")).strip()
        block = _ESCAPE.sub(lambda found: _HELD.get(found[1], "\n"), block)
        if block.startswith("$CATEGORY:"):
            first, _end, block = block.partition("\n")
            category = category_names(_said(first.removeprefix("$CATEGORY:")).strip())
            block = block.strip()
        if block:
            yield _question(block, comments, category, line)


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """The runs of lines between blank ones, each with the number of its first line."""
    lines: list[str] = []
    for number, one in enumerate(text.split("\n"), start=1):
        if one.strip():
            lines.append(one)
        elif lines:
            yield number - len(lines), lines
            lines = []
    if lines:
        yield text.count("\n") + 2 - len(lines), lines


def _question(block: str, comments: list[str], category: tuple[str, ...], line: int) -> Question:
    named = re.match(r"::(.*?)::\s*", block, re.DOTALL)
    body = block[named.end() :] if named else block
    begins, ends = body.find("{"), body.find("}")
    inside = body[begins + 1 : ends].strip() if 0 <= begins < ends else ""
    asked = body if begins < 0 else body[:begins] + ("_____" if body[ends + 1 :].strip() else "") + body[ends + 1 :]
    answers, _signs, general = inside.rpartition("####") if "####" in inside else (inside, "", "")
    text, language = _html(asked)
    common: dict[str, Any] = {
        "name": _said(named[1]).strip() if named else "",
        "text": text,
        "general": _html(general, language)[0],
        "tags": tuple(re.findall(r"\[tag:([^\[\]]*)\]", " ".join(comments))),
        "category": category,
        "line": line,
    }
    if (begins < 0) != (ends < 0) or ends < begins:
        hint = _("put the answers between { and }, and a backslash before a brace that is meant as one")
        return no_step(common, _("a brace has no other to go with it"), hint)
    if begins < 0:
        return Description(**common)
    return _by_answers(answers.strip(), language, common)


def _by_answers(answers: str, language: str, common: dict[str, Any]) -> Question:
    """The question whose answers these are: GIFT tells the types apart by their signs, in this order."""
    if ordered := _ORDERED.match(answers):
        rest = answers[ordered.end() :]
        items = tuple(_said(one).strip() for one in rest.split("\n") if one.strip())
        return Ordering(items=items, grading=ordered[1] or ALL_PAIRS, **common)
    if not answers:
        return Essay(**common)
    if answers.startswith("#"):
        return foreign("numerical", common)
    if "~" in answers:
        return _choice(answers, language, common)
    if "=" in answers and "->" in answers:
        return _matching(answers, language, common)
    if (truth := _TRUTHS.get(answers.partition("#")[0].strip())) is not None:
        return _truth(truth, answers, language, common)
    return foreign("shortanswer", common)


def _choice(answers: str, language: str, common: dict[str, Any]) -> Question:
    found = []
    for one in (one.strip() for one in re.split(r"~|(?==)", answers)):
        if not one:
            continue
        right = one.startswith("=")
        worth = _WORTH.match(one)
        fraction = 100.0 if right else float(worth[1]) if worth else 0.0
        words, _sign, feedback = (one[1:] if right else one[worth.end() :] if worth else one).partition("#")
        found.append(Answer(_html(words, language)[0], fraction, _html(feedback, language)[0]))
    return MultiChoice(answers=tuple(found), single="=" in answers, **common)


def _matching(answers: str, language: str, common: dict[str, Any]) -> Question:
    pairs = []
    for one in (one for one in answers.split("=") if one.strip()):
        stem, arrow, answer = one.partition("->")
        if not arrow:
            said = _said(one).strip()
            return no_step(common, _("“%(answer)s” has no “->”") % {"answer": said}, _("write = stem -> answer"))
        pairs.append(Pair(_html(stem, language)[0], _said(answer).strip()))
    return Matching(pairs=tuple(pairs), **common)


def _truth(truth: bool, answers: str, language: str, common: dict[str, Any]) -> Question:
    """True or false; what is said after a wrong answer comes before what is said after the right one."""
    _word, wrong, right = (*answers.split("#", 2), "", "")[:3]
    said = {truth: right, not truth: wrong}
    return MultiChoice(
        answers=tuple(
            Answer(str(one).lower(), 100.0 if one == truth else 0.0, _html(said[one], language)[0])
            for one in (True, False)
        ),
        single=True,
        **common,
    )


def _html(text: str, language: str = "moodle") -> tuple[str, str]:
    """A text as HTML, and what it is written in: what it says of itself in front, else ``language``."""
    said = re.match(r"\s*\[(html|plain|markdown|moodle)\]", text)
    if said:
        text, language = text[said.end() :], said[1]
    text = _said(text).strip()
    if language == "plain":
        return (tag("p", text) if text else ""), language
    return (page_html(text) if language == "markdown" else text), language


def _said(text: str) -> str:
    """A text with the signs that are meant as they are."""
    for sign, held in _HELD.items():
        text = text.replace(held, sign)
    return text
