"""One review: what is asked, answered as in a lesson, kept before its mark, left and gone on with."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pytest

from copro_tui.course.cache import CourseCache
from copro_tui.course.course import open_course
from copro_tui.course.reader import Read
from copro_tui.course.refs import Ref
from copro_tui.errors import RecordError
from copro_tui.exercises import Exercise
from copro_tui.player import CoursePlayer, Review
from copro_tui.progress.repository import RecordRepository
from tests.clock import FakeClock
from tests.courses import COURSE, FIRST, LATER, LESSONS, SECOND, write_course
from tests.players import answered, finish, go_to, open_store, play, start

T = TypeVar("T")

DAY = 24 * 3600.0
WRONG = {"letter": "leading", "survey": "leading", "board": "sharing"}


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def player(tmp_path: Path, clock: FakeClock) -> CoursePlayer:
    return start(write_course(tmp_path), clock)


def mixed_up(player: CoursePlayer) -> None:
    """Two cases are mixed up in the first lesson; the second and the third lesson are played rightly."""
    lesson = go_to(player, FIRST, "cases")
    answered(lesson, WRONG)
    finish(lesson)
    for ref in (SECOND, LATER):
        play(player.open_lesson(ref))


def give(review: Review, *, right: bool = True) -> None:
    """Answer the card in view, rightly or not."""
    view = review.view()
    exercise = view.exercise
    assert exercise is not None
    if exercise.by_case:
        (case,) = exercise.cases
        place = case.best if right else next(one.id for one in exercise.places if not exercise.stands(case, one.id))
        assert place is not None
        if view.another_look:
            place = case.best or ""
        review.hold(place)
        review.put_down()
        return
    review.change(exercise.solution() if right else [one for one in view.layout if one not in exercise.solution()][:1])
    review.check()


def on_disk(player: CoursePlayer) -> list[str]:
    """The cards of all reviews on disk."""
    record = RecordRepository(player.keeping._store.path).record
    return [str(card) for card, ones in record.reviews.items() for _one in ones]


def test_a_day_after_a_lesson_what_was_mixed_up_is_asked_first(player: CoursePlayer, clock: FakeClock) -> None:
    mixed_up(player)
    assert player.due().count == 0
    assert player.review().over
    clock.advance(DAY)
    due = player.due()
    assert (due.mix_ups, due.count) == (2, 5)
    review = player.review()
    assert review.card in (FIRST.at("cases").case("letter"), FIRST.at("cases").case("survey"))


def test_the_answer_is_on_disk_before_its_mark(player: CoursePlayer, clock: FakeClock) -> None:
    mixed_up(player)
    clock.advance(DAY)
    review = player.review()
    give(review)
    assert on_disk(player) == [str(review.card)]
    assert review.view().marks[review.card.item].verdict == "right"


def test_an_answer_that_cannot_be_kept_is_not_marked(
    player: CoursePlayer, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    mixed_up(player)
    clock.advance(DAY)
    review = player.review()

    def full(*_event: object, **_then: object) -> None:
        raise RecordError("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(RecordRepository, "add", full)
        with pytest.raises(RecordError):
            give(review)
        assert review.view().phase == "held"
        assert review.view().marks == {}
    review.put_down()
    assert review.view().phase == "down"


def test_what_was_not_right_comes_back_once_at_the_end(player: CoursePlayer, clock: FakeClock) -> None:
    mixed_up(player)
    clock.advance(DAY)
    review = player.review()
    first, count = review.card, review.view().count
    give(review, right=False)
    review.next()
    assert review.view().count == count + 1
    while review.card != first:
        give(review)
        review.next()
    assert review.view().another_look
    give(review)
    assert review.view().signs[first.item] == "again"
    review.next()
    assert review.over
    outcome = player.reviewed_today()
    assert (outcome.asked, outcome.right, outcome.first_back) == (count, count - 1, 1)


def test_it_can_be_left_at_any_card_and_is_gone_on_with(player: CoursePlayer, clock: FakeClock, tmp_path: Path) -> None:
    mixed_up(player)
    clock.advance(DAY)
    review = player.review()
    give(review)
    done, left = review.card, review.view().count - 1
    again = start(tmp_path, clock).review()
    assert again.view().count == left
    cards = [str(one.ref) for one in again._queue]
    assert str(done) not in cards
    assert again.card.step != done.step


def test_what_was_skipped_stays_due(player: CoursePlayer, clock: FakeClock) -> None:
    mixed_up(player)
    clock.advance(DAY)
    before, review = player.due().count, player.review()
    while not review.over:
        review.next()
    assert player.due().count == before
    assert player.reviewed_today().asked == 0


def test_no_more_than_the_setting_in_a_day(player: CoursePlayer, clock: FakeClock) -> None:
    play(player.open_lesson(FIRST))
    mixed_up(player)
    player.choose("review", "5")
    clock.advance(DAY)
    for _time in range(2):
        review = player.review()
        while not review.over:
            give(review)
            review.next()
    assert len(on_disk(player)) == 5
    assert player.due().count == 0
    clock.advance(DAY)
    assert player.due().count == 5
    player.choose("review", "off")
    assert player.due().off
    assert player.review().over


def test_how_much_is_due_is_worked_out_once_for_a_day_and_its_answers(
    tmp_path: Path, player: CoursePlayer, clock: FakeClock
) -> None:
    opened: list[str] = []

    class Watching(CourseCache):
        def read(
            self, name: str, files: Sequence[Path], of: Any, anew: Callable[[], Read[T]], given: tuple[int, ...] = ()
        ) -> Read[T]:
            opened.append(name)
            return super().read(name, files, of, anew, given)

    def due() -> tuple[int, bool]:
        """How much is due after another start, and whether a lesson was opened to say so."""
        opened.clear()
        settled = time.time_ns() + 10**11
        course = open_course(player.course.folder, Watching(tmp_path / "cache", player.course.folder, settled))
        found = CoursePlayer(course, open_store(course.folder, clock), clock, random.Random(1)).due().count
        return found, any(name.startswith("lesson.") for name in opened)

    mixed_up(player)
    assert [due(), due()] == [(0, True), (0, False)]
    clock.advance(DAY)
    assert [due(), due()] == [(5, True), (5, False)]
    player.open_lesson(FIRST)
    assert due() == (5, False), "nothing was answered"
    give(player.review())
    assert [due(), due()] == [(4, True), (4, False)]
    player.choose("review", "off")
    assert due() == (0, False)


def test_a_pile_that_grew_during_an_absence_is_shown_as_ten(player: CoursePlayer, clock: FakeClock) -> None:
    for ref in (FIRST, SECOND, LATER):
        play(player.open_lesson(ref))
    clock.advance(200 * DAY)
    assert player.due().count == 10


def test_reviews_change_nothing_else(player: CoursePlayer, clock: FakeClock) -> None:
    mixed_up(player)

    def counted() -> object:
        record = player.keeping.record
        results = player.results()
        return results, player.plan(), player.journal(), player.modules(), record.mastered, record.completed

    before = counted()
    clock.advance(DAY)
    review = player.review()
    while not review.over:
        give(review, right=False)
        review.next()
    assert counted() == before


def test_an_order_is_built_as_in_a_lesson_and_its_draft_is_kept(
    player: CoursePlayer, clock: FakeClock, tmp_path: Path
) -> None:
    lesson = go_to(player, FIRST, "build")
    answered(lesson, ["asking", "leading", "sharing", "telling"])
    finish(lesson)
    clock.advance(DAY)
    review = player.review()
    moved = ["leading", "sharing", "telling", "asking"]
    review.change(moved)
    review.keep()
    again = start(tmp_path, clock).review()
    assert again.view().answer == moved
    again.check()
    assert on_disk(player) == [str(FIRST.at("build"))]
    assert again.view().phase == "marked"
    again.change(again._work.exercise.solution())
    again.check()
    assert again.view().phase == "over"
    again.next()
    assert again.over
    outcome = player.reviewed_today()
    assert (outcome.asked, outcome.right) == (1, 0)
    assert start(tmp_path, clock).open_lesson(FIRST, "build").view().phase == "over"


def test_own_words_come_back_after_a_month_and_not_again_soon(player: CoursePlayer, clock: FakeClock) -> None:
    mixed_up(player)
    lesson = go_to(player, FIRST, "words")
    lesson.change("I will ask them first.")
    lesson.check()
    clock.advance(20 * DAY)
    assert not any(_is_own_words(player, card) for card in _cards(player))
    clock.advance(20 * DAY)
    assert [_is_own_words(player, card) for card in _cards(player)].count(True) == 1
    review = player.review()
    while not _is_own_words(player, review.card):
        give(review)
        review.next()
    question = review.view().exercise
    assert question is not None
    assert question.prompt == "In January you wrote: “I will ask them first.” Would you still?"
    review.change(["yes"])
    review.check()
    assert review.view().phase == "over"
    review.next()
    assert review.over
    clock.advance(60 * DAY)
    assert not any(_is_own_words(player, card) for card in _cards(player))
    assert player.journal()[0].text == "I will ask them first."


def _cards(player: CoursePlayer) -> list[Ref]:
    return [one.ref for one in player.review()._queue]


def _is_own_words(player: CoursePlayer, card: Ref) -> bool:
    found: Exercise | None = player.course.exercise(card.of_lesson.at(card.step))
    return found is not None and found.own_words


def test_a_course_without_marked_items_has_nothing_to_review(tmp_path: Path, clock: FakeClock) -> None:
    page = "title: A page\nminutes: 2\nobjectives: [Read]\nsources: [book]\nsteps:\n  - {page: it, text: Read this.}\n"
    course = write_course(tmp_path, lessons={"what/1-it": page}, course=COURSE)
    player = start(course, clock)
    play(player.open_lesson(Ref("what", "it")))
    clock.advance(100 * DAY)
    assert player.due().count == 0
    assert player.review().over
    assert player.reviewed_today().first_back is None


def test_the_same_chance_and_clock_make_the_same_review(player: CoursePlayer, clock: FakeClock, tmp_path: Path) -> None:
    mixed_up(player)
    clock.advance(DAY)
    first, second = (Review(player.course, player.keeping, clock, random.Random(seed), 10) for seed in (1, 2))
    assert [one.ref for one in first._queue] == [one.ref for one in second._queue]
    assert LESSONS
