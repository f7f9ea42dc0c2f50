"""What ``copro doctor`` says of a folder that several accounts share."""

from __future__ import annotations

import os
from pathlib import Path

from tests.shared.accounts import (
    ALICE,
    BOB,
    DOCTOR,
    Run,
    begins,
    folder_of,
    needs_accounts,
    ok,
    run,
)

pytestmark = needs_accounts


def test_the_doctor_says_what_was_moved_and_what_belongs_to_others(shared: Path) -> None:
    os.chown(shared, ALICE, ALICE)
    shared.chmod(0o755)
    ok(shared, Run(uid=ALICE, typed="Alice\n1\n\n\nq\n"))
    shared.chmod(0o777)
    (alice,) = run(shared, Run(uid=ALICE, arguments=DOCTOR))
    moved = next(folder_of(shared, ALICE).glob("alice-*.json"))
    assert f"were moved there from {shared / 'progress'}: " in alice.said
    assert moved.name in alice.said
    assert "is whole (“" in alice.said
    ok(shared, begins(BOB, "Bob"))
    (bob,) = run(shared, Run(uid=BOB, arguments=DOCTOR))
    assert f"several accounts share {shared / 'progress'}" in bob.said
    assert "what other accounts have there is left alone (folders: 1, files not yet moved: 0)" in bob.said
    assert "1 record in" in bob.said
    assert "alice" not in bob.said.lower()
    assert bob.status == 0


def test_the_doctor_says_that_nothing_can_be_written_before_there_is_a_progress_folder(shared: Path) -> None:
    shared.chmod(0o755)
    (ended,) = run(shared, Run(uid=ALICE, arguments=DOCTOR))
    assert ended.status == 1
    assert f"nothing can be written in {shared}, so no answer would be saved" in ended.said


def test_the_doctor_names_a_folder_that_only_another_account_can_open(shared: Path) -> None:
    (shared / "progress").mkdir(mode=0o700)
    os.chown(shared / "progress", BOB, BOB)
    (ended,) = run(shared, Run(uid=ALICE, arguments=DOCTOR))
    assert ended.status == 1
    assert f"{shared / 'progress'} belongs to another account ({BOB}), and only they can open it." in ended.said
