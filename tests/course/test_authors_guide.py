"""The authors' guide: what it shows as an example is understood by the program that reads the files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from copro_tui.course.decoder import Shaper
from copro_tui.course.lesson import LessonShape
from copro_tui.course.model import CourseShape, Glossary, Sources
from copro_tui.course.yaml_nodes import parse
from copro_tui.frameworks import Framework
from tests.courses import lesson

GUIDE = (Path(__file__).parents[2] / "docs" / "authors.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)

STEPS = [one for one in EXAMPLES if one.startswith("- ")]
WHOLE: list[tuple[str, Any, dict[str, str]]] = [
    ("version:", CourseShape, {}),
    ("shape:", Framework, {"id": "it"}),
    ("words:", Glossary, {}),
    ("sources:\n", Sources, {}),
]
"""What tells an example of a whole file, the type of the file, and what its name gives."""


def problems(text: str, of: Any, given: dict[str, str]) -> list[str]:
    root, found = parse(text, "example")
    shaper = Shaper("example")
    shaper.build(root, of, given)
    return [str(one) for one in (*found, *shaper.problems)]


def test_it_has_an_example_of_every_kind_of_step() -> None:
    kinds = {kind for one in STEPS for kind in re.findall(r"^- (\w+): ", one, re.MULTILINE)}
    assert kinds == {"page", "order", "place", "match", "sort", "choose", "reflect", "talk"}


@pytest.mark.parametrize("example", STEPS)
def test_the_example_of_a_step_is_understood(example: str) -> None:
    assert problems(lesson(example), LessonShape, {}) == []


@pytest.mark.parametrize(("sign", "of", "given"), WHOLE)
def test_the_example_of_a_file_is_understood(sign: str, of: Any, given: dict[str, str]) -> None:
    (example,) = (one for one in EXAMPLES if re.search(f"^{sign}", one, re.MULTILINE) and one not in STEPS)
    found = problems(example.replace("…}", "It.}"), of, given)
    assert [one for one in found if "needs at least" not in one] == [], "an example may be shorter than a file"
