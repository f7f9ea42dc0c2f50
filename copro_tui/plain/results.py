"""Results and sources in plain mode."""

from __future__ import annotations

from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.i18n import gettext as _
from copro_tui.plain.blocks import Block, Heading, Hint, Item, Items, text, texts
from copro_tui.plain.commands import naming_commands
from copro_tui.plain.journal import HERE, save_page
from copro_tui.plain.menu import Entry, choose, opening, place_of
from copro_tui.plain.voice import Voice
from copro_tui.player import CoursePlayer
from copro_tui.player import progress_words as say

CERTIFICATE = "certificate"
"""The id of the entry that saves the certificate."""


def results(voice: Voice, player: CoursePlayer) -> Place | None:
    """Read out scores and mix-ups lesson by lesson; returns the lesson chosen, or None to go back."""
    found = player.results()
    heading: list[Block] = [Heading(name_of(places.Results())), text(say.results_headline(found))]
    if found.sure_misses:
        items = tuple(Item("", f"{one.name}. {one.words}") for one in found.sure_misses)
        heading.append(Items(items, _("Sure, and not right:")))
    heading += texts(map(say.mix_up_words, found.confusions))
    if found.misses and (tendency := say.misses_words(found.misses)):
        heading.append(text(tendency))
    entries = [
        opening(places.Lesson(one.lesson.ref), f"{module.module.label}, {one.lesson.title}", say.result_words(one))
        for module in found.modules
        for one in module.lessons
    ]
    if not player.not_mastered():
        entries.append(Entry(CERTIFICATE, _("Save my certificate to a file")))
    while isinstance(chosen := choose(voice, heading, entries, commands=HERE), Entry) and chosen.id == CERTIFICATE:
        from copro_tui.documents.certificate import certificate_of

        ways = _(
            "Type a name for the file, for example certificate.html. %(screen.help)s for help, %(screen.leave)s back."
        )
        voice.say(Hint(naming_commands(ways)))
        save_page(voice, "certificate.html", lambda _file: certificate_of(player))
    return place_of(chosen)
