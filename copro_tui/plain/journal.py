"""The plan and the journal in lines; opening a part leads to where it is written."""

from __future__ import annotations

from pathlib import Path

from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.plain.commands import BACK, HELP, ON_A_MENU, QUIT, help_lines, parse
from copro_tui.plain.console import Console, Ended
from copro_tui.plain.menu import Entry, choose
from copro_tui.player import CoursePlayer, LessonPlayer, PlanEntry

HERE = tuple(one for one in ON_A_MENU if one in (HELP, BACK, QUIT))
"""The commands that lead nowhere else: one has come here to read."""

SAVE = "save:"
"""The entry of the plan that is no part of it."""


def plan(console: Console, player: CoursePlayer) -> LessonPlayer | None:
    """Read the plan, part by part. The sitting at the step that a chosen part is written in, or None."""
    parts = {entry.part.id: entry for entry in player.plan()}
    written = sum(entry.written for entry in parts.values())
    words = ngettext("%(written)d of %(count)d part written.", "%(written)d of %(count)d parts written.", len(parts))
    heading = [_("My plan"), words % {"written": written, "count": len(parts)}]
    entries = [Entry(key, entry.part.title, " ".join(_said(entry))) for key, entry in parts.items()]
    entries.append(Entry(SAVE, _("Save my plan to a file")))
    while (chosen := choose(console, heading, entries, commands=HERE)).command is None:
        if chosen.entry == SAVE:
            _save(console, player)
            continue
        entry = parts[chosen.entry]
        if places := entry.written_at:
            return player.open_lesson(*places[0])
        console.say(_("This part is written in a lesson that is not there yet."))
    return None


def _save(console: Console, player: CoursePlayer) -> None:
    """Ask for a file and write the plan into it; an empty line is for going back. What cannot be written is said."""
    from copro_tui.documents.plan import plan_html, plan_markdown

    console.say(_("Type a name for the file. One that ends in .html makes a page to print. ? for help, b back."))
    while (given := parse(line := console.ask(), HERE)) is not None and given[0] is HELP:
        console.say_all([_("Type a name for the file, for example plan.html."), *help_lines(HERE)])
    if given is not None and given[0] is QUIT:
        raise Ended
    if given is not None or not line:
        return
    path = Path(line).expanduser()
    if path.exists():
        console.say(_("There is a file %(file)s already; it was left as it is.") % {"file": path})
        return
    about, title, day = player.about, player.course.title, player.now().astimezone().date().isoformat()
    if path.suffix.lower() in (".html", ".htm"):
        text = plan_html(about.name, title, day, about.language, player.plan())
    else:
        text = plan_markdown(about.name, title, day, player.plan())
    try:
        path.write_text(text, encoding="utf-8")
    except (OSError, ValueError) as error:
        console.say(_("%(file)s cannot be written (%(why)s).") % {"file": path, "why": error})
    else:
        console.say(_("Written to %(file)s.") % {"file": path.resolve()})


def _said(entry: PlanEntry) -> tuple[str, ...]:
    if not entry.waiting and not entry.lines:
        return (_("(nothing yet)"),)
    if entry.waiting:
        return (*entry.lines, _("(still to write)"))
    return entry.lines


def journal(console: Console, player: CoursePlayer) -> LessonPlayer | None:
    """Read everything that was written, oldest first. The sitting where a chosen text was asked for, or None."""
    written = {f"{one.ref}/{one.step}": one for one in player.journal()}
    heading = [_("My journal")]
    if not written:
        heading.append(_("Nothing yet. What you write in the lessons is kept here."))
    entries = [Entry(key, one.prompt, one.text) for key, one in written.items()]
    chosen = choose(console, heading, entries, commands=HERE)
    if chosen.command is not None:
        return None
    entry = written[chosen.entry]
    return player.open_lesson(entry.ref, entry.step)
