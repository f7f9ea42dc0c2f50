"""How sure a learner is, asked before an answer is marked: kept with the answer, and never a part of its score."""

from __future__ import annotations

from itertools import count, cycle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copro_tui.errors import RecordError, UsageError
from copro_tui.exercises import Sureness
from copro_tui.exercises.sureness import SURENESSES
from copro_tui.player import CoursePlayer
from copro_tui.progress.repository import RecordRepository
from tests.clock import FakeClock
from tests.courses import COURSE, FIRST, write_course
from tests.player.steps import ANSWERS, Learner, attempts, whole
from tests.player.test_rounds import SEEDS, KilledError, Writes, everything, play_on
from tests.players import go_to, put_down, start


class Asked(Learner):
    """Says how sure they are, where that is asked."""

    said: tuple[Sureness, ...] = SURENESSES

    def turn(self) -> bool:
        player = self.lesson_player
        view = player.view()
        about = view.case.id if view.case else ""
        if view.asked:
            check = len(view.work.earlier)
            player.say_sure(self.word_for(about))
            if view.case is not None:
                self.at = about
                self.hear(0)
            else:
                self.checked[check] = ANSWERS[self.step][check]
            return True
        if view.phase in ("open", "marked"):
            player.change(ANSWERS[self.step][len(view.work.earlier)])
        if view.phase in ("held", "open", "marked") and player.ask_sure():
            assert go_to(self.start(), FIRST, self.step).view().asked, "the question is on disk as it is asked"
            return True
        return super().turn()

    def word_for(self, about: str) -> Sureness:
        return self.said[len(about) % len(self.said)]


def begin(folder: Path, clock: FakeClock, seed: int = 1) -> CoursePlayer:
    player = start(folder, clock, seed=seed)
    if player.settings()[0].sure == "off":
        player.choose("sure", "on")
    return player


def expected(learner: Asked) -> dict[str, Sureness]:
    """What the first attempt at a step has to say."""
    first = ANSWERS[learner.step][0]
    abouts = first if isinstance(first, dict) else [""]
    return {about: learner.word_for(about) for about in abouts} if learner.step != "own" else {}


@pytest.mark.parametrize("step", ANSWERS)
def test_what_was_said_is_in_the_first_attempt_and_changes_nothing_else(
    tmp_path: Path, clock: FakeClock, step: str
) -> None:
    with_it, without = write_course(tmp_path / "with"), write_course(tmp_path / "without")
    learner = Asked(lambda: begin(with_it, clock, SEEDS[0]), step)
    learner.finish()
    Learner(lambda: start(without, clock, seed=SEEDS[0]), step).finish()
    asked, plain = attempts(with_it, step), attempts(without, step)
    assert [one.sure for one in asked] == [expected(learner), *({} for _one in asked[1:])]
    assert [(one.answer, one.score, one.revision) for one in asked] == [
        (one.answer, one.score, one.revision) for one in plain
    ]


@settings(max_examples=15)
@given(said=st.lists(st.sampled_from(SURENESSES), min_size=1, max_size=5))
@pytest.mark.parametrize("step", ["cases", "which"])
def test_no_score_depends_on_what_is_said(
    tmp_path_factory: pytest.TempPathFactory, step: str, said: list[Sureness]
) -> None:
    folder = write_course(tmp_path_factory.mktemp("course"))
    learner = Asked(lambda: begin(folder, FakeClock()), step)
    learner.said = tuple(said)
    learner.finish()
    scores = [learner.lesson_player.view().exercise.worth(one.answer) for one in attempts(folder, step)]  # type: ignore[union-attr]
    assert [one.score for one in attempts(folder, step)] == scores


@pytest.mark.parametrize("done", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", ["cases", "build", "which"])
def test_killed_at_any_write_it_comes_back_and_nothing_that_was_said_is_lost(
    tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, step: str, done: bool
) -> None:
    for at in count(1):
        folder = write_course(tmp_path / f"killed-at-{at}")
        seeds = cycle(SEEDS)
        with everything(monkeypatch) as writes:
            learner = Asked(lambda: begin(folder, clock, next(seeds)), step)  # noqa: B023
            first = writes.done

            def kill(number: int, _name: str, *, done: bool, last: int = first + at, now: bool = done) -> None:
                if (number, done) == (last, now):
                    raise KilledError

            writes.fail = kill
            killed = play_on(learner)
            writes.fail = lambda *_number, done: None
        found = attempts(folder, step)
        assert [one.answer for one in found] == whole(step), f"killed at write {at}"
        assert [one.sure for one in found] == [expected(learner), *({} for _one in found[1:])]
        if not killed:
            return


@settings(max_examples=15)
@given(kills=st.lists(st.tuples(st.integers(1, 60), st.booleans()), max_size=12))
def test_killed_any_number_of_times(tmp_path_factory: pytest.TempPathFactory, kills: list[tuple[int, bool]]) -> None:
    folder = write_course(tmp_path_factory.mktemp("course"))
    seeds = cycle(SEEDS)
    with pytest.MonkeyPatch.context() as monkeypatch:
        writes = Writes(monkeypatch)
        learner = Asked(lambda: begin(folder, FakeClock(), next(seeds)), "cases")

        def kill(number: int, _name: str, *, done: bool) -> None:
            if (number, done) in kills:
                raise KilledError

        writes.fail = kill
        play_on(learner)
    first, second = attempts(folder, "cases")
    assert [first.answer, second.answer] == whole("cases")
    assert (first.sure, second.sure) == (expected(learner), {})


def test_until_it_is_said_nothing_is_put_down_or_checked(folder: Path, clock: FakeClock) -> None:
    player = begin(folder, clock)
    lesson_player = go_to(player, FIRST, "cases")
    assert not lesson_player.ask_sure(), "nothing is in hand"
    lesson_player.hold("asking")
    with pytest.raises(UsageError, match="how sure you are"):
        lesson_player.put_down()
    assert lesson_player.ask_sure()
    view = lesson_player.view()
    assert view.asked
    assert view.phase == "held"
    assert not view.marks
    assert not view.can("lesson.put-down")
    assert not view.can("lesson.hint")
    lesson_player.drop_question()
    assert not lesson_player.view().asked
    lesson_player.say_sure("sure")
    assert lesson_player.view().phase == "held", "it was not asked"
    lesson_player.ask_sure()
    lesson_player.hold("telling")
    assert not lesson_player.view().asked, "another move takes the question away"
    choice = go_to(player, FIRST, "which")
    choice.change(["vote"])
    with pytest.raises(UsageError, match="how sure you are"):
        choice.check()
    assert choice.ask_sure()
    player.choose("sure", "off")
    assert not choice.view().asked, "whoever switches it off is asked no more"
    choice.check()


def test_what_was_shown_and_what_comes_back_is_not_asked_and_a_new_beginning_is(folder: Path, clock: FakeClock) -> None:
    learner = Asked(lambda: begin(folder, clock), "cases")
    learner.finish()
    lesson_player = learner.lesson_player
    lesson_player.try_again(missed=True)
    lesson_player.hold("leading")
    assert not lesson_player.ask_sure()
    lesson_player.try_again()
    lesson_player.hold("leading")
    assert lesson_player.ask_sure()
    lesson_player.say_sure("guessing")
    lesson_player.show_me()
    shown = attempts(folder, "cases")[-1]
    assert shown.shown
    assert not shown.sure


def test_a_disk_that_fails_leaves_the_question_open(
    folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson_player = go_to(begin(folder, clock), FIRST, "which")
    lesson_player.change(["vote"])
    lesson_player.ask_sure()
    before = lesson_player.view().work

    def fail(*_arguments: object, **_more: object) -> None:
        raise RecordError("The disk is full.")

    with monkeypatch.context() as patched:
        patched.setattr(RecordRepository, "add", fail)
        with pytest.raises(RecordError):
            lesson_player.say_sure("sure")
    assert lesson_player.view().work == before
    lesson_player.say_sure("fairly")
    (attempt,) = attempts(folder, "which")
    assert attempt.sure == {"": "fairly"}


def test_a_course_may_suggest_it_and_the_learner_decides(tmp_path: Path, clock: FakeClock) -> None:
    folder = write_course(tmp_path / "course", course=f"{COURSE}ask_how_sure: true\n")
    player = start(folder, clock)
    assert player.settings()[0].sure == "on"
    lesson_player = go_to(player, FIRST, "cases")
    put = {case.id: "asking" for case in lesson_player.view().exercise.cases}  # type: ignore[union-attr]
    with pytest.raises(UsageError):
        put_down(lesson_player, put)
    player.choose("sure", "off")
    assert start(folder, clock).settings()[0].sure == "off"
    put_down(lesson_player, put)


@pytest.mark.parametrize("step", ["cases", "build", "which"])
def test_results_say_first_what_one_was_sure_of_and_was_not_right(folder: Path, clock: FakeClock, step: str) -> None:
    learner = Asked(lambda: begin(folder, clock, SEEDS[0]), step)
    learner.said = ("sure",)
    learner.finish()
    found = begin(folder, clock).results().sure_misses
    exercise = learner.lesson_player.view().exercise
    assert exercise is not None
    if step == "cases":
        assert {one.ref.item for one in found} == {"letter", "board"}, "the survey was right"
        assert all(one.given and one.belongs and one.given != one.belongs for one in found)
        assert all(f"You: {one.given}. Its place: {one.belongs}." == one.words for one in found)
    else:
        (one,) = found
        assert (one.ref.step, one.name) == (step, exercise.label)


def test_whoever_was_fairly_sure_or_guessed_reads_nothing_of_it(folder: Path, clock: FakeClock) -> None:
    learner = Asked(lambda: begin(folder, clock), "cases")
    learner.said = ("fairly", "guessing")
    learner.finish()
    assert not begin(folder, clock).results().sure_misses
