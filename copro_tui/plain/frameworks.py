"""Frameworks in plain mode: point by point, as a whole, or two side by side."""

from __future__ import annotations

from collections.abc import Iterator

from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.figures.in_words import FROM_THE_TOP, in_words, in_words_beside, point_in_words, shape_words
from copro_tui.frameworks import Framework
from copro_tui.i18n import gettext as _
from copro_tui.plain.blocks import Block, Figure, Heading, page, text, texts
from copro_tui.plain.commands import Given
from copro_tui.plain.menu import Entry, Menu, choose
from copro_tui.plain.sources import one_source
from copro_tui.plain.voice import Voice
from copro_tui.player import CoursePlayer

ALL, ABOUT = "all:", "about:"
"""Ids of entries, and below how those begin of sources, and of frameworks to compare with."""
SOURCE, COMPARE = "source:", "compare:"


def frameworks(voice: Voice, player: CoursePlayer) -> Place | None:
    """Offer all frameworks; returns another place that the learner asks for, or None to go back."""
    name, known = name_of(places.Frameworks()), player.frameworks()
    entries = tuple(Entry(one.id, one.title, words=" ".join(in_words(one))) for one in known)
    menu, back = Menu(name, (Heading(f"{name}."),), entries, findable=entries), False
    while True:
        chosen = choose(voice, menu, back=back)
        if isinstance(chosen, Given):
            return chosen.opens
        back = True
        if (place := one_framework(voice, player, chosen.id)) is not None:
            return place


def one_framework(voice: Voice, player: CoursePlayer, framework_id: str) -> Place | None:
    """Name the points of a framework, and read out what is chosen; returns another place asked for, or None."""
    framework = player.course.frameworks[framework_id]
    entries = [*_points(framework), *_besides(player, framework)]
    drawn = Figure("", (), framework=framework_id)  # seen on a page; in words each point is an entry
    heading = (Heading(framework.title), text(shape_words(framework)), drawn)
    menu, back = Menu(framework.label, heading, tuple(entries)), False
    while True:
        chosen = choose(voice, menu, back=back)
        if isinstance(chosen, Given):
            return chosen.opens
        back = True
        voice.say(*_read(player, framework, chosen))


def _points(framework: Framework) -> Iterator[Entry]:
    """The points in the order drawn, each with its own number and with its band."""
    points = list(enumerate(framework.points, start=1))
    for number, point in points[::-1] if framework.shape in FROM_THE_TOP else points:
        band = framework.band_of(point.id)
        yield Entry(point.id, point.name, band.name if band else "", label=str(number))


def _besides(player: CoursePlayer, framework: Framework) -> Iterator[Entry]:
    """What else there is to hear: all at once, what is said about it, its sources, and others beside it."""
    links, known = player.crosswalk().links, player.course.sources
    wanted = [(ALL, _("All of it"))]
    if framework.about:
        wanted.append((ABOUT, _("About it")))
    partners = (one for one in player.frameworks() if one != framework and links(framework, one))
    wanted += [(f"{COMPARE}{one.id}", _("Compare with: %(title)s") % {"title": one.label}) for one in partners]
    titles = ((one, known[one].title) for one in framework.sources if one in known)
    wanted += [(f"{SOURCE}{one}", _("Source: %(title)s") % {"title": title}) for one, title in titles]
    for number, (name, words) in enumerate(wanted, start=len(framework.points) + 1):
        yield Entry(name, words, label=str(number))


def _read(player: CoursePlayer, framework: Framework, chosen: Entry) -> list[Block]:
    """What is read out of a framework."""
    kind, colon, name = chosen.id.partition(":")
    match f"{kind}{colon}":
        case "all:":
            return [Figure("", in_words(framework), framework=framework.id)]
        case "about:":
            return page(framework.about)
        case "source:":
            return one_source(player.course.sources[name])
        case "compare:":
            lines = in_words_beside(framework, player.course.frameworks[name], player.crosswalk())
            return [Figure("", lines, framework=framework.id, beside=name)]
    return texts(point_in_words(framework, chosen.id))
