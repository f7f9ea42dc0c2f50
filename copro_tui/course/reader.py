"""The result of reading a file of a course, and the reader that a cache can replace."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from msgspec import Struct

if TYPE_CHECKING:
    from copro_tui.course.yaml_nodes import Problem

T = TypeVar("T")


class Read(Struct, Generic[T], frozen=True):
    """The result of reading a file: its value, or None and the problems."""

    value: T | None
    problems: tuple[Problem, ...] = ()


class Reader:
    """Reads files without a cache."""

    def read(
        self, name: str, files: Sequence[Path], of: Any, anew: Callable[[], Read[T]], given: tuple[int, ...] = ()
    ) -> Read[T]:
        """The result of ``anew``, which reads ``files``. A cache stores it as ``name``, a value of type ``of``.

        ``files`` must be all files that the value depends on, and ``given`` all else.
        """
        return anew()
