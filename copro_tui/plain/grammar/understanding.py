"""What a line means as it stands, or as dictation may have heard it; else what may have been meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, takewhile

from copro_tui.plain.grammar.meanings import Meaning, Ordered, Unclear, Understood, Unknown
from copro_tui.plain.grammar.names import Names
from copro_tui.plain.grammar.tokens import PAIR, SIGNS, tokens_in
from copro_tui.plain.grammar.words import (
    AND,
    BETWEEN_PAIR,
    LEADING,
    NO,
    NOUNS,
    POLITE,
    VERBS,
    Phrase,
    length_of,
    phrases,
    sounds,
    with_digits,
)
from copro_tui.text.suggest import nearest
from copro_tui.text.width import clip

MOST_SIGNS, MOST_TOKENS = 2000, 120
"""The longest line that is read; no exercise needs a longer one."""

ALIKE = 5
"""The fewest letters at the beginning of two words by which one is suggested for the other."""

SHOWN = 40
"""Cells of a wrong input that a message repeats."""

Take = Callable[[Phrase], Meaning | Unclear | None]
"""How words are understood; None if they are not."""


def understood(line: str, names: Sequence[Names], take: Take, words: Sequence[str] = ()) -> Understood:
    """What a line means: as it stands; else as dictation may have heard it; else with a suggestion.

    ``words`` are words that can be typed besides names, for what is only misspelt.
    """
    tokens = with_digits(tokens_in(line)) if len(line) <= MOST_SIGNS else ()
    if tokens[:1] == ("no",) and tokens[1:2] in {(one,) for one in SIGNS}:
        tokens = tokens[2:]  # no, the third one
    shown = clip(" ".join(line[:MOST_SIGNS].split()), SHOWN)
    if not 0 < len(tokens) <= MOST_TOKENS or PAIR in (tokens[0], tokens[-1]):
        return Unknown(shown)
    if (meaning := take(tokens)) is not None:
        return meaning
    heard = {str(one): one for tried in _heard(tokens) if (one := take(tried)) is not None and _sure(one)}
    if len(heard) == 1:
        return next(iter(heard.values()))
    part = _puzzling(tokens, names, words) or shown
    if heard:
        return Unknown(part)
    if any(one.isdigit() for one in tokens) and not any(one.isdigit() for one in line):
        return Unknown(part)  # the four stages are hardly a misspelt number 4
    for tried in (_spelt(tokens, names, words), *(_without_unknown(tokens, one, words) for one in names)):
        meant = take(tried) if tried and tried != tokens else None
        if meant is not None and _sure(meant):
            return Unknown(part, _as_written(tried, names))
    return Unknown(part)


def _sure(meaning: Meaning | Unclear) -> bool:
    """Whether a meaning that was not typed as it stands is worth a thought; a single thing is no order."""
    return not isinstance(meaning, Unclear) and not (isinstance(meaning, Ordered) and len(meaning.items) < 2)


def _heard(tokens: Phrase) -> Iterator[Phrase]:
    """The line with numbers and letters in place of words that sound like them, in all ways."""
    meant = sounds()
    places = [at for at, one in enumerate(tokens) if one in meant][:5]
    for count in range(1, len(places) + 1):
        for chosen in combinations(places, count):
            yield tuple(meant[one] if at in chosen else one for at, one in enumerate(tokens))


def _spelt(tokens: Phrase, names: Sequence[Names], words: Sequence[str]) -> Phrase:
    """The line with the nearest known word for each word that is none."""
    known = _known(names, words)
    likely = [one for one in sorted(known) if len(one) > 2]
    return tuple(
        one if one in known or len(one) < 3 else nearest(one, likely) or _beginning_alike(one, likely) or one
        for one in tokens
    )


def _beginning_alike(word: str, known: Sequence[str]) -> str:
    """The known word with the longest beginning in common with ``word``, if that is most of both; else nothing."""
    alike = {
        one: sum(1 for _same in takewhile(lambda two: two[0] == two[1], zip(one, word, strict=False))) for one in known
    }
    best = max(alike, key=lambda one: alike[one], default="")
    return best if best and alike[best] >= ALIKE and 2 * alike[best] > max(len(best), len(word)) else ""


def _known(names: Sequence[Names], words: Sequence[str]) -> set[str]:
    """Every word that can say anything."""
    known = {word for one in names for word in one.vocabulary} | {part for one in words for part in one.split()}
    return known | {
        word
        for notion in (POLITE, VERBS, NOUNS, LEADING, AND, BETWEEN_PAIR)
        for phrase in phrases(notion)
        for word in phrase
    }


def _without_unknown(tokens: Phrase, names: Names, words: Sequence[str]) -> Phrase:
    """The line without the words that are in no name; nothing where that would leave out what has a meaning."""
    known = set(names.vocabulary)
    kept = tuple(one for one in tokens if one in known or one in SIGNS or names.named((one,))[0])
    left_out = [one for one in tokens if one not in kept]
    if PAIR in tokens or any(one.isdigit() or one in words for one in left_out):
        return ()
    return () if any(length_of(NO, tokens, at) for at in range(len(tokens))) else kept


def _as_written(tokens: Phrase, names: Sequence[Names]) -> str:
    """Tokens as one would type them, names with their accents."""
    written = {token: word for one in names for token, word in one.vocabulary.items()}
    line = " ".join(written.get(one, one) for one in tokens)
    return line.replace(" , ", ", ").replace(" ; ", "; ").replace(" = ", "=").replace(" - ", "-")


def _puzzling(tokens: Phrase, names: Sequence[Names], words: Sequence[str]) -> str:
    """The first number that is none of them; or of several parts the first word that says nothing; empty if it is hard
    to tell."""
    known = _known(names, words)
    for one in tokens:
        if one.isdigit() and not any(some.named((one,))[0] for some in names):
            return one
    parted = any(one in SIGNS or (one,) in phrases(AND) for one in tokens)
    unknown = [
        one for one in tokens if not (one in known or one in SIGNS or any(some.named((one,))[0] for some in names))
    ]
    return clip(unknown[0], SHOWN) if parted and unknown else ""
