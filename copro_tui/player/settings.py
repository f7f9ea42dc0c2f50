"""The settings as a learner meets them in both fronts: what they are called, what can be chosen, what is chosen."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import asdict

from copro_tui.i18n import LANGUAGES, available_languages, mark
from copro_tui.i18n import gettext as _
from copro_tui.player.course_player import CoursePlayer
from copro_tui.progress.settings import CHOICES

THEMES = ("copro-dark", "copro-light", "copro-contrast")
"""The names of the screens' sets of colours; the first holds unless the learner chooses."""

NAMES = {
    "language": mark("Language"),
    "theme": mark("Colours"),
    "motion": mark("Motion"),
    "symbols": mark("Symbols"),
    "width": mark("Text width"),
    "spacing": mark("Spacing"),
}

WORDS = {
    "none": mark("none"),
    "basic": mark("a little"),
    "full": mark("full"),
    "unicode": mark("drawn (✓ ✗ ▶)"),
    "ascii": mark("plain letters ([ok] [x] >)"),
    "76": mark("76 letters"),
    "68": mark("68 letters"),
    "60": mark("60 letters"),
    "normal": mark("normal"),
    "airy": mark("airy"),
    "copro-dark": mark("dark"),
    "copro-light": mark("light"),
    "copro-contrast": mark("high contrast"),
}
"""What the choices are called."""


class Setting(Struct, frozen=True):
    """One setting, with what is chosen now."""

    id: str
    choices: tuple[str, ...]
    chosen: str

    @property
    def name(self) -> str:
        return _(NAMES[self.id])

    @property
    def words(self) -> str:
        """The present choice, as it is called."""
        return words_for(self.chosen)

    def after(self, by: int) -> str:
        """The choice so many places after the present one, round and round."""
        return self.choices[(self.choices.index(self.chosen) + by) % len(self.choices)]


def words_for(choice: str) -> str:
    """What a choice is called; languages are called what they call themselves."""
    return _(WORDS[choice]) if choice in WORDS else LANGUAGES.get(choice, choice)


def settings_of(player: CoursePlayer) -> tuple[Setting, ...]:
    """Every setting in the order in which both fronts have them; what makes no sense counts as not chosen."""
    about, (settings, _problems) = player.about, player.settings()
    now = {"language": about.language, "theme": about.theme, **asdict(settings)}
    choices = {"language": available_languages(), "theme": THEMES, **CHOICES}
    return tuple(
        Setting(name, choices[name], now[name] if now[name] in choices[name] else choices[name][0]) for name in NAMES
    )


def take(player: CoursePlayer, setting: str, choice: str) -> None:
    """Keep another choice for the learner. Raises RecordError when it cannot be written."""
    if setting in CHOICES:
        player.choose(setting, choice)
    else:
        player.change_about(**{setting: choice})


def own_keys(player: CoursePlayer) -> str:
    """How many keys of the screens are the learner's own; empty where none is."""
    count = len(player.about.keys)
    return _("%(count)d of your own") % {"count": count} if count else ""


def only_language() -> str:
    """What to say where there is nothing to choose from."""
    return _("There is only %(language)s so far.") % {"language": LANGUAGES["en"]}
