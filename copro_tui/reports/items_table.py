"""Which questions work badly, as a report."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from copro_tui.analytics.disclosure import SMALLEST_GROUP
from copro_tui.analytics.item_analysis import FEWEST, WITHHELD, Item, ItemAnalysis, flag_words, sure_words
from copro_tui.cohorts.model import Cohort
from copro_tui.i18n import gettext as _
from copro_tui.reports.items_sheet import items_sheet
from copro_tui.reports.tables import Report, Table, percent, rounded, too_small


def item_analysis_report(
    cohort: Cohort, report: ItemAnalysis, *, names: bool, titles: Mapping[str, str] | None = None
) -> Report:
    """Which questions work badly. Without ``names``, values of questions with fewer than five answers are withheld.

    ``titles`` has those of modules, by id.
    """
    items = [one if names or one.people >= SMALLEST_GROUP else _withheld(one) for one in report.items]
    keys = ("exercise", "case", "text", "people", "facility", "facility_low", "facility_high", "discrimination_index",
            "discriminative_efficiency", "flags", "unused", "sure", "sure_not_right")  # fmt: skip
    heads = (_("Exercise"), _("Case"), _("Text"), _("People"), _("Facility"), _("From"), _("To"),
              _("Discrimination"), _("Efficiency"), _("Flags"), _("Nobody chose"), _("Sure"),
              _("Sure, and not right"))  # fmt: skip
    shown = tuple(
        (
            _short(one), _told(one), percent(one.facility), _interval(one), rounded(one.index, 0),
            rounded(one.efficiency, 0), ", ".join(map(flag_words, one.flags)),
        )
        for one in items
    )  # fmt: skip
    return Report(
        kind="items",
        title=_("%(cohort)s: which questions work badly") % {"cohort": cohort.name},
        shown=Table(
            title=_("Every question, on first tries"),
            keys=("exercise", "people", "facility", "interval", "index", "efficiency", "flags"),
            titles=(_("Question"), _("People"), _("Facility"), _("95%"), _("Discr."), _("Effic."), _("Flags")),
            rows=shown,
        ),
        data=Table(
            title=_("Every question, on first tries"),
            keys=keys,
            titles=heads,
            rows=tuple(
                (str(one.exercise), one.case or None, one.text, _told(one), rounded(one.facility), rounded(one.low),
                 rounded(one.high), rounded(one.index, 4), rounded(one.efficiency, 4), " ".join(one.flags) or None,
                 "; ".join(one.unused) or None, one.sure, one.sure_missed)
                for one in items
            ),
        ),
        notes=(
            _(
                "Facility is the mean mark; discrimination says whether those who do well in the rest of the module do "
                "well here, from -100 to 100. Both as in Moodle's quiz statistics, on first tries."
            ),
            _("Where there are fewer answers than %(few)d, nothing is said.") % {"few": FEWEST},
            *([too_small()] if any(WITHHELD in one.flags for one in items) else []),
            *(f"{_short(one)}: {words}" for one in items if (words := sure_words(one))),
        ),
        troubles=report.troubles,
        named=names,
        sheet=partial(items_sheet, items, titles or {}),
    )  # fmt: skip


def _withheld(item: Item) -> Item:
    return Item(exercise=item.exercise, case=item.case, text=item.text, people=0, facility=None, low=None, high=None,
                index=None, efficiency=None, flags=(WITHHELD,))  # fmt: skip


def _told(item: Item) -> int | None:
    """How many answered; nothing where that is withheld."""
    return None if WITHHELD in item.flags else item.people


def _short(item: Item) -> str:
    return f"{item.exercise.step} · {item.case}" if item.case else str(item.exercise)


def _interval(item: Item) -> str | None:
    return None if item.low is None or item.high is None else f"{round(100 * item.low)}–{round(100 * item.high)}%"
