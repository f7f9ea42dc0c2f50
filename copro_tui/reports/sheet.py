"""What the pages of all reports are made of: their style, tables, bars, and what needs attention first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from copro_tui.documents.page import paragraph
from copro_tui.figures.bands import Hue
from copro_tui.figures.palette import INK_ON_PAPER
from copro_tui.i18n import gettext as _
from copro_tui.text.html import Html, block, joined, tag


class Advice(Struct, frozen=True):
    """Something that needs attention: what it is and what to do, and whom or what it is about."""

    words: str
    about: tuple[Html, ...] = ()


def attention(found: Sequence[Advice], nothing: str) -> Html:
    """What needs attention first, or that nothing does."""
    heading = tag("h2", _("What needs attention first"))
    if not found:
        return block("section", heading, paragraph(nothing), class_="attention")
    return block("section", heading, block("ol", *map(_advice, found)), class_="attention")


def _advice(one: Advice) -> Html:
    return tag("li", one.words, *(tag("span", about, class_="small") for about in one.about))


def with_id(text: str, id_: str) -> Html:
    """A text with an id after it, small, for those who need it in a command."""
    return joined(text, tag("span", id_, class_="id"), between=" ")


def bar(share: float, own: Hue | None = None, interval: tuple[float, float] | None = None) -> Html:
    """A bar of ``share`` of its room, in the colour of a band if given, with the ends of an interval if given.

    It is only drawn: what it shows has to stand beside it.
    """
    parts = [tag("rect", x=0, y=2, width=f"{100 * share:.1f}", height=12, class_=f"fill-{own or 'ink'}")]
    if interval is not None:
        low, high = (100 * one for one in interval)
        parts.append(tag("rect", x=f"{low:.1f}", y=7, width=f"{high - low:.1f}", height=2, class_="interval"))
    room = tag("rect", x=0, y=2, width=100, height=12, fill=INK_ON_PAPER["panel"])
    return tag("svg", room, *parts, class_="bar", viewBox="0 0 100 16", preserveAspectRatio="none", aria_hidden="true")


def tabled(caption: str, heads: Iterable[Html], rows: Iterable[Html], *after: Html, kind: str | None = None) -> Html:
    """A table of these heads and rows; ``after`` are further parts of it."""
    return block(
        "table",
        tag("caption", caption),
        tag("thead", tag("tr", *heads)),
        block("tbody", *rows),
        *after,
        class_=kind,
    )


def scrolled(caption: str, table: Html) -> Html:
    """A wide table in a region of its own, called like it, which can be scrolled sideways by keyboard too."""
    return tag("div", table, class_="scroll", role="region", aria_label=caption, tabindex=0)
