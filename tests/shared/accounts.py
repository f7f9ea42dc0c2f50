"""Running ``copro`` as several accounts of one computer, with real user ids. Only root can do that."""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct, to_builtins

from tests.cli.programs import environment

ALICE, BOB, CAROL, TESS = 41001, 41002, 41003, 41009
STAFF = 41500
"""A group that all of them are in."""

needs_accounts = pytest.mark.skipif(
    not hasattr(os, "getuid") or os.getuid() != 0, reason="only root can run programs as several accounts"
)


class Run(Struct, frozen=True, kw_only=True):
    """One start of ``copro``."""

    uid: int
    arguments: tuple[str, ...] = ("plain",)
    typed: str = ""
    umask: int = 0o022


NEW_COHORT = Run(uid=TESS, arguments=("cohort", "new", "spring"))
COLLECT = Run(uid=TESS, arguments=("cohort", "collect", "spring"))
SEND = ("send", "--yes")
DOCTOR = ("doctor",)


class Ended(Struct, frozen=True):
    """How it ended, and everything that it printed."""

    status: int
    said: str


def begins(uid: int, name: str, umask: int = 0o022) -> Run:
    """Somebody starts ``copro plain``, gives their name if they are asked for it, and leaves."""
    return Run(uid=uid, typed=f"{name}\nq\n", umask=umask)


def run(folder: Path, *runs: Run, at_once: bool = False) -> list[Ended]:
    """Start ``copro`` in a course folder for each of ``runs``, one after the other or all at once.

    The folder has to be one that every account can reach. No account but root may be able to read Python's own
    library, so one process loads everything, and its children become the accounts.
    """
    server = _server()
    assert server.stdin is not None
    assert server.stdout is not None
    server.stdin.write(json.dumps([str(folder), at_once, to_builtins(runs)]) + "\n")
    server.stdin.flush()
    return [Ended(*one) for one in json.loads(server.stdout.readline())]


def ok(folder: Path, *runs: Run) -> list[str]:
    """The same where each has to end well; returns what they said."""
    found = run(folder, *runs)
    assert [one.status for one in found] == [0] * len(runs), found
    return [one.said for one in found]


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o7777


def folder_of(course: Path, uid: int) -> Path:
    return course / "progress" / "accounts" / f"account-{uid}"


def owners(folder: Path) -> set[int]:
    return {one.lstat().st_uid for one in (folder, *folder.rglob("*"))}


def inbox_of(course: Path) -> Path:
    return course / "progress" / "inbox" / "spring"


def as_account(uid: int, act: Callable[[], object]) -> str:
    """Do something as another account, which is in ``STAFF``; returns the name of the error, or an empty text."""
    before, groups = (os.getegid(), os.geteuid()), os.getgroups()
    os.setgroups([STAFF])
    os.setegid(uid)
    os.seteuid(uid)
    try:
        act()
    except OSError as error:
        return type(error).__name__
    finally:
        os.seteuid(before[1])
        os.setegid(before[0])
        os.setgroups(groups)
    return ""


@cache
def _server() -> subprocess.Popen[str]:
    """The process whose children become the accounts. It ends with the tests."""
    command = [sys.executable, "-W", "error", "-m", "tests.shared.accounts"]
    server = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", env=environment()
    )
    atexit.register(server.communicate)  # closes its input, at which it ends
    return server


def _load_everything() -> None:
    import importlib
    import pkgutil

    import copro_tui

    version("textual")  # loads what it needs when it is first called
    for name in ("pwd", "encodings.utf_8_sig", "encodings.ascii", "filelock", "tinydb", "platformdirs"):
        importlib.import_module(name)
    for one in pkgutil.walk_packages(copro_tui.__path__, "copro_tui."):
        if not one.name.startswith(("copro_tui.tui", "copro_tui.terminal", "copro_tui.__main__")):
            importlib.import_module(one.name)


def _start(folder: str, one: dict[str, Any]) -> tuple[int, int]:
    """Start one run in a child process; returns its id and where its output can be read."""
    out, into = os.pipe()
    process = os.fork()
    if process:
        os.close(into)
        return process, out
    status = 99
    try:
        home = str(Path(folder).parent / "no-home")  # nobody can make it, and nothing of a home is needed
        os.environ.update(HOME=home, XDG_CACHE_HOME=home, XDG_DATA_HOME=home, XDG_STATE_HOME=home)
        os.setgroups([STAFF])
        os.setgid(one["uid"])
        os.setuid(one["uid"])
        os.umask(one["umask"])
        os.chdir(folder)
        typed, write = os.pipe()
        os.write(write, one["typed"].encode())
        os.close(write)
        for number, handle in enumerate((typed, into, into)):
            os.dup2(handle, number)
        sys.stdin, sys.stdout, sys.stderr = map(os.fdopen, range(3), "rww")
        from copro_tui.cli.main import main

        status = main(one["arguments"])
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:
        import traceback

        os.write(into, traceback.format_exc().encode())
    finally:
        os._exit(status)


def _finish(process: int, out: int) -> tuple[int, str]:
    with os.fdopen(out, "rb") as file:
        said = file.read().decode(errors="replace")
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), said


def _serve() -> None:
    _load_everything()
    for line in sys.stdin:
        folder, at_once, runs = json.loads(line)
        if at_once:
            ended = [_finish(*one) for one in [_start(folder, one) for one in runs]]
        else:
            ended = [_finish(*_start(folder, one)) for one in runs]
        print(json.dumps(ended), flush=True)


if __name__ == "__main__":
    _serve()
