"""Results in plain mode."""

from __future__ import annotations

from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.i18n import gettext as _
from copro_tui.plain.blocks import Block, Heading, Item, Items, text, texts
from copro_tui.plain.menu import Entry, Menu, choose, opening, place_of
from copro_tui.plain.saving import save
from copro_tui.plain.voice import Voice
from copro_tui.player import CoursePlayer, Results
from copro_tui.player import progress_words as say
from copro_tui.text.sentence import as_sentence

CERTIFICATE, AGAIN = "certificate", "again:"
"""The ids of the entries that save the certificate, and that say what is worth another look."""


def results(voice: Voice, player: CoursePlayer) -> Place | None:
    """Read out scores lesson by lesson, and on request mix-ups; returns the lesson chosen, or None to go back."""
    found = player.results()
    mixed = _worth_another_look(found)
    entries = [Entry(AGAIN, _("Worth another look"), str(len(mixed)))] if mixed else []
    entries += [
        opening(places.Lesson(one.lesson.ref), f"{module.module.label}, {one.lesson.title}", say.result_words(one))
        for module in found.modules
        for one in module.lessons
    ]
    if not player.not_mastered():
        entries.append(Entry(CERTIFICATE, _("Save my certificate to a file")))
    name = name_of(places.Results())
    heading = (Heading(f"{name}."), text(as_sentence(say.results_headline(found).replace(" · ", ", "))))
    menu, back = Menu(name, heading, tuple(entries), more=tuple(mixed), findable=tuple(entries)), False
    while isinstance(chosen := choose(voice, menu, back=back), Entry):
        back = True
        if chosen.id == AGAIN:
            voice.say(*mixed)
        elif chosen.id == CERTIFICATE:
            from copro_tui.documents.certificate import certificate_of

            save(voice, "certificate.html", lambda _file: certificate_of(player))
        else:
            break
    return place_of(chosen)


def _worth_another_look(found: Results) -> list[Block]:
    """What was mixed up, what was not right though the learner was sure, and which way misses tend."""
    told: list[Block] = []
    if found.sure_misses:
        items = tuple(Item("", f"{one.name}. {one.words}") for one in found.sure_misses)
        told.append(Items(items, _("Sure, and not right:")))
    told += texts(map(say.mix_up_words, found.confusions))
    if found.misses and (tendency := say.misses_words(found.misses)):
        told.append(text(tendency))
    return told
