"""The learner's own keys: checked before they are used, because Textual takes any keymap in silence.

Textual ignores an id that it does not know, and a key that two things share is lost to one of them, or, where an action
of the same widget had it, to all others that had it. So everything is checked here, and what shares its keys with
something that is changed is named in the keymap too.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module

from msgspec import Struct
from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import Keys

from copro_tui.i18n import gettext as _
from copro_tui.text.suggest import suggestion

SAME_AS = {"ctrl+h": "Backspace", "ctrl+i": "Tab", "ctrl+j": "Enter", "ctrl+m": "Enter"}
"""Keys that terminals cannot tell from others."""

EVERYWHERE = ("app", "screen")
"""What works on every screen of the course."""

LESSON = ("lesson", "board", "order", "placing", "choose", "reflect", "figure")
"""What can work at the same time in a lesson."""

LISTS = ("menu", "figure")
"""What works in a list, on whichever screen."""


class Checked(Struct, frozen=True):
    """A keymap as Textual can have it, and what is wrong with the rest."""

    keymap: dict[str, str]
    mine: dict[str, str]
    """What the learner asked for of it."""
    problems: tuple[str, ...]


@cache
def known_keys() -> dict[str, tuple[str, ...]]:
    """The keys that come with the program, by the id of what they do."""
    found: dict[str, tuple[str, ...]] = {}
    for kind in _classes():
        for binding in Binding.make_bindings(kind.__dict__.get("BINDINGS", ())):
            if binding.id is not None and binding.key not in found.get(binding.id, ()):
                found[binding.id] = (*found.get(binding.id, ()), binding.key)
    return found


@cache
def descriptions() -> dict[str, str]:
    """What each id does, in the words of the key line, not yet translated."""
    found: dict[str, str] = {}
    for kind in _classes():
        for binding in Binding.make_bindings(kind.__dict__.get("BINDINGS", ())):
            if binding.id is not None and binding.description:
                found.setdefault(binding.id, binding.tooltip or binding.description)
    return found


def _classes() -> Iterator[type[DOMNode]]:
    """Every class of ours that can have keys."""
    yield import_module("copro_tui.tui.base_app").BaseApp
    for package in ("copro_tui.tui.screens", "copro_tui.tui.boards", "copro_tui.tui.widgets"):
        for one in pkgutil.iter_modules(import_module(package).__path__):
            for kind in vars(import_module(f"{package}.{one.name}")).values():
                if isinstance(kind, type) and issubclass(kind, DOMNode) and kind.__module__ == f"{package}.{one.name}":
                    yield kind


def parse(text: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Lines of ``id = key`` as a mapping, and what cannot be read as one; # begins a line that says nothing."""
    wanted: dict[str, str] = {}
    problems = []
    for number, line in enumerate(text.splitlines(), start=1):
        name, equals, key = (part.strip() for part in line.partition("="))
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not (name and equals and key):
            problems.append(_("Line %(number)d is not like “lesson.hint = x”.") % {"number": number})
        elif name in wanted:
            problems.append(_("“%(name)s” appears twice.") % {"name": name})
        else:
            wanted[name] = key
    return wanted, tuple(problems)


def check(wanted: Mapping[str, str]) -> Checked:
    """The part of ``wanted`` (keys by id) that can be used, and a sentence for every id that was left as it is."""
    if not wanted:
        return Checked({}, {}, ())  # without opening every screen to see its keys
    known = known_keys()
    mine: dict[str, tuple[str, ...]] = {}
    problems = []
    for name, text in wanted.items():
        try:
            mine[name] = _keys_of(name, text)
        except ValueError as error:
            problems.append(str(error))
    while (clash := next(filter(None, (_clash(name, {**known, **mine}) for name in mine)), None)) is not None:
        name, problem = clash
        problems.append(problem)
        del mine[name]
    used = {name: ",".join(keys) for name, keys in mine.items()}
    return Checked({**_sharing(mine), **used}, {name: wanted[name] for name in mine}, tuple(problems))


def _keys_of(name: str, text: str) -> tuple[str, ...]:
    """The keys that ``text`` names, as Textual calls them. Raises ValueError with what is wrong."""
    known = known_keys()
    if name not in known:
        hint = suggestion(name, list(known))
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
    """The names of keys that can be used: those of Textual, and those of the program's own keys."""
    textual = {one.value for one in Keys if "mouse" not in one.value and not one.value.startswith("<")}
    return frozenset(textual | {key for keys in known_keys().values() for key in keys})


def _clash(name: str, now: Mapping[str, tuple[str, ...]]) -> tuple[str, str] | None:
    """``name``, and what to say, where one of its keys does something else at the same time already."""
    before = known_keys()
    for other, keys in now.items():
        shared = set(keys) & set(now[name])
        if other == name or not shared or not _together(name, other) or set(before[other]) & set(before[name]):
            continue
        values = {"key": sorted(shared)[0], "name": name, "other": other}
        return name, _("“%(key)s” cannot be the key of %(name)s: it is that of %(other)s.") % values
    return None


def _together(one: str, other: str) -> bool:
    """Whether two ids can work at the same time."""
    a, b = _kind(one), _kind(other)
    if a == b or a in EVERYWHERE or b in EVERYWHERE:
        return True
    return (a in LESSON and b in LESSON) or a in LISTS or b in LISTS


def _sharing(mine: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The present keys of what shared a key with something that is changed, and would lose it with that."""
    known = known_keys()
    touched = set(mine)
    while more := {
        other for other in set(known) - touched for name in touched
        if _kind(name) == _kind(other) and set(known[name]) & set(known[other])
    }:  # fmt: skip
        touched |= more
    return {name: ",".join(known[name]) for name in touched - set(mine)}


def _kind(name: str) -> str:
    return name.partition(".")[0]
