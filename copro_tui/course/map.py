"""All ways through a conversation of a course as a text (``copro check --map``)."""

from __future__ import annotations

from copro_tui.course.course import Course
from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _
from copro_tui.text.suggest import did_you_mean


def map_of(course: Course, name: str) -> list[str]:
    """The lines of the map of the conversation called ``name``: ``module/lesson/step``, or an ending of it.

    Raises UsageError if there is none of that name, or several.
    """
    lessons = [lesson for ref in course.all_lessons() if (lesson := course.lesson_or_none(ref))]
    trees = {lesson.ref.at(one.id): tree for lesson in lessons for one in lesson.exercises if (tree := one.tree())}
    found = [ref for ref in trees if f"/{ref}".endswith(f"/{name}")]
    if len(found) == 1:
        return trees[found[0]]
    if found:
        raise UsageError(
            _("Several conversations are called %(name)s.") % {"name": name},
            _("Name one of them: %(names)s.") % {"names": ", ".join(map(str, found))},
        )
    steps = [ref.step for ref in trees]
    raise UsageError(_("There is no conversation %(name)s.") % {"name": name}, did_you_mean(name, steps))
