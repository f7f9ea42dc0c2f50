"""``copro check --evidence``: what it finds in small courses that have one fault each, and where."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from copro_tui.course.course import open_course
from copro_tui.course.evidence.check import check_evidence
from copro_tui.course.evidence.english import ADMITS, CONCEDES
from tests.courses import COURSE, LADDER, problems_of, write_course

TODAY = date(2026, 11, 26)

LESSON = """\
title: A lesson
minutes: 2
objectives: [Tell one from the other]
sources: [book]
steps:
  - place: it
    prompt: Which one? They are jargon.
    framework: ladder
    source: book
    confidence: from the case
    objective: 1
    cases:
      - id: letter
        text: A letter says what will happen.
        at: telling
        because: Nothing can be changed any more.
      - id: survey
        text: A survey goes round and is read.
        at: asking
        because: Views are collected, and somebody else decides.
        near_miss:
          leading: To be heard is not to decide.
"""
WORDS = "words:\n  - {id: jargon, term: Jargon, meaning: Words of a trade.}\n"
SOURCES = "sources:\n  - id: book\n    title: A book\n"


def found_in(
    folder: Path, lesson: str = LESSON, sources: str = SOURCES, words: str = WORDS, language: str = "en"
) -> list[str]:
    one_module = "".join(line for line in COURSE.splitlines(keepends=True) if "id: when" not in line)
    one_module = one_module.split("plan:")[0]
    write_course(
        folder,
        course=f"{one_module}language: {language}\n",
        lessons={"what/1-it": lesson},
        frameworks={"ladder": LADDER},
        sources=sources,
        glossary=words,
        crosswalk=None,
    )
    assert problems_of(folder) == []
    return [str(one).removeprefix("lessons/") for one in check_evidence(open_course(folder), TODAY)]


def test_a_course_that_says_why_has_nothing_to_look_at(tmp_path: Path) -> None:
    assert found_in(tmp_path) == []


BELIEVED = "    source: book\n    confidence: from the case\n"


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (BELIEVED, "", '1-it.yaml:6:5: nothing says why its answers are believed → add "source:", "confidence:"'),
        ("    source: book\n", "", '1-it.yaml:6:5: nothing says why its answers are believed → add "source:"'),
        ("    objective: 1\n", "", "1-it.yaml:3:14: nothing in this lesson tests this objective →"),
        ("at: asking", "at: asking\n        confidence: argued", "1-it.yaml:17:9: this answer is marked and"),
        ("leading: To", "asking: To", '1-it.yaml:22:19: nobody reads this, as "asking" is right →'),
        ("To be heard", "You could argue that. To be heard", "1-it.yaml:22:20: this concedes the point"),
        ("A survey goes round and is read.", "A letter  says what will happen.", '1-it.yaml:17:9: "survey" has the'),
        ("They are jargon.", "", 'glossary.yaml:2:5: no lesson uses the word "Jargon" →'),
    ],
)
def test_what_is_found_in_a_lesson_is_named_with_its_place(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    assert old in LESSON
    found = [one.removeprefix("what/") for one in found_in(tmp_path, LESSON.replace(old, new))]
    assert [one.startswith(complaint) for one in found] == [True], found


@pytest.mark.parametrize(
    "said",
    [
        "at: asking\n        confidence: from the case",
        "at: {asking: 1, telling: 0.5}\n        confidence: argued",
        "at: asking\n        confidence: one source\n        near_miss: {telling: Not quite.}",
    ],
)
def test_what_rests_on_little_is_contested_or_says_so(tmp_path: Path, said: str) -> None:
    lesson = LESSON.partition("        near_miss")[0].replace("at: asking", said)
    lesson = lesson.replace("Views are", "One newspaper says that views are" if "one source" in said else "Views are")
    assert found_in(tmp_path, lesson) == []


def test_what_is_conceded_is_no_fault_where_it_pays(tmp_path: Path) -> None:
    conceded = LESSON.replace("leading: To", "sharing: You could argue that. To")
    assert found_in(tmp_path, conceded) == [], "a neighbour earns a half"


@pytest.mark.parametrize(
    ("more", "complaint"),
    [
        ("  - {id: other, title: Another}\n", 'sources.yaml:4:5: nobody cites "other" →'),
        ("    checked: 2024-11\n", ""),
        ("    checked: 2024-10\n", 'sources.yaml:4:14: "book" was last looked at in 2024-10 →'),
    ],
)
def test_sources_are_cited_and_looked_at_every_two_years(tmp_path: Path, more: str, complaint: str) -> None:
    found = found_in(tmp_path, sources=SOURCES + more)
    assert [one.startswith(complaint) for one in found] == [True] * bool(complaint), found


@pytest.mark.parametrize("month", ["2026", "2026-13", "26-11", "November", "2026-11-05"])
def test_what_is_no_month_is_refused(tmp_path: Path, month: str) -> None:
    folder = write_course(tmp_path)
    (folder / "lessons" / "sources.yaml").write_text(f"{SOURCES}    checked: {month}\n", encoding="utf-8")
    assert f'sources.yaml:4:14: "{month}" is not a month → write it as 2026-11' in "\n".join(problems_of(folder))


def test_words_that_give_a_point_away_are_named_where_the_point_is(tmp_path: Path) -> None:
    topics = ["the park", "a bus", "the bins", "the clinic", "a road", "the library", "the pool"]
    together = [("sharing", f"About {one}, both sides sit down together.") for one in topics]
    cases = [
        case for one, case in zip(topics, together, strict=True) for case in (case, ("telling", f"A note on {one}."))
    ]
    text = LESSON.partition("      - id: survey")[0] + "".join(
        f"      - {{id: c{number}, text: '{said}', at: {at}, because: It is so.}}\n"
        for number, (at, said) in enumerate(cases)
    )
    (found,) = (one for one in found_in(tmp_path, text) if '"sharing"' in one)
    assert found.startswith("frameworks/ladder.yaml:9:5: a word gives it away: ")
    assert found.endswith(" → say it in other words there, or use these in other cases too")
    assert '(cases of "sharing": 7 of 7; others: 0 of 8)' in found


@pytest.mark.parametrize(
    "said",
    [
        "One newspaper says so.",
        "We could not find that they did.",
        "In our reading it fits.",
        "The Network’s training does.",
    ],
)
def test_a_doubt_is_admitted(said: str) -> None:
    assert ADMITS.search(said)
    assert not ADMITS.search("The council wrote every answer and decides alone.")


@pytest.mark.parametrize(
    ("said", "concedes"),
    [
        ("They have little say, it is true. But that is another value.", True),
        ("You could also argue that.", True),
        ("Power is missing too, but one side took it all.", True),
        ("The council wrote the list and has the last word.", False),
        ("Of the course's own words, none is shared.", False),
    ],
)
def test_a_point_is_conceded(said: str, concedes: bool) -> None:
    assert bool(CONCEDES.search(said)) == concedes


def test_phrases_are_looked_for_in_english_alone(tmp_path: Path) -> None:
    doubtful = LESSON.replace("at: asking", "at: asking\n        confidence: argued")
    doubtful = doubtful.replace("To be heard", "You could argue that. To be heard")
    assert len(found_in(tmp_path / "en", doubtful)) == 2
    assert found_in(tmp_path / "cy", doubtful, language="cy") == []
