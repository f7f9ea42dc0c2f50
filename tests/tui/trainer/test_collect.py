"""Collecting on the screen: a file, a folder and the inbox, what was refused, and leaving in the middle."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from copro_tui.cohorts import inbox
from copro_tui.cohorts.inbox import Refused, Taken, collected, new_in_words
from copro_tui.trainer import cohort_admin
from copro_tui.tui.trainer.collect import MOST, CollectScreen
from copro_tui.tui.trainer.group import GroupScreen
from tests.cohorts.groups import repository_of
from tests.tui.pilots import shown, until, until_on, until_said, until_shown
from tests.tui.trainer.services import Hand, at_the_group, either_hand, group, sent, until_entry


@either_hand
async def test_a_folder_is_collected_and_its_people_are_members(folder: Path, tmp_path: Path, hand: Hand) -> None:
    cohort = group(folder, "Ann")
    post = tmp_path / "in the post"
    post.mkdir()
    for seed, name in enumerate(("Ben", "Cai")):
        sent(tmp_path, cohort, name, seed).rename(post / f"{name}.json")
    (post / "holiday.json").write_text("no bundle")
    async with at_the_group(folder) as pilot:
        await hand.key(pilot, "c", "Collect")
        await until_on(pilot, CollectScreen)
        await hand.type(pilot, "path", f"'{post}'")
        await hand.open(pilot, "collect")
        await until_said(pilot, "2 people: ", "new answers. New in the cohort: 2 people.", "1 file was not taken in:")
        await until_shown(pilot, "holiday.json")
        await hand.open(pilot, "collect")
        await until_said(pilot, "No new answers.")
        await hand.leave(pilot)
        await until_on(pilot, GroupScreen)
        await until_shown(pilot, "3 people", "Ben", "Cai")
    assert [one.name for one in repository_of(folder).open("spring").members] == ["Ann", "Ben", "Cai"]


@pytest.mark.parametrize(("until", "said"), [("2026-01-04", True), ("2026-01-05", False), ("", False)])
async def test_past_the_day_of_a_cohort_that_is_said(folder: Path, until: str, said: bool) -> None:
    group(folder, "Ann", keep_until=until)
    async with at_the_group(folder) as pilot:
        await Hand(mouse=False).open(pilot, "collect")
        await until_on(pilot, CollectScreen)
        await until_shown(pilot, "A file that somebody sent you")
        assert ("was to be kept until 4 January 2026." in shown(pilot)) is said


async def test_without_an_inbox_a_file_is_asked_for(folder: Path) -> None:
    group(folder, "Ann")
    async with at_the_group(folder) as pilot:
        await Hand(mouse=False).open(pilot, "collect")
        await until_on(pilot, CollectScreen)
        await Hand(mouse=False).open(pilot, "collect")
        await until_said(pilot, "There is no inbox of yours here for “spring”. Name the files that learners sent you.")
        await Hand(mouse=False).type(pilot, "path", "nowhere/x.json")
        await Hand(mouse=False).open(pilot, "collect")
        await until_said(pilot, "1 file was not taken in:", "x.json cannot be read")


async def test_the_inbox_says_where_it_is(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cohort = group(folder, "Ann")
    box = tmp_path / "box"
    box.mkdir()
    monkeypatch.setattr(cohort_admin, "inboxes_of", lambda *_which: (box,))
    monkeypatch.setattr(
        cohort_admin, "receive", lambda repository, which: [*inbox.collect(repository, which, box.glob("*.json"))]
    )
    async with at_the_group(folder) as pilot:
        await Hand(mouse=False).open(pilot, "collect")
        await until_on(pilot, CollectScreen)
        await until_said(pilot, "What has arrived in the inbox,", "box, is taken in, too.")
        sent(box, cohort, "Ben")
        await pilot.press("enter")
        await until_said(pilot, "New in the cohort: 1 person.")


async def test_leaving_in_the_middle_loses_nothing(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cohort = group(folder, "Ann")
    files = [sent(tmp_path, cohort, name, seed) for seed, name in enumerate(("Ben", "Cai", "Dai"))]
    first, left = threading.Event(), threading.Event()

    def slowly(repository: object, cohort_id: str, paths: Iterable[Path]) -> Iterator[Taken | Refused]:
        found = inbox.collect(repository, cohort_id, paths)  # type: ignore[arg-type]
        yield next(found)
        first.set()
        left.wait(30)
        yield from found

    monkeypatch.setattr(cohort_admin, "collect", slowly)
    async with at_the_group(folder) as pilot:
        await pilot.press("c")
        await until_on(pilot, CollectScreen)
        await Hand(mouse=False).type(pilot, "path", str(tmp_path))
        await Hand(mouse=False).open(pilot, "collect")
        await until(pilot, first.is_set)
        await pilot.press("escape")
        await until_on(pilot, GroupScreen)
        left.set()
        await until(pilot, lambda: len(repository_of(folder).open("spring").members) > 1)
        monkeypatch.undo()
        kept = repository_of(folder).open("spring")
        for member in kept.members[1:]:
            assert collected(repository_of(folder), kept, member.id) is not None
        await pilot.press("c")
        await until_on(pilot, CollectScreen)
        await Hand(mouse=False).type(pilot, "path", str(tmp_path))
        await Hand(mouse=False).open(pilot, "collect")
        await until(pilot, lambda: len(repository_of(folder).open("spring").members) == 1 + len(files))


def a_taken(learner: str, answers: int, *, member: bool = False) -> Taken:
    return Taken(file="x.json", learner=learner, name="x", answers=answers, member=member)


@pytest.mark.parametrize(
    ("taken", "words"),
    [
        ([], "Nothing new has arrived."),
        ([a_taken("a", 0)], "No new answers."),
        ([a_taken("a", 1)], "1 person: 1 new answer."),
        ([a_taken("a", 7), a_taken("b", 4), a_taken("b", 1), a_taken("c", 0)], "2 people: 12 new answers."),
        ([a_taken("a", 0, member=True)], "No new answers. New in the cohort: 1 person."),
        ([a_taken(str(one), 2) for one in range(10_000)], "10,000 people: 20,000 new answers."),
    ],
)
def test_what_is_new_in_words(taken: list[Taken], words: str) -> None:
    assert new_in_words(taken) == words


async def test_many_refused_files_are_counted_and_the_first_named(folder: Path, tmp_path: Path) -> None:
    group(folder, "Ann")
    post = tmp_path / "post"
    post.mkdir()
    for number in range(MOST + 5):
        (post / f"{number:03}.json").write_text("[]")
    async with at_the_group(folder) as pilot:
        await until_entry(pilot, "collect")
        await pilot.press("c")
        await until_on(pilot, CollectScreen)
        await Hand(mouse=False).type(pilot, "path", str(post))
        await Hand(mouse=False).open(pilot, "collect")
        await until_said(pilot, f"{MOST + 5} files were not taken in:", "“copro cohort collect” names the others.")
        assert f"{MOST - 1:03}.json" in shown(pilot)
        assert f"{MOST:03}.json" not in shown(pilot)
