"""Who is learning, home, and all that can be looked up."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui.errors import RecordError
from copro_tui.plain.blocks import Block, Heading
from copro_tui.plain.voice import Terminal
from copro_tui.player import CoursePlayer
from tests.clock import FakeClock
from tests.courses import FIRST, LESSONS, write_course
from tests.plain.talking import exercise_script, replies, talk
from tests.players import open_store, start


def at_home(folder: Path, clock: FakeClock, *lines: str) -> list[str]:
    """What is said after each of ``lines``, typed by Ann at home."""
    start(folder, clock)
    return replies(talk(folder, clock, lines, name="Ann"))[: len(lines)]


def test_a_bad_name_says_what_to_do(folder: Path, clock: FakeClock) -> None:
    said = replies(talk(folder, clock, ["", "x" * 61, "?", " Siân ", "q"]))
    assert said[0].startswith("A name needs at least one letter. Any name will do")
    assert said[1].startswith("That name has 61 characters.")
    assert said[2].startswith("What shall we call you? Type a name; any will do.")
    assert "A small course. Siân, English." in said[3]


def test_choosing_among_learners(folder: Path, clock: FakeClock) -> None:
    for name in ("Ann", "Bob"):
        open_store(folder, clock, name)
    (folder / "progress/torn.json").write_text("{", encoding="utf-8")
    said = replies(talk(folder, clock, ["torn", "Bob", "Switch learner", "new", "b", "ann"]))
    assert "torn: cannot be read" in talk(folder, clock, [])
    assert "torn.json" in said[0]
    assert "A small course. Bob, English." in said[1]
    assert "Who is learning?" in said[2]
    assert "What shall we call you?" in said[3]
    assert "Who is learning?" in said[4]
    assert "A small course. Ann, English." in said[5]


def test_home_says_where_one_is(folder: Path, clock: FakeClock) -> None:
    assert at_home(folder, clock, "zzz")[0].startswith(
        "“zzz” is not one of them.\nType a number or a name. Or: help, quit."
    )
    first = talk(folder, clock, [], name="Ann")
    assert "1. Start: WHAT 1, Every kind of step, about 7 min\n2. WHAT, What it is: 0 of 2 lessons\n" in first
    start(folder, clock).open_lesson(FIRST, "voices")
    assert "1. Carry on: WHAT 1, Every kind of step, step 4 of 8, about 4 min left\n" in talk(
        folder, clock, [], name="Ann"
    )


def test_a_module_lists_its_lessons_and_those_with_mistakes(tmp_path: Path, clock: FakeClock) -> None:
    folder = write_course(tmp_path / "course", lessons={**LESSONS, "what/2-short": "title: Torn"})
    said = at_home(folder, clock, "what", "2", "what", "b")
    assert "1. Every kind of step: 7 min\n2. short: not available today\n" in said[0]
    assert said[1].startswith("The lesson “short” is not available today.")
    assert "Back at: Home." not in said[3]
    assert "Home." in said[3]


def test_what_is_looked_up_from_a_list_leads_back_to_it(folder: Path, clock: FakeClock) -> None:
    said = at_home(folder, clock, "what", "w trust", "2", "", "n", "w trust", "b")
    assert said[1] == "Trust: Relying on somebody.\nBack at: WHAT, What it is. Type again to hear it.\n"
    assert "Back at: the end of the lesson “A short lesson”." in said[5]
    assert "Choose one of 2. Step 2 of 2." in said[6]


def test_frameworks_are_read_and_compared(folder: Path, clock: FakeClock) -> None:
    said = at_home(folder, clock, "frameworks", "1", "6", "1", "all of it", "again", "b", "b", "q")
    assert "1. A small ladder\n2. A small spectrum\n3. Some values\n" in said[0]
    assert "\n4. Leading: Above\n3. Sharing: Above\n2. Asking: Below\n1. Telling: Below\n5. All of it\n" in said[1]
    assert "6. Compare with: The line\n7. Source: A good book\n" in said[1]
    assert said[2].startswith("Side by side: A small ladder; The line.\n")
    assert "A small ladder: Leading, Sharing. The line: Doing with.\n" in said[2]
    assert "Only in “A small ladder”: Asking.\n" in said[2]
    assert said[2].endswith("Back at: A small ladder. Type again to hear it.\n")
    assert said[3].startswith("1. Telling. ")
    assert "4. Leading. People decide." in said[4]
    assert said[5] == said[1]
    assert said[6] == "Back at: Frameworks. Type again to hear it.\n"
    assert said[7] == "Back at: Home. Type again to hear it.\n"


def test_the_glossary_finds_words(folder: Path, clock: FakeClock) -> None:
    said = at_home(folder, clock, "w", "trust", "all", "truts", "yes", "w power", "?", "b", "b")
    assert "2 words." in said[0]
    assert said[1] == "Trust: Relying on somebody.\nBack at: Words. Type again to hear it.\n"
    assert said[2].startswith("\nAll words:\n1. Power\n2. Trust\n")
    assert said[3].startswith("Nothing found for “truts”. Did you mean trust?\n")
    assert said[4] == said[1]
    assert said[5].startswith("Power: Being able to decide.\nSee also: Trust\n")
    assert said[6].startswith("Type a number or a name.\n")
    assert said[7] == "Back at: Home. Type again to hear it.\n"


def test_search_opens_what_it_finds(folder: Path, clock: FakeClock) -> None:
    said = at_home(folder, clock, "/", "short", "1", "s", "find ladder", "1", "b", "/ trust", "1")
    assert said[0].startswith("\nSearch.\nType what to find, for example: ladder.")
    assert "1. A short lesson: a lesson\n" in said[1]
    assert "Read this.\nStep 1 of 2. Enter" in said[2]
    assert "1. A small ladder: a framework\n" in said[4]
    assert "A ladder of 4 rungs" in said[5]
    assert said[8].startswith("\nTrust: Relying") or said[8].startswith("Trust: Relying")


def test_the_plan_and_the_journal_lead_to_where_they_are_written(folder: Path, clock: FakeClock) -> None:
    words = start(folder, clock).course.lesson(FIRST).exercises[-1]
    said = at_home(folder, clock, "p", "2", *exercise_script(words), ".s", "s", "p", "b", "journal", "1", "1")
    assert (
        "0 of 2 parts written.\n1. Where we are today: Not written yet. Lesson WHAT 1 helps you with it.\n" in said[0]
    )
    assert "What will you do next?" in said[1]
    assert "1 of 2 parts written.\n" in said[-5]
    assert "2. My next step: My own words.\n" in said[-5]
    assert "\n1. What will you do next? Every kind of step, " in said[-3]
    assert said[-2].startswith("\nWhat will you do next?\nMy own words.\n1. Go to where it was written\n")
    assert "Step 8 of 8." in said[-1]


def test_the_results_are_read_and_lead_to_their_lessons(folder: Path, clock: FakeClock) -> None:
    exercise = start(folder, clock).course.lesson(FIRST).exercises[0]
    said = at_home(
        folder, clock, "what", "1", "n", *exercise_script(exercise), "home", "results", "1", "home", "results", "b"
    )
    heard = next(one for one in said if one.lstrip().startswith("My results"))
    assert "0 of 3 lessons done, 0 minutes on exercises, best answers 100% right.\n" in heard
    assert "1. WHAT, Every kind of step: first try 100%, best 100%\n2. WHAT, A short lesson: not started\n" in heard
    assert "Step 2 of 8." in said[said.index(heard) + 1]
    assert "Home." in said[-1]


def test_the_sources_are_read(folder: Path, clock: FakeClock) -> None:
    said = at_home(folder, clock, "sources", "b")
    assert "1. Of the lesson “Every kind of step”: 1\n" in said[0]
    assert "All sources: 1\n" in said[0]
    assert said[1] == "Back at: Home. Type again to hear it.\n"
    by_name = at_home(folder, clock, "sources", "book", "all", "1", "b")
    assert by_name[1].startswith("A good book.")
    assert by_name[2].startswith("\nAll sources:\n1. A good book\n")
    assert by_name[3] == "A good book. Somebody, 1969.\nBack at: All sources. Type again to hear it.\n"
    assert by_name[4] == "Back at: Sources. Type again to hear it.\n"


def test_the_plan_is_saved_to_a_file(folder: Path, clock: FakeClock, tmp_path: Path) -> None:
    page, text, nowhere = tmp_path / "my plan.html", tmp_path / "plan.md", tmp_path / "no" / "plan.md"
    save = "Save my plan to a file"
    lines = ["p", *(one for path in (page, text, text, nowhere, "") for one in (save, str(path)))]
    said = at_home(folder, clock, *lines)
    assert f"Written to: {page}" in said[2]
    assert f"Written to: {text}" in said[4]
    assert f"{text} is there already, and was left as it is." in said[6]
    assert f"There is no folder {nowhere.parent} for plan.md." in said[8]
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert text.read_text(encoding="utf-8").startswith("# My plan: Ann")


def test_an_answer_that_cannot_be_written_stays(
    folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    start(folder, clock)

    def full(*_arguments: object, **_named: object) -> None:
        raise RecordError("The disk is full.", "Make room.")

    order = "leading sharing asking telling"
    talk(folder, clock, ["what", "1", "", order])
    monkeypatch.setattr("copro_tui.progress.repository.RecordRepository.add", full)
    said = replies(talk(folder, clock, ["1", "c", "l"]))
    assert said[1] == "The disk is full. Make room.\n"
    assert said[2].startswith("From the top:")
    monkeypatch.undo()
    assert start(folder, clock).open_lesson(FIRST, "build").view().answer == order.split()


@pytest.mark.parametrize("word", ["b", "back", "?"])
def test_a_command_is_no_name_for_a_file(
    folder: Path, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    monkeypatch.chdir(tmp_path)
    page = "\n".join(at_home(folder, clock, "p", "Save my plan to a file", word, "b"))
    assert "Type a name for the file, for example: plan.html" in page
    assert not (tmp_path / word).exists()
    assert page.count("for example: plan.html") == 1 + (word == "?")


def test_a_record_that_cannot_be_read_any_more_is_said_once_and_ends_in_a_question(
    folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = iter(["The disk is failing."])

    def fails(_self: CoursePlayer) -> None:
        raise RecordError(next(said))

    start(folder, clock)
    monkeypatch.setattr(CoursePlayer, "modules", fails)
    heard = talk(folder, clock, [])
    assert heard.count("The disk is failing.") == 1
    assert "Who is learning?" in heard


@pytest.mark.parametrize("gone", [False, True])
def test_a_record_that_is_spoilt_meanwhile_is_mended_and_that_is_said_once(
    folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, gone: bool
) -> None:
    path = open_store(folder, clock).path
    start(folder, clock).open_lesson(FIRST)
    say = Terminal.say
    spoilt: list[Path] = []

    def say_and_spoil(voice: Terminal, *blocks: Block) -> None:
        say(voice, *blocks)
        home = any(isinstance(one, Heading) and "A small course. Ann" in one.text for one in blocks)
        if home and not spoilt:  # home is on the screen
            spoilt.append(path)
            path.unlink() if gone else path.write_text("junk", encoding="utf-8")

    monkeypatch.setattr(Terminal, "say", say_and_spoil)
    said = talk(folder, clock, ["results", "results", "q"], name="Ann")
    assert spoilt
    assert said.count("was gone and was brought back" if gone else "was mended: ") == 1
    assert open_store(folder, clock).record.visited


def test_words_for_hearing_work_in_menus(folder: Path, clock: FakeClock) -> None:
    words = ("where", "again", "w trust", "again", "places", "case", "more", "b", "question", "brief")
    said = at_home(folder, clock, *words)
    assert said[0] == said[1] == "You are here: Home.\n"
    assert said[2] == "Trust: Relying on somebody.\nBack at: Home. Type again to hear it.\n"
    assert said[3].startswith("\nHome. ")
    assert "\n12. Switch learner\nType a number or a name. Or: help, quit.\n" in said[3]
    assert said[4].startswith("1. Start: ")
    assert said[5] == "There is no case here.\n"
    assert said[6] == "There is no more.\n"
    assert said[7] == "There is nothing to go back to. You are here: Home.\n"
    assert said[8].startswith("\nHome. ")
    assert said[9] == "Detail: brief. It is saved for you.\n"
    assert start(folder, clock).settings()[0].detail == "brief"


def test_what_is_found_in_a_menu_is_a_menu(folder: Path, clock: FakeClock) -> None:
    said = at_home(folder, clock, "frameworks", "read from", "again", "1", "b", "b")
    assert said[1].startswith("Found: 2.\n1. A small ladder\n")
    assert said[2] == said[1]
    assert said[3].startswith("\nA small ladder\n")
    assert said[4] == "Back at: Frameworks. Type again to hear it.\n"


def test_the_journal_is_saved_to_a_file(folder: Path, clock: FakeClock, tmp_path: Path) -> None:
    exercise = start(folder, clock).course.lesson(FIRST).exercises[-1]
    player = start(folder, clock).open_lesson(FIRST, exercise.id)
    player.change("My *own* words.\n# And more.")
    player.check()
    file = tmp_path / "journal.md"
    said = at_home(folder, clock, "journal", "save my journal to a file", str(file), "b")
    assert said[0].rstrip().endswith("2. Save my journal to a file\nType a number or a name. Or: help, back, quit.")
    assert said[1].startswith("Type a name for the file, for example: journal.md")
    assert said[2] == f"Written to: {file}\nBack at: My journal. Type again to hear it.\n"
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# My journal: Ann\n")
    assert f"## {exercise.prompt}\n" in text
    assert "> My \\*own\\* words.  \n> \\# And more.\n" in text


def test_home_is_a_word_away_from_every_menu(folder: Path, clock: FakeClock) -> None:
    said = at_home(folder, clock, "what", "frameworks", "1", "home", "home")
    assert said[3] == said[4]
    assert said[3].startswith("\nHome. ")


@pytest.mark.parametrize("line", ["next", "onward", "start"])
def test_a_word_for_going_on_leads_on_from_home(folder: Path, clock: FakeClock, line: str) -> None:
    (said,) = at_home(folder, clock, line)
    assert "Step 1 of 8." in said
