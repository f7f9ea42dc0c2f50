"""Days as trainers write them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.cohorts.dates import parse_day
from copro_tui.errors import UsageError
from copro_tui.text.days import day_in_words, day_of

TODAY = date(2026, 1, 20)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-01-31", date(2026, 1, 31)),
        ("31 Jan", date(2026, 1, 31)),
        ("  31  january ", date(2026, 1, 31)),
        ("20 jan", date(2026, 1, 20)),
        ("19 Jan", date(2027, 1, 19)),
        ("31 Jan 2025", date(2025, 1, 31)),
        ("29 feb", date(2028, 2, 29)),
        ("3 Chwefror", date(2026, 2, 3)),
        ("31 ion", date(2026, 1, 31)),
        ("1 sept", date(2026, 9, 1)),
        ("31/12/2027", date(2027, 12, 31)),
        ("31/12/27", date(2027, 12, 31)),
        ("31.12.2027", date(2027, 12, 31)),
        ("31.12.", date(2026, 12, 31)),
        ("31-12-2027", date(2027, 12, 31)),
        ("1/2/2027", date(2027, 2, 1)),
        ("01/02", date(2026, 2, 1)),
        ("19/1", date(2027, 1, 19)),
        ("29/2", date(2028, 2, 29)),
        ("31 December", date(2026, 12, 31)),
        ("31 Dec 2027", date(2027, 12, 31)),
        ("31st December, 2027", date(2027, 12, 31)),
        ("1ST FEB 27", date(2027, 2, 1)),
        ("2 Mawrth 2027", date(2027, 3, 2)),
    ],
)
def test_a_day_as_it_is_written(text: str, day: date) -> None:
    assert parse_day(text, TODAY) == day


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "31", "31 Foo", "30 feb", "2026-02-30", "2026-1-1", "31 Ja", "0 Jan"),
        *(
            "31/2/2027",
            "12/31/2027",
            "12/31",
            "1/13/27",
            "0/1/2027",
            "1/0",
            "31/12.2027",
            "31/12/202",
            "31//12",
            "/",
            "1/2/",
        ),
        *("December 31", "31 December 20277", "31 31 December", "31 Dec 0000", "٣١/١٢/٢٠٢٧/1", "-1/1/2027"),
    ],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="31 Jan"):
        parse_day(text, TODAY)


@given(st.text(max_size=20) | st.from_regex(r"\A[0-9]{1,4}[/. -][0-9A-Za-z]{1,9}([/. -][0-9]{1,5})?\Z"))
def test_no_text_breaks_it(text: str) -> None:
    with suppress(UsageError):
        assert isinstance(parse_day(text, TODAY), date)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from("/.-"))
def test_the_day_comes_first_never_the_month(day: date, sign: str) -> None:
    full = sign.join((str(day.day), str(day.month), str(day.year)))
    short = sign.join((f"{day.day:02}", f"{day.month:02}", f"{day.year % 100:02}"))
    assert parse_day(full, TODAY) == parse_day(short, TODAY) == day


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.dates(date(2000, 1, 1), date(2090, 12, 31)))
def test_a_day_without_a_year_is_the_next_one(day: date, today: date) -> None:
    found = parse_day(f"{day.day}/{day.month}", today)
    assert (found.day, found.month) == (day.day, day.month)
    assert found >= today
    assert (found - today).days < (366 if (day.month, day.day) != (2, 29) else 9 * 366)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_day_in_words_is_read_as_the_same_day(day: date) -> None:
    assert parse_day(day_in_words(day), TODAY) == day


def test_the_day_of_a_time() -> None:
    assert day_of("2026-01-05T09:00:00.000+00:00") == date(2026, 1, 5)
    assert day_of("") is None
    assert day_of("yesterday") is None


def test_a_long_text_that_is_no_day_is_named_by_its_ends() -> None:
    with pytest.raises(UsageError, match=r"^“3{100} … 4{100}” is not a day"):
        parse_day("3" * 5000 + "4" * 5000, TODAY)
