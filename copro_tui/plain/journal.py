"""The plan and the journal in plain mode; each entry leads to the exercise where it was written."""

from __future__ import annotations

from pathlib import Path

from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.i18n import gettext as _
from copro_tui.plain.blocks import Block, Heading, Trouble, text, texts
from copro_tui.plain.commands import Given
from copro_tui.plain.menu import Entry, Menu, choose, opening, place_of
from copro_tui.plain.saving import save
from copro_tui.plain.voice import Voice
from copro_tui.player import CoursePlayer, JournalEntry, PlanEntry
from copro_tui.player import progress_words as say
from copro_tui.player.messages import entry_notes
from copro_tui.text.sentence import as_sentence, first_sentence

SAVE = "save:"
"""The id of the menu entry that saves the plan, or the journal."""


def plan(voice: Voice, player: CoursePlayer) -> Place | None:
    """Read the plan out, part by part; returns the step of a chosen part, or None to go back."""
    parts = player.plan()
    standing = say.plan_standing([one.written for one in parts])
    entries = [Entry(one.part.id, one.part.title, _said(player, one), _written_at(one)) for one in parts]
    entries.append(Entry(SAVE, _("Save my plan to a file")))
    name = name_of(places.Plan())
    menu, back = Menu(name, (Heading(f"{name}."), text(as_sentence(standing))), tuple(entries)), False
    while isinstance(chosen := choose(voice, menu, back=back), Entry):
        back = True
        if chosen.id == SAVE:
            _save_plan(voice, player)
        elif isinstance(chosen.means, Place):
            return chosen.means
        else:
            voice.say(Trouble(_("This part is written in a lesson that does not exist yet.")))
    return chosen.opens


def _said(player: CoursePlayer, entry: PlanEntry) -> str:
    """What a part of the plan has so far, and what is missing, with a stop after each piece."""
    lines = (line for one in entry.lines for line in one.split("\n") if line.strip())
    return " ".join(as_sentence(" ".join(one.split())) for one in (*lines, *say.still_to_write(player.course, entry)))


def _written_at(entry: PlanEntry) -> Place | None:
    """The first exercise that belongs to a part of the plan; None if the course has none."""
    return next((places.Step(ref.at(step)) for ref, step in entry.written_at), None)


def _save_plan(voice: Voice, player: CoursePlayer) -> None:
    from copro_tui.documents.plan import is_page, plan_of

    save(voice, "plan.html", lambda file: plan_of(player, as_page=is_page(Path(file))))


def journal(voice: Voice, player: CoursePlayer) -> Place | None:
    """Offer what was written, oldest first, and read it out; returns the step of a text, or None to go back."""
    written = {str(places.Step(one.ref.at(one.step))): one for one in player.journal()}
    name = name_of(places.Journal())
    heading: list[Block] = [Heading(f"{name}.")]
    if not written:
        heading.append(text(_("Nothing yet. What you write in the lessons is kept here.")))
    entries = tuple(
        Entry(key, as_sentence(first_sentence(one.prompt)), say.written_in(player.course, one), words=one.text)
        for key, one in written.items()
    )
    saving = (Entry(SAVE, _("Save my journal to a file")),) if written else ()
    menu, back = Menu(name, tuple(heading), (*entries, *saving), findable=entries), False
    while isinstance(chosen := choose(voice, menu, back=back), Entry):
        back = True
        if chosen.id == SAVE:
            from copro_tui.documents.journal import journal_of

            save(voice, "journal.md", lambda _file: journal_of(player))
        elif (place := _entry(voice, written[chosen.id])) is not None:
            return place
    return chosen.opens


def _entry(voice: Voice, one: JournalEntry) -> Place | None:
    """Read a text out, and offer to go where it was written; None to go back."""
    there = opening(places.Step(one.ref.at(one.step)), _("Go to where it was written"))
    told = (Heading(one.prompt), *texts((*one.text.split("\n"), *entry_notes(one))))
    chosen = choose(voice, Menu(first_sentence(one.prompt), told, (there,)))
    return chosen.opens if isinstance(chosen, Given) else place_of(chosen)
