"""Work as former versions kept it, half done and checked, opens and goes on; so does work at what has changed since."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from copro_tui.course.refs import Ref
from copro_tui.player import CoursePlayer, LessonPlayer
from copro_tui.progress.recovery import mend
from copro_tui.progress.repository import RecordRepository
from tests.clock import FakeClock
from tests.courses import CROSSWALK, EVERY_KIND, FIRST, FRAMEWORKS, LADDER, LESSONS, SECOND, write_course
from tests.player.steps import attempts
from tests.players import answered, finish, go_to, put_down, start

FORMER = Path(__file__).parents[1] / "progress" / "fixtures"
VERSIONS = ("c4994fb", "84aea3f")
"""The commits that wrote them."""

HALF: dict[str, Any] = {
    "build": ["asking", "leading", "sharing", "telling"],
    "cases": {"letter": "asking", "survey": "asking"},
    "voices": {"we-know": "doing-for"},
    "groups": {"skills": "none-of-these"},
    "which": ["vote"],
    "tick": ["other-one"],
    "own": {"good-day": "doing-with"},
    "words": "Half a thou",
}
SCORES = {"build": 0, "cases": 2 / 3, "voices": 1, "groups": 2 / 3, "which": 0, "tick": 0, "own": None, "words": None}
"""What each answer earned that was checked."""
BY_CASE = ("cases", "voices", "groups", "own")

Start = Callable[[], CoursePlayer]


def former(version: str, name: str, folder: Path, clock: FakeClock) -> Start:
    """The learner of that name, whose record and drafts are as that version left them."""
    (folder / "progress").mkdir(exist_ok=True)
    for ending in ("json", "drafts"):
        shutil.copy(FORMER / version / f"{name}.{ending}", folder / "progress" / f"{name}.{ending}")
    return lambda: start(folder, clock, name.capitalize())


def opened(player: CoursePlayer, step: str) -> LessonPlayer:
    return go_to(player, SECOND if step == "tick" else FIRST, step)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("step", HALF)
def test_what_was_half_done_is_as_it_was_left_and_nothing_is_marked_in_it(
    folder: Path, clock: FakeClock, version: str, step: str
) -> None:
    player = former(version, "half", folder, clock)
    lesson_player = opened(player(), step)
    view = lesson_player.view()
    assert view.phase != "over"
    assert (view.marks, view.signs, view.feedback, view.standing.tries, view.left_out) == ({}, {}, None, 0, 0)
    assert view.hinted == (step == "build")
    if step in BY_CASE:
        assert (view.answer, view.work.held) == ({}, HALF[step])
        assert view.case is not None
        assert view.phase == ("held" if view.case.id in HALF[step] else "offered")
    else:
        assert view.answer == ([] if step == "tick" else HALF[step]), "a cross is not a choice"
    assert opened(player(), step).view().layout == view.layout


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("step", HALF)
def test_what_was_half_done_can_be_gone_on_with_to_its_end(
    folder: Path, clock: FakeClock, version: str, step: str
) -> None:
    player = former(version, "half", folder, clock)
    lesson_player = opened(player(), step)
    if step in BY_CASE:  # the cases that were placed lie where they were
        places = {case.id: case.best or "doing-to" for case in lesson_player.view().exercise.cases}  # type: ignore[union-attr]
        put_down(lesson_player, {**places, **HALF[step]})
    lesson_player = opened(player(), step)
    if step == "words":
        answered(lesson_player, "A whole thought.")
    else:
        finish(lesson_player)
    lesson_player.keep()
    view = opened(player(), step).view()
    assert view.phase == "over"
    if step == "words":
        assert [one.text for one in player().journal()] == ["A whole thought."]
    elif step == "own":
        assert view.standing.tries == 1
    else:
        assert view.feedback is not None
        assert view.feedback.score == 1
        assert view.standing.tries == (2 if step in BY_CASE else 1)


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("step", HALF)
def test_what_was_checked_is_over_with_the_same_feedback(
    folder: Path, clock: FakeClock, version: str, step: str
) -> None:
    player = former(version, "checked", folder, clock)
    view = opened(player(), step).view()
    assert view.phase == "over"
    assert view.feedback is not None
    assert view.feedback.score == SCORES[step]
    assert (view.standing.best, view.changed, view.left_out) == (SCORES[step], False, 0)
    assert view.standing.tries == (step != "words")


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(
    ("step", "missed"), [("cases", {"letter"}), ("groups", {"skills"}), ("voices", {"we-know", "let-us"})]
)
def test_of_what_was_checked_only_what_was_missed_can_be_tried_again(
    folder: Path, clock: FakeClock, version: str, step: str, missed: set[str]
) -> None:
    player = former(version, "checked", folder, clock)
    lesson_player = opened(player(), step)
    assert set(lesson_player.view().coming_back) == (missed if SCORES[step] != 1 else set())
    lesson_player.try_again(missed=True)
    lesson_player.keep()
    lesson_player = opened(player(), step)
    assert set(lesson_player.view().round) == missed
    finish(lesson_player)
    assert lesson_player.view().standing.tries == 2
    assert lesson_player.view().standing.first == SCORES[step]


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("name", ["half", "checked"])
def test_the_record_is_whole_and_is_not_rewritten(tmp_path: Path, version: str, name: str) -> None:
    path = tmp_path / "record.json"
    shutil.copy(FORMER / version / f"{name}.json", path)
    assert mend(RecordRepository(path)) == ""
    assert path.read_bytes() == (FORMER / version / f"{name}.json").read_bytes()


# -- what has changed since -----------------------------------------------------------------------------------------


def changed(folder: Path, *changes: tuple[str, str]) -> None:
    """The first lesson is written otherwise."""
    text = EVERY_KIND
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    write_course(folder, lessons={**LESSONS, "what/1-every-kind": text})


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(
    ("step", "change", "left", "gone"),
    [
        ("cases", ("id: letter", "id: notice"), {"survey": "asking"}, 1),
        ("groups", ("id: none-of-these, text", "id: another, text"), {}, 1),
        ("voices", ("id: let-us", "id: we-two"), {"we-know": "doing-for"}, 0),
        ("which", ("id: vote", "id: ballot"), [], 1),
        ("own", ("id: good-day", "id: fine-day"), {}, 1),
    ],
)
def test_former_work_opens_with_what_still_fits_and_counts_the_rest(
    folder: Path, clock: FakeClock, version: str, step: str, change: tuple[str, str], left: Any, gone: int
) -> None:
    player = former(version, "half", folder, clock)
    changed(folder, change, *([("in: none-of-these", "in: another")] if step == "groups" else []))
    lesson_player = opened(player(), step)
    view = lesson_player.view()
    assert (view.work.held if step in BY_CASE else view.answer) == left
    assert view.left_out == gone
    finish(lesson_player)
    assert lesson_player.view().phase == "over"


@pytest.mark.parametrize("version", VERSIONS)
def test_a_ladder_that_has_other_rungs_begins_anew(folder: Path, clock: FakeClock, version: str) -> None:
    player = former(version, "half", folder, clock)
    lesson = EVERY_KIND.replace("leading: ", "steering: ")
    ladder = LADDER.replace("id: leading", "id: steering")
    write_course(
        folder,
        lessons={**LESSONS, "what/1-every-kind": lesson},
        frameworks={**FRAMEWORKS, "ladder": ladder},
        crosswalk=CROSSWALK.replace("leading", "steering"),
    )
    view = opened(player(), "build").view()
    assert (view.answer, view.left_out) == ([*view.layout], 1)
    finish(lesson_player := opened(player(), "build"))
    assert lesson_player.view().phase == "over"


BOARD = EVERY_KIND[EVERY_KIND.index("      - id: board") : EVERY_KIND.index("  - match: voices")]


@pytest.mark.parametrize("down", [1, 2, 3])
@pytest.mark.parametrize(
    ("change", "gone"),
    [
        (("id: letter", "id: notice"), {"letter"}),
        (("id: board\n", "id: panel\n"), {"board"}),
        ((BOARD, ""), {"board"}),
        ((BOARD, BOARD + BOARD.replace("id: board", "id: jury")), set()),
    ],
    ids=["renamed", "another renamed", "taken out", "one more"],
)
def test_a_round_whose_cases_have_changed_goes_on_with_those_that_are_left(
    folder: Path, clock: FakeClock, down: int, change: tuple[str, str], gone: set[str]
) -> None:
    """Put down, killed, and opened in a newer course: what is left of it lies where it lay, and it comes to an end."""
    lesson_player = go_to(start(folder, clock), FIRST, "cases")
    put_down(lesson_player, {"letter": "asking", "survey": "asking", "board": "telling"}, down)
    before = dict(lesson_player.view().answer)  # type: ignore[arg-type]
    changed(folder, change)
    lesson_player = go_to(start(folder, clock), FIRST, "cases")
    view = lesson_player.view()
    assert view.answer == {case: place for case, place in before.items() if case not in gone}
    assert view.left_out == len(gone & set(before))
    finish(lesson_player)
    lesson_player.keep()
    view = go_to(start(folder, clock), FIRST, "cases").view()
    assert view.phase == "over"
    assert set(view.answer) == {case.id for case in view.exercise.cases}  # type: ignore[union-attr]
    tries = attempts(folder, "cases")
    assert len({one.id for one in tries}) == len(tries)


def test_a_step_that_was_renamed_goes_on_with_the_work_at_its_former_name(folder: Path, clock: FakeClock) -> None:
    lesson_player = go_to(start(folder, clock), FIRST, "cases")
    put_down(lesson_player, {"letter": "asking", "survey": "asking", "board": "telling"})
    before = lesson_player.view()
    changed(folder, ("  - place: cases\n", "  - place: rungs\n    was: [cases]\n"))
    lesson_player = go_to(start(folder, clock), FIRST, "rungs")
    view = lesson_player.view()
    assert (view.answer, view.signs, view.phase) == (before.answer, before.signs, "down")
    finish(lesson_player)
    assert lesson_player.view().standing.tries == 2
    assert start(folder, clock).open_lesson(Ref("what", "every-kind"), "rungs").view().standing.tries == 2
