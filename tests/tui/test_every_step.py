"""Every step of every lesson on the screen, wide and narrow, before and after its answer: nothing is cut off."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from copro_tui.course.model import Page
from copro_tui.course.refs import Ref
from copro_tui.exercises import Choose, Exercise, Order, Reflect
from copro_tui.exercises.placing import Placing
from copro_tui.figures.cells import as_text, figure_width
from copro_tui.player import Profiles, StepView
from copro_tui.progress.learners import Learners
from copro_tui.tui.app import CoproApp
from copro_tui.tui.screens.lesson import LessonScreen
from copro_tui.tui.widgets.figure_view import FigureView
from tests.clock import FakeClock
from tests.players import open_store
from tests.tui.pilots import strips, until_on, words
from tests.whole_course import all_lessons, real_course, worst_answer

SIZES = [(80, 24), (40, 24)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("ref", all_lessons(), ids=str)
async def test_a_lesson_shows_all_of_every_step(
    tmp_path: Path, clock: FakeClock, ref: Ref, size: tuple[int, int]
) -> None:
    open_store(tmp_path, clock)
    profiles = Profiles(real_course(), Learners(tmp_path / "progress"), clock, random.Random(1))
    player = profiles.open("Ann")
    app, cut = CoproApp(profiles, player), []
    async with app.run_test(size=size) as pilot:
        app.push_screen(LessonScreen(player, player.open_lesson(ref)))
        screen = await until_on(pilot, LessonScreen)
        for place, step in enumerate(screen.lesson_player.lesson.steps):
            screen.lesson_player.jump(place)
            if isinstance(step, Exercise):
                screen.lesson_player.hint()
            await screen.go_to(place)
            found = await cut_off(pilot, screen)
            if isinstance(step, Exercise):
                screen.lesson_player.change(worst_answer(step))
                screen.action_keep()
                assert screen.lesson_player.view().feedback
                found += await cut_off(pilot, screen)
            cut += [f"{step.id}: {one}" for one in dict.fromkeys(found)]
    assert cut == []


async def cut_off(pilot: Pilot[None], screen: LessonScreen) -> list[str]:
    """What of the step on the screen cannot be read, as it stands."""
    await pilot.pause()
    view, said = screen.lesson_player.view(), words(pilot)
    assert f"{view.place + 1} of " in said
    found = [f"not whole: {text}" for text in texts_around(view) if one_line(text) not in said]
    read = set(words_of(said))
    found += [f"missing: {word}" for word in words_of(prose_of(view)) if word not in read]
    found += too_wide(pilot)
    for figure in screen.query(FigureView):
        found += [f"not on the screen: {text}" for text in texts_at(screen, figure) if one_line(text) not in said]
        if figure.size.height != len(figure.draw(figure.size.width)):
            found.append(f"{figure.current}: the figure has more lines than there is room for")
        found += cut_off_figure(screen, figure)
    return found


def too_wide(pilot: Pilot[None]) -> Iterator[str]:
    """Widgets that draw over the right edge of the screen."""
    edge = pilot.app.size.width
    for widget, drawn in strips(pilot):
        if widget.region.x + max(strip.cell_length for strip in drawn) > edge:
            yield f"wider than the screen: {widget!r}"


def cut_off_figure(screen: LessonScreen, figure: FigureView) -> Iterator[str]:
    """What cannot be read of a figure, each of its stops being the current one in turn; the last stays it."""
    room = figure.content_size.width
    for stop in figure.stops():
        figure.set_reactive(FigureView.current, stop)  # without drawing it on the screen, which takes longest
        drawn = figure.draw(room)
        said = one_line(as_text(drawn))
        if figure_width(drawn) > room:
            yield f"{stop}: the figure takes {figure_width(drawn)} cells, and there are {room}"
        yield from (f"not whole at {stop}: {text}" for text in texts_at(screen, figure) if one_line(text) not in said)


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


def texts_at(screen: LessonScreen, figure: FigureView) -> Iterator[str]:
    """The texts that belong to the current stop of a figure: the item with its reason, or the point with its gloss."""
    view, stop = screen.lesson_player.view(), figure.current or ""
    step = view.step
    if isinstance(step, Page):
        framework_id, _slash, point_id = stop.rpartition("/")
        point = screen.player.course.frameworks[framework_id or step.figure or ""].point(point_id)
        yield from (point.name, point.gloss, point.voice)
    elif isinstance(step, Choose | Order | Placing):
        items = step.cases if isinstance(step, Placing) else step.items
        yield next(item.text for item in items if item.id == stop)
        if view.feedback is not None and (given := view.feedback.mark(stop)):
            yield from (given.because, given.note)


def one_line(text: str) -> str:
    return " ".join(text.split())


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text)
