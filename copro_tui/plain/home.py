"""Home in lines: go on where you stopped, the modules and their lessons, and all there is to look up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from copro_tui.course.refs import Ref
from copro_tui.errors import CoproError
from copro_tui.i18n import LANGUAGES, ngettext
from copro_tui.i18n import gettext as _
from copro_tui.plain.commands import ASIDES, BACK, HELP, QUIT
from copro_tui.plain.console import Console
from copro_tui.plain.menu import Chosen, Entry, choose
from copro_tui.player import CoursePlayer, LessonPlayer, ModuleEntry, ResumePoint
from copro_tui.player.messages import lesson_standing

if TYPE_CHECKING:
    from copro_tui.cohorts.home_assignments import HomeAssignments


def home(console: Console, player: CoursePlayer, ask: Callable[[CoursePlayer], HomeAssignments | None]) -> None:
    """Be home until somebody else wants to learn. Raises Ended when the learner ends."""
    while True:
        asked, modules = ask(player), player.modules()
        stopped = player.resume_point(asked.begin_with(modules) if asked else ())
        heading = [*_heading(player, stopped), *(asked.notes(modules) if asked else ())]
        chosen = choose(console, heading, _entries(player, stopped, modules, asked), commands=(HELP, QUIT, *ASIDES))
        if chosen.entry == "learners":
            return
        try:
            if (lesson_player := _opened(console, player, chosen, stopped, asked)) is not None:
                play(console, player, lesson_player)
        except CoproError as error:
            console.say(str(error))


def play(console: Console, player: CoursePlayer, lesson_player: LessonPlayer | None) -> None:
    """Play a lesson, and those that the learner goes on to, until they come home."""
    from copro_tui.plain.lesson import LessonTalk
    from copro_tui.plain.lesson_end import lesson_end

    while lesson_player is not None:
        talk = LessonTalk(console, player, lesson_player)
        lesson_player = lesson_end(console, player, talk.lesson_player) if talk.run() else None


def _opened(
    console: Console, player: CoursePlayer, chosen: Chosen, stopped: ResumePoint | None, asked: HomeAssignments | None
) -> LessonPlayer | None:
    """The sitting that a choice on home leads to, if it leads to one."""
    from copro_tui.plain.lookups import look_up

    if chosen.command is not None:
        return look_up(console, player, chosen.command, chosen.rest)
    kind, _colon, rest = chosen.entry.partition(":")
    if kind == "module":
        return _module(console, player, rest, asked.told(rest) if asked else ())
    if kind == "continue":
        return player.open_lesson(stopped.lesson.ref, stopped.step) if stopped else None
    command = next(one for one in ASIDES if one.name == kind)
    return look_up(console, player, command)


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


def _entries(
    player: CoursePlayer, stopped: ResumePoint | None, modules: Sequence[ModuleEntry], asked: HomeAssignments | None
) -> list[Entry]:
    entries = [Entry("continue", _continue(player, stopped))] if stopped is not None else []
    due, others = asked.parted(modules) if asked else ((), modules)
    entries += [_module_entry(entry, asked.when(entry.module.id) if asked else "") for entry in due]
    entries += [_module_entry(entry) for entry in others]
    return [
        *entries,
        Entry("plan", _("My plan")),
        Entry("journal", _("My journal")),
        Entry("results", _("My results")),
        Entry("frameworks", _("Frameworks"), str(len(player.course.frameworks))),
        Entry("glossary", _("Glossary")),
        Entry("sources", _("Sources")),
        Entry("settings", _("Settings")),
        Entry("learners", _("Somebody else")),
    ]


def _continue(player: CoursePlayer, stopped: ResumePoint) -> str:
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
            "%(done)d of %(count)d lesson, %(score)d %%",
            "%(done)d of %(count)d lessons, %(score)d %%",
            entry.standing.lessons,
        )
    told = ", ".join(part for part in (standing % values, when) if part)
    return Entry(f"module:{entry.module.id}", f"{entry.module.label}, {entry.module.title}", told)


def _module(console: Console, player: CoursePlayer, module_id: str, asked: Sequence[str]) -> LessonPlayer | None:
    """Choose a lesson of a module; None to stay home."""
    module, lessons = player.course.module(module_id), player.lessons(module_id)
    done = sum(one.completed for one in lessons)
    words = _("%(done)d of %(count)d lessons complete. Take them in any order.")
    heading = [f"{module.label}, {module.title}", *asked, words % {"done": done, "count": len(lessons)}]
    entries = [Entry(one.ref.lesson, one.title, lesson_standing(one)) for one in lessons]
    while (chosen := choose(console, heading, entries)).command is not None:
        if chosen.command is BACK:
            return None
        from copro_tui.plain.lookups import look_up

        if (elsewhere := look_up(console, player, chosen.command, chosen.rest)) is not None:
            return elsewhere
    return player.open_lesson(Ref(module_id, chosen.entry))
