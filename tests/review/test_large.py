"""What nobody meant to happen: a hundred thousand events, and a setting that there is not."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from copro_tui.progress.settings import settings_in
from tests.courses import FIRST, small_course
from tests.review.records import attempt, cards_of

EVENTS = 100_000


def test_a_hundred_thousand_answers_make_one_card_that_is_due_later_than_ever(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    first = attempt(course, FIRST.at("which"), 0)
    events = [replace(first, id=str(number), at=f"{2026 + number // 10_000}-01-05T09:00:00.000+00:00")
              for number in range(EVENTS)]  # fmt: skip
    (card,) = cards_of(course, events, 3650).values()
    assert (card.misses, card.mixed_up) == (0, False)
    assert card.due > card.last + 100


def test_a_number_of_cards_that_there_is_not_is_said_and_the_usual_one_is_used() -> None:
    settings, (said,) = settings_in({"review": "7"})
    assert settings.review == "10"
    assert said == "The setting review cannot be “7”; it is “10” now."
