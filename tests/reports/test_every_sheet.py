"""Every page that a trainer hands round, in a course where everything and everybody has one name, whatever that is."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from copro_tui import i18n
from copro_tui.analytics.distribution import placements
from copro_tui.cohorts.learner_work import Done, Work
from copro_tui.cohorts.model import Assigned, Cohort
from copro_tui.cohorts.repository import CohortRepository
from copro_tui.documents.badge import BadgePage, badge_html
from copro_tui.documents.certificate import Certificate, certificate_html
from copro_tui.exercises import Answer, Exercise
from copro_tui.reports.catalogue import REPORTS
from copro_tui.reports.html import as_html
from copro_tui.text.safe import safe_page
from copro_tui.trainer.service import Progress, TrainerService, Works
from tests import pseudo
from tests.clock import FakeClock
from tests.cohorts.groups import AT, a_cohort, a_try, a_work
from tests.documents.lint import PageReader, problems
from tests.documents.test_plan_html import HTML
from tests.players import right_answer
from tests.reports.accessibility import faults_of
from tests.tui.nasty_course import nasty_entrance

LATER = datetime(2026, 2, 1, 9, 0, tzinfo=UTC)
NASTY = {
    "markup": " ".join(HTML[one] for one in ("a script", "an end of the page", "an end of the drawing", "a picture"))
    + " %(name)s {0} <!-- [/]",
    "letters": f"{HTML['letters from the right']} {HTML['a family of joined emoji']} مجموعة {'w' * 300}",
}


class Desk(TrainerService):
    """A service whose learners have done these works."""

    given: tuple[Work, ...] = ()

    def works(self, cohort: Cohort, progress: Progress, *, whole: bool = False) -> Works:
        return iter(self.given)


def works(service: TrainerService, name: str, language: str) -> Iterator[Work]:
    """Twelve people, of whom one has not begun; some come back to a case, and some still mix it up."""
    chance = random.Random(3)
    for number in range(12):
        tries = [
            a_try(str(lesson.ref.at(one.id)), one.judge(answer).score, answer=answer, revision=one.revision())
            for lesson in service.lessons()
            for one in lesson.exercises
            if number and one.keyed
            for answer in [_answer(one, chance)] * (1 + 2 * (number % 3 == 0))
        ]
        done = [Done(what=str(one.ref), at=AT) for one in service.lessons()[: number % 3]]
        yield a_work(number, tries, done, name, language)


def _answer(exercise: Exercise, chance: random.Random) -> Answer:
    answer = right_answer(exercise)
    if exercise.cases and isinstance(answer, dict):
        places = [place.id for place in exercise.places]
        return {case: at if chance.random() < 0.6 else chance.choice(places) for case, at in answer.items()}
    return answer


def sheets(folder: Path, text: str, language: str = "en") -> dict[str, str]:
    """The pages by name; all that is not the program's own is ``text``."""
    course = nasty_entrance(folder, FakeClock(), text).course
    repository = CohortRepository(course, folder / "progress")
    modules = [Assigned("what", due="2026-01-31")]
    cohort = a_cohort([], modules, name=text, trainer=text, workshop="2026-02-14", language=language)
    repository.create(a_cohort([], modules))
    desk = Desk(repository, lambda: LATER)
    desk.given = tuple(works(desk, text, language))
    found = {}
    for one in REPORTS:
        exercises = list(placements(desk.lessons())) if one.id == "spread" else [""]
        for exercise in exercises:
            made = desk.report(cohort, one.id, lambda given, _total: given, exercise=str(exercise), names=True)
            found[f"{one.id} {exercise}".strip()] = as_html(made, "en", "2026")
    found |= desk.handouts(cohort, lambda given, _total: given)
    parts = ((text, (text, text)), (text, (text,)))
    certificate = Certificate(name=text, course=text, version=text, day="2026", language="en", minutes=90,
                              own_minutes=61, modules=parts)  # fmt: skip
    badge = BadgePage(name=text, course=text, issuer=text, day="2026", language="en", modules=parts, file=text,
                      id=text, did=text)  # fmt: skip
    return found | {"certificate": certificate_html(certificate), "badge": badge_html(badge)}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return sheets(tmp_path_factory.mktemp("plain"), "plain")


@pytest.mark.parametrize("nasty", NASTY)
def test_no_text_of_a_course_or_of_people_becomes_part_of_a_page(
    tmp_path: Path, plain: dict[str, str], nasty: str
) -> None:
    text = NASTY[nasty]
    for name, page in sheets(tmp_path, text).items():
        reader = PageReader(page)
        assert {tag for tag, _given in reader.tags} == {tag for tag, _given in PageReader(plain[name]).tags}, name
        assert not [key for _tag, given in reader.tags for key in given if key.startswith("on")], name
        assert problems(page) == faults_of(page) == [], name
        assert "".join(safe_page(text).split()) in "".join(reader.said.split()), name


def test_every_text_of_every_page_can_be_translated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        pseudo.speak(tmp_path, monkeypatch)
        found = sheets(tmp_path / "course", "zqx", pseudo.CODE)
    finally:
        i18n.use_language("en")
    known = pseudo.words_of(
        "zqx qps WHAT what it next spring build sequence cases line levels voices groups tick own words "
        + " ".join(str(ref) for ref in found)
    )
    for name, page in found.items():
        said = re.sub("L-[0-9a-f]{10}", "", PageReader(page).said)  # pseudonyms
        assert pseudo.english_in(said, known) == [], name
        assert pseudo.depth(said) <= 3, name  # how long something takes, in a sentence, is hours and minutes
        assert problems(page) == faults_of(page) == [], name
