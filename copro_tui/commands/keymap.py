"""The learner's own keys: checked before they are used, because Textual accepts any keymap without a warning.

Textual ignores unknown ids; of two commands with the same key one loses it, and if an action of the same widget had the
key, all others lose it. So everything is checked here, and commands that share keys with a changed one are put into the
keymap, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from msgspec import Struct

from copro_tui.commands.command import NO_KEY
from copro_tui.commands.letters import OTHERS, PRINTED, is_letter, key_for, name_of
from copro_tui.commands.table import LEARNERS, together
from copro_tui.i18n import gettext as _
from copro_tui.text.suggest import suggestion

SAME_AS = {"ctrl+h": "Backspace", "ctrl+i": "Tab", "ctrl+j": "Enter", "ctrl+m": "Enter"}
"""Keys that terminals cannot tell from others."""

KNOWN = {one.id: one for one in LEARNERS if one.bound}
"""The commands whose keys a learner can change, by their ids."""

FORMER = {"plan.leave": "home.plan"}
"""Ids that commands had before, and that records may hold."""

Keymap = Mapping[str, tuple[str, ...]]


class Checked(Struct, frozen=True):
    """The valid part of a keymap, in Textual's form, and the problems with the rest."""

    keymap: dict[str, str]
    mine: dict[str, str]
    """The part that the learner has set."""
    problems: tuple[str, ...]

    def keys(self, name: str) -> tuple[str, ...]:
        """The keys that a command has, by its id; none where it has lost them to the learner's own."""
        keys = tuple(self.keymap[name].split(",")) if name in self.keymap else KNOWN[name].bound
        return tuple(key for key in keys if not key.startswith(NO_KEY))


def check(wanted: Mapping[str, str], letters: str = "on") -> Checked:
    """Check ``wanted`` (keys by id): the part that can be used, and a message for each id that was left unchanged.

    A letter that a learner wants is theirs: what had it by default loses it. Of all other keys nothing is taken away.
    ``letters`` is the setting for single letters.
    """
    mine: dict[str, tuple[str, ...]] = {}
    problems = []
    wanted = by_present_ids(wanted)
    for name, text in wanted.items():
        try:
            mine[name] = _keys_of(name, text)
        except ValueError as error:
            problems.append(str(error))
    while (clash := next(filter(None, (_clash(name, mine) for name in mine)), None)) is not None:
        name, problem = clash
        problems.append(problem)
        del mine[name]
    changed = {**_sharing(mine), **mine}
    changed |= {name: keys for name, keys in _without_taken(mine, changed) if keys != _default(name)}
    changed |= {name: keys for name, keys in _by_letters(changed, letters) if keys != _default(name)}
    changed = {**_sharing(changed), **changed}
    keymap = {name: ",".join(keys) or f"{NO_KEY}{name}" for name, keys in changed.items()}
    return Checked(keymap, {name: wanted[name] for name in mine}, tuple(problems))


def by_present_ids(wanted: Mapping[str, str]) -> dict[str, str]:
    """Keys by the ids that commands have now, whatever ids a record holds."""
    return {FORMER.get(name, name): key for name, key in wanted.items()}


def users(name: str, key: str, now: Checked) -> tuple[str, ...]:
    """The ids of the commands that have a key already, at the same time as ``name``, and do not share it with it."""
    return tuple(
        other
        for other in KNOWN
        if other != name and key in now.keys(other) and together(KNOWN[name], KNOWN[other]) and not _share(name, other)
    )


def can_be_taken(key: str, users: tuple[str, ...], now: Checked) -> bool:
    """Whether a key can be taken from its ``users``: a letter can be, from whoever has it by default."""
    return is_letter(key) and not any(one in now.mine for one in users)


def problem_with(key: str) -> str:
    """Why a key cannot be anybody's, as a sentence; empty if it can be."""
    if key in SAME_AS:
        return _("A terminal cannot tell “%(key)s” from “%(other)s”.") % {"key": key, "other": SAME_AS[key]}
    return ""


# -- from what is wanted to what can be --------------------------------------------------------------------------------


def _keys_of(name: str, text: str) -> tuple[str, ...]:
    """The keys named in ``text``, by Textual's names. Raises ValueError with the reason."""
    if name not in KNOWN:
        hint = suggestion(name, list(KNOWN))
        raise ValueError(_("There is nothing called “%(name)s”; %(hint)s") % {"name": name, "hint": hint})
    keys = []
    for part in text.split(",") if text != "," else [text]:
        key = part.strip().lower() if len(part.strip()) > 1 else part.strip()
        if problem := problem_with(key):
            raise ValueError(problem)
        if not ((len(key) == 1 and key.isprintable() and key != " ") or key in _names()):
            raise ValueError(_("“%(key)s” is not a key. Use a letter, f2, or ctrl+x.") % {"key": part.strip()})
        keys.append(name_of(key) if len(key) == 1 else key)
    return tuple(keys)


@cache
def _names() -> frozenset[str]:
    """The key names that can be used: those that terminals send, and those in the program's default keys."""
    return frozenset({*OTHERS, *PRINTED, *(key for one in KNOWN.values() for key in one.keys)})


def _default(name: str) -> tuple[str, ...]:
    return KNOWN[name].keys


def _clash(name: str, mine: Keymap) -> tuple[str, str] | None:
    """(``name``, message) if one of its keys does something else at the same time, and stays there; else None."""
    for other in KNOWN:
        shared = set(mine.get(other, _default(other))) & set(mine[name])
        if other not in mine:
            shared = {key for key in shared if not is_letter(key)}
        if other == name or not shared or not together(KNOWN[name], KNOWN[other]) or _share(name, other):
            continue
        values = {"key": sorted(shared)[0], "name": name, "other": other}
        return name, _("“%(key)s” cannot be the key of “%(name)s”: “%(other)s” uses it.") % values
    return None


def _share(one: str, other: str) -> bool:
    """Whether two commands share a default key, in which case the one that is currently possible acts."""
    return bool(set(_default(one)) & set(_default(other)))


def _sharing(changed: Keymap) -> dict[str, tuple[str, ...]]:
    """The keys of commands that share a default key with a changed one, and would lose it otherwise."""
    touched = set(changed)
    while more := {
        other for other in set(KNOWN) - touched for name in touched
        if set(KNOWN[name].scopes) & set(KNOWN[other].scopes) and _share(name, other)
    }:  # fmt: skip
        touched |= more
    return {name: _default(name) for name in touched - set(changed)}


def _without_taken(mine: Keymap, changed: Keymap) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The keys of every other command without those that the learner gave to something else."""
    for other in KNOWN:
        if other not in mine:
            taken = {
                key for name, keys in mine.items() for key in keys
                if together(KNOWN[name], KNOWN[other]) and not _share(name, other)
            }  # fmt: skip
            yield other, tuple(key for key in changed.get(other, _default(other)) if key not in taken)


def _by_letters(changed: Keymap, letters: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The keys of every command as the setting for single letters has them."""
    if letters != "on":
        for name in KNOWN:
            found = (key_for(key, letters) for key in changed.get(name, _default(name)))
            yield name, tuple(dict.fromkeys(key for key in found if key))
