"""The plan that the real course adds up to, part by part."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

import pytest

from copro_tui.course.refs import Ref
from copro_tui.documents.lanes_svg import WIDTH
from copro_tui.documents.plan import plan_html, plan_markdown
from copro_tui.exercises import Exercise
from copro_tui.player import CoursePlayer
from tests.clock import FakeClock
from tests.documents.lint import PageReader, problems
from tests.players import answered, open_store, right_answer
from tests.whole_course import real_course

DAY = "2026-01-05"


@pytest.fixture
def learner(tmp_path: Path, clock: FakeClock) -> CoursePlayer:
    return CoursePlayer(real_course(), open_store(tmp_path, clock), clock, random.Random(3))


def write(player: CoursePlayer, ref: Ref, step_id: str) -> Exercise:
    """Answer one exercise in a way of its own: words that name it, or each case at another place."""
    lesson_player = player.open_lesson(ref, step_id)
    step = lesson_player.step
    assert isinstance(step, Exercise)
    if step.cases:
        places = [place.id for place in step.places]
        answered(lesson_player, {case.id: places[-1 - number % len(places)] for number, case in enumerate(step.cases)})
    else:
        assert isinstance(right_answer(step), str)
        answered(lesson_player, f"My words on {ref}/{step_id}.")
    return step


def write_all(player: CoursePlayer) -> list[Exercise]:
    """Answer every exercise that fills a part of the plan."""
    return [write(player, *place) for entry in player.plan() for place in entry.waiting]


def test_every_part_can_be_written(learner: CoursePlayer) -> None:
    assert [entry.part.id for entry in learner.plan() if not entry.waiting] == []


def test_all_that_was_written_and_placed_is_on_both_pages(learner: CoursePlayer) -> None:
    steps = write_all(learner)
    plan, course = learner.plan(), learner.course
    assert [entry.part.id for entry in plan if not entry.written] == []
    page = plan_html("Ann", course.title, DAY, "en", plan)
    assert problems(page) == []
    said, marked = PageReader(page).said, " ".join(plan_markdown("Ann", course.title, DAY, plan).split())
    texts = [step.prompt for step in steps]
    for item in (item for entry in plan for item in entry.items):
        texts += [item.text, *(text for one in item.placed for text in (one.case, one.place))]
        texts += [text for one in item.placed for pair in one.follows for text in pair]
    for text in texts:
        assert " ".join(text.split()) in said
        assert " ".join(text.split()) in marked.replace("\\", "")


def test_the_spectrum_is_drawn_with_today_and_the_wish_on_it(learner: CoursePlayer) -> None:
    write_all(learner)
    drawn = [item for entry in learner.plan() for item in entry.items if item.framework and item.placed]
    spectra = [item for item in drawn if item.framework and item.framework.shape == "spectrum"]
    assert spectra
    page = PageReader(plan_html("Ann", "It", DAY, "en", learner.plan()))
    assert len(page.of("svg")) == len(spectra)
    labels = page.text_of("text")
    for item in spectra:
        assert len(item.placed) >= 2
        assert {one.case for one in item.placed} <= set(labels)
        assert {point.label for point in learner.course.frameworks["spectrum"].points} <= set(labels)


def test_no_name_in_the_drawing_runs_into_the_next(learner: CoursePlayer) -> None:
    """Of the points, which stand side by side: a letter is at most about 0.6 of its size wide on average."""
    write_all(learner)
    page = PageReader(plan_html("Ann", "It", DAY, "en", learner.plan()))
    texts = list(zip(page.of("text"), page.text_of("text"), strict=True))
    rows: dict[str, list[tuple[float, float]]] = {}
    for attributes, text in texts:
        half, x = 0.3 * float(attributes["font-size"]) * len(text), float(attributes["x"])
        left = {"start": x, "middle": x - half, "end": x - 2 * half}[attributes["text-anchor"]]
        rows.setdefault(attributes["y"], []).append((left, left + 2 * half))
    assert len(rows) >= 4  # bands, points, and two cases
    for spans in rows.values():
        spans.sort()
        assert spans[0][0] >= 0
        assert spans[-1][1] <= WIDTH
        assert all(right <= left for (_a, right), (left, _b) in itertools.pairwise(spans))


def test_what_follows_from_a_placement_is_said(learner: CoursePlayer) -> None:
    """Of the kind of work and of its risk: whom to call, what to do."""
    write_all(learner)
    said = PageReader(plan_html("Ann", "It", DAY, "en", learner.plan())).said
    assert "What to do: " in said
    assert "Who to call: " in said


def test_a_plan_of_which_nothing_is_written_is_a_good_page_too(learner: CoursePlayer) -> None:
    page = plan_html("Ann", learner.course.title, DAY, "en", learner.plan())
    assert problems(page) == []
    assert PageReader(page).said.count("Still to write.") == len(learner.course.plan)
