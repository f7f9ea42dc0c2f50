"""What the pages of all reports are made of: their style, tables, bars, and what needs attention first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from copro_tui.documents.page import paragraph
from copro_tui.figures.bands import Hue
from copro_tui.i18n import gettext as _
from copro_tui.text.html import Html, block, tag


class Advice(Struct, frozen=True):
    """Something that needs attention: what it is, and what to do."""

    words: str
    about: str = ""
    """Whom or what it is about, in words."""
    id: str = ""
    """The id of that, for commands."""


def attention(found: Sequence[Advice], nothing: str) -> Html:
    """What needs attention first, or that nothing does."""
    heading = tag("h2", _("What needs attention first"))
    if not found:
        return block("section", heading, paragraph(nothing), class_="attention")
    return block("section", heading, block("ol", *map(_advice, found)), class_="attention")


def _advice(one: Advice) -> Html:
    about = [tag("span", one.about, class_="small")] if one.about else []
    return tag("li", one.words, *about, *small_id(one.id))


def small_id(text: str) -> list[Html]:
    """An id, small, for those who need it in a command."""
    return [tag("span", text, class_="id")] if text else []


def bar(share: float, own: Hue | None = None, interval: tuple[float, float] | None = None) -> Html:
    """A bar of ``share`` of its room, in the colour of a band if given, with the ends of an interval if given.

    It is only drawn: what it shows has to stand beside it.
    """
    parts = [tag("rect", x=0, y=2, width=f"{100 * share:.1f}", height=12, class_=f"fill-{own or 'ink'}")]
    if interval is not None:
        low, high = (100 * one for one in interval)
        parts.append(tag("rect", x=f"{low:.1f}", y=7, width=f"{high - low:.1f}", height=2, class_="interval"))
    room = tag("rect", x=0, y=2, width=100, height=12, class_="room")
    return tag("svg", room, *parts, class_="bar", viewBox="0 0 100 16", preserveAspectRatio="none", aria_hidden="true")


def tabled(caption: str, heads: Iterable[Html], rows: Iterable[Html], *after: Html, kind: str | None = None) -> Html:
    """A table of these heads and rows; ``after`` are further parts of it."""
    made = block(
        "table",
        tag("caption", caption),
        tag("thead", tag("tr", *heads)),
        block("tbody", *rows),
        *after,
        class_=kind,
    )
    return tag("div", made, class_="scroll", role="region", aria_label=caption, tabindex=0)
