"""The pane beside a lesson: its steps, words of this step, and the learner's own contact. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from copro_tui.course.lesson import Lesson
from copro_tui.course.model import Word
from copro_tui.figures.board import Laid, Sign, Token, board_of_framework
from copro_tui.figures.cells import BLANK, Cell, Figure, Ground, Hit, Row, paragraph, row_width
from copro_tui.figures.header import step_sign
from copro_tui.figures.spectrum import mini
from copro_tui.i18n import gettext as _
from copro_tui.player import StepView
from copro_tui.player.contact import Contact
from copro_tui.player.progress_words import short_duration
from copro_tui.text.safe import safe
from copro_tui.text.width import clip, clip_words, width

MOST_WORDS = 2
"""Words whose meanings are in the pane; the glossary has them all."""

GAP = 2
"""Cells at least between a heading and what stands at its right."""


def lesson_pane(view: StepView, lesson: Lesson, words: Sequence[Word], contact: Contact | None, cells: int) -> Figure:
    """The three parts of the pane in ``cells`` cells; ``words`` are those of this step."""
    parts = [_steps(view, lesson, cells), _words(view, words, cells)]
    if contact is not None:
        parts.append(contact_part(contact, cells))
    rows: list[Row] = []
    for part in parts:
        rows += [*([BLANK, BLANK] if rows else []), *part]
    return tuple(rows)


def _head(text: str, right: str, cells: int) -> Row:
    return (Cell(text, "strong"), Cell(right.rjust(cells - width(text)), "muted"))


def _steps(view: StepView, lesson: Lesson, cells: int) -> Figure:
    minutes, title = lesson.outline.minutes_left(view.place), _("This lesson")
    left = _("about %(minutes)d min left") % {"minutes": minutes}
    fits = width(title) + GAP + width(left) <= cells
    rows: list[Row] = [_head(title, left if fits else short_duration(minutes), cells)]
    for place, (step, state) in enumerate(zip(lesson.steps, view.states, strict=True)):
        here = place == view.place
        doing = " " + _(step.doing)
        name = clip_words(step.label, cells - 2 - width(doing))
        gap = " " * (cells - 2 - width(name) - width(doing))
        sign = Cell(f"{step_sign(state, here=here)} ", "strong" if here else "right" if state == "done" else "muted")
        texts = (Cell(name + gap, "strong" if here else "" if state == "done" else "muted"), Cell(doing, "muted"))
        ground: Ground = "select" if here else ""
        hit: Hit = ("target", str(place))
        rows.append(tuple(Cell(one.text, one.role, hit, ground) for one in (sign, *texts)))
    return tuple(rows)


def _words(view: StepView, words: Sequence[Word], cells: int) -> Figure:
    """Two words of the step; none while an order is built, because their meanings would give it away."""
    head = _head(_("Words here"), _("w  all words"), cells)
    if view.exercise is not None and view.exercise.checked_on_request and view.phase != "over":
        return (head, *paragraph(_("They are explained once this is done."), cells, "muted"))
    rows: list[Row] = [head]
    for word in words[:MOST_WORDS]:
        rows += [*([BLANK] if len(rows) > 1 else []), (Cell(clip(safe(word.term), cells), "strong"),)]
        rows += paragraph(safe(word.meaning), cells)
    if not words:
        rows += paragraph(_("None that need explaining."), cells, "muted")
    return tuple(rows)


def contact_part(contact: Contact, cells: int) -> Figure:
    """The learner's contact: its name, and where it is placed, in words and on a line."""
    rows: list[Row] = [_head(_("My contact"), _("p  plan"), cells), *paragraph(safe(contact.name), cells)]
    framework = contact.framework
    if framework is None:
        return tuple(rows)
    placed = [(contact.today, _("Today: %(place)s")), (contact.wish, _("My wish: %(place)s"))]
    for point, words in placed:
        if point in framework.by_id:
            rows += paragraph(words % {"place": safe(framework.numbered(point))}, cells)
    both: tuple[tuple[str, Sign], ...] = ((contact.today, "today"), (contact.wish, "wish"))
    lying = tuple(Token(case=sign, letter="", place=at, sign=sign) for at, sign in both if at in framework.by_id)
    line = mini(board_of_framework(framework), Laid(lying=lying))
    return (*rows, *(row for row in line if row_width(row) <= cells))
