"""The order in which a learner sees what is shuffled."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence


def shuffled(ids: Sequence[str], seed: int, *, refuse: Callable[[tuple[str, ...]], bool]) -> tuple[str, ...]:
    """``ids`` shuffled by ``seed``: always the same order for the same seed, and one for which ``refuse`` is false.

    If every order is refused (which the loader does not allow), the last one tried is returned.
    """
    source = random.Random(seed)
    order = list(ids)
    for _attempt in range(200):
        source.shuffle(order)
        if not refuse(tuple(order)):
            break
    return tuple(order)
