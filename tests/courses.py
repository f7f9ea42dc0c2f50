"""Small courses for the tests, written into a folder of their own: every kind of exercise, and mistakes on demand."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from copro_tui.course.check import check_course
from copro_tui.course.course import Course, open_course
from copro_tui.course.refs import Ref

Text = str | bytes

COURSE = """\
title: A small course
version: 2026.1
modules:
  - {id: what, title: What it is, question: "What?"}
  - {id: when, title: When to do it, question: "When?"}
plan:
  - {id: today, title: Where we are today}
  - {id: next, title: My next step}
"""

WITH_CONTACT = COURSE + "contact: {name: what/every-kind/words, place: what/every-kind/own}\n"
"""The small course, where a contact of the learner's own is named and placed."""

LADDER = """\
title: A small ladder
shape: ladder
bands:
  - {id: below, name: Below}
  - {id: above, name: Above}
points:
  - {id: telling, name: Telling, band: below, gloss: People are told what was decided.}
  - {id: asking, name: Asking, band: below, gloss: People are asked what they think.}
  - {id: sharing, name: Sharing, band: above, gloss: People decide together with others.}
  - {id: leading, name: Leading, band: above, gloss: People decide.}
sources: [book]
"""

LINE = """\
title: A small spectrum
short: The line
shape: spectrum
points:
  - {id: doing-to, name: Doing to, gloss: Without them.}
  - {id: doing-for, name: Doing for, gloss: On their behalf.}
  - {id: doing-with, name: Doing with, gloss: Together.}
"""

VALUES = """\
title: Some values
shape: list
points:
  - {id: trust, name: Trust, gloss: Each relies on the other.}
  - {id: strengths, name: Strengths, gloss: Everyone brings something.}
  - {id: networks, name: Networks, gloss: People know people.}
"""

FRAMEWORKS: Mapping[str, Text] = {"ladder": LADDER, "line": LINE, "values": VALUES}
"""The frameworks of the small course, by id."""

EVERY_KIND = """\
title: Every kind of step
minutes: 7
objectives: [Answer one exercise of every kind]
sources: [book]
remember: Ask who decides.
steps:
  - page: welcome
    title: Welcome
    text: A page with a **figure**.
    figure: ladder
  - order: build
    prompt: Build the ladder, most power at the top.
    framework: ladder
    hint: Who decides?
  - place: cases
    prompt: Which rung is each of these on?
    framework: ladder
    strict: true
    cases:
      - id: letter
        text: A letter says what will happen.
        at: telling
        because: Nothing can be changed any more.
      - id: survey
        text: A survey goes round and is read.
        at: asking
        because: Views are collected, and somebody else decides.
        near_miss: {leading: To be heard is not to decide.}
      - id: board
        text: A board of residents and officers votes.
        at: {sharing: 1, leading: 0.5}
        because: Nobody is overruled by one side alone.
  - match: voices
    prompt: Who is speaking?
    framework: line
    pairs:
      - {id: we-know, text: We know best., to: doing-to, because: Nobody was asked.}
      - {id: let-us, text: Let us see together., to: doing-with, because: Both sides act.}
  - sort: groups
    prompt: Which value is at work?
    framework: values
    groups: [{id: none-of-these, text: None of these}]
    items:
      - {id: skills, text: A list of the skills in the street., in: strengths, because: It starts from what is there.}
      - {id: phone, text: A neighbour who phones others., in: networks, because: A link carries it.}
      - {id: form, text: A form in three copies., in: none-of-these, because: It is only paper.}
  - choose: which
    prompt: Which of these share power?
    several: true
    options:
      - {id: vote, text: A binding vote, right: true, because: It settles the matter.}
      - {id: veto, text: A right to say no, right: true, because: It stops the matter.}
      - {id: poster, text: A poster, because: It tells.}
      - {id: tea, text: A cup of tea, because: It is kind.}
  - place: own
    prompt: Where is your own work?
    framework: line
    plan: today
    cases:
      - {id: good-day, text: On a good day}
      - {id: bad-day, text: On a bad day}
  - reflect: words
    prompt: What will you do next?
    plan: next
    after: Come back to it in a month.
"""

SHORT = """\
title: A short lesson
minutes: 2
objectives: [Tick one box]
sources: [book]
remember: It is a small step.
steps:
  - page: read
    text: Read this.
  - choose: tick
    prompt: Which one is it?
    hint: It is not the other one.
    options:
      - {id: this-one, text: This one, right: true, because: It is this one.}
      - {id: other-one, text: The other one, because: It is not this one.}
"""

LESSONS: Mapping[str, Text] = {
    "what/1-every-kind": EVERY_KIND,
    "what/2-short": SHORT,
    "when/1-later": SHORT.replace("A short lesson", "A later lesson"),
}
"""The lessons of the small course, by module and file name."""

GLOSSARY = """\
words:
  - {id: power, term: Power, meaning: Being able to decide., see: [trust]}
  - {id: trust, term: Trust, meaning: Relying on somebody., also: [trusting]}
"""

SOURCES = """\
sources:
  - {id: book, title: A good book, by: Somebody, year: 1969}
"""

CROSSWALK = """\
title: Roughly how they correspond
caution: They were made for different purposes.
rows:
  - {ladder: [telling], line: [doing-to]}
  - {ladder: [sharing, leading], line: [doing-with]}
"""

FIRST = Ref("what", "every-kind")
SECOND = Ref("what", "short")
LATER = Ref("when", "later")


def write_course(
    folder: Path,
    *,
    lessons: Mapping[str, Text] | None = None,
    frameworks: Mapping[str, Text] | None = None,
    course: Text | None = COURSE,
    glossary: Text | None = GLOSSARY,
    sources: Text | None = SOURCES,
    crosswalk: Text | None = CROSSWALK,
) -> Path:
    """Write a course into ``folder`` (made if need be) and return the folder.

    ``lessons`` are texts by ``module/number-id`` and ``frameworks`` by id; either replaces all of the small course's.
    A file that is None is left out.
    """
    files: dict[str, Text | None] = {"course": course, "glossary": glossary, "sources": sources, "crosswalk": crosswalk}
    files |= LESSONS if lessons is None else lessons
    files |= {f"frameworks/{one}": text for one, text in (FRAMEWORKS if frameworks is None else frameworks).items()}
    for name, text in files.items():
        if text is not None:
            path = folder / "lessons" / f"{name}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


def opened(folder: Path) -> Course:
    """The course in ``folder`` as a start of the program opens it; read anew only where any of its files is another."""
    try:
        files = tuple((path, path.read_bytes()) for path in sorted((folder / "lessons").rglob("*")) if path.is_file())
    except OSError:  # a test of files that cannot be read
        return open_course(folder)
    return _opened(folder.absolute(), files)


@lru_cache(maxsize=8)
def _opened(folder: Path, _files: tuple[tuple[Path, bytes], ...]) -> Course:
    return open_course(folder)


def small_course(folder: Path, **files: Mapping[str, Text]) -> Course:
    """The small course, written into ``folder`` and opened; ``lessons`` and ``frameworks`` as in ``write_course``."""
    return open_course(write_course(folder, lessons=files.get("lessons"), frameworks=files.get("frameworks")))


def lesson(steps: str, top: str = "") -> str:
    """The text of a lesson with ``steps`` (a YAML list) from line 5 on; ``top`` adds lines above, and moves it down."""
    head = "title: A lesson\nminutes: 5\nobjectives: [Do something]\nsources: [book]\n"
    return f"{head}{textwrap.dedent(top)}steps:\n{textwrap.indent(textwrap.dedent(steps), '  ')}\n"


def problems_of(folder: Path) -> list[str]:
    """Everything that ``copro check`` would print of the course in ``folder``."""
    return [str(problem) for problem in check_course(folder)]


def problems_in_lesson(folder: Path, text: Text) -> list[str]:
    """What ``copro check`` would print of the small course with ``text`` as its only lesson, less the file's name.

    That nothing fills its plan is left out.
    """
    course = "".join(line for line in COURSE.splitlines(keepends=True) if "id: when" not in line)
    found = problems_of(write_course(folder, lessons={"what/1-it": text}, course=course))
    return [one.removeprefix("lessons/what/1-it.yaml:") for one in found if "nothing fills the part" not in one]
