"""Accounts that share a course folder with one that means harm: with real user ids, which only root can take on."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from copro_tui.errors import ExitCode
from copro_tui.progress.learners import LAST_USED
from copro_tui.progress.names import file_name
from tests.courses import write_course
from tests.shared import accounts
from tests.shared.accounts import ALICE, BOB, CAROL, STAFF, TESS, Ended, Run, as_account
from tests.torture.tally import Tally

POSSIBLE = hasattr(os, "getuid") and os.getuid() == 0
"""Whether this process can become other accounts."""
MALLORY = 41666
PEOPLE = {ALICE: "Alice", BOB: "Bob", CAROL: "Carol"}
WELL = {ExitCode.OK, ExitCode.FOUND_PROBLEMS, ExitCode.USAGE, ExitCode.COURSE, ExitCode.RECORD}

ANSWERS = "1\n1\nc\n\n2\nc\n\nq\n"
"""Lines that begin the first lesson, answer something, and leave."""


@contextmanager
def shared_course(mode: int) -> Iterator[Path]:
    """A course folder with these permissions, beside a folder of private notes for each person."""
    top = Path(tempfile.mkdtemp(prefix="copro-shared-", dir="/tmp"))
    top.chmod(0o755)
    course = write_course(top / "course")
    os.chown(course, 0, STAFF)
    course.chmod(mode)
    for uid in (*PEOPLE, TESS):
        home = top / str(uid)
        home.mkdir(mode=0o700)
        (home / "notes.txt").write_text(f"Private to {uid}.\n" * 20)
        for path in (home, home / "notes.txt"):
            os.chown(path, uid, uid)
    try:
        yield course
    finally:
        shutil.rmtree(top)


def contents(top: Path) -> dict[Path, tuple[str, int, int]]:
    """Of every private note and record under ``top``: a hash of it, its size and who may read it."""
    found = {}
    for path in (*top.glob("*/notes.txt"), *top.glob("course/progress/**/*.json")):
        if path.is_file() and not path.is_symlink() and path.stat().st_uid != MALLORY:
            data = path.read_bytes()
            found[path] = (hashlib.sha256(data).hexdigest(), len(data), path.stat().st_mode & 0o077)
    return found


def mischief(course: Path, chance: random.Random) -> None:
    """Put something in the way of whatever is there or will be there; called as the account that means harm."""
    progress = course / "progress"
    names = [file_name(name).removesuffix(".json") for name in PEOPLE.values()]
    places = [
        *(progress / f"{one}{ending}" for one in names for ending in (".json", ".lock", ".holder", ".drafts")),
        *(progress / "accounts" / f"account-{uid}" for uid in (*PEOPLE, TESS)),
        *(progress / name for name in (LAST_USED, "backups", "accounts", "inbox", "cohorts")),
        *(
            progress / "cohorts" / name
            for name in ("zz.yaml", "spring.yaml", ".spring.yaml.lock", ".spring.yaml.holder")
        ),
        *(progress / "inbox" / "spring" / name for name in ("a.json", "zz.json")),
    ]
    with suppress(OSError):
        places += list(progress.rglob("*"))
    for path in chance.sample(places, min(len(places), 12)):
        with suppress(OSError):
            if path.exists() or path.is_symlink():
                path.rename(path.with_name(f"moved-{chance.randrange(10**6)}"))
        with suppress(OSError):
            path.parent.mkdir(exist_ok=True)
            match chance.randrange(5):
                case 0:
                    os.mkfifo(path, 0o666)
                case 1:
                    path.symlink_to(chance.choice(list(course.parent.glob("4*"))) / "notes.txt")
                case 2:
                    path.symlink_to(progress)
                case 3:
                    path.mkdir(mode=0o777)
                case _:
                    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NONBLOCK  # so that no pipe holds it up
                    handle = os.open(path, flags, 0o666)
                    os.write(handle, chance.choice((b"", b"{}", b"[" * 100_000, chance.randbytes(200))))
                    os.close(handle)
        if not path.is_symlink():
            with suppress(OSError):
                path.chmod(0o777)


def goes_on(uid: int, chance: random.Random) -> Run:
    """Somebody starts the program and answers."""
    return Run(uid=uid, typed=f"{PEOPLE[uid]}\n{ANSWERS}", umask=chance.choice((0o000, 0o002, 0o022, 0o077)))


def run(chance: random.Random) -> Tally:
    """Three learners and a trainer work, in turn with the account that means harm."""
    tally, mode = Tally(), chance.choice((0o777, 0o1777, 0o2770, 0o3770))
    tally.runs["shared folder"] += 1
    with shared_course(mode) as course:
        notes = {path: found for path, found in contents(course.parent).items() if path.name == "notes.txt"}
        for _round in range(3):
            before = contents(course.parent)
            as_account(MALLORY, lambda: mischief(course, chance))
            there = {path: found for path, found in before.items() if path.is_file() and not path.is_symlink()}
            people = chance.sample(list(PEOPLE), len(PEOPLE))
            runs = [goes_on(uid, chance) for uid in people]
            runs.append(Run(uid=TESS, arguments=("cohort", "new", f"spring{chance.choice(('', '-2'))}")))
            runs.append(Run(uid=TESS, arguments=("report", "spring")))
            runs += [Run(uid=uid, arguments=("doctor",)) for uid in people]
            for one, ended in zip(runs, accounts.run(course, *runs, at_once=chance.random() < 0.3), strict=True):
                look_at(tally, one, ended, f"folder {mode:o}")
            after = contents(course.parent)
            for path, was in there.items():
                if was[2] == 0 and after.get(path, was)[2]:
                    tally.troubles.append(f"folder {mode:o}: {path} became readable")
        for path, was in notes.items():
            if contents(course.parent).get(path) != was:
                tally.written_to_others += was[1]
                tally.troubles.append(f"folder {mode:o}: {path} was changed")
    return tally


def look_at(tally: Tally, one: Run, ended: Ended, where: str) -> None:
    """Count what a start of the program showed, and whether anything private of another person was in it."""
    spoken = f"{where}, account {one.uid}, {' '.join(one.arguments)}"
    tally.saw(ended.said.encode(), spoken)
    if ended.status not in WELL:
        tally.troubles.append(f"{spoken}: it ended with {ended.status}: {ended.said[-600:]}")
    if "Private to" in ended.said:
        tally.troubles.append(f"{spoken}: it showed somebody's notes")
