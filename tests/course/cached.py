"""Courses with a cache, for its tests."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from copro_tui.course.cache import SETTLED, CourseCache
from copro_tui.course.course import Course, open_course
from tests.courses import LESSONS, SHORT

LATER = 5 * SETTLED
"""How long after its files were written a course is opened, in nanoseconds."""

RENAMED = {**LESSONS, "when/1-later": f"was: [what/earlier]\n{SHORT}"}
PARTS = ("course", "framework.ladder", "framework.line", "framework.values", "plan", "renamed", "crosswalk",
         "words", "sources", "lesson.what.every-kind", "lesson.what.short", "lesson.when.later",
         "outline.what.every-kind", "outline.what.short", "outline.when.later")  # fmt: skip
"""All that is kept of the small course."""


def opened(folder: Path, kept: Path, now: int | None = None) -> Course:
    """The course in ``folder`` as it is now, with the cache in ``kept``."""
    return open_course(folder, CourseCache(kept, folder, time.time_ns() + LATER if now is None else now))


def everything(course: Course) -> list[Any]:
    """All that there is to know of a course."""
    return [
        (course.title, course.version, course.language, course.modules, course.plan),
        [course.frameworks.read(one) for one in course.frameworks],
        [(ref, course.read(ref), course.outline(ref)) for ref in course.all_lessons()],
        (course.plan_lessons, course.renamed, course.crosswalk, course.words, course.sources),
    ]
