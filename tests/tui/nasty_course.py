"""A course whose every text is a nasty one, made of objects, since the loader may refuse such a text in a file."""

from __future__ import annotations

import random
from functools import cached_property
from pathlib import Path
from typing import Any

from msgspec import Struct, structs

from copro_tui.course.course import Course, CourseFrameworks
from copro_tui.course.lesson import Lesson
from copro_tui.course.loader import read_course_file
from copro_tui.course.model import Source, Word
from copro_tui.course.reader import Read, Reader
from copro_tui.course.refs import Ref
from copro_tui.frameworks import Crosswalk, Framework
from copro_tui.player import Profiles
from copro_tui.progress.events import Clock
from copro_tui.progress.learners import Learners
from tests.courses import write_course
from tests.players import open_store

WORD = "NASTY"
"""What stands in the files where the text is to be."""

COURSE = f"""\
title: {WORD}
version: 2026.1
modules:
  - {{id: what, title: {WORD}, question: {WORD}}}
plan:
  - {{id: today, title: {WORD}}}
  - {{id: next, title: {WORD}}}
"""

POINTS = ("one", "two", "three", "four", "five")


def _framework(shape: str, count: int, more: str = "") -> str:
    points = "".join(
        f"  - {{id: {one}, name: {WORD}, short: {WORD}, band: {'low' if place < 2 else 'high'}, gloss: {WORD}, "
        f"voice: {WORD}, examples: [{WORD}, {WORD}]}}\n"
        for place, one in enumerate(POINTS[:count])
    )
    bands = f"bands:\n  - {{id: low, name: {WORD}, gloss: {WORD}}}\n  - {{id: high, name: {WORD}}}\n"
    rows = f"rows:\n  - {{name: {WORD}, cells: {{low: {WORD}, one: {WORD}}}}}\n"
    head = f"title: {WORD}\nshort: {WORD}\nshape: {shape}\nabout: {WORD}\nsources: [book]\n"
    return f"{head}{bands}points:\n{points}{rows}{more}"


FRAMEWORKS = {
    "ladder": _framework("ladder", 4),
    "spectrum": _framework("spectrum", 3),
    "scale": _framework("scale", 4),
    "list": _framework("list", 3),
    "venn": _framework("venn", 3),
    "cycle": _framework("cycle", 4),
    "domains": _framework("domains", 5),
    "columns": _framework("columns", 2),
}


def _items(key: str, places: tuple[str, str]) -> str:
    return "".join(
        f"      - {{id: i{number}, text: {WORD}, {key}: {place}, because: {WORD}, near_miss: {{three: {WORD}}}}}\n"
        for number, place in enumerate(places)
    )


def _step(kind: str, name: str, rest: str) -> str:
    return f"  - {kind}: {name}\n    prompt: {WORD}\n    hint: {WORD}\n{rest}"


LESSON = (
    f"title: {WORD}\nminutes: 5\nobjectives: [{WORD}]\nsources: [book]\nremember: {WORD}\nsteps:\n"
    f"  - page: read\n    title: {WORD}\n    text: {WORD}\n    figure: ladder\n    beside: spectrum\n"
    + _step("order", "build", "    framework: ladder\n")
    + _step(
        "order",
        "sequence",
        f"    items:\n      - {{id: a, text: {WORD}, because: {WORD}}}\n"
        f"      - {{id: b, text: {WORD}, because: {WORD}}}\n",
    )
    + _step("place", "cases", "    framework: ladder\n    cases:\n" + _items("at", ("one", "two")))
    + _step("place", "line", "    framework: spectrum\n    cases:\n" + _items("at", ("{one: 1, two: 0.5}", "two")))
    + _step("place", "levels", "    framework: scale\n    cases:\n" + _items("at", ("one", "two")))
    + _step("match", "voices", "    framework: venn\n    pairs:\n" + _items("to", ("one", "two")))
    + _step("sort", "groups", "    framework: list\n    items:\n" + _items("in", ("one", "two")))
    + _step(
        "choose",
        "tick",
        f"    several: true\n    options:\n      - {{id: a, text: {WORD}, because: {WORD}, right: true}}\n"
        f"      - {{id: b, text: {WORD}, because: {WORD}}}\n",
    )
    + _step("place", "own", "    plan: today\n    framework: spectrum\n    cases:\n"
            + f"      - {{id: i0, text: {WORD}}}\n      - {{id: i1, text: {WORD}}}\n")
    + _step("reflect", "words", f"    plan: next\n    after: {WORD}\n")
)  # fmt: skip

GLOSSARY = f"""\
words:
  - {{id: a, term: {WORD}, meaning: {WORD}, also: [{WORD}], see: [b]}}
  - {{id: b, term: {WORD} b, meaning: {WORD}}}
"""
SOURCES = (
    f"sources:\n  - {{id: book, title: {WORD}, by: {WORD}, year: {WORD}, address: https://{WORD}.org, note: {WORD}}}\n"
)
CROSSWALK = f"""\
title: {WORD}
caution: {WORD}
rows:
  - {{ladder: [one, two], spectrum: [one]}}
"""
REF = Ref("what", "it")


def spoilt(value: Any, text: str) -> Any:
    """``value`` with ``text`` in the place of the word, however deep."""
    match value:
        case str():
            return value.replace(WORD, text)
        case tuple():
            return tuple(spoilt(one, text) for one in value)
        case dict():
            return {key: spoilt(one, text) for key, one in value.items()}
        case Struct():
            return type(value)(**{name: spoilt(part, text) for name, part in structs.asdict(value).items()})
        case _:
            return value


class NastyFrameworks(CourseFrameworks):
    """Frameworks with the nasty text in them."""

    def __init__(self, lessons: Path, text: str) -> None:
        super().__init__(lessons, Reader())
        self._text = text

    def read(self, framework_id: str) -> Read[Framework]:
        read: Read[Framework] = spoilt(super().read(framework_id), self._text)
        return read


class NastyCourse(Course):
    """A course with the nasty text in everything that is read."""

    def __init__(self, folder: Path, text: str) -> None:
        shape = read_course_file(folder).value
        super().__init__(folder, spoilt(shape, text))
        self._text = text
        self.frameworks = NastyFrameworks(folder / "lessons", text)

    def read(self, ref: Ref) -> Read[Lesson]:
        read: Read[Lesson] = spoilt(super().read(ref), self._text)
        return read

    @cached_property
    def crosswalk(self) -> Crosswalk:
        plain = super().crosswalk
        return Crosswalk(spoilt(plain.title, self._text), spoilt(plain.caution, self._text), plain.rows)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        words: tuple[Word, ...] = spoilt(super().words, self._text)
        return words

    @cached_property
    def sources(self) -> dict[str, Source]:
        sources: dict[str, Source] = spoilt(super().sources, self._text)
        return sources


def nasty_entrance(folder: Path, clock: Clock, text: str) -> Profiles:
    """The door to a course where everything is called ``text``, with one learner, who is called so too."""
    write_course(
        folder,
        course=COURSE,
        lessons={"what/1-it": LESSON, "what/2-next": LESSON},
        frameworks=FRAMEWORKS,
        glossary=GLOSSARY,
        sources=SOURCES,
        crosswalk=CROSSWALK,
    )
    open_store(folder, clock).change_about(name=text)
    return Profiles(NastyCourse(folder, text), Learners(folder / "progress"), clock, random.Random(1))
