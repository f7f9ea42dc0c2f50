"""Single letters as keys: on, off, or only together with Ctrl, for those who press letters without meaning to."""

from __future__ import annotations

import unicodedata

from copro_tui.i18n import gettext as _

_SHORTER = {"solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at", "hyphen_minus": "minus",
            "plus_sign": "plus", "low_line": "underscore"}  # fmt: skip
"""Textual's names of signs that have another in Unicode."""


def name_of(character: str) -> str:
    """Textual's name of the key that prints a character: a letter or a digit itself, a sign by its name."""
    if character.isalnum():
        return character
    name = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return _SHORTER.get(name, name)


PRINTED = {name_of(chr(code)): chr(code) for code in range(33, 127)}
"""The keys that print a character, by Textual's names, with the character."""

_MOVING = ("left", "right", "up", "down", "home", "end", "insert", "delete", "pageup", "pagedown")

OTHERS = frozenset({
    *("escape", "shift+escape", "tab", "shift+tab", "space", "enter", "return", "backspace"),
    *(f"{held}{key}" for held in ("", "ctrl+", "shift+", "ctrl+shift+") for key in _MOVING),
    *(f"{held}f{number}" for held in ("", "ctrl+") for number in range(1, 25)),
    *(f"ctrl+{key}" for key in (*"abcdefghijklmnopqrstuvwxyz0123456789@", "backslash", "right_square_bracket",
                                "circumflex_accent", "underscore")),
    *(f"ctrl+shift+{digit}" for digit in range(10)),
})  # fmt: skip
"""The names of all other keys that a terminal may send."""

INSTEAD = {"c": "ctrl+k", "h": "ctrl+y", "m": "f8", "v": "f6", "T": "f7"}
"""What stands for a letter behind Ctrl that a terminal takes for something else (copying, Backspace, Enter, pasting),
or for a capital, which it cannot tell from a small letter."""


def is_letter(key: str) -> bool:
    """Whether a key is a single letter or sign; digits are the boards' own."""
    return key in PRINTED and not key.isdecimal()


def key_for(key: str, letters: str) -> str:
    """What a key is replaced by, by the setting for single letters; empty if by nothing."""
    if letters == "on" or not is_letter(key):
        return key
    if letters == "off" or not (key.isalpha() and len(key) == 1):
        return ""
    return INSTEAD.get(key, f"ctrl+{key.lower()}")


def key_name(key: str) -> str:
    """The name of a key as it is shown."""
    names = {"enter": _("Enter"), "space": _("Space"), "escape": _("Esc"), "tab": _("Tab"), "up": "↑", "down": "↓",
             "left": "←", "right": "→", "backspace": _("Backspace"), "home": _("Home"), "end": _("End"),
             "pageup": _("Page up"), "pagedown": _("Page down"), "delete": _("Delete")}  # fmt: skip
    *held, last = key.split("+") if key != "plus" else (key,)
    holding = {"ctrl": _("Ctrl"), "shift": _("Shift")}
    name = names.get(last) or PRINTED.get(last) or last.upper()
    if held and len(name) == 1:
        name = name.upper()
    return "+".join((*(holding.get(one, one.capitalize()) for one in held), name))
