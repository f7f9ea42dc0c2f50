"""A group without its people, as a page: what is often mixed up first, then each module with its lessons."""

from __future__ import annotations

from collections.abc import Iterator

from copro_tui.analytics.aggregate import Aggregate, ExerciseTold, LessonTold, MixUp, ModuleTold, Share
from copro_tui.analytics.disclosure import most
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
        tag("th", _("Answered"), scope="col", class_="number"),
        tag("th", _("Right at first"), scope="col"),
    )
    caption = _("How far the group is in “%(module)s”") % {"module": module.title}
    return scrolled(caption, tabled(caption, heads, _rows(module)))


def _rows(module: ModuleTold) -> Iterator[Html]:
    done = (_count(module.completed), _count(module.mastered, "number wide"))
    yield _row(tag("th", _("The whole module"), scope="row", class_="words"), *done, _count(module.answered),
               tag("td", ""), kind="whole")  # fmt: skip
    for lesson in module.lessons:
        yield _lesson(lesson)
        yield from map(_exercise, lesson.exercises)


def _lesson(lesson: LessonTold) -> Html:
    nothing = tag("td", "")
    return _row(
        tag("th", lesson.title, scope="row", class_="words"),
        _count(lesson.completed),
        _count(lesson.mastered, "number wide"),
        nothing,
        nothing,
        kind="whole",
    )


def _exercise(exercise: ExerciseTold) -> Html:
    head = tag("th", with_id(exercise.text, str(exercise.ref)), scope="row", class_="words")
    return _row(
        head,
        tag("td", ""),
        tag("td", "", class_="wide"),
        _count(exercise.answered),
        _share(exercise.share),
        kind="part",
    )


def _row(*cells: Html, kind: str) -> Html:
    return tag("tr", *cells, class_=kind)


def _count(least: int | None, kind: str = "number") -> Html:
    return tag("td", count_words(least) or "–", class_=kind)


def _share(share: Share | None) -> Html:
    """What the share can be, and a bar with its middle."""
    if share is None:
        return tag("td", "–", class_="mark")
    words = tag("span", share_words(share) or "", class_="mean")
    return tag("td", words, bar((share.low + share.high) / 2, interval=(share.low, share.high)), class_="mark")
