"""Symbols in ASCII: every one that copro draws with has a form, and figures keep their shape."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

import copro_tui
from copro_tui.course.course import open_course
from copro_tui.figures.ascii import figure_in_ascii
from copro_tui.figures.beside import beside
from copro_tui.figures.board import Laid, board_of_framework
from copro_tui.figures.cells import Cell, figure_width, row_width
from copro_tui.figures.draw import draw
from copro_tui.figures.parts import text_bar
from copro_tui.frameworks import Framework
from copro_tui.text.ascii import ONE_CELL, SPELLED_OUT, to_ascii, to_ascii_cells
from copro_tui.text.width import width

PROGRAM = Path(copro_tui.__file__).parent
COURSE = open_course(PROGRAM.parent)
FRAMEWORKS = COURSE.frameworks.whole()
LETTERS = set("ŵŷâêîôû°£")


@cache
def symbols() -> frozenset[str]:
    """Every character beyond ASCII in the texts of the program that are not documentation."""
    found: set[str] = set()
    for path in (*PROGRAM.glob("figures/*.py"), *PROGRAM.glob("tui/**/*.py"), *PROGRAM.glob("player/*.py")):
        if path.name == "ascii.py":
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
                found |= {one for one in node.value if not one.isascii()}
    return frozenset(found - LETTERS)


def test_symbols_are_found() -> None:
    assert {"▶", "✓", "║", "●"} <= symbols()


@pytest.mark.parametrize("one", sorted(symbols()))
def test_every_symbol_of_the_program_has_a_form(one: str) -> None:
    assert ONE_CELL[one].isascii()
    assert len(ONE_CELL[one]) == 1


@pytest.mark.parametrize(("one", "form"), [*ONE_CELL.items(), *SPELLED_OUT.items()])
def test_every_form_is_printable_ascii(one: str, form: str) -> None:
    assert not one.isascii()
    assert form.isascii()
    assert form.isprintable()


@pytest.mark.parametrize("cells", [40, 60, 76])
@pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda one: one.id)
def test_a_framework_keeps_its_shape(framework: Framework, cells: int) -> None:
    figure = draw(board_of_framework(framework), Laid(chosen=framework.points[0].id), cells)
    plain = figure_in_ascii(figure)
    texts = "".join(cell.text for row in plain for cell in row)
    assert to_ascii_cells(texts) == texts
    assert figure_width(plain) <= max(cells, figure_width(figure))
    for row, before in zip(plain, figure, strict=True):
        assert [width(cell.text) for cell in row[:-1]] == [width(cell.text) for cell in before[:-1]]
        assert [cell.hit for cell in row] == [cell.hit for cell in before]


def test_two_frameworks_keep_their_shape() -> None:
    one, other = COURSE.frameworks["arnstein"], COURSE.frameworks["tlap"]
    figure = beside(one, other, COURSE.crosswalk, 76)
    assert [row_width(row) for row in figure_in_ascii(figure)] == [row_width(row) for row in figure]


def test_a_text_spells_its_marks_out() -> None:
    assert to_ascii("✓ ✗ ★ ↑2 to 3 ↓1 to 5 “a” …") == '[ok] [x] [*] up 2 to 3 down 1 to 5 "a" ...'


def test_the_marks_of_a_figure_are_one_cell_and_what_stands_out_is_in_brackets() -> None:
    row = (Cell("▶3 Ask", "strong"), Cell(" B ", "on", ground="accent"), Cell("│A✓ D↺ E✗ F≈"))
    assert [one.text for one in figure_in_ascii((row,))[0]] == [">3 Ask", "[B]", "|A+ D~ Ex F~"]


@pytest.mark.parametrize("text", ["Siân’s tŷ – 50 %", "日本", "a\u0301", "e🙂f", text_bar(1, 3, 9), "○◉●"])
def test_a_text_has_as_many_cells_as_before(text: str) -> None:
    plain = to_ascii_cells(text, letters=True)
    assert plain.isascii()
    assert len(plain) == width(text)


def test_letters_stay_where_only_symbols_are_to_go() -> None:
    assert to_ascii_cells("▶ Siân, £5, tŷ") == "> Siân, £5, tŷ"


def test_what_scroll_bars_are_made_of_is_not_a_question_mark() -> None:
    assert "?" not in to_ascii_cells("".join(map(chr, range(0x2580, 0x25A0))))
