"""One learner's work as the index keeps it: what it adds up to, and by module what was answered. Pure.

What many learners share is a number here, and the index has what it stands for: exercises, and answers that were given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from hashlib import blake2b
from itertools import chain, compress

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from copro_tui.cohorts.learner_work import Sent, SentTry, Work
from copro_tui.course.refs import Ref
from copro_tui.progress.events import Review
from copro_tui.progress.standing import Scores, Standings, added_up, ref_of
from copro_tui.work import Answer, Sureness


class Given(Struct, array_like=True, frozen=True, gc=False):
    """What statistics need of an attempt. Whoever answered the same in the same way has the very same."""

    exercise: str
    revision: str
    answer: Answer
    score: float | None
    shown: bool
    sure: dict[str, Sureness]


class Columns(Struct, array_like=True, frozen=True):
    """What a learner's work in one module adds up to."""

    exercises: list[int]
    """The numbers of those that were tried; the next three say of each what it adds up to, as ``Scores`` does."""
    own: list[int]
    first: list[float | None]
    best: list[float | None]
    lessons: list[str]
    """In which something was answered."""
    began: list[str]
    """When something was first answered in each of them."""
    ended: list[str]
    """When something was last answered in each of them."""

    def only(self, exercises: set[int]) -> Columns:
        """The same with these exercises alone."""
        if exercises.issuperset(self.exercises):
            return self
        rows = [one in exercises for one in self.exercises]
        return replace(
            self,
            exercises=list(compress(self.exercises, rows)),
            own=list(compress(self.own, rows)),
            first=list(compress(self.first, rows)),
            best=list(compress(self.best, rows)),
        )


class Summary(Struct, array_like=True, frozen=True):
    """What a learner's work adds up to."""

    modules: dict[str, Columns]
    done: tuple[tuple[str, str, bool], ...]
    """What was completed or mastered, when, and which of the two."""


class Packed(Struct, frozen=True):
    """One learner's work, to be kept."""

    language: str
    summary: bytes
    reviews: bytes
    modules: dict[str, bytes]
    """By module: the numbers of what was given, in the order of writing, by the number of the exercise."""


class Numbers(Struct, frozen=True):
    """Give the numbers of exercises, and of what was given, and see to it that these texts are kept."""

    exercise: Callable[[bytes], int]
    given: Callable[[bytes], int]


_summaries = msgspec.msgpack.Decoder(Summary)
_reviews = msgspec.msgpack.Decoder(tuple[Review, ...])
_modules = msgspec.msgpack.Decoder(dict[int, list[int]])
_encode = msgspec.msgpack.Encoder().encode
_givens = msgspec.json.Decoder(Given)
_text = msgspec.json.Encoder().encode


def pack(sent: Sent, numbers: Numbers) -> Packed:
    """What a learner sent as the index keeps it."""
    modules: defaultdict[str, _Module] = defaultdict(_Module)
    by_exercise: dict[str, list[SentTry]] = {}
    for one in chain(sent.tries, sent.own_work):
        by_exercise.setdefault(one.exercise, []).append(one)
    for exercise, tries in by_exercise.items():
        name, lesson = _module_and_lesson(exercise)
        module, number = modules[name], numbers.exercise(exercise.encode())
        module.given[number] = [
            numbers.given(_text((exercise, one.revision, one.answer, one.score, one.shown, one.sure))) for one in tries
        ]
        module.rows.append((number, *added_up(tries)))
        module.times[lesson] += [one.at for one in tries]
    columns = {name: module.columns() for name, module in modules.items()}
    return Packed(
        language=sent.language,
        summary=_encode(Summary(columns, tuple((one.what, one.at, one.mastered) for one in sent.done))),
        reviews=_encode(sent.reviews) if sent.reviews else b"",
        modules={name: _encode(module.given) for name, module in modules.items()},
    )


class _Module:
    """What a learner did in one module, on its way into the index."""

    def __init__(self) -> None:
        self.given: dict[int, list[int]] = {}
        self.rows: list[tuple[int, int, float | None, float | None]] = []
        self.times: defaultdict[str, list[str]] = defaultdict(list)

    def columns(self) -> Columns:
        exercises, own, first, best = map(list, zip(*self.rows, strict=True))
        began, ended = [min(one) for one in self.times.values()], [max(one) for one in self.times.values()]
        return Columns(exercises, own, first, best, list(self.times), began, ended)


@lru_cache(4096)
def _module_and_lesson(exercise: str) -> tuple[str, str]:
    ref = ref_of(exercise)
    return ref.module, str(ref.of_lesson)


def number_of(text: bytes) -> int:
    """The number that stands for a text: 62 bits of its BLAKE2 hash, so that every program gives it the same."""
    return int.from_bytes(blake2b(text, digest_size=8).digest()) >> 2


def given_of(data: bytes) -> Given:
    """What this text says. Raises msgspec.DecodeError."""
    return _givens.decode(data)


def numbers_in(modules: Iterable[bytes]) -> Iterator[int]:
    """The numbers of all that was given in what was packed."""
    for data in modules:
        yield from chain.from_iterable(_modules.decode(data).values())


class Texts(Struct, frozen=True, dict=True):
    """What the numbers of exercises and of what was given stand for."""

    exercises: dict[int, Ref]
    given: Mapping[int, Given]

    @cached_property
    def numbers(self) -> dict[Ref, int]:
        return {ref: number for number, ref in self.exercises.items()}

    @cached_property
    def _sets(self) -> dict[int, tuple[Sequence[Ref], dict[str, set[int]]]]:
        return {}

    def numbers_of(self, exercises: Sequence[Ref]) -> dict[str, set[int]]:
        """By module, the numbers of several exercises; worked out once for the same sequence."""
        known = self._sets.get(id(exercises))
        if known is None:
            found: dict[str, set[int]] = {}
            for one in exercises:
                if one in self.numbers:
                    found.setdefault(one.module, set()).add(self.numbers[one])
            known = self._sets[id(exercises)] = exercises, found
        return known[1]


class Attempts(Mapping[Ref, Sequence[Given]]):
    """A learner's attempts by exercise, unpacked as they are asked for."""

    def __init__(self, read: Callable[[], dict[str, bytes]], texts: Texts) -> None:
        """``read`` gives what was packed, by module."""
        self._read = read
        self._texts = texts
        self._modules: dict[str, dict[int, list[int]]] = {}

    @cached_property
    def _packed(self) -> dict[str, bytes]:
        return self._read()

    def _module(self, module: str) -> dict[int, list[int]]:
        if module not in self._modules:
            self._modules[module] = _modules.decode(self._packed[module]) if module in self._packed else {}
        return self._modules[module]

    def __getitem__(self, ref: Ref) -> Sequence[Given]:
        return list(map(self._texts.given.__getitem__, self._module(ref.module)[self._texts.numbers[ref]]))

    def __iter__(self) -> Iterator[Ref]:
        for module in self._packed:
            yield from map(self._texts.exercises.__getitem__, self._module(module))

    def __len__(self) -> int:
        return sum(len(self._module(module)) for module in self._packed)

    def values(self) -> Iterator[Iterator[Given]]:  # type: ignore[override]  # quicker: nothing is looked up by name
        for module in self._packed:
            for numbers in self._module(module).values():
                yield map(self._texts.given.__getitem__, numbers)


class IndexedStandings(Standings):
    """Standings that were added up when the index was made."""

    def __init__(self, packed: bytes, texts: Texts, attempts: Attempts) -> None:
        """``packed`` is the summary, which not every report asks for."""
        super().__init__()
        self._packed = packed
        self._texts = texts
        self.attempts = attempts  # type: ignore[assignment]  # they are looked up as attempts are
        del self.completed, self.mastered  # in the place of these, the summary's

    @cached_property
    def summary(self) -> Summary:
        return _summaries.decode(self._packed)

    @cached_property
    def completed(self) -> dict[Ref, str]:  # type: ignore[override]
        return {_ref(what): at for what, at, _mastered in reversed(self.summary.done)}

    @cached_property
    def mastered(self) -> set[Ref]:  # type: ignore[override]
        return {_ref(what) for what, _at, mastered in self.summary.done if mastered}

    def attempted_in(self, modules: Collection[str], lessons: Collection[Ref] | None = None) -> tuple[str, str]:
        began, ended = [], []  # type: ignore[var-annotated]
        known = self.summary.modules
        for columns in (known[one] for one in modules if one in known):
            rows = [lessons is None or _ref(one) in lessons for one in columns.lessons]
            began += compress(columns.began, rows)
            ended += compress(columns.ended, rows)
        return min(began, default=""), max(ended, default="")

    def scores_in(self, exercises: Sequence[Ref]) -> Scores:
        found, own, first, best = [], [], [], []  # type: ignore[var-annotated]
        for module, numbers in self._texts.numbers_of(exercises).items():
            if module in self.summary.modules:
                columns = self.summary.modules[module].only(numbers)
                found += map(self._texts.exercises.__getitem__, columns.exercises)
                own += columns.own
                first += columns.first
                best += columns.best
        return Scores(found, own, first, best)


class IndexedWork(Work, frozen=True, kw_only=True, dict=True):
    """A learner's work as the index knows it. Its attempts are looked up by exercise; ``tries`` is empty."""

    packed: bytes
    """The summary."""
    texts: Texts
    read: Callable[[], dict[str, bytes]]

    @cached_property
    def standings(self) -> IndexedStandings:
        return IndexedStandings(self.packed, self.texts, Attempts(self.read, self.texts))

    @property
    def has_begun(self) -> bool:
        return bool(self.standings.summary.modules or self.standings.summary.done)


@lru_cache(4096)
def _ref(text: str) -> Ref:
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
    """The work that was packed; ``read`` gives its attempts, by module."""
    return IndexedWork(
        learner=learner,
        name=name,
        language=language,
        reviews=_reviews.decode(reviews) if reviews else (),
        packed=summary,
        texts=texts,
        read=read,
    )
