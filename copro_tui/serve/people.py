"""Who may come in: people, the fingerprints of their links and of the browsers that they are signed in with.

A link and a cookie are random secrets of 256 bits. Only their SHA-256 is kept, so that whoever reads the file cannot
come in with what is in it.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _
from copro_tui.progress.events import Clock
from copro_tui.progress.names import clean_name
from copro_tui.storage.envelope import unwrapped, wrapped
from copro_tui.storage.files import PRIVATE, is_there, write_file
from copro_tui.storage.lock import WriteLock

KIND = "people"
"""The kind of the file, in its envelope."""

FILE = "people.json"

SIGNED_IN = timedelta(hours=12)
"""How long a browser stays signed in."""

KEPT = timedelta(days=30)
"""How long it does where somebody asked for it."""

MOST_BROWSERS = 20
"""The most browsers that one person is signed in with; beyond it the oldest is signed out."""

_ID = re.compile(r"[0-9a-f]{16}")


class Browser(Struct, frozen=True):
    """A browser that somebody is signed in with."""

    cookie: str
    """The fingerprint of its cookie."""
    until: datetime


class Person(Struct, frozen=True):
    """Somebody who was invited."""

    id: str
    """16 random hex digits: the name of the folder of their record."""
    name: str
    invited: datetime
    link: str = ""
    """The fingerprint of their link; empty once they are shut out."""
    seen: datetime | None = None
    """When they were last here."""
    browsers: tuple[Browser, ...] = ()
    subject: str = ""
    """Who they are to the organisation's single sign-on; empty if they come by a link."""


class _File(Struct, frozen=True):
    people: tuple[Person, ...] = ()


class People:
    """The people of one data folder. Server and commands change it at the same time, each under its lock."""

    def __init__(self, data: Path, now: Clock) -> None:
        self._data = data
        self._path = data / FILE
        self._now = now
        self._read: tuple[object, tuple[Person, ...]] = (None, ())

    def all(self) -> tuple[Person, ...]:
        """Everybody, in the order of inviting. Raises RecordError if the file cannot be read."""
        if not is_there(self._path):
            return ()
        status = self._path.lstat()
        mark = (status.st_mtime_ns, status.st_size, status.st_ino)
        if mark != self._read[0]:
            self._read = (mark, unwrapped(self._path, KIND, _File).people)
        return self._read[1]

    def folder(self, person: Person) -> Path:
        """The folder of somebody's record."""
        if not _ID.fullmatch(person.id):
            raise UsageError(_("“%(id)s” is not the id of a person.") % {"id": person.id})
        return self._data / "people" / person.id

    def named(self, name: str) -> Person | None:
        """Who has this name, or this id."""
        wanted = clean_name(name).casefold()
        return next((one for one in self.all() if wanted in (one.name.casefold(), one.id)), None)

    def invite(self, name: str, *, again: bool = False) -> str:
        """The secret of a new link for somebody; it is told only once.

        With ``again`` somebody invited before gets a new link, and the old one and all cookies end. Raises UsageError.
        """
        known, secret = self.named(name), new_secret()
        if known is not None and not again:
            raise UsageError(
                _("%(name)s was invited before.") % {"name": known.name},
                _("“--again” makes a new link and ends the old one."),
            )
        if known is None:
            made = Person(secrets.token_hex(8), clean_name(name), self._now(), fingerprint(secret))
            self._change(lambda people: (*people, made))
        else:
            self._change(_changing(known.id, lambda one: replace(one, link=fingerprint(secret), browsers=())))
        return secret

    def admit(self, subject: str, name: str) -> Person:
        """Somebody new whom the organisation's single sign-on knows. Raises UsageError if it is no name."""
        made = Person(secrets.token_hex(8), clean_name(name), self._now(), subject=subject)
        self._change(lambda people: (*people, made))
        return made

    def of_subject(self, subject: str) -> Person | None:
        """Whom the single sign-on knows as ``subject``; None if nobody, or if they were shut out."""
        return next((one for one in self.all() if subject and one.subject == subject), None)

    def revoke(self, name: str) -> Person:
        """Shut somebody out: link, cookies and subject end, the record stays.

        Raises UsageError if nobody is called that.
        """
        known = self.named(name)
        if known is None:
            raise UsageError(
                _("Nobody here is called “%(name)s”.") % {"name": name}, _("“copro serve people” lists them.")
            )
        self._change(_changing(known.id, lambda one: replace(one, link="", browsers=(), subject="")))
        return known

    def of_link(self, secret: str) -> Person | None:
        """Whose link has this secret; None if nobody's."""
        wanted = fingerprint(secret)
        return next((one for one in self.all() if one.link and secrets.compare_digest(one.link, wanted)), None)

    def sign_in(self, person: Person, *, keep: bool = False) -> str:
        """The value of a new cookie for somebody who came by their link."""
        cookie, now = new_secret(), self._now()
        browser = Browser(fingerprint(cookie), now + (KEPT if keep else SIGNED_IN))

        def signed_in(one: Person) -> Person:
            others = [old for old in one.browsers if old.until > now][-MOST_BROWSERS + 1 :]
            return replace(one, browsers=(*others, browser), seen=now)

        self._change(_changing(person.id, signed_in))
        return cookie

    def of_cookie(self, cookie: str) -> Person | None:
        """Who is signed in with this cookie; None if nobody is, or no longer."""
        wanted, now = fingerprint(cookie), self._now()
        for one in self.all():
            for browser in one.browsers:
                if secrets.compare_digest(browser.cookie, wanted) and browser.until > now:
                    return one
        return None

    def sign_out(self, cookie: str) -> None:
        """End a cookie."""
        wanted, person = fingerprint(cookie), self.of_cookie(cookie)
        if person is not None:
            kept = tuple(one for one in person.browsers if one.cookie != wanted)
            self._change(_changing(person.id, lambda one: replace(one, browsers=kept)))

    def _change(self, change: Callable[[tuple[Person, ...]], tuple[Person, ...]]) -> None:
        """Write what ``change`` makes of everybody. Raises RecordError; then nothing is changed."""
        with WriteLock(self._path):
            write_file(self._path, wrapped(KIND, _File(change(self.all())), indent=1), PRIVATE)


def new_secret() -> str:
    """A new secret of 256 bits that can stand in an address."""
    return secrets.token_urlsafe(32)


def fingerprint(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def _changing(person: str, change: Callable[[Person], Person]) -> Callable[[tuple[Person, ...]], tuple[Person, ...]]:
    return lambda people: tuple(change(one) if one.id == person else one for one in people)
