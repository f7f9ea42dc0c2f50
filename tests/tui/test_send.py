"""Sending one's work to a trainer from the screens: nothing of one's own words goes unless it is ticked."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from copro_tui.cohorts.delivering import to_inbox_of
from copro_tui.cohorts.invitations import Invitation, join
from copro_tui.cohorts.roster import number_mark
from copro_tui.cohorts.sending import CohortSending, Deliver, cohorts_of
from copro_tui.cohorts.submission import KIND, Submission
from copro_tui.player import CoursePlayer, Profiles
from copro_tui.player.sending import Sending
from copro_tui.progress.learners import Learners
from copro_tui.storage.envelope import opened as unwrapped
from copro_tui.tui.app import CoproApp
from copro_tui.tui.screens.home import HomeScreen
from copro_tui.tui.screens.send import SendScreen
from tests.clock import FakeClock
from tests.cohorts.groups import repository_of
from tests.courses import FIRST, opened
from tests.players import answered, go_to, start
from tests.tui.pilots import until, until_on, until_said, words

INVITATION = Invitation(course="A small course", cohort="spring", key="k" * 32, name="Spring group", trainer="Siân")


def app_of(folder: Path, clock: FakeClock, deliver: Deliver) -> CoproApp:
    """The program of somebody in a cohort, who has written a text."""
    player = start(folder, clock)
    go_to(player, FIRST, "words").keep()
    answered(player.open_lesson(FIRST, "words"), "My own words.")
    join(folder / "progress", INVITATION, player.about.learner, clock())

    def sending_of(record: Path, learner: str) -> Sending:
        return CohortSending(record, opened(folder), cohorts_of(repository_of(folder), learner), deliver, clock)

    profiles = Profiles(opened(folder), Learners(folder / "progress"), clock, random.Random(1), sending_of=sending_of)
    return CoproApp(profiles, profiles.only())


@pytest.mark.parametrize("tick", [False, True])
async def test_own_words_go_only_if_they_are_ticked(folder: Path, clock: FakeClock, tick: bool) -> None:
    sent: list[bytes] = []

    def deliver(_invitation: Invitation, _name: str, data: bytes) -> str:
        sent.append(data)
        return "It is sent."

    async with app_of(folder, clock, deliver).run_test(size=(80, 40)) as pilot:
        await until_on(pilot, HomeScreen)
        await pilot.app.run_action("go('send')", pilot.app.screen)
        await until_on(pilot, SendScreen)
        await until_said(pilot, "What will you do next?", "To: Spring group (Siân)", "Reflections: 0")
        await pilot.press(*["enter"] * tick)
        await until(pilot, lambda: f"Reflections: {int(tick)}" in words(pilot))
        await pilot.press("down", "enter")
        await until_said(pilot, "It is sent.")
    submission = unwrapped(sent[0], "sent", KIND, Submission)
    assert [one.text for one in submission.words] == ["My own words."] * tick
    assert submission.name == "Ann"


async def test_a_staff_number_goes_as_a_mark(folder: Path, clock: FakeClock) -> None:
    sent: list[bytes] = []

    def deliver(_invitation: Invitation, _name: str, data: bytes) -> str:
        sent.append(data)
        return "It is sent."

    async with app_of(folder, clock, deliver).run_test(size=(80, 40)) as pilot:
        await until_on(pilot, HomeScreen)
        await pilot.app.run_action("go('send')", pilot.app.screen)
        await until_on(pilot, SendScreen)
        await until_said(pilot, "Your staff number, if your trainer asks for it")
        await pilot.press("shift+tab", *"0012")
        await until_said(pilot, "A mark of your staff number")
        await pilot.press("enter", "down", "enter")
        await until_said(pilot, "It is sent.")
    assert unwrapped(sent[0], "sent", KIND, Submission).number == number_mark(INVITATION.key, "0012")


async def test_what_cannot_be_sent_is_said_and_nothing_is_lost(folder: Path, clock: FakeClock) -> None:
    async with app_of(folder, clock, to_inbox_of(folder / "no-inbox")).run_test(size=(80, 40)) as pilot:
        await until_on(pilot, HomeScreen)
        await pilot.app.run_action("go('send')", pilot.app.screen)
        await until_on(pilot, SendScreen)
        await pilot.press("down", "enter")
        await until_said(pilot, "There is no inbox for this group here")


def test_it_lies_in_the_inbox_of_its_cohort(folder: Path, clock: FakeClock) -> None:
    (inbox := folder / "inbox" / "spring").mkdir(parents=True)
    assert to_inbox_of(folder / "inbox")(INVITATION, "Ann", b"{}") == "Sent. Your trainer will find it."
    assert [one.read_bytes() for one in inbox.iterdir()] == [b"{}"]


def test_who_is_in_no_cohort_has_nobody_to_send_to(folder: Path, clock: FakeClock) -> None:
    player: CoursePlayer = start(folder, clock)
    assert player.sending() is None
