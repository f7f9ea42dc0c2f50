"""A home of the benchmarks' own: nobody's cache is read, or written."""

from __future__ import annotations

import os
import tempfile

_FOLDER = tempfile.TemporaryDirectory(prefix="copro-benchmark-home-")

HOME = _FOLDER.name
"""An empty folder, until this process ends."""


def environment() -> dict[str, str]:
    """The environment of a program that is measured."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    return {**kept, "HOME": HOME}
