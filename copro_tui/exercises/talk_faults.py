"""What can be wrong with a conversation: what leads nowhere, what is never reached, what gives the best reply away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from copro_tui.exercises.faults import Fault, Frameworks, repeated_ids, unknown_framework, unknown_place
from copro_tui.exercises.talk_map import circles, longest, reached
from copro_tui.exercises.turns import Ending, Gauge, Person, Reply, Turn, fullest
from copro_tui.frameworks import Framework
from copro_tui.i18n import gettext as _
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
    for count, message, hint in (
        (
            longest_one,
            _("in most turns (%(count)d of %(turns)d) the fullest reply is the longest"),
            _("make the others as long, or this one shorter"),
        ),
        (
            shortest,
            _("in most turns (%(count)d of %(turns)d) the fullest reply is the shortest"),
            _("make the others as short, or this one longer"),
        ),
        (
            first,
            _("in most turns (%(count)d of %(turns)d) the fullest reply is the first"),
            _("write them in another order here and there"),
        ),
    ):
        if count > OFTEN * len(telling):
            yield Fault(("turns",), message % {"count": count, "turns": len(telling)}, hint)


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
            yield Fault(
                (*where, "id"),
                _('the id "%(reply)s" is used twice') % {"reply": reply.id},
                _("give each reply of a talk its own id"),
            )
        seen.add(reply.id)
    turns = {one.id for one in written.turns}
    for place, ending in enumerate(written.endings):
        if ending.id in turns:
            yield Fault(
                ("endings", place, "id"),
                _('"%(ending)s" is a turn as well') % {"ending": ending.id},
                _("give the ending another id"),
            )


def _turns(written: Written) -> Iterator[Fault]:
    people, no_entry = [one.id for one in written.people], _('"%(id)s" is not one of the "%(key)s"')
    for place, turn in enumerate(written.turns):
        if turn.id == written.kept:
            yield Fault(
                ("turns", place, "id"),
                _('"%(turn)s" is kept for the ending') % {"turn": turn.id},
                _("choose another id"),
            )
        if turn.who is not None:
            yield from unknown_place(("turns", place, "who"), turn.who, people, no_entry, key="people")
        elif turn.says:
            yield Fault(("turns", place, "says"), _("nobody says this"), _('add "who:", or call it "tells:"'))
        if not (turn.says or turn.tells):
            yield Fault(("turns", place), _("nothing happens at this turn"), _('add "says:" or "tells:"'))


def _replies(written: Written) -> Iterator[Fault]:
    goals = [*(one.id for one in written.turns), *(one.id for one in written.endings)]
    gauges, no_entry = [one.id for one in written.gauges], _('"%(id)s" is not one of the "%(key)s"')
    for where, _turn, reply in written.replies():
        if reply.goes not in goals:
            yield Fault(
                (*where, "goes"),
                _('there is no turn or ending "%(goes)s"') % {"goes": reply.goes},
                suggestion(reply.goes, goals),
            )
        for gauge in reply.gauges:
            yield from unknown_place((*where, "gauges", gauge), gauge, gauges, no_entry, key="gauges")
        if reply.at is None:
            continue
        if written.framework_id is None:
            yield Fault(
                (*where, "at"), _("this talk names no framework"), _('add "framework:" to it, or take this out')
            )
        elif written.framework is not None:
            message, points = _('"%(id)s" is not a point of "%(framework)s"'), list(written.framework.by_id)
            yield from unknown_place((*where, "at"), reply.at, points, message, framework=written.framework_id)


def _ways(written: Written) -> Iterator[Fault]:
    """Faults of the ways through it; every name is known."""
    turns, first = {one.id: one for one in written.turns}, written.turns[0].id
    round_and_round = circles(turns, first)
    for where, turn, reply in written.replies():
        if (turn.id, reply.id) in round_and_round:
            hint = _("lead on, to a turn that was not there before, or to an ending")
            yield Fault(
                (*where, "goes"), _('this leads back to "%(goes)s", so it might never end') % {"goes": reply.goes}, hint
            )
    there = reached(turns, first)
    for key, ids in (("turns", list(turns)), ("endings", [one.id for one in written.endings])):
        for place, one in enumerate(ids):
            if one not in there:
                yield Fault(
                    (key, place),
                    _('nothing leads to "%(id)s"') % {"id": one},
                    _('name it after a "goes:", or take it out'),
                )
    if round_and_round:
        return
    if (most := longest(turns, first)) > written.most_turns:
        hint = _('lead to an ending earlier, or write "most_turns: %(most)s"') % {"most": most}
        message = _("one way has too many turns: %(most)d, and %(allowed)d are allowed")
        yield Fault(("turns",), message % {"most": most, "allowed": written.most_turns}, hint)
    full = {turn.id: _only(turn, 1.0) for turn in written.turns}
    if not reached(full, first) & {one.id for one in written.endings}:
        yield Fault(
            ("turns",), _("no way of replies with a credit of 1 comes to an ending"), _("give one at each turn")
        )


def _only(turn: Turn, credit: float) -> Turn:
    """The turn with only the replies that earn a credit."""
    return Turn(id=turn.id, replies=tuple(one for one in turn.replies if one.credit == credit))
