"""What other programs read: seen on the screen, and saved as the command line writes it, byte for byte."""

from __future__ import annotations

import gzip
import re
import zipfile
from collections.abc import Iterator
from itertools import repeat
from pathlib import Path
from threading import Event

import pytest
from textual.pilot import Pilot

from copro_tui.cli.main import main
from copro_tui.cohorts.learner_work import Trouble, Work
from copro_tui.cohorts.model import Assigned, Code, Cohort
from copro_tui.cohorts.roster import Person, Roster
from copro_tui.cohorts.roster_file import change_roster
from copro_tui.trainer.exports import EXPORTS
from copro_tui.trainer.service import Progress, TrainerService, Works
from copro_tui.tui.trainer.export import ExportScreen
from copro_tui.tui.trainer.reports import ReportsScreen
from copro_tui.tui.widgets.menu import Menu
from tests.clock import FakeClock
from tests.cohorts.groups import NOW, repository_of
from tests.players import play, start
from tests.tui.pilots import shown, the, until, until_on, until_said, until_shown
from tests.tui.trainer.services import FIVE, Hand, at_the_group, group, straight

KEYS = Hand(mouse=False)
LINK = "https://x.org"
BOUNDARY = re.compile(rb"={15}\d+==")
"""What stands between the parts of a letter; it is another each time."""


@pytest.fixture
def downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("platformdirs.user_downloads_path", lambda: tmp_path / "downloads")
    monkeypatch.setattr("copro_tui.cli.trainer_context.now", lambda: NOW)
    return tmp_path / "downloads"


@pytest.fixture
def expected(folder: Path) -> Path:
    """A group of which Ann has completed a module, and Ben is in the roster without an address."""
    modules = [Assigned("what", due="2026-01-31"), Assigned("when", due="2026-02-28")]
    cohort = group(folder, *FIVE, modules=modules, codes=(Code(id="what", code="00-1"), Code(code="00")))
    player = start(folder, FakeClock(), "Ann")
    for ref in player.course.lessons("what"):
        play(player.open_lesson(ref))
    people = [
        Person(number=f"1{number}", name=one.name, email="" if one.name == "Ben" else f"{one.name}@example.org".lower(),
               learner=one.id)
        for number, one in enumerate(cohort.members)
    ]  # fmt: skip
    change_roster(repository_of(folder), "spring", lambda _now: Roster(tuple(people)))
    return folder


async def at_the_export(pilot: Pilot[None], hand: Hand, name: str) -> None:
    await until_on(pilot, ReportsScreen)
    await hand.open(pilot, f"export:{name}")
    await until_on(pilot, ExportScreen)
    await until_shown(pilot, "Save: ")


def written(path: Path) -> dict[str, bytes] | bytes:
    """What is in a file, or in the files of a folder or a packed one, by their names."""
    if path.is_dir():
        return {each.name: BOUNDARY.sub(b"", each.read_bytes()) for each in path.iterdir()}
    if path.suffix != ".zip":
        return path.read_bytes()
    with zipfile.ZipFile(path) as packed:
        return {name: BOUNDARY.sub(b"", packed.read(name)) for name in packed.namelist()}


async def test_every_export_is_what_the_command_line_writes(expected: Path, downloads: Path) -> None:
    begins = {
        "answers": "module: what",
        "calendar": "31 January 2026",
        "drafts": "To: Ann <ann@example.org>",
        "merge": "subject: Spring group",
        "completions-plain": "course_code: 00-1",
        "completions-moodle-grades": "00-1",
    }
    async with at_the_group(expected, (60, 40)) as pilot:
        await pilot.press("e")
        for one in EXPORTS:
            await at_the_export(pilot, KEYS, one.id)
            await until_said(pilot, begins.get(one.id, "00-1"))
            if "link" in one.options:
                await KEYS.type(pilot, "link", LINK)
            assert ("names" in the(pilot, Menu).stops()) == (one.names == "asked")
            for ending in one.endings:
                await KEYS.open(pilot, ending)
                path = downloads / f"spring-{one.id}.{ending}"
                await until(pilot, path.exists)
                assert path.stat().st_mode & 0o777 == 0o600
            await until_said(pilot, "Saved as ")
            await KEYS.leave(pilot)
    assert len(list(downloads.iterdir())) == sum(len(one.endings) for one in EXPORTS)
    report, there = ("--course", str(expected), "report", "spring"), expected.parent
    for name, command in {
        "answers.csv": [*report, "--answers", "-o"],
        "completions-plain.csv": [*report, "--completions", "plain", "-o"],
        "calendar.ics": ["--course", str(expected), "cohort", "calendar", "spring", "-o"],
        "drafts.zip": [*report, "--reminders", "--link", LINK, "--merge", str(there / "merge.csv"), "--eml"],
    }.items():
        assert main([*command, str(there / name.removesuffix(".zip"))]) == 0
        assert written(downloads / f"spring-{name}") == written(there / name.removesuffix(".zip"))
    assert written(downloads / "spring-merge.csv") == written(there / "merge.csv")


async def test_answers_have_names_and_moments_only_if_asked(expected: Path, downloads: Path) -> None:
    hand = Hand(mouse=True)
    async with at_the_group(expected, (80, 60)) as pilot:
        await hand.open(pilot, "reports")
        await at_the_export(pilot, hand, "answers")
        await until_said(pilot, "[ ] With names", "[ ] To the moment, and not to the day", "L-", "at: 2026-01-05")
        assert "Ann" not in shown(pilot)
        await hand.open(pilot, "names")
        await until_said(pilot, "[x] With names", "Ann")
        await hand.open(pilot, "times")
        await until_said(pilot, "[x] To the moment, and not to the day", "at: 2026-01-05T")
        (expected / "progress" / "spoilt.json").write_text("{", encoding="utf-8")
        await hand.open(pilot, "csv.gz")
        await until(pilot, (downloads / "spring-answers.csv.gz").exists)
        text = gzip.decompress((downloads / "spring-answers.csv.gz").read_bytes()).decode()
        await until_said(pilot, "1 file could not be read and is left out.")
        assert "\r\nAnn,what," in text
        assert "T09:" in text
        await hand.leave(pilot)
        await until_on(pilot, ReportsScreen)


async def test_what_is_missing_is_said_and_nothing_is_saved(folder: Path, downloads: Path) -> None:
    group(folder, *FIVE)
    async with at_the_group(folder, (80, 40)) as pilot:
        await pilot.press("e")
        await until_on(pilot, ReportsScreen)
        await KEYS.open(pilot, "export:completions-totara")
        await until_said(pilot, "The cohort “spring” has no roster yet.")
        assert not [one for one in the(pilot, Menu).stops() if one in ("csv", "zip")]
        await KEYS.leave(pilot)
        await at_the_export(pilot, KEYS, "calendar")
        await until_said(pilot, "It has no days yet.")
        await KEYS.leave(pilot)
        await at_the_export(pilot, KEYS, "merge")
        await KEYS.type(pilot, "link", "x.org")
        await KEYS.open(pilot, "csv")
        await until_said(pilot, "“x.org” is not an address of a page.")
    assert not downloads.exists()


async def test_a_file_that_could_not_be_finished_is_not_there(
    expected: Path, downloads: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever quits while all answers are written has none of them, and not a part that looks like all."""
    begun, works = Event(), TrainerService.works

    def endless(self: TrainerService, cohort: Cohort, progress: Progress, *, whole: bool = False) -> Works:
        def slowly() -> Iterator[Work | Trouble]:
            yield from works(self, cohort, straight, whole=whole)
            for one in repeat(Trouble("x", "y")):  # until nobody asks any more
                begun.set()
                yield one

        return progress(slowly(), 5)

    async with at_the_group(expected) as pilot:
        await pilot.press("e")
        await at_the_export(pilot, KEYS, "answers")
        monkeypatch.setattr(TrainerService, "works", endless)
        await KEYS.open(pilot, "csv")
        await until(pilot, begun.is_set)
    for _moment in range(2000):
        if not list(downloads.iterdir()):
            break
        Event().wait(0.01)
    assert list(downloads.iterdir()) == []
