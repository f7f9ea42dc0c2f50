"""A group without its people, as a report. What may be told of it is decided in ``analytics.disclosure``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from copro_tui.analytics.aggregate import Aggregate, ExerciseTold, LessonTold, ModuleTold, Share
from copro_tui.analytics.disclosure import STEP
from copro_tui.cohorts.model import Cohort
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.reports.aggregate_sheet import aggregate_sheet, count_words, mix_up_words, share_words
from copro_tui.reports.tables import Report, Table
from copro_tui.text.spreadsheet import Value

COUNTS = ("completed", "mastered", "answered", "right")
"""The columns that are counts of people, and are told in whole fives."""


def aggregate_report(cohort: Cohort, found: Aggregate) -> Report:
    """How far a group is, for who must not see single people. It names nobody, whatever is asked."""
    heads = (_("Completed"), _("Mastered"), _("Answered"), _("Right at first"))
    title = _("Part by part of the course")
    parts = [part for module in found.modules for part in _parts(module)] if found.people else []
    shown = [*map(_shown, parts), *((mix_up_words(one), "", "", "", "") for one in found.mix_ups)]
    return Report(
        kind="aggregate",
        title=_("%(cohort)s: how far the group is") % {"cohort": cohort.name},
        shown=Table(title=title, keys=("part", *COUNTS), titles=(_("Part"), *heads), rows=tuple(shown)),
        data=Table(
            title=title,
            keys=("about", "id", "text", "people", *COUNTS, "right_from", "right_to", "taken_for", "withheld"),
            titles=(_("About"), _("Id"), _("Text"), _("People"), *heads, _("From"), _("To"), _("Taken for"),
                    _("Withheld")),
            rows=tuple(_rows(found, parts)),
        ),
        notes=tuple(_notes(found)),
        troubles=found.troubles,
        aggregate=True,
        sheet=partial(aggregate_sheet, found) if found.people else None,
    )  # fmt: skip


Part = ModuleTold | LessonTold | ExerciseTold


def _parts(module: ModuleTold) -> Iterator[Part]:
    yield module
    for lesson in module.lessons:
        yield lesson
        yield from lesson.exercises


def _shown(part: Part) -> tuple[Value, ...]:
    match part:
        case ModuleTold():
            return part.title, *map(count_words, (part.completed, part.mastered, part.answered)), ""
        case LessonTold():
            return part.title, count_words(part.completed), count_words(part.mastered), "", ""
        case ExerciseTold():
            return part.text, "", "", count_words(part.answered), share_words(part.share)


def _rows(found: Aggregate, parts: list[Part]) -> Iterator[tuple[Value, ...]]:
    if not found.people:
        return
    yield ("group", None, None, found.people, *[None] * 8)
    for part in parts:
        match part:
            case ModuleTold():
                counts = {"completed": part.completed, "mastered": part.mastered, "answered": part.answered}
                yield _row("module", part.id, part.title, counts)
            case LessonTold():
                yield _row(
                    "lesson", str(part.ref), part.title, {"completed": part.completed, "mastered": part.mastered}
                )
            case ExerciseTold():
                counts = {"answered": part.answered, "right": part.right}
                yield _row("exercise", str(part.ref), part.text, counts, part.share)
    for one in found.mix_ups:
        yield ("mix-up", str(one.ref), one.name, *[None] * 7, one.taken_for, None)


def _row(
    about: str, id_: str, text: str, counts: dict[str, int | None], share: Share | None = None
) -> tuple[Value, ...]:
    withheld = " ".join(key for key, count in counts.items() if count is None)
    low, high = (None, None) if share is None else (share.low, share.high)
    return (about, id_, text, None, *map(counts.get, COUNTS), low, high, None, withheld or None)


def _notes(found: Aggregate) -> Iterator[str]:
    if not found.people:
        yield _("This is a group of fewer than five people, of which nothing is told.")
        return
    yield ngettext(
        "It is about %(count)d person, in the order in which they were taken in: whole fives alone.",
        "It is about %(count)d people, in the order in which they were taken in: whole fives alone.",
        found.people,
    ) % {"count": found.people}
    yield _(
        "Counts are in whole fives: “%(range)s” is any number between the two. A count is withheld (–) where fewer "
        "than five people may be counted, or nobody, and where fewer than five may be left."
    ) % {"range": count_words(2 * STEP)}
    yield _(
        "Of a module it is told how many answered the exercise of it that most answered. “Right at first” is the "
        "share, of those who answered, with 80% or more at their first try."
    )
