"""In the middle of a lesson: stopping and coming back, another size of the window, looking things up, exploring."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from copro_tui.exercises import Order
from copro_tui.player import CoursePlayer
from copro_tui.tui.screens.frameworks import FrameworksScreen
from copro_tui.tui.screens.glossary import GlossaryScreen
from copro_tui.tui.screens.journal import PlanScreen
from copro_tui.tui.screens.lesson import LessonScreen
from copro_tui.tui.screens.search import SearchScreen
from copro_tui.tui.screens.sources import SourceList
from copro_tui.tui.widgets.framework_view import FrameworkView
from tests.clock import FakeClock
from tests.courses import EVERY_KIND, FIRST, SHORT, write_course
from tests.players import right_answer, start
from tests.tui.hands import (
    answer,
    at,
    board,
    carry_on,
    check,
    exercise_of,
    go_on,
    held,
    in_hand,
    order_by_keys,
    placed,
    put,
    shown_phase,
    until_at,
    view,
)
from tests.tui.pilots import click, lesson_screen, running, shown, the, until, until_on, until_said, words
from tests.tui.test_along_the_drawing import at_real

PLACES = {"letter": "leading", "survey": "asking", "board": "sharing"}
"""The letter is wrong, so that it comes back."""


# -- stopping and coming back -------------------------------------------------------------------------------------


async def to_state(pilot: Pilot[None], state: str) -> None:
    """Go on in the cases until one is in hand, put down, comes back, or all is over."""
    if state == "second in hand":
        await put(pilot, PLACES[in_hand(pilot)])
        await go_on(pilot)
        await pilot.press("3")
        return
    for _case in range(3):
        await put(pilot, PLACES[in_hand(pilot)])
        if state == "last put down" and len(placed(pilot)) == 3:
            return
        await go_on(pilot)
    assert view(pilot).another_look
    if state == "comes back":
        await pilot.press("2")


@pytest.mark.parametrize("state", ["second in hand", "last put down", "comes back"])
@pytest.mark.parametrize("ending", ["at once", "a little later"])
async def test_who_comes_back_is_at_the_very_case(folder: Path, clock: FakeClock, state: str, ending: str) -> None:
    async with at(folder, clock, "cases") as pilot:
        await to_state(pilot, state)
        if ending == "a little later":
            await pilot.pause(0.5)
        else:
            lesson_screen(pilot).keep()
        before = in_hand(pilot), held(pilot), placed(pilot), shown_phase(pilot), view(pilot).layout
        said = words(pilot)
        async with running(folder, clock, size=(80, 40)) as other:  # the first was not ended, and keeps nothing more
            await carry_on(other, "cases")
            again = in_hand(other), held(other), placed(other), shown_phase(other), view(other).layout
            assert again == before
            assert words(other).split("Enter")[0] == said.split("Enter")[0]


@pytest.mark.parametrize("state", ["second in hand", "last put down", "comes back"])
async def test_another_size_of_the_window_loses_nothing(folder: Path, clock: FakeClock, state: str) -> None:
    async with at(folder, clock, "cases", (80, 24)) as pilot:
        await to_state(pilot, state)
        before, drawn = (in_hand(pilot), held(pilot), placed(pilot), shown_phase(pilot)), words(pilot)
        for size in ((40, 12), (120, 40), (80, 24)):
            await pilot.resize_terminal(*size)
            await until(pilot, lambda size=size: pilot.app.screen.size == size)  # type: ignore[misc]
            await pilot.pause()
            assert (in_hand(pilot), held(pilot), placed(pilot), shown_phase(pilot)) == before
            if size == (40, 12) and before[3] != "over":
                assert any(one in words(pilot) for one in (" on ", "→", "not on the board")), size  # the place line
        assert words(pilot) == drawn
        await pilot.press("enter")
        await until(pilot, lambda: shown_phase(pilot) != before[3])


@pytest.mark.parametrize("step", ["build", "which"])
async def test_another_size_keeps_what_is_being_built_or_ticked(folder: Path, clock: FakeClock, step: str) -> None:
    async with at(folder, clock, step, (80, 24)) as pilot:
        await pilot.press(*(["enter", "down"] if step == "build" else ["2", "down"]))
        before, current = answer(pilot), board(pilot).current
        for size in ((40, 12), (120, 40), (80, 24)):
            await pilot.resize_terminal(*size)
            await until(pilot, lambda size=size: pilot.app.screen.size == size)  # type: ignore[misc]
            assert (answer(pilot), board(pilot).current) == (before, current)
        if step == "build":
            await pilot.press("escape")
            assert answer(pilot) != before
            lesson_screen(pilot)


# -- looking things up --------------------------------------------------------------------------------------------


LOOKED_UP = (("p", PlanScreen), ("f", FrameworksScreen), ("s", SourceList), ("slash", SearchScreen))


@pytest.mark.parametrize("step", ["welcome", "cases", "build"])
async def test_one_looks_something_up_and_comes_back_to_the_case(folder: Path, clock: FakeClock, step: str) -> None:
    async with at(folder, clock, step) as pilot:
        if step == "cases":
            await pilot.press("3")
        before = (held(pilot), shown_phase(pilot)) if step == "cases" else None
        for key, screen in LOOKED_UP:
            await pilot.press(key)
            await until_on(pilot, screen)
            await pilot.press("escape")
            await until_on(pilot, LessonScreen)
            await until_at(pilot, step)
            assert before is None or (held(pilot), shown_phase(pilot)) == before, f"after {key}"
        if before:
            await pilot.press("enter")
            await until(pilot, lambda: shown_phase(pilot) == "down")


async def test_w_opens_the_words_of_the_page_or_all(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "cases") as pilot:
        await pilot.press("w")
        await until(pilot, lambda: isinstance(pilot.app.screen, GlossaryScreen))
        await pilot.press("escape")
        await until_on(pilot, LessonScreen)


# -- a page with a figure -----------------------------------------------------------------------------------------


async def test_a_figure_is_explored_by_arrows_digits_and_clicks_and_enter_goes_on(
    tmp_path: Path, clock: FakeClock
) -> None:
    async with at_real(tmp_path, clock, "what/spectrum/the-spectrum", (80, 40)) as pilot:
        figure = the(pilot, FrameworkView)
        points = [point.id for point in lesson_screen(pilot).player.course.frameworks["spectrum"].points]
        assert the(pilot, FrameworkView).current is None
        assert "▶" not in shown(pilot)
        await pilot.press("5")
        assert figure.current == points[4]
        await pilot.press("left")
        assert figure.current == points[3]
        await pilot.press("right", "right")
        assert figure.current == points[5]
        await click(pilot, ("target", points[1]), FrameworkView)
        assert figure.current == points[1]
        gloss = lesson_screen(pilot).player.course.frameworks["spectrum"].point(points[1]).gloss
        await until_said(pilot, gloss)
        await pilot.press("enter")
        await until(pilot, lambda: lesson_screen(pilot).lesson_player.step.id == "first-five")


@pytest.mark.criterion("2.4.7")
async def test_the_cursor_is_on_the_point_that_is_explored(tmp_path: Path, clock: FakeClock) -> None:
    async with at_real(tmp_path, clock, "what/spectrum/the-spectrum", (80, 40)) as pilot:
        await pilot.press("2")
        figure = the(pilot, FrameworkView)
        await pilot.pause()
        at = pilot.app.cursor_position - figure.content_region.offset
        line = "".join(segment.text for segment in figure.render_line(at.y))
        assert line[at.x] == "▶"


# -- the learner's own words --------------------------------------------------------------------------------------

RECALLING = EVERY_KIND.replace(
    "  - reflect: words\n    prompt: What will you do next?\n",
    "  - page: again\n    text: Look back.\n    recall: first-words\n"
    "  - page: plan\n    text: This is it.\n    shows: plan\n"
    "    timeline:\n      events:\n"
    "        - {when: June 2013, what: It began.}\n        - {when: '2014', what: It ended.}\n"
    "  - reflect: words\n    prompt: What will you do next?\n    recall: first-words\n",
).replace("  - order: build\n", "  - reflect: first-words\n    prompt: How do you work?\n  - order: build\n")


async def test_earlier_words_and_the_plan_stand_where_the_lesson_refers_to_them(
    tmp_path: Path, clock: FakeClock
) -> None:
    folder = write_course(
        tmp_path, lessons={"what/1-every-kind": RECALLING, "what/2-short": SHORT, "when/1-later": SHORT}
    )
    player: CoursePlayer = start(folder, clock)
    lesson_player = player.open_lesson(FIRST, "first-words")
    lesson_player.change("Mostly alone.")
    lesson_player.check()
    lesson_player = player.open_lesson(FIRST, "again")
    async with running(folder, clock, size=(80, 40)) as pilot:
        screen = await carry_on(pilot, "again")
        await until_said(pilot, "You wrote", "Mostly alone.")
        await pilot.press("enter")
        await until_at(pilot, "plan")
        await until_said(pilot, "My plan", "0 of 2", "Where we are today", "My next step")
        await until_said(pilot, "June 2013 ○ It began.")
        await screen.go_to(lesson_player.lesson.place_of("words") or 0)
        await until_at(pilot, "words")
        await until_said(pilot, "What will you do next?", "You wrote", "Mostly alone.")
        await pilot.press("Y", "e", "s")
        assert answer(pilot) == "Yes"


async def test_words_that_were_left_unfinished_are_recalled_too(tmp_path: Path, clock: FakeClock) -> None:
    folder = write_course(
        tmp_path, lessons={"what/1-every-kind": RECALLING, "what/2-short": SHORT, "when/1-later": SHORT}
    )
    start(folder, clock).open_lesson(FIRST, "first-words")
    async with running(folder, clock, size=(80, 40)) as pilot:
        screen = await carry_on(pilot, "first-words")
        await pilot.press(*"Alone", "f4")
        await until(pilot, lambda: screen.lesson_player.step.id == "build")
        await screen.go_to(screen.lesson_player.lesson.place_of("again") or 0)
        await until_said(pilot, "Alone")


# -- without colour -----------------------------------------------------------------------------------------------


@pytest.mark.criterion("1.4.1")
@pytest.mark.parametrize("step", ["cases", "voices", "groups", "which", "build"])
async def test_right_and_wrong_differ_in_their_texts(
    folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    said = []
    for answers in ("right", "wrong"):
        start(folder, clock, answers).open_lesson(FIRST, step)
        async with running(folder, clock, name=answers, size=(80, 24)) as pilot:
            await carry_on(pilot, step)
            exercise, wrong = exercise_of(pilot), answers == "wrong"
            right = right_answer(exercise)
            if exercise.by_case:
                assert isinstance(right, dict)
                case = in_hand(pilot)
                others = [one.id for one in exercise.places if one.id not in (right[case], "leading")]
                await put(pilot, others[0] if wrong else right[case])
            elif step == "which":
                option = next(one for one in board(pilot).stops() if (one in right) != wrong)
                await pilot.press(str(board(pilot).stops().index(option) + 1))
                await check(pilot)
            else:
                assert isinstance(exercise, Order)
                wanted = ["telling", "leading", "sharing", "asking"] if wrong else list(right)
                await order_by_keys(pilot, exercise, wanted)
                await check(pilot)
            drawn = shown(pilot)
            assert ("✗" in drawn or "○ not yet" in drawn) or not wrong
            said.append(drawn)
    assert said[0] != said[1]
