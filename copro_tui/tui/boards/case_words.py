"""What is said of the case in view: its card, the place that it is held over, and why it belongs where. Pure."""

from __future__ import annotations

from copro_tui.exercises import Exercise
from copro_tui.figures.at_point import at_point
from copro_tui.figures.bands import hue
from copro_tui.figures.card import card
from copro_tui.figures.cells import Cell, Figure, Role, flow, paragraph
from copro_tui.i18n import gettext as _
from copro_tui.player import StepView
from copro_tui.player.feedback_words import SIGNS, place_name, places_words, verdict_words
from copro_tui.text.safe import safe

_BAR: dict[str, Role] = {"right": "right", "arguable": "strong", "near": "wrong", "wrong": "wrong"}


def number_of(view: StepView) -> int:
    """The number of the case in view in this round, from 1."""
    case = view.case
    return view.round.index(case.id) + 1 if case and case.id in view.round else 1


def case_card(view: StepView, cells: int, most: int = 0) -> Figure:
    """The case in view as a card; with ``most`` it is cut after so many rows."""
    case = view.case
    if case is None:
        return ()
    label = _("Another look: case %(letter)s") if view.another_look else _("Case %(letter)s")
    label = "" if view.own_contact else label % {"letter": view.letter(case.id)} + "  "
    count = _("%(number)d of %(count)d") % {"number": number_of(view), "count": len(view.round)}
    if view.in_review:  # the line at the top counts the cards
        count = ""
    given = view.marks.get(case.id)
    bar: Role = _BAR[given.verdict] if given is not None and view.phase == "down" else "strong"
    return card(label + safe(case.name), count, [Cell(safe(case.text), "strong")], cells, bar, most=most)


def place_meaning(exercise: Exercise, place: str, cells: int) -> Figure:
    """A place over which a case is held: its number, name and band, and what it means."""
    target = next(one for one in exercise.places if one.id == place)
    head = [Cell(place_name(exercise, place), "strong"), band_name(exercise, place)]
    return (*flow(head, cells), *(paragraph(safe(target.gloss), cells) if target.gloss else ()))


def band_name(exercise: Exercise, place: str) -> Cell:
    """The name of the band of a place, in its colour; empty without one."""
    framework = exercise.framework
    band = framework.band_of(place) if framework and place in framework.by_id else None
    if framework is None or band is None:
        return Cell("", "muted", bold=True)
    return Cell(safe(band.name), hue(framework, place) or "muted", bold=True)


def reason(view: StepView, exercise: Exercise, cells: int) -> Figure:
    """How the case was put down, and why it belongs where; of one's own work, that it is saved."""
    given = view.marks.get(view.case.id) if view.case else None
    if given is None:
        return paragraph(_("Saved. There is no right answer: this is your own work."), cells, "strong")
    said = f"{SIGNS[given.verdict]} {verdict_words(exercise, given)}"
    head = [Cell(said, _BAR[given.verdict], bold=True), Cell(places_words(exercise, given), "strong")]
    return (*flow(head, cells), *flow([Cell(safe(given.note)), Cell(safe(given.because), "strong")], cells))


def table_of_place(view: StepView, exercise: Exercise, cells: int) -> Figure:
    """After a miss: what the framework's table says of the place where the case belongs; nothing after any other."""
    given = view.marks.get(view.case.id) if view.case else None
    if given is None or given.verdict == "right" or exercise.framework is None:
        return ()
    title = _("At this place: %(place)s") % {"place": place_name(exercise, given.target)}
    return at_point(exercise.framework, given.target, title, cells)
