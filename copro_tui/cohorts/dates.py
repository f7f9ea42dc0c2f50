"""Parse dates as trainers type them."""

from __future__ import annotations

import re
from datetime import date

from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _
from copro_tui.text.days import MONTHS
from copro_tui.text.safe import excerpt

ISO_DAY = r"^\d{4}-\d\d-\d\d$"

_WELSH = ("ion", "chw", "maw", "ebr", "mai", "meh", "gor", "aws", "med", "hyd", "tac", "rha")
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s+([^\W\d_]{3,})\.?,?(?:\s+(\d{4}|\d\d))?", re.IGNORECASE)
_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d\d))?\.?")


def parse_day(text: str, today: date) -> date:
    """A day written as people in Britain do: "31/12/2027", "31.12.27", "31 Dec", "31 December 2027"; or as 2027-12-31.

    Months are in English or Welsh; the day always comes first. Without a year it is the next such date, today included;
    a year of two digits is in this century. Raises UsageError for any other text.
    """
    written = " ".join(text.split())
    try:
        if re.fullmatch(ISO_DAY, written, re.ASCII):
            return date.fromisoformat(written)
        if found := _NUMBERS.fullmatch(written):
            number, month, year = int(found[1]), int(found[3]), found[4]
        elif found := _WORDS.fullmatch(written):
            number, month, year = int(found[1]), _month(found[2].casefold()), found[3]
        else:
            raise _no_day(text)
        if year is not None:
            return date(int(year) if len(year) == 4 else today.year // 100 * 100 + int(year), month, number)
        return next(day for later in range(9) if (day := _of(today.year + later, month, number)) and day >= today)
    except (ValueError, StopIteration) as error:
        raise _no_day(text) from error


def _no_day(text: str) -> UsageError:
    return UsageError(
        _("“%(day)s” is not a day.") % {"day": excerpt(text)},
        _("Write the day first, then the month: “31 Jan”, 31/1/2026 or, year first, 2026-01-31."),
    )


def _of(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:  # usually 29 February
        return None


def _month(word: str) -> int:
    for number, (english, welsh) in enumerate(zip(MONTHS, _WELSH, strict=True), start=1):
        if english.casefold().startswith(word) or word.startswith(welsh):
            return number
    raise ValueError(word)
