"""Visits to a lesson in either front, and what is counted of each."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from tests.cli.terminals import terminal
from tests.torture.learner import MOST_KEYS, PATIENCE, Learner, answers_in
from tests.torture.tally import Tally

FRONTS = ("plain", "screens")
"""Both ways to learn."""


class Visit(Struct, frozen=True, kw_only=True):
    """What was seen of one start of the program."""

    marked: list[str]
    """The answers whose mark was seen, as often as they were given."""
    status: int | None
    """The exit status; None if it did not end."""
    seconds: float
    """How long it took to end after the learner had asked for it."""
    output: bytes


def visit(
    folder: Path,
    front: str,
    *,
    keys: int = MOST_KEYS,
    patience: float = PATIENCE,
    more: Mapping[str, str] | None = None,
) -> Visit:
    """Somebody starts the program, answers for at most so many keys, and leaves within ``patience`` seconds.

    ``more`` is added to the program's environment.
    """
    arguments = ["--course", str(folder), *(["plain"] if front == "plain" else [])]
    with terminal(*arguments, more=more) as screen:
        learner = Learner(screen, front)
        learner.work(keys)
        began = time.monotonic()
        status = learner.leave(patience)
        seconds = time.monotonic() - began
        return Visit(marked=learner.marked, status=status, seconds=seconds, output=screen.output)


def look(tally: Tally, folder: Path, seen: Visit, before: list[str], where: str, *, under_way: int = 0) -> list[str]:
    """Count what a visit showed and kept; returns the answers that the record has. ``before`` are those it had."""
    tally.saw(seen.output, where)
    kept = answers_in(folder)
    tally.compare(seen.marked, before, kept, where, under_way=under_way)
    if seen.status is None:
        tally.troubles.append(f"{where}: it did not end")
    return kept


def go_on(tally: Tally, folder: Path, front: str, before: list[str], where: str) -> None:
    """Come back once all is well again, and count that, too."""
    seen = visit(folder, front)
    look(tally, folder, seen, before, where)
    if seen.status != os.EX_OK:
        tally.troubles.append(f"{where}: it ended with {seen.status}")
