"""Success criteria of WCAG 2.2 that no other test of the screens speaks of."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from copro_tui.tui.screens.home import HomeScreen
from tests.clock import FakeClock
from tests.tui.hands import at, board, held, shown_phase
from tests.tui.pilots import place_of, running, until_on

PROGRAM = Path(__file__).parents[2] / "copro_tui"

BY_THE_SENSES = re.compile(
    r"\b(?:in|the|is|are) (?:red|green|blue|yellow|orange|pink|white|black|mint|rose)\b"
    r"|\b(?:round|square|large|small|big) (?:button|sign|mark)\b|\bon the (?:left|right)\b",
    re.IGNORECASE,
)
"""What an instruction would say that can only be followed by who sees colour, shape, size or place."""


def texts_of_the_program() -> Iterator[str]:
    """Every text that is shown, as it stands in the code."""
    for path in PROGRAM.rglob("*.py"):
        code = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(code)) if "i18n" in code else ():
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("_", "mark", "ngettext"):
                for one in node.args:
                    if isinstance(one, ast.Constant) and isinstance(one.value, str):
                        yield one.value


@pytest.mark.criterion("1.3.3")
@pytest.mark.criterion("1.3.3", front="plain")
def test_no_instruction_needs_eyes_for_colour_shape_or_place() -> None:
    texts = list(texts_of_the_program())
    assert len(texts) > 500
    assert [text for text in texts if BY_THE_SENSES.search(text)] == []


@pytest.mark.criterion("2.5.2")
async def test_what_is_pressed_and_let_go_elsewhere_does_nothing(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "cases") as pilot:
        place = place_of(board(pilot), ("target", "asking"))
        await pilot.mouse_down(board(pilot), offset=place)
        assert (shown_phase(pilot), held(pilot)) == ("offered", "")
        await pilot.mouse_up(board(pilot), offset=(0, 0))
        await pilot.pause()
        assert (shown_phase(pilot), held(pilot)) == ("offered", "")


@pytest.mark.criterion("3.2.1")
async def test_coming_to_something_does_not_open_it(folder: Path, clock: FakeClock) -> None:
    async with running(folder, clock) as pilot:
        home = await until_on(pilot, HomeScreen)
        for key in (*["down"] * 20, *["up"] * 20, "right", "left", "tab", "tab", "end", "home"):
            await pilot.press(key)
            assert pilot.app.screen is home
