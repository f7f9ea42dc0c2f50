"""The certificate: that the course was mastered, and the hours. No scores, and nothing that the learner wrote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from copro_tui.documents.page import page, paragraph
from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.player import CoursePlayer
from copro_tui.player.progress_words import duration, lesson_name
from copro_tui.text.days import day_in_words
from copro_tui.text.html import Html, block, tag

STYLE = """
main { border: 2px solid $muted; padding: 1.6rem 2rem 1.2rem; background: $on; }
.name { font-size: 1.9rem; line-height: 1.2; font-weight: 700; color: $strong; margin: 1.2rem 0 .3rem; }
.modules { columns: 2 15rem; column-gap: 2rem; margin-top: 1.2rem; border-top: 2px solid $muted; }
.modules section { padding-top: .8rem; }
.modules h2 { font-size: 1rem; margin: 0 0 .2rem; }
.modules ul { margin: 0; padding-left: 1.2rem; font-size: .85rem; line-height: 1.4; }
@media (max-width: 30rem) { main { padding: 1rem; } }
"""

MOST_NAMED = 4
"""Lessons still open that are named."""


class Certificate(Struct, frozen=True, kw_only=True):
    """What a certificate says."""

    name: str
    course: str
    version: str
    day: str
    language: str
    minutes: int
    """How long the lessons are meant to take."""
    own_minutes: int
    """How long the learner worked on the exercises."""
    modules: tuple[tuple[str, Sequence[str]], ...]
    """Pairs of a module's title and its lessons' titles."""


def certificate_of(player: CoursePlayer) -> Html:
    """The learner's certificate as a page. Raises UsageError, naming what is open, while a lesson is not mastered."""
    waiting = player.not_mastered()
    if waiting:
        raise UsageError(
            _still_open([lesson_name(player.course, ref) for ref in waiting]),
            _("A lesson is mastered when you have reached 80% in each of its exercises, at any try."),
        )
    about, course, results = player.about, player.course, player.results()
    return certificate_html(
        Certificate(
            name=about.name,
            course=course.title,
            version=course.version,
            day=day_in_words(player.today()),
            language=about.language,
            minutes=sum(one.lesson.minutes for one in results.lessons),
            own_minutes=round(results.seconds / 60),
            modules=tuple(
                (one.module.title, [lesson.lesson.title for lesson in one.lessons]) for one in results.modules
            ),
        )
    )


def certificate_html(one: Certificate) -> Html:
    """The certificate as one self-contained HTML page."""
    count = sum(len(lessons) for _title, lessons in one.modules)
    lessons = ngettext("%(count)d lesson", "%(count)d lessons", count) % {"count": count}
    values = {"lessons": lessons, "time": duration(one.minutes), "own": duration(one.own_minutes)}
    return page(
        _("Certificate: %(name)s") % {"name": one.name},
        one.language,
        tag("h1", _("Certificate")),
        paragraph(one.name, "name"),
        paragraph(_("has mastered every lesson of the course “%(course)s”.") % {"course": one.course}),
        paragraph(_("Length of the course: %(lessons)s, %(time)s.") % values),
        paragraph(_("Time spent on its exercises: %(own)s.") % values),
        paragraph(_("Version %(version)s of the course, %(day)s.") % {"version": one.version, "day": one.day}, "quiet"),
        modules_html(one.modules),
        style=STYLE,
    )


def modules_html(modules: Iterable[tuple[str, Sequence[str]]]) -> Html:
    """Pairs of a module's title and its lessons' titles, in columns."""
    lists = (
        block("section", tag("h2", title), block("ul", *(tag("li", lesson) for lesson in lessons)))
        for title, lessons in modules
    )
    return block("div", *lists, class_="modules")


def _still_open(lessons: Sequence[str]) -> str:
    named = ", ".join(lessons[:MOST_NAMED])
    more = len(lessons) - MOST_NAMED
    if more <= 0:
        return _("The certificate needs every lesson mastered. Still open: %(lessons)s.") % {"lessons": named}
    return ngettext(
        "The certificate needs every lesson mastered. Still open: %(lessons)s and %(more)d more.",
        "The certificate needs every lesson mastered. Still open: %(lessons)s and %(more)d more.",
        more,
    ) % {"lessons": named, "more": more}
