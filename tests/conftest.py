"""What every test stands on: nothing of this computer gets in, nothing gets out of the test's own folder."""

from __future__ import annotations

import gc
import os
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from copro_tui import i18n
from copro_tui.player import CoursePlayer
from tests.clock import FakeClock
from tests.courses import write_course
from tests.loop import SkippingLoop
from tests.players import start

settings.register_profile("fixed", database=None, deadline=None, derandomize=True, max_examples=60)
settings.register_profile("explore", database=None, deadline=None, max_examples=2000)
settings.load_profile("fixed")  # pytest --hypothesis-profile=explore looks further

HOMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
XDG = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
LEAKS = (
    *("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLORTERM", "TERM_PROGRAM", "COLUMNS", "LINES"),
    *("ACCESSIBLE", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LC_CTYPE", "SSH_TTY"),
)

MEMORY = Path("/dev/shm")
"""Where Linux keeps files in memory."""

ROOM = 4 * 1024**3
"""Bytes that have to be free there; the tests take less than a tenth of it."""

COUNT = count()
"""Numbers of the tests of this process."""


def pytest_configure() -> None:
    """Have the tests' folders in memory, unless TMPDIR or --basetemp says where else.

    They make tens of thousands of small files, and a disk takes milliseconds to make one or to put one in the place of
    another. And let the collector of garbage rest while all is imported: it took a quarter of that time.
    """
    gc.set_threshold(100_000)
    if "TMPDIR" not in os.environ and hasattr(os, "statvfs") and MEMORY.is_dir():
        found = os.statvfs(MEMORY)
        programs = not found.f_flag & os.ST_NOEXEC  # some tests start what they make there
        if programs and found.f_bavail * found.f_frsize > ROOM:
            os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


def pytest_collection_finish() -> None:
    """Spare the collector of garbage what stays: with it, it took a quarter of the time of tests of screens."""
    gc.collect()
    gc.freeze()


def pytest_asyncio_loop_factories() -> dict[str, Callable[[], SkippingLoop]]:
    """What runs every test that is a coroutine."""
    return {"skipping": SkippingLoop}


@pytest.fixture(scope="session", autouse=True)
def _temporary(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Where ``tempfile`` makes its folders: with all the others, so that none is left over."""
    folder = tmp_path_factory.getbasetemp() / "temporary"
    folder.mkdir(0o700)
    tempfile.tempdir = str(folder)
    yield
    tempfile.tempdir = None


@pytest.fixture(scope="session")
def bytecode(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where every program that a test starts finds what the one before it compiled; in common to all workers."""
    base = tmp_path_factory.getbasetemp()
    return (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "bytecode"


def _own_folder(factory: pytest.TempPathFactory, kind: str) -> Path:
    """A new folder. pytest's own way to name one looks through those of all the tests before."""
    folder = factory.getbasetemp() / kind / str(next(COUNT))
    folder.mkdir(0o700, parents=True)
    return folder


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A folder of the test's own."""
    return _own_folder(tmp_path_factory, request.node.originalname)


@pytest.fixture(autouse=True)
def _isolated(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, bytecode: Path
) -> Iterator[None]:
    """A home, a working folder and a locale of the test's own; the interface in English before and after."""
    home = _own_folder(tmp_path_factory, "homes")
    for name in HOMES:
        monkeypatch.setenv(name, str(home))
    for name in XDG:
        monkeypatch.setenv(name, str(home / name.lower()))
    for name in (*LEAKS, *(one for one in os.environ if one.startswith(("TEXTUAL", "COPRO")))):
        if name != "TEXTUAL_SNAPSHOT_TEMPDIR":  # where pytest-textual-snapshot collects its pictures
            monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(bytecode))  # compiling took longer than all else that it starts with
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    monkeypatch.chdir(home)
    monkeypatch.setattr(os, "fsync", os.fstat)  # fails as it does, but no test's files have to survive a power cut
    i18n.use_language("en")
    before = os.umask(0o022)  # where others may write in a folder, records are kept in another place
    yield
    os.umask(before)
    i18n.use_language("en")


@pytest.fixture
def clock() -> FakeClock:
    """A clock that stands still at nine o'clock on 5 January 2026."""
    return FakeClock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A course folder with the small course in it."""
    return write_course(tmp_path / "course")


@pytest.fixture
def player(folder: Path, clock: FakeClock) -> Callable[[], CoursePlayer]:
    """``player()`` starts the program afresh for Ann in ``folder``; call it again for the next morning."""
    return partial(start, folder, clock)
