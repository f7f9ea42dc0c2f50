"""Where a conversation can lead: how long its ways are, and all of them as a text. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from copro_tui.exercises.turns import Ending, Person, Reply, Turn
from copro_tui.i18n import gettext as _


def longest(turns: Mapping[str, Turn], first: str) -> int:
    """The most turns on any way from a turn to an end, that turn included. No way may lead in a circle."""
    known: dict[str, int] = {}

    def length(turn: str) -> int:
        if turn not in turns:
            return 0
        if turn not in known:
            known[turn] = 1 + max(length(reply.goes) for reply in turns[turn].replies)
        return known[turn]

    return length(first)


def reached(turns: Mapping[str, Turn], first: str) -> set[str]:
    """The ids of all turns and endings that can be reached."""
    found: set[str] = set()
    waiting = [first]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += [reply.goes for reply in turns[here].replies] if here in turns else []
    return found


def circles(turns: Mapping[str, Turn], first: str) -> set[tuple[str, str]]:
    """The replies that lead back to a turn on the way to them, each with its turn: a way over one might never end."""
    found: set[tuple[str, str]] = set()
    done: set[str] = set()

    def walk(turn: str, before: frozenset[str]) -> None:
        for reply in turns[turn].replies:
            if reply.goes in before | {turn}:
                found.add((turn, reply.id))
            elif reply.goes in turns and reply.goes not in done:
                walk(reply.goes, before | {turn})
        done.add(turn)

    walk(first, frozenset())
    return found


def tree(
    name: str, title: str, turns: Sequence[Turn], endings: Sequence[Ending], people: Sequence[Person]
) -> list[str]:
    """All ways through a conversation as lines: each turn once, where it is first come to, with its replies below."""
    by_id, names = {one.id: one for one in turns}, {one.id: one.name for one in people}
    texts = {one.id: one.text for one in endings}
    drawn: set[str] = set()

    def below(turn: Turn, indent: str) -> Iterator[str]:
        drawn.add(turn.id)
        for place, reply in enumerate(turn.replies, start=1):
            last = place == len(turn.replies)
            yield f"{indent}{'└' if last else '├'}─ {_reply(reply)}"
            yield from leads(reply.goes, indent + ("   " if last else "│  "))

    def leads(where: str, indent: str) -> Iterator[str]:
        if where in texts:
            yield f"{indent}└─ ■ {where}: {texts[where]}"
        elif where in drawn:
            yield f"{indent}└─ ↑ {where}"
        else:
            turn = by_id[where]
            yield f"{indent}└─ {_turn(turn, names)}"
            yield from below(turn, f"{indent}   ")

    return [f"{name}: {title}", _turn(turns[0], names), *below(turns[0], "")]


def _turn(turn: Turn, names: Mapping[str, str]) -> str:
    who = names.get(turn.who or "", "")
    said = f"“{turn.says}”" if turn.says else ""
    return f"{turn.id}: " + " ".join(one for one in (turn.tells, f"{who}:" if who and said else "", said) if one)


def _reply(reply: Reply) -> str:
    moved = [f"{gauge} {change:+d}" for gauge, change in reply.gauges.items() if change]
    told = ", ".join((_("credit %(credit)g") % {"credit": reply.credit}, *([reply.at] if reply.at else []), *moved))
    return f"{reply.id} ({told}): “{reply.text}”"
