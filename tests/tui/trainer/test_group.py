"""One cohort: the grid, who may need a hand, members, and the way down to a person and an exercise and back."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from copro_tui.analytics.gradebook import cell_words, gradebook, outlines
from copro_tui.cohorts.group_work import gather
from copro_tui.cohorts.invitations import read_invitation
from copro_tui.cohorts.model import Assigned, Member
from copro_tui.exercises import Exercise
from copro_tui.progress.standing import MASTERY
from copro_tui.trainer.service import EDITIONS, TrainerService
from copro_tui.tui.trainer.app import trainer
from copro_tui.tui.trainer.cohorts import CohortsScreen
from copro_tui.tui.trainer.distribution import DistributionScreen
from copro_tui.tui.trainer.exercise_detail import ExerciseDetailScreen
from copro_tui.tui.trainer.group import GroupScreen
from copro_tui.tui.trainer.item_analysis import ItemAnalysisScreen
from copro_tui.tui.trainer.learner import LearnerScreen
from copro_tui.tui.trainer.members import MembersScreen
from copro_tui.tui.trainer.stuck import StuckScreen
from copro_tui.tui.trainer.workshop import WorkshopScreen
from copro_tui.tui.widgets.table import Table
from tests.clock import FakeClock
from tests.cohorts.groups import learn, repository_of
from tests.courses import FIRST
from tests.players import answered, start
from tests.tui.pilots import click, running_app, shown, until, until_on, until_said, until_shown
from tests.tui.trainer.services import (
    FIVE,
    LADDER,
    Hand,
    at_the_cohorts,
    at_the_group,
    course_in,
    either_hand,
    group,
    line_of,
    service_at,
    straight,
    until_entry,
)


async def test_the_figures_are_those_of_the_report(folder: Path) -> None:
    cohort = group(folder, "Ann", "Ben", "Cai", modules=[Assigned("what", due="2026-01-31")], workshop="2026-02-14")
    repository = repository_of(folder)
    repository.change("spring", lambda now: now.with_members([Member("f" * 32, "Ffion")]))
    cohort = repository.open("spring")
    report = gradebook(outlines(repository.course, cohort), gather(repository, cohort))
    async with at_the_group(folder) as pilot:
        await until_shown(pilot, "Spring group", "4 people, workshop on 14 February 2026")
        assert "0 of 4 done  due 31 January 2026" in line_of(shown(pilot), "What it is")
        assert "When to do it" not in shown(pilot)  # it was not assigned
        for row in report.rows:
            line = line_of(shown(pilot), row.name)
            assert [cell_words(cell) for cell in row.cells if cell_words(cell) not in line] == []
            assert line.endswith("5 Jan" if row.last else "–")
        assert line_of(shown(pilot), "Ffion").split()[1:] == ["–", "–"]


async def test_all_modules_are_there_where_none_was_assigned(folder: Path) -> None:
    group(folder, "Ann")
    async with at_the_group(folder) as pilot:
        await until_shown(pilot, "What it is", "When to do it")


@either_hand
async def test_down_to_a_person_an_exercise_its_spread_and_back(tmp_path: Path, hand: Hand) -> None:
    folder = course_in(tmp_path)
    ann = group(folder, *FIVE).members[0].id
    async with at_the_cohorts(folder, (80, 60)) as pilot:
        await hand.open(pilot, "spring")
        await until_on(pilot, GroupScreen)
        await hand.open(pilot, f"learner:{ann}")
        await until_on(pilot, LearnerScreen)
        await until_shown(pilot, "Last at work on 5 January 2026.", "✓ Every kind of step", "A short lesson")
        line = line_of(shown(pilot), "Which rung is each of these on?")
        assert "1 try, " in line
        await hand.open(pilot, LADDER)
        await until_on(pilot, ExerciseDetailScreen)
        await until_shown(pilot, "Which rung is each of these on?", "Everybody has tried it.", "All of it", "Eri")
        assert line_of(shown(pilot), "A survey goes round").rstrip().endswith("5 people")
        await hand.key(pilot, "d", "Show the group")
        await until_on(pilot, DistributionScreen)
        await until_shown(pilot, "5 of 5 have answered")
        for screen in (ExerciseDetailScreen, LearnerScreen, GroupScreen, CohortsScreen):
            await hand.leave(pilot)
            await until_on(pilot, screen)


@either_hand
async def test_down_by_a_module_and_to_a_person_who_tried_it(folder: Path, hand: Hand) -> None:
    group(folder, *FIVE)
    learn_again(folder, "Ben")
    async with at_the_group(folder, (80, 60)) as pilot:
        await hand.open(pilot, "module:what")
        await until_on(pilot, ItemAnalysisScreen)
        await until_shown(pilot, "WHAT · What it is")
        await hand.open(pilot, f"question:{LADDER}")
        await until_on(pilot, ExerciseDetailScreen)
        await until_shown(pilot, "2 tries, ")
        ben = repository_of(folder).open("spring").find_member("Ben").id
        await hand.open(pilot, f"learner:{ben}")
        await until_on(pilot, LearnerScreen)
        await until_shown(pilot, "Ben", "2 tries, ")


def learn_again(folder: Path, name: str) -> None:
    """Somebody gets the ladder right at a second try."""
    lesson_player = start(folder, FakeClock(), name).open_lesson(FIRST, "cases")
    assert isinstance(lesson_player.step, Exercise)
    answered(lesson_player, lesson_player.step.solution())


async def test_an_exercise_that_is_not_placed_has_no_spread(folder: Path) -> None:
    group(folder, *FIVE)
    async with at_the_group(folder) as pilot:
        hand = Hand(mouse=False)
        await hand.open(pilot, "module:what")
        await hand.open(pilot, "question:what/every-kind/build")
        await until_on(pilot, ExerciseDetailScreen)
        await until_shown(pilot, "All of it")
        assert "Where the group put" not in shown(pilot)
        await pilot.press("d")
        assert isinstance(pilot.app.screen, ExerciseDetailScreen)


async def test_a_module_that_nobody_has_touched(folder: Path) -> None:
    group(folder, "Ann")
    async with at_the_group(folder) as pilot:
        await Hand(mouse=False).open(pilot, "module:when")
        await until_on(pilot, ItemAnalysisScreen)
        await until_shown(pilot, "nobody yet")


@either_hand
async def test_who_may_need_a_hand_and_why(folder: Path, hand: Hand) -> None:
    ann = group(folder, "Ann", "Ben", modules=[Assigned("what", due="2026-01-06")]).members[0].id
    lesson_player = start(folder, FakeClock(), "Ann").open_lesson(FIRST, "which")
    for _time in range(3):
        lesson_player.try_again()
        lesson_player.change(["poster"])
        lesson_player.check()
    later = TrainerService(repository_of(folder), lambda: datetime.fromisoformat("2026-02-01T09:00:00+00:00"))
    learner_detail = later.learner_detail(repository_of(folder).open("spring"), ann)
    assert {one.reason for one in learner_detail.stuck} == {"quiet"}
    async with running_app(trainer(later), (80, 40)) as pilot:
        await hand.open(pilot, "spring")
        await until_on(pilot, GroupScreen)
        await until_entry(pilot, "stuck")
        assert line_of(shown(pilot), "May need a hand").rstrip().endswith("2 people")
        await hand.open(pilot, "stuck")
        await until_on(pilot, StuckScreen)
        await until_said(pilot, "They tried the same exercise 3 times", f"{MASTERY:.0%}"[:-1])
        await until_shown(pilot, "nothing checked since 5 January")
        await hand.key(pilot, "f", "Name")
        await pilot.press("a", "n")
        await until_shown(pilot, "1 person")
        await pilot.press("enter")
        if hand.mouse:
            await click(pilot, ("item", "0"), Table)
        else:
            await pilot.press("enter")
        await until_on(pilot, LearnerScreen)
        await until_said(pilot, "May need a hand: What it is, nothing checked since 5 January 2026.")
        await hand.leave(pilot)
        await until_on(pilot, StuckScreen)


async def test_nobody_may_need_a_hand(folder: Path) -> None:
    group(folder, "Ann")
    async with at_the_group(folder) as pilot:
        assert line_of(shown(pilot), "May need a hand").rstrip().endswith("nobody")
        await Hand(mouse=False).open(pilot, "stuck")
        await until_on(pilot, StuckScreen)
        await until_shown(pilot, "Nobody, by this rule.")


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
async def test_every_reason_is_whole(folder: Path, columns: int) -> None:
    """With where somebody is stuck: in a narrow window before the reason."""
    group(folder, "Ann", modules=[Assigned("what", due="2026-01-06")])
    later = TrainerService(repository_of(folder), lambda: datetime.fromisoformat("2026-02-01T09:00:00+00:00"))
    (one,) = later.standing("spring", straight).stuck.found
    async with running_app(trainer(later), (columns, 24)) as pilot:
        await Hand(mouse=False).open(pilot, "spring")
        await Hand(mouse=False).open(pilot, "stuck")
        await until_on(pilot, StuckScreen)
        await until_shown(pilot, "Ann")
        assert "…" not in shown(pilot)
        said = {word for line in shown(pilot).splitlines() for word in line.split()}
        assert set(f"{later.names_of_places()[one.where]} {one.words}".split()) <= {word.rstrip(":") for word in said}


@pytest.mark.parametrize(("columns", "labelled"), [(40, True), (80, False)])
async def test_figures_are_under_their_heads_or_have_them_beside_them(
    folder: Path, columns: int, labelled: bool
) -> None:
    group(folder, "Ann ferch Rhys ap Gwilym")
    async with at_the_group(folder, (columns, 60)) as pilot:
        await until_shown(pilot, "Ann")
        lines = shown(pilot).splitlines()
        ann = next(number for number, line in enumerate(lines) if "Ann" in line)
        assert ("WHAT: 1/2" in lines[ann + 1]) == labelled
        if not labelled:
            head = next(line for line in lines if line.split()[:1] == ["Who"] and "WHAT" in line)
            assert lines[ann][head.index("WHAT") :].startswith("1/2")


@either_hand
async def test_members_are_ticked_and_unticked_in_the_file(folder: Path, hand: Hand) -> None:
    group(folder, "Ann")
    ben = learn(folder, "Ben", 1)

    def members() -> list[str]:
        return [one.name for one in repository_of(folder).open("spring").members]

    async with at_the_group(folder) as pilot:
        await hand.key(pilot, "m", "Members")
        await until_on(pilot, MembersScreen)
        await until_shown(pilot, "[x] Ann", "[ ] Ben", "Spring group, 1 person")
        await hand.open(pilot, ben)
        await until_shown(pilot, "[x] Ann", "[x] Ben", "Spring group, 2 people")
        assert members() == ["Ann", "Ben"]
        await hand.leave(pilot)
        await until_on(pilot, GroupScreen)
        await until_entry(pilot, f"learner:{ben}")
        await hand.open(pilot, "members")
        await until_on(pilot, MembersScreen)
        await hand.open(pilot, ben)
        await until_shown(pilot, "[ ] Ben")
        assert members() == ["Ann"]
        await hand.leave(pilot)
        await until_on(pilot, GroupScreen)
        await until(pilot, lambda: "Ben" not in shown(pilot))


async def test_somebody_added_meanwhile_by_another_trainer_stays(folder: Path) -> None:
    group(folder, "Ann")
    ben = learn(folder, "Ben", 1)
    async with at_the_group(folder) as pilot:
        await pilot.press("m")
        await until_on(pilot, MembersScreen)
        repository_of(folder).change("spring", lambda now: now.with_members([Member("f" * 32, "Ffion")]))
        await Hand(mouse=False).open(pilot, ben)
        await until_shown(pilot, "[x] Ben")
    assert [one.name for one in repository_of(folder).open("spring").members] == ["Ann", "Ffion", "Ben"]


@pytest.mark.parametrize("key", ["r", "leave and come back"])
async def test_what_was_done_meanwhile_is_read_again(folder: Path, key: str) -> None:
    group(folder, "Ann")
    ben = learn(folder, "Ben", 1)
    async with at_the_group(folder) as pilot:
        repository_of(folder).change("spring", lambda now: now.with_members([Member(ben, "Ben")]))
        assert "Ben" not in shown(pilot)
        if key == "r":
            await pilot.press("r")
        else:
            await pilot.press("m")
            await until_on(pilot, MembersScreen)
            await pilot.press("escape")
        await until_entry(pilot, f"learner:{ben}")
        await until_shown(pilot, "2 people")


async def test_words_are_seen_only_if_they_were_sent(folder: Path) -> None:
    ann = group(folder, "Ann").members[0].id
    async with at_the_group(folder, (80, 60)) as pilot:
        await Hand(mouse=False).open(pilot, f"learner:{ann}")
        await until_shown(pilot, "Every kind of step")
        assert "My own words" not in shown(pilot)


@either_hand
async def test_the_invitation_is_saved(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hand: Hand
) -> None:
    cohort = group(folder, "Ann")
    downloads = tmp_path / "downloads"
    downloads.mkdir()
    monkeypatch.setattr("platformdirs.user_downloads_path", lambda: downloads)
    async with at_the_group(folder) as pilot:
        if hand.mouse:
            await hand.open(pilot, "invite")
        else:
            await pilot.press("i")
        await until_said(pilot, "Saved as ")
        path = downloads / "spring-invitation.json"
        await until(pilot, lambda: path.read_text(encoding="utf-8").endswith("}\n"))
    assert read_invitation(path, repository_of(folder).course).key == cohort.key
    assert "Ann" not in json.dumps(json.loads(path.read_text(encoding="utf-8")))


@either_hand
async def test_the_workbook_is_saved_in_both_editions(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hand: Hand
) -> None:
    group(folder, *FIVE)
    downloads = tmp_path / "downloads"
    monkeypatch.setattr("platformdirs.user_downloads_path", lambda: downloads)
    async with at_the_group(folder) as pilot:
        await hand.open(pilot, "workbook")
        files = [downloads / f"spring-workbook-{edition}.html" for edition in EDITIONS]
        await until(pilot, lambda: all(one.exists() for one in files))
        await until_said(pilot, "Saved as ")
    report = service_at(folder)
    pages = report.handouts(report.open("spring"), straight)
    assert [one.read_text(encoding="utf-8") for one in files] == [pages[edition] for edition in EDITIONS]


@either_hand
async def test_a_cohort_is_put_away_and_taken_up_again(folder: Path, hand: Hand) -> None:
    group(folder, "Ann")

    def archived() -> bool:
        return repository_of(folder).open("spring").archived

    async with at_the_group(folder) as pilot:
        await hand.open(pilot, "archive")
        await until_said(pilot, "spring is archived.", "1 person, archived", "Take it up again")
        assert archived()
        await hand.leave(pilot)
        await until_on(pilot, CohortsScreen)
        await hand.key(pilot, "z", "Archive")
        await until_said(pilot, "spring is in use again.")
        assert not archived()
        await hand.key(pilot, "z", "Archive")
        await until_said(pilot, "1 person, archived")
        assert archived()


@either_hand
async def test_the_exercises_to_talk_about(tmp_path: Path, hand: Hand) -> None:
    folder = course_in(tmp_path)
    group(folder, *FIVE)
    async with at_the_group(folder) as pilot:
        await hand.key(pilot, "d", "Workshop")
        await until_on(pilot, WorkshopScreen)
        await until_shown(
            pilot, "On a ladder or a line", "In groups, pairs and conversations", "Which value is at work?"
        )
        assert "5 people, lowest agreement" in line_of(shown(pilot), "Which rung is each")
        assert ordered(pilot)
        await hand.open(pilot, LADDER)
        await until_on(pilot, DistributionScreen)
        await until_shown(pilot, "5 of 5 have answered")
        await hand.leave(pilot)
        await until_on(pilot, WorkshopScreen)


def ordered(pilot: Pilot[None]) -> bool:
    """Whether the exercises on lines come in the order of their agreement."""
    lines = shown(pilot).partition("In groups")[0].splitlines()
    found = [int(line.rpartition("agreement ")[2].rstrip(" %")) for line in lines if "lowest agreement" in line]
    return len(found) > 1 and found == sorted(found)
