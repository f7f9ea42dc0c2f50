"""Pictures of boards at work, compared with those that were looked at. After a change that is meant:
``pytest tests/tui/test_board_pictures.py -n 0 --snapshot-update``, and look at them again.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from copro_tui.course.refs import Ref
from copro_tui.exercises import Choose
from copro_tui.player import LessonPlayer, Profiles
from copro_tui.progress.learners import Learners
from copro_tui.tui.app import CoproApp
from copro_tui.tui.screens.home import HomeScreen
from tests.clock import FakeClock
from tests.players import finish, open_store, put_down
from tests.tui.hands import carry_on, exercise_of
from tests.tui.pilots import until_on
from tests.tui.test_along_the_drawing import DOMAINS, SPECTRUM
from tests.whole_course import real_course, worst_answer

BUILD = "what/ladders/build-arnstein"
CHOICE = "what/ladders/two-tops"

DARK, LIGHT = ((80, 24), "copro-dark"), ((120, 40), "copro-light")


def three_down(player: LessonPlayer) -> None:
    """Two cases are put down, and the third is in view."""
    exercise = player.view().exercise
    assert exercise is not None
    right = {case.id: case.best or "" for case in exercise.cases}
    put_down(player, right, 2)
    player.next_case()


def one_held(player: LessonPlayer) -> None:
    three_down(player)
    exercise = player.view().exercise
    assert exercise is not None
    player.hold(exercise.places[2].id)


def one_wrong(player: LessonPlayer) -> None:
    """The third case lies where it does not belong."""
    three_down(player)
    view = player.view()
    assert view.exercise is not None
    assert view.case is not None
    wrong = next(one.id for one in view.exercise.places if not view.exercise.credit(view.case, one.id))
    player.hold(wrong)
    player.put_down()


def summed_up(player: LessonPlayer) -> None:
    one_wrong(player)
    finish(player)


def checked(player: LessonPlayer) -> None:
    """A ladder at its first check: two rungs are exchanged."""
    exercise = player.view().exercise
    assert exercise is not None
    order = list(exercise.solution())
    player.change([*order[:2], order[4], order[3], order[2], *order[5:]])
    player.check()


def chosen(player: LessonPlayer) -> None:
    """A wrong option was chosen."""
    exercise = player.view().exercise
    assert isinstance(exercise, Choose)
    player.change(worst_answer(exercise))
    player.check()


STATES = [
    pytest.param(SPECTRUM, one_held, DARK, id="spectrum in hand"),
    pytest.param(SPECTRUM, one_wrong, DARK, id="spectrum put down wrong"),
    pytest.param(SPECTRUM, one_wrong, LIGHT, id="spectrum put down wrong, wide"),
    pytest.param(BUILD, checked, DARK, id="ladder at its first check"),
    pytest.param(DOMAINS, one_wrong, DARK, id="domains wrong"),
    pytest.param(CHOICE, chosen, DARK, id="choice wrong at first"),
    pytest.param(SPECTRUM, summed_up, DARK, id="summary"),
]


@pytest.mark.parametrize(("step", "prepare", "look"), STATES)
def test_a_board(
    snap_compare: Callable[..., bool],
    tmp_path: Path,
    clock: FakeClock,
    step: str,
    prepare: Callable[[LessonPlayer], None],
    look: tuple[tuple[int, int], str],
) -> None:
    size, theme = look
    open_store(tmp_path, clock)
    profiles = Profiles(real_course(), Learners(tmp_path / "progress"), clock, random.Random(1))
    player = profiles.open("Ann")
    player.change_about(theme=theme)
    ref = Ref.parse(step)
    lesson_player = player.open_lesson(ref.of_lesson, ref.step)
    prepare(lesson_player)
    lesson_player.keep()

    async def there(pilot: Pilot[None]) -> None:
        await until_on(pilot, HomeScreen)
        await carry_on(pilot, ref.step)
        assert exercise_of(pilot).id == ref.step

    assert snap_compare(CoproApp(profiles, player), terminal_size=size, run_before=there)
