"""A step as it lies on its board: the places, the tokens, the one in hand, and the trace after a miss."""

from __future__ import annotations

from copro_tui.exercises import Exercise, Item
from copro_tui.figures.board import CONTACT, Board, Laid, Sign, Target, Token, Trace
from copro_tui.player.step_view import StepView


def board_of(exercise: Exercise) -> Board:
    """The places of an exercise, on the drawing of its framework where they are that framework's points."""
    places = exercise.places
    framework = exercise.framework
    if framework is not None and not set(framework.by_id) <= {place.id for place in places}:
        framework = None
    targets = tuple(Target(place.id, number, place.text) for number, place in enumerate(places, start=1))
    return Board(targets=targets, framework=framework)


def laid_of(view: StepView) -> Laid:
    """What lies on the board of a step as it stands. A case that is only offered is in hand, at no place yet."""
    exercise, case = view.exercise, view.case
    if exercise is None or case is None:
        return Laid()
    in_view = case.id if view.phase != "over" else ""
    placed = exercise.placed(view.answer)
    lying = tuple(_token(view, exercise, one, placed[one]) for one in view.layout if one in placed and one != in_view)
    match view.phase:
        case "offered" | "held":
            place = view.work.held.get(in_view, "")
            held = _named(view, exercise, in_view, place, "")
            return Laid(chosen=place or None, held=held, lying=lying, barred=exercise.barred(view.work, in_view))
        case "down":
            given = view.marks.get(in_view)
            if given is not None and given.verdict in ("near", "wrong"):
                trace = Trace(case=in_view, letter=view.letter(in_view), yours=given.place, its=given.target)
                return Laid(lying=lying, trace=trace)
            return Laid(lying=(*lying, _token(view, exercise, in_view, placed[in_view])))
    return Laid(lying=lying)


def _token(view: StepView, exercise: Exercise, case: str, place: str) -> Token:
    """A case that was put down: where the learner put it, or, once it does not come back any more, where it belongs."""
    given = view.marks.get(case)
    if given is not None and given.verdict in ("near", "wrong") and _settled(view, case):
        place = given.target
    return _named(view, exercise, case, place, view.signs.get(case, ""))


def _named(view: StepView, exercise: Exercise, case: str, place: str, sign: Sign) -> Token:
    """The token of a case; that of the learner's contact says whether it is as it is today or as they wish it."""
    item: Item = next(one for one in exercise.cases if one.id == case)
    number = view.layout.index(case)
    if view.own_contact and number < len(CONTACT):
        return Token(case=case, letter="", place=place, sign=CONTACT[number], name=item.name)
    return Token(case=case, letter=view.letter(case), place=place, sign=sign, name=item.name)


def _settled(view: StepView, case: str) -> bool:
    """Whether a case has had its second look."""
    return view.phase == "over" or (view.another_look and case in view.round)
