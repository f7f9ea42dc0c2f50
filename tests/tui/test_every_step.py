"""Every step of every lesson, wide and narrow, before and after its answer: all that is to be read is there."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from copro_tui.course.lesson import Page
from copro_tui.exercises import Exercise, Reflect
from copro_tui.player import Profiles, StepView
from copro_tui.progress.learners import Learners
from copro_tui.tui.app import CoproApp
from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.screens.lesson import LessonScreen
from tests.clock import FakeClock
from tests.players import open_store
from tests.tui.pilots import one_line, strips, until, until_on, words_in
from tests.whole_course import all_lessons, real_course

SIZES = [(80, 24), (40, 24), (120, 40)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("module", [one.id for one in real_course().modules])
async def test_all_of_every_page_and_question_to_write_at_is_shown(
    tmp_path: Path, clock: FakeClock, module: str, size: tuple[int, int]
) -> None:
    open_store(tmp_path, clock)
    profiles = Profiles(real_course(), Learners(tmp_path / "progress"), clock, random.Random(1))
    player = profiles.open("Ann")
    player.name_contact("The letter")  # or lessons that are applied to it would ask for it first
    app, cut = CoproApp(profiles, player), list[str]()
    async with app.run_test(size=size) as pilot:
        await until_on(pilot, HomeScreen)
        for ref in (one for one in all_lessons() if one.module == module):
            screen = LessonScreen(player, player.open_lesson(ref))
            (app.switch_screen if isinstance(app.screen, LessonScreen) else app.push_screen)(screen)
            await until(pilot, lambda screen=screen: app.screen is screen and screen.is_mounted)  # type: ignore[misc]
            cut += [f"{ref} {one}" for one in await cut_off_in_lesson(pilot, screen)]
    assert cut == []


async def cut_off_in_lesson(pilot: Pilot[None], screen: LessonScreen) -> list[str]:
    """What cannot be read of the pages of a lesson, and of its questions to write at, before and after an answer."""
    cut = []
    for place, step in enumerate(screen.lesson_player.lesson.steps):
        if isinstance(step, Exercise) and not step.own_words:
            continue
        screen.lesson_player.jump(place)
        if isinstance(step, Exercise):
            screen.lesson_player.hint()
        await screen.go_to(place)
        found = await cut_off(pilot, screen)
        if isinstance(step, Exercise):
            screen.lesson_player.change("My own words.")
            screen.action_keep()
            assert screen.lesson_player.view().feedback
            found += await cut_off(pilot, screen)
        cut += [f"{step.id}: {one}" for one in dict.fromkeys(found)]
    return cut


async def cut_off(pilot: Pilot[None], screen: LessonScreen) -> list[str]:
    """What of the step on the screen cannot be read, as it stands."""
    await pilot.pause()
    view, drawn = screen.lesson_player.view(), list(strips(pilot))
    said = words_in(drawn)
    assert f"{view.place + 1} of " in said
    found = [f"not whole: {text}" for text in texts_around(view) if one_line(text) not in said]
    read = set(words_of(said))
    found += [f"missing: {word}" for word in words_of(prose_of(view)) if word not in read]
    edge = pilot.app.size.width
    for widget, lines in drawn:
        if widget.region.x + max(strip.cell_length for strip in lines) > edge:
            found.append(f"wider than the screen: {widget!r}")
    return found


# -- what has to be there -----------------------------------------------------------------------------------------


def texts_around(view: StepView) -> Iterator[str]:
    """The texts above an answer: the question, the hint, what is said of the answer."""
    step, feedback = view.step, view.feedback
    if isinstance(step, Page):
        yield step.title
        return
    yield step.prompt
    if feedback is None:
        yield step.hint if view.hinted else ""
    else:
        yield feedback.headline


def prose_of(view: StepView) -> str:
    """The Markdown of a step."""
    if isinstance(view.step, Page):
        return view.step.text
    return view.step.after if isinstance(view.step, Reflect) and view.feedback else ""


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text)
