"""A lesson in lines: every command, what it says and what it keeps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from copro_tui.course.refs import Ref
from copro_tui.exercises import Choose
from copro_tui.player import StepView
from tests.clock import FakeClock
from tests.courses import EVERY_KIND, FIRST, LESSONS, SECOND, write_course
from tests.plain.talking import exercise_script, replies, talk
from tests.players import go_to, start

RIGHT_ORDER = "leading sharing asking telling"
WRONG_ORDER = "sharing leading telling asking"


def in_the_lesson(folder: Path, clock: FakeClock, *lines: str) -> list[str]:
    """What is said after each of ``lines``, typed at the first lesson's first step."""
    start(folder, clock)
    return replies(talk(folder, clock, ["what", "1", *lines]))[2 : 2 + len(lines)]


def view_of(folder: Path, clock: FakeClock, step: str, ref: Ref = FIRST) -> StepView:
    return start(folder, clock).open_lesson(ref, step).view()


@pytest.mark.criterion("1.1.1")
def test_a_page_with_its_figure_in_words(folder: Path, clock: FakeClock) -> None:
    start(folder, clock)
    page = replies(talk(folder, clock, ["what", "1"]))[1]
    assert page.splitlines()[1:] == [
        "Welcome",
        "A page with a figure.",
        "",
        "Figure.",
        "A small ladder. A ladder of 4 rungs, read from the top.",
        "Band: Above, from 3 to 4.",
        "4: Leading.",
        "3: Sharing.",
        "Band: Below, from 1 to 2.",
        "2: Asking.",
        "1: Telling.",
        "A number or a name reads one of them; all of them: list.",
        "Step 1 of 8. Enter goes on. Or: help, back.",
    ]


def test_more_of_a_figure_is_read_on_request(folder: Path, clock: FakeClock) -> None:
    said = in_the_lesson(folder, clock, "3", "lead", "l", "9")
    assert said[:2] == ["3. Sharing. People decide together with others.\n", "4. Leading. People decide.\n"]
    assert "3. Sharing. People decide together with others.\n2. Asking." not in said[2]
    assert "4. Leading. People decide.\n3. Sharing. People decide together with others.\n" in said[2]
    assert said[3] == "“9” is not one of them.\nEnter goes on. Or: help, back.\n"


def test_where_there_is_no_figure_it_is_said(folder: Path, clock: FakeClock) -> None:
    start(folder, clock)
    said = replies(talk(folder, clock, ["what", "2", "l", "1"]))[2:4]
    assert said[0].startswith("There is no figure here.\n")
    assert said[1].startswith("There is nothing to answer here now.\n")


@pytest.mark.criterion("1.3.1", "3.3.2")
def test_a_question_says_what_it_is_its_text_its_items_and_what_may_be_typed(folder: Path, clock: FakeClock) -> None:
    said = in_the_lesson(folder, clock, "")[0].split("\n")
    assert said[1:5] == [
        "Build the ladder, most power at the top.",
        "Put 4 in order. Step 2 of 8.",
        "",
        "From the top:",
    ]
    assert [line[:3] for line in said[5:9]] == ["1. ", "2. ", "3. ", "4. "]
    assert said[9] == "Type their numbers in order, or move 4 up 2; then check. Or: help, back."


def test_an_order_is_checked_until_it_stands(folder: Path, clock: FakeClock) -> None:
    said = in_the_lesson(
        folder, clock, "", "c", "leading sharing telling asking", "c", "move leading down", "l",
        "move telling to 2", "move telling to 1", "c", "l",
    )  # fmt: skip
    assert said[1].startswith("Nothing moved yet.\n")
    assert said[3].strip().splitlines() == [
        "2 of 4 are in place. Those two are fixed.",
        "Not yet: Telling; Asking.",
        "In place: Leading; Sharing.",
        "Move the others, then type check. Or: help, back.",
    ]
    assert said[4].startswith("Leading is in place and stays there.\n")
    assert said[5].splitlines()[1:3] == ["4. Leading", "In place."]
    assert said[6] == "Telling is now on rung 2 of 4.\n"
    assert said[7].startswith("Telling is now on rung 1 of 4.\n")
    assert said[8].strip().splitlines() == [
        "All four are in place. 2 of 4 were in place at the first check; you needed 2.",
        "Band Above: Leading, Sharing.",
        "Band Below: Asking, Telling.",
        "Enter goes on; try again repeats it, list says why. Or: help, back.",
    ]
    assert "4. Leading\nPeople decide.\n" in said[9]


def test_a_second_check_says_where_the_others_belong(folder: Path, clock: FakeClock) -> None:
    said = in_the_lesson(folder, clock, "", WRONG_ORDER, "c", "put telling last", "c", "l")
    assert said[2].strip().splitlines()[:2] == ["None is in place yet.", "Type hint for a hint."]
    assert said[4].strip().splitlines() == [
        "2 of 4 are in place. Those two are fixed.",
        "Where the others belong:",
        "Sharing: rung 3.",
        "Leading: rung 4.",
        "In place: Asking; Telling.",
        "Move the others, then type check. To see the answer: answer. Or: help, back.",
    ]
    assert "3. Sharing\nIt belongs on rung 3.\n" in said[5]


def test_cases_are_put_down_one_by_one_and_answered_at_once(folder: Path, clock: FakeClock) -> None:
    first, *rest = in_the_lesson(folder, clock, "g 3", "places", "", "leading", "u", "2", "", "1", "", "9")
    assert first.strip().splitlines() == [
        "Which rung is each of these on?",
        "3 cases, to place on: A small ladder. Step 3 of 8.",
        "",
        "Case A, 1 of 3.",
        "A letter says what will happen.",
        "Type a place from 1 to 4, or its name. To hear them: places. Or: help, back.",
    ]
    assert rest[0] == "The places, from the top:\n4. Leading\n3. Sharing\n2. Asking\n1. Telling\n"
    assert rest[1].startswith("Choose a place first, for example 3.\n")
    assert rest[2] == "A is on 4 Leading, Above. Enter puts it down.\n"
    assert rest[3] == "Taken back: A is at no place.\n"
    assert rest[5].endswith("Enter goes on.\n")
    assert rest[6].startswith("This case is down and stays where it is.\n")
    assert rest[7].startswith("\nCase B, 2 of 3.\n")
    assert rest[8].startswith("“9” is not one of them.\nThe places, from the top:\n4. Leading\n")


def test_what_was_not_right_comes_back_once(folder: Path, clock: FakeClock) -> None:
    every, right = "letter=4 survey=2 board=3", "letter=1"
    said = in_the_lesson(folder, clock, "g 3", every, *[""] * 6, "4", right, "", "", "t", "1", "", "", "l", "T")
    last = said[6].strip().splitlines()
    assert "One comes back. You know more about it now." in (last[-2], said[7])
    again = said[7].strip().splitlines()
    assert again[0].startswith("Another look. Case ")
    assert again[-2:] == ["At first it was on 4 Leading.", "Its place, from 1 to 4?"]
    assert said[8].startswith("At first it was on 4 Leading. Choose another place.\n")
    assert said[10].startswith("Right.\n")
    assert said[11].strip().splitlines() == [
        "All three stand. 2 right first time, 1 after another look.",
        "Enter goes on; try again repeats the missed ones, try all repeats them all, list says why. Or: help, back.",
    ]
    assert said[12].strip().splitlines()[0].startswith("Another look. Case ")
    assert "Right after another look: 1 Telling.\n" in said[16]
    assert said[17].startswith("\nCase A, 1 of 3.\n")
    assert view_of(folder, clock, "cases").standing.tries == 3


def test_ones_own_work_is_put_down_without_marks(folder: Path, clock: FakeClock) -> None:
    said = in_the_lesson(folder, clock, "g 7", "1", "", "3", "", "l")
    assert said[2].startswith("A is on 1 Doing to.\n\nCase B, 2 of 2.\n")
    assert said[4].splitlines()[:3] == [
        "B is on 3 Doing with.",
        "",
        "Saved. There is no right answer: this is your own work.",
    ]
    assert said[5] == "A. On a good day\nYou: 1 Doing to.\nB. On a bad day\nYou: 3 Doing with.\n"


@pytest.mark.criterion("4.1.3")
def test_one_alone_is_answered_as_soon_as_it_is_chosen(folder: Path, clock: FakeClock) -> None:
    start(folder, clock)
    exercise = start(folder, clock).course.lesson(SECOND).exercises[0]
    assert isinstance(exercise, Choose)
    wrong = next(item.id for item in exercise.items if item.id not in exercise.right)
    said = replies(talk(folder, clock, ["what", "2", "", wrong, wrong, exercise.right[0], "l"]))[3:]
    lines = said[0].strip().splitlines()
    assert (lines[0], lines[2].partition(":")[0]) == ("Not quite.", "One more try")
    assert "was not right. Choose another.\n" in said[1]
    assert said[2].strip().startswith("Right at the second try.\n")
    assert "You chose it, and it is not right.\n" in said[3]


def test_of_several_the_right_ones_are_kept_and_the_wrong_ones_closed(folder: Path, clock: FakeClock) -> None:
    said = in_the_lesson(folder, clock, "g 6", "c", "vote poster", "c", "l", "c", "poster", "veto", "c")
    assert said[1].startswith("Tick at least one first.\n")
    assert "You found 1 of 2, and ticked 1 wrong one. One still to find.\nNot right:\n" in said[3]
    assert "Not right.\n" in said[4]
    assert said[5].startswith("Tick at least one first.\n")
    assert "was not right. Choose another.\n" in said[6]
    assert said[8].strip().startswith("Right at the second try.\n")


def test_an_answer_is_kept_at_once(folder: Path, clock: FakeClock) -> None:
    in_the_lesson(folder, clock, "", RIGHT_ORDER)
    view = view_of(folder, clock, "build")
    assert (view.answer, view.standing.tries) == (RIGHT_ORDER.split(), 0)


@pytest.mark.criterion("3.3.4")
def test_undo_goes_back_change_by_change(folder: Path, clock: FakeClock) -> None:
    said = in_the_lesson(folder, clock, "", RIGHT_ORDER, WRONG_ORDER, "u", "u", "u")
    assert said[3] == "Taken back. Now, from the top: Leading; Sharing; Asking; Telling.\n"
    assert said[5] == "There is nothing to take back.\n"
    view = view_of(folder, clock, "build")
    assert list(view.answer) == list(view.layout)


def test_a_hint_is_read_and_recorded_and_costs_nothing(folder: Path, clock: FakeClock) -> None:
    assert in_the_lesson(folder, clock, "", "h")[1] == "Hint: Who decides?\n"
    view = view_of(folder, clock, "build")
    assert (view.hinted, view.standing.tries) == (True, 0)
    assert in_the_lesson(folder, clock, "g 3", "hint")[1] == "There is no hint here.\n"


def test_show_me_after_two_tries(folder: Path, clock: FakeClock) -> None:
    said = in_the_lesson(folder, clock, "", "a", WRONG_ORDER, "c", "move 1 up", "c", "a", "l")
    assert said[1] == "Try twice first; then you can be shown the answer.\n"
    assert "To see the answer: answer." not in said[3]
    assert "To see the answer: answer." in said[5]
    assert said[6].strip().splitlines()[:2] == [
        "Here is our answer.",
        "From the top: Leading; Sharing; Asking; Telling.",
    ]
    standing = view_of(folder, clock, "build").standing
    assert (standing.tries, standing.shown) == (3, True)


def test_a_shown_answer_is_not_there_to_be_checked_as_ones_own(folder: Path, clock: FakeClock) -> None:
    said = in_the_lesson(folder, clock, "", WRONG_ORDER, "c", "move 1 up", "c", "a", "t", "c")
    assert said[-1].startswith("Nothing moved yet.\n")
    assert view_of(folder, clock, "build").standing.best != 1


def test_back_jump_next_and_repeat(folder: Path, clock: FakeClock) -> None:
    said = in_the_lesson(folder, clock, "b", "n", "n", "b", "repeat", "j", "6", "g 99", "jump 1")
    assert said[0].startswith("This is the first step.\n")
    places = [found[0] if (found := re.search(r"Step \d(?= of 8\.)", reply)) else "" for reply in said]
    assert places == ["", "Step 2", "Step 3", "Step 2", "Step 2", "", "Step 6", "", "Step 1"]
    assert "\n2. Build the ladder, most power at the top: seen, you are here\n" in said[5]
    assert "To go to a step, type go and its number, from 1 to 8." in said[7]


def test_a_step_is_gone_to_in_words_and_a_page_has_nothing_to_check(folder: Path, clock: FakeClock) -> None:
    said = in_the_lesson(folder, clock, "check", "go to step four")
    assert said[0].startswith("There is nothing to answer here now.\n")
    assert "Step 4 of 8." in said[1]


def test_one_comes_back_to_the_very_case(folder: Path, clock: FakeClock) -> None:
    in_the_lesson(folder, clock, "g 3", "2")
    held, down = replies(talk(folder, clock, ["1", ""]))[:2]
    assert "Step 3 of 8." in held
    assert "\nCase A, 1 of 3.\n" in held
    assert "\nA is on 2 Asking, Below.\nEnter puts it down; another number moves it." in held
    assert "The places" not in held
    again, following = replies(talk(folder, clock, ["1", ""]))[:2]
    assert "\nCase A, 1 of 3.\n" in again
    assert down.strip() in again
    assert following.startswith("\nCase B, 2 of 3.\n")
    assert "\nCase B, 2 of 3.\n" in replies(talk(folder, clock, ["1"]))[0]


def test_checking_too_early_costs_nothing(folder: Path, clock: FakeClock) -> None:
    said = in_the_lesson(folder, clock, "g 3", "1", "", "c")
    assert said[3].startswith("2 still to place.\n")
    assert view_of(folder, clock, "cases").standing.tries == 0


def test_a_command_for_later_says_so(folder: Path, clock: FakeClock) -> None:
    said = in_the_lesson(folder, clock, "", "t")
    assert said[1].startswith("That can be done once you have answered.\nType their numbers in order")


def test_words_are_commands_until_something_is_written(folder: Path, clock: FakeClock) -> None:
    said = in_the_lesson(
        folder, clock, "g 8", "question", "u", "where", "b", "next", "words matter to us", ".help", ".save"
    )
    assert "Type next to go on without writing." in said[0]
    assert said[1] == "What will you do next?\n"
    assert said[2].startswith("There is nothing to take back.")
    assert said[3].startswith("Step 8 of 8.")
    assert "Step 7 of 8." in said[4]
    assert "Step 8 of 8." in said[5]
    assert said[6] == "1 line. Type .save to save it.\n"
    assert "Put a full stop before a word: .help." in said[7]
    assert [one.text for one in start(folder, clock).journal()] == ["words matter to us"]


def test_a_line_that_is_a_command_is_asked_about_once(folder: Path, clock: FakeClock) -> None:
    said = in_the_lesson(
        folder, clock, "g 8", "Ask first.", "help", "yes", "q", "And then listen.", "b", "no", "n", ".l", ".u", ".zzz",
        "..and so on", "back", ".l", "yes", "."
    )  # fmt: skip
    assert said[2] == "Is “help” part of your text? Type yes or no.\n"
    assert said[3] == "2 lines.\n"
    assert said[4] == "Is “q” part of your text? Type yes or no.\n"
    assert said[5] == "3 lines.\n4 lines.\n"
    assert "Step 7 of 8." in said[7]
    assert "So far:\nAsk first.\nhelp\nq\nAnd then listen.\n" in said[8]
    assert "So far:" in said[9]
    assert said[10] == "Taken back: the last line.\n" or said[10].startswith("There is nothing to take back.")
    assert said[11].startswith("A line that begins with a full stop is a command here.")
    assert said[14] == "Is “back” part of your text? Type yes or no.\n" or said[14].startswith("Is “back”")
    assert start(folder, clock).journal()[0].text.endswith("..and so on\nback")


def test_enter_on_nothing_goes_on_and_nothing_is_kept(folder: Path, clock: FakeClock) -> None:
    said = in_the_lesson(folder, clock, "g 8", ".", "save", "")
    assert said[1].startswith("Write something first, or press n to skip.\n")
    assert said[2].startswith("Write something first")
    assert "The end of the lesson" in said[3]
    assert start(folder, clock).journal() == ()


def test_the_end_of_a_lesson_leads_on(folder: Path, clock: FakeClock) -> None:
    start(folder, clock)
    choose = start(folder, clock).course.lesson(SECOND).exercises[0]
    said = replies(talk(folder, clock, ["what", "2", "", *exercise_script(choose), "", "1"]))
    assert said[-3].strip().splitlines() == [
        "The end of the lesson “A short lesson”.",
        "You have finished this lesson.",
        "Keep in mind: It is a small step.",
        "Some of this comes back tomorrow, to see what has stayed.",
        "",
        "You can now:",
        "- Tick one box",
        "",
        "1. Next lesson: A later lesson, about 2 min",
        "2. Home",
        "Enter goes on to the next lesson.",
        "Type a number or a name. To hear how each exercise went: summary. The sources: more. Or: help, back, quit.",
    ]
    assert "Step 1 of 2." in said[-2]


def test_the_end_names_what_is_left(folder: Path, clock: FakeClock) -> None:
    said = in_the_lesson(folder, clock, "j 8", ".n", "2")
    assert "You have reached the end. 7 exercises are still open." in said[1]
    assert "2. Go to step 3: Which rung is each of these on?" in said[1]
    assert "Step 3 of 8." in said[2]


def test_the_end_names_a_page_without_a_title_by_its_first_sentence(folder: Path, clock: FakeClock) -> None:
    start(folder, clock).open_lesson(SECOND, "tick")
    assert "Go to step 1: Read this" in talk(folder, clock, ["1", "n"])


def test_what_is_looked_up_leads_back(folder: Path, clock: FakeClock) -> None:
    said = in_the_lesson(folder, clock, "", "w trust", "f", "b", "/ zzz", "b", "p", "b", "journal", "b")
    back = "Back at step 2 of 8. Say again to hear it."
    assert [back in reply for reply in said[1:]] == [True, False, True, False, True, False, True, False, True]


def test_a_text_from_another_window_is_told_and_can_be_taken(folder: Path, clock: FakeClock) -> None:
    one, other = (go_to(start(folder, clock), FIRST, "words") for _window in range(2))
    for window, text in ((one, "Early."), (other, "Late.")):
        window.change(text)
        window.keep()
    said = replies(talk(folder, clock, ["1", ".other", ".l", ".?"]))
    assert (
        "another text here, in another window; both are kept. It begins: “Early.”\nType .other to take it." in said[0]
    )
    assert "So far:\nEarly.\n" in said[1]
    assert "It begins: “Late.”" in said[1]
    assert said[2] == "So far:\nEarly.\n"
    assert "other: take the text from the other window" in said[3]
    assert "Type .other" not in "".join(replies(talk(folder, clock, [".b", "n", ".other"]))[:2])


MORE = """\
  - page: so-far
    text: Read it through.
    shows: plan
    timeline:
      events:
        - {when: "2013", what: It began.}
        - {when: "2014", what: It ended.}
  - reflect: again
    prompt: And now?
    recall: words
"""


@pytest.mark.criterion("3.3.7")
def test_earlier_words_and_the_plan_are_read_out_where_a_lesson_asks_for_them(folder: Path, clock: FakeClock) -> None:
    write_course(folder, lessons={**LESSONS, "what/1-every-kind": EVERY_KIND + MORE})
    said = in_the_lesson(folder, clock, "j 10", ".j 8", "Ask the", "residents.", ".n", "")
    assert "You wrote" not in said[0]
    page, again = said[4].splitlines(), said[5].splitlines()
    begin = page.index("Read it through.")
    assert page[begin + 2 : begin + 4] == ["2013: It began.", "2014: It ended."]
    assert page[begin + 5 : begin + 7] == [
        "Where we are today: (still to write)",
        "My next step: Ask the residents.",
    ]
    begin = again.index("And now?")
    assert "You wrote on 5 January" in again[begin:]
    assert again[again.index("You wrote on 5 January") + 1 :][:2] == ["Ask the", "residents."]


def test_why_an_answer_is_believed_is_said_on_request(tmp_path: Path, clock: FakeClock) -> None:
    believed = EVERY_KIND.replace("    strict: true\n", "    strict: true\n    source: book\n    confidence: argued\n")
    folder = write_course(tmp_path, lessons={**LESSONS, "what/1-every-kind": believed})
    said = in_the_lesson(folder, clock, "s", "g 3", "sources")
    assert said[0] == "Nothing is said of where this comes from.\nOther sources of this lesson: A good book.\n"
    argued, source = said[2].splitlines()
    assert argued == "Argued. It is this course's own judgement, and yours may differ."
    assert source.startswith("A good book.")


def test_yes_takes_what_was_suggested_and_anything_else_does_not(folder: Path, clock: FakeClock) -> None:
    """A name that is misspelt, and a command."""
    said = replies(talk(folder, clock, ["what", "1", "", "leadng first", "no", "leadng first", "yes", "hlep", "yes"]))
    misspelt, no, _again, yes, command, helped = said[3:9]
    assert "“leadng” is not understood" in misspelt or "“leadng first” is not understood" in misspelt
    assert "Did you mean “leading first”? Type yes to take it.\n" in misspelt
    assert "“no” is not one of them." in no
    assert yes.startswith("Leading is now on rung 4 of 4.\n")
    assert "Did you mean “help”?" in command
    assert "go back." in helped


def test_a_command_is_understood_in_polite_words_and_enter_by_a_word(folder: Path, clock: FakeClock) -> None:
    """After what was said of a case, *next* is the next case, and not the next step."""
    said = replies(talk(folder, clock, ["what", "1", "go on", "check please", "next", "1", "ok", "next", "2", "next"]))
    assert "Step 2 of 8." in said[2]
    assert said[3].startswith("Nothing moved yet.\n")
    assert "Step 3 of 8." in said[4]
    assert "is on 1 Telling" in said[5]
    assert "Enter goes on." in said[6]
    assert said[7].strip().startswith("Case B")
    assert "is on 2 Asking" in said[8]
    assert "Enter goes on." in said[9]


@pytest.mark.parametrize("line", ["go 2", "g 2", "jump 2"])
def test_go_and_a_number_is_never_an_answer(folder: Path, clock: FakeClock, line: str) -> None:
    for step in ("3", "4", "5"):
        assert "Step 2 of 8." in in_the_lesson(folder, clock, f"g {step}", line)[-1]
