"""The journal, and the plan that the learner's own words and placements add up to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from copro_tui.errors import RecordError
from copro_tui.player import CoursePlayer
from copro_tui.player.journal import recalled
from copro_tui.player.messages import entry_notes, meanwhile_words, recalled_words
from copro_tui.progress import transfer
from copro_tui.progress.drafts import Drafts
from copro_tui.progress.learners import Learners
from copro_tui.progress.words import Words
from tests.clock import FakeClock
from tests.courses import EVERY_KIND, FIRST, LESSONS, SECOND, write_course
from tests.players import answered, go_to, open_store, start
from tests.progress.events import reflection

Start = Callable[[], CoursePlayer]


def write(player: CoursePlayer, text: str) -> None:
    lesson_player = go_to(player, FIRST, "words")
    answered(lesson_player, text)


def leave(player: CoursePlayer, text: str) -> None:
    """Write at the step, and go away without saying that it is done."""
    lesson_player = go_to(player, FIRST, "words")
    lesson_player.change(text)
    lesson_player.keep()


def put(player: CoursePlayer, step: str, places: dict[str, str]) -> None:
    """Put the learner's own cases down, one after the other."""
    answered(go_to(player, FIRST, step), places)


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
    put(player(), "own", {"good-day": "doing-with", "bad-day": "doing-to"})
    write(player(), "Ask the residents.")
    today, following = player().plan()
    assert today.lines == ("On a good day: Doing with", "On a bad day: Doing to")
    assert [(item.ref, item.step, item.prompt) for item in today.items] == [(FIRST, "own", "Where is your own work?")]
    assert [(one.case, one.place, one.point) for one in today.items[0].placed][1:] == [
        ("On a bad day", "Doing to", "doing-to")
    ]
    assert (today.waiting, today.written) == ((), True)
    assert (following.lines, following.written) == (("Ask the residents.",), True)


def test_what_is_written_of_the_plan_is_told_without_opening_a_lesson(player: Start, folder: Path) -> None:
    def told() -> list[bool]:
        learner = player()
        written = learner.plan_written()
        assert written == tuple((entry.part, entry.written) for entry in learner.plan())
        return [one for _part, one in written]

    assert told() == [False, False]
    leave(player(), "  Half a thou\n")
    assert told() == [False, True]
    put(player(), "own", {"good-day": "doing-with", "bad-day": "doing-to"})
    assert told() == [True, True]
    more = "  - reflect: more\n    prompt: And then?\n    plan: next\n"
    write_course(folder, lessons={**LESSONS, "what/1-every-kind": EVERY_KIND + more})
    assert told() == [True, False]
    write_course(folder, lessons={"what/1-every-kind": b"\xff"})
    assert told() == [False, False]


def test_a_text_that_was_left_is_in_the_plan_and_in_the_journal(player: Start) -> None:
    leave(player(), "  Half a thou\n")
    (entry,) = player().journal()
    assert (entry.prompt, entry.text, entry.finished) == ("What will you do next?", "Half a thou", False)
    assert (entry.at, entry.versions) == ("2026-01-05T09:00:00.000+00:00", 0)
    assert entry_notes(entry) == ["Not finished yet."]
    following = player().plan()[1]
    assert (following.lines, following.written) == (("Half a thou",), True)
    assert [item.finished for item in following.items] == [False]


def test_what_was_left_is_what_counts_until_it_is_saved(player: Start) -> None:
    write(player(), "First thoughts.")
    leave(player(), "Second thou")
    (entry,) = player().journal()
    assert (entry.text, entry.finished, entry.versions) == ("Second thou", False, 1)
    write(player(), "Second thoughts.")
    (entry,) = player().journal()
    assert (entry.text, entry.finished, entry.versions) == ("Second thoughts.", True, 2)
    leave(player(), "   ")
    assert player().journal() == (entry,)


def test_a_text_that_was_left_is_still_there_when_its_question_is_gone(player: Start, folder: Path) -> None:
    leave(player(), "Kept.")
    (folder / "lessons/what/1-every-kind.yaml").unlink()
    (entry,) = player().journal()
    assert (entry.prompt, entry.text) == ("words", "Kept.")


def test_a_text_that_cannot_be_written_yet_counts_as_written(player: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    ann = player()
    lesson_player = go_to(ann, FIRST, "words")

    def refuse(*_anything: object) -> None:
        raise RecordError("The disk is full.")

    monkeypatch.setattr(Drafts, "keep_waiting", refuse)
    lesson_player.change("In memory.")
    assert not lesson_player.keep()
    assert [one.text for one in ann.journal()] == ["In memory."]


def test_what_was_left_goes_with_an_export_and_comes_in_once(player: Start, folder: Path, clock: FakeClock) -> None:
    leave(player(), "Half a thou")
    store = open_store(folder, clock)
    copy = folder / "copy.json"
    other = Learners(folder / "elsewhere")
    for _again in range(2):
        copy.write_bytes(transfer.exported(store, with_journal=True))
        moved, _joined = transfer.import_copy(other, copy, None, anyway=False)
    assert [[one.text for one in texts] for texts in moved.record.reflections.values()] == [["Half a thou"]]
    copy.write_bytes(transfer.exported(store, with_journal=False))
    assert "Half a thou" not in copy.read_text()


RECALLING = """\
  - reflect: again
    prompt: And now?
    recall: words
"""


def test_a_step_recalls_what_was_written_earlier(player: Start, folder: Path, clock: FakeClock) -> None:
    write_course(folder, lessons={**LESSONS, "what/1-every-kind": EVERY_KIND + RECALLING})

    def earlier() -> Words | None:
        ann = player()
        lesson_player = go_to(ann, FIRST, "again")
        return recalled(lesson_player.lesson, lesson_player.step, ann.keeping.record, ann.keeping.drafts())

    assert earlier() is None
    write(player(), "Before.")
    clock.advance(60)
    found = earlier()
    assert found == Words(text="Before.", at="2026-01-05T09:00:00.000+00:00", finished=True)
    assert recalled_words(found, date(2026, 1, 7)) == "You wrote on 5 January"
    assert recalled_words(found, date(2027, 1, 7)) == "You wrote on 5 January 2026"
    assert recalled_words(replace(found, at=""), date(2027, 1, 7)) == "You wrote earlier"
    leave(player(), "Before, and now")
    found = earlier()
    assert found is not None
    assert (found.text, found.finished) == ("Before, and now", False)


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
    put(player(), "own", {"good-day": "doing-with", "bad-day": "doing-to"})
    without = EVERY_KIND.replace(
        "      - {id: bad-day, text: On a bad day}", "      - {id: dull-day, text: On a dull day}"
    )
    write_course(folder, lessons={**LESSONS, "what/1-every-kind": without})
    assert player().plan()[0].lines == ("On a good day: Doing with",)


def test_a_reflection_kept_in_two_windows_says_so_until_it_is_written_anew(folder: Path, clock: FakeClock) -> None:
    one, other = (go_to(start(folder, clock), FIRST, "words") for _window in range(2))
    for window, text in ((one, "Early."), (other, "Late.")):
        answered(window, text)
    (entry,) = start(folder, clock).journal()
    assert (entry.text, entry.meanwhile) == ("Late.", ("Early.",))
    assert meanwhile_words(entry) == ["Saved in another window at the same time: Early."]
    again = go_to(start(folder, clock), FIRST, "words")
    assert again.view().others == ("Early.",)
    answered(again, "Both.")
    (entry,) = start(folder, clock).journal()
    assert (entry.text, entry.meanwhile, entry.versions) == ("Both.", (), 3)


def test_versions_written_one_after_another_are_no_texts_of_two_windows(folder: Path, clock: FakeClock) -> None:
    window = go_to(start(folder, clock), FIRST, "words")
    for text in ("First.", "Second."):
        answered(window, text)
    store = open_store(folder, clock)
    store.add(reflection("Of an earlier version.", f"{FIRST}/words"))
    (entry,) = start(folder, clock).journal()
    assert (entry.text, entry.meanwhile) == ("Of an earlier version.", ())
