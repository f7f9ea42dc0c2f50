"""Questions as a file in GIFT, Moodle's format of plain lines, which knows fewer types and fewer percentages. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from copro_tui.i18n import gettext as _
from copro_tui.moodle.question import ALL_PAIRS, Answer, Cloze, Description, Matching, MultiChoice, Ordering, Question
from copro_tui.moodle.xml_out import category_path


def cannot_be_gift(question: Question) -> str:
    """Why a question cannot be written in GIFT, as a sentence; empty if it can."""
    if isinstance(question, Cloze):
        return _("GIFT has no questions with gaps.")
    if (
        isinstance(question, MultiChoice)
        and not question.single
        and any(abs(one.fraction) == 100 for one in question.answers)
    ):
        return _("GIFT cannot say what one right answer, or one wrong answer, of several is worth.")
    return ""


def lost_in_gift(question: Question) -> Iterator[str]:
    """What of a question has no place in GIFT, a sentence each."""
    if question.hint:
        yield _("The hint is lost.")
    if isinstance(question, Ordering) and question.general:
        yield _("GIFT has no general feedback for an order: it is lost.")


def gift_of(questions: Iterable[Question]) -> bytes:
    """The file, in UTF-8. A category is named where it changes. None of the questions ``cannot_be_gift``."""
    parts: list[str] = []
    category: tuple[str, ...] = ()
    for question in questions:
        if question.category != category:
            category = question.category
            parts.append(f"$CATEGORY: {category_path(category)}\n")
        tags = "".join(f" [tag:{one}]" for one in question.tags)
        begins = f"// [id:{question.name}]{tags}\n::{_escaped(question.name)}::[html]{_escaped(question.text)}"
        parts.append(f"{begins}{_answers(question)}\n")
    return "\n".join(parts).encode()


def _answers(question: Question) -> str:
    if isinstance(question, Description):
        return ""
    rows: list[str] = []
    if isinstance(question, Ordering):
        rows = [f">{len(question.items)} ALL VERTICAL {ALL_PAIRS} SHOW none", *map(_item, question.items)]
        return _braced(rows)
    if isinstance(question, MultiChoice):
        rows = [_answer(one, single=question.single) for one in question.answers]
    elif isinstance(question, Matching):
        rows = [f"={_escaped(pair.stem)} -> {_escaped(pair.answer)}" for pair in question.pairs]
    if question.general:
        rows.append(f"####{_escaped(question.general)}")
    return _braced(rows)


def _braced(rows: Iterable[str]) -> str:
    inside = "\n".join(rows)
    return f"{{\n{inside}\n}}" if inside else "{}"


def _answer(answer: Answer, *, single: bool) -> str:
    worth = ("=" if answer.fraction == 100 else "~") if single else f"~%{answer.fraction:.8g}%"
    feedback = f"#{_escaped(answer.feedback)}" if answer.feedback else ""
    return f"{worth}{_escaped(answer.text)}{feedback}"


def _item(html: str) -> str:
    """An item of an order, which Moodle takes as it stands: signs with a meaning are written as HTML."""
    one_line = " ".join(html.split())
    return re.sub(r"[{}\\]|(?<!&)#|^/", lambda found: f"&#{ord(found[0])};", one_line)


def _escaped(text: str) -> str:
    """A text on one line, with a backslash before each sign that has a meaning."""
    return re.sub(r"([\\~=#{}:])", r"\\\1", " ".join(text.split()))
