"""A disk that fails: every system call of a save in turn, a limit on the size of files, and what is said then."""

from __future__ import annotations

import errno
import importlib
import os
import shutil
import subprocess
import sys
from contextlib import nullcontext, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from copro_tui.course.refs import Ref
from copro_tui.errors import CoproError, RecordError
from copro_tui.progress.learners import Learners
from copro_tui.progress.recovery import mend
from copro_tui.progress.repository import RecordRepository
from tests.clock import FakeClock
from tests.courses import FIRST
from tests.players import go_to, play, start
from tests.progress.events import attempt, new_store, reflection, visit

CALLS = ("open", "fsync", "replace", "link", "rename", "stat", "unlink")
CODES = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS)
ROOT = Path(__file__).parents[2]

LIMITED = """\
import resource, sys
from copro_tui.errors import CoproError, RecordError
from copro_tui.progress.learners import Learners
from copro_tui.progress.repository import RecordRepository
from tests.clock import FakeClock
from tests.courses import FIRST
from tests.players import go_to, play, start
from tests.progress.events import attempt
from pathlib import Path
store = RecordRepository(Path(sys.argv[1]))
size = store.path.stat().st_size
sys.dont_write_bytecode = True  # what is compiled from now on would be cut short, and kept for other tests
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 10, resource.RLIM_INFINITY))
try:
    store.add(attempt("what/it/too-much"))
except RecordError as error:
    print(error.message)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
store.add(attempt("what/it/again"))
"""


def _home(call: str) -> ModuleType:
    return importlib.import_module("fcntl" if call == "flock" else "os")


class Failing:
    """A system call that fails the n-th time it is made for something in a folder, or for an open file."""

    def __init__(self, name: str, code: int, turn: int, folder: Path, *, for_ever: bool = False) -> None:
        self.real, self.code, self.turn, self.folder = getattr(_home(name), name), code, turn, str(folder)
        self.failed, self.for_ever = False, for_ever

    def __call__(self, first: Any, *others: Any, **named: Any) -> Any:
        if isinstance(first, int) or str(first).startswith(self.folder):
            self.turn -= 1
            if self.turn < 0 and (self.for_ever or not self.failed):
                self.failed = True
                raise OSError(self.code, os.strerror(self.code))
        return self.real(first, *others, **named)


@pytest.mark.parametrize("code", CODES, ids=errno.errorcode.get)
@pytest.mark.parametrize("call", CALLS)
def test_every_call_of_a_save_fails_in_turn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    for turn in range(20):
        folder = tmp_path / str(turn)
        folder.mkdir()
        store = new_store(folder)
        store.add(attempt("what/it/before"))
        before, failing = store.path.read_bytes(), Failing(call, code, turn, folder)
        said = ""
        with monkeypatch.context() as broken:
            broken.setattr(os, call, failing)
            try:
                store.add(attempt("what/it/now"))
            except RecordError as error:
                said = str(error)
        if not failing.failed:
            assert not said
            return
        assert "\n" not in said
        if said:
            assert store.path.read_bytes() == before
            store.add(attempt("what/it/now"))
        record = RecordRepository(store.path).record
        assert (
            record.standing(Ref.parse("what/it/now")).tries == record.standing(Ref.parse("what/it/before")).tries == 1
        )
        assert mend(RecordRepository(store.path)) == ""
    raise AssertionError("a save makes fewer calls than that")


@pytest.mark.skipif(os.name == "nt", reason="Windows has other locks")
@pytest.mark.parametrize(
    ("code", "for_ever"), [(errno.ENOSPC, False), (errno.EIO, False), (errno.ENOSPC, True)], ids=str
)
@pytest.mark.parametrize("call", [*CALLS, "lstat", "close", "flock"])
def test_a_mark_is_shown_if_and_only_if_the_answer_is_kept(
    folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, call: str, code: int, for_ever: bool
) -> None:
    """The last answer of a lesson, with which the lesson is complete: every call of the check fails in turn."""
    play(start(folder, clock).open_lesson(FIRST), but="which")
    records = folder / "progress"
    saved = folder / "saved"
    shutil.copytree(records, saved)
    for turn in range(60):
        shutil.rmtree(records)
        shutil.copytree(saved, records)
        lesson_player = go_to(start(folder, clock), FIRST, "which")
        lesson_player.change(["vote", "veto"])
        failing = Failing(call, code, turn, records, for_ever=for_ever)
        with monkeypatch.context() as broken:
            broken.setattr(_home(call), call, failing)
            marked = False
            with suppress(RecordError):
                lesson_player.check()
                marked = True
            with nullcontext() if marked else suppress(RecordError):
                assert (lesson_player.view().feedback is not None) == marked
        again = start(folder, clock)
        kept = again.open_lesson(FIRST, "which").view().standing.tries
        assert kept == marked, f"turn {turn}"
        assert again.lessons("what")[0].completed == bool(kept)
        if not failing.failed:
            return
    raise AssertionError("a check makes fewer calls than that")


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit on the size of files")
def test_a_disk_that_takes_half_a_file_leaves_the_former_record_intact(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    store.add(attempt("what/it/before"))
    command = [sys.executable, "-c", LIMITED, str(store.path)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    assert "cannot be written (File too large)" in ended.stdout
    assert set(map(str, RecordRepository(store.path).record.attempts)) == {"what/it/before", "what/it/again"}
    assert list(tmp_path.glob("*.tmp")) == list(tmp_path.glob(".*.tmp")) == []


def test_no_words_of_the_learner_get_into_what_is_said_of_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(0)
    store = new_store(tmp_path)
    store.add(reflection("VERY PRIVATE"), visit())
    said = []
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", Failing("fsync", errno.ENOSPC, 0, tmp_path))
        with pytest.raises(RecordError) as refused:
            store.add(reflection("VERY PRIVATE"))
        said.append(str(refused.value))
    data = store.path.read_bytes()
    for spoilt in (data[:-30], data.replace(b"PRIVATE", b"PRIVATF"), data.replace(b'"text":"', b'"text":7"')):
        store.path.write_bytes(spoilt)
        with pytest.raises(RecordError) as refused:
            _ = RecordRepository(store.path).record
        said += [str(refused.value), mend(RecordRepository(store.path))]
    assert "PRIVAT" not in "".join(said) + caplog.text


@pytest.mark.parametrize("code", CODES, ids=errno.errorcode.get)
@pytest.mark.parametrize("call", ["open", "stat", "listdir", "read"])
def test_every_call_of_an_opening_fails_in_turn_and_is_said_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    Learners(tmp_path).create("Ann", datetime(2026, 1, 5, tzinfo=UTC))
    for turn in range(40):
        failing = Failing(call, code, turn, tmp_path)
        with monkeypatch.context() as broken:
            broken.setattr(os, call, failing)
            with suppress(CoproError):
                Learners(tmp_path).known()
                Learners(tmp_path).open("Ann")
        if not failing.failed:
            return
        assert Learners(tmp_path).open("Ann").record.about.name == "Ann"
    raise AssertionError("an opening makes fewer calls than that")
