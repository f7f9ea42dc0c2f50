"""Texts that have broken terminal programs, as names of cohorts, people and all of a course, at a trainer's screens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.widgets import Input

from copro_tui.cohorts.model import Cohort, Member
from copro_tui.cohorts.repository import CohortRepository, Unreadable
from copro_tui.text.safe import JOINED, safe
from copro_tui.text.width import width
from copro_tui.trainer.service import TrainerService
from copro_tui.tui.trainer.app import trainer
from copro_tui.tui.trainer.begin import BeginScreen
from copro_tui.tui.trainer.distribution import DistributionScreen
from copro_tui.tui.trainer.stuck import StuckScreen
from tests.clock import FakeClock
from tests.cohorts.groups import NOW, a_cohort, repository_of
from tests.nasty import TOGETHER
from tests.players import play
from tests.tui.nasty_course import REF, WORD, nasty_entrance, spoilt
from tests.tui.pilots import running_app, shown, strips, until, until_shown
from tests.tui.test_nasty_texts import letters, steers
from tests.tui.trainer.every_screen import every_screen
from tests.tui.trainer.services import at_the_cohorts

ARABIC = "\u0645\u062c\u0645\u0648\u0639\u0629 \u0627\u0644\u0631\u0628\u064a\u0639"
NAMES = {**TOGETHER, "Arabic, an open tag": f"{ARABIC} [bold]x"}
"""An open tag alone, joined emoji and one long word are in those of other tests."""


class NastyCohorts(CohortRepository):
    """Cohorts with the nasty text in them, which the loader might refuse in a file."""

    def __init__(self, repository: CohortRepository, text: str) -> None:
        super().__init__(repository.course, repository.records)
        self._text = text

    def open(self, cohort_id: str) -> Cohort:
        cohort: Cohort = spoilt(super().open(cohort_id), self._text)
        return cohort

    def all(self) -> Iterator[Cohort | Unreadable]:
        return map(self.open, self.ids())


def nasty_desk(folder: Path, text: str) -> TrainerService:
    """A service at a course where everything is called ``text``, with a cohort of six who are called so too."""
    profiles = nasty_entrance(folder, FakeClock(), text)
    player = profiles.open("Ann")
    play(player.open_lesson(REF))
    (folder / "progress" / "spoilt.json").write_text("{", encoding="utf-8")
    repository = CohortRepository(player.course, folder / "progress")
    others = [Member(f"{number:032x}", WORD) for number in range(5)]
    repository.create(a_cohort([Member(player.about.learner, WORD), *others], name=WORD, trainer=WORD))
    return TrainerService(NastyCohorts(repository, text), lambda: NOW)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        *(pytest.param(text, 80, id=name) for name, text in NAMES.items()),
        pytest.param(TOGETHER["odd widths"], 40, id="odd widths in 40 columns"),
    ],
)
async def test_they_are_shown_and_not_obeyed(tmp_path: Path, text: str, columns: int) -> None:
    service = nasty_desk(tmp_path, text)
    beginning = letters(safe(text))[:6]
    async with running_app(trainer(service), (columns, 60)) as pilot:
        async for screen in every_screen(pilot, service):
            name = type(screen).__name__
            everything = ""
            for widget, drawn in strips(pilot):
                texts = [strip.text for strip in drawn]
                everything += "".join(texts)
                obeyed = [
                    one for one in re.sub(JOINED, "", "".join(texts)) if steers(one, own=isinstance(widget, Input))
                ]
                assert obeyed == [], (name, widget)
                assert max(map(width, texts)) <= columns, (name, widget)
            if not isinstance(screen, BeginScreen | StuckScreen):
                assert beginning in letters(everything), name
            if isinstance(screen, DistributionScreen):
                assert "have answered" in " ".join(shown(pilot).split())


@pytest.mark.parametrize("name", ["[bold]x", "a [/] b", ARABIC, "\U0001f469\u200d\U0001f467", "x" * 90])
async def test_a_name_in_a_cohorts_file_is_shown_as_it_is(folder: Path, name: str) -> None:
    repository_of(folder).create(a_cohort([Member("a" * 32, name[:60])], name=name))
    async with at_the_cohorts(folder) as pilot:
        await until(pilot, lambda: letters(safe(name)) in letters(shown(pilot)))
        await pilot.press("enter")
        await until_shown(pilot, "1 person")
        await until(pilot, lambda: letters(shown(pilot)).count(letters(safe(name[:20]))) >= 2)


async def test_a_name_with_an_escape_sequence_is_a_mistake_in_the_file(folder: Path) -> None:
    repository_of(folder).create(a_cohort(name="\x1b[31mX"))
    async with at_the_cohorts(folder) as pilot:
        await until_shown(pilot, "its file has mistakes")
        await pilot.press("enter")
        await until_shown(pilot, "a control character")
