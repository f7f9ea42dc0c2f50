"""The item analysis as a page: the questions to look at first, with what to do, then every question in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from copro_tui.analytics.item_analysis import WITHHELD, Item, flag_words, sure_words
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.reports.sheet import Advice, attention, bar, scrolled, tabled, with_id
from copro_tui.text.html import Html, joined, tag

MOST = 6
"""The most questions that are called to attention for the same reason; the rest are in the tables."""

TO_DO = {
    "negative": mark("Those who know the rest get this wrong: the key may be wrong, so read the answer again."),
    "hard": mark("Hardly anybody has this right: see where people put it, and talk about it in the workshop."),
    "low": mark("This says little about who knows the rest: look for words that can be read two ways."),
    "unused": mark("Something that nobody chose here: make it likelier, or leave it out."),
}
"""What to do about each flag that needs something done, the gravest first."""


def items_sheet(items: Sequence[Item], titles: Mapping[str, str]) -> Iterator[Html]:
    """``items`` are as they may be told; ``titles`` has those of modules, by id."""
    yield attention(list(_advice(items)), _("No question stands out."))
    for module, group in groupby(items, lambda one: one.exercise.module):
        title = titles.get(module, module)
        yield tag("h2", title)
        yield _table(title, list(group))


def _advice(items: Sequence[Item]) -> Iterator[Advice]:
    gravest = {id(one): next((flag for flag in TO_DO if flag in one.flags), "") for one in items}
    for flag, words in TO_DO.items():
        found = [one for one in items if gravest[id(one)] == flag]
        found.sort(key=lambda one: (one.index or 0.0, one.exercise, one.case))
        about = [_about(one, flag) for one in found[:MOST]]
        if len(found) > MOST:
            about.append(joined(_("Further questions, in the tables: %(count)d") % {"count": len(found) - MOST}))
        if found:
            yield Advice(_(words), tuple(about))


def _about(item: Item, flag: str) -> Html:
    """A question with the figure that made it stand out."""
    if flag == "unused":
        why = _("Nobody chose: %(places)s") % {"places": "; ".join(f"“{name}”" for name in item.unused)}
    elif flag == "hard":
        why = _("Mean mark: %(percent)d%%") % {"percent": round(100 * (item.facility or 0))}
    else:
        why = _("Discrimination: %(index)d") % {"index": round(item.index or 0)}
    return with_id(joined(item.text, tag("b", why), between=" "), _id(item))


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
    caption = _("Every question of “%(module)s”, on first tries") % {"module": title}
    return scrolled(caption, tabled(caption, heads, map(_row, items)))


def _row(item: Item) -> Html:
    remarks = "; ".join(_remarks(item))
    said = [tag("span", remarks, class_="small remark")] if remarks else []
    return tag(
        "tr",
        tag("th", with_id(item.text, item.case or str(item.exercise)), *said, scope="row", class_="words"),
        tag("td", "–" if WITHHELD in item.flags else str(item.people), class_="number"),
        tag("td", *_mean_mark(item), class_="mark"),
        tag("td", _rounded(item.index), class_="number wide"),
        tag("td", _rounded(item.efficiency), class_="number wide"),
        class_="part" if item.case else "whole",
    )


def _remarks(item: Item) -> Iterator[str]:
    yield from (flag_words(flag) for flag in item.flags if flag != "too-few")  # a note says what is not said
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
