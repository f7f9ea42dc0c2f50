"""Right, near and wrong are told apart without colour, and their colours differ for those who see fewer of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.color import Color
from textual.theme import Theme

from copro_tui.exercises.placing import Placing
from copro_tui.figures.ascii import figure_in_ascii
from copro_tui.figures.board import TOKEN_SIGNS
from copro_tui.figures.cells import Cell
from tests.clock import FakeClock
from tests.tui.hands import at
from tests.tui.pilots import lesson_screen, until_shown
from tests.tui.test_contrast import COLOURED

Matrix = tuple[tuple[float, float, float], ...]

EYES: dict[str, Matrix] = {
    "all colours": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""What each kind of eye makes of linear red, green and blue (Machado, Oliveira and Fernandes 2009, severity 1)."""

DIFFERENT = 10.0
"""The distance in CIELAB from which two colours are told apart at a glance; 2.3 is just noticeable."""


def linear(color: Color) -> list[float]:
    parts = [part / 255 for part in (color.r, color.g, color.b)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def seen(color: Color, eye: str) -> list[float]:
    """What an eye sees of a colour, as linear red, green and blue."""
    given = linear(color)
    mixed = [sum(share * part for share, part in zip(row, given, strict=True)) for row in EYES[eye]]
    return [min(1.0, max(0.0, part)) for part in mixed]


def lab(rgb: list[float]) -> tuple[float, float, float]:
    """Linear red, green and blue in CIELAB (white of D65)."""
    red, green, blue = rgb
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = [part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z)]
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def apart(one: str, other: str, eye: str) -> float:
    """How far apart an eye sees two colours."""
    a, b = lab(seen(Color.parse(one), eye)), lab(seen(Color.parse(other), eye))
    return float(sum((left - right) ** 2 for left, right in zip(a, b, strict=True)) ** 0.5)


def test_the_colour_blindness_simulation_matches_published_values() -> None:
    for colour, published in (("#ff0000", (53.24, 80.09, 67.20)), ("#0000ff", (32.30, 79.19, -107.86))):  # sRGB, D65
        assert lab(linear(Color.parse(colour))) == pytest.approx(published, abs=0.05)
    assert apart("#000000", "#ffffff", "all colours") == pytest.approx(100, abs=0.1)
    for eye in EYES:
        assert apart("#808080", "#808080", eye) == 0
        assert apart("#ffffff", "#808080", eye) > 40
    assert apart("#d04040", "#707010", "all colours") > 2 * apart("#d04040", "#707010", "deuteranopia")


PAIRS = [("to", "for"), ("for", "with"), ("to", "with"), ("right", "wrong")]


@pytest.mark.criterion("1.4.1")
@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_bands_and_verdicts_differ_in_colour_for_every_eye(theme: Theme, eye: str, one: str, other: str) -> None:
    known = theme.variables
    assert apart(known[f"role-{one}"], known[f"role-{other}"], eye) >= 2 * DIFFERENT


@pytest.mark.criterion("1.4.1")
def test_the_verdicts_have_marks_of_their_own() -> None:
    assert len(set(TOKEN_SIGNS.values())) == len(TOKEN_SIGNS)
    plain = {name: figure_in_ascii(((Cell(sign),),))[0][0].text for name, sign in TOKEN_SIGNS.items()}
    assert (plain["right"], plain["again"], plain["wrong"]) == ("+", "~", "x")


@pytest.mark.criterion("1.4.1")
@pytest.mark.parametrize("colourless", [False, True])
async def test_right_and_wrong_are_said_in_marks_and_in_words(
    folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, colourless: bool
) -> None:
    if colourless:
        monkeypatch.setenv("NO_COLOR", "1")
    async with at(folder, clock, "groups") as pilot:
        view = lesson_screen(pilot).lesson_player.view()
        assert isinstance(view.exercise, Placing)
        right = view.exercise.solution()
        assert isinstance(right, dict)
        assert view.case is not None
        places = [place.id for place in view.exercise.places]
        wrong = next(number for number, one in enumerate(places, start=1) if one != right[view.case.id])
        await pilot.press(str(wrong), "enter")
        await until_shown(pilot, "✗", "its place", "yours", "quite.")
