"""The parts of home: the card, the trails of all modules, the contact."""

from __future__ import annotations

import pytest

from copro_tui.figures.cells import Cell, as_text, figure_width
from copro_tui.figures.home import carry_on, headed, lesson_row, module_row, title_room
from copro_tui.figures.home_contact import contact_rows
from copro_tui.figures.trail import Stop
from copro_tui.frameworks import Band, Framework, Point

STOPS = [Stop("done"), Stop("again"), Stop("here"), *5 * [Stop("to-do")]]
WIDTHS = (38, 56, 76)

SPECTRUM = Framework(
    id="line",
    title="A spectrum",
    shape="spectrum",
    bands=(Band("to", "doing to"), Band("for", "doing for"), Band("with", "doing with")),
    points=tuple(
        Point(name, name, "Gloss.", band=band)
        for name, band in (("coercion", "to"), ("information", "for"), ("co-production", "with"))
    ),
)


@pytest.mark.parametrize("cells", WIDTHS)
def test_the_card_has_the_title_and_the_steps_at_every_width(cells: int) -> None:
    title = "Is your work simple, complicated or complex?"
    figure = carry_on("Carry on", "7 min", title, "Enter", "WHEN 5, step 3 of 8", STOPS, cells, here=True)
    said = as_text(figure)
    assert figure_width(figure) == cells
    assert title in " ".join(word for word in said.split() if word not in "▌▶" and word != "Enter")
    assert "◉" in said
    assert {cell.ground for row in figure for cell in row} == {"surface", "select"}
    assert ("Enter" in said) == (cells >= 56)


def test_a_card_without_steps_says_its_sentence_in_full() -> None:
    words = "Start with lesson 1. It takes about 12 minutes."
    figure = carry_on("Start", "about 12 min", "What it means", "Enter", words, (), 38, here=False)
    assert words in " ".join(as_text(figure).replace("▌", "").split())


@pytest.mark.parametrize("cells", WIDTHS)
@pytest.mark.parametrize("chosen", [None, 0, 7])
def test_the_trails_of_all_modules_have_the_same_line(cells: int, chosen: int | None) -> None:
    titles = ["What co-production is", "When to work this way"]
    columns = 4, title_room(titles, 8, cells), 8
    long, short = (
        module_row("WHAT", titles[0], stops, "3 of 8", cells, columns, here=True, chosen=at)
        for stops, at in ((STOPS, chosen), (STOPS[:3], None))
    )
    assert figure_width((long, short)) == cells
    places = [as_text((row,)).index("●") for row in (long, short)]
    assert places[0] == places[1]
    assert as_text((long,)).index("◉") == as_text((short,)).index("◉")
    assert ("What co" in as_text((long,))) == (cells >= 56)


@pytest.mark.parametrize("cells", WIDTHS)
def test_a_lesson_has_its_whole_title_and_its_minutes(cells: int) -> None:
    title = " ".join(f"word{number}" for number in range(12))
    figure = lesson_row(4, Stop("again"), title, "11 min", Cell("64%"), cells, here=False)
    said = as_text(figure)
    assert figure_width(figure) == cells
    assert said.split()[0] == "4"
    assert {*title.split(), "64%"} <= set(said.split())
    assert "11 min" in said


@pytest.mark.parametrize(("cells", "rows"), [(78, 4), (24, 2)])
def test_the_contact_lies_on_lanes_or_in_two_rows(cells: int, rows: int) -> None:
    figure = contact_rows(SPECTRUM, "information", "co-production", cells)
    said = as_text(figure)
    assert len(figure) == rows
    assert "◆" in said
    assert "◇" in said
    assert "today" in said
    assert "my wish" in said
    assert not any(cell.hit for row in figure for cell in row)


def test_a_wish_alone_is_shown_alone() -> None:
    assert as_text(contact_rows(SPECTRUM, "", "co-production", 28)) == "◇ my wish   3 co-production"


def test_the_cursor_stands_in_the_heading() -> None:
    assert as_text(headed("My contact", "The letter", (), 40, here=True)).startswith("▶ My contact ─")
    assert as_text(headed("My contact", "The letter", (), 40, here=False)).startswith("My contact ─")
