"""Reminders as drafts and as a table, read again by the standard library: addressed, in order, and nothing slips in."""

from __future__ import annotations

import csv
import email
import io
from email.message import EmailMessage
from email.policy import default

import pytest
from icalendar import Calendar

from copro_tui.exchange.mail import MERGE_COLUMNS, Letter, drafts, merge_table
from copro_tui.reports.reminders import Reminder

ICS = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nSUMMARY:ŵ\r\nEND:VCALENDAR\r\n".encode()


def a_letter(name: str = "Ann Pryŵ", subject: str = "Y grŵp: what is open", address: str = "ann@example.org") -> Letter:
    reminder = Reminder(
        learner="a1",
        name=name,
        language="cy",
        subject=subject,
        text="Hello Ann,\n\n- When: 0 of 2 lessons done.\n.\nFrom here on",
        due="2026-01-31",
        modules=("when",),
    )
    return Letter(reminder=reminder, email=address, calendar=ICS)


def read(data: bytes) -> EmailMessage:
    message = email.message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    assert message.defects == []
    return message


def test_a_draft_is_addressed_and_has_the_text_and_the_days() -> None:
    ((name, data),) = drafts([a_letter()], "https://learn.example.org").items()
    assert name == "001-ann-pryw.eml"
    assert data.isascii()
    message = read(data)
    (to,) = message["to"].addresses
    assert (to.display_name, to.addr_spec) == ("Ann Pryŵ", "ann@example.org")
    assert (message["subject"], message["x-unsent"]) == ("Y grŵp: what is open", "1")
    text = message.get_body(("plain",))
    assert text is not None
    assert text.get_content().replace("\r\n", "\n") == a_letter().reminder.text + "\n\nhttps://learn.example.org\n"
    (attached,) = message.iter_attachments()
    assert (attached.get_content_type(), attached.get_filename()) == ("text/calendar", "copro.ics")
    assert attached.get_payload(decode=True) == ICS
    Calendar.from_ical(ICS)


@pytest.mark.parametrize("name", ["A\r\nBcc: x@y.org", 'Ann "the boss", <x@y.org>', "王", ".", "‮nna"])
def test_nobody_is_addressed_by_a_name(name: str) -> None:
    first, second = drafts([a_letter(name, subject=name), a_letter(name, address="")]).values()
    message = read(first)
    assert set(message.keys()) == {"To", "Subject", "X-Unsent", "MIME-Version", "Content-Type"}
    assert [one.addr_spec for one in message["to"].addresses] == ["ann@example.org"]
    assert "to" not in read(second)


def test_the_table_has_its_columns_and_only_people_with_an_address() -> None:
    data = merge_table([a_letter(), a_letter(address="")], "https://learn.example.org")
    header, row = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert tuple(header) == MERGE_COLUMNS == ("email", "name", "language", "subject", "body", "due", "link")
    letter = a_letter().reminder
    assert row == [
        "ann@example.org", "Ann Pryŵ", "cy", letter.subject, letter.text, "2026-01-31", "https://learn.example.org"
    ]  # fmt: skip
