"""Results and sources in plain mode."""

from __future__ import annotations

from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.plain.console import Console
from copro_tui.plain.journal import HERE
from copro_tui.plain.menu import choose, opening, place_of
from copro_tui.player import CoursePlayer, LessonResult


def results(console: Console, player: CoursePlayer) -> Place | None:
    """Read out scores and confusions lesson by lesson; returns the lesson chosen, or None to go back."""
    found = player.results()
    lessons = [one for module in found.modules for one in module.lessons]
    minutes = round(sum(one.state.seconds for one in lessons) / 60)
    answering = ngettext("%(n)d minute of answering", "%(n)d minutes of answering", minutes) % {"n": minutes}
    values = {"done": sum(one.completed for one in lessons), "count": len(lessons), "minutes": answering}
    heading = [name_of(places.Results()), _("%(done)d of %(count)d lessons complete, %(minutes)s.") % values]
    entries = [
        opening(places.Lesson(one.lesson.ref), f"{module.module.label}, {one.lesson.title}", _standing(one))
        for module in found.modules
        for one in module.lessons
    ]
    for mixed in found.confusions:
        words = _("Worth another look: “%(one)s” and “%(other)s”, %(mixed)d of %(placed)d mixed up.")
        both = {"one": mixed.one, "other": mixed.other, "mixed": mixed.mixed, "placed": mixed.placed}
        heading.append(words % both)
    return place_of(choose(console, heading, entries, commands=HERE))


def _standing(one: LessonResult) -> str:
    if one.state.best is None:
        return _("not yet")
    values = {"first": round(100 * (one.state.first or 0)), "best": round(100 * one.state.best)}
    if one.mastered:
        return _("mastered, first tries %(first)d%%, best %(best)d%%") % values
    if one.completed:
        return _("complete, first tries %(first)d%%, best %(best)d%%") % values
    return _("first tries %(first)d%%, best %(best)d%%") % values


def sources(console: Console, player: CoursePlayer) -> None:
    """Read out every source with its author, date and address."""
    console.gap()
    console.say(_("Sources: %(count)d.") % {"count": len(player.course.sources)})
    console.say(_("Addresses were not opened when the course was written; they may have moved."))
    for one in player.course.sources.values():
        by = ", ".join(part for part in (one.by, one.year) if part)
        parts = [part.rstrip(".") + "." for part in (one.title, by, one.note) if part]
        console.say(" ".join([*parts, *([one.address] if one.address else [])]))
