"""Checking, hints and *show me*: an attempt is on disk before its feedback is handed back."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import msgspec
import pytest

from copro_tui.course.refs import Ref
from copro_tui.errors import RecordError, UsageError
from copro_tui.player import CoursePlayer
from copro_tui.progress.events import Event
from copro_tui.progress.repository import Draft, Follow, RecordRepository
from tests.clock import FakeClock
from tests.courses import EVERY_KIND, FIRST, SECOND, write_course
from tests.faults import no_space
from tests.players import answered, finish, go_to, open_store, start

Start = Callable[[], CoursePlayer]
WRONG = ["telling", "asking", "sharing", "leading"]
RIGHT = [*reversed(WRONG)]


def events_of(folder: Path, table: str) -> list[dict[str, Any]]:
    """The events of one table as they are on disk."""
    (path,) = (folder / "progress").glob("*.json")
    chunks = msgspec.json.decode(path.read_bytes()).get(table, {}).values()
    return [event for chunk in chunks for event in chunk["events"]]


def test_the_attempt_is_on_disk_before_the_feedback_is_handed_back(
    player: Start, folder: Path, clock: FakeClock
) -> None:
    lesson_player = go_to(player(), FIRST, "build")
    clock.advance(12.4)
    said = answered(lesson_player, WRONG)
    standing = open_store(folder, clock).record.standing(Ref.parse("what/every-kind/build"))
    assert (standing.tries, standing.best, standing.answer) == (1, 0, WRONG)
    assert said.score == 0
    (event,) = events_of(folder, "attempts")
    exercise = lesson_player.lesson.exercises[0]
    assert (event["exercise"], event["seconds"], event["hinted"], event["shown"]) == (
        "what/every-kind/build",
        12,
        False,
        False,
    )
    assert event["revision"] == exercise.revision()


@pytest.mark.parametrize("kept", [True, False])
def test_what_is_marked_is_written_first_then_the_attempt_then_its_marks(
    player: Start, monkeypatch: pytest.MonkeyPatch, kept: bool
) -> None:
    lesson_player = go_to(player(), FIRST, "build")
    lesson_player.change(WRONG)
    if kept:
        lesson_player.keep()
    writes: list[str] = []
    add, keep_draft = RecordRepository.add, RecordRepository.keep_draft

    def note_add(store: RecordRepository, *events: Event, then: Follow) -> None:
        writes.extend(event.table for event in events)
        add(store, *events, then=then)

    def note_draft(store: RecordRepository, draft: Draft) -> Draft:
        writes.append("draft")
        return keep_draft(store, draft)

    monkeypatch.setattr(RecordRepository, "add", note_add)
    monkeypatch.setattr(RecordRepository, "keep_draft", note_draft)
    lesson_player.check()
    assert writes == [*([] if kept else ["draft"]), "attempts", "draft"]


def test_when_the_disk_fails_there_is_no_feedback_no_attempt_and_still_the_draft(
    player: Start, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson_player = go_to(player(), FIRST, "build")
    lesson_player.change(WRONG)
    lesson_player.keep()

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", no_space)
        with pytest.raises(RecordError, match="No space left"):
            lesson_player.check()
    assert events_of(folder, "attempts") == []
    assert (lesson_player.view().feedback, lesson_player.view().answer) == (None, WRONG)
    assert lesson_player.view().standing.tries == 0
    assert lesson_player.check().score == 0
    assert len(events_of(folder, "attempts")) == 1


@pytest.mark.parametrize(
    ("step", "answer", "missing"),
    [
        ("cases", {"letter": "telling"}, "3 still to place."),
        ("build", None, "Nothing moved yet."),
        ("which", [], "Tick at least one first."),
        ("words", "  \n", "Write something first, or press n to skip."),
    ],
)
def test_an_incomplete_answer_is_not_checked(player: Start, folder: Path, step: str, answer: Any, missing: str) -> None:
    lesson_player = go_to(player(), FIRST, step)
    lesson_player.change(answer or lesson_player.view().answer)
    assert lesson_player.missing() == missing
    with pytest.raises(UsageError, match=re.escape(missing)):
        lesson_player.check()
    assert events_of(folder, "attempts") == events_of(folder, "reflections") == []


def test_a_page_has_nothing_to_answer(player: Start) -> None:
    lesson_player = player().open_lesson(FIRST)
    for act in (
        lesson_player.check,
        lesson_player.show_me,
        lesson_player.hint,
        lesson_player.missing,
        lesson_player.try_again,
    ):
        with pytest.raises(UsageError):
            act()


def test_a_hint_costs_nothing_and_is_recorded(player: Start, folder: Path) -> None:
    lesson_player = go_to(player(), FIRST, "build")
    assert not lesson_player.view().hinted
    assert lesson_player.hint() == "Who decides?"
    lesson_player.change(RIGHT)
    lesson_player.keep()
    again = go_to(player(), FIRST, "build")
    assert again.view().hinted
    assert again.check().score == 1
    assert [event["hinted"] for event in events_of(folder, "attempts")] == [True]


def test_where_there_is_no_hint_none_is_recorded(player: Start) -> None:
    lesson_player = go_to(player(), FIRST, "cases")
    assert lesson_player.hint() == ""
    assert not lesson_player.view().hinted


def test_show_me_is_offered_after_two_tries_and_not_before(player: Start, folder: Path) -> None:
    lesson_player = go_to(player(), FIRST, "build")
    for tries in range(2):
        assert (lesson_player.view().can_show, lesson_player.view().standing.tries) == (False, tries)
        with pytest.raises(UsageError, match="Try twice first"):
            lesson_player.show_me()
        answered(lesson_player, WRONG)
    assert lesson_player.view().can_show
    assert go_to(player(), FIRST, "build").view().can_show
    assert len(events_of(folder, "attempts")) == 2


def test_a_shown_answer_is_filled_in_counts_as_shown_and_earns_nothing(player: Start, folder: Path) -> None:
    lesson_player = go_to(player(), FIRST, "build")
    for answer in (WRONG, ["leading", "asking", "sharing", "telling"]):
        answered(lesson_player, answer)
    assert lesson_player.show_me().score == 1
    view = go_to(player(), FIRST, "build").view()
    assert view.answer == RIGHT
    assert view.feedback is not None
    assert view.standing.best == pytest.approx(2 / 3)
    assert (view.standing.first, view.standing.last, view.standing.shown) == (0, None, True)
    assert [event["shown"] for event in events_of(folder, "attempts")] == [False, False, True]
    view_of_module = player().modules()[0]
    assert view_of_module.standing.score == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("step", "wrong"),
    [("build", WRONG), ("cases", dict.fromkeys(("survey", "letter", "board"), "telling")), ("which", ["tea"])],
)
def test_after_a_shown_answer_trying_again_starts_afresh(
    player: Start, step: str, wrong: list[str] | dict[str, str]
) -> None:
    lesson_player = go_to(player(), FIRST, step)
    fresh = lesson_player.view().answer
    for _ in range(2):
        answered(lesson_player, wrong)
    lesson_player.show_me()
    assert lesson_player.view().phase == "over"
    lesson_player = go_to(player(), FIRST, step)  # it is known after a restart, too
    lesson_player.try_again()
    assert (lesson_player.view().answer, lesson_player.view().feedback) == (fresh, None)


def test_there_is_nothing_to_show_where_nothing_is_marked(player: Start) -> None:
    lesson_player = go_to(player(), FIRST, "own")
    for _ in range(3):
        answered(lesson_player, {"good-day": "doing-with", "bad-day": "doing-to"})
    assert not lesson_player.view().can_show


def test_first_best_and_last_are_kept_over_tries(player: Start) -> None:
    lesson_player = go_to(player(), FIRST, "which")
    for answer in (["vote"], ["vote", "veto"], ["tea"]):
        answered(lesson_player, answer)
    standing = go_to(player(), FIRST, "which").view().standing
    assert (standing.tries, standing.first, standing.best, standing.last) == (3, 0.5, 1, 0)


@pytest.mark.parametrize(
    ("step", "other"),
    [("build", WRONG), ("cases", dict.fromkeys(("survey", "letter", "board"), "telling")), ("which", ["tea"])],
)
def test_what_is_over_can_only_be_begun_anew(player: Start, step: str, other: list[str] | dict[str, str]) -> None:
    lesson_player = go_to(player(), FIRST, step)
    finish(lesson_player)
    before = lesson_player.view()
    assert before.feedback is not None
    lesson_player.change(other)
    lesson_player.hold("telling")
    lesson_player.put_down()
    lesson_player.next_case()
    lesson_player.check()
    after = lesson_player.view()
    assert (after.work, after.feedback, after.standing) == (before.work, before.feedback, before.standing)


def test_times_are_kept_in_utc(folder: Path) -> None:
    summer = timezone(timedelta(hours=1), "BST")
    player = start(folder, FakeClock(datetime(2026, 7, 1, 0, 30, tzinfo=summer)))
    player.open_lesson(SECOND)
    assert events_of(folder, "visits")[0]["at"] == "2026-06-30T23:30:00.000+00:00"


def test_a_clock_that_was_set_back_gives_no_negative_time(player: Start, folder: Path, clock: FakeClock) -> None:
    lesson_player = go_to(player(), FIRST, "build")
    clock.advance(-3600)
    answered(lesson_player, RIGHT)
    assert events_of(folder, "attempts")[0]["seconds"] == 0


@pytest.mark.parametrize(
    ("before", "after", "changed"),
    [
        ("at: asking", "at: telling", True),
        ("strict: true", "strict: false", True),
        ("A survey goes round and is read.", "A survey goes round.", False),
        ("Which rung is each of these on?", "Which rung?", False),
    ],
)
def test_a_changed_key_is_flagged_and_changed_words_are_not(
    player: Start, folder: Path, before: str, after: str, changed: bool
) -> None:
    lesson_player = go_to(player(), FIRST, "cases")
    answered(lesson_player, {"letter": "telling", "survey": "asking", "board": "sharing"})
    assert not lesson_player.view().changed
    assert before in EVERY_KIND
    write_course(folder, lessons={"what/1-every-kind": EVERY_KIND.replace(before, after)})
    again = go_to(player(), FIRST, "cases")
    assert again.view().changed == changed
    answered(again, {"letter": "telling", "survey": "asking", "board": "sharing"})
    assert not again.view().changed


def test_an_exercise_that_was_never_answered_is_not_flagged(player: Start) -> None:
    assert not go_to(player(), FIRST, "cases").view().changed
