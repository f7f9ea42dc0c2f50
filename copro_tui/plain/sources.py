"""Where facts come from: the sources of a lesson, of a module or of the course as menus, or why one answer is
believed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.course.model import Source
from copro_tui.course.places import Place
from copro_tui.course.refs import Ref
from copro_tui.i18n import gettext as _
from copro_tui.plain.blocks import Block, Heading, text, texts
from copro_tui.plain.commands import Given
from copro_tui.plain.menu import Entry, Menu, choose
from copro_tui.plain.voice import Voice
from copro_tui.player import CoursePlayer
from copro_tui.player.belief import Believed, about
from copro_tui.text.sentence import as_sentence


def sources(voice: Voice, player: CoursePlayer) -> Place | None:
    """Offer the sources by where they are used; returns another place asked for, or None to go back."""
    name, known = name_of(places.Sources()), player.course.sources
    everything = tuple(Entry(one.id, one.title, words=" ".join(about(one))) for one in known.values())
    lists = dict(_lists(player))
    entries = tuple(Entry(key, title, str(len(ids))) for key, (title, ids) in lists.items())
    ways = _("Or type a part of a title, a name or a note.")
    heading = (Heading(f"{name}."), text(_("Addresses may have moved since the course was written.")))
    look_for = _("A part of a title, a name or a note")
    menu, back = Menu(name, heading, entries, findable=everything, ways=ways, look_for=look_for), False
    while True:
        chosen = choose(voice, menu, back=back)
        if isinstance(chosen, Given):
            return chosen.opens
        back = True
        if chosen.id in known:
            voice.say(*one_source(known[chosen.id]))
        elif (place := _offer(voice, player, *lists[chosen.id])) is not None:
            return place


def _lists(player: CoursePlayer) -> Iterator[tuple[str, tuple[str, Sequence[str]]]]:
    """The lists of sources, by their ids: of the lesson where the learner is, of each module, of the whole course."""
    course = player.course
    stopped = player.home().stopped
    if stopped is not None and (ids := _used(player, [stopped.lesson.ref])):
        yield "lesson:", (_("Of the lesson “%(lesson)s”") % {"lesson": stopped.lesson.title}, ids)
    for module in course.modules:
        refs = (ref for ref in course.all_lessons() if ref.module == module.id)
        if ids := _used(player, refs):
            yield f"{module.id}:", (f"{module.label}, {module.title}", ids)
    yield "all:", (_("All sources"), list(course.sources))


def _used(player: CoursePlayer, refs: Iterable[Ref]) -> list[str]:
    """The ids of the sources that lessons name, each once."""
    lessons = filter(None, map(player.course.lesson_or_none, refs))
    return list(dict.fromkeys(one for lesson in lessons for one in lesson.sources if one in player.course.sources))


def _offer(voice: Voice, player: CoursePlayer, title: str, ids: Sequence[str]) -> Place | None:
    """Offer a list of sources; returns another place asked for, or None to go back."""
    known = player.course.sources
    entries = tuple(Entry(one, known[one].title, words=" ".join(about(known[one]))) for one in ids)
    menu, back = Menu(title, (Heading(f"{title}:"),), entries, findable=entries), False
    while isinstance(chosen := choose(voice, menu, back=back), Entry):
        voice.say(*one_source(known[chosen.id]))
        back = True
    return chosen.opens


def one_source(one: Source) -> list[Block]:
    """A source with its author, date, note and address, as sentences."""
    return [text(source_words(one))]


def source_words(one: Source) -> str:
    """A source with its author, date, note and address, as sentences."""
    parts = map(as_sentence, (one.title, *about(one)))
    return " ".join([*parts, *([one.address] if one.address else [])])


def belief_told(found: Believed) -> list[Block]:
    """How sure an answer is, its sources, and how many others its lesson has."""
    lines: list[str] = []
    for belief in found.beliefs:
        lines.append(" ".join([f"{belief.heading}.", *belief.sentences]))
        lines += [source_words(one) for one in belief.sources]
    if not lines:
        lines.append(_("Nothing is said of where this comes from."))
    if found.others:
        titles = " ".join(as_sentence(one.title) for one in found.others)
        lines.append(_("Other sources of this lesson: %(sources)s") % {"sources": titles})
    return texts(lines)
