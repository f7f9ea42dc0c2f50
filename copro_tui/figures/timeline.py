"""A case told by its events, from the first down, each with where it stands on a framework. Pure."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from copro_tui.figures.bands import hue, line_of
from copro_tui.figures.cells import BLANK, Cell, Figure, Row
from copro_tui.frameworks import Framework, Id, Line
from copro_tui.text.width import fit, width
from copro_tui.text.wrap import wrap

ABREAST = 56
"""Cells that a row needs for a date and an event side by side; with fewer, the date stands over its event."""


class Event(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that happened."""

    when: Annotated[str, Meta(min_length=1, max_length=20)]
    what: Line
    at: Id | None = None
    """The point of the timeline's framework that it stands on; None if on none."""


class Timeline(Struct, frozen=True, forbid_unknown_fields=True):
    """The events of a case, the first first."""

    events: Annotated[tuple[Event, ...], Meta(min_length=2, max_length=20)]
    framework: Id | None = None


def timeline(events: tuple[Event, ...], framework: Framework | None, cells: int) -> Figure:
    """The events along an upright line in at most ``cells`` cells; the line is that of the band that each stands in."""
    dates = max(width(event.when) for event in events) + 2 if cells >= ABREAST else 0
    figure: list[Row] = []
    for event in events:
        dated = () if dates else ((Cell(event.when, "strong"),),)
        figure += [*dated, *_event(event, framework, dates, cells), BLANK]
    return tuple(figure[:-1])


def timeline_in_words(events: tuple[Event, ...], framework: Framework | None) -> tuple[str, ...]:
    """The events as lines to listen to: when, what, and where each stands."""
    return tuple(
        " ".join((f"{event.when}: {event.what}", *(f"({where})" for where in _standing(event, framework))))
        for event in events
    )


def _event(event: Event, framework: Framework | None, dates: int, cells: int) -> list[Row]:
    """One event: its date in ``dates`` cells, its sign on the line, and its text beside it."""
    rail, role = "│", None
    if framework is not None and event.at is not None:
        rail, role = line_of(framework, event.at, upright=True), hue(framework, event.at)
    texts = [Cell(text) for text in wrap(event.what, cells - dates - 3)]
    texts += [Cell(where, role or "muted") for where in _standing(event, framework)]
    return [
        (
            Cell(fit(event.when if not number else "", dates), "strong"),
            Cell("○  " if not number else f"{rail}  ", role or "rule"),
            text,
        )
        for number, text in enumerate(texts)
    ]


def _standing(event: Event, framework: Framework | None) -> tuple[str, ...]:
    """Where an event stands, in words: “doing with: 6 co-production”; empty if nowhere."""
    if framework is None or event.at is None:
        return ()
    band, point = framework.band_of(event.at), framework.numbered(event.at)
    return (f"{band.name}: {point}" if band else point,)
