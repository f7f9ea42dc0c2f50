"""The words that lines are understood by, each notion as one line of words that is translated as a whole.

A translation is a list of its own: as many words as the language needs for the notion, parted by commas. Of numbers it
has one entry each, in their order, with a slash between the words of one: “un, dau/dwy, tri/tair”. The English words
are always understood, too.
"""

from __future__ import annotations

from functools import lru_cache

from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.plain.grammar.tokens import words_in

Phrase = tuple[str, ...]
"""One or several words in a row."""

# Translators: the numbers from one to twenty, in their order, with a slash between the words of one number.
NUMBERS = mark(
    "one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, thirteen, fourteen, fifteen, "
    "sixteen, seventeen, eighteen, nineteen, twenty"
)
# Translators: which one in a row, in the same way; also as they are written with digits.
ORDINALS = mark(
    "first/firstly/1st, second/secondly/2nd, third/thirdly/3rd, fourth/4th, fifth/5th, sixth/6th, seventh/7th, "
    "eighth/8th, ninth/9th, tenth/10th, eleventh/11th, twelfth/12th, thirteenth/13th, fourteenth/14th, "
    "fifteenth/15th, sixteenth/16th, seventeenth/17th, eighteenth/18th, nineteenth/19th, twentieth/20th"
)
# Translators: here and below, all words and phrases that may be typed for one notion, in any order.
LAST = mark("last, lastly, final")
TOP = mark("top, uppermost, topmost, highest")
BOTTOM = mark("bottom, lowest, bottommost")
FROM = mark("from, from the, from the very, up from the, down from the")
"""Between an ordinal and the end from which it counts: *second from the bottom*."""
NEXT_TO_LAST = mark("last but one, next to last, penultimate")
START = mark("start, beginning, front, very top, first of all")
END = mark("end, very end, very bottom, very last, foot")
AND = mark("and, then, and then, next, after that, followed by, plus, finally, also, comma, full stop, semicolon")
OR = mark("or, or maybe, or perhaps, or else")
NOUNS = mark(
    "number, numbers, no, nr, option, options, answer, answers, choice, choices, item, items, group, place, "
    "position, rung, step, stage, zone, level, band, point, partner, reply, letter, case, card, spot, box, line, "
    "entry"
)
"""What a thing is called before or after its number."""

POLITE = mark(
    "please, thanks, thank you, i mean, i meant, sorry, oops, rather, instead, no i mean, no i meant, make it, "
    "make that, change it to, change that to, try, lets try, i think, i guess, i believe, i reckon, i suppose, "
    "id say, i would say, could you, can you, can i, could i, can we, the, a, an, my, so, well, ok, okay, um, "
    "er, erm, hmm, maybe, perhaps, probably, definitely, just, now, ah, oh, actually, i, id, ill, im, we, lets, "
    "let us, would, will, its, it is, is, are, should be, would be, must be, has to be, be, it, that, thats, "
    "this, this one, that one, them, they, me, of, all of, both, either, the one about, the one with, the one "
    "that says, the one where, the one on, one about, one with"
)
"""What may stand around a thing and says nothing by itself."""

VERBS = mark(
    "choose, chose, choosing, pick, select, tick, say, said, says, think, guess, reckon, believe, go, going, "
    "like, want, belong, belongs, read, open, show, hear, take, give, use, called, named, put, place, move, "
    "goes, join, match, pair, sort, right, start, begin"
)
"""What may lead up to a thing, and can be a word of its name as well."""

LEADING = mark("to, on, in, at, under, for, with, as, into, onto")
"""What may lead up to a place."""

SMALL = mark(
    "who, what, when, where, why, how, which, from, or, if, but, not, no, yes, about, there, their, has, have, "
    "had, was, were, do, does, did, can, could, he, she, his, her, him, you, your, our, us, up, down, more, "
    "less, all, any, some, other, others, than, because, by, help, back, next, skip"
)
"""Words that name nothing by themselves, though they may be part of a name."""

BETWEEN_PAIR = mark(
    "is, its, it is, on, at, in, to, into, onto, under, with, goes with, goes to, goes on, goes in, goes, "
    "belongs to, belongs on, belongs in, belongs with, should be, would be, equals, equal, as, for, by, colon, "
    "dash, hyphen, and"
)
"""What may stand between a case and its place."""

IT = mark("it, this, that, this one, that one, this case, the case, thats, its")
MOVE = mark("move, put, place, shift, set, bring, take, send, slide, drag, get")
SWAP = mark("swap, switch, exchange, swop, change, interchange, change round")
THEM = mark("two, them, both, the others, others, the rest, the other two")
UP = mark("up, upwards, upward, higher")
DOWN = mark("down, downwards, downward, lower")
RAISE = mark("raise, lift, promote, move up")
LOWER = mark("lower, drop, demote, sink, move down")
STEPS = mark(
    "place, places, step, steps, rung, rungs, row, rows, position, positions, line, lines, spot, spots, by, a "
    "bit, a little"
)
ABOVE = mark("before, above, over, on top of, ahead of, in front of, higher than")
BELOW = mark("after, below, under, beneath, behind, underneath, following, lower than")
BETWEEN = mark("between, in between")
TO = mark(
    "right at, right to, right on, all the way to, straight to, back to, to, at, on, in, into, onto, as, is, "
    "goes, should be, to be"
)
REVERSE = mark("reverse, reverse them, reverse it, reverse order, turn it round, turn them round, turn it over")
ALL = mark("all, all of them, everything, every one, all of these, the lot")
EXCEPT = mark("but, except, except for, apart from, but not, without, minus")
REMOVE = mark(
    "remove, untick, unselect, deselect, drop, not, without, take out, take off, take away, delete, un tick, lose"
)
ADD = mark("add, also, and, plus, and also, tick also")
OUT = mark("out, off, away")
"""What may follow something that is taken out: *take 7 out*."""
TOO = mark("too, as well, also")
THROUGH = mark("to, through, until, up to")
NO = mark("not, isnt, dont, never, no, neither, nor, none, except, without, but")
"""Words after which nothing is taken for meant."""

YES = mark(
    "yes, y, yes please, yeah, yep, yup, aye, ok, okay, sure, please do, please, that is it, i did, correct, "
    "thats right, right, go on, do it, of course"
)
REFUSE = mark("no, n, no thanks, no thank you, nope, nah, not now, not yet, later, dont, cancel, i did not, i didnt")
# Translators: endings that a word of a name may have besides, as in commissioning for commission; a final e is dropped.
ENDINGS = mark("s, es, ed, ing, y, er, ers")
SOUNDS = mark("1=won, 2=to/too, 3=free/tree, 4=for/fore, 8=ate, a=ay/eh, b=bee/be, c=see/sea/si, d=dee, f=eff, g=gee")
"""What dictation writes for numbers and letters: understood where nothing else fits."""


@lru_cache(256)
def _parted(text: str) -> tuple[tuple[Phrase, ...], ...]:
    return tuple(tuple(filter(None, map(words_in, one.split("/")))) for one in text.split(","))


@lru_cache(256)
def _phrases(text: str, own: str) -> frozenset[Phrase]:
    return frozenset(with_digits(one) for line in (text, own) for entry in _parted(line) for one in entry)


@lru_cache(32)
def _numbered(text: str, own: str) -> dict[Phrase, int]:
    return {one: number for line in (text, own) for number, entry in enumerate(_parted(line), 1) for one in entry}


@lru_cache(8)
def _sounding(text: str, own: str) -> dict[str, str]:
    entries = [one.partition("=") for line in (text, own) for one in line.split(",")]
    return {sound.strip(): meant.strip() for meant, _sign, sounds in entries for sound in sounds.split("/")}


def phrases(notion: str) -> frozenset[Phrase]:
    """All that can be typed for a notion, in the language in use and in English."""
    return _phrases(notion, _(notion))


def numbered(notion: str) -> dict[Phrase, int]:
    """The same for NUMBERS and ORDINALS, each with its number."""
    return _numbered(notion, _(notion))


def sounds() -> dict[str, str]:
    """What dictation writes for numbers and letters, each with what may be meant."""
    return _sounding(SOUNDS, _(SOUNDS))


def stems_of(word: str) -> tuple[str, ...]:
    """What a word can be without the endings that are known."""
    endings = (" ".join(one) for one in phrases(ENDINGS))
    return tuple(word[: -len(one)] for one in endings if word.endswith(one))


def length_of(notion: str, words: Phrase, at: int = 0) -> int:
    """How many words from a place on say a notion; the most there can be, 0 if they do not."""
    known = phrases(notion)
    return next((long for long in range(min(5, len(words) - at), 0, -1) if words[at : at + long] in known), 0)


def with_digits(words: Phrase) -> Phrase:
    """Words with every number word in digits, but for *one* after an ordinal: the second one is the second."""
    known, found, at = numbered(NUMBERS), list[str](), 0
    while at < len(words):
        long = next((one for one in range(min(4, len(words) - at), 0, -1) if words[at : at + one] in known), 0)
        number = str(known[words[at : at + long]]) if long else words[at].lstrip("0") or words[at]
        if not (long and number == "1" and found and _which_one(found[-1])):
            found.append(number)
        at += long or 1
    return tuple(found)


def _which_one(word: str) -> bool:
    """Whether a word says which one of several by itself."""
    lists = (LAST, TOP, BOTTOM)
    return (word,) in numbered(ORDINALS) or any((word,) in _parted_words(_(one)) | _parted_words(one) for one in lists)


@lru_cache(32)
def _parted_words(text: str) -> frozenset[Phrase]:
    return frozenset(one for entry in _parted(text) for one in entry)


def place_from_an_end(words: Phrase) -> int:
    """The place that some words say, counted from 1 at the top or from -1 at the bottom; 0 if they say none."""
    if words in phrases(NEXT_TO_LAST):
        return -2
    number = numbered(ORDINALS).get(words[:1], 0)
    if number and (long := length_of(FROM, words, 1)):
        words = words[1 + long :]
    elif number:
        return 0
    if words in phrases(TOP) or words in phrases(START):
        return number or 1
    return -(number or 1) if any(words in phrases(one) for one in (BOTTOM, END, LAST)) else 0
