"""What is said of a conversation on the screens and in plain mode: who speaks, what moved, which way it took."""

from __future__ import annotations

from collections.abc import Sequence

from copro_tui.exercises.talk import Conversation
from copro_tui.exercises.talk_way import Said
from copro_tui.exercises.turns import MOST_ON_A_GAUGE, Ending, Gauge, Turn
from copro_tui.i18n import gettext as _
from copro_tui.text.safe import safe


def quoted(text: str) -> str:
    """What somebody says, in quotation marks."""
    return _("“%(text)s”") % {"text": safe(text)}


def speaker_words(exercise: Conversation, turn: Turn) -> str:
    """Who speaks: “Gethin, makes the posters”; empty if nobody does."""
    who = exercise.speaker(turn)
    if who is None:
        return ""
    return _("%(name)s, %(role)s") % {"name": safe(who.name), "role": safe(who.role)} if who.role else safe(who.name)


def turn_words(exercise: Conversation, answer: object) -> str:
    """The number of the turn that is to be answered, and how many more there can be."""
    number = len(exercise.way(answer)) + 1
    more = exercise.at_most(answer) - number
    if not more:
        return _("turn %(turn)d, the last") % {"turn": number}
    return _("turn %(turn)d, at most %(more)d more") % {"turn": number, "more": more}


def level_words(gauge: Gauge, level: int) -> str:
    """How high a gauge is: “Trust 2 of 5”."""
    return _("%(gauge)s %(level)d of %(most)d") % {"gauge": safe(gauge.name), "level": level, "most": MOST_ON_A_GAUGE}


def moved_words(exercise: Conversation, said: Said) -> list[str]:
    """How a reply moved the gauges, one by one: “Trust 2 → 3”."""
    names = {one.id: safe(one.name) for one in exercise.gauges}
    return [f"{names[one]} {before} → {after}" for one, (before, after) in said.moved.items()]


def most_moved_words(exercise: Conversation, said: Said) -> str:
    """How a reply moved the gauge that it moved most; empty if it moved none."""
    moved = [abs(after - before) for before, after in said.moved.values()]
    return moved_words(exercise, said)[moved.index(max(moved))] if moved else ""


def since_start_words(gauge: Gauge, level: int) -> str:
    """How high a gauge is at the end, and where it began."""
    values = {"gauge": safe(gauge.name), "before": gauge.start, "after": level}
    if level == gauge.start:
        return _("%(gauge)s %(after)d, as at the start") % values
    return _("%(gauge)s %(before)d → %(after)d") % values


def points_of(way: Sequence[Said]) -> list[str]:
    """The points on which the way stood, turn by turn, without the turns that stood on none."""
    return [one.reply.at for one in way if one.reply.at is not None]


def way_words(exercise: Conversation, way: Sequence[Said]) -> str:
    """On which points of the framework the way stood, turn by turn; empty if on none."""
    framework, points = exercise.framework, points_of(way)
    if framework is None or not points:
        return ""
    names = ", ".join(safe(framework.numbered(one)) for one in points)
    return _("Your way so far: %(points)s.") % {"points": names}


def left_words(ending: Ending) -> list[str]:
    """What was gained at an ending, and what was lost."""
    gained = [_("Gained: %(text)s") % {"text": safe(ending.gained)}] if ending.gained else []
    return [*gained, *([_("Lost: %(text)s") % {"text": safe(ending.lost)}] if ending.lost else [])]


def instead_words(said: Said) -> str:
    """What else could have been said at a turn, and why."""
    values = {"text": safe(said.instead.text), "why": safe(said.instead.because)}
    return _("What else you could have said: “%(text)s” %(why)s") % values
