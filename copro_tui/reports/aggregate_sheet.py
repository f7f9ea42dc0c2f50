"""A group without its people, as a page: what is often mixed up first, then each module with its lessons."""

from __future__ import annotations

from collections.abc import Iterator

from copro_tui.analytics.aggregate import Aggregate, ModuleTold, Share
from copro_tui.analytics.disclosure import most
from copro_tui.analytics.mix_ups import MixUp
from copro_tui.i18n import gettext as _
from copro_tui.reports.sheet import Advice, attention, bar, scrolled, tabled, with_id
from copro_tui.text.html import Html, joined, tag


def aggregate_sheet(found: Aggregate) -> Iterator[Html]:
    """The page of a group of which something is told."""
    about = tuple(joined(mix_up_words(one)) for one in found.mix_ups)
    todo = [Advice(_("The group often mixes this up: talk about it in the workshop."), about)] if about else []
    yield attention(todo, _("Nothing of which it may be told stands out."))
    for module in found.modules:
        yield tag("h2", module.title)
        yield _table(module)


def mix_up_words(one: MixUp) -> str:
    """A mix-up as a sentence."""
    words = _("“%(case)s” was taken for “%(taken)s”; its place is “%(place)s”.")
    return words % {"case": one.name, "taken": one.taken_for, "place": one.belongs}


def count_words(least: int | None) -> str | None:
    """What a count can be, such as “10–14”; None where it is withheld."""
    return None if least is None else f"{least}–{most(least)}"


def share_words(share: Share | None) -> str | None:
    """What a share can be, such as “20–45%”; None where it is withheld."""
    return None if share is None else f"{round(100 * share.low)}–{round(100 * share.high)}%"


def _table(module: ModuleTold) -> Html:
    heads = (
        tag("th", _("Part"), scope="col"),
        tag("th", _("Completed"), scope="col", class_="number"),
        tag("th", _("Mastered"), scope="col", class_="number wide"),
        tag("th", _("Answered"), scope="col", class_="number wide"),
        tag("th", _("Right at first"), scope="col"),
    )
    caption = _("How far the group is in “%(module)s”") % {"module": module.title}
    return scrolled(caption, tabled(caption, heads, _rows(module)))


def _rows(module: ModuleTold) -> Iterator[Html]:
    done = (_told(module.completed), _told(module.mastered), _told(module.answered))
    yield _row(_("The whole module"), *done, tag("td", ""))
    for lesson in module.lessons:
        yield _row(lesson.title, _told(lesson.completed), _told(lesson.mastered), "", tag("td", ""))
        for one in lesson.exercises:
            yield _row(one.text, "", "", _told(one.answered), _share(one.share), id_=str(one.ref))


def _row(text: str, completed: str, mastered: str, answered: str, share: Html, *, id_: str = "") -> Html:
    """A part of the module; exercises have their id beside them."""
    return tag(
        "tr",
        tag("th", with_id(text, id_) if id_ else text, scope="row", class_="words"),
        tag("td", completed, class_="number"),
        tag("td", mastered, class_="number wide"),
        tag("td", answered, class_="number wide"),
        share,
        class_="part" if id_ else "whole",
    )


def _told(least: int | None) -> str:
    return count_words(least) or "–"


def _share(share: Share | None) -> Html:
    """What the share can be, and a bar with its middle."""
    if share is None:
        return tag("td", "–", class_="mark")
    words = tag("span", share_words(share) or "", class_="mean")
    return tag("td", words, bar((share.low + share.high) / 2, interval=(share.low, share.high)), class_="mark")
