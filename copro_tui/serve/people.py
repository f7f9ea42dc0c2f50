"""Who may come in: people, the fingerprints of their links and of the browsers that they are signed in with.

A link and a cookie are random secrets of 256 bits. Only their SHA-256 is kept, so that whoever reads the file cannot
come in with what is in it.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _
from copro_tui.progress.events import Clock
from copro_tui.progress.names import clean_name
from copro_tui.serve.people_file import Browser, Everybody, PeopleFile, Person
from copro_tui.storage.lock import LOCK_SECONDS

SIGNED_IN = timedelta(hours=12)
"""How long a browser stays signed in."""

KEPT = timedelta(days=30)
"""How long it does where somebody asked for it."""

MOST_BROWSERS = 20
"""The most browsers that one person is signed in with; beyond it the oldest is signed out."""

_ID = re.compile(r"[0-9a-f]{16}")


class People(PeopleFile):
    """The people of one data folder, and what opens their records."""

    def __init__(self, data: Path, now: Clock, lock_seconds: float = LOCK_SECONDS) -> None:
        """``lock_seconds`` is how long to wait while another program changes the file."""
        super().__init__(data, lock_seconds)
        self._data = data
        self._now = now

    def folder(self, person: Person) -> Path:
        """The folder of somebody's record."""
        if not _ID.fullmatch(person.id):
            raise UsageError(_("“%(id)s” is not the id of a person.") % {"id": person.id})
        return self._data / "people" / person.id

    def named(self, name: str) -> Person | None:
        """Who has this name, or this id."""
        return _named(self.all(), name)

    def invite(self, name: str, *, again: bool = False) -> str:
        """The secret of a new link for somebody; it is told only once.

        With ``again`` somebody invited before gets a new link, and the old one and all cookies end. Raises UsageError.
        """
        secret = new_secret()

        def invited(people: Everybody) -> Everybody:
            known = _named(people, name)
            if known is None:
                return (*people, Person(secrets.token_hex(8), clean_name(name), self._now(), fingerprint(secret)))
            if not again:
                raise UsageError(
                    _("%(name)s was invited before.") % {"name": known.name},
                    _("“--again” makes a new link and ends the old one."),
                )
            anew = partial(replace, link=fingerprint(secret), browsers=(), shut_out=False)
            return _changing(known.id, anew)(people)

        self.change(invited)
        return secret

    def admit(self, subject: str, name: str) -> Person:
        """Somebody whom the organisation's single sign-on knows; who was shut out may come again.

        Raises UsageError if it is no name.
        """

        def admitted(people: Everybody) -> Everybody:
            known = next((one for one in people if one.subject == subject), None)
            if known is not None:
                return _changing(known.id, partial(replace, shut_out=False))(people)
            return (*people, Person(secrets.token_hex(8), clean_name(name), self._now(), subject=subject))

        return next(one for one in self.change(admitted) if one.subject == subject)

    def of_subject(self, subject: str) -> Person | None:
        """Whom the single sign-on knows as ``subject``, also if they are shut out; None if nobody."""
        return next((one for one in self.all() if subject and one.subject == subject), None)

    def revoke(self, name: str) -> Person:
        """Shut somebody out: link and cookies end, the record stays. Raises UsageError if nobody is called that."""
        known = self.named(name)
        if known is None:
            raise UsageError(
                _("Nobody here is called “%(name)s”.") % {"name": name}, _("“copro serve people” lists them.")
            )
        self.change(_changing(known.id, lambda one: replace(one, link="", browsers=(), shut_out=True)))
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

        self.change(_changing(person.id, signed_in))
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
            self.change(_changing(person.id, lambda one: replace(one, browsers=kept)))

    def here(self, person: Person) -> None:
        """Note that somebody is here: once a day is enough."""
        now = self._now()
        if person.seen is None or person.seen.date() != now.date():
            self.change(_changing(person.id, lambda one: replace(one, seen=now)))


def new_secret() -> str:
    """A new secret of 256 bits that can stand in an address."""
    return secrets.token_urlsafe(32)


def fingerprint(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def _named(people: Everybody, name: str) -> Person | None:
    wanted = clean_name(name).casefold()
    return next((one for one in people if wanted in (one.name.casefold(), one.id)), None)


def _changing(person: str, change: Callable[[Person], Person]) -> Callable[[Everybody], Everybody]:
    return lambda people: tuple(change(one) if one.id == person else one for one in people)
