"""Sentences on reviews, shared by both front ends and the command line."""

from __future__ import annotations

from datetime import date

from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.player.due import Due
from copro_tui.progress.events import Reflection
from copro_tui.text.days import MONTHS, day_of
from copro_tui.text.numbers import number_word


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
        return _("in %(days)d days") % {"days": days}
    if days < 60:
        return _("in %(weeks)d weeks") % {"weeks": round(days / 7)}
    return _("in %(months)d months") % {"months": round(days / 30)}


def would_you_still(written: Reflection, today: date) -> str:
    """The question about words that the learner wrote some time ago."""
    day = day_of(written.at) or today
    values = {"month": _(MONTHS[day.month - 1]), "year": day.year, "words": written.text.strip()}
    if day.year == today.year:
        return _("In %(month)s you wrote: “%(words)s” Would you still?") % values
    return _("In %(month)s %(year)d you wrote: “%(words)s” Would you still?") % values


def outcome_words(asked: int, right: int) -> str:
    """How a review went, as a sentence; empty if nothing was answered."""
    if not asked:
        return ""
    if right == asked:
        return ngettext("You remembered it.", "You remembered all %(number)s.", asked) % {"number": number_word(asked)}
    return ngettext("You remembered %(right)d of %(asked)d.", "You remembered %(right)d of %(asked)d.", asked) % {
        "right": right,
        "asked": asked,
    }
