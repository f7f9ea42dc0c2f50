"""What a learner can find by name: places of the program, lessons, frameworks, words of the glossary."""

from __future__ import annotations

from collections.abc import Iterator

from copro_tui.commands.names import LOOK_UP
from copro_tui.commands.search import Thing, thing
from copro_tui.course import places
from copro_tui.course.course import LessonUnavailableError
from copro_tui.i18n import gettext as _
from copro_tui.player.course_player import CoursePlayer


def things(player: CoursePlayer) -> Iterator[Thing]:
    """Every search entry, places first and words last. Opens every lesson, and skips those with mistakes."""
    yield from map(thing, (*LOOK_UP, places.Keys(), places.Home()))
    course = player.course
    for ref in course.all_lessons():
        try:
            title = course.lesson(ref).title
        except LessonUnavailableError:
            continue
        label = _("%(module)s › %(lesson)s") % {"module": course.module(ref.module).label, "lesson": title}
        yield Thing(means=places.Lesson(ref), name=title, label=label, kind=_("a lesson"), sort="part")
    for one in player.frameworks():
        label = _("Framework: %(title)s") % {"title": one.title}
        means = places.Framework(one.id)
        yield Thing(means=means, name=one.title, label=label, kind=_("a framework"), sort="part")
    for word in player.words():
        label = _("Word: %(term)s") % {"term": word.term}
        yield Thing(means=places.Word(word.id), name=word.term, label=label, kind=_("a word"), sort="detail")
