"""Read all of a course once, so that its cache knows everything that a learner can ask of it."""

from __future__ import annotations

from copro_tui.course.course import Course


def warm(course: Course) -> None:
    """Read every file of a course. What has mistakes is passed over, as it is wherever it is opened."""
    course.frameworks.whole()
    for ref in course.all_lessons():
        course.read(ref)
        course.outline(ref)
    for name in ("plan_lessons", "contact_outline", "renamed", "crosswalk", "words", "sources"):
        getattr(course, name)
