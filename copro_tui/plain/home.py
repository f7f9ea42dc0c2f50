"""Home and the modules in plain mode: continue, the lessons, and everything to look up."""

from __future__ import annotations

from collections.abc import Iterator

from copro_tui.commands.names import LOOK_UP, name_of
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.i18n import LANGUAGES, ngettext
from copro_tui.i18n import gettext as _
from copro_tui.plain.console import Console
from copro_tui.plain.menu import Entry, opening
from copro_tui.plain.routes import Menu, offer
from copro_tui.player import CoursePlayer, ModuleEntry, ResumePoint
from copro_tui.player.progress_words import lesson_standing


def home(console: Console, player: CoursePlayer) -> Place:
    """Offer home's menu; returns the place that the learner goes to. Raises Ended if the learner quits."""

    def menu() -> Menu:
        assignments, modules = player.assignments(), player.modules()
        stopped = player.resume_point(assignments.begin_with(modules))
        due, others = assignments.split(modules)
        entries = [
            *([_continue(player, stopped)] if stopped is not None else []),
            *(_module_entry(entry, assignments.when(entry.module.id)) for entry in due),
            *map(_module_entry, others),
            *_look_up(player),
        ]
        return [*_heading(player, stopped), *assignments.notes(modules)], entries

    return offer(console, player, menu)


def module(console: Console, player: CoursePlayer, module_id: str) -> Place:
    """Offer the lessons of a module; returns the lesson chosen, or home."""

    def menu() -> Menu:
        one, lessons = player.course.module(module_id), player.lessons(module_id)
        done = sum(one.completed for one in lessons)
        words = _("%(done)d of %(count)d lessons complete. Take them in any order.")
        heading = [f"{one.label}, {one.title}", *player.assignments().by_cohort(module_id)]
        heading.append(words % {"done": done, "count": len(lessons)})
        return heading, [
            Entry(one.ref.lesson, one.title, lesson_standing(one), places.Lesson(one.ref)) for one in lessons
        ]

    return offer(console, player, menu, back=places.Home())


def _heading(player: CoursePlayer, stopped: ResumePoint | None) -> list[str]:
    about = player.about
    language = LANGUAGES.get(about.language, about.language)
    lines = [
        _("Home. %(course)s. %(name)s, %(language)s.")
        % {"course": player.course.title, "name": about.name, "language": language}
    ]
    if stopped is None:
        lines.append(_("You have completed every lesson. Open any of them again below."))
    elif stopped.recap:
        lines.append(_("Last time: %(recap)s") % {"recap": stopped.recap})
    return lines


def _look_up(player: CoursePlayer) -> Iterator[Entry]:
    """Home's entries below the modules."""
    for place in LOOK_UP:
        standing = str(len(player.course.frameworks)) if place == places.Frameworks() else ""
        yield opening(place, name_of(place), standing)


def _continue(player: CoursePlayer, stopped: ResumePoint) -> Entry:
    ref = stopped.lesson.ref
    place = places.Lesson(ref) if stopped.step is None else places.Step(ref.at(stopped.step))
    return Entry("continue", _where_to_go_on(player, stopped), means=place)


def _where_to_go_on(player: CoursePlayer, stopped: ResumePoint) -> str:
    lesson = stopped.lesson
    values = {
        "module": player.course.module(lesson.ref.module).label,
        "lesson": lesson.title,
        "step": stopped.place + 1,
        "count": len(lesson.steps),
        "minutes": max(1, round(lesson.minutes * (1 - stopped.place / len(lesson.steps)))),
    }
    if stopped.begun:
        return _("Continue: %(module)s, %(lesson)s, step %(step)d of %(count)d, about %(minutes)d min") % values
    if stopped.last_seen is None:
        return _("Begin: %(module)s, %(lesson)s, about %(minutes)d min") % values
    return _("Next: %(module)s, %(lesson)s, about %(minutes)d min") % values


def _module_entry(entry: ModuleEntry, when: str = "") -> Entry:
    values = {
        "done": entry.standing.done,
        "count": entry.standing.lessons,
        "score": round(100 * (entry.standing.score or 0)),
    }
    standing = ngettext("%(done)d of %(count)d lesson", "%(done)d of %(count)d lessons", entry.standing.lessons)
    if entry.standing.score is not None:
        standing = ngettext(
            "%(done)d of %(count)d lesson, %(score)d%%",
            "%(done)d of %(count)d lessons, %(score)d%%",
            entry.standing.lessons,
        )
    status = ", ".join(part for part in (standing % values, when) if part)
    return opening(places.Module(entry.module.id), f"{entry.module.label}, {entry.module.title}", status)
