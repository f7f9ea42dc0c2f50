"""How a learner likes the screens: what there is to choose from, and what holds when a choice makes no sense."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, convert

from copro_tui.i18n import gettext as _

CHOICES = {
    "motion": ("none", "basic", "full"),
    "symbols": ("unicode", "ascii"),
    "width": ("76", "68", "60"),
    "spacing": ("normal", "airy"),
}
"""What each setting can be; the first is what it is unless the learner chooses."""


class Settings(Struct, frozen=True, kw_only=True):
    """The choices in force, all of them valid."""

    motion: Literal["none", "basic", "full"] = "none"
    symbols: str = CHOICES["symbols"][0]
    width: str = CHOICES["width"][0]
    """The most cells of a line of text."""
    spacing: str = CHOICES["spacing"][0]


def settings_in(kept: Mapping[str, str]) -> tuple[Settings, tuple[str, ...]]:
    """The settings that are ``kept``, and what to tell the learner of those that could not be taken."""
    good, problems = {}, []
    for name, value in kept.items():
        if name not in CHOICES:
            continue  # of a later version, which knows what it means
        if value in CHOICES[name]:
            good[name] = value
        else:
            problems.append(
                _("The setting %(name)s cannot be “%(value)s”; it is “%(used)s” now.")
                % {"name": name, "value": value, "used": CHOICES[name][0]}
            )
    return convert(good, Settings), tuple(problems)
