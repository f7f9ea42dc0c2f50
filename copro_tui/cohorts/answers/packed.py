"""One learner's work as the index keeps it: what it adds up to, and by module what was answered. Pure.

Texts that many learners share (exercises, revisions and answers) are numbers here; the index has the texts.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

import msgspec
from msgspec import Struct

from copro_tui.cohorts.learner_work import Work
from copro_tui.course.refs import Ref
from copro_tui.progress.events import Attempt, Review
from copro_tui.progress.standing import NOT_TRIED, Standing, Standings, ref_of
from copro_tui.work import Answer


class Given(Struct, array_like=True, gc=False):
    """What statistics need of an attempt. Packed, revision and answer are numbers."""

    revision: Any
    answer: Any
    score: float | None
    shown: bool = False
    sure: dict[str, str] = {}


class Summary(Struct, array_like=True, frozen=True):
    """What a learner's work adds up to."""

    standings: dict[int, Standing]
    """By the number of the exercise; without the last answer and its revision, which are among what was given."""
    times: dict[str, tuple[str, str]]
    """By lesson: when something was first and last answered in it."""
    done: tuple[tuple[str, str, bool], ...]
    """What was completed or mastered, when, and which of the two."""


class Packed(Struct, frozen=True):
    """One learner's work, to be kept."""

    language: str
    summary: bytes
    reviews: bytes
    modules: dict[str, bytes]
    """By module: the attempts by the number of the exercise, in the order of writing."""
    answers: frozenset[int]
    """The numbers of the answers in it."""


class Texts(Struct, frozen=True, dict=True):
    """What the numbers of exercises, revisions and answers stand for."""

    exercises: dict[int, Ref]
    revisions: dict[int, str]
    answers: dict[int, Answer]

    @cached_property
    def numbers(self) -> dict[Ref, int]:
        return {ref: number for number, ref in self.exercises.items()}

    @cached_property
    def _sets(self) -> dict[int, tuple[Sequence[Ref], list[int]]]:
        return {}

    def numbers_of(self, exercises: Sequence[Ref]) -> list[int]:
        """The numbers of several exercises, -1 for one that has none; worked out once for the same sequence."""
        known = self._sets.get(id(exercises))
        if known is None:
            known = self._sets[id(exercises)] = exercises, [self.numbers.get(one, -1) for one in exercises]
        return known[1]


class Numbers(Struct, frozen=True):
    """Give the numbers of texts."""

    exercise: Callable[[str], int]
    revision: Callable[[str], int]
    answer: Callable[[str], int]
    known: dict[Ref, int] = {}
    """Those of exercises that were asked for already."""

    def of(self, exercise: Ref) -> int:
        number = self.known.get(exercise)
        if number is None:
            number = self.known[exercise] = self.exercise(str(exercise))
        return number


_summaries = msgspec.msgpack.Decoder(Summary)
_reviews = msgspec.msgpack.Decoder(tuple[Review, ...])
_modules = msgspec.msgpack.Decoder(dict[int, list[Given]])
_encode = msgspec.msgpack.Encoder().encode
_text = msgspec.json.Encoder().encode


def answer_text(answer: Answer) -> str:
    """An answer as one text: the same for equal answers, with the order of cases, which says which came first."""
    return _text(answer).decode()


def pack(work: Work, numbers: Numbers) -> Packed:
    """A learner's work as the index keeps it."""
    modules: dict[str, dict[int, list[Given]]] = {}
    answers: set[int] = set()
    standings = {}
    times: dict[str, tuple[str, str]] = {}
    for ref, attempts in work.standings.attempts.items():
        number = numbers.of(ref)
        given = [_given(one, numbers) for one in attempts]
        modules.setdefault(ref.module, {})[number] = given
        answers.update(one.answer for one in given)
        at, lesson = [one.at for one in attempts], str(ref.of_lesson)
        at += times.get(lesson, ())
        times[lesson] = min(at), max(at)
        stood = work.standings.standing(ref)
        standings[number] = Standing(stood.tries, stood.own, stood.first, stood.best, stood.last, stood.shown)
    summary = Summary(standings, times, tuple((one.what, one.at, one.mastered) for one in work.done))
    return Packed(
        language=work.language,
        summary=_encode(summary),
        reviews=_encode(work.reviews) if work.reviews else b"",
        modules={module: _encode(given) for module, given in modules.items()},
        answers=frozenset(answers),
    )


def _given(attempt: Attempt, numbers: Numbers) -> Given:
    answer = numbers.answer(answer_text(attempt.answer))
    return Given(numbers.revision(attempt.revision), answer, attempt.score, attempt.shown, attempt.sure)  # type: ignore[arg-type]


def answers_in(modules: Iterable[bytes]) -> frozenset[int]:
    """The numbers of the answers in what was packed."""
    return frozenset(one.answer for data in modules for given in _modules.decode(data).values() for one in given)


class Attempts(Mapping[Ref, Sequence[Given]]):
    """A learner's attempts by exercise, unpacked as they are asked for."""

    def __init__(self, tried: Collection[int], read: Callable[[], dict[str, bytes]], texts: Texts) -> None:
        """``tried`` are the numbers of the exercises; ``read`` gives what was packed, by module."""
        self._tried = tried
        self._read = read
        self._texts = texts
        self._packed: dict[str, bytes] | None = None
        self._modules: dict[str, dict[int, list[Given]]] = {}
        """By module: those that nobody asked for yet, with numbers in them."""
        self._unpacked: dict[Ref, Sequence[Given]] = {}

    def __getitem__(self, ref: Ref) -> Sequence[Given]:
        if ref not in self._unpacked:
            if self._texts.numbers[ref] not in self._tried:
                raise KeyError(ref)
            if ref.module not in self._modules:
                self._packed = self._read() if self._packed is None else self._packed
                self._modules[ref.module] = _modules.decode(self._packed[ref.module])
            given = self._modules[ref.module].pop(self._texts.numbers[ref])
            for one in given:
                one.revision, one.answer = self._texts.revisions[one.revision], self._texts.answers[one.answer]
            self._unpacked[ref] = given
        return self._unpacked[ref]

    def __iter__(self) -> Any:
        raise NotImplementedError("what was answered is looked up, not listed")

    def __len__(self) -> int:
        raise NotImplementedError("what was answered is looked up, not counted")


class IndexedStandings(Standings):
    """Standings that were added up when the index was made."""

    def __init__(self, summary: Summary, texts: Texts, attempts: Attempts) -> None:
        super().__init__()
        self._summary = summary
        self._texts = texts
        self.attempts = attempts  # type: ignore[assignment]  # they are looked up as attempts are
        for what, at, mastered in summary.done:
            self.reached(what, at, mastered=mastered)

    def attempted_in(self, takes: Callable[[Ref], bool]) -> tuple[str, str]:
        times = [time for lesson, time in self._summary.times.items() if takes(_lesson(lesson))]
        return (min(first for first, _last in times), max(last for _first, last in times)) if times else ("", "")

    def tried(self) -> Iterable[Ref]:
        return map(self._texts.exercises.__getitem__, self._summary.standings)

    def standings_of(self, exercises: Sequence[Ref]) -> list[Standing]:
        known = self._summary.standings
        return [known.get(number, NOT_TRIED) for number in self._texts.numbers_of(exercises)]

    def standing(self, exercise: Ref) -> Standing:
        """What the attempts at an exercise add up to, without the last answer and its revision."""
        return self._summary.standings.get(self._texts.numbers.get(exercise, -1), NOT_TRIED)


class IndexedWork(Work, frozen=True, kw_only=True, dict=True):
    """A learner's work as the index knows it. Its attempts are looked up by exercise; ``tries`` is empty."""

    summary: Summary
    texts: Texts
    read: Callable[[], dict[str, bytes]]

    @cached_property
    def standings(self) -> Standings:
        return IndexedStandings(self.summary, self.texts, Attempts(self.summary.standings, self.read, self.texts))

    @property
    def has_begun(self) -> bool:
        return bool(self.summary.standings or self.summary.done)


@lru_cache(4096)
def _lesson(text: str) -> Ref:
    return ref_of(text)


def unpacked(
    learner: str,
    name: str,
    language: str,
    summary: bytes,
    reviews: bytes,
    texts: Texts,
    read: Callable[[], dict[str, bytes]],
) -> IndexedWork:
    """The work that was packed; ``read`` gives its attempts, by module. Raises msgspec.DecodeError."""
    return IndexedWork(
        learner=learner,
        name=name,
        language=language,
        reviews=_reviews.decode(reviews) if reviews else (),
        summary=_summaries.decode(summary),
        texts=texts,
        read=read,
    )


def texts_of(exercises: dict[int, str], revisions: dict[int, str], answers: dict[int, str]) -> Texts:
    """What the numbers stand for. Raises ValueError if an answer is none."""
    return Texts(
        exercises={number: ref_of(text) for number, text in exercises.items()},
        revisions=revisions,
        answers={number: json.loads(text) for number, text in answers.items()},
    )
