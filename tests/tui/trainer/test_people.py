"""Everybody in a group: found by name, chosen by what they have done, and ordered, with ten and with ten thousand."""

from __future__ import annotations

from itertools import repeat
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.worker import Worker, get_current_worker

from copro_tui.cohorts.learner_work import Trouble
from copro_tui.cohorts.model import Assigned, Member
from copro_tui.trainer.service import GroupStanding, Progress, TrainerService
from copro_tui.tui.trainer.group import MOST_BELOW, GroupScreen
from copro_tui.tui.trainer.learner import LearnerScreen
from copro_tui.tui.trainer.people import PeopleScreen
from copro_tui.tui.widgets.menu import Menu
from copro_tui.tui.widgets.table import Column, Table
from tests.cohorts.groups import repository_of
from tests.tui.pilots import click, click_key, running_app, shown, the, until, until_on, until_shown
from tests.tui.trainer.services import FIVE, Hand, at_the_cohorts, at_the_group, either_hand, group, line_of, service_at


def table(pilot: Pilot[None]) -> Table:
    return the(pilot, Table)


def names(pilot: Pilot[None]) -> list[str]:
    known = {one.id: one.name for one in pilot.app.screen.cohort.members}  # type: ignore[attr-defined]
    return [known[one] for one in table(pilot).stops()]


async def at_the_people(pilot: Pilot[None], hand: Hand) -> None:
    await hand.open(pilot, "people")
    await until_on(pilot, PeopleScreen)
    await until(pilot, lambda: pilot.app.screen._read_all)  # type: ignore[attr-defined]
    await pilot.pause()


@either_hand
async def test_somebody_is_found_by_a_part_of_the_name_and_opened(folder: Path, hand: Hand) -> None:
    group(folder, *FIVE)
    async with at_the_group(folder, (80, 60)) as pilot:
        await at_the_people(pilot, hand)
        await hand.key(pilot, "f", "Name")
        await pilot.press("d", "A")
        await until(pilot, lambda: names(pilot) == ["Dai"])
        await until_shown(pilot, "1 person")
        await pilot.press("enter")
        await hand.key(pilot, "enter", "Open")
        await until_on(pilot, LearnerScreen)
        await until_shown(pilot, "Dai")
        await hand.leave(pilot)
        await until_on(pilot, PeopleScreen)
        assert names(pilot) == ["Dai"]
        await hand.leave(pilot)
        await until_on(pilot, GroupScreen)


@either_hand
async def test_who_has_not_begun(folder: Path, hand: Hand) -> None:
    group(folder, *FIVE)
    repository_of(folder).change("spring", lambda now: now.with_members([Member("f" * 32, "Ffion")]))
    async with at_the_group(folder, (80, 60)) as pilot:
        await at_the_people(pilot, hand)
        await hand.key(pilot, "l", "Show")
        await until(pilot, lambda: the(pilot, Menu).has_focus)
        assert line_of(shown(pilot), "Not begun").endswith(" 1")
        await hand.open(pilot, "not-begun")
        await until(pilot, lambda: names(pilot) == ["Ffion"])
        await until_shown(pilot, "Not begun: 1 person")
        await hand.key(pilot, "l", "Show")
        await pilot.press("escape")  # leaves the choice, not the screen
        assert isinstance(pilot.app.screen, PeopleScreen)
        assert names(pilot) == ["Ffion"]


async def test_the_heads_order_by_keys_and_by_the_mouse(folder: Path) -> None:
    group(folder, *FIVE, modules=[Assigned("what", due="2026-01-31")])
    async with at_the_group(folder, (80, 60)) as pilot:
        await at_the_people(pilot, Hand(mouse=False))
        assert names(pilot) == sorted(FIVE)
        await pilot.press("o")
        await until(pilot, lambda: names(pilot) == sorted(FIVE, reverse=True))
        assert table(pilot).current == table(pilot).stops()[0]
        await pilot.press("right", "o")
        await until_shown(pilot, "WHAT▲")
        await click(pilot, ("button", "what"), Table)
        await until_shown(pilot, "WHAT▼")
        await click_key(pilot, "Order")
        await until_shown(pilot, "WHAT▲")


async def test_heads_stand_over_their_columns(folder: Path) -> None:
    group(folder, *FIVE)
    for size in ((40, 24), (80, 24), (120, 40)):
        async with at_the_group(folder, size) as pilot:
            await at_the_people(pilot, Hand(mouse=False))
            lines = shown(pilot).splitlines()
            head, ann = (next(line for line in lines if word in line) for word in ("Who▲", "Ann"))
            at = head.index("WHAT")
            assert ann[at - 1] == " " != ann[at]
            assert ann[at] in "0123456789"


@either_hand
async def test_columns_that_have_no_room_are_one_step_away(folder: Path, hand: Hand) -> None:
    columns = [Column(id=name, head=name, cells=8, text=f"{{}} {name}".format) for name in "abcdef"]
    columns.insert(0, Column(id="who", head="Who", text=lambda row: row))
    group(folder, "Ann")
    async with at_the_group(folder, (40, 24)) as pilot:
        await at_the_people(pilot, hand)
        table(pilot).show(["1", "2"], lambda _cells: columns, "who", backwards=False)
        await pilot.pause()
        seen = [line_of(shown(pilot), "Who")]
        for number, column in enumerate(columns[1:]):
            if hand.mouse and f" {column.id} " not in f"{seen[-1]} ":
                await click(pilot, ("target", column.id), Table)
            elif not hand.mouse:
                await pilot.press("right")
            await until(pilot, lambda column=column: f" {column.id} " in f"{line_of(shown(pilot), 'Who')} ")  # type: ignore[misc]
            seen.append(line_of(shown(pilot), "Who"))
            assert f"2 {column.id}" in shown(pilot)
            assert seen[-1].rstrip().endswith("›") == (number < len(columns) - 2 and "f" not in seen[-1])
        assert len(set(seen)) > 3
        assert "‹" in seen[-1]
        await pilot.press(*["left"] * 6)
        await until(pilot, lambda: "‹" not in shown(pilot))


async def test_a_long_list_draws_only_what_is_seen(folder: Path) -> None:
    asked: list[str] = []

    def text(row: str) -> str:
        asked.append(row)
        return row

    group(folder, "Ann")
    async with at_the_group(folder, (80, 24)) as pilot:
        await at_the_people(pilot, Hand(mouse=False))
        rows = [str(number) for number in range(10_000)]
        table(pilot).show(rows, lambda _cells: [Column(id="name", head="Who", text=text)], "name", backwards=False)
        await pilot.pause()
        for key, current in (("end", "9999"), ("up", "9998"), ("pagedown", "9999"), ("home", "0"), ("down", "1")):
            asked.clear()
            await pilot.press(key)
            assert table(pilot).current == current
            assert current in asked
            assert len(asked) <= 2 * table(pilot).size.height
        await pilot.press("pagedown")
        assert int(table(pilot).current or 0) > 10


async def test_a_page_of_folded_rows_passes_none_by(folder: Path) -> None:
    """And a window that grows shows the columns that were passed by."""
    group(folder, "Ann")
    who = Column(id="who", head="Who", text=lambda row: row)
    why = Column(id="why", head="Why", cells=16, text=lambda row: f"{row} because of this and that", whole=True)
    rows = [str(number) for number in range(40)]
    async with at_the_group(folder, (40, 24)) as pilot:
        await at_the_people(pilot, Hand(mouse=False))
        table(pilot).show(rows, lambda _cells: [who, why, why, why], "who", backwards=False)
        await pilot.pause()
        seen: set[str] = set()
        for _page in rows:
            seen |= {line.split("because")[0].split()[-1] for line in shown(pilot).splitlines() if "because" in line}
            await pilot.press("pagedown")
        assert seen >= set(rows)
        await pilot.press("right", "right", "right")
        await until_shown(pilot, "‹")
        await pilot.resize_terminal(120, 24)
        await until(pilot, lambda: "‹" not in shown(pilot))


@pytest.mark.parametrize("people", [MOST_BELOW, MOST_BELOW + 1])
async def test_many_people_are_in_the_table_alone(folder: Path, people: int) -> None:
    group(folder)
    members = [Member(f"{number:032x}", f"Person {number}") for number in range(people)]
    repository_of(folder).change("spring", lambda now: now.with_members(members))
    async with at_the_group(folder) as pilot:
        await until_shown(pilot, f"{people} people")
        below = [one for one in the(pilot, Menu).stops() if one.startswith("learner:")]
        assert len(below) == (people if people == MOST_BELOW else 0)


async def test_names_are_there_before_anything_is_read(folder: Path) -> None:
    cohort = group(folder, *FIVE)
    from copro_tui.tui.trainer.app import TrainerApp

    screen = PeopleScreen(service_at(folder), cohort)
    async with running_app(TrainerApp(service_at(folder), screen), (80, 24)) as pilot:
        assert names(pilot) == sorted(FIVE)
        await until(pilot, lambda: "…" not in shown(pilot))


async def test_a_screen_that_is_covered_leaves_the_processor_to_the_one_in_front(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it had begun to read is read once it is in front again."""
    group(folder, *FIVE)
    readers: list[Worker[None]] = []
    standing = TrainerService.standing

    def slow(self: TrainerService, cohort_id: str, progress: Progress) -> GroupStanding:
        readers.append(get_current_worker())
        if len(readers) == 1:
            for _one in progress(repeat(Trouble("x", "y")), 5):  # until nobody asks any more
                pass
        return standing(self, cohort_id, progress)

    monkeypatch.setattr(TrainerService, "standing", slow)
    async with at_the_cohorts(folder, (80, 24)) as pilot:
        await pilot.press("enter")
        await until_on(pilot, GroupScreen)
        await until(pilot, lambda: readers)
        await pilot.press("p")
        await until_on(pilot, PeopleScreen)
        await until(pilot, lambda: readers[0].is_cancelled and pilot.app.screen._read_all)  # type: ignore[attr-defined]
        covered = pilot.app.screen_stack[-2]
        assert isinstance(covered, GroupScreen)
        covered.action_read()
        await pilot.pause()
        assert len(readers) == 2
        await pilot.press("escape")
        await until_on(pilot, GroupScreen)
        await until_shown(pilot, "May need a hand")
        assert len(readers) == 3


async def test_a_name_that_is_cut_is_whole_where_the_cursor_is(folder: Path) -> None:
    long = "Eleri Mair ferch Rhys ap Gwilym o Lanfairpwllgwyngyll"
    group(folder, "Ann", long, "Zoe")
    async with at_the_group(folder, (40, 12)) as pilot:
        await at_the_people(pilot, Hand(mouse=False))
        assert "Eleri" in shown(pilot)
        assert "Gwilym" not in shown(pilot)
        await pilot.press("down")
        assert [word for word in long.split() if word not in shown(pilot)] == []
        await pilot.press("down")
        assert names(pilot)[-1] == "Zoe"
        assert "Zoe" in shown(pilot)
