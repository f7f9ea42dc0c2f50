"""Every screen of a trainer in every size, theme and set of letters: nothing cut off, everything readable."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.theme import Theme
from textual.widget import Widget

from copro_tui.cohorts.model import Assigned
from copro_tui.reports.catalogue import REPORTS
from copro_tui.text.width import width
from copro_tui.trainer.exports import EXPORTS
from copro_tui.tui.screens.base import TopLine
from copro_tui.tui.trainer.base import TrainerScreen
from copro_tui.tui.trainer.distribution import DistributionScreen
from copro_tui.tui.trainer.export import ExportScreen
from copro_tui.tui.trainer.group import GroupScreen
from copro_tui.tui.trainer.members import MembersScreen
from copro_tui.tui.trainer.people import PeopleScreen
from copro_tui.tui.trainer.persisting import PersistingScreen
from copro_tui.tui.trainer.report import ReportScreen
from copro_tui.tui.trainer.reports import ReportsScreen
from copro_tui.tui.trainer.roster import RosterScreen
from copro_tui.tui.trainer.stuck import StuckScreen
from copro_tui.tui.trainer.workshop import WorkshopScreen
from copro_tui.tui.widgets.distribution_view import DistributionView
from copro_tui.tui.widgets.key_line import KeyLine
from copro_tui.tui.widgets.table import Table
from tests.cohorts.groups import learn, repository_of
from tests.tui.pilots import running_app, strips, the
from tests.tui.test_ascii_screens import in_ascii
from tests.tui.test_contrast import COLOURED
from tests.tui.test_contrast_everywhere import in_every_state
from tests.tui.trainer.every_screen import every_screen, our_widgets, shown_alone
from tests.tui.trainer.services import FIVE, course_in, group, service_at, trainer_of

FOR_A_COHORT = (
    *(GroupScreen, PeopleScreen, MembersScreen, StuckScreen, PersistingScreen, WorkshopScreen, ReportsScreen),
    RosterScreen,
)
"""The screens that only need a cohort."""
WIDEST = 76
"""Cells that a line of text may have."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A group with a long name, names and days, and somebody who is in no cohort."""
    folder = course_in(tmp_path / "course")
    modules = [Assigned("what", due="2026-01-06"), Assigned("when", due="2026-09-30", required=False)]
    names = (*FIVE, "Eleri Mair ferch Rhys ap Gwilym o Lanfairpwllgwyngyll")
    group(
        folder, *names, modules=modules, name="The spring group of the north-western districts", workshop="2026-09-24"
    )
    learn(folder, "Zoe", 9)
    (folder / "progress" / "spoilt.json").write_text("{", encoding="utf-8")
    assert repository_of(folder).ids() == ("spring",)
    return folder


@pytest.mark.parametrize("size", [(40, 24), (80, 24), (120, 40), (200, 60)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_nothing_is_cut_off_or_too_wide_to_be_read(folder: Path, size: tuple[int, int]) -> None:
    async with running_app(trainer_of(folder), size) as pilot:
        async for screen in every_screen(pilot, service_at(folder)):
            nothing_is_cut_off(pilot, screen, size[0])
            if isinstance(screen, DistributionScreen):
                assert too_wide_beside_the_figure(the(pilot, DistributionView)) == []


async def test_nothing_is_cut_off_where_nobody_is_in_a_cohort(tmp_path: Path) -> None:
    columns, folder = 40, course_in(tmp_path / "course")
    cohort = group(folder)
    service = service_at(folder)
    spread = service.watch(cohort, "cases")
    async with running_app(trainer_of(folder), (columns, 24)) as pilot:
        for screen in (
            *(kind(service, cohort) for kind in FOR_A_COHORT),
            *(ReportScreen(service, cohort, one, None) for one in REPORTS if one.id != "spread"),
            *(ExportScreen(service, cohort, one) for one in EXPORTS if not one.id.startswith("completions-")),
            DistributionScreen(service, spread),
        ):
            async for one in shown_alone(pilot, screen):
                nothing_is_cut_off(pilot, one, columns)


def nothing_is_cut_off(pilot: Pilot[None], screen: TrainerScreen, columns: int) -> None:
    """The screen, which is drawn, is nowhere cut off, and no text of it is too wide to be read."""
    name = type(screen).__name__
    lines = {one: [strip.text for strip in drawn] for one, drawn in strips(pilot)}
    assert [len(lines[the(pilot, kind)]) for kind in (TopLine, KeyLine)] == [1, 1], name
    body = screen.query_one("#body")
    for one, texts in lines.items():
        assert one.region.right <= columns, (name, one)
        assert max(map(width, texts)) <= columns, (name, one)
        if body in one.ancestors and not (isinstance(one, Table) and isinstance(screen, PeopleScreen)):
            assert not any("…" in text for text in texts if "Reading…" not in text), (name, texts)
        if body in one.ancestors and not isinstance(one, DistributionView | Table):
            assert max(width(text.strip()) for text in texts) <= WIDEST, (name, one)


def too_wide_beside_the_figure(view: DistributionView) -> list[str]:
    """The texts of a wide figure that are wider than can be read."""
    cells = [cell.text for row in view.draw(view.size.width) for cell in row]
    return [text for text in cells if width(text.strip()) > WIDEST and not drawing(text)]


def drawing(text: str) -> bool:
    """Whether a text is drawn rather than written: a bar, a line, or what stands on one."""
    return not text.strip() or bool(set(text) & set("█─━○◆│║")) or text.strip().rstrip("✓~").isdigit()


@pytest.mark.parametrize("columns", [40, 80])
async def test_everything_is_drawn_in_ascii(folder: Path, columns: int) -> None:
    async with running_app(trainer_of(folder, unicode=False), (columns, 40)) as pilot:
        async for screen in every_screen(pilot, service_at(folder)):
            assert in_ascii(pilot, letters=True), type(screen).__name__


@pytest.mark.parametrize("theme", COLOURED, ids=lambda theme: theme.name)
async def test_everything_can_be_seen(folder: Path, theme: Theme) -> None:
    found: set[str] = set()
    seen: set[str] = set()
    async with running_app(trainer_of(folder), (80, 40)) as pilot:
        pilot.app.theme = theme.name
        async for screen in every_screen(pilot, service_at(folder)):
            seen |= {type(one).__name__ for one in screen.walk_children(Widget, with_self=True)}
            found |= {f"{type(screen).__name__}: {one}" for one in await in_every_state(pilot)}
    assert sorted(found) == []
    assert our_widgets() - seen == set(), "these were never shown: add them to every_screen"
