"""Whose folder is whose in a folder that several accounts share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from copro_tui.errors import RecordError
from copro_tui.storage import accounts
from copro_tui.storage.accounts import account_folder, has_accounts, is_shared, make_account_folder, open_to_all

pytestmark = pytest.mark.skipif(not has_accounts(), reason="this system does not number its accounts")

needs_root = pytest.mark.skipif(
    not has_accounts() or os.getuid() != 0, reason="only root can give a folder to somebody else"
)
SOMEBODY_ELSE = 41002


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "course" / "progress"
    folder.mkdir(parents=True)
    folder.chmod(0o777)
    return folder


@pytest.fixture(autouse=True)
def _named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(accounts, "_name_of", lambda number: "alice" if number == os.getuid() else str(number))


def numbered(name: str) -> str:
    return f"{name}-{os.getuid()}"


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("alice", "alice"),
        ("Alice", "alice-N"),
        ("siân.o'neil", "sian-o-neil-N"),
        ("../../etc", "etc-N"),
        ("文", "account-N"),
        ("a" * 80, "a" * 32 + "-N"),
    ],
)
def test_the_folders_name_is_safe_and_different_for_different_accounts(
    shared: Path, monkeypatch: pytest.MonkeyPatch, name: str, folder: str
) -> None:
    monkeypatch.setattr(accounts, "_name_of", lambda _number: name)
    assert account_folder(shared) == shared / "accounts" / folder.replace("N", str(os.getuid()))


@pytest.mark.parametrize(
    ("course", "progress", "is_so"),
    [(0o755, 0o755, False), (0o700, None, False), (0o755, 0o777, True), (0o777, 0o700, True), (0o775, None, True)],
)
def test_a_folder_is_shared_if_others_may_write_there(
    tmp_path: Path, course: int, progress: int | None, is_so: bool
) -> None:
    folder = tmp_path / "course" / "progress"
    folder.parent.mkdir()
    if progress is not None:
        folder.mkdir()
        folder.chmod(progress)
    folder.parent.chmod(course)
    assert is_shared(folder) == is_so
    assert (account_folder(folder) is not None) == is_so


def test_an_account_keeps_its_folder_when_the_course_is_not_shared_any_more(shared: Path) -> None:
    own = account_folder(shared)
    assert own is not None
    make_account_folder(own)
    shared.chmod(0o755)
    assert account_folder(shared) == own


def test_where_the_disk_does_not_keep_owners_all_records_lie_in_one_folder(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a network drive whose files all seem to belong to one account."""
    monkeypatch.setattr(os, "getuid", lambda: SOMEBODY_ELSE)
    assert is_shared(shared)
    assert account_folder(shared) is None
    assert list(shared.iterdir()) == []


def test_a_folder_under_a_former_name_stays_ours(shared: Path) -> None:
    """A user was renamed, or a memory stick is at another computer."""
    (shared / "accounts" / "former").mkdir(parents=True)
    (shared / "accounts" / "former").chmod(0o700)
    assert account_folder(shared) == shared / "accounts" / "former"


@needs_root
def test_where_the_name_is_taken_the_number_is_added_and_if_both_are_it_is_said(shared: Path) -> None:
    for name in ("alice", numbered("alice")):
        assert account_folder(shared) == shared / "accounts" / name
        (shared / "accounts" / name).mkdir(parents=True)
        os.chown(shared / "accounts" / name, SOMEBODY_ELSE, SOMEBODY_ELSE)
    with pytest.raises(RecordError, match=r"accounts/alice is in the way of your records: it was made by another"):
        account_folder(shared)


@needs_root
def test_an_open_folder_of_ours_with_things_of_others_in_it_is_not_used(shared: Path) -> None:
    """Somebody moved it there."""
    trap = shared / "accounts" / "alice"
    trap.mkdir(parents=True)
    trap.chmod(0o777)
    assert account_folder(shared) == trap  # as on a memory stick, where every folder is open
    (trap / "zoe-0123456789.json").touch()
    os.chown(trap / "zoe-0123456789.json", SOMEBODY_ELSE, SOMEBODY_ELSE)
    assert account_folder(shared) == shared / "accounts" / numbered("alice")


def test_a_folder_of_ours_is_closed_to_others(shared: Path) -> None:
    own = shared / "accounts" / "alice"
    own.mkdir(parents=True)
    own.chmod(0o755)
    make_account_folder(own)
    assert own.stat().st_mode & 0o777 == 0o700


def test_a_link_is_never_opened_to_all(shared: Path, tmp_path: Path) -> None:
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    (shared / "cohorts").symlink_to(private)
    with pytest.raises(OSError, match=r"directory|symbolic"):
        open_to_all(shared / "cohorts", lambda _name: True)
    assert private.stat().st_mode & 0o777 == 0o700
