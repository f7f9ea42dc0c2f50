"""The plan as Markdown and as a page to print: the learner's own words and placements, and what is still missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, count
from pathlib import Path

from copro_tui.documents.lanes_svg import Mark, lanes_svg
from copro_tui.documents.markdown import as_markdown
from copro_tui.documents.page import page, paragraph
from copro_tui.figures.board import Laid, Token, board_of_framework
from copro_tui.figures.cells import as_text
from copro_tui.figures.spectrum import fits, lanes
from copro_tui.i18n import gettext as _
from copro_tui.player import CoursePlayer, Placed, PlanEntry, PlanItem
from copro_tui.text.days import day_in_words
from copro_tui.text.html import Html, block, joined, tag

MARKDOWN_CELLS = 78
"""The width of a framework drawn in Markdown, in cells."""


def is_page(file: Path) -> bool:
    """Whether a file of this name is to hold a page to print, and not Markdown."""
    return file.suffix.lower() in (".html", ".htm")


def plan_of(player: CoursePlayer, *, as_page: bool) -> str:
    """The learner's plan as it stands today: a page to print, or Markdown."""
    about, title, day = player.about, player.course.title, day_in_words(player.today())
    if as_page:
        return plan_html(about.name, title, day, about.language, player.plan())
    return plan_markdown(about.name, title, day, player.plan())


def plan_markdown(name: str, course: str, day: str, plan: Sequence[PlanEntry]) -> str:
    """The plan as Markdown. ``day`` is the date as it is to be shown."""
    lines = [
        f"# {as_markdown(_title(name))}",
        "",
        as_markdown(_("%(course)s, %(day)s") % {"course": course, "day": day}),
        "",
    ]
    for entry in plan:
        lines += [f"## {as_markdown(entry.part.title)}", ""]
        for item in entry.items:
            lines += [*_item_markdown(item), ""]
        if entry.waiting or not entry.items:
            lines += ["*" + _("Still to write.") + "*", ""]
    return "\n".join(lines).rstrip() + "\n"


def plan_html(name: str, course: str, day: str, language: str, plan: Sequence[PlanEntry]) -> str:
    """The plan as one self-contained HTML page."""
    numbers = count()
    return page(
        _title(name),
        language,
        tag("h1", _title(name)),
        paragraph(_("%(course)s, %(day)s") % {"course": course, "day": day}, "quiet"),
        *(block("section", *_part_html(entry, numbers)) for entry in plan),
    )


def _title(name: str) -> str:
    return _("My plan: %(name)s") % {"name": name}


def _item_markdown(item: PlanItem) -> Iterator[str]:
    yield f"**{as_markdown(item.prompt)}**"
    yield ""
    if item.text:
        yield "> " + as_markdown(item.text).replace("\n", "  \n> ")
    yield from _drawn(item)
    for one in item.placed:
        yield f"- {as_markdown(one.case)}: **{as_markdown(one.place)}**"
        yield from (f"  - {as_markdown(name)}: {as_markdown(text)}" for name, text in one.follows)


def _drawn(item: PlanItem) -> Iterator[str]:
    """The spectrum with a mark for each case that was placed on it, if it was placed on one."""
    if item.framework is None or item.framework.shape != "spectrum" or not item.placed:
        return
    board = board_of_framework(item.framework)
    marks = tuple(Token(case=one.case, letter="▲", place=one.point) for one in item.placed)
    if fits(board, MARKDOWN_CELLS):
        yield from (f"    {part}" for part in as_text(lanes(board, Laid(lying=marks), MARKDOWN_CELLS)).splitlines())
        yield ""


def _part_html(entry: PlanEntry, numbers: Iterator[int]) -> Iterator[Html]:
    yield tag("h2", entry.part.title)
    for item in entry.items:
        yield from _item_html(item, next(numbers))
    if entry.waiting or not entry.items:
        yield paragraph(_("Still to write."), "quiet")


def _item_html(item: PlanItem, number: int) -> Iterator[Html]:
    """``number`` must be different for each item of the page."""
    yield tag("h3", item.prompt)
    if item.text:
        yield tag("blockquote", paragraph(item.text))
    framework = item.framework
    if framework is not None and framework.shape == "spectrum" and item.placed:
        words = [_("%(case)s: %(place)s") % {"case": one.case, "place": one.place} for one in item.placed]
        marks = [Mark(framework.places[one.point], one.case) for one in item.placed]
        yield lanes_svg(framework, number, words, marks=marks)
    if item.placed:
        yield block("dl", *chain.from_iterable(map(_placed_html, item.placed)))


def _placed_html(one: Placed) -> Iterator[Html]:
    yield joined(tag("dt", one.case), tag("dd", one.place))
    for name, text in one.follows:
        yield tag("dd", f"{name}: {text}", class_="quiet")
