"""What a learner agreed to: to which LRS, as whom, and which kinds of statements. Without it nothing is ever sent.

It is kept beside the record for this computer alone. No export and no merge brings it anywhere else.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from copro_tui.course.course import Course
from copro_tui.errors import RecordError, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.progress.ledger import CONNECTION
from copro_tui.progress.record_file import RECORD
from copro_tui.storage.files import is_there, reading, write_file
from copro_tui.storage.reading import read_regular
from copro_tui.xapi.actor import Actor, pseudonym
from copro_tui.xapi.statements import Kind

_HOME_PAGE = re.compile(r"https?://[^\s/?#@\"<>\\^`{|}]+(/[^\s?#@\"<>\\^`{|}]*)?")
LOOPBACK = ("localhost", "127.0.0.1", "::1")


class Connection(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An LRS, and what may go there."""

    lrs: str
    """Its address, as ``checked_address`` returns it."""
    home_page: str
    """The organisation's address, under which it knows people."""
    user: str
    """The name with which this program signs in there."""
    number: str = ""
    """The number by which the organisation knows the learner, if they typed it; else it is a pseudonym."""
    kinds: tuple[Kind, ...] = ()
    """What they agreed to; nothing once they took that back."""
    made: str
    version: str = "1.0.3"
    """The version of xAPI that is spoken."""

    @property
    def host(self) -> str:
        """The LRS in a few words."""
        return urlsplit(self.lrs).netloc

    def actor(self, course: Course, learner: str) -> Actor:
        """The learner with this random id, as this LRS knows them."""
        name = self.number or pseudonym(course.iri, self.home_page, learner)
        return Actor(course.iri, self.home_page, name)


def checked_address(typed: str) -> str:
    """The address of an LRS, without a slash at its end. Raises UsageError if nothing should be sent there."""
    address = typed.strip().rstrip("/").removesuffix("/statements")
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname, parts.port
    except ValueError:
        host = None
    if not host or parts.scheme not in ("http", "https") or parts.query or parts.fragment or not address.isprintable():
        raise UsageError(
            _("“%(address)s” is not the address of an LRS.") % {"address": typed},
            _("It is like https://lrs.example.org/xAPI."),
        )
    if parts.username is not None or parts.password is not None:
        raise UsageError(
            _("The address of an LRS has no name and no password in it."), _("Use --user; the password is asked for.")
        )
    if parts.scheme == "http" and host not in LOOPBACK:
        raise UsageError(
            _("“%(address)s” can be read by everybody on the way.") % {"address": typed},
            _("Ask for an address that begins with https."),
        )
    return address


def checked_home_page(typed: str) -> str:
    """The address of an organisation, as it is in every statement. Raises UsageError if it is none."""
    if not _HOME_PAGE.fullmatch(typed.strip()):
        raise UsageError(
            _("“%(address)s” is not the address of an organisation.") % {"address": typed},
            _("It is like https://example.org/people; your organisation says which."),
        )
    return typed.strip()


def checked_number(typed: str) -> str:
    """A learner's number in an organisation. Raises UsageError if it is an address or cannot be one."""
    number = typed.strip()
    if "@" in number or len(number) > 100 or not number.isprintable() or not number:
        raise UsageError(
            _("“%(number)s” is not a number of yours.") % {"number": typed},
            _("Type the staff number that your organisation knows you by, and no address."),
        )
    return number


def read_connection(record: Path) -> Connection | None:
    """What the learner of a record agreed to; None if to nothing. Raises RecordError if it cannot be read."""
    path = record.with_suffix(CONNECTION)
    if not is_there(path):
        return None
    with reading(path, RECORD):
        data = read_regular(path)
    try:
        return msgspec.json.decode(data, type=Connection)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise RecordError(
            _("%(file)s cannot be read (%(why)s).") % {"file": path, "why": error},
            _("Nothing is sent. “copro xapi connect” makes it anew."),
        ) from error


def keep_connection(record: Path, connection: Connection) -> None:
    """Keep what the learner agreed to, for their account alone. Raises RecordError."""
    write_file(record.with_suffix(CONNECTION), msgspec.json.format(msgspec.json.encode(connection), indent=1), RECORD)
