"""Single letters as keys: on, off, or only together with Ctrl, for those who press letters without meaning to."""

from __future__ import annotations

from textual.binding import Binding

from copro_tui.i18n import gettext as _

PRINTED = {"comma": ","} | {
    one.key: chr(code) for code in range(33, 127) if chr(code) != ","
    for one in Binding.make_bindings([Binding(chr(code), "")])
}  # fmt: skip
"""The keys that print a character, by Textual's names, with the character."""

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
    name = names.get(last) or PRINTED.get(last) or last.upper()
    if held and len(name) == 1:
        name = name.upper()
    return "+".join((*(one.capitalize() for one in held), name))
