"""Questions out of a file of Moodle XML. Pure.

What a question file never needs is refused before anything is parsed: a document type, and so entities of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from copro_tui.i18n import gettext as _
from copro_tui.moodle.cloze_in import cloze
from copro_tui.moodle.decoding import UnreadableFileError
from copro_tui.moodle.foreign import foreign
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
from copro_tui.text.html import tag
from copro_tui.text.marked_html import page_html

MOST_ELEMENTS = 500_000
"""The most elements that are read: a file of 16 MiB with questions in it has far fewer."""

_USUAL = re.compile(r"(?:<p>)?Your answer is (?:partially )?(?:in)?correct\.(?:</p>)?")
"""What Moodle says after an answer, if its author says nothing else."""

_REFUSED = re.compile(r"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read_xml(text: str, name: str) -> tuple[Question, ...]:
    """The questions in the XML ``text`` of a file called ``name``, in order.

    Raises UnreadableFileError if it is not well-formed, not a question file, or has a document type.
    """
    if refused := _REFUSED.search(text):
        raise UnreadableFileError(
            _("%(file)s, line %(line)d: “%(what)s” is not read, because it can make a program open other files.")
            % {"file": name, "line": text.count("\n", 0, refused.start()) + 1, "what": refused[0]},
            _("A question file has no use for it: take it out, or export the questions again."),
        )
    root, lines = _parsed(text, name)
    if root.tag != "quiz":
        raise UnreadableFileError(
            _("%(file)s is XML, but no question file of Moodle: it begins with <%(tag)s>, and not with <quiz>.")
            % {"file": name, "tag": root.tag},
            _("In Moodle choose “Export” in the question bank, and “Moodle XML format”."),
        )
    return tuple(_questions(root, lines))


def _parsed(text: str, name: str) -> tuple[Element, dict[Element, int]]:
    """The root, and the lines at which questions begin."""
    builder, lines, count = TreeBuilder(), {}, 0
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True

    def start(element: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if count > MOST_ELEMENTS:
            raise UnreadableFileError(
                _("%(file)s has more elements than a question file has.") % {"file": name},
                _("Export the questions in several files."),
            )
        made = builder.start(element, attributes)
        if element == "question":
            lines[made] = parser.CurrentLineNumber

    parser.StartElementHandler = start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    try:
        parser.Parse(text.encode(), True)
        return builder.close(), lines
    except expat.ExpatError as error:
        raise UnreadableFileError(
            _("%(file)s, line %(line)d: this is not well-formed XML (%(why)s).")
            % {"file": name, "line": error.lineno, "why": expat.ErrorString(error.code)},
            _("The file may be cut short: export the questions again, and change nothing in it by hand."),
        ) from error


def _questions(root: Element, lines: dict[Element, int]) -> Iterator[Question]:
    category: tuple[str, ...] = ()
    for element in root.iterfind("question"):
        if element.get("type") == "category":
            category = category_names(_text(element.find("category")))
        else:
            yield _question(element, category, lines[element])


def category_names(path: str) -> tuple[str, ...]:
    """The names in Moodle's path of a category, without the words for where it begins."""
    names = [one.replace("//", "/").strip() for one in re.split(r"(?<!/)/(?!/)", path)]
    return tuple(one for one in names if one and one != "top" and not re.fullmatch(r"\$\w+\$", one))


def _question(element: Element, category: tuple[str, ...], line: int) -> Question:
    kind = element.get("type", "")
    common: dict[str, Any] = {
        "name": _text(element.find("name")),
        "text": _html(element.find("questiontext")),
        "general": _html(element.find("generalfeedback")),
        "hint": _html(element.find("hint")),
        "tags": tuple(_text(one) for one in element.iterfind("tags/tag")),
        "category": category,
        "line": line,
        "pictures": sum(1 for _file in element.iter("file")),
        "unplaced": tuple(_unplaced(element)),
    }
    match kind:
        case "multichoice":
            single = (element.findtext("single") or "true").strip() in ("true", "1")
            return MultiChoice(answers=_answers(element), single=single, **common)
        case "truefalse":
            return MultiChoice(answers=_answers(element), single=True, **common)
        case "matching" | "match":
            return Matching(pairs=tuple(_pairs(element)), **common)
        case "ordering":
            grading = (element.findtext("gradingtype") or ALL_PAIRS).strip()
            return Ordering(items=tuple(one.text for one in _answers(element)), grading=grading, **common)
        case "essay":
            return Essay(**common)
        case "description":
            return Description(**common)
        case "cloze" | "multianswer":
            return cloze(common)
    return foreign(kind, common)


def _unplaced(element: Element) -> Iterator[str]:
    """The names of what is said in a question and has no place here, but for what Moodle says if nothing else is."""
    for name in ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"):
        said = _text(element.find(name))
        if said and not _USUAL.fullmatch(said):
            yield name
    if len(element.findall("hint")) > 1:
        yield "hint"


def _answers(element: Element) -> tuple[Answer, ...]:
    return tuple(
        Answer(_html(one), _number(one.get("fraction", "0")), _html(one.find("feedback")))
        for one in element.iterfind("answer")
    )


def _pairs(element: Element) -> Iterator[Pair]:
    for one in element.iterfind("subquestion"):
        yield Pair(_html(one), _text(one.find("answer")))


def _number(text: str) -> float:
    """A percentage; 0 if it is none, as Moodle takes it."""
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return 0.0
    return number if abs(number) <= 1000 else 0.0


def _text(element: Element | None) -> str:
    return "" if element is None else (element.findtext("text") or "").strip()


def _html(element: Element | None) -> str:
    """The text in an element as HTML, whatever it is written in."""
    text = _text(element)
    match element.get("format") if element is not None else None:
        case "plain_text":
            return tag("p", text)
        case "markdown":
            return page_html(text)
    return text
