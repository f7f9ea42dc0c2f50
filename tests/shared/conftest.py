"""Course folders that several accounts share."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.clock import FakeClock
from tests.cohorts.groups import learn
from tests.courses import write_course
from tests.shared.accounts import (
    ALICE,
    BOB,
    NEW_COHORT,
    TESS,
    Run,
    begins,
    ok,
)


@pytest.fixture
def shared() -> Iterator[Path]:
    """A course folder where everybody can write."""
    folder = Path(tempfile.mkdtemp(prefix="copro-shared-", dir="/tmp"))
    folder.chmod(0o755)
    course = write_course(folder / "course")
    course.chmod(0o777)
    yield course
    shutil.rmtree(folder)


@pytest.fixture
def group(shared: Path) -> Path:
    """A cohort of Tess's in the shared folder; Alice and Bob have begun and joined it."""
    ok(
        shared,
        NEW_COHORT,
        Run(uid=TESS, arguments=("cohort", "invite", "spring")),
        *(begins(uid, name) for uid, name in ((ALICE, "Alice"), (BOB, "Bob"))),
        *(Run(uid=uid, arguments=("join", "spring-invitation.json")) for uid in (ALICE, BOB)),
    )
    return shared


@pytest.fixture
def former(shared: Path) -> Path:
    """A shared folder as earlier versions filled it: the records of Alice and Bob lie directly in ``progress/``."""
    progress = shared / "progress"
    for uid, name in ((ALICE, "Alice"), (BOB, "Bob")):
        learn(shared, name, uid, FakeClock())
        for one in progress.rglob("*"):
            if one.lstat().st_uid not in (ALICE, BOB):
                os.chown(one, uid, uid)
    (progress / "backups").chmod(0o755)  # Alice's: she answered first
    progress.chmod(0o777)
    return shared
