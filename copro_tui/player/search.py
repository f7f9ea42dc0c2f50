"""What a learner can find: places of the program, lessons, frameworks, words, and the text of the lessons' pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from copro_tui.commands.search import Thing, thing
from copro_tui.course import places
from copro_tui.course.course import LessonUnavailableError
from copro_tui.course.lesson import Page
from copro_tui.i18n import gettext as _
from copro_tui.player.course_player import CoursePlayer
from copro_tui.player.look_up import places_to_look_up


def things(player: CoursePlayer) -> Iterator[Thing]:
    """Every search entry, places first and pages last. Opens every lesson, and skips those with mistakes."""
    send = [places.Send()] if player.sending() is not None else []
    yield from map(thing, (*places_to_look_up(player), *send, places.Keys(), places.Practice(), places.Home()))
    course, pages = player.course, []
    for ref in course.all_lessons():
        try:
            lesson = course.lesson(ref)
        except LessonUnavailableError:
            continue
        label = f"{course.module(ref.module).label} › {lesson.title}"
        what = Thing(means=places.Lesson(ref), name=lesson.title, label=label, kind=_("a lesson"), sort="part")
        yield replace(what, about="\n".join(lesson.objectives))
        pages += [_page(places.Step(ref.at(step.id)), step, label) for step in lesson.steps if isinstance(step, Page)]
    for one in player.frameworks():
        label = _("Framework: %(title)s") % {"title": one.title}
        means = places.Framework(one.id)
        about = "\n".join(one.numbered(point.id) for point in one.points)
        yield Thing(means=means, name=one.title, label=label, kind=_("a framework"), sort="part", about=about)
    for word in player.words():
        label = _("Words: %(term)s") % {"term": word.term}
        what = Thing(means=places.Word(word.id), name=word.term, label=label, kind=_("a word"), sort="detail")
        yield replace(what, about=word.meaning)
    yield from pages


def _page(place: places.Step, page: Page, lesson: str) -> Thing:
    """A page of a lesson: found by its title and its text."""
    title = page.title or lesson
    return Thing(means=place, name=title, kind=lesson, words=_without_marks(page.text), sort="text")


def _without_marks(markdown: str) -> str:
    """A text without the marks of Markdown; of links, their words."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", markdown)
    text = re.sub(r"(?m)^\s*(?:[-+*>]|#{1,6}|\d+[.)])\s+", "", text)
    return " ".join(re.sub(r"[*_`]+", "", text.replace("|", " ")).split())
