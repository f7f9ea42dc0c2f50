"""Success criteria of WCAG 2.2 that no other test of the screens speaks of."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from copro_tui.tui.screens.base import TopLine
from copro_tui.tui.screens.home import HomeScreen
from tests.clock import FakeClock
from tests.players import open_store
from tests.tui.every_screen import every_screen
from tests.tui.hands import at, board, held, shown_phase
from tests.tui.pilots import app_of, place_of, player_of, running, running_app, until_on

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
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
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


@pytest.mark.criterion("2.4.2")
async def test_every_screen_has_a_title(folder: Path, clock: FakeClock) -> None:
    open_store(folder, clock)
    async with running_app(app_of(folder, clock), (80, 24)) as pilot:
        titles = {}
        async for name in every_screen(pilot, player_of(folder, clock)):
            row = pilot.app.screen.query_one(TopLine).painted[0]
            titles[name] = "".join(cell.text for cell in row).replace("╌─━", "").strip()
    assert len(titles) > 20
    assert [name for name, title in titles.items() if not title] == []


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
