"""What a question of Moodle is, whichever file it stands in. Texts are HTML unless something else is said."""

from __future__ import annotations

from msgspec import Struct

LEGAL = (0, 5, 10, 11.11111, 12.5, 14.28571, 16.66667, 20, 25, 30, 33.33333, 40, 50, 60, 66.66667, 70, 75, 80, 83.33333,
         90, 100)  # fmt: skip
"""The percentages that Moodle takes for an answer, besides their negatives."""

CLOSE = 0.00001
"""How far Moodle lets a percentage be from one of those."""

LONGEST = 255
"""The most characters of a question's name, and of an answer in a matching question."""

ALL_PAIRS = "RELATIVE_ALL_PREVIOUS_AND_NEXT"
"""The grading of an ordering question by all pairs of its items. A misspelt word is silently taken for another."""


class Answer(Struct, frozen=True):
    """An answer to choose."""

    text: str
    fraction: float
    """What it earns, in per cent; below 0 if it costs something."""
    feedback: str = ""


class Pair(Struct, frozen=True):
    """A stem and the answer that belongs to it; without a stem, a spare answer."""

    stem: str
    answer: str
    """Plain text."""


class Gap(Struct, frozen=True):
    """A choice inside a text."""

    text: str
    """What stands before it."""
    answers: tuple[Answer, ...]
    weight: int = 1
    """How much it counts beside the others."""


class Question(Struct, frozen=True, kw_only=True):
    """What all questions have."""

    name: str
    """Plain text. In what goes out, the step: ``module/lesson/step``."""
    text: str
    general: str = ""
    """The general feedback, shown whatever was answered."""
    hint: str = ""
    tags: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    """The names of the categories that it is in, outermost first."""
    line: int = 0
    """Where it begins in the file that it was read from, from 1."""
    pictures: int = 0
    """How many files came with it."""
    unplaced: tuple[str, ...] = ()
    """The names of what else is said in the file that it was read from, and has no place here."""


class MultiChoice(Question, frozen=True, kw_only=True):
    answers: tuple[Answer, ...]
    single: bool


class Matching(Question, frozen=True, kw_only=True):
    pairs: tuple[Pair, ...]


class Ordering(Question, frozen=True, kw_only=True):
    items: tuple[str, ...]
    """From the first to the last."""
    grading: str = ALL_PAIRS


class Cloze(Question, frozen=True, kw_only=True):
    """A text with gaps, each a choice. ``text`` stands before the first."""

    gaps: tuple[Gap, ...]


class Essay(Question, frozen=True, kw_only=True):
    """A question to be answered in one's own words, unmarked."""


class Description(Question, frozen=True, kw_only=True):
    """A text to read."""


class Foreign(Question, frozen=True, kw_only=True):
    """A question that cannot become a step of a lesson."""

    why: str
    hint_to_author: str
    """What its author can do about it."""


def is_legal(fraction: float) -> bool:
    """Whether Moodle takes a percentage for an answer."""
    return any(abs(abs(fraction) - one) <= CLOSE for one in LEGAL)
