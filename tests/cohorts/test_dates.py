"""Days as trainers write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.cohorts.dates import day_in_words, day_of, parse_day
from copro_tui.errors import UsageError

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
    ],
)
def test_a_day_as_it_is_written(text: str, day: date) -> None:
    assert parse_day(text, TODAY) == day


@pytest.mark.parametrize("text", ["", "soon", "31", "31 Foo", "30 feb", "2026-02-30", "2026-1-1", "31 Ja", "0 Jan"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="31 Jan"):
        parse_day(text, TODAY)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_day_in_words_is_read_as_the_same_day(day: date) -> None:
    assert parse_day(day_in_words(day), TODAY) == day


def test_the_day_of_a_time() -> None:
    assert day_of("2026-01-05T09:00:00.000+00:00") == date(2026, 1, 5)
    assert day_of("") is None
    assert day_of("yesterday") is None
