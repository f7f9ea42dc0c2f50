"""Stopping anywhere and starting again: exactly there."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from copro_tui.player import CoursePlayer
from tests.clock import FakeClock
from tests.courses import EVERY_KIND, FIRST, SHORT, write_course
from tests.players import answered, finish, go_to, play, right_answer, start

Start = Callable[[], CoursePlayer]


def test_a_half_built_ladder_is_exactly_as_it_was_left(player: Start) -> None:
    lesson_player = go_to(player(), FIRST, "build")
    fresh = lesson_player.view()
    assert isinstance(fresh.answer, list)
    half_built = [fresh.answer[-1], *fresh.answer[:-1]]
    lesson_player.change(half_built)
    lesson_player.keep()

    stopped = player().resume_point()
    assert stopped is not None
    assert (stopped.lesson.ref, stopped.step, stopped.place, stopped.begun) == (FIRST, "build", 1, True)
    view = player().open_lesson(FIRST, stopped.step).view()
    assert (view.step.id, view.answer, view.layout) == ("build", half_built, fresh.layout)
    assert view.feedback is None


@pytest.mark.parametrize(
    ("step", "answer"),
    [
        ("cases", {"survey": "asking"}),
        ("voices", {"we-know": "doing-for"}),
        ("groups", {"skills": "none-of-these", "form": "trust"}),
        ("which", ["tea", "vote"]),
        ("own", {"bad-day": "doing-to"}),
        ("words", "Dŵr, “half a sentence and\n  "),
    ],
)
def test_a_draft_of_every_kind_comes_back(player: Start, step: str, answer: dict[str, str] | list[str] | str) -> None:
    lesson_player = go_to(player(), FIRST, step)
    layout = lesson_player.view().layout
    lesson_player.change(answer)
    lesson_player.keep()
    view = go_to(player(), FIRST, step).view()
    assert view.exercise is not None
    assert (view.work.held if view.exercise.by_case else view.answer, view.layout) == (answer, layout)


def test_the_items_keep_their_order_even_when_nothing_was_done(folder: Path, clock: FakeClock) -> None:
    first = go_to(start(folder, clock, seed=1), FIRST, "build")
    layout = first.view().layout
    first.keep()
    assert go_to(start(folder, clock, seed=2), FIRST, "build").view().layout == layout


def test_another_learner_sees_another_order(folder: Path, clock: FakeClock) -> None:
    layouts = {
        go_to(start(folder, clock, name=f"Learner {seed}", seed=seed), FIRST, "build").view().layout
        for seed in range(8)
    }
    assert len(layouts) > 1


@pytest.mark.parametrize("leave", ["next", "back"])
def test_leaving_a_step_keeps_its_draft(player: Start, leave: str) -> None:
    lesson_player = go_to(player(), FIRST, "cases")
    lesson_player.hold("asking")
    before = lesson_player.view()
    assert before.phase == "held"
    getattr(lesson_player, leave)()
    assert lesson_player.step.id != "cases"
    assert go_to(player(), FIRST, "cases").view().work == before.work
    lesson_player.jump(2)
    assert lesson_player.view().work == before.work


def test_what_was_marked_comes_back_with_its_marks(player: Start) -> None:
    lesson_player = go_to(player(), FIRST, "groups")
    said = answered(lesson_player, {"skills": "trust", "phone": "networks", "form": "none-of-these"})
    assert said.score == pytest.approx(2 / 3)
    view, again = lesson_player.view(), go_to(player(), FIRST, "groups").view()
    assert (again.marks, again.signs, again.case) == (view.marks, view.signs, view.case)
    assert sorted(again.signs.values()) == ["right", "right", "wrong"]


def test_what_is_over_comes_back_with_its_feedback(player: Start) -> None:
    lesson_player = go_to(player(), FIRST, "groups")
    answered(lesson_player, {"skills": "trust", "phone": "networks", "form": "none-of-these"})
    finish(lesson_player)
    lesson_player.keep()
    view, again = lesson_player.view(), go_to(player(), FIRST, "groups").view()
    assert again.feedback is not None
    assert (again.feedback, again.signs, again.phase) == (view.feedback, view.signs, "over")
    assert again.signs == {"skills": "again", "phone": "right", "form": "right"}


def test_beginning_anew_takes_the_marks_away(player: Start) -> None:
    lesson_player = go_to(player(), FIRST, "which")
    answered(lesson_player, ["tea"])
    assert list(lesson_player.view().marks) == ["tea"]
    finish(lesson_player)
    assert lesson_player.view().feedback is not None
    lesson_player.try_again()
    lesson_player.keep()
    for view in (lesson_player.view(), go_to(player(), FIRST, "which").view()):
        assert (view.feedback, view.answer, view.marks, view.phase) == (None, [], {}, "open")


def test_words_that_were_not_composed_come_back_checked(player: Start) -> None:
    lesson_player = go_to(player(), FIRST, "words")
    answered(lesson_player, unicodedata.normalize("NFD", "Tŷ a dŵr"))
    assert go_to(player(), FIRST, "words").view().feedback is not None
    assert player().journal()[0].text == "Tŷ a dŵr"


def test_a_lesson_opens_where_the_learner_stopped_in_it(player: Start, clock: FakeClock) -> None:
    lesson_player = player().open_lesson(FIRST)
    assert lesson_player.place == 0
    for place in (1, 2, 3, 2):
        clock.advance(10)
        lesson_player.jump(place)
    assert player().open_lesson(FIRST).place == 2


def test_a_step_that_is_gone_leads_to_the_beginning_of_its_lesson(player: Start, folder: Path) -> None:
    go_to(player(), FIRST, "build")
    renamed = EVERY_KIND.replace("order: build", "order: rebuilt")
    write_course(folder, lessons={"what/1-every-kind": renamed, "what/2-short": SHORT, "when/1-later": SHORT})
    stopped = player().resume_point()
    assert stopped is not None
    assert (stopped.lesson.ref, stopped.step, stopped.place) == (FIRST, None, 0)
    assert player().open_lesson(FIRST, "build").place == 0


def test_a_draft_that_no_longer_fits_gives_way(player: Start, folder: Path) -> None:
    lesson_player = go_to(player(), FIRST, "which")
    answered(lesson_player, ["tea", "vote"])
    shorter = EVERY_KIND.replace("      - {id: tea, text: A cup of tea, because: It is kind.}\n", "")
    assert shorter != EVERY_KIND
    write_course(folder, lessons={"what/1-every-kind": shorter})
    view = go_to(player(), FIRST, "which").view()
    assert (view.answer, view.feedback) == (["vote"], None)
    assert view.standing.tries == 1


def test_steps_are_new_then_seen_then_done(player: Start) -> None:
    lesson_player = player().open_lesson(FIRST)
    assert lesson_player.view().states == ("done", *["new"] * 7)  # a page is done once it was seen
    lesson_player.next()
    assert lesson_player.view().states[:3] == ("done", "seen", "new")
    answered(lesson_player, right_answer(lesson_player.lesson.exercises[0]))
    assert player().open_lesson(FIRST, "build").view().states[:3] == ("done", "done", "new")


def test_jumping_stays_within_the_lesson(player: Start) -> None:
    lesson_player = player().open_lesson(FIRST)
    lesson_player.back()
    assert (lesson_player.place, lesson_player.at_end) == (0, False)
    lesson_player.jump(99)
    assert (lesson_player.place, lesson_player.at_end) == (7, True)
    lesson_player.next()
    assert lesson_player.step.id == "words"


def test_chance_is_the_only_source_of_the_layout(folder: Path, clock: FakeClock, tmp_path: Path) -> None:
    other = write_course(tmp_path / "other")
    one = go_to(start(folder, clock, seed=5), FIRST, "build").view().layout
    assert one == go_to(start(other, clock, seed=5), FIRST, "build").view().layout


def test_continue_after_the_last_page_leads_to_what_was_left_out(folder: Path, clock: FakeClock) -> None:
    text = EVERY_KIND + "  - page: finish\n    text: The end.\n"
    write_course(folder, lessons={"what/1-every-kind": text})
    play(start(folder, clock).open_lesson(FIRST), but="groups")
    stopped = start(folder, clock).resume_point()
    assert stopped is not None
    assert (stopped.step, stopped.place) == ("groups", 4)


def test_continue_leads_to_a_step_that_is_done_as_long_as_others_come_after_it(player: Start) -> None:
    lesson_player = go_to(player(), FIRST, "which")  # what comes before it was left out
    answered(lesson_player, ["vote", "veto"])
    stopped = player().resume_point()
    assert stopped is not None
    assert stopped.step == "which"


def test_continue_leads_to_a_last_step_that_is_not_done_before_what_was_left_out(player: Start) -> None:
    go_to(player(), FIRST, "words")
    stopped = player().resume_point()
    assert stopped is not None
    assert stopped.step == "words"
