"""Whatever is in a lesson's file, it is reported and nothing is raised."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copro_tui.course.check import check_course
from copro_tui.course.course import LessonUnavailableError, open_course
from copro_tui.course.refs import Ref
from tests.courses import EVERY_KIND, LADDER, lesson, write_course
from tests.strategies import characters, texts

REF = Ref("what", "it")
LINES = EVERY_KIND.splitlines(keepends=True)

line_numbers = st.integers(0, len(LINES) - 1)
values = st.sampled_from(["", "[]", "{}", "[a]", "{a: b}", "~", "&x y", "*x", "!t z", "0", "-1", "nan", '"\\n"', "|"])


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A lesson in which a few lines were dropped, doubled, moved, indented, cut, or given another value."""
    lines = list(LINES)
    for _change in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        line = lines[at]
        match draw(st.integers(0, 6)):
            case 0:
                lines[at] = ""
            case 1:
                lines[at] = line + line
            case 2:
                lines.insert(draw(line_numbers), line)
            case 3:
                lines[at] = "  " + line
            case 4:
                lines[at] = line[: draw(st.integers(0, len(line)))] + "\n"
            case 5:
                lines[at] = line.split(":")[0] + ": " + draw(values) + "\n"
            case _:
                place = draw(st.integers(0, len(line)))
                lines[at] = line[:place] + draw(characters) + line[place + 1 :]
    return "".join(lines)


def look_at(data: bytes) -> None:
    """Check and open a course whose one lesson holds ``data``; play what opens; nothing but problems may come of it."""
    with tempfile.TemporaryDirectory() as name:
        folder = write_course(Path(name), lessons={"what/1-it": data, "when/1-later": lesson("- page: a\n  text: Hi")})
        problems = [one for one in check_course(folder) if one.path == "lessons/what/1-it.yaml"]
        assert all(one.line >= 1 and one.column >= 1 and one.message and one.hint for one in problems)
        course = open_course(folder)
        if course.read(REF).value is None:
            with pytest.raises(LessonUnavailableError) as unavailable:
                course.lesson(REF)
            assert unavailable.value.problems
            assert set(unavailable.value.problems) <= set(problems)
        else:
            for exercise in course.lesson(REF).exercises:
                exercise.judge(exercise.fresh(1))
                exercise.judge(exercise.solution())


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    look_at(data)


@given(texts())
def test_any_text(text: str) -> None:
    look_at(text.encode())


@settings(max_examples=150)
@given(mutated())
def test_a_lesson_with_a_few_mistakes(text: str) -> None:
    look_at(text.encode())


@given(mutated=st.sampled_from(LADDER.splitlines(keepends=True)), value=values)
def test_a_framework_with_a_mistake(mutated: str, value: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        text = LADDER.replace(mutated, mutated.split(":")[0] + ": " + value + "\n")
        folder = write_course(Path(name), frameworks={"ladder": text})
        assert check_course(folder)
        open_course(folder).frameworks.whole()
