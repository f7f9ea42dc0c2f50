"""What home says of what is asked: in which order, by when, and by whom."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from copro_tui.cli.start import assignments_in, sending_in
from copro_tui.cohorts.assignments import Assignment
from copro_tui.cohorts.invitations import invitation_of, join
from copro_tui.cohorts.model import Assigned
from copro_tui.player import Assignments, CoursePlayer
from copro_tui.text.days import day_in_brief
from tests.clock import FakeClock
from tests.cohorts.groups import NOW, a_cohort, ask_ann, repository_of
from tests.courses import FIRST, LATER, SECOND, write_course
from tests.players import play, start

TODAY = date(2026, 1, 5)


def asked_of_ann(folder: Path, player: CoursePlayer) -> Assignments:
    today = player.now().astimezone().date()
    return assignments_in(player.course, folder / "progress")(player.about.learner, today)


def nothing_is_asked_of_ann(folder: Path, player: CoursePlayer) -> bool:
    asked, modules = asked_of_ann(folder, player), player.modules()
    return asked.split(modules) == ([], list(modules)) and not asked.notes(modules) and not asked.by_cohort("what")


def order(asked: Assignments, player: CoursePlayer) -> list[list[str]]:
    return [[one.module.id for one in part] for part in asked.split(player.modules())]


@pytest.mark.parametrize(
    ("opens", "due", "required", "brief", "full"),
    [
        ("", "", True, "", ""),
        ("", "2026-01-31", True, "due 31 Jan", "due 31 January 2026"),
        ("", "2026-01-05", True, "due today", "due today"),
        ("", "2026-01-04", True, "was due 4 Jan", "was due 4 January 2026, still open"),
        ("", "2025-01-04", True, "was due 4 Jan 2025", "was due 4 January 2025, still open"),
        ("2026-01-05", "2026-01-31", True, "due 31 Jan", "due 31 January 2026"),
        ("2026-01-06", "2026-01-31", True, "opens 6 Jan", "opens 6 January 2026, due 31 January 2026"),
        ("", "", False, "optional", "optional"),
        ("", "2026-01-31", False, "optional", "optional, due 31 January 2026"),
        ("", "2026-01-04", False, "optional", "optional"),
    ],
)
def test_when_it_is_due_in_brief_and_in_full(opens: str, due: str, required: bool, brief: str, full: str) -> None:
    one = Assignment(
        cohort="Spring group",
        trainer="Siân",
        module="what",
        opens=date.fromisoformat(opens) if opens else None,
        due=date.fromisoformat(due) if due else None,
        required=required,
    )
    assert (one.when_in_brief(TODAY), one.when(TODAY)) == (brief, full)


def test_a_day_in_brief_has_its_year_where_another_could_be_meant() -> None:
    assert day_in_brief(date(2027, 1, 31), date(2026, 11, 23)) == "31 Jan"
    assert day_in_brief(date(2027, 10, 31), date(2026, 11, 23)) == "31 Oct 2027"


def test_what_is_asked_and_open_comes_first_and_what_is_done_goes_back(folder: Path, clock: FakeClock) -> None:
    player = start(folder, clock)
    ask_ann(folder, clock, Assigned("when", due="2026-01-31"))
    asked = asked_of_ann(folder, player)
    assert order(asked, player) == [["when"], ["what"]]
    assert asked.notes(player.modules()) == ["For “Spring group”, asked by Siân."]
    assert (asked.when_in_brief("when"), asked.when_in_brief("what"), asked.by_cohort("what")) == ("due 31 Jan", "", [])
    assert asked.by_cohort("when") == ["For “Spring group”, asked by Siân: due 31 January 2026."]
    play(player.open_lesson(LATER))
    assert order(asked, player) == [[], ["what", "when"]]
    assert asked.notes(player.modules()) == ["For “Spring group”, asked by Siân: all done."]


def test_a_module_that_two_cohorts_ask_for_is_there_once_with_the_first_day(folder: Path, clock: FakeClock) -> None:
    player = start(folder, clock)
    ask_ann(folder, clock, Assigned("what", due="2026-02-28"), Assigned("when", due="2026-01-20"))
    ask_ann(folder, clock, Assigned("what", due="2026-01-10"), id="pobl", key="f" * 16, name="Pobl", trainer="")
    asked = asked_of_ann(folder, player)
    assert order(asked, player) == [["what", "when"], []]
    assert asked.when_in_brief("what") == "due 10 Jan"
    assert asked.notes(player.modules()) == ["For “Pobl”: WHAT.", "For “Spring group”, asked by Siân: WHAT, WHEN."]
    assert asked.by_cohort("what") == [
        "For “Pobl”: due 10 January 2026.",
        "For “Spring group”, asked by Siân: due 28 February 2026.",
    ]


def test_what_must_be_done_comes_before_offers_and_before_what_opens_later(folder: Path, clock: FakeClock) -> None:
    player = start(folder, clock)
    ask_ann(folder, clock, Assigned("what", opens="2026-01-06"), Assigned("when", required=False))
    asked = asked_of_ann(folder, player)
    assert order(asked, player) == [["when", "what"], []]
    assert asked.begin_with(player.modules()) == []


@pytest.mark.parametrize(
    ("workshop", "note"),
    [
        ("2026-02-14", "For “Spring group”, asked by Siân. Workshop: 14 February 2026."),
        ("2026-01-05", "For “Spring group”, asked by Siân. The workshop is today."),
        ("2026-01-04", ""),
    ],
)
def test_the_day_of_the_workshop_is_said_until_it_is_over(
    folder: Path, clock: FakeClock, workshop: str, note: str
) -> None:
    ask_ann(folder, clock, workshop=workshop)
    player = start(folder, clock)
    assert asked_of_ann(folder, player).notes(player.modules()) == ([note] if note else [])


def test_who_has_done_nothing_begins_with_what_is_asked_and_others_go_on(folder: Path, clock: FakeClock) -> None:
    player = start(folder, clock)
    stopped = player.resume_point(["when"])
    assert stopped is not None
    assert stopped.lesson.ref == LATER
    player.open_lesson(SECOND)
    stopped = player.resume_point(["when"])
    assert stopped is not None
    assert stopped.lesson.ref == SECOND


def test_a_lesson_with_mistakes_is_no_beginning(folder: Path, clock: FakeClock) -> None:
    (folder / "lessons" / "when" / "1-later.yaml").write_text("title: Torn", encoding="utf-8")
    stopped = start(folder, clock).resume_point(["when"])
    assert stopped is not None
    assert stopped.lesson.ref == FIRST


def test_an_archived_cohort_asks_nothing_even_of_who_joined_by_a_file(folder: Path, clock: FakeClock) -> None:
    player, repository = start(folder, clock), repository_of(folder)
    cohort = a_cohort(modules=[Assigned("what")])
    join(repository.records, invitation_of(cohort, repository.course), player.about.learner, NOW)
    assert order(asked_of_ann(folder, player), player) == [["what"], ["when"]]
    repository.create(a_cohort(modules=[Assigned("what")], archived=True))
    assert nothing_is_asked_of_ann(folder, player)


def test_what_cannot_be_read_keeps_nobody_from_learning(folder: Path, clock: FakeClock) -> None:
    ask_ann(folder, clock, Assigned("what"))
    cohorts, joined = folder / "progress" / "cohorts", folder / "progress" / "joined"
    for name in ("torn.yaml", "spring (1).yaml", "Old.yaml"):
        (cohorts / name).write_bytes(b"id: [\xff")
    (cohorts / "folder.yaml").mkdir()
    joined.mkdir()
    (joined / "torn.json").write_text("{", encoding="utf-8")
    (joined / "folder.json").mkdir()
    player, repository = start(folder, clock), repository_of(folder)
    odd = invitation_of(
        a_cohort(modules=[Assigned("gone"), Assigned("when", "soon", "x")], key="f" * 16), repository.course
    )
    join(repository.records, odd, player.about.learner, NOW)
    assert order(asked_of_ann(folder, player), player) == [["what", "when"], []]
    for one in (cohorts, joined):
        one.rename(one.with_name(f"former-{one.name}"))
        one.write_text("no folder", encoding="utf-8")
    assert nothing_is_asked_of_ann(folder, player)


def test_long_and_odd_names_stay_on_one_line(folder: Path, clock: FakeClock) -> None:
    player, repository = start(folder, clock), repository_of(folder)
    odd = a_cohort(modules=[Assigned("what")], name="x" * 500, trainer="\x1b[2J[red]\nEvil\u202e")
    join(repository.records, invitation_of(odd, repository.course), player.about.learner, NOW)
    (note,) = asked_of_ann(folder, player).notes(player.modules())
    assert note == f"For “{'x' * 59}…”, asked by �[2J[red] Evil�."


def test_a_review_is_asked_for_until_its_day_has_passed(folder: Path, clock: FakeClock) -> None:
    ask_ann(folder, clock, review="2026-01-07")
    player = start(folder, clock)
    asked = asked_of_ann(folder, player)
    assert asked.notes(player.modules()) == [
        "For “Spring group”, asked by Siân. Review what you mixed up by 7 January 2026."
    ]
    assert asked.review_due() == date(2026, 1, 7)
    clock.advance(3 * 24 * 3600)
    assert asked_of_ann(folder, player).review_due() is None
    assert nothing_is_asked_of_ann(folder, player)


def test_an_invitation_asks_for_a_review_too(folder: Path) -> None:
    repository = repository_of(folder)
    cohort = a_cohort(review="2026-01-07")
    repository.create(cohort)
    assert repository.open("spring") == cohort
    assert invitation_of(cohort, repository.course).review == "2026-01-07"


def test_cohorts_that_cannot_be_looked_for_ask_nothing_and_take_nothing(tmp_path: Path) -> None:
    player = start(write_course(tmp_path), FakeClock())
    out_of_reach = tmp_path / ("long" * 100)  # no name may be that long, whoever asks
    with pytest.raises(OSError, match="too long"):
        out_of_reach.is_dir()
    asked = assignments_in(player.course, out_of_reach)("ann", TODAY)
    assert asked.split(player.modules()) == ([], list(player.modules()))
    assert sending_in(player.course, out_of_reach)(tmp_path / "ann.json", "ann") is None
