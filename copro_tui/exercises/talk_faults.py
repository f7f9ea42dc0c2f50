"""What can be wrong with a conversation: what leads nowhere, what is never reached, what gives the best reply away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from copro_tui.exercises.faults import Fault, Frameworks, repeated_ids, unknown_framework, unknown_place
from copro_tui.exercises.talk_map import circles, longest, reached
from copro_tui.exercises.turns import Ending, Gauge, Person, Reply, Turn, fullest
from copro_tui.frameworks import Framework
from copro_tui.text.suggest import suggestion

Where = tuple[str | int, ...]

FEWEST_TURNS = 4
"""A pattern is only looked for in as many turns as this."""

OFTEN = 2 / 3
"""In no more of the turns than this may the fullest reply be the first, the longest or the shortest. By chance it is in
about a third of them."""


class Written(Struct, frozen=True, kw_only=True):
    """A conversation as its author wrote it."""

    turns: tuple[Turn, ...]
    endings: tuple[Ending, ...]
    people: tuple[Person, ...]
    gauges: tuple[Gauge, ...]
    framework_id: str | None
    framework: Framework | None
    most_turns: int
    kept: str
    """The id that no turn can have."""

    def replies(self) -> Iterator[tuple[Where, Turn, Reply]]:
        """The replies, each with the path to it and its turn."""
        for place, turn in enumerate(self.turns):
            for number, reply in enumerate(turn.replies):
                yield ("turns", place, "replies", number), turn, reply


def faults_of(written: Written, frameworks: Frameworks) -> Iterator[Fault]:
    """Everything that has to be corrected before the conversation can be held."""
    yield from unknown_framework(written.framework_id, frameworks)
    names = [*_ids(written), *_turns(written), *_replies(written)]
    yield from names
    if not names:
        yield from _ways(written)


def patterns_in(turns: Sequence[Turn]) -> Iterator[Fault]:
    """What gives the fullest reply away: that it is nearly always the first that is written, or the longest, or the
    shortest."""
    telling = [turn for turn in turns if sum(one.credit == fullest(turn).credit for one in turn.replies) == 1]
    if len(telling) < FEWEST_TURNS:
        return
    longest_one = sum(all(_length(one) < _length(fullest(turn)) for one in _others(turn)) for turn in telling)
    shortest = sum(all(_length(one) > _length(fullest(turn)) for one in _others(turn)) for turn in telling)
    first = sum(turn.replies[0] is fullest(turn) for turn in telling)
    for count, what, hint in (
        (longest_one, "longest", "make the others as long, or this one shorter"),
        (shortest, "shortest", "make the others as short, or this one longer"),
        (first, "first", "write them in another order here and there"),
    ):
        if count > OFTEN * len(telling):
            yield Fault(("turns",), f"the fullest reply is the {what} in {count} of {len(telling)} turns", hint)


def _others(turn: Turn) -> list[Reply]:
    return [one for one in turn.replies if one is not fullest(turn)]


def _length(reply: Reply) -> int:
    return len(reply.text)


def _ids(written: Written) -> Iterator[Fault]:
    yield from repeated_ids("people", [one.id for one in written.people])
    yield from repeated_ids("gauges", [one.id for one in written.gauges])
    yield from repeated_ids("turns", [one.id for one in written.turns])
    yield from repeated_ids("endings", [one.id for one in written.endings])
    seen: set[str] = set()
    for where, _turn, reply in written.replies():
        if reply.id in seen:
            yield Fault((*where, "id"), f'the id "{reply.id}" is used twice', "give each reply of a talk its own id")
        seen.add(reply.id)
    turns = {one.id for one in written.turns}
    for place, ending in enumerate(written.endings):
        if ending.id in turns:
            yield Fault(("endings", place, "id"), f'"{ending.id}" is a turn as well', "give the ending another id")


def _turns(written: Written) -> Iterator[Fault]:
    people = [one.id for one in written.people]
    for place, turn in enumerate(written.turns):
        if turn.id == written.kept:
            yield Fault(("turns", place, "id"), f'"{turn.id}" is kept for the ending', "choose another id")
        if turn.who is not None:
            yield from unknown_place(("turns", place, "who"), turn.who, people, 'one of the "people"')
        elif turn.says:
            yield Fault(("turns", place, "says"), "nobody says this", 'add "who:", or call it "tells:"')
        if not (turn.says or turn.tells):
            yield Fault(("turns", place), "nothing happens at this turn", 'add "says:" or "tells:"')


def _replies(written: Written) -> Iterator[Fault]:
    goals = [*(one.id for one in written.turns), *(one.id for one in written.endings)]
    gauges = [one.id for one in written.gauges]
    for where, _turn, reply in written.replies():
        if reply.goes not in goals:
            yield Fault((*where, "goes"), f'there is no turn or ending "{reply.goes}"', suggestion(reply.goes, goals))
        for gauge in reply.gauges:
            yield from unknown_place((*where, "gauges", gauge), gauge, gauges, 'one of the "gauges"')
        if reply.at is None:
            continue
        if written.framework_id is None:
            yield Fault((*where, "at"), "this talk names no framework", 'add "framework:" to it, or take this out')
        elif written.framework is not None:
            of = f'a point of "{written.framework_id}"'
            yield from unknown_place((*where, "at"), reply.at, list(written.framework.by_id), of)


def _ways(written: Written) -> Iterator[Fault]:
    """Faults of the ways through it; every name is known."""
    turns, first = {one.id: one for one in written.turns}, written.turns[0].id
    round_and_round = circles(turns, first)
    for where, turn, reply in written.replies():
        if (turn.id, reply.id) in round_and_round:
            hint = "lead on, to a turn that was not there before, or to an ending"
            yield Fault((*where, "goes"), f'this leads back to "{reply.goes}", so it might never end', hint)
    there = reached(turns, first)
    for key, ids in (("turns", list(turns)), ("endings", [one.id for one in written.endings])):
        for place, one in enumerate(ids):
            if one not in there:
                yield Fault((key, place), f'nothing leads to "{one}"', 'name it after a "goes:", or take it out')
    if round_and_round:
        return
    if (most := longest(turns, first)) > written.most_turns:
        hint = f'lead to an ending earlier, or write "most_turns: {most}"'
        yield Fault(("turns",), f"one way takes {most} turns, and {written.most_turns} are allowed", hint)
    full = {turn.id: _only(turn, 1.0) for turn in written.turns}
    if not reached(full, first) & {one.id for one in written.endings}:
        yield Fault(("turns",), "no way of replies with a credit of 1 comes to an ending", "give one at each turn")


def _only(turn: Turn, credit: float) -> Turn:
    """The turn with only the replies that earn a credit."""
    return Turn(id=turn.id, replies=tuple(one for one in turn.replies if one.credit == credit))
