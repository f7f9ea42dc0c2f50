"""Disks that fail, to be put in the place of functions that write or read."""

from __future__ import annotations

import os
from typing import Any


def no_space(*_: object, **__: object) -> Any:
    """The disk is full."""
    raise OSError(28, os.strerror(28))


def denied(*_: object, **__: object) -> Any:
    """Somebody else's file."""
    raise PermissionError(13, os.strerror(13))
