"""What makes a kind of exercise one file in three folders: the registries are whole, and nothing else knows a kind."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

import copro_tui
from copro_tui.exercises import AnyExerciseShape, Exercise, ExerciseShape
from copro_tui.exercises.placing import Placing
from copro_tui.plain.answers import TALKS
from copro_tui.tui.boards.cases import CaseBoard
from copro_tui.tui.boards.registry import BOARDS

ROOT = Path(copro_tui.__file__).parent
ASKED = "copro_tui.exercises"


def more_particular(base: type[Any]) -> Iterator[type[Any]]:
    """The classes of the program that are ``base`` in particular."""
    for one in base.__subclasses__():
        if one.__module__.startswith(f"{ASKED}."):
            yield one
        yield from more_particular(one)


EXERCISES = [one for one in more_particular(Exercise) if "kind" in vars(one)]
SHAPES = get_args(AnyExerciseShape)
KINDS = {one.kind for one in EXERCISES}
PARTICULAR: list[type] = [*more_particular(Exercise), *more_particular(ExerciseShape)]
NAMES = {one.__name__ for one in PARTICULAR}
FILES = {one.__module__.rpartition(".")[2] for one in PARTICULAR}
"""What is about a kind, or about several."""
PLACED = {one.kind for one in EXERCISES if issubclass(one, Placing)}
BOARDS_OF_CASES = {"cases", "summary"}
"""The boards on which all of those are answered."""
PARTS = {"talk_parts"}
"""What is drawn on the board of one kind, in files of its own."""


def known_in(tree: ast.AST) -> Iterator[str]:
    """What a module knows of particular kinds: classes and files that it imports, and kinds that it tells apart."""
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=str(module), names=names) if module.startswith(ASKED):
                if module.rpartition(".")[2] in FILES:
                    yield module
                yield from (one.name for one in names if one.name in NAMES | FILES)
            case ast.Import(names=names):
                yield from (one.name for one in names if one.name.startswith(ASKED))
            case ast.Compare():
                yield from told_apart(node)
            case ast.Match(subject=subject, cases=cases):
                yield from told_apart(subject, *(one.pattern for one in cases))


def told_apart(*nodes: ast.AST) -> Iterator[str]:
    """The kinds with which a ``kind`` is compared."""
    parts = [part for node in nodes for part in ast.walk(node)]
    if any(isinstance(one, ast.Attribute) and one.attr == "kind" for one in parts):
        yield from (str(one.value) for one in parts if isinstance(one, ast.Constant) and one.value in KINDS)


def modules() -> Iterator[Path]:
    """Every module that is to know no kind: all but those that are about one."""
    for path in sorted(ROOT.rglob("*.py")):
        folder, name = path.relative_to(ROOT).parent.as_posix(), path.stem
        about_one = folder in ("tui/boards", "plain/answers") and name in FILES
        about_one |= folder == "tui/boards" and name in BOARDS_OF_CASES | PARTS
        about_one |= (folder, name) == ("player", "practice")  # which makes an exercise of its own
        if folder != "exercises" and not about_one:
            yield path


def test_no_module_elsewhere_knows_a_kind() -> None:
    looked_at = list(modules())
    assert len(looked_at) > 100
    found = {path.relative_to(ROOT).as_posix(): list(known_in(ast.parse(path.read_bytes()))) for path in looked_at}
    assert {name: known for name, known in found.items() if known} == {}


@pytest.mark.parametrize(
    "code",
    [
        "from copro_tui.exercises import Exercise, Reflect",
        "from copro_tui.exercises.placing import score_placing",
        "from copro_tui.exercises import placing",
        "import copro_tui.exercises.order",
        "done = step.kind == 'reflect'",
        "match step.kind:\n    case 'choose':\n        done = True",
        "done = step.kind in ('sort', 'match')",
    ],
)
def test_what_knows_a_kind_is_found(code: str) -> None:
    assert list(known_in(ast.parse(code)))


def test_what_asks_any_exercise_knows_no_kind() -> None:
    code = "from copro_tui.exercises import Exercise, Item\nfrom copro_tui.exercises.base import Answer\nx.kind"
    assert list(known_in(ast.parse(code))) == []


def test_each_kind_has_its_line_in_each_registry() -> None:
    assert {shape.__struct_config__.tag for shape in SHAPES} == KINDS
    assert set(BOARDS) == set(TALKS) == KINDS
    assert len(KINDS) >= 6


def test_each_kind_has_its_file_in_each_folder() -> None:
    boards = KINDS - PLACED | BOARDS_OF_CASES
    for folder, files in (("exercises", KINDS), ("tui/boards", boards), ("plain/answers", KINDS)):
        assert {path.stem for path in (ROOT / folder).glob("*.py")} >= files, folder
    assert {BOARDS[kind] for kind in PLACED} == {CaseBoard}


def test_no_kind_leaves_anything_out() -> None:
    """Python itself would make an exercise of a kind that leaves something out."""
    left_out = [
        f"{one.__name__}.{name}"
        for one in (*EXERCISES, *SHAPES)
        for name in dir(one)
        if getattr(getattr(one, name, None), "__isabstractmethod__", False)
    ]
    assert left_out == []
    assert getattr(Exercise.judge, "__isabstractmethod__", False)
