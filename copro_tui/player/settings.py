"""Settings as shown to the learner: name, choices, current choice."""

from __future__ import annotations

import os

from msgspec import Struct
from msgspec.structs import asdict

from copro_tui.i18n import available_languages, mark, ngettext, own_name
from copro_tui.i18n import gettext as _
from copro_tui.player.course_player import CoursePlayer
from copro_tui.progress.settings import CHOICES, usual_theme

THEMES = ("copro-dark", "copro-light", "copro-contrast", "copro-native")
"""The names of the colour themes."""

NAMES = {
    "language": mark("Language"),
    "theme": mark("Colours"),
    "motion": mark("Motion"),
    "symbols": mark("Symbols"),
    "width": mark("Text width"),
    "spacing": mark("Spacing"),
    "place_line": mark("Place line"),
    "letters": mark("Single letters"),
    "one_switch": mark("One switch"),
    "switch": mark("The switch is"),
    "sure": mark("How sure are you?"),
    "review": mark("What comes back"),
    "detail": mark("Detail"),
    "send_on_closing": mark("Send when I close"),
}

KEYS = "keys"
"""What stands for the learner's own keys beside the settings."""

ABOUT = {
    "language": mark("The language of everything but the lessons' own texts."),
    "theme": mark("Dark or light, in high contrast, or as your terminal has them."),
    "motion": mark("Whether things move when you put them down. Nothing ever blinks."),
    "symbols": mark("Symbols, or plain text for terminals and screen readers that know only letters."),
    "width": mark("How long a line of text may be."),
    "spacing": mark("How much space there is between things."),
    "place_line": mark("A row that says where the case is, for magnifiers and braille displays."),
    "letters": mark("Letters as keys: on, off (search and mouse only), or with Ctrl held."),
    "one_switch": mark("A mark goes on by itself from one thing to the next, and one key takes it."),
    "switch": mark("Which key takes what the mark is on, if it goes on by itself."),
    "sure": mark("Whether you are asked this before an answer is marked. It never changes a score."),
    "review": mark("How much of what you learned is asked again in a day, at most."),
    "detail": mark("For plain mode alone: how much is said at once."),
    "send_on_closing": mark("Whether what you agreed to send to your organisation goes each time you close copro."),
}
"""What each setting is for, in a line, marked for translation."""

WORDS = {
    "none": mark("none"),
    "basic": mark("a little"),
    "full": mark("full"),
    "unicode": mark("symbols (✓ ✗ ▶)"),
    "ascii": mark("plain text ([ok] [x] >)"),
    "76": mark("76 characters"),
    "68": mark("68 characters"),
    "60": mark("60 characters"),
    "normal": mark("normal"),
    "airy": mark("airy"),
    "copro-dark": mark("dark"),
    "copro-light": mark("light"),
    "copro-contrast": mark("high contrast"),
    "copro-native": mark("as my terminal"),
    "5": mark("5 a day"),
    "10": mark("10 a day"),
    "20": mark("20 a day"),
    "on": mark("on"),
    "off": mark("off"),
    "ctrl": mark("behind Ctrl"),
    "1s": mark("every second"),
    "2s": mark("every 2 seconds"),
    "3s": mark("every 3 seconds"),
    "5s": mark("every 5 seconds"),
    "space": mark("Space or Enter"),
    "any": mark("any key"),
    "brief": mark("brief"),
}
"""The names of the choices, marked for translation."""


class Setting(Struct, frozen=True):
    """One setting and its current choice."""

    id: str
    choices: tuple[str, ...]
    chosen: str

    @property
    def name(self) -> str:
        return _(NAMES[self.id])

    @property
    def about(self) -> str:
        """What it is for, in a line."""
        return _(ABOUT[self.id])

    @property
    def words(self) -> str:
        """The name of the current choice."""
        return words_for(self.chosen)

    def after(self, by: int) -> str:
        """The choice ``by`` places after the current one, starting again after the last."""
        return self.choices[(self.choices.index(self.chosen) + by) % len(self.choices)]


def words_for(choice: str) -> str:
    """The name of a choice; languages have their own names for themselves."""
    return _(WORDS[choice]) if choice in WORDS else own_name(choice)


def settings_of(player: CoursePlayer) -> tuple[Setting, ...]:
    """Every setting in the order shown; an invalid stored value counts as the default.

    Sending is a setting only for who has agreed to send something.
    """
    about, (settings, _problems) = player.about, player.settings()
    now = {"language": about.language, "theme": about.theme, **asdict(settings)}
    choices = {"language": available_languages(), "theme": THEMES, **CHOICES}
    usual = {name: ones[0] for name, ones in choices.items()} | {"theme": usual_theme(os.environ)}
    return tuple(
        Setting(name, choices[name], now[name] if now[name] in choices[name] else usual[name])
        for name in NAMES
        if name != "send_on_closing" or player.connected
    )


def take(player: CoursePlayer, setting: str, choice: str) -> None:
    """Save another choice in the learner's record. Raises RecordError if it cannot be written."""
    if setting in CHOICES:
        player.choose(setting, choice)
    else:
        player.change_about(**{setting: choice})


def own_keys(player: CoursePlayer) -> str:
    """How many keys the learner has changed, in words."""
    count = len(player.about.keys)
    return (
        ngettext("%(count)d of your own", "%(count)d of your own", count) % {"count": count}
        if count
        else _("the usual ones")
    )


def only_language() -> str:
    """The message shown when there is only one language to choose from."""
    return _("Only %(language)s is available so far.") % {"language": own_name("en")}
