"""Who may come in: what is kept of links and cookies, and when they end."""

from __future__ import annotations

import errno
import os
from datetime import timedelta
from pathlib import Path

import pytest

from copro_tui.errors import RecordError, UsageError
from copro_tui.serve.people import MOST_BROWSERS, People
from copro_tui.serve.people_file import FILE
from tests.clock import FakeClock


@pytest.fixture
def people(tmp_path: Path, clock: FakeClock) -> People:
    return People(tmp_path, clock)


def test_a_link_is_its_persons_alone(people: People) -> None:
    ann, bob = people.invite("Ann"), people.invite("Bob")
    assert [one.name for one in (people.of_link(ann), people.of_link(bob)) if one] == ["Ann", "Bob"]
    assert people.of_link("") is None
    assert people.of_link(ann[:-1]) is None


def test_nothing_that_opens_anything_is_kept(people: People, tmp_path: Path) -> None:
    secret = people.invite("Ann")
    ann = people.of_link(secret)
    assert ann is not None
    cookie = people.sign_in(ann)
    kept = (tmp_path / FILE).read_text(encoding="utf-8")
    assert secret not in kept
    assert cookie not in kept
    assert (tmp_path / FILE).stat().st_mode & 0o077 == 0


def test_a_new_link_ends_the_old_one_and_all_cookies(people: People) -> None:
    old = people.invite("Ann")
    ann = people.of_link(old)
    assert ann is not None
    cookie = people.sign_in(ann)
    with pytest.raises(UsageError, match="invited before"):
        people.invite("ANN")
    new = people.invite("ann", again=True)
    assert people.of_link(old) is None
    assert people.of_cookie(cookie) is None
    found = people.of_link(new)
    assert found is not None
    assert found.id == ann.id


def test_cookies_end_by_themselves_by_signing_out_and_by_shutting_out(people: People, clock: FakeClock) -> None:
    ann = people.of_link(people.invite("Ann"))
    assert ann is not None
    short, long, ended = people.sign_in(ann), people.sign_in(ann, keep=True), people.sign_in(ann)
    people.sign_out(ended)
    assert people.of_cookie(ended) is None
    assert people.of_cookie(short) is not None
    clock.advance(timedelta(hours=13).total_seconds())
    assert people.of_cookie(short) is None
    assert people.of_cookie(long) is not None
    clock.advance(timedelta(days=30).total_seconds())
    assert people.of_cookie(long) is None
    later = people.sign_in(ann)
    people.revoke("Ann")
    assert people.of_cookie(later) is None
    assert (people.all()[0].link, people.all()[0].shut_out) == ("", True)


def test_cookies_do_not_add_up(people: People) -> None:
    ann = people.of_link(people.invite("Ann"))
    assert ann is not None
    cookies = [people.sign_in(ann) for _number in range(MOST_BROWSERS + 3)]
    assert [people.of_cookie(one) is not None for one in cookies] == [False] * 3 + [True] * MOST_BROWSERS


def test_what_another_program_changes_is_seen(people: People, tmp_path: Path, clock: FakeClock) -> None:
    secret = people.invite("Ann")
    other = People(tmp_path, clock)
    other.revoke("Ann")
    other.invite("Bob")
    assert people.of_link(secret) is None
    assert [one.name for one in people.all()] == ["Ann", "Bob"]


def test_names_are_cleaned_and_nobody_is_shut_out_by_mistake(people: People) -> None:
    people.invite("  Ann \x1b[31m Jones ")
    assert people.all()[0].name == "Ann [31m Jones"
    with pytest.raises(UsageError, match="Nobody here is called “Bob”"):
        people.revoke("Bob")


@pytest.mark.parametrize("content", [b"", b"{}", b"\x00" * 100, b'{"copro":"people","shape":1,"sum":"","body":{}}'])
def test_a_damaged_file_is_said(people: People, tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(RecordError, match=f"{FILE} is damaged: nobody can come in. Put a copy of your own backup"):
        people.all()


@pytest.mark.parametrize("damaged", [True, False])
def test_the_last_good_copy_is_offered_and_put_in_its_place(people: People, tmp_path: Path, damaged: bool) -> None:
    ann, file = people.invite("Ann"), tmp_path / FILE
    people.invite("Bob")
    with pytest.raises(UsageError, match="is as it should be"):
        people.restore()
    if damaged:
        file.write_bytes(file.read_bytes()[:-40])
    else:
        file.unlink()
    with pytest.raises(RecordError, match="“copro serve restore” puts the last good copy in its place"):
        people.of_link(ann)
    with pytest.raises(RecordError):
        people.invite("Cai")
    people.restore()
    assert [one.name for one in people.all()] == ["Ann"]
    assert people.of_link(ann) is not None
    assert [one.name for one in tmp_path.glob("people.damaged-*")] == ["people.damaged-1"] * damaged
    people.invite("Cai")
    assert [one.name for one in people.all()] == ["Ann", "Cai"]


def test_where_every_copy_is_damaged_nothing_is_replaced(people: People, tmp_path: Path) -> None:
    people.invite("Ann")
    people.invite("Bob")
    files = [tmp_path / FILE, *(tmp_path / "backups").rglob("*.json")]
    assert len(files) == 2
    for one in files:
        one.write_bytes(b"{")
    with pytest.raises(RecordError, match="There is no good copy"):
        people.restore()
    assert (tmp_path / FILE).read_bytes() == b"{"


def test_a_disk_that_is_full_changes_nothing(people: People, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ann = people.of_link(people.invite("Ann"))
    assert ann is not None
    before = (tmp_path / FILE).read_bytes()
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", failing)
        with pytest.raises(RecordError, match="No space left on device"):
            people.sign_in(ann)
    assert (tmp_path / FILE).read_bytes() == before
    assert people.sign_in(ann)


def failing(_handle: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_who_was_shut_out_comes_again_only_if_invited_again(people: People) -> None:
    people.admit("u1", "Ann")
    people.revoke("Ann")
    known = people.of_subject("u1")
    assert known is not None
    assert known.shut_out
    again = people.admit("u1", "Ann")
    assert (again.id, again.shut_out) == (known.id, False)
    people.revoke("Ann")
    found = people.of_link(people.invite("Ann", again=True))
    assert found is not None
    assert (found.id, found.shut_out) == (known.id, False)


def test_the_day_somebody_was_here_last_is_kept(people: People, clock: FakeClock) -> None:
    people.invite("Ann")
    people.here(people.all()[0])
    first = people.all()[0].seen
    clock.advance(timedelta(hours=1).total_seconds())
    people.here(people.all()[0])
    assert people.all()[0].seen == first
    clock.advance(timedelta(days=2).total_seconds())
    people.here(people.all()[0])
    assert people.all()[0].seen == clock.time
