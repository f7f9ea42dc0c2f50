"""Match input with things: by number or letter, by id, by name, or by the beginning of a name."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from msgspec import Struct

from copro_tui.i18n import gettext as _
from copro_tui.plain.commands import NotUnderstoodError
from copro_tui.text.ascii import to_ascii
from copro_tui.text.width import clip

BEGINNING = 3
"""The fewest letters accepted as the beginning of a name, so that a single mistyped key matches nothing."""

SHOWN = 40
"""Cells of a wrong input that an error message repeats."""


class Named(Struct, frozen=True):
    """Something that can be named on a line."""

    label: str
    """Its number or letter."""
    id: str
    name: str
    short: str = ""


def find(word: str, things: Sequence[Named]) -> str:
    """The id of the thing that ``word`` names. Raises NotUnderstoodError if it fits none, or several."""
    wanted = folded(word)
    if not wanted:
        raise NotUnderstoodError(_("Nothing was typed."))
    for one in things:
        if wanted in (one.label, one.id, folded(one.name), folded(one.short)):
            return one.id
    long_enough = len(wanted) >= BEGINNING and not wanted.isdigit()
    begun = [one for one in things if long_enough and folded(one.name).startswith(wanted)]
    if len(begun) == 1:
        return begun[0].id
    values = {"word": clip(word, SHOWN)}
    if begun:
        raise NotUnderstoodError(_("“%(word)s” can mean several. Type its number, or more of its name.") % values)
    raise NotUnderstoodError(_("“%(word)s” is not one of them.") % values)


def folded(text: str) -> str:
    """A name normalised for comparing: case, spaces, symbols and a final full stop make no difference."""
    return " ".join(to_ascii(unicodedata.normalize("NFC", text)).casefold().split()).rstrip(".")
