"""A learner's settings: the choices there are, and the defaults for settings that are missing or not valid."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, convert, field

from copro_tui.i18n import gettext as _

Detail = Literal["brief", "normal", "full"]

CHOICES = {
    "motion": ("none", "basic", "full"),
    "symbols": ("unicode", "ascii"),
    "width": ("76", "68", "60"),
    "spacing": ("normal", "airy"),
    "place_line": ("off", "on"),
    "letters": ("on", "off", "ctrl"),
    "one_switch": ("off", "1s", "2s", "3s", "5s"),
    "switch": ("space", "any"),
    "sure": ("off", "on"),
    "review": ("10", "5", "20", "off"),
    "detail": ("normal", "brief", "full"),
    "send_on_closing": ("off", "on"),
}
"""The values that each setting can have; the first is the default."""


def accessible(environment: Mapping[str, str]) -> bool:
    """Whether the learner's environment asks every program to be easy to read out."""
    return environment.get("ACCESSIBLE", "0") not in ("", "0")


def few_colours(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether a terminal has no more than its own sixteen colours, by what it says of itself in its environment.

    All others would be turned into the nearest of the sixteen, whatever these look like.
    """
    if platform == "win32" or environment.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return False
    return environment.get("TERM", "").strip().lower().rpartition("-")[2] not in ("256color", "kitty")


def usual_theme(environment: Mapping[str, str]) -> str:
    """The colours of whoever has chosen none: dark, or in a terminal that has few colours its own."""
    return "copro-native" if few_colours(environment) else "copro-dark"


class Settings(Struct, frozen=True, kw_only=True):
    """The settings in force; all are valid."""

    motion: Literal["none", "basic", "full"] = "none"
    symbols: str = CHOICES["symbols"][0]
    width: str = CHOICES["width"][0]
    """The maximum width of a line of text, in cells."""
    spacing: str = CHOICES["spacing"][0]
    place_line: Literal["off", "on"] = field(default_factory=lambda: "on" if accessible(os.environ) else "off")
    """Whether a line says where the cursor is on a board."""
    letters: Literal["on", "off", "ctrl"] = "on"
    """Whether single letters are keys: always, never, or only together with Ctrl."""
    one_switch: Literal["off", "1s", "2s", "3s", "5s"] = "off"
    """After how many seconds the mark goes on to the next control by itself; or that it does not."""
    switch: Literal["space", "any"] = "space"
    """What takes the control that the mark is on: Space or Enter, or any key."""
    sure: Literal["off", "on"] = "off"
    """Whether the learner is asked how sure they are, before an answer is marked."""
    review: str = CHOICES["review"][0]
    """How many cards a review of a day has at most; *off* for no reviews."""
    send_on_closing: Literal["off", "on"] = "off"
    """Whether what the learner agreed to send to an LRS goes each time the program ends."""
    detail: Detail = "normal"
    """How much plain mode says at once: only what has to be known, what is usual, or everything."""


def settings_in(kept: Mapping[str, str]) -> tuple[Settings, tuple[str, ...]]:
    """The settings in ``kept``, and a message to the learner for each that is not valid."""
    good, problems = {}, []
    for name, value in kept.items():
        if name not in CHOICES:
            continue  # a setting of a newer version
        if value in CHOICES[name]:
            good[name] = value
        else:
            problems.append(
                _("The setting %(name)s cannot be “%(value)s”; it is “%(used)s” now.")
                % {"name": name, "value": value, "used": CHOICES[name][0]}
            )
    return convert(good, Settings), tuple(problems)
