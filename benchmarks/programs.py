"""The programs as the measures start them."""

from __future__ import annotations

from pathlib import Path

from benchmarks.terminal import Terminal

HOME = "My plan"
"""What home shows, whatever the course and the learner."""

EMPTY = "Croeso"
"""The one word of the empty app."""


def copro(folder: Path) -> Terminal:
    """copro in a course folder with one learner: it begins at home."""
    return Terminal("copro_tui", "--course", str(folder))


def empty_app() -> Terminal:
    return Terminal("benchmarks.peers", "empty")


def label_app() -> Terminal:
    return Terminal("benchmarks.peers", "label")
