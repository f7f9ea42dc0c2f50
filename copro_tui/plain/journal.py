"""The plan and the journal in plain mode; opening an entry leads to the exercise where it was written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.errors import CoproError
from copro_tui.i18n import gettext as _
from copro_tui.plain.blocks import Block, Field, Heading, Hint, Trouble, hints, text
from copro_tui.plain.commands import BACK, HELP, QUIT, help_lines, naming_commands, parse
from copro_tui.plain.menu import Entry, choose, opening, place_of
from copro_tui.plain.voice import Ended, Voice
from copro_tui.player import CoursePlayer, PlanEntry
from copro_tui.player import progress_words as say
from copro_tui.player.messages import entry_notes
from copro_tui.storage.new_file import write_new

HERE = (HELP, BACK, QUIT)
"""The commands available in the plan and the journal."""

SAVE = "save:"
"""The id of the menu entry that saves the plan."""


def plan(voice: Voice, player: CoursePlayer) -> Place | None:
    """Read the plan out, part by part; returns the step of a chosen part, or None to go back."""
    parts = player.plan()
    standing = say.plan_standing([one.written for one in parts])
    heading: list[Block] = [Heading(name_of(places.Plan())), text(standing)]
    entries = [Entry(one.part.id, one.part.title, _said(player, one), _written_at(one)) for one in parts]
    entries.append(Entry(SAVE, _("Save my plan to a file")))
    while isinstance(chosen := choose(voice, heading, entries, commands=HERE), Entry):
        if chosen.id == SAVE:
            _save(voice, player)
        elif isinstance(chosen.means, Place):
            return chosen.means
        else:
            voice.say(Trouble(_("This part is written in a lesson that does not exist yet.")))
    return None


def _said(player: CoursePlayer, entry: PlanEntry) -> str:
    """What a part of the plan has so far, and what is missing, on one line."""
    return " ".join(" ".join((*entry.lines, *say.still_to_write(player.course, entry))).split())


def _written_at(entry: PlanEntry) -> Place | None:
    """The first exercise that belongs to a part of the plan; None if the course has none."""
    return next((places.Step(ref.at(step)) for ref, step in entry.written_at), None)


def _save(voice: Voice, player: CoursePlayer) -> None:
    """Ask for a file and write the plan into it."""
    from copro_tui.documents.plan import is_page, plan_of

    ways = _(
        "Type a name for the file. One that ends in .html makes a page to print. %(screen.help)s for help, "
        "%(screen.leave)s back."
    )
    voice.say(Hint(naming_commands(ways)))
    save_page(voice, "plan.html", lambda file: plan_of(player, as_page=is_page(file)))


def save_page(voice: Voice, example: str, text_of: Callable[[Path], str]) -> None:
    """Take a file's name and write a text into it; an empty line goes back. Errors are printed, not raised."""
    while (
        given := parse(line := voice.ask(Field(_("The name of the file"))), HERE)
    ) is not None and given.command is HELP:
        voice.say(
            Hint(_("Type a name for the file, for example %(file)s.") % {"file": example}), *hints(help_lines(HERE))
        )
    if given is not None and given.command is QUIT:
        raise Ended
    if given is not None or not line:
        return
    path = Path(line).expanduser()
    try:
        write_new(path, text_of(path).encode())
    except CoproError as error:
        voice.say(Trouble(str(error)))
    else:
        voice.say(text(_("Written to %(file)s.") % {"file": path.resolve()}))


def journal(voice: Voice, player: CoursePlayer) -> Place | None:
    """Read the journal out, oldest first; returns the step of a chosen text, or None to go back."""
    written = [(places.Step(one.ref.at(one.step)), one) for one in player.journal()]
    heading: list[Block] = [Heading(name_of(places.Journal()))]
    if not written:
        heading.append(text(_("Nothing yet. What you write in the lessons is kept here.")))
    entries = [opening(place, one.prompt, " ".join((one.text, *entry_notes(one)))) for place, one in written]
    return place_of(choose(voice, heading, entries, commands=HERE))
