"""Texts stay what the author wrote, and PyYAML's C loader and its Python twin read the same."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.course import yaml_nodes
from copro_tui.course.yaml_nodes import Node, Problem, SourceError, parse, read_text
from tests.courses import COURSE, EVERY_KIND, GLOSSARY, LADDER, SHORT, lesson, small_course
from tests.courses import SECOND as REF

AS_WRITTEN = ["no", "yes", "on", "true", "null", "~", "0755", "0x1F", "1e3", "12:30", "1.0", ".inf", "2026-01-31", "="]

fragments = st.lists(
    st.sampled_from(
        [
            "a",
            "b: ",
            "- ",
            "\n",
            "\n  ",
            ": ",
            "[",
            "]",
            "{",
            "}",
            ", ",
            '"',
            "'",
            "#",
            " #",
            "|\n",
            "&x ",
            "*x",
            "!t ",
            "ŵ",
        ]
    ),
    max_size=25,
).map("".join)


def read_with(loader: Any, text: str) -> tuple[Node, list[Problem]] | str:
    """What a loader makes of a text; the words of a refusal are its own, so only that it refuses."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_nodes, "_LOADER", loader)
        try:
            return parse(text, "file")
        except SourceError:
            return "refused"


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def _loader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_nodes, "_LOADER", getattr(yaml, request.param))


@pytest.mark.usefixtures("_loader")
@pytest.mark.parametrize("text", AS_WRITTEN)
def test_a_text_stays_what_the_author_wrote(tmp_path: Path, text: str) -> None:
    steps = f"- reflect: a\n  prompt: {text}\n  hint: {text}\n  after: {text}"
    course = small_course(tmp_path, lessons={"what/1-short": lesson(steps).replace("A lesson", text)})
    read = course.lesson(REF)
    step: Any = read.steps[0]
    assert (read.title, step.prompt, step.hint, step.after) == (text, text, text, text)


@pytest.mark.usefixtures("_loader")
def test_letters_are_composed(tmp_path: Path) -> None:
    text = lesson("- page: a\n  text: Tŷ, dŵr, môr")
    course = small_course(tmp_path, lessons={"what/1-short": unicodedata.normalize("NFD", text)})
    page: Any = course.lesson(REF).steps[0]
    assert page.text == "Tŷ, dŵr, môr"


def test_a_text_is_read_in_its_composed_form(tmp_path: Path) -> None:
    (tmp_path / "a").write_text(unicodedata.normalize("NFD", "ŵŷâ"), encoding="utf-8")
    assert read_text(tmp_path / "a", "a") == "ŵŷâ"


@pytest.mark.parametrize(
    "text", [COURSE, LADDER, EVERY_KIND, SHORT, GLOSSARY, "", "? [a]\n: b", "a: !x &y b\nc: *y\na: d"]
)
def test_both_loaders_give_the_same_nodes_and_problems(text: str) -> None:
    by_c = read_with(yaml.CSafeLoader, text)
    assert by_c == read_with(yaml.SafeLoader, text)
    assert by_c != "refused"


@given(fragments)
def test_both_loaders_give_the_same_of_any_jumble(text: str) -> None:
    assert read_with(yaml.CSafeLoader, text) == read_with(yaml.SafeLoader, text)


@pytest.mark.parametrize("text", ["{question: What?}", "[What next?]", "{a: b?c}"])
def test_both_loaders_give_the_same_of_a_question_inside_brackets(text: str) -> None:
    results = []
    for loader in (yaml.CSafeLoader, yaml.SafeLoader):
        read = read_with(loader, text)
        results.append("refused" if read == "refused" or read[1] else read)
    assert results[0] == results[1]


def test_nodes_remember_where_they_and_their_keys_begin() -> None:
    root, problems = parse("title: Hi\nlist:\n  - a\n  - {ŵ: b}\n", "file")
    assert not problems
    assert isinstance(root.value, dict)
    assert root.value["title"] == Node("Hi", 1, 8, key_at=(1, 1))
    assert root.value["list"] == Node([Node("a", 3, 5), Node({"ŵ": Node("b", 4, 9, (4, 6))}, 4, 5)], 3, 3, (2, 1))
