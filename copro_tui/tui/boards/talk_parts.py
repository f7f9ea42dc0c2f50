"""A conversation on a sheet: a turn with its replies, and the end with where it turned. Pure.

What is least needed goes first where rows are short: the scene once it was read, the turn before, the way in words,
the space between replies, the names on the lanes, empty rows, the lanes, and at last the points of the way.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec import Struct
from msgspec.structs import replace

from copro_tui.exercises.talk import Conversation
from copro_tui.exercises.talk_way import Levels, Said, turning_points
from copro_tui.exercises.talk_words import (
    instead_words,
    left_words,
    most_moved_words,
    quoted,
    turn_words,
    way_words,
)
from copro_tui.exercises.turns import MOST_ON_A_GAUGE, Reply, Turn
from copro_tui.figures import spectrum
from copro_tui.figures.board import Laid, board_of_framework
from copro_tui.figures.card import card
from copro_tui.figures.cells import BLANK, Cell, Figure, Ground, Hit, Row, cut, flow, indented, paragraph, row_width
from copro_tui.figures.parts import gauge, heading
from copro_tui.figures.rows import entry, spread
from copro_tui.i18n import gettext as _
from copro_tui.player import StepView
from copro_tui.text.safe import safe
from copro_tui.text.width import clip, fit, width
from copro_tui.text.wrap import wrap
from copro_tui.tui.boards.arrange import Parts, Sheet

INDENT = 20
"""Cells by which the learner's own words stand further in than those of others."""

BETWEEN_GAUGES, FURTHEST = 2, 8
"""The fewest and the most cells between two gauges that stand beside one another."""

GAPS = 3
"""Empty rows between the parts of a step."""

DROPPED = ("scene", "before", "way", "airy", "names", "space", "lanes", "points")
"""What goes where rows are short, in this order."""


MOST_IN_SHORT = 4
"""Rows of what is said where there are few."""


class Below(Struct, frozen=True, kw_only=True):
    """What stands below a board, whatever its kind: a hint and other asides, and the button."""

    words: Figure = ()
    button: Row = ()


def turn_parts(view: StepView, exercise: Conversation, turn: Turn, current: str, sheet: Sheet, below: Below) -> Parts:
    """The parts of the turn that is to be answered, with the reply ``current`` under the cursor."""
    way = exercise.way(view.answer)
    if sheet.short:
        return _short_parts(view, exercise, turn, current, sheet, below)
    dropped: list[str] = [] if sheet.wide and sheet.tall else ["before"]
    parts = _turn_parts(view, exercise, turn, current, sheet, below, dropped)
    for one in DROPPED if way else (*DROPPED[1:], "scene"):
        if _rows(parts, GAPS if "space" not in dropped else 0) <= sheet.rows:
            break
        dropped.append(one)
        parts = _turn_parts(view, exercise, turn, current, sheet, below, dropped)
    return parts


def _rows(parts: Parts, gaps: int = GAPS) -> int:
    """The rows that parts need, with the empty ones between them."""
    return len(parts.question) + len(parts.card) + len(parts.board) + len(parts.words) + bool(parts.button) + gaps


def _short_parts(view: StepView, exercise: Conversation, turn: Turn, current: str, sheet: Sheet, below: Below) -> Parts:
    """The parts in a window of few rows: what is said and the replies; what came of the last turn, and the gauges,
    are read on below."""
    way, cells = exercise.way(view.answer), sheet.text_cells
    replies = _replies(exercise.replies(turn, view.layout), current, sheet, airy=False)[1:]
    came = paragraph(safe(way[-1].reply.then if way else exercise.scene), cells, "muted")
    who = exercise.speaker(turn)
    said = [Cell(safe(turn.tells))] * bool(turn.tells) + [Cell(quoted(turn.says), "strong")] * bool(turn.says)
    return Parts(
        card=card(safe(who.name) if who else "", "", said, cells, "strong", most=MOST_IN_SHORT),
        board=replies,
        spot=next((number + 1 for number, row in enumerate(replies) if "▶" in row[1].text), 0),
        words=(*came, *_standing(exercise, way, sheet, ("way", "space")), *below.words),
        button=below.button,
    )


def _turn_parts(
    view: StepView,
    exercise: Conversation,
    turn: Turn,
    current: str,
    sheet: Sheet,
    below: Below,
    dropped: Collection[str],
) -> Parts:
    way, cells = exercise.way(view.answer), sheet.text_cells
    replies = _replies(exercise.replies(turn, view.layout), current, sheet, airy="airy" not in dropped)
    return Parts(
        question=_head(exercise, turn_words(exercise, view.answer), cells, scene="scene" not in dropped),
        known=bool(way),
        card=(
            *_exchange(way, cells, whole="before" not in dropped, spaced="space" not in dropped),
            *_spoken(exercise, turn, cells, spaced="airy" not in dropped),
        ),
        board=(*replies, *_standing(exercise, way, sheet, dropped)),
        spot=next((number for number, row in enumerate(replies) if "▶" in row[1].text), 0),
        words=below.words,
        button=below.button,
    )


def _head(exercise: Conversation, count: str, cells: int, *, scene: bool) -> Figure:
    """The conversation's name with how far it has come, and where it is held."""
    name, aside = safe(exercise.prompt), Cell(count, "muted")
    if width(name) + width(count) < cells:
        rows: Figure = (spread((Cell(name, "strong"),), (aside,), cells),)
    else:
        rows = (*paragraph(name, cells, "strong"), cut((aside,), cells))
    return (*rows, *(paragraph(safe(exercise.scene), cells, "muted") if scene else ()))


def _exchange(way: Sequence[Said], cells: int, *, whole: bool, spaced: bool) -> Figure:
    """What the learner said last (if that is to be ``whole``), and what came of it; ``spaced`` with an empty row."""
    if not way:
        return ()
    said, rows = way[-1].reply, list[Row]()
    if whole:
        far = INDENT if cells > 2 * INDENT else 0
        rows += indented(((Cell(_("You"), "muted", bold=True),),), far)
        rows += [*indented(card("", "", [quoted(said.text)], cells - far, "muted"), far), BLANK]
    return (*rows, *paragraph(safe(said.then), cells, "muted"), *[BLANK] * spaced) if said.then else tuple(rows)


def _spoken(exercise: Conversation, turn: Turn, cells: int, *, spaced: bool) -> Figure:
    """What happens at a turn, and who says what."""
    rows: list[Row] = list(paragraph(safe(turn.tells), cells)) if turn.tells else []
    if not turn.says:
        return tuple(rows)
    rows += [BLANK] * (spaced and bool(rows))
    if (who := exercise.speaker(turn)) is not None:
        rows += flow([Cell(safe(who.name), "strong"), Cell(safe(who.role), "muted")], cells)
    return (*rows, *card("", "", [Cell(quoted(turn.says), "strong")], cells, "strong"))


def _replies(replies: Sequence[Reply], current: str, sheet: Sheet, *, airy: bool) -> Figure:
    rows: list[Row] = [(Cell(_("You say"), "muted", bold=True),)]
    for number, reply in enumerate(replies, start=1):
        rows += [BLANK] * (airy and number > 1)
        rows += _reply(number, reply, sheet.text_cells, here=reply.id == current)
    return tuple((Cell(" " * sheet.margin), *row) for row in rows)


def _reply(number: int, reply: Reply, cells: int, *, here: bool) -> Figure:
    hit: Hit = ("item", reply.id)
    ground: Ground = "select" if here else ""
    lead = f"{'▶' if here else ' '} {number}  "
    room = cells - width(lead)
    return tuple(
        (
            Cell(lead if not line else " " * width(lead), "strong", hit, ground),
            Cell(fit(text, room), "strong" if here else "", hit, ground),
        )
        for line, text in enumerate(wrap(quoted(reply.text), room))
    )


def _standing(exercise: Conversation, way: Sequence[Said], sheet: Sheet, dropped: Collection[str]) -> Figure:
    """How the gauges stand, and which way was taken so far."""
    levels = way[-1].after if way else {one.id: one.start for one in exercise.gauges}
    moved = way[-1].moved if way else {}
    if way and way[-1].reply.goes in exercise.ending_of:  # at the end, since the start
        moved = {one.id: (one.start, levels[one.id]) for one in exercise.gauges}
    gauges = _gauges(exercise, levels, moved, sheet.text_cells)
    drawn = () if "lanes" in dropped else _lanes(exercise, way, sheet, names="names" not in dropped)
    words = way_words(exercise, way)
    wanted = "way" not in dropped if drawn else "points" not in dropped
    told = paragraph(words, sheet.text_cells, "muted") if words and wanted else ()
    rows: list[Row] = [*[BLANK] * ("space" not in dropped), *indented(gauges, sheet.margin)] if gauges else []
    rows += [*([BLANK] if "way" not in dropped else []), *drawn] if drawn else []
    space = [BLANK] if told and drawn and "space" not in dropped else []
    return (*rows, *space, *indented(told, sheet.margin))


def _gauges(exercise: Conversation, levels: Levels, moved: dict[str, tuple[int, int]], cells: int) -> Figure:
    """The gauges beside one another where they have room, else one below the other."""
    shown: list[Row] = []
    for one in exercise.gauges:
        before, now = moved.get(one.id, (levels[one.id], levels[one.id]))
        words = _("%(before)d → %(after)d") if before != now else _("%(after)d of %(most)d")
        told = words % {"before": before, "after": now, "most": MOST_ON_A_GAUGE}
        shown.append((Cell(f"{safe(one.name)} "), *gauge(now, MOST_ON_A_GAUGE), Cell(f" {told}")))
    left, count = cells - sum(map(row_width, shown)), len(shown) - 1
    if count > 0 and left >= BETWEEN_GAUGES * count:
        between = Cell(" " * min(left // count, FURTHEST))
        return (tuple(cell for row in shown for cell in (*row, between))[:-1],)
    names = max((width(row[0].text) for row in shown), default=0)
    return tuple(cut((Cell(fit(row[0].text, names)), *row[1:]), cells) for row in shown)


def _lanes(exercise: Conversation, way: Sequence[Said], sheet: Sheet, *, names: bool) -> Figure:
    """The way as numbered chips on the lanes of a spectrum; nothing where those have no room."""
    if exercise.framework is None or exercise.framework.shape != "spectrum" or sheet.short:
        return ()
    board = board_of_framework(exercise.framework)
    if not spectrum.fits(board, sheet.cells):
        return ()
    return spectrum.lanes(board, Laid(), sheet.cells, names=names, way=[one.reply.at or "" for one in way])


def end_parts(view: StepView, exercise: Conversation, current: str, sheet: Sheet, below: Below) -> Parts:
    """The parts of the end, with the turning point ``current`` under the cursor; its reason scrolls if it has to."""
    parts = _end_parts(view, exercise, current, sheet, below, names=True)
    if _rows(parts) <= sheet.rows:
        return parts
    return _end_parts(view, exercise, current, sheet, below, names=False)


def _end_parts(
    view: StepView, exercise: Conversation, current: str, sheet: Sheet, below: Below, *, names: bool
) -> Parts:
    way, ending, cells = exercise.way(view.answer), exercise.ending(view.answer), sheet.text_cells
    assert ending is not None
    told = paragraph(" ".join(left_words(ending)), cells, "muted")
    head = (*_head(exercise, _("the end"), cells, scene=False), *paragraph(safe(ending.text), cells), *told)
    points = turning_points(way)
    chosen = next((one for one in points if one.turn.id == current), points[0])
    rows = [
        heading(_("Where it turned"), cells),
        *(_turned(exercise, one, cells, here=one is chosen) for one in points),
    ]
    standing = _standing(exercise, way, sheet, ("way", "airy") if names else ("way", "airy", "names"))
    board = (*standing[1:], *([BLANK] if names else []), *indented(tuple(rows), sheet.margin))
    return Parts(
        question=head,
        board=board,
        spot=next((n for n, row in enumerate(board) if any("▶" in cell.text for cell in row)), 0),
        words=(*card("", "", [safe(chosen.reply.because), instead_words(chosen)], cells), *below.words),
        button=below.button,
    )


def _turned(exercise: Conversation, said: Said, cells: int, *, here: bool) -> Row:
    """A turning point in a row: its number, what was said, and what it moved most."""
    hit: Hit = ("item", said.turn.id)
    moved = clip(most_moved_words(exercise, said), cells // 3)
    lead = _("Turn %(number)d") % {"number": said.number} + "  "
    text = clip(quoted(said.reply.text), cells - width(lead) - width(moved) - 4)
    row = entry((Cell(lead, "strong"), Cell(text)), (Cell(moved, "muted"),) if moved else (), cells, here=here)
    return tuple(replace(cell, hit=hit) for cell in row)
