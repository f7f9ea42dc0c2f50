"""What came of reading a file of a course, and who reads it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from msgspec import Struct

if TYPE_CHECKING:
    from copro_tui.course.yaml_nodes import Problem

T = TypeVar("T")


class Read(Struct, Generic[T], frozen=True):
    """What came of reading a file: its value, or None when there are problems."""

    value: T | None
    problems: tuple[Problem, ...] = ()


class Reader:
    """Reads every file anew."""

    def read(self, name: str, files: Sequence[Path], of: Any, anew: Callable[[], Read[T]]) -> Read[T]:
        """What ``anew`` makes of ``files``. A reader that keeps what was read keeps it as ``name``, of the type ``of``.

        ``files`` are all that the value depends on.
        """
        return anew()
