"""Format dates for people, in the language in use."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark

MONTHS = (
    *(mark("January"), mark("February"), mark("March"), mark("April"), mark("May"), mark("June")),
    *(mark("July"), mark("August"), mark("September"), mark("October"), mark("November"), mark("December")),
)
_SHORT = (
    *(mark("Jan"), mark("Feb"), mark("Mar"), mark("Apr"), mark("May"), mark("Jun")),
    *(mark("Jul"), mark("Aug"), mark("Sep"), mark("Oct"), mark("Nov"), mark("Dec")),
)
_HALF_A_YEAR = 183


def day_in_words(day: date) -> str:
    """The date in full, in the language in use, such as “31 January 2026”."""
    return _("%(day)d %(month)s %(year)d") % {"day": day.day, "month": _(MONTHS[day.month - 1]), "year": day.year}


def month_in_words(month: int) -> str:
    """A month, counted from that of January in the year 0, in the language in use, such as “January 2026”."""
    year, number = divmod(month, 12)
    return _("%(month)s %(year)d") % {"month": _(MONTHS[number]), "year": year}


def day_in_brief(day: date, today: date) -> str:
    """The date in short form, such as “31 Jan”; with its year only if it could be mistaken for another year's."""
    return _of_this_year(day, today, _(_SHORT[day.month - 1]))


def day_of_the_year(day: date, today: date) -> str:
    """The date with its month in full, such as “31 January”; with its year only if it could be mistaken for another."""
    return _of_this_year(day, today, _(MONTHS[day.month - 1]))


def _of_this_year(day: date, today: date, month: str) -> str:
    values = {"day": day.day, "month": month, "year": day.year}
    if abs((day - today).days) <= _HALF_A_YEAR:
        return _("%(day)d %(month)s") % values
    return _("%(day)d %(month)s %(year)d") % values


def day_of(stamp: str) -> date | None:
    """The UTC date of an ISO 8601 time or date; None if ``stamp`` is empty or not valid."""
    try:
        return datetime.fromisoformat(stamp).date() if stamp else None
    except ValueError:
        return None


def monday_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())
