"""Questions as a file of Moodle XML. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from copro_tui.moodle.question import (
    Answer,
    Cloze,
    Description,
    Essay,
    Gap,
    Matching,
    MultiChoice,
    Ordering,
    Question,
)
from copro_tui.text.html import Html, lines, tag


def xml_of(questions: Iterable[Question]) -> bytes:
    """The file, in UTF-8. A category is named where it changes."""
    quiz = Element("quiz")
    category: tuple[str, ...] = ()
    for question in questions:
        if question.category != category:
            category = question.category
            named = SubElement(quiz, "question", type="category")
            _text(SubElement(named, "category"), category_path(category))
        quiz.append(_question(question))
    indent(quiz)
    text: str = tostring(quiz, encoding="unicode", short_empty_elements=False)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def category_path(names: Iterable[str]) -> str:
    """A category as Moodle names it: from the course's own top down, with a slash in a name doubled."""
    return "/".join(("$course$", "top", *(one.replace("/", "//") for one in names)))


def cloze_text(question: Cloze) -> Html:
    """The text of a cloze question with its gaps, each in a paragraph of its own."""
    paragraphs = (tag("p", _outside(gap.text), tag("br"), Html(_gap(gap))) for gap in question.gaps)
    return lines(_outside(question.text), *paragraphs)


def _gap(gap: Gap) -> str:
    return f"{{{gap.weight}:MULTICHOICE:{'~'.join(map(_alternative, gap.answers))}}}"


def _alternative(answer: Answer) -> str:
    worth = "=" if answer.fraction == 100 else f"%{answer.fraction:g}%"
    feedback = f"#{_inside(answer.feedback)}" if answer.feedback else ""
    return f"{worth}{_inside(answer.text)}{feedback}"


def _outside(html: str) -> Html:
    """HTML around gaps: a brace that is meant as one begins no gap."""
    return Html(html.replace("{", "&#123;"))


def _inside(html: str) -> str:
    """HTML in a gap. Moodle knows two escapes there, of ``}`` and of ``#``; it would show the backslash of any other.

    An answer may not end with a backslash or an ampersand, behind which the next one would not be seen to begin.
    """
    escaped = html.replace("\\", "&#92;").replace("#", "\\#").replace("}", "\\}").replace("~", "&#126;")
    return f"{escaped} " if escaped.endswith("&amp;") else escaped


def _question(question: Question) -> Element:
    element = Element("question", type=_TYPES[type(question)])
    _text(SubElement(element, "name"), question.name)
    text = cloze_text(question) if isinstance(question, Cloze) else question.text
    _html(element, "questiontext", text)
    _html(element, "generalfeedback", question.general)
    if not isinstance(question, Cloze):  # which is worth what its gaps are
        _plain(element, "defaultgrade", "0" if isinstance(question, Essay | Description) else "1")
    _plain(element, "penalty", "0")
    _plain(element, "hidden", "0")
    _plain(element, "idnumber", question.name)
    _particular(element, question)
    if question.hint:
        _html(element, "hint", question.hint)
    if question.tags:
        tags = SubElement(element, "tags")
        for one in question.tags:
            _text(SubElement(tags, "tag"), one)
    return element


_TYPES: dict[type[Question], str] = {
    MultiChoice: "multichoice",
    Matching: "matching",
    Ordering: "ordering",
    Cloze: "cloze",
    Essay: "essay",
    Description: "description",
}


def _particular(element: Element, question: Question) -> None:
    """What only one type of question has."""
    match question:
        case MultiChoice():
            _plain(element, "single", "true" if question.single else "false")
            _plain(element, "shuffleanswers", "true")
            _plain(element, "answernumbering", "none")
            _combined_feedback(element)
            for one in question.answers:
                answer = _html(element, "answer", one.text, fraction=f"{one.fraction:.8g}")
                _html(answer, "feedback", one.feedback)
        case Matching():
            _plain(element, "shuffleanswers", "true")
            _combined_feedback(element)
            SubElement(element, "shownumcorrect")
            for pair in question.pairs:
                stem = _html(element, "subquestion", pair.stem)
                _text(SubElement(stem, "answer"), pair.answer)
        case Ordering():
            for name, value in (
                ("layouttype", "VERTICAL"),
                ("selecttype", "ALL"),
                ("selectcount", str(len(question.items))),
                ("gradingtype", question.grading),
                ("showgrading", "SHOW"),
                ("numberingstyle", "none"),
            ):
                _plain(element, name, value)
            _combined_feedback(element)
            _plain(element, "shownumcorrect", "1")
            for number, item in enumerate(question.items, start=1):
                _html(element, "answer", item, fraction=str(number))
        case Essay():
            for name, value in (
                ("responseformat", "plain"),
                ("responserequired", "1"),
                ("responsefieldlines", "8"),
                ("attachments", "0"),
                ("attachmentsrequired", "0"),
            ):
                _plain(element, name, value)
            _html(element, "graderinfo", "")
            _html(element, "responsetemplate", "")


def _combined_feedback(element: Element) -> None:
    for name in ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"):
        _html(element, name, "")


def _html(parent: Element, name: str, html: str, **attributes: str) -> Element:
    element = SubElement(parent, name, {"format": "html", **attributes})
    _text(element, html)
    return element


def _text(parent: Element, text: str) -> None:
    _plain(parent, "text", text)


def _plain(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text
