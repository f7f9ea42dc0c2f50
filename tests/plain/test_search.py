"""The search of plain mode: places, commands, lessons, frameworks and words by a part of their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.clock import FakeClock
from tests.plain.talking import replies, talk
from tests.players import open_store, start


def at_home(folder: Path, clock: FakeClock, *lines: str) -> list[str]:
    start(folder, clock)
    return replies(talk(folder, clock, lines))


def at_an_exercise(folder: Path, clock: FakeClock, *lines: str) -> list[str]:
    """What is said after each of ``lines``, typed at the first question."""
    return at_home(folder, clock, "what", "1", "", *lines)[3:]


@pytest.mark.criterion("2.4.5")
@pytest.mark.parametrize(
    ("text", "first", "leads_to"),
    [
        ("my", "My plan", "0 of 2 parts written"),
        ("journal", "My journal", "Nothing yet. What you write in the lessons is kept here."),
        ("results", "My results", "Nothing here yet."),
        ("framew", "Frameworks", "1. A small ladder"),
        ("gloss", "Words", "2 words."),
        ("sources", "Sources", "\nSources.\n"),
        ("settings", "Settings", "Text width"),
        ("keys", "Keys", "Keys of your own hold"),
        ("light", "Light colours", "Colours: light. It is saved for you."),
        ("contrast", "High contrast", "Colours: high contrast. It is saved for you."),
        ("help", "Help: say what can be typed here", "quit: save and end the program. Short form: q."),
        ("quit", "Quit: save and end the program", "Everything is saved."),
        ("another learner", "Switch learner", "Who is learning?"),
    ],
)
def test_everything_is_found_from_home(folder: Path, clock: FakeClock, text: str, first: str, leads_to: str) -> None:
    said = at_home(folder, clock, f"/ {text}", "1")
    assert said[0].startswith("\nFound: ")
    assert f"\n1. {first}\n" in said[0]
    assert leads_to in said[1]


def test_places_come_before_words(folder: Path, clock: FakeClock) -> None:
    glossary = folder / "lessons" / "glossary.yaml"
    economy = "  - {id: core-economy, term: Core economy, meaning: What people do for each other.}\n"
    glossary.write_text(glossary.read_text(encoding="utf-8") + economy, encoding="utf-8")
    found = at_home(folder, clock, "/ my")[0]
    assert "1. My plan\n2. My results\n3. My journal\n4. Colours of my terminal\n5. Core economy: a word\n" in found


@pytest.mark.parametrize(
    ("text", "first", "leads_to"),
    [
        ("hint", "Hint: read the hint; it costs nothing", "Hint: "),
        ("check", "Check: check your answer", "Nothing moved yet."),
        ("list", "List: hear everything as it stands", "From the top:"),
        ("skip", "Skip: go on without answering", "Step 3 of 8."),
        ("save", "Save and leave: leave for home; everything is saved", "Home. A small course."),
        ("home", "Home", "Home. A small course."),
        ("switch", "Switch learner", "Who is learning?"),
    ],
)
def test_what_can_be_done_in_a_lesson_is_found_and_done_there(
    folder: Path, clock: FakeClock, text: str, first: str, leads_to: str
) -> None:
    said = at_an_exercise(folder, clock, f"/ {text}", "1")
    assert f"1. {first}\n" in said[0]
    assert leads_to in said[1]


def test_what_cannot_be_done_now_is_not_found(folder: Path, clock: FakeClock) -> None:
    assert "Nothing found for" in at_an_exercise(folder, clock, "/ try again")[0]
    assert "Nothing found for" in at_home(folder, clock, "/ hint")[0]


def test_going_back_from_what_was_found_leads_to_where_one_was(folder: Path, clock: FakeClock) -> None:
    said = at_an_exercise(folder, clock, "/ plan", "b", "/ plan", "1", "b")
    assert "Back at step 2 of 8." in said[1]
    assert "Back at step 2 of 8." in said[4]


def test_somebody_else_learns_and_the_lesson_that_was_left_is_kept(folder: Path, clock: FakeClock) -> None:
    for name in ("Bob", "Ann"):
        open_store(folder, clock, name)
    lines = ["what", "1", "", "move 1 down", "/ switch", "1", "Bob", "/ switch", "1", "Ann", "1"]
    said = replies(talk(folder, clock, lines, name="Ann"))
    assert "is now on rung 3 of 4." in said[3]
    assert "A small course. Bob, English." in said[6]
    assert "Step 2 of 8." in said[10]
    assert [line[:3] for line in said[10].partition("From the top:\n")[2].split("\n")[:4]] == [
        "2. ",
        "1. ",
        "3. ",
        "4. ",
    ]


@pytest.mark.criterion("3.3.3")
def test_a_slip_is_met_with_the_word_that_was_meant(folder: Path, clock: FakeClock) -> None:
    start(folder, clock)
    said = replies(talk(folder, clock, ["/ powr", "yes", "b", "/ xyzzy", "", "q"], name="Ann"))
    assert said[0].startswith("Nothing found for “powr”. Did you mean power?\n")
    assert "\nFound: " in said[1]
    assert "Power: a word\n" in said[1]
    assert said[3].startswith("Nothing found for “xyzzy”.\n\nSearch.\nType what to find, ")
    assert said[2] == said[4] == "Back at: Home. Type again to hear it.\n"


def test_the_text_of_pages_is_found(folder: Path, clock: FakeClock) -> None:
    start(folder, clock)
    said = replies(talk(folder, clock, ["/ read this", "1", "home", "q"], name="Ann"))
    assert said[0].startswith("\nFound: 2.\n1. WHAT, A short lesson: a page\n")
    assert "Read this." in said[1]
