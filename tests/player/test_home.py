"""Home: modules and lessons, where the learner stopped, what comes next, what is complete."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from copro_tui.course.course import LessonUnavailableError, open_course
from copro_tui.course.reader import Read, Reader, T
from copro_tui.course.refs import Ref
from copro_tui.player import CoursePlayer
from copro_tui.player.progress_words import finished_words
from copro_tui.progress.events import SHAPE
from copro_tui.storage.checksums import decode_tables, encode_tables
from tests.clock import FakeClock
from tests.courses import EVERY_KIND, FIRST, LATER, LESSONS, SECOND, SHORT, write_course
from tests.faults import no_space
from tests.players import answered, go_to, open_store, play, start

Start = Callable[[], CoursePlayer]


def completions(folder: Path, clock: FakeClock) -> dict[str, str]:
    return {str(what): at for what, at in open_store(folder, clock).record.completed.items()}


def test_at_first_everything_lies_ahead(player: Start) -> None:
    stopped = player().resume_point()
    assert stopped is not None
    assert (stopped.lesson.ref, stopped.step, stopped.place, stopped.begun) == (FIRST, None, 0, False)
    assert (stopped.last_seen, stopped.recap) == (None, "")
    assert [(entry.standing.done, entry.standing.score) for entry in player().modules()] == [(0, None), (0, None)]
    assert player().about.name == "Ann"


def test_in_the_middle_of_a_lesson_continue_leads_back_there(player: Start, clock: FakeClock) -> None:
    go_to(player(), FIRST, "voices")
    clock.advance(86400)
    stopped = player().resume_point()
    assert stopped is not None
    assert (stopped.lesson.ref, stopped.step, stopped.place, stopped.begun) == (FIRST, "voices", 3, True)
    assert stopped.last_seen == datetime(2026, 1, 5, 9, 0, tzinfo=UTC)


def test_after_a_lesson_continue_leads_to_the_next_with_a_recap(player: Start) -> None:
    play(player().open_lesson(FIRST))
    stopped = player().resume_point()
    assert stopped is not None
    assert (stopped.lesson.ref, stopped.step, stopped.begun, stopped.recap) == (SECOND, None, False, "Ask who decides.")
    assert stopped.last_seen is not None


def test_home_opens_only_the_lesson_stopped_in_and_the_one_to_carry_on_with(folder: Path, clock: FakeClock) -> None:
    for ref in (FIRST, SECOND):
        play(start(folder, clock).open_lesson(ref))
    opened: list[str] = []

    class Watching(Reader):
        def read(
            self, name: str, files: Sequence[Path], of: Any, anew: Callable[[], Read[T]], given: tuple[int, ...] = ()
        ) -> Read[T]:
            opened.append(name)
            return super().read(name, files, of, anew, given)

    learner = CoursePlayer(open_course(folder, Watching()), open_store(folder, clock), clock, random.Random(1))
    opened.clear()
    home = learner.home()
    assert home.stopped is not None
    assert (home.stopped.lesson.ref, home.finished) == (LATER, 2)
    assert opened == ["outline.what.short", "lesson.what.short", "outline.when.later", "lesson.when.later"]


def test_after_a_module_continue_leads_to_the_next_module(player: Start) -> None:
    for ref in (FIRST, SECOND):
        play(player().open_lesson(ref))
    following = player().next_lesson(SECOND)
    assert following is not None
    assert following.ref == LATER


def test_what_was_skipped_comes_after_the_end(player: Start) -> None:
    for ref in (SECOND, LATER):
        play(player().open_lesson(ref))
    stopped = player().resume_point()
    assert stopped is not None
    assert stopped.lesson.ref == FIRST


def test_when_all_is_complete_nothing_comes_next(player: Start) -> None:
    for ref in (FIRST, SECOND, LATER):
        play(player().open_lesson(ref))
    assert player().resume_point() is None
    assert player().next_lesson(LATER) is None
    assert [(entry.standing.done, entry.standing.lessons, entry.standing.score) for entry in player().modules()] == [
        (2, 2, 1),
        (1, 1, 1),
    ]


def test_looking_into_a_finished_lesson_again_does_not_lead_back_to_it(player: Start) -> None:
    play(player().open_lesson(FIRST))
    lesson_player = player().open_lesson(FIRST)
    assert lesson_player.place == 0
    lesson_player.next()
    stopped = player().resume_point()
    assert stopped is not None
    assert stopped.lesson.ref == SECOND


def test_lessons_are_listed_with_how_far_the_learner_is(player: Start) -> None:
    play(player().open_lesson(SECOND))
    go_to(player(), FIRST, "build")
    first, second = player().lessons("what")
    assert (first.number, first.title, first.completed, first.mastered) == (1, "Every kind of step", False, False)
    assert first.state is not None
    assert (first.state.seen, len(first.state.states), first.state.answered, first.state.exercises) == (1, 8, 0, 7)
    assert (second.number, second.title, second.completed, second.mastered) == (2, "A short lesson", True, True)


def test_a_lesson_is_complete_with_its_last_answer_and_its_module_with_the_last_lesson(
    player: Start, folder: Path, clock: FakeClock
) -> None:
    lesson_player = player().open_lesson(FIRST)
    play(lesson_player, but="words")
    assert completions(folder, clock) == {}
    lesson_player.jump(7)
    assert completions(folder, clock) == {}
    answered(lesson_player, "My words.")
    assert set(completions(folder, clock)) == {"what/every-kind"}
    play(player().open_lesson(SECOND))
    record = open_store(folder, clock).record
    assert set(record.completed) == record.mastered == {FIRST, SECOND, Ref("what")}


def test_a_lesson_is_complete_with_its_last_page_when_that_comes_last(
    player: Start, folder: Path, clock: FakeClock
) -> None:
    lesson_player = player().open_lesson(FIRST, "build")
    play(lesson_player, but="welcome")
    assert completions(folder, clock) == {}
    lesson_player.jump(0)
    assert set(completions(folder, clock)) == {"what/every-kind"}


def test_completion_and_mastery_are_recorded_once(player: Start, folder: Path, clock: FakeClock) -> None:
    lesson_player = go_to(player(), SECOND, "tick")
    answered(lesson_player, ["other-one"])
    lesson_player.back()
    record = open_store(folder, clock).record
    assert (set(record.completed), record.mastered) == ({SECOND}, set())
    first_time = record.completed[SECOND]
    for _ in range(3):
        clock.advance(60)
        play(player().open_lesson(SECOND))
    (path,) = (folder / "progress").glob("*.json")
    assert path.read_text().count('"what":"what/short"') == 2  # completed, then mastered
    record = open_store(folder, clock).record
    assert (record.completed[SECOND], record.mastered) == (first_time, {SECOND})


def test_an_exercise_that_came_to_be_marked_after_it_was_answered_keeps_its_lesson_from_being_mastered(
    player: Start, folder: Path, clock: FakeClock
) -> None:
    play(player().open_lesson(FIRST), but="words")
    marked = EVERY_KIND
    for case, point in (("good-day", "doing-with"), ("bad-day", "doing-to")):
        before = f"- {{id: {case}, text: On a {case.replace('-', ' ')}"
        assert before in marked
        marked = marked.replace(before, f"{before}, at: {point}, because: It is so")
    write_course(folder, lessons={**LESSONS, "what/1-every-kind": marked})
    lesson_player = go_to(player(), FIRST, "words")
    answered(lesson_player, "My words.")
    record = open_store(folder, clock).record
    assert (set(record.completed), record.mastered) == ({FIRST}, set())
    play(player().open_lesson(FIRST))
    assert open_store(folder, clock).record.mastered == {FIRST}


def test_a_lesson_is_finished_without_an_error_on_a_record_that_a_newer_copro_wrote(
    player: Start, folder: Path, clock: FakeClock
) -> None:
    play(player().open_lesson(SECOND))
    path = open_store(folder, clock).path
    tables = decode_tables(path.read_bytes())
    tables["about"]["1"]["shape"] = SHAPE + 1
    del tables["completions"]  # a newer program may keep them where this one does not look
    path.write_bytes(before := encode_tables(tables))
    lesson_player = player().open_lesson(SECOND)
    lesson_player.next()
    lesson_player.next()
    assert lesson_player.at_end
    assert (lesson_player.state.complete, lesson_player.state.mastered) == (True, True)
    assert player().lessons("what")[1].state == lesson_player.state
    assert path.read_bytes() == before


def with_one_more_step(folder: Path) -> None:
    longer = SHORT + "  - page: more\n    text: One more thing.\n  - reflect: think\n    prompt: Hm?\n"
    write_course(folder, lessons={**LESSONS, "what/2-short": longer})


def test_what_was_complete_stays_complete_when_the_lesson_gains_a_step(player: Start, folder: Path) -> None:
    play(player().open_lesson(SECOND))
    with_one_more_step(folder)
    player().open_lesson(SECOND, "more")
    entry = player().lessons("what")[1]
    assert (entry.completed, entry.mastered) == (True, True)
    assert entry.state is not None
    assert (entry.state.seen, len(entry.state.states), entry.state.complete) == (3, 4, False)
    assert player().modules()[0].standing.done == 1


def test_continue_leads_on_from_a_complete_lesson_that_gained_a_step(player: Start, folder: Path) -> None:
    play(player().open_lesson(SECOND))
    with_one_more_step(folder)
    stopped = player().resume_point()
    assert stopped is not None
    assert stopped.lesson.ref == LATER


def test_a_worse_try_does_not_take_mastery_back(player: Start) -> None:
    play(player().open_lesson(SECOND))
    lesson_player = go_to(player(), SECOND, "tick")
    assert answered(lesson_player, ["other-one"]).score == 0
    entry = player().lessons("what")[1]
    assert (entry.completed, entry.mastered) == (True, True)


def test_a_lesson_with_a_mistake_is_listed_as_unavailable_and_skipped(player: Start, folder: Path) -> None:
    write_course(folder, lessons={"what/1-every-kind": EVERY_KIND.replace("minutes: 7", "minutes: x")})
    entry = player().lessons("what")[0]
    assert (entry.title, entry.lesson, entry.state) == ("every-kind", None, None)
    stopped = player().resume_point()
    assert stopped is not None
    assert stopped.lesson.ref == SECOND
    with pytest.raises(LessonUnavailableError):
        player().open_lesson(FIRST)


def test_a_lesson_that_became_unavailable_in_the_middle_is_skipped(player: Start, folder: Path) -> None:
    go_to(player(), FIRST, "cases")
    write_course(folder, lessons={"what/1-every-kind": b"\xff"})
    stopped = player().resume_point()
    assert stopped is not None
    assert (stopped.lesson.ref, stopped.begun, stopped.recap) == (SECOND, False, "")
    assert stopped.last_seen is not None


def test_with_no_lesson_available_there_is_nothing_to_continue(player: Start, folder: Path) -> None:
    write_course(folder, lessons=dict.fromkeys(LESSONS, b"\xff"))
    assert player().resume_point() is None


def test_a_choice_of_theme_and_language_is_kept(player: Start) -> None:
    player().change_about(theme="dark", language="cy")
    assert (player().about.theme, player().about.language) == ("dark", "cy")


def test_a_record_that_cannot_be_written_stops_nobody_from_looking_around(
    player: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    looking = player()
    monkeypatch.setattr("os.fsync", no_space)
    assert looking.modules()
    assert looking.lessons("what")
    assert looking.resume_point() is not None


def test_frameworks_crosswalk_and_words_are_at_hand(player: Start) -> None:
    assert [one.id for one in player().frameworks()] == ["ladder", "line", "values"]
    assert len(player().crosswalk().rows) == 2
    assert [word.id for word in player().words()] == ["power", "trust"]


def test_a_course_whose_lessons_have_mistakes_is_not_called_finished(player: Start, folder: Path) -> None:
    write_course(folder, lessons=dict.fromkeys(LESSONS, "title: Broken\n"))
    home = player().home()
    assert home.stopped is None
    assert finished_words(home).startswith("The lessons that are left cannot be opened today.")
