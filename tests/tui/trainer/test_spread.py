"""Where a group put things: on a ladder, on a line and in groups, first without and then with the course's answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from copro_tui.analytics.distribution import CaseDistribution, Distribution
from copro_tui.cohorts.invitations import invitation_of
from copro_tui.cohorts.learner_work import record_files, words_in, work_in
from copro_tui.cohorts.submission import submission_of
from copro_tui.reports.formats import as_text
from copro_tui.reports.html import as_html
from copro_tui.reports.tables import distribution_report
from copro_tui.storage.envelope import wrapped
from copro_tui.tui.trainer.distribution import DistributionScreen
from copro_tui.tui.widgets.distribution_view import DistributionView
from tests.cohorts.groups import NOW, repository_of
from tests.tui.hands import keys
from tests.tui.pilots import click, shown, the, until, until_said, until_shown
from tests.tui.trainer.services import (
    FIVE,
    LADDER,
    LINE,
    OWN,
    SORTED,
    Hand,
    course_in,
    either_hand,
    group,
    in_the_workshop,
    service_at,
    straight,
)

EVERYWHERE = pytest.mark.parametrize("ref", [LADDER, LINE, OWN, SORTED], ids=["ladder", "line", "own work", "groups"])
SIGNS = "◆ the middle of the group"


@pytest.fixture
def five(tmp_path: Path) -> Path:
    """The folder of a group of five who have done the first lesson, and chose to send their own placements, too."""
    folder = course_in(tmp_path / "course")
    cohort = group(folder, *FIVE)
    repository = repository_of(folder)
    repository.collected_folder(cohort).mkdir()
    for record in record_files(folder / "progress"):
        work, words = work_in(record, repository.course), words_in(record, repository.course)
        sent = submission_of(work, invitation_of(cohort, repository.course), words, NOW)
        (repository.collected_folder(cohort) / f"{work.learner}.json").write_bytes(wrapped("collected", sent))
    return folder


def report_on(folder: Path, ref: str) -> Distribution:
    service = service_at(folder)
    (found,) = [
        one for one in service.distributions(service.repository.open("spring"), straight) if str(one.exercise) == ref
    ]
    return found


def drawn(pilot: Pilot[None]) -> list[str]:
    """The lines of the figure."""
    view = the(pilot, DistributionView)
    return ["".join(cell.text for cell in row) for row in view.draw(view.size.width)]


@EVERYWHERE
@either_hand
async def test_every_case_is_there_the_most_contested_first(five: Path, hand: Hand, ref: str) -> None:
    report = report_on(five, ref)
    async with in_the_workshop(five, ref) as pilot:
        await until_shown(pilot, "5 of 5 have answered")
        view = the(pilot, DistributionView)
        for number, case in enumerate(report.contested_first):
            if hand.mouse:
                await click(pilot, ("item", case.id), DistributionView)
            elif number:
                await pilot.press("right")
            await until(pilot, lambda: view.current == case.id)  # noqa: B023 - waited for at once
            await until_said(pilot, case.text, "5 people.")
            assert tally(drawn(pilot), report, case), drawn(pilot)
        assert [view.current == case.id for case in report.contested_first][-1]
        await pilot.press("left" if not hand.mouse else "home")
        await until(pilot, lambda: view.current != report.contested_first[-1].id)


def tally(lines: list[str], report: Distribution, case: CaseDistribution) -> bool:
    """Whether each place has its count beside or above it."""
    for place, count in zip(case.places, case.counts, strict=True):
        beside = [line for line in lines if place.text in line and "█" in line]
        if count and beside and not beside[0].split("█")[-1].strip().startswith(str(count)):
            return False
    return any("█" in line for line in lines)


@pytest.mark.parametrize("ref", [LADDER, LINE, SORTED], ids=["ladder", "line", "groups"])
@either_hand
async def test_the_answer_is_hidden_then_shown_then_hidden(five: Path, hand: Hand, ref: str) -> None:
    case = report_on(five, ref).contested_first[0]
    async with in_the_workshop(five, ref) as pilot:
        await until_shown(pilot, "5 of 5 have answered")
        await until_said(pilot, case.text)
        assert case.because not in shown(pilot)
        assert "✓" not in shown(pilot)
        await hand.key(pilot, "a", "Our answer")
        await until_said(pilot, case.because, "✓")
        await until(pilot, lambda: "The course: " in shown(pilot) or "These can be defended: " in shown(pilot))
        await hand.key(pilot, "a", "Our answer")
        await until(pilot, lambda: case.because not in shown(pilot) and "✓" not in shown(pilot))


async def test_answers_that_can_be_defended_are_marked_otherwise(five: Path) -> None:
    async with in_the_workshop(five, LINE) as pilot:
        view = the(pilot, DistributionView)
        await until(pilot, view.stops)
        view.current = "garden"
        await pilot.press("a")
        await until_said(pilot, "These can be defended: Doing with, Doing for.", "Both sides dig.", "✓3", "~2")


async def test_where_the_course_has_no_answer_it_says_so(five: Path) -> None:
    async with in_the_workshop(five, OWN) as pilot:
        await until_shown(pilot, "5 of 5 have answered")
        await pilot.press("a")
        await until_said(pilot, "The course has no answer here: it is about your own work.")
        assert "✓" not in shown(pilot)


@pytest.mark.parametrize(("ref", "ordered"), [(LADDER, True), (LINE, True), (SORTED, False)])
async def test_the_middle_is_drawn_where_places_are_in_an_order(five: Path, ref: str, ordered: bool) -> None:
    async with in_the_workshop(five, ref) as pilot:
        await until_shown(pilot, "5 people.")
        assert any("◆" in line for line in drawn(pilot)) == ordered
        assert (SIGNS in " ".join(shown(pilot).split())) == ordered


@pytest.mark.parametrize("columns", [40, 80, 120])
async def test_columns_stand_on_the_line(five: Path, columns: int) -> None:
    async with in_the_workshop(five, LINE, size=(columns, 40)) as pilot:
        await until_shown(pilot, "5 people.")
        assert [line for line in drawn(pilot) if "Doing to" in line and "Doing with" in line]


@pytest.mark.parametrize("ref", [LADDER, LINE, SORTED])
@either_hand
async def test_fewer_than_five_are_hidden_until_it_is_asked_for(tmp_path: Path, hand: Hand, ref: str) -> None:
    folder = course_in(tmp_path)
    group(folder, *FIVE[:4])
    async with in_the_workshop(folder, ref) as pilot:
        await until_shown(pilot, "4 of 4 have answered")
        await until_said(pilot, "4 people have answered. From 5 on it is shown")
        assert "█" not in shown(pilot)
        assert "Agreement" not in shown(pilot)
        await pilot.press("a")
        await pilot.pause()
        assert "█" not in shown(pilot)
        assert "✓" not in shown(pilot)
        await pilot.press("a")
        assert "Show anyway" in keys(pilot)
        await hand.key(pilot, "v", "Show anyway")
        await until_shown(pilot, "█", "Agreement")
        assert "Show anyway" not in keys(pilot)


async def test_from_five_on_there_is_nothing_to_ask_for(five: Path) -> None:
    async with in_the_workshop(five) as pilot:
        await until_shown(pilot, "5 of 5 have answered", "█")
        assert "Show anyway" not in keys(pilot)


async def test_nobody_has_answered_yet(tmp_path: Path) -> None:
    folder = course_in(tmp_path)
    group(folder)
    async with in_the_workshop(folder) as pilot:
        await until_said(pilot, "0 people have answered. From 5 on it is shown")
        await pilot.press("v", "a", "right")
        await until_shown(pilot, "0 people.")
        assert isinstance(pilot.app.screen, DistributionScreen)


async def test_reasons_below_a_small_window_are_reached_by_keys(five: Path) -> None:
    async with in_the_workshop(five, LADDER, size=(40, 10)) as pilot:
        await pilot.press("a")
        await until_shown(pilot, "The course: ")
        body = pilot.app.screen.query_one("#body")
        await until(pilot, lambda: body.max_scroll_y > 0)
        await pilot.press("pagedown", "pagedown")
        await until(pilot, lambda: body.scroll_offset.y == body.max_scroll_y)
        await pilot.press("pageup", "pageup")
        await until(pilot, lambda: body.scroll_offset.y == 0)


@either_hand
async def test_it_is_left(five: Path, hand: Hand) -> None:
    async with in_the_workshop(five) as pilot:
        await hand.leave(pilot)
        await pilot.pause()
        assert pilot.app.return_code == 0


async def test_a_key_says_why_the_answer_to_the_case_in_view_is_believed(tmp_path: Path) -> None:
    folder = course_in(tmp_path / "course")
    file = folder / "lessons" / "what" / "1-every-kind.yaml"
    text = file.read_text(encoding="utf-8").replace("at: asking", "at: asking\n        confidence: argued")
    file.write_text(
        text.replace("    strict: true", "    strict: true\n    confidence: from the case\n    source: book")
    )
    group(folder, *FIVE)
    async with in_the_workshop(folder, LADDER) as pilot:
        view = the(pilot, DistributionView)
        await until(pilot, view.stops)
        for case, heading in (("survey", "Argued"), ("letter", "From the case")):
            view.current = case
            await pilot.press("s")
            await until_said(pilot, heading, "A good book")
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(pilot.app.screen, DistributionScreen))


def in_two_camps(report: Distribution) -> tuple[Distribution, str]:
    """The distribution of a case that half of a group put at one end and half at the other, and what is said of it."""
    case = report.cases[0]
    between = [0] * (len(case.places) - 2)
    camps = replace(case, counts=(5, *between, 6), lower=0, median=1, upper=len(case.places) - 1)
    ends = (case.places[0].text, case.places[-1].text)
    words = "Two camps: “{}” (5 people), “{}” (6 people).".format(*ends)
    return replace(report, cases=(camps,)), words


@pytest.mark.parametrize("ref", [LADDER, LINE], ids=["ladder", "line"])
async def test_two_camps_are_said_in_place_of_a_middle_that_nobody_chose(five: Path, ref: str) -> None:
    camps, words = in_two_camps(report_on(five, ref))
    async with in_the_workshop(five, ref) as pilot:
        await until_said(pilot, SIGNS)
        the(pilot, DistributionView).show(camps)
        await until_said(pilot, words)
        assert "◆" not in shown(pilot)


def test_two_camps_in_the_report_and_on_its_page(five: Path) -> None:
    camps, words = in_two_camps(report_on(five, LINE))
    report = distribution_report(service_at(five).open("spring"), camps, names=False)
    text, page = as_text(report, 200), as_html(report, "en", "today")
    for whole in (text, page):
        assert words in whole
        assert "median" not in whole.replace("Median", "")
        assert "◆" not in whole
    assert "two camps" in text
