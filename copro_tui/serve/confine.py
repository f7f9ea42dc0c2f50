"""Keep a process to its own folder: Landlock, on Linux, lets it open and reach nothing else from then on.

The numbers are those of the kernel's own header, ``linux/landlock.h``.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Sequence
from pathlib import Path

_CREATE, _ADD, _RESTRICT = 444, 445, 446
"""The system calls; they have the same numbers on every architecture."""

_WHICH_VERSION = 1
_BENEATH = 1
_NO_NEW_PRIVILEGES = 38

_EXECUTE, _WRITE, _READ, _LIST, _REMOVE, _MAKE = 1 << 0, 1 << 1, 1 << 2, 1 << 3, 1 << 5, 1 << 8
_ALL_FIRST = (1 << 13) - 1
"""What the first version of Landlock can forbid: running, reading, writing, listing, making and removing."""
_REFER, _TRUNCATE, _CONTROL = 1 << 13, 1 << 14, 1 << 15
_TCP = 0b11
"""To listen and to connect."""


class _Rules(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


def version() -> int:
    """The version of Landlock that the kernel has; 0 if none."""
    if not sys.platform.startswith("linux"):
        return 0
    found = _system().syscall(_CREATE, None, 0, _WHICH_VERSION)
    return max(0, int(found))


def confine(*, read: Sequence[Path], write: Sequence[Path], put: Sequence[Path] = ()) -> bool:
    """Let this process, and what it starts, read only ``read`` and ``write``, change only ``write``, reach no network.

    Into the folders ``put`` it may put files, but not see what is in them. Returns whether that holds now; False where
    the kernel cannot do it. Paths that are not there are left out.
    """
    kernel = version()
    if not kernel:
        return False
    files = _ALL_FIRST | (_REFER if kernel >= 2 else 0) | (_TRUNCATE if kernel >= 3 else 0)
    files |= _CONTROL if kernel >= 5 else 0
    rules = _Rules(files, _TCP if kernel >= 4 else 0, 0)
    size = 8 if kernel < 4 else 16 if kernel < 6 else 24
    system = _system()
    handle = system.syscall(_CREATE, ctypes.byref(rules), size, 0)
    if handle < 0:
        return False
    try:
        for path in read:
            _allow(system, handle, path, _READ | _LIST | _EXECUTE)
        for path in write:
            _allow(system, handle, path, files)
        for path in put:
            _allow(system, handle, path, (_WRITE | _REMOVE | _MAKE | _TRUNCATE) & files)
        return not (system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or system.syscall(_RESTRICT, handle, 0))
    finally:
        os.close(handle)


def _allow(system: ctypes.CDLL, rules: int, path: Path, allowed: int) -> None:
    try:
        handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not path.is_dir():
            allowed &= _EXECUTE | _WRITE | _READ | _TRUNCATE
        system.syscall(_ADD, rules, _BENEATH, ctypes.byref(_Beneath(allowed, handle)), 0)
    finally:
        os.close(handle)


def _system() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
