"""What is said where a line is not understood: what it could have been, or what may have been meant."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from copro_tui.i18n import gettext as _
from copro_tui.plain.grammar.meanings import Named, Unclear, Unknown
from copro_tui.plain.grammar.tokens import tokens_in, without_signs, words_in
from copro_tui.plain.grammar.words import POLITE, REFUSE, VERBS, YES, length_of, phrases, with_digits
from copro_tui.text.suggest import nearest
from copro_tui.text.width import clip

NAMED = 48
"""Cells of a name by which it is told from others."""

SHORTEST = 4
"""The fewest letters of a command that is suggested for a misspelt word."""


def asked_back(found: Unclear | Unknown) -> str:
    """A sentence or two that ask what was meant, or say what is not understood."""
    if isinstance(found, Unknown):
        if not found.word:
            return _("Nothing was typed.")
        values = {"word": found.word, "suggestion": found.suggestion}
        if found.suggestion:
            return _("“%(word)s” is not understood. Did you mean “%(suggestion)s”? Type yes to take it.") % values
        if " " in found.word:
            return _("“%(word)s” is not understood.") % values
        return _("“%(word)s” is not one of them.") % values
    if len(found.could_be) == 2:
        first, second = found.could_be
        values = {"label": first.label, "name": _name(first), "other": second.label, "other_name": _name(second)}
        if first.label.isdigit():
            return _("Number %(label)s, %(name)s, or number %(other)s, %(other_name)s?") % values
        return _("%(label)s, %(name)s, or %(other)s, %(other_name)s?") % values
    things = "; ".join(f"{one.label} {_name(one)}" for one in found.could_be)
    return _("“%(word)s” can be any of these: %(things)s. Which one?") % {"word": found.word, "things": things}


def or_command(found: Unknown, line: str, commands: Sequence[str]) -> Unknown:
    """The same, with the command of which ``line`` is a misspelling where nothing else is suggested."""
    if found.suggestion:
        return found
    likely = [one for one in commands if len(one) >= SHORTEST]
    return replace(found, suggestion=nearest(" ".join(words_in(line)), likely))


def yes_or_no(line: str) -> bool | None:
    """Whether a line says yes or no; None if it says neither."""
    words = with_digits(words_in(line))
    while words:
        if words in phrases(YES) or words in phrases(REFUSE):
            return words in phrases(YES)
        words = words[:-1] if length_of(POLITE, words, len(words) - 1) else ()
    return None


def without_politeness(line: str) -> str:
    """A line without the words around it that say nothing; empty if it has none of them, or nothing else."""
    words = tokens = tokens_in(line)
    while long := length_of(POLITE, words) or length_of(VERBS, words):
        words = words[long:]
    while words and length_of(POLITE, words, len(words) - 1):
        words = words[:-1]
    return " ".join(without_signs(words)) if words != tokens else ""


def says(line: str, notion: str) -> bool:
    """Whether a line says one of the words of a notion, a list that is translated as a whole, politely or not."""
    words = with_digits(words_in(line))
    while words and words not in phrases(notion) and (long := length_of(POLITE, words)):
        words = words[long:]
    while words and words not in phrases(notion) and length_of(POLITE, words, len(words) - 1):
        words = words[:-1]
    return words in phrases(notion)


def says_number(line: str) -> bool:
    """Whether a line ends in a number, and not in a word such as *first*."""
    words = with_digits(words_in(line))
    return bool(words) and words[-1].isdigit()


def _name(one: Named) -> str:
    return clip((one.short or one.name).rstrip("."), NAMED)
