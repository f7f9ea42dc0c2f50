"""Sentences on reviews, shared by both front ends and the command line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.player.due import Due
from copro_tui.progress.events import Reflection
from copro_tui.text.days import MONTHS, day_of
from copro_tui.text.numbers import number_word

if TYPE_CHECKING:
    from copro_tui.player.review_outlook import ComesBack, Outcome


def due_words(due: Due) -> str:
    """What is due today, and about how long it takes, in a line; empty if reviews are off."""
    if due.off:
        return ""
    if not due.count:
        return _("Nothing to review today.")
    values = {"mixed": due.mix_ups, "others": due.others, "minutes": due.minutes}
    if not due.others:
        words = ngettext(
            "%(mixed)d mix-up due, about %(minutes)d min", "%(mixed)d mix-ups due, about %(minutes)d min", due.mix_ups
        )
    elif not due.mix_ups:
        words = ngettext(
            "%(others)d to look at again, about %(minutes)d min",
            "%(others)d to look at again, about %(minutes)d min",
            due.others,
        )
    else:
        words = ngettext(
            "%(mixed)d mix-up and %(others)d more due, about %(minutes)d min",
            "%(mixed)d mix-ups and %(others)d more due, about %(minutes)d min",
            due.mix_ups,
        )
    return words % values


def in_days(days: int) -> str:
    """When something comes back that is ``days`` days away, at least 0, to stand after “comes back”."""
    if days <= 1:
        return _("today") if days < 1 else _("tomorrow")
    if days < 14:
        return ngettext("in %(days)d day", "in %(days)d days", days) % {"days": days}
    if days < 60:
        weeks = round(days / 7)
        return ngettext("in %(weeks)d week", "in %(weeks)d weeks", weeks) % {"weeks": weeks}
    months = round(days / 30)
    return ngettext("in %(months)d month", "in %(months)d months", months) % {"months": months}


def comes_back_words(back: ComesBack) -> str:
    """What of a lesson comes back, and when, as a sentence; empty if nothing does."""
    if back.days is None:
        return ""
    values = {"count": back.mix_ups, "when": in_days(back.days)}
    if not back.mix_ups:
        return _("Some of this comes back %(when)s, to see what has stayed.") % values
    words = ngettext("%(count)d mix-up comes back %(when)s.", "%(count)d mix-ups come back %(when)s.", back.mix_ups)
    return words % values


def repaired_words(names: Sequence[str]) -> str:
    """What was repaired for good, as a sentence."""
    return _("Right again after 30 days and more: %(names)s.") % {"names": ", ".join(names)}


def would_you_still(written: Reflection, today: date) -> str:
    """The question about words that the learner wrote some time ago."""
    day = day_of(written.at) or today
    values = {"month": _(MONTHS[day.month - 1]), "year": day.year, "words": written.text.strip()}
    if day.year == today.year:
        return _("In %(month)s you wrote: “%(words)s” Would you still?") % values
    return _("In %(month)s %(year)d you wrote: “%(words)s” Would you still?") % values


def outcome_words(outcome: Outcome, due: Due) -> list[str]:
    """How today's review went, what is left of it, and when something comes back, as sentences."""
    said = []
    if outcome.asked:
        said.append(_remembered(outcome.asked, outcome.right))
    if due.count:
        return [*said, f"{due_words(due)}."]
    if not outcome.asked and due.off:
        return [_("You have switched reviews off. “What comes back” in the settings switches them on again.")]
    if not outcome.asked:
        said.append(_("Nothing to review today."))
    if outcome.first_back is None:
        said.append(_("What you answer in lessons comes back here, for the first time on the day after."))
    else:
        said.append(_("More comes back %(when)s.") % {"when": in_days(outcome.first_back)})
    return said


def _remembered(asked: int, right: int) -> str:
    if right == asked:
        return ngettext("You remembered it.", "You remembered all %(number)s.", asked) % {"number": number_word(asked)}
    values = {"right": right, "asked": asked}
    return ngettext("You remembered %(right)d of %(asked)d.", "You remembered %(right)d of %(asked)d.", asked) % values
