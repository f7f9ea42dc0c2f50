"""The journal, and the plan that the learner's own words and placements add up to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from copro_tui.player import CoursePlayer
from copro_tui.player.messages import meanwhile_words
from tests.clock import FakeClock
from tests.courses import EVERY_KIND, FIRST, LESSONS, SECOND, write_course
from tests.players import go_to, open_store, start
from tests.progress.events import reflection

Start = Callable[[], CoursePlayer]


def write(player: CoursePlayer, text: str) -> None:
    lesson_player = go_to(player, FIRST, "words")
    lesson_player.change(text)
    lesson_player.check()


def test_the_journal_holds_the_newest_words_of_each_question(player: Start, clock: FakeClock) -> None:
    assert player().journal() == ()
    write(player(), "  First thoughts.\n")
    clock.advance(60)
    write(player(), "Second thoughts.")
    (entry,) = player().journal()
    assert (entry.ref, entry.step, entry.prompt) == (FIRST, "words", "What will you do next?")
    assert (entry.text, entry.versions, entry.at) == ("Second thoughts.", 2, "2026-01-05T09:01:00.000+00:00")


def test_words_are_kept_without_the_blanks_around_them(player: Start) -> None:
    write(player(), "\n  Mine.  \n")
    assert player().journal()[0].text == "Mine."


def test_the_journal_keeps_words_and_question_of_a_lesson_that_is_gone(player: Start, folder: Path) -> None:
    write(player(), "Kept.")
    (folder / "lessons/what/1-every-kind.yaml").unlink()
    (entry,) = player().journal()
    assert (entry.prompt, entry.text) == ("What will you do next?", "Kept.")


def test_the_plan_waits_for_what_is_not_answered(player: Start) -> None:
    today, following = player().plan()
    assert (today.part.id, today.lines, today.written) == ("today", (), False)
    assert (today.items, today.waiting) == ((), ((FIRST, "own"),))
    assert following.waiting == ((FIRST, "words"),)


def test_the_plan_is_made_of_placements_and_words(player: Start) -> None:
    lesson_player = go_to(player(), FIRST, "own")
    lesson_player.change({"good-day": "doing-with", "bad-day": "doing-to"})
    lesson_player.check()
    write(player(), "Ask the residents.")
    today, following = player().plan()
    assert today.lines == ("On a good day: Doing with", "On a bad day: Doing to")
    assert [(item.ref, item.step, item.prompt) for item in today.items] == [(FIRST, "own", "Where is your own work?")]
    assert [(one.case, one.place, one.point) for one in today.items[0].placed][1:] == [
        ("On a bad day", "Doing to", "doing-to")
    ]
    assert (today.waiting, today.written) == ((), True)
    assert (following.lines, following.written) == (("Ask the residents.",), True)


def test_a_draft_is_not_yet_in_the_plan_or_the_journal(player: Start) -> None:
    lesson_player = go_to(player(), FIRST, "words")
    lesson_player.change("Half a thou")
    lesson_player.keep()
    assert player().journal() == ()
    assert not player().plan()[1].written


def test_a_part_with_an_exercise_still_open_is_not_written(player: Start, folder: Path) -> None:
    write(player(), "Ask the residents.")
    more = "  - reflect: more\n    prompt: And then?\n    plan: next\n"
    write_course(folder, lessons={**LESSONS, "what/1-every-kind": EVERY_KIND + more})
    following = player().plan()[1]
    assert following.lines == ("Ask the residents.",)
    assert following.waiting == ((FIRST, "more"),)
    assert not following.written


def test_the_plan_passes_over_a_lesson_that_is_unavailable(player: Start, folder: Path) -> None:
    write_course(folder, lessons={"what/1-every-kind": b"\xff"})
    assert [(entry.lines, entry.waiting) for entry in player().plan()] == [((), ()), ((), ())]
    assert player().open_lesson(SECOND).place == 0


def test_a_placement_whose_point_is_gone_is_left_out_of_the_plan(player: Start, folder: Path) -> None:
    lesson_player = go_to(player(), FIRST, "own")
    lesson_player.change({"good-day": "doing-with", "bad-day": "doing-to"})
    lesson_player.check()
    without = EVERY_KIND.replace(
        "      - {id: bad-day, text: On a bad day}", "      - {id: dull-day, text: On a dull day}"
    )
    write_course(folder, lessons={**LESSONS, "what/1-every-kind": without})
    assert player().plan()[0].lines == ("On a good day: Doing with",)


def test_a_reflection_kept_in_two_windows_says_so_until_it_is_written_anew(folder: Path, clock: FakeClock) -> None:
    one, other = (go_to(start(folder, clock), FIRST, "words") for _window in range(2))
    for window, text in ((one, "Early."), (other, "Late.")):
        window.change(text)
        window.check()
    (entry,) = start(folder, clock).journal()
    assert (entry.text, entry.meanwhile) == ("Late.", ("Early.",))
    assert meanwhile_words(entry) == ["Kept in another window at the same time: Early."]
    again = go_to(start(folder, clock), FIRST, "words")
    assert again.view().others == ("Early.",)
    again.change("Both.")
    again.check()
    (entry,) = start(folder, clock).journal()
    assert (entry.text, entry.meanwhile, entry.versions) == ("Both.", (), 3)


def test_versions_written_one_after_another_are_no_texts_of_two_windows(folder: Path, clock: FakeClock) -> None:
    window = go_to(start(folder, clock), FIRST, "words")
    for text in ("First.", "Second."):
        window.change(text)
        window.check()
    store = open_store(folder, clock)
    store.add(reflection("Of an earlier version.", f"{FIRST}/words"))
    (entry,) = start(folder, clock).journal()
    assert (entry.text, entry.meanwhile) == ("Of an earlier version.", ())
