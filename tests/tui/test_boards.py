"""Placing on the boards: one case in hand, put down on the drawing, answered there at once, back once if not right."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui.exercises.placing import Placing
from tests.clock import FakeClock
from tests.courses import FIRST
from tests.players import open_store
from tests.tui.hands import at, board, exercise_of, go_on, held, in_hand, keys, placed, put, shown_phase, view
from tests.tui.pilots import click, drag, lesson_screen, shown, until, until_said, until_shown, words
from tests.whole_course import worst_answer

STEP = f"{FIRST}/cases"
RIGHT = {"letter": "telling", "survey": "asking", "board": "sharing"}


@pytest.mark.criterion("3.3.2")
async def test_a_case_is_offered_with_nothing_in_hand_and_enter_does_not_put_it_down(
    folder: Path, clock: FakeClock
) -> None:
    async with at(folder, clock, "cases") as pilot:
        assert "Case A" in words(pilot)
        assert "1 of 3" in words(pilot)
        assert "Move it with ↑↓, or press 1 to 4." in words(pilot)
        await pilot.press("enter", "enter")
        await until_said(pilot, "Move it first.")
        assert (shown_phase(pilot), placed(pilot), held(pilot)) == ("offered", {}, "")


@pytest.mark.criterion("3.2.2")
async def test_enter_never_goes_on_for_somebody_without_their_having_moved(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "cases") as pilot:
        await pilot.press(*["enter"] * 12)
        assert lesson_screen(pilot).lesson_player.step.id == "cases"
        assert placed(pilot) == {}
        assert open_store(folder, clock).record.standing(lesson_screen(pilot).step_in_view).tries == 0


async def test_what_is_in_hand_says_over_which_place_it_is(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "cases") as pilot:
        await pilot.press("2")
        await until_said(pilot, "2 Asking", "Below", "People are asked what they think.", "Put down")
        await pilot.press("up")
        await until_said(pilot, "3 Sharing", "People decide together with others.")
        assert "People are asked what they think." not in words(pilot)


async def test_a_case_is_on_disk_before_its_mark_is_seen(
    folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with at(folder, clock, "cases") as pilot:
        case, shown_then = in_hand(pilot), []
        keep = type(lesson_screen(pilot).lesson_player._keeping).keep_now

        def seen_before_kept(*given: object) -> object:
            shown_then.append(words(pilot))
            return keep(*given)  # type: ignore[arg-type]

        monkeypatch.setattr(type(lesson_screen(pilot).lesson_player._keeping), "keep_now", seen_before_kept)
        await put(pilot, RIGHT[case])
        assert open_store(folder, clock).drafts()[STEP].answer == {case: RIGHT[case]}
        assert shown_then
        assert not any("Right." in text for text in shown_then)
        await until_said(pilot, "✓ Right.", "Next case")


async def test_a_miss_shows_both_places_and_the_reasons(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "cases") as pilot:
        while in_hand(pilot) != "survey":
            await put(pilot, RIGHT[in_hand(pilot)])
            await go_on(pilot)
        await put(pilot, "leading")
        await until_said(
            pilot,
            "✗ Not quite.",
            "You: 4 Leading. Its place: 2 Asking.",
            "To be heard is not to decide.",
            "Views are collected, and somebody else decides.",
            "yours",
            "its place",
        )


async def test_a_place_that_can_be_defended_is_said_so_and_does_not_come_back(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "cases") as pilot:
        for _case in range(3):
            case = in_hand(pilot)
            await put(pilot, "leading" if case == "board" else RIGHT[case])
            if case == "board":
                await until_said(pilot, "≈ You can argue that. Most would say 3 Sharing.")
            await go_on(pilot)
        assert shown_phase(pilot) == "over"
        await until_said(pilot, "All three stand. 2 right first time, 1 can be argued.")


async def test_what_was_put_down_cannot_be_moved(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "cases") as pilot:
        case = in_hand(pilot)
        await put(pilot, "leading")
        await pilot.press("1", "up", "down", "left", "home", "u", "backspace")
        await click(pilot, ("target", "telling"))
        assert placed(pilot) == {case: "leading"}
        assert shown_phase(pilot) == "down"
        await go_on(pilot)
        await pilot.press("u")
        assert placed(pilot) == {case: "leading"}
        assert in_hand(pilot) != case


@pytest.mark.criterion("3.3.4")
async def test_moves_of_the_case_in_hand_are_undone_up_to_none(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "cases") as pilot:
        await pilot.press("2", "up", "4")
        for place in ("sharing", "asking", ""):
            await pilot.press("u")
            await until(pilot, lambda place=place: held(pilot) == place)  # type: ignore[misc]
        await pilot.press("u")
        assert (held(pilot), shown_phase(pilot)) == ("", "offered")


async def test_escape_takes_a_case_back_and_then_leaves(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "cases") as pilot:
        screen = lesson_screen(pilot)
        await pilot.press("2", "up", "escape")
        await until(pilot, lambda: held(pilot) == "" and shown_phase(pilot) == "offered")
        assert pilot.app.screen is screen
        await pilot.press("escape")
        await until(pilot, lambda: pilot.app.screen is not screen)


async def test_home_and_end_are_the_first_and_the_last_place(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "cases") as pilot:
        await pilot.press("end")
        assert held(pilot) == "leading"
        await pilot.press("home")
        assert held(pilot) == "telling"


async def test_a_number_that_is_no_place_does_nothing(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "cases") as pilot:
        await pilot.press("9")
        assert held(pilot) == ""
        await pilot.press("2", "7")
        assert held(pilot) == "asking"


async def test_what_was_not_right_comes_back_once_with_its_first_place_barred(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "cases") as pilot:
        for _case in range(3):
            await put(pilot, "leading" if in_hand(pilot) == "survey" else RIGHT[in_hand(pilot)])
            if in_hand(pilot) == "survey":
                await until_said(pilot, "This one comes back once at the end." if _case < 2 else "One comes back.")
            await go_on(pilot)
        await until_said(pilot, "Another look", "1 of 1")
        assert in_hand(pilot) == "survey"
        assert open_store(folder, clock).record.standing(lesson_screen(pilot).step_in_view).tries == 1
        await pilot.press("4")
        await until_said(pilot, "It was not there. Try another place.")
        assert held(pilot) == ""
        await put(pilot, "sharing")
        await until_said(pilot, "✗ Not quite.")
        await go_on(pilot)
        assert shown_phase(pilot) == "over"
        await until_said(pilot, "2 of 3 stand. 2 right first time.", "at first on 4")
        assert open_store(folder, clock).record.standing(lesson_screen(pilot).step_in_view).tries == 2


async def test_right_after_another_look_has_a_sign_of_its_own(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "cases") as pilot:
        for _case in range(3):
            await put(pilot, "leading" if in_hand(pilot) == "survey" else RIGHT[in_hand(pilot)])
            await go_on(pilot)
        await put(pilot, "asking")
        await go_on(pilot)
        letter = view(pilot).letter("survey")
        assert f"{letter}↺" in shown(pilot)
        await until_said(pilot, "All three stand. 2 right first time, 1 after another look.")


async def test_the_summary_opens_on_what_was_not_right_and_shows_each_reason(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "cases") as pilot:
        for _case in range(3):
            await put(pilot, "leading" if in_hand(pilot) == "survey" else RIGHT[in_hand(pilot)])
            await go_on(pilot)
        await put(pilot, "asking")
        await go_on(pilot)
        assert board(pilot).current == "survey"
        await until_said(pilot, "Views are collected, and somebody else decides.", "To be heard is not to decide.")
        await pilot.press("home")
        first = view(pilot).layout[0]
        assert board(pilot).current == first
        for case in view(pilot).layout:
            exercise = exercise_of(pilot)
            because = next(one.because for one in exercise.cases if one.id == case)
            assert board(pilot).current == case
            await until_said(pilot, because)
            await pilot.press("down")
        await click(pilot, ("item", first))
        assert board(pilot).current == first


async def test_trying_again_offers_only_what_was_missed_or_everything(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "cases") as pilot:
        for key, cases in (("t", {"survey"}), ("T", {"letter", "survey", "board"})):
            while shown_phase(pilot) != "over":
                await put(pilot, "leading" if in_hand(pilot) == "survey" and not held_back(pilot) else
                          RIGHT[in_hand(pilot)])  # fmt: skip
                await go_on(pilot)
            await pilot.press(key)
            await until(pilot, lambda: shown_phase(pilot) == "offered")
            assert set(view(pilot).round) == cases


def held_back(pilot: object) -> bool:
    """Whether this is the round of what came back."""
    return view(pilot).another_look  # type: ignore[arg-type]


@pytest.mark.parametrize("step", ["voices", "groups"])
async def test_pairs_and_groups_go_one_by_one_too(folder: Path, clock: FakeClock, step: str) -> None:
    async with at(folder, clock, step) as pilot:
        exercise = exercise_of(pilot)
        assert isinstance(exercise, Placing)
        worst = worst_answer(exercise)
        assert isinstance(worst, dict)
        for _case in exercise.cases:
            case = in_hand(pilot)
            target = next(one.best for one in exercise.cases if one.id == case)
            await put(pilot, worst[case])
            await until_said(pilot, "✗", "yours", "its place")
            assert exercise.options[str(target)] in words(pilot)
            await go_on(pilot)
        assert view(pilot).another_look


async def test_ones_own_work_is_saved_and_not_marked(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "own") as pilot:
        for case in ("good-day", "bad-day"):
            assert in_hand(pilot) == case
            await put(pilot, "doing-with")
            await until_said(pilot, "Saved. There is no right answer: this is your own work.")
            assert not set("✓✗≈") & set(words(pilot).split("Saved.")[0].split("Case")[-1])
            await go_on(pilot)
        assert shown_phase(pilot) == "over"
        await until_said(pilot, "Where each one stands")


async def test_a_case_is_dragged_but_never_has_to_be(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "own") as pilot:
        await click(pilot, ("target", "doing-for"))
        assert held(pilot) == "doing-for"
        await drag(pilot, ("item", "good-day"), ("target", "doing-with"))
        await until(pilot, lambda: held(pilot) == "doing-with")
        await click(pilot, ("target", "doing-with"))
        await until(pilot, lambda: shown_phase(pilot) == "down")
        assert placed(pilot) == {"good-day": "doing-with"}


async def test_the_token_itself_is_clicked_to_put_it_down(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "own") as pilot:
        await click(pilot, ("target", "doing-for"))
        await click(pilot, ("item", "good-day"))
        await until(pilot, lambda: shown_phase(pilot) == "down")


async def test_the_key_line_says_what_works_now(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "cases", (120, 40)) as pilot:
        assert "Put down" not in keys(pilot)
        await pilot.press("2")
        await until(pilot, lambda: "Put down" in keys(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: "Next case" in keys(pilot) and "Put down" not in keys(pilot))


@pytest.mark.parametrize(
    ("step", "size", "keys"),
    [
        ("cases", (80, 24), "↑↓ 1–4 Move"),
        ("own", (120, 40), "←→ 1–3 Move"),
        ("own", (40, 12), "↑↓ 1–3 Move"),
    ],
)
async def test_the_key_line_has_the_arrows_of_the_drawing_and_as_many_digits_as_there_are_places(
    folder: Path, clock: FakeClock, step: str, size: tuple[int, int], keys: str
) -> None:
    async with at(folder, clock, step, size) as pilot:
        await until_shown(pilot, keys)


async def test_after_the_last_case_the_button_and_the_key_say_the_same(folder: Path, clock: FakeClock) -> None:
    async with at(folder, clock, "cases") as pilot:
        for _case in RIGHT:
            await put(pilot, "leading" if in_hand(pilot) == "survey" else RIGHT[in_hand(pilot)])
            await until(pilot, lambda: "Next case" in keys(pilot) and words(pilot).count("Next case") == 2)
            await go_on(pilot)
        await put(pilot, "asking")
        await until(pilot, lambda: "Go on" in keys(pilot) and words(pilot).count("Go on") == 2)
        await go_on(pilot)
        assert shown_phase(pilot) == "over"
