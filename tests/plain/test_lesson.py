"""A lesson in lines: every command, what it says and what it keeps."""

from __future__ import annotations

from pathlib import Path

from copro_tui.course.refs import Ref
from copro_tui.player import StepView
from tests.clock import FakeClock
from tests.courses import EVERY_KIND, FIRST, LESSONS, SECOND, write_course
from tests.plain.talking import exercise_script, replies, talk
from tests.players import go_to, start

RIGHT_ORDER = "leading sharing asking telling"
WRONG_ORDER = "telling asking sharing leading"


def in_the_lesson(folder: Path, clock: FakeClock, *lines: str) -> list[str]:
    """What is said after each of ``lines``, typed at the first lesson's first step."""
    start(folder, clock)
    return replies(talk(folder, clock, ["what", "1", *lines]))[2 : 2 + len(lines)]


def view_of(folder: Path, clock: FakeClock, step: str, ref: Ref = FIRST) -> StepView:
    return start(folder, clock).open_lesson(ref, step).view()


def test_a_page_with_its_figure_in_words(folder: Path, clock: FakeClock) -> None:
    start(folder, clock)
    page = replies(talk(folder, clock, ["what", "1"]))[1]
    assert page.splitlines()[1:9] == [
        "Step 1 of 8. WHAT, Every kind of step",
        "Welcome",
        "A page with a figure.",
        "Figure.",
        "A small ladder: a ladder of 4 rungs, read from the top.",
        "Band: Above, from 4 to 3.",
        "4. Leading. People decide.",
        "3. Sharing. People decide together with others.",
    ]
    assert "Enter goes on. ? for help, b back, s save and leave.\n" in page


def test_a_question_says_what_it_is_its_text_its_items_and_what_may_be_typed(folder: Path, clock: FakeClock) -> None:
    said = in_the_lesson(folder, clock, "")[0].split("\n")
    assert said[1:5] == [
        "Step 2 of 8. WHAT, Every kind of step",
        "Question 1 of 7. Put in order.",
        "Build the ladder, most power at the top.",
        "From the top:",
    ]
    assert [line[:3] for line in said[5:9]] == ["1. ", "2. ", "3. ", "4. "]
    assert said[9].startswith("Numbers in order, for example 3 1 2")
    assert said[9].endswith("c check, ? for help, b back, s save and leave.")


def test_the_feedback_comes_before_the_score(folder: Path, clock: FakeClock) -> None:
    said = in_the_lesson(folder, clock, "", WRONG_ORDER, "c")[-1]
    lines = said.strip().splitlines()
    assert lines[0] == "Every pair is the wrong way round."
    assert lines[-2:] == ["Score: 0 %.", "Enter goes on, t try again. ? for help, b back, s save and leave."]
    assert "People are told what was decided." in lines[1:-2]


def test_an_answer_is_kept_at_once(folder: Path, clock: FakeClock) -> None:
    in_the_lesson(folder, clock, "", RIGHT_ORDER)
    view = view_of(folder, clock, "build")
    assert (view.answer, view.standing.tries) == (RIGHT_ORDER.split(), 0)


def test_undo_goes_back_change_by_change(folder: Path, clock: FakeClock) -> None:
    said = in_the_lesson(folder, clock, "", RIGHT_ORDER, WRONG_ORDER, "u", "u", "u")
    assert said[3].splitlines()[:3] == ["Taken back.", "From the top:", said[3].splitlines()[2]]
    assert said[3].splitlines()[2].endswith("Leading")
    assert said[5] == "There is nothing to take back.\n"
    view = view_of(folder, clock, "build")
    assert list(view.answer) == list(view.layout)


def test_a_hint_is_read_and_recorded_and_costs_nothing(folder: Path, clock: FakeClock) -> None:
    assert in_the_lesson(folder, clock, "", "h")[1] == "Hint: Who decides?\n"
    view = view_of(folder, clock, "build")
    assert (view.hinted, view.standing.tries) == (True, 0)
    assert in_the_lesson(folder, clock, "j 3", "hint")[1] == "There is no hint here.\n"


def test_show_me_after_two_tries(folder: Path, clock: FakeClock) -> None:
    said = in_the_lesson(folder, clock, "", "m", WRONG_ORDER, "c", "t", "c", "m")
    assert said[1] == "Try twice first; then you can be shown the answer.\n"
    assert "Type m to be shown the answer." not in said[3]
    assert "Type m to be shown the answer." in said[5]
    assert said[6].strip().startswith("This is the course's answer. Go through it, and read why.")
    assert "Score" not in said[6]
    standing = view_of(folder, clock, "build").standing
    assert (standing.tries, standing.shown, standing.best) == (3, True, 0)


def test_a_shown_answer_is_not_there_to_be_checked_as_ones_own(folder: Path, clock: FakeClock) -> None:
    said = in_the_lesson(folder, clock, "", WRONG_ORDER, "c", "t", "c", "m", "t", "c")
    assert "Score: 100 %." not in said[-1]
    assert view_of(folder, clock, "build").standing.best != 1


def test_back_jump_next_and_repeat(folder: Path, clock: FakeClock) -> None:
    said = in_the_lesson(folder, clock, "b", "n", "n", "b", "r", "j", "j 6", "j 99", "jump 1")
    assert said[0].startswith("This is the first step.\n")
    places = [reply.split(" of ")[0].strip() if reply.startswith("\nStep") else "" for reply in said]
    assert places == ["", "Step 2", "Step 3", "Step 2", "Step 2", "", "Step 6", "", "Step 1"]
    assert said[5].splitlines()[1] == "2. Build the ladder, most power at the top. (seen, you are here)"
    assert "for example j 1." in said[7]


def test_what_was_half_done_is_there_again(folder: Path, clock: FakeClock) -> None:
    in_the_lesson(folder, clock, "j 3", "1=1", "s")
    said = replies(talk(folder, clock, ["1"]))[0]
    assert "Step 3 of 8." in said
    assert "Now at: Telling." in said
    assert "2 items wait." in said


def test_checking_too_early_costs_nothing(folder: Path, clock: FakeClock) -> None:
    said = in_the_lesson(folder, clock, "j 3", "1=1", "c")
    assert said[2].startswith("2 are still waiting to be placed.\n")
    assert view_of(folder, clock, "cases").standing.tries == 0


def test_a_command_for_later_says_so(folder: Path, clock: FakeClock) -> None:
    said = in_the_lesson(folder, clock, "", "t")
    assert said[1].startswith("That can be done once your answer is checked.\nNumbers in order")


def test_letters_are_text_while_one_writes(folder: Path, clock: FakeClock) -> None:
    said = in_the_lesson(folder, clock, "j 8", "b", "?", ".?", ".u", ".zzz", "..and so on", ".")
    assert said[1:3] == ["1 line so far.\n", "2 lines so far.\n"]
    assert said[3].startswith("Put a full stop before each of these here, for example .b\n")
    assert said[5].startswith("A line that begins with one full stop is a command here.\n")
    assert "Come back to it in a month." in said[7]
    assert [one.text for one in start(folder, clock).journal()] == ["b\n..and so on"]


def test_nothing_written_is_nothing_kept(folder: Path, clock: FakeClock) -> None:
    assert in_the_lesson(folder, clock, "j 8", ".")[1].startswith("Write a few words first.\n")
    assert start(folder, clock).journal() == ()


def test_the_end_of_a_lesson_leads_on(folder: Path, clock: FakeClock) -> None:
    start(folder, clock)
    choose = start(folder, clock).course.lesson(SECOND).exercises[0]
    said = replies(talk(folder, clock, ["what", "2", "", *exercise_script(choose), "", "1"]))
    assert said[-3].strip().splitlines() == [
        "The end of the lesson “A short lesson”.",
        "Lesson mastered: every exercise at 80 % or more.",
        "Your best scores are 100 % on average.",
        "Remember: It is a small step.",
        "You can now:",
        "- Tick one box",
        "Sources: Somebody 1969",
        "1. Next lesson: A later lesson",
        "2. Home",
        "A number from 1 to 2, or a name. ? for help, b back, q quit.",
    ]
    assert "Step 1 of 2. WHEN, A later lesson" in said[-2]


def test_the_end_names_what_is_left(folder: Path, clock: FakeClock) -> None:
    said = in_the_lesson(folder, clock, "j 8", ".n", "2")
    assert "You have seen the end. 7 exercises still wait for your answers." in said[1]
    assert "2. Go to step 3: Which rung is each of these on?" in said[1]
    assert "Step 3 of 8." in said[2]


def test_the_end_names_a_page_without_a_title_by_its_text(folder: Path, clock: FakeClock) -> None:
    start(folder, clock).open_lesson(SECOND, "tick")
    assert "Go to step 1: Read this." in talk(folder, clock, ["1", "n"])


def test_what_is_looked_up_leads_back(folder: Path, clock: FakeClock) -> None:
    said = in_the_lesson(folder, clock, "", "g trust", "f", "b", "/ zzz", "p", "b", "journal", "b")
    back = "Back at step 2 of 8. Type r to hear it again."
    assert [back in reply for reply in said[1:]] == [True, False, True, True, False, True, False, True]


def test_a_text_from_another_window_is_told_and_can_be_taken(folder: Path, clock: FakeClock) -> None:
    one, other = (go_to(start(folder, clock), FIRST, "words") for _window in range(2))
    for window, text in ((one, "Early."), (other, "Late.")):
        window.change(text)
        window.keep()
    said = replies(talk(folder, clock, ["1", ".o", ".l", ".?"]))
    assert "another text here, in another window; both are kept. It begins: “Early.”\nType .o to take it." in said[0]
    assert "So far:\nEarly.\n" in said[1]
    assert "It begins: “Late.”" in said[1]
    assert said[2] == "So far:\nEarly.\n"
    assert "o or other: take the text from the other window" in said[3]
    assert "Type .o" not in "".join(replies(talk(folder, clock, [".b", "n", ".o"]))[:2])


MORE = """\
  - page: so-far
    text: Read it through.
    shows: plan
  - reflect: again
    prompt: And now?
    recall: words
"""


def test_earlier_words_and_the_plan_are_read_out_where_a_lesson_asks_for_them(folder: Path, clock: FakeClock) -> None:
    write_course(folder, lessons={**LESSONS, "what/1-every-kind": EVERY_KIND + MORE})
    said = in_the_lesson(folder, clock, "j 10", ".j 8", "Ask the", "residents.", ".n", "")
    assert "You wrote" not in said[0]
    page, again = said[4].splitlines(), said[5].splitlines()
    begin = page.index("Read it through.")
    assert page[begin + 1 : begin + 3] == [
        "Where we are today: (still to write)",
        "My next step: Ask the residents.",
    ]
    begin = again.index("And now?")
    assert "You wrote on 5 January" in again[begin:]
    assert again[again.index("You wrote on 5 January") + 1 :][:2] == ["Ask the", "residents."]
