"""The learner's own keys: checked before they are used, because Textual accepts any keymap without a warning.

Textual ignores unknown ids; of two commands with the same key one loses it, and if an action of the same widget had the
key, all others lose it. So everything is checked here, and commands that share keys with a changed one are put into the
keymap, too.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from msgspec import Struct
from textual.binding import Binding
from textual.keys import Keys

from copro_tui.commands import LEARNERS, together
from copro_tui.i18n import gettext as _
from copro_tui.text.suggest import suggestion

SAME_AS = {"ctrl+h": "Backspace", "ctrl+i": "Tab", "ctrl+j": "Enter", "ctrl+m": "Enter"}
"""Keys that terminals cannot tell from others."""

KNOWN = {one.id: one for one in LEARNERS if one.bound}
"""The commands whose keys a learner can change, by their ids."""


class Checked(Struct, frozen=True):
    """The valid part of a keymap, in Textual's form, and the problems with the rest."""

    keymap: dict[str, str]
    mine: dict[str, str]
    """The part that the learner has set."""
    problems: tuple[str, ...]


def parse(text: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Keys by id from lines ``id = key`` (# begins a comment), and a message for each invalid line."""
    wanted: dict[str, str] = {}
    problems = []
    for number, line in enumerate(text.splitlines(), start=1):
        name, equals, key = (part.strip() for part in line.partition("="))
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not (name and equals and key):
            problems.append(_("Line %(number)d is not like “lesson.hint = x”.") % {"number": number})
        elif name in wanted:
            problems.append(_("“%(name)s” is listed twice.") % {"name": name})
        else:
            wanted[name] = key
    return wanted, tuple(problems)


def check(wanted: Mapping[str, str]) -> Checked:
    """Check ``wanted`` (keys by id): the part that can be used, and a message for each id that was left unchanged."""
    mine: dict[str, tuple[str, ...]] = {}
    problems = []
    for name, text in wanted.items():
        try:
            mine[name] = _keys_of(name, text)
        except ValueError as error:
            problems.append(str(error))
    known = {name: one.keys for name, one in KNOWN.items()}
    while (clash := next(filter(None, (_clash(name, {**known, **mine}) for name in mine)), None)) is not None:
        name, problem = clash
        problems.append(problem)
        del mine[name]
    used = {name: ",".join(keys) for name, keys in mine.items()}
    return Checked({**_sharing(mine), **used}, {name: wanted[name] for name in mine}, tuple(problems))


def _keys_of(name: str, text: str) -> tuple[str, ...]:
    """The keys named in ``text``, by Textual's names. Raises ValueError with the reason."""
    if name not in KNOWN:
        hint = suggestion(name, list(KNOWN))
        raise ValueError(_("There is nothing called “%(name)s”; %(hint)s") % {"name": name, "hint": hint})
    keys = []
    for part in text.split(",") if text != "," else [text]:
        key = part.strip().lower() if len(part.strip()) > 1 else part.strip()
        if key in SAME_AS:
            values = {"key": key, "other": SAME_AS[key]}
            raise ValueError(_("A terminal cannot tell “%(key)s” from %(other)s.") % values)
        if not ((len(key) == 1 and key.isprintable() and key != " ") or key in _names()):
            raise ValueError(_("“%(key)s” is not a key. Use a letter, f2, or ctrl+x.") % {"key": part.strip()})
        keys += [one.key for one in Binding.make_bindings([Binding(key if key != "," else "comma", "")])]
    return tuple(keys)


@cache
def _names() -> frozenset[str]:
    """The key names that can be used: Textual's, and those in the program's default keys."""
    textual = {one.value for one in Keys if "mouse" not in one.value and not one.value.startswith("<")}
    return frozenset(textual | {key for one in KNOWN.values() for key in one.keys})


def _clash(name: str, now: Mapping[str, tuple[str, ...]]) -> tuple[str, str] | None:
    """(``name``, message) if one of its keys already does something else at the same time; else None."""
    for other, keys in now.items():
        shared = set(keys) & set(now[name])
        if other == name or not shared or not together(KNOWN[name], KNOWN[other]) or _share_keys(name, other):
            continue
        values = {"key": sorted(shared)[0], "name": name, "other": other}
        return name, _("“%(key)s” cannot be the key of %(name)s: %(other)s uses it.") % values
    return None


def _share_keys(one: str, other: str) -> bool:
    """Whether two commands share a default key, in which case the one that is currently possible acts."""
    return bool(set(KNOWN[one].keys) & set(KNOWN[other].keys))


def _sharing(mine: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The current keys of commands that share a default key with a changed one, and would lose it otherwise."""
    touched = set(mine)
    while more := {
        other for other in set(KNOWN) - touched for name in touched
        if set(KNOWN[name].scopes) & set(KNOWN[other].scopes) and _share_keys(name, other)
    }:  # fmt: skip
        touched |= more
    return {name: ",".join(KNOWN[name].keys) for name in touched - set(mine)}
