"""``python -m tests.torture``: adversity for so many minutes on every processor, and what came of it.

``--job "disk 17"`` repeats one run. Exit status 1 if an answer was lost or a file of somebody else's changed, and with
``--strict`` for any trouble: some depends on how quick the computer is.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import count, cycle
from typing import Any

from tests.torture import disk, full_disk, readers, sharing, stopped
from tests.torture.tally import Tally

Part = Callable[[random.Random], Tally]

PARTS: dict[str, Part] = {
    "disk": disk.run,
    "readers": readers.run,
    "full disk": full_disk.run,
    "sharing": sharing.run,
    "stopped": stopped.run,
}
ORDER = ("disk", "readers", "disk", "sharing", "disk", "full disk", "disk", "readers", "disk", "stopped")
"""In which order the parts take turns; those that are quick, or have most to try, come more often."""
LONGEST = 240
"""Seconds after which a run is taken to hang."""
WHY_NOT = {
    "disk": "" if disk.COMPILER else "there is no C compiler",
    "full disk": "" if full_disk.POSSIBLE else "only root on Linux can mount a small disk",
    "sharing": "" if sharing.POSSIBLE else "only root can be several accounts",
    "stopped": "" if hasattr(signal, "SIGSTOP") else "no program can be stopped here",
}
"""Why a part cannot be run on this computer; empty where it can."""


class HangsError(Exception):
    """A run does not end. It is no OSError, which a run takes for its own."""


def one(part: str, number: int, seed: int) -> Tally:
    """One run of a part; what went wrong in it is said with what repeats it."""

    def hangs(*_: Any) -> None:
        raise HangsError(f"it took longer than {LONGEST} seconds")

    signal.signal(signal.SIGALRM, hangs)
    signal.alarm(LONGEST)
    try:
        tally = PARTS[part](random.Random(f"{seed} {part} {number}"))
    except Exception as error:
        tally = Tally(troubles=[f"the run itself ended: {error!r}"])
    finally:
        signal.alarm(0)
    tally.troubles = [f"--seed {seed} --job “{part} {number}”: {trouble}" for trouble in tally.troubles]
    print(*tally.troubles, sep="\n", end="\n" if tally.troubles else "", file=sys.stderr, flush=True)
    return tally


def work(first: int, step: int, seed: int, parts: tuple[str, ...], seconds: float) -> Tally:
    """Run by run until the time is over, every ``step``-th from ``first`` on."""
    late, tally = time.monotonic() + seconds, Tally()
    numbered: Iterator[tuple[int, str]] = zip(count(), cycle([each for each in ORDER if each in parts]), strict=False)
    for number, part in numbered:
        if time.monotonic() > late:
            break
        if number % step == first:
            tally.add(one(part, number, seed))
    return tally


def main() -> int:
    """Parse the arguments, run, and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--job", help="run only this, as named in what went wrong")
    parser.add_argument("--strict", action="store_true", help="end with 1 for any trouble, and not for losses alone")
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], help="only these parts")
    given = parser.parse_args()
    wanted = tuple(given.parts or PARTS)
    for part in wanted:
        if WHY_NOT.get(part):
            print(f"{part}: left out, because {WHY_NOT[part]}.")
    parts = tuple(part for part in wanted if not WHY_NOT.get(part))
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(HOME=home, TERM="xterm-256color", LANG="C.UTF-8")
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "LC_ALL", "LC_CTYPE"):
            os.environ.pop(name, None)
        total = Tally()
        if given.job:
            part, _space, number = given.job.rpartition(" ")
            total.add(one(part, int(number), given.seed))
        else:
            workers = os.cpu_count() or 1
            with ProcessPoolExecutor(workers) as pool:
                begun = [
                    pool.submit(work, first, workers, given.seed, parts, given.minutes * 60) for first in range(workers)
                ]
                for each in begun:
                    total.add(each.result())
    print(f"seed: {given.seed}", *total.lines(), sep="\n")
    return int(not total.well if given.strict else bool(total.lost or total.written_to_others))


if __name__ == "__main__":
    sys.exit(main())
