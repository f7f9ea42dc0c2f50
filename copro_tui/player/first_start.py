"""What somebody who is new is told first: what this is, how long it takes, how to move, and where answers go. Pure."""

from __future__ import annotations

from msgspec import Struct

from copro_tui.course.course import Course
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.text.safe import safe


class Fact(Struct, frozen=True):
    """Something to know before one begins."""

    name: str
    text: str


def what_this_is(course: Course) -> str:
    """What the course is, in a sentence or two: in its author's words, or else in words that suit any course."""
    lessons = len(_minutes(course))
    if course.welcome:
        return safe(course.welcome.replace("{lessons}", str(lessons)).strip())
    words = ngettext(
        "In %(count)d short lesson you read, answer, and hear why.",
        "In %(count)d short lessons you read, answer, and hear why.",
        lessons,
    )
    return words % {"count": lessons}


def facts(course: Course, *, screens: bool = True) -> list[Fact]:
    """The facts, in order; ``screens`` is False in plain mode, where there are no arrow keys and no mouse."""
    found = [_how_long(_minutes(course) or [1]), on_this_computer()]
    if not screens:
        return [*found, Fact(_("Lines of text"), _("Type a number, a name or a word. Help says what can be typed."))]
    return [
        *found,
        Fact(_("Keyboard or mouse"), _("Arrow keys and Enter do nearly everything. Esc goes back, F1 helps.")),
        Fact(_("Screen reader?"), _("Leave with Esc and type copro plain for a version in lines of text.")),
    ]


def on_this_computer() -> Fact:
    """Where answers go."""
    return Fact(_("On this computer only"), _("Your answers never leave it unless you hand them in yourself."))


def _how_long(minutes: list[int]) -> Fact:
    total, least, most = sum(minutes), min(minutes), max(minutes)
    hours = round(total / 60)
    if hours:
        name = ngettext("About %(n)d hour in all", "About %(n)d hours in all", hours) % {"n": hours}
    else:
        name = ngettext("About %(n)d minute in all", "About %(n)d minutes in all", total) % {"n": total}
    words = ngettext(
        "%(least)d to %(most)d minute a lesson. Stop whenever you like: your place is kept.",
        "%(least)d to %(most)d minutes a lesson. Stop whenever you like: your place is kept.",
        most,
    )
    if least == most:
        words = ngettext(
            "%(most)d minute a lesson. Stop whenever you like: your place is kept.",
            "%(most)d minutes a lesson. Stop whenever you like: your place is kept.",
            most,
        )
    return Fact(name, words % {"least": least, "most": most})


def _minutes(course: Course) -> list[int]:
    """The minutes of every lesson that is available."""
    lessons = (course.lesson_or_none(ref) for ref in course.all_lessons())
    return [lesson.minutes for lesson in lessons if lesson is not None]
