"""How an exercise ended whose cases were put down one by one: all of them on the board, each with its reason. Pure."""

from __future__ import annotations

from msgspec.structs import replace

from copro_tui.exercises import Item
from copro_tui.exercises.placing import Placing
from copro_tui.figures.board import CONTACT, TOKEN_SIGNS, Sign
from copro_tui.figures.cells import BLANK, Cell, Figure, Ground, Row, flow, paragraph
from copro_tui.figures.parts import button, heading
from copro_tui.figures.tokens import ROLES
from copro_tui.i18n import gettext as _
from copro_tui.player import StepView
from copro_tui.player.feedback_words import place_name, summary_words
from copro_tui.text.safe import safe
from copro_tui.text.width import clip, fit, width
from copro_tui.tui.boards.arrange import Parts
from copro_tui.tui.boards.case_words import band_name

NAME, PLACE, BAND, AT_FIRST = 23, 17, 17, 13
"""Cells of the columns of a summary, where there is room for all of them; places without bands have those of both."""


def summary(
    view: StepView, exercise: Placing, board: Figure, cells: int, current: str, rows: int, onward: str
) -> Parts:
    """The parts of the summary, with the reason of the case ``current`` in view."""
    head = paragraph(summary_words(view), cells, "strong")
    entries = [_entry(view, exercise, case, cells, here=case == current) for case in view.layout]
    why = _why(view, exercise, current, cells)
    title = heading(_("Why each stands there") if exercise.scored else _("Where each one stands"), cells)
    room = rows - len(head) - len(board) - 2
    at = list(view.layout).index(current) if current in view.layout else 0
    if 1 + len(entries) + len(why) + bool(why) <= room:
        words: Figure = (title, *entries, *((BLANK, *why) if why else ()))
        spot = 1 + at, 2 + at
    else:
        words = (title, *entries[: at + 1], *why, *entries[at + 1 :])
        spot = 1 + at, 2 + at + len(why)
    return Parts(
        question=head,
        board=board,
        words=words,
        spot_in_words=spot,
        button=(button(onward, hit=("button", "screen.onward")),),
    )


def _entry(view: StepView, exercise: Placing, case: str, cells: int, *, here: bool) -> Row:
    """A row of the list: letter and sign, name, place, band, and where it was at first."""
    item, sign = _item(exercise, case), _sign(view, case)
    place = _place(view, exercise, case)
    first = exercise.placed(view.work.earlier[0]).get(case) if view.work.earlier else None
    number = next((n for n, one in enumerate(exercise.places, start=1) if one.id == first), 0)
    at_first = _("at first on %(place)d") % {"place": number} if first and first != place else ""
    lead = Cell(("▶ " if here else "  ") + fit(_letter(view, case) + TOKEN_SIGNS[sign], 4), ROLES[sign])
    room = cells - width(lead.text)
    name = min(NAME, max(8, room // 2))
    left = [Cell(fit(item.name, name - 1) + " ", "strong" if here else "")]
    rest = room - name
    if rest >= PLACE + BAND + AT_FIRST:
        banded = any(band_name(exercise, one.id).text for one in exercise.places)
        wide = PLACE if banded else PLACE + BAND
        left += [
            Cell(fit(place_name(exercise, place), wide - 1) + " "),
            *((_band(exercise, place),) if banded else ()),
        ]
        left.append(Cell(" " * (rest - PLACE - BAND - width(at_first)) + at_first, "muted"))
    else:
        left.append(Cell(fit(clip(place_name(exercise, place), rest), rest)))
    ground: Ground = "select" if here else ""
    return tuple(Cell(one.text, one.role, ("item", case), ground, one.bold or here) for one in (lead, *left))


def _why(view: StepView, exercise: Placing, case: str, cells: int) -> Figure:
    """Why a case stands where it does, and what there is to say to its first place."""
    item = _item(exercise, case)
    first = exercise.placed(view.work.earlier[0]).get(case, "") if view.work.earlier else ""
    texts = [Cell(safe(item.because)), Cell(safe(item.near_miss.get(first, "")), "muted")]
    return tuple((Cell("  "), *row) for row in flow([one for one in texts if one.text], cells - 2))


def _letter(view: StepView, case: str) -> str:
    number = view.layout.index(case)
    return TOKEN_SIGNS[CONTACT[number]] if view.own_contact and number < len(CONTACT) else view.letter(case)


def _sign(view: StepView, case: str) -> Sign:
    return view.signs.get(case, "")


def _item(exercise: Placing, case: str) -> Item:
    return next(one for one in exercise.cases if one.id == case)


def _place(view: StepView, exercise: Placing, case: str) -> str:
    """Where a case stands in the end: where it belongs, or where the learner put it if that can be defended."""
    given = view.marks.get(case)
    placed = exercise.placed(view.answer)[case]
    return given.target if given is not None and given.verdict in ("near", "wrong") else placed


def _band(exercise: Placing, place: str) -> Cell:
    """The name of the band of a place, filled up to its column."""
    name = band_name(exercise, place)
    return replace(name, text=fit(name.text, BAND))
