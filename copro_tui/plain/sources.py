"""Read out where facts come from: all sources of the course, or why one answer is believed."""

from __future__ import annotations

from collections.abc import Sequence

from copro_tui.course.model import Source
from copro_tui.i18n import gettext as _
from copro_tui.plain.blocks import Block, Heading, text, texts
from copro_tui.plain.voice import Voice
from copro_tui.player import CoursePlayer
from copro_tui.player.belief import Believed, about


def sources(voice: Voice, player: CoursePlayer) -> None:
    """Read out every source with its author, date and address."""
    voice.say(
        Heading(_("Sources: %(count)d.") % {"count": len(player.course.sources)}),
        text(_("Addresses were not opened when the course was written; they may have moved.")),
        *texts(map(source_words, player.course.sources.values())),
    )


def source_words(one: Source) -> str:
    """A source with its author, date, note and address, as sentences."""
    parts = [part.rstrip(".") + "." for part in (one.title, *about(one))]
    return " ".join([*parts, *([one.address] if one.address else [])])


def belief_told(found: Believed) -> list[Block]:
    """How sure an answer is, its sources, and the names of its lesson's others."""
    lines: list[str] = []
    for belief in found.beliefs:
        lines.append(" ".join([f"{belief.heading}.", *belief.sentences]))
        lines += [source_words(one) for one in belief.sources]
    if not lines:
        lines.append(_("Nothing is said of where this comes from."))
    if found.others:
        lines.append(_("Other sources of this lesson: %(sources)s.") % {"sources": _titles(found.others)})
    return texts(lines)


def _titles(known: Sequence[Source]) -> str:
    return "; ".join(one.title.rstrip(".") for one in known)
