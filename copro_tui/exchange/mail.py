"""Reminders as drafts that a mail program opens ready to send, and as a table for a mail merge. Nothing is sent."""

from __future__ import annotations

import re
from collections.abc import Iterable
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from msgspec import Struct

from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _
from copro_tui.reports.reminders import Reminder
from copro_tui.text.ascii import hyphenated
from copro_tui.text.safe import safe_line
from copro_tui.text.spreadsheet import csv_text

MERGE_COLUMNS = ("email", "name", "language", "subject", "body", "due", "link")


class Letter(Struct, frozen=True, kw_only=True):
    """A reminder, and where it goes."""

    reminder: Reminder
    email: str = ""
    """Empty where the roster has none."""
    calendar: bytes = b""
    """Their days as an ``.ics`` file."""


def drafts(letters: Iterable[Letter], link: str = "") -> dict[str, bytes]:
    """A file for each letter, by its name. ``link`` leads to the course."""
    return {
        f"{number:03}-{hyphenated(one.reminder.name)[:40].strip('-') or 'person'}.eml": _draft(one, link)
        for number, one in enumerate(letters, start=1)
    }


def check_link(link: str) -> None:
    """Raise UsageError if this cannot be the address of the course; it may be empty."""
    if link and not re.fullmatch(r"https?://[^\s<>\"]+", link):
        raise UsageError(_("“%(link)s” is not an address of a page.") % {"link": link}, _("It begins with https://."))


def merge_rows(letters: Iterable[Letter], link: str = "") -> list[tuple[str, ...]]:
    """A row for each letter that has an address, of the columns ``MERGE_COLUMNS``."""
    return [
        (one.email, one.reminder.name, one.reminder.language, one.reminder.subject, one.reminder.text,
         one.reminder.due, link)
        for one in letters
        if one.email
    ]  # fmt: skip


def merge_table(letters: Iterable[Letter], link: str = "") -> bytes:
    """The same as a file."""
    table = csv_text(MERGE_COLUMNS, merge_rows(letters, link))
    return b"\xef\xbb\xbf" + table.encode()  # without the mark Word takes it for Windows-1252


def _draft(letter: Letter, link: str) -> bytes:
    reminder, message = letter.reminder, EmailMessage(policy=SMTP)
    if letter.email:
        message["To"] = Address(display_name=safe_line(reminder.name), addr_spec=letter.email)
    message["Subject"] = safe_line(reminder.subject)
    message["X-Unsent"] = "1"  # Outlook opens it to be sent, and not as something received
    message.set_content("\n".join([reminder.text, *(["", link] if link else [])]) + "\n", cte="quoted-printable")
    if letter.calendar:
        message.add_attachment(
            letter.calendar,
            maintype="text",
            subtype="calendar",
            filename="copro.ics",
            params={"charset": "utf-8", "method": "PUBLISH"},
        )
    return message.as_bytes()
