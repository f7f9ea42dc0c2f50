"""What can be typed at a prompt, as help says it: how to answer, the words there are, then what each is for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copro_tui.commands import Command
from copro_tui.i18n import gettext as _
from copro_tui.plain.blocks import Block, Break, Hint, Item, Items
from copro_tui.plain.commands import ASIDES, HEARING, HELP, MORE, words_for, words_of


def help_told(commands: Sequence[Command], forms: Sequence[str] = (), mark: str = "") -> list[Block]:
    """Help where ``commands`` can be typed; ``forms`` are sentences on what else can be, with examples.

    ``mark`` is the sign that stands before a command where lines are the learner's own text.
    """
    here = [one for one in commands if one not in (*HEARING, *ASIDES, HELP)]
    aside = [one for one in commands if one in ASIDES]
    lines = [*forms]
    if mark:
        lines.append(_("Put a full stop before a word: %(mark)s%(word)s.") % {"mark": mark, "word": words_for(HELP)})
    if here:
        lines.append(_("Words that do something here: %(words)s.") % {"words": words_for(*here)})
    lines.append(_("To hear things: %(words)s.") % {"words": words_for(*HEARING)})
    if aside:
        lines.append(_("To look things up: %(words)s.") % {"words": words_for(*aside)})
    lines.append(_("%(more)s: what each of them is for.") % {"more": words_for(MORE).capitalize()})
    return [*map(Hint, lines), Break(), *_each((*here, *HEARING, *aside))]


def _each(commands: Sequence[Command]) -> Iterator[Block]:
    """What each command is for, with its short form."""
    found = []
    for one in commands:
        if one.typed is None:
            continue
        short = next((word for word in words_of(one) if len(word) == 1 and word.isalnum()), "")
        told = _("%(word)s: %(means)s. Short form: %(letter)s.") if short else _("%(word)s: %(means)s.")
        values = {"word": one.typed.word, "means": _(one.typed.means), "letter": short}
        found.append(Item("", told % values))
    yield Items(tuple(found))
