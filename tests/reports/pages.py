"""Every page that a trainer hands round, on the real course and a cohort of any size."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from functools import cache

from copro_tui.analytics.aggregate import aggregate
from copro_tui.analytics.distribution import distributions, placements
from copro_tui.analytics.gradebook import gradebook, outlines
from copro_tui.analytics.item_analysis import item_analysis
from copro_tui.analytics.stuck import stuck
from copro_tui.cohorts.learner_work import Done, Work
from copro_tui.cohorts.model import Assigned
from copro_tui.course.course import available_lessons
from copro_tui.exercises import Answer, Exercise
from copro_tui.reports.aggregate_table import aggregate_report
from copro_tui.reports.html import as_html
from copro_tui.reports.items_table import item_analysis_report
from copro_tui.reports.tables import distribution_report, gradebook_report, stuck_report
from copro_tui.reports.workshop_handout import contested, workbook_html
from tests.cohorts.groups import AT, a_cohort, a_try, a_work
from tests.players import right_answer
from tests.whole_course import real_course

NAMES = ("Ann", "Siân Tŷ Mawr-Williams", "Dafydd ap Gwilym", "Eleri", "Jo", "Hawa Abdi")


def works(people: int, seed: int = 3) -> Iterator[Work]:
    """Learners of the real course: every sixth has not begun, every fourth stopped on the way, the rest finished."""
    chance = random.Random(seed)
    lessons = list(available_lessons(real_course()))
    for number in range(people):
        share = 0 if number % 6 == 5 else chance.random() if number % 4 == 1 else 1
        done = lessons[: round(share * len(lessons))]
        tries = [
            a_try(str(lesson.ref.at(one.id)), one.judge(answer).score, answer=answer, revision=one.revision())
            for lesson in done
            for one in lesson.exercises
            if one.keyed
            for answer in [_answer(one, chance)]
        ]
        name = f"{NAMES[number % len(NAMES)]} {number}"
        yield a_work(
            number, tries, [Done(what=str(one.ref), at=AT, mastered=chance.random() < 0.5) for one in done], name
        )


def _answer(exercise: Exercise, chance: random.Random) -> Answer:
    """The right answer, with some of the cases somewhere else."""
    answer = right_answer(exercise)
    if exercise.cases and isinstance(answer, dict):
        places = [place.id for place in exercise.places]
        return {case: at if chance.random() < 0.6 else chance.choice(places) for case, at in answer.items()}
    return answer


@cache
def pages(people: int) -> dict[str, str]:
    """The pages by name. Cases are drawn on a framework of every shape; names are on half of the pages."""
    course = real_course()
    modules = [Assigned(one.id, due="2026-01-31") for one in course.modules[:2]] + [
        Assigned(one.id) for one in course.modules[2:]
    ]
    cohort, lessons, group = a_cohort((), modules), list(available_lessons(course)), list(works(people))
    outline, today = outlines(course, cohort), date(2026, 1, 30)
    titles = {one.id: one.title for one in course.modules} | {
        str(lesson.ref.at(one.id)): one.prompt for lesson in lessons for one in lesson.exercises
    }
    spreads = distributions(placements(lessons), group)
    by_shape = {one.framework.shape if one.framework else "none": one for one in reversed(spreads)}
    found = {
        "grid": gradebook_report(cohort, gradebook(outline, group), names=True),
        "grid without names": gradebook_report(cohort, gradebook(outline, group), names=False),
        "stuck": stuck_report(cohort, stuck(outline, group, today), names=True, titles=titles),
        "items": item_analysis_report(cohort, item_analysis(lessons, group), names=False, titles=titles),
        "aggregate": aggregate_report(cohort, aggregate(outline, lessons, group, [one.learner for one in group])),
        **{f"spread, {shape}": distribution_report(cohort, one, names=False) for shape, one in by_shape.items()},
    }
    cases = contested(spreads)
    books = {
        f"workbook, {'trainer' if trainer else 'learner'}": workbook_html(
            cohort, course.title, "en", "14 February 2026", cases, trainer=trainer
        )
        for trainer in (True, False)
    }
    return {name: as_html(one, "en", "30 January 2026") for name, one in found.items()} | books
