"""The item analysis as a page: the questions to look at first, with what to do, then every question in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from copro_tui.analytics.item_analysis import WITHHELD, Item, flag_words, sure_words
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.reports.sheet import Advice, attention, bar, small_id, tabled
from copro_tui.text.html import Html, tag

MOST = 12
"""The most questions that are called to attention; the rest are in the table."""

TO_DO = {
    "negative": mark(
        "Those who know the rest get this wrong (discrimination %(index)d): "
        "the key may be wrong, so read its answer again."
    ),
    "hard": mark(
        "Hardly anybody has it right (mean mark %(mean)d%%): see where they put it, and talk about it in the workshop."
    ),
    "low": mark(
        "It says little about who knows the rest (discrimination %(index)d): look for words that can be read two ways."
    ),
    "unused": mark("Nobody chose %(unused)s: make it likelier, or leave it out."),
}
"""What to do about each flag that needs something done, the gravest first."""


def items_sheet(items: Sequence[Item], titles: Mapping[str, str]) -> Iterator[Html]:
    """``items`` are as they may be told; ``titles`` has those of modules, by id."""
    found = list(_advice(items))
    yield attention(found[:MOST], _("No question stands out."))
    if len(found) > MOST:
        yield tag("p", _("Remarks on further questions: %(count)d, in the tables.") % {"count": len(found) - MOST})
    for module, group in groupby(items, lambda one: one.exercise.module):
        title = titles.get(module, module)
        yield tag("h2", title)
        yield _table(title, list(group))


def _advice(items: Sequence[Item]) -> Iterator[Advice]:
    for flag, words in TO_DO.items():
        for one in sorted(items, key=lambda one: (one.index or 0.0, one.exercise, one.case)):
            gravest = next((known for known in TO_DO if known in one.flags), None)
            if flag == gravest and one.facility is not None:
                values = {
                    "index": round(one.index or 0),
                    "mean": round(100 * one.facility),
                    "unused": "; ".join(f"“{name}”" for name in one.unused),
                }
                yield Advice(_(words) % values, one.text, _id(one))


def _id(item: Item) -> str:
    return f"{item.exercise} · {item.case}" if item.case else str(item.exercise)


def _table(title: str, items: Sequence[Item]) -> Html:
    heads = (
        tag("th", _("Question"), scope="col"),
        tag("th", _("People"), scope="col", class_="number"),
        tag("th", _("Mean mark"), scope="col"),
        tag("th", _("Discrimination"), scope="col", class_="wide"),
        tag("th", _("Efficiency"), scope="col", class_="wide"),
    )
    return tabled(_("Every question of “%(module)s”, on first tries") % {"module": title}, heads, map(_row, items))


def _row(item: Item) -> Html:
    remarks = "; ".join(_remarks(item))
    said = [tag("span", remarks, class_="small remark")] if remarks else []
    return tag(
        "tr",
        tag("th", item.text, *small_id(_id(item)), *said, scope="row", class_="words"),
        tag("td", "–" if WITHHELD in item.flags else str(item.people), class_="number"),
        tag("td", *_mean_mark(item), class_="mark"),
        tag("td", _rounded(item.index), class_="number wide"),
        tag("td", _rounded(item.efficiency), class_="number wide"),
        class_="part" if item.case else "whole",
    )


def _remarks(item: Item) -> Iterator[str]:
    yield from (flag_words(flag) for flag in item.flags)
    if words := sure_words(item):
        yield words


def _mean_mark(item: Item) -> Iterator[Html]:
    if item.facility is None:
        yield tag("span", "–")
        return
    yield tag("span", f"{round(100 * item.facility)}%", class_="mean")
    if item.low is None or item.high is None:
        return
    yield tag("span", f" {round(100 * item.low)}–{round(100 * item.high)}%", class_="small wide")
    yield bar(item.facility, interval=(item.low, item.high))


def _rounded(number: float | None) -> str:
    return "–" if number is None else f"{round(number)}"
