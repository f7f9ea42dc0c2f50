"""Loading a program that then stays in memory as it is."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def loading() -> Iterator[None]:
    """Load without looking for garbage, and look for none in what was loaded from then on.

    Modules and classes stay until the end. Python's collector would go through all of them several times while they
    are loaded, which takes a tenth of the start, and through all of them again at every full collection.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
