"""Reports on the screen: what they say is seen first, and saved as the command line writes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from copro_tui.cli.main import main
from copro_tui.cohorts.model import Member
from copro_tui.reports.catalogue import FORMS, REPORTS
from copro_tui.reports.formats import as_csv
from copro_tui.tui.trainer.group import GroupScreen
from copro_tui.tui.trainer.report import MOST, ReportScreen
from copro_tui.tui.trainer.reports import ReportsScreen
from copro_tui.tui.widgets.menu import Menu
from tests.analytics.groups import in_cohort, sent_group, somebody
from tests.cohorts.groups import NOW, repository_of
from tests.tui.pilots import shown, the, until, until_on, until_said, until_shown
from tests.tui.trainer.services import (
    FIVE,
    LADDER,
    Hand,
    at_the_group,
    course_in,
    either_hand,
    group,
    service_at,
    straight,
    until_entry,
)


@pytest.fixture
def downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("platformdirs.user_downloads_path", lambda: tmp_path / "downloads")
    return tmp_path / "downloads"


async def until_there(pilot: Pilot[None], path: Path) -> bytes:
    await until(pilot, path.exists)
    await until_said(pilot, "Saved as ")
    return path.read_bytes()


@either_hand
async def test_a_report_is_seen_without_names_and_saved_with_them_if_asked(
    folder: Path, downloads: Path, hand: Hand
) -> None:
    cohort = group(folder, *FIVE)
    async with at_the_group(folder, (104, 60)) as pilot:
        if hand.mouse:
            await hand.open(pilot, "reports")
        else:
            await pilot.press("e")
        await until_on(pilot, ReportsScreen)
        await hand.open(pilot, "grid")
        await until_on(pilot, ReportScreen)
        await until_said(pilot, "[ ] With names", "5 people.", "People have pseudonyms here.")
        assert not any(name in shown(pilot) for name in FIVE)
        await hand.open(pilot, "csv")
        without = (await until_there(pilot, downloads / "spring-grid.csv")).decode()
        assert not any(name in without for name in FIVE)
        await hand.open(pilot, "names")
        await until_said(pilot, "[x] With names", *FIVE)
        await hand.open(pilot, "csv")
        await until(pilot, (downloads / "spring-grid-2.csv").exists)
        await hand.leave(pilot)
        await hand.leave(pilot)
        await until_on(pilot, GroupScreen)
    service = service_at(folder)
    for names, path in ((False, "spring-grid.csv"), (True, "spring-grid-2.csv")):
        made = as_csv(service.report(cohort, "grid", straight, names=names))
        assert (downloads / path).read_bytes() == made.encode()


async def test_every_form_of_every_report(folder: Path, downloads: Path) -> None:
    cohort, hand = group(folder, *FIVE), Hand(mouse=False)
    async with at_the_group(folder, (104, 60)) as pilot:
        await pilot.press("e")
        for kind in REPORTS:
            await until_on(pilot, ReportsScreen)
            exercise = LADDER if kind.id == "spread" else ""
            await hand.open(pilot, f"spread:{LADDER}" if exercise else kind.id)
            await until_on(pilot, ReportScreen)
            await until_entry(pilot, "json")
            stem = f"spring-{kind.id}-cases" if exercise else f"spring-{kind.id}"
            assert ("names" in the(pilot, Menu).stops()) == (kind.names == "asked")
            made = service_at(folder).report(cohort, kind.id, straight, exercise=exercise, names=kind.names == "always")
            for form in FORMS:
                await hand.open(pilot, form.id)
                path = downloads / f"{stem}.{form.id}"
                await until(pilot, path.exists)
                if form.id == "xlsx":
                    assert path.read_bytes().startswith(b"PK")
                else:
                    assert path.read_bytes() == form.made(made, NOW)
            await hand.leave(pilot)


@either_hand
async def test_reminders_are_one_step_away_and_have_names(folder: Path, hand: Hand) -> None:
    group(folder, "Ann", modules=[])
    async with at_the_group(folder) as pilot:
        await hand.open(pilot, "reminders")
        await until_on(pilot, ReportScreen)
        await until_said(pilot, "It is for one person each, so it has names.", "Nobody has anything open")


@either_hand
async def test_a_group_without_its_people_is_seen_and_saved(folder: Path, downloads: Path, hand: Hand) -> None:
    sent_group(folder, 20)
    async with at_the_group(folder, (104, 60)) as pilot:
        await hand.open(pilot, "reports")
        await until_on(pilot, ReportsScreen)
        await hand.open(pilot, "aggregate")
        await until_on(pilot, ReportScreen)
        await until_said(pilot, "It is about 20 people", "Completed")
        assert "Person" not in shown(pilot)
        assert "names" not in the(pilot, Menu).stops()
        await hand.open(pilot, "csv")
        saved = await until_there(pilot, downloads / "spring-aggregate.csv")
    assert saved.splitlines()[1].startswith(b"group,,,20,")


async def test_why_there_is_none_of_a_group_that_is_nearly_another(folder: Path) -> None:
    sent_group(folder, 20)
    in_cohort(folder, [somebody(repository_of(folder).course, number, 1) for number in range(1, 21)], "autumn")
    async with at_the_group(folder, (104, 60)) as pilot:
        await pilot.press("e")
        await until_on(pilot, ReportsScreen)
        await Hand(mouse=False).open(pilot, "aggregate")
        await until_said(pilot, "differ in fewer than five people")
        assert "csv" not in the(pilot, Menu).stops()


async def test_a_long_report_is_cut_on_the_screen_alone(tmp_path: Path, downloads: Path) -> None:
    folder = course_in(tmp_path / "course")
    group(folder)
    people = [Member(f"{number:032x}", f"Person {number}") for number in range(MOST + 5)]
    repository_of(folder).change("spring", lambda now: now.with_members(people))
    async with at_the_group(folder) as pilot:
        await pilot.press("e")
        await until_on(pilot, ReportsScreen)
        await Hand(mouse=False).open(pilot, "grid")
        await until_shown(pilot, "Further rows, which the file will have: ")
        await Hand(mouse=False).open(pilot, "csv")
        saved = await until_there(pilot, downloads / "spring-grid.csv")
    assert len({line.split(b",")[0] for line in saved.splitlines()}) == 1 + MOST + 5


def test_the_command_line_has_the_same_reports_and_forms(capsys: pytest.CaptureFixture[str]) -> None:
    main(["report", "--help"])
    said = capsys.readouterr().out
    for one in (*(kind.id for kind in REPORTS if kind.id != "grid"), *(form.id for form in FORMS)):
        assert f"--{one}" in said
