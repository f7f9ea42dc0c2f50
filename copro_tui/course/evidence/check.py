"""``copro check --evidence``: everything that makes an answer less worth believing than it looks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from copro_tui.course.course import Course
from copro_tui.course.evidence import answers
from copro_tui.course.evidence.lesson_file import lesson_files
from copro_tui.course.evidence.unused import uncited_and_old_sources, unused_words
from copro_tui.course.evidence.words import given_away
from copro_tui.course.yaml_nodes import Problem

OF_A_LESSON = (answers.resting_on_little, answers.untested_objectives, answers.near_misses, answers.same_texts)


def check_evidence(course: Course, today: date) -> list[Problem]:
    """Everything found, sorted by file and line. Lessons with mistakes of their own are left out."""
    return sorted(set(_found(course, today)))


def _found(course: Course, today: date) -> Iterator[Problem]:
    files = lesson_files(course)
    for file in files:
        for look in OF_A_LESSON:
            yield from file.problems(look(file))
    yield from uncited_and_old_sources(course, files, today)
    yield from unused_words(course, files)
    if course.language == "en":
        yield from given_away(course, files)
