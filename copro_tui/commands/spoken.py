"""Commands of plain mode for getting about in what is said. They are words alone, which no key and no label can be."""

from __future__ import annotations

from copro_tui.commands.command import Command, Typed
from copro_tui.i18n import mark


def _word(word: str, name: str, means: str, *also: str) -> Command:
    return Command(id=f"say.{word}", name=name, plain_only=True, typed=Typed((word,), means, also=also))


SPOKEN = (
    _word(mark("again"), mark("Say again"), mark("hear the last thing again"), "pardon"),
    _word(mark("more"), mark("More"), mark("hear what comes next, or more about this"), "read on"),
    _word(mark("question"), mark("Question"), mark("hear the question")),
    _word(mark("case"), mark("Case"), mark("hear the case in hand")),
    _word(mark("places"), mark("Places"), mark("hear the places, or what you can choose from")),
    _word(mark("where"), mark("Where am I?"), mark("hear where you are"), "where am i"),
    _word(mark("summary"), mark("How far I am"), mark("hear how far you are")),
    _word(mark("brief"), mark("Say less"), mark("hear as little as you need, from now on")),
    _word(mark("normal"), mark("Say what is usual"), mark("hear what is usual, from now on")),
    _word(mark("full"), mark("Say everything"), mark("hear everything at once, from now on")),
)
