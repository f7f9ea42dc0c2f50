"""Reminders as drafts that a mail program opens ready to send, and as a table for a mail merge. Nothing is sent."""

from __future__ import annotations

from collections.abc import Iterable
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from msgspec import Struct

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


def merge_table(letters: Iterable[Letter], link: str = "") -> bytes:
    """A table with a row for each letter that has an address, and the columns ``MERGE_COLUMNS``."""
    rows = (
        (one.email, one.reminder.name, one.reminder.language, one.reminder.subject, one.reminder.text,
         one.reminder.due, link)
        for one in letters
        if one.email
    )  # fmt: skip
    return b"\xef\xbb\xbf" + csv_text(MERGE_COLUMNS, rows).encode()  # without the mark Word takes it for Windows-1252


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
