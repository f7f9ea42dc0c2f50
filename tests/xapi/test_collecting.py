"""Reading an LRS into a cohort: the reports are those from files, wherever it is interrupted and in whatever pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from copro_tui.cli.main import main
from copro_tui.cohorts.inbox import collected, erase
from copro_tui.errors import OutputError, UsageError
from copro_tui.xapi.actor import Actor, pseudonym
from copro_tui.xapi.collecting import CURSOR
from copro_tui.xapi.passwords import VARIABLE
from copro_tui.xapi.statements import Statement, Statements
from tests.cohorts.groups import NOW
from tests.xapi.groups import IRI, PEOPLE, Group, reports, statements_of
from tests.xapi.stub import CUT, Stub, Told, stub_lrs


@pytest.fixture
def stub() -> Iterator[Stub]:
    with stub_lrs() as found:
        yield found


@pytest.fixture
def group(tmp_path: Path) -> Group:
    return Group(tmp_path)


def keep(stub: Stub, statements: list[Statement]) -> None:
    """Put statements into the LRS, the earliest first."""
    for one in sorted(statements, key=lambda one: one.at):
        stub.statements[one.id] = json.loads(one.bytes)


def some(group: Group) -> list[Statement]:
    """A few statements about marked answers."""
    return [one for one in group.statements() if "score" in one.body.get("result", {})][:20]


def test_the_reports_are_those_from_files(stub: Stub, group: Group) -> None:
    group.send_files()
    keep(stub, group.statements())
    stub.page = 7
    read = group.collect(stub.address)
    assert len(stub.gets) > 20
    assert (len(read.people), read.strangers) == (12, set())
    from_files, from_lrs = reports(group.by_files), reports(group.by_lrs)
    assert from_lrs == from_files
    assert "Person 3" in from_lrs["grid"]


def test_the_reports_are_those_from_the_index_too(stub: Stub, group: Group, monkeypatch: pytest.MonkeyPatch) -> None:
    group.send_files()
    wanted = reports(group.by_files)
    monkeypatch.setattr("copro_tui.cohorts.answers.source.FEWEST", 1)
    keep(stub, group.statements())
    group.collect(stub.address)
    assert reports(group.by_lrs) == wanted
    assert (group.by_lrs.collected_folder(group.cohort) / "answers.sqlite").exists()
    assert reports(group.by_lrs) == wanted


def test_what_came_in_a_file_too_counts_once(stub: Stub, group: Group) -> None:
    group.send_files()
    before = reports(group.by_files)
    keep(stub, group.statements())
    group.by_lrs = group.by_files
    assert group.collect(stub.address).answers == 0
    assert reports(group.by_files) == before


def test_the_second_time_only_what_is_new_is_asked_for_and_nothing_changes(stub: Stub, group: Group) -> None:
    keep(stub, group.statements())
    group.collect(stub.address)
    before = reports(group.by_lrs)
    assert "since=" not in stub.gets[0]
    stub.gets.clear()
    assert group.collect(stub.address).answers == 0
    assert "since=2025-11-06" in stub.gets[0]  # sixty days before the newest
    stub.gets.clear()
    assert group.collect(stub.address, again=True).answers == 0
    assert "since=" not in stub.gets[0]
    assert reports(group.by_lrs) == before


def test_an_lrs_that_has_nothing_more_is_not_read_from_the_beginning_again(stub: Stub, group: Group) -> None:
    keep(stub, group.statements())
    group.collect(stub.address)
    stub.statements.clear()
    group.collect(stub.address)
    stub.gets.clear()
    group.collect(stub.address)
    assert "since=2025-11-06" in stub.gets[0]


def test_what_was_learned_without_a_network_is_found_later(stub: Stub, group: Group) -> None:
    first, *others = group.records()
    keep(stub, [one for record in others for one in statements_of(group, record)])
    group.collect(stub.address)
    keep(stub, statements_of(group, first))
    assert group.collect(stub.address).answers > 0


@pytest.mark.parametrize("place", [0, 3])
def test_interrupted_anywhere_it_goes_on_and_nothing_is_lost_or_doubled(
    stub: Stub, group: Group, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    monkeypatch.setattr("copro_tui.xapi.collecting.AT_ONCE", 20)
    group.send_files()
    keep(stub, group.statements())
    stub.page = 20
    stub.gets_at_most = place
    with pytest.raises(OutputError, match="cannot be read now"):
        group.collect(stub.address)
    stub.gets_at_most = None
    begun = len(stub.gets)
    group.collect(stub.address)
    assert reports(group.by_lrs) == reports(group.by_files)
    if place:
        assert "begin=" in stub.gets[begun]  # it went on, and did not begin anew


def test_a_place_that_the_lrs_has_forgotten_is_begun_anew(stub: Stub, group: Group) -> None:
    keep(stub, group.statements())
    group.send_files()
    path = group.by_lrs.collected_folder(group.cohort) / CURSOR
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({"lrs": stub.address, "more": "/xAPI/statements?begin=gone"}))
    stub.next.append(Told(404))
    group.collect(stub.address)
    assert reports(group.by_lrs) == reports(group.by_files)


@pytest.mark.parametrize(
    "damaged", ["", "{", '{"lrs": 1}', '{"lrs": "ADDRESS", "since": "soon"}', '{"lrs": "https://other"}']
)
def test_a_damaged_note_of_how_far_it_was_read_only_has_it_read_again(stub: Stub, group: Group, damaged: str) -> None:
    keep(stub, some(group))
    path = group.by_lrs.collected_folder(group.cohort) / CURSOR
    path.parent.mkdir(parents=True)
    path.write_text(damaged.replace("ADDRESS", stub.address))
    assert group.collect(stub.address).answers > 0


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (Told(401), "name and password"),
        (Told(403), "does not let this name"),
        (Told(404), "does not answer as an LRS"),
        (Told(200, body=b"<html>"), "does not answer as an LRS"),
        (Told(200, body=b'{"statements": 1}'), "does not answer as an LRS"),
        (Told(200, body=b'{"statements": [], "more": "https://other.example.org/x"}'), "another place"),
        (Told(302, {"Location": "https://other.example.org"}), "other.example.org"),
    ],
)
def test_what_cannot_be_read_is_said_and_changes_nothing(stub: Stub, group: Group, told: Told, words: str) -> None:
    stub.next.append(told)
    with pytest.raises(UsageError, match=words):
        group.collect(stub.address)
    assert not [*group.by_lrs.collected_folder(group.cohort).glob("*.json")]


@pytest.mark.parametrize("told", [Told(CUT), Told(429, {"Retry-After": "2"}), Told(500), Told(503)])
def test_trouble_is_waited_for(stub: Stub, group: Group, told: Told) -> None:
    keep(stub, some(group))
    stub.next.extend([told, told])
    assert group.collect(stub.address).answers > 0


def test_pages_that_lead_nowhere_come_to_an_end(stub: Stub, group: Group) -> None:
    stub.next.extend(
        [Told(200, body=b'{"statements": [], "more": "/xAPI/statements?a=%d"}' % number) for number in range(9)]
    )
    group.collect(stub.address)
    assert len(stub.gets) <= 4
    stub.next.clear()
    stub.next.extend([Told(200, body=b'{"statements": [{}], "more": "/xAPI/statements?a=1"}')] * 9)
    group.collect(stub.address)
    assert len(stub.gets) <= 8


def test_people_who_are_not_in_the_cohort_are_passed_over_unless_asked_for(stub: Stub, group: Group) -> None:
    keep(stub, group.statements("https://example.com/others"))
    stranger = Statements(group.course, Actor(IRI, PEOPLE, "0012"))
    one = some(group)[0]
    keep(stub, [Statement(id=one.id, kind=one.kind, at=one.at, body={**one.body, "actor": stranger.actor.agent})])
    read = group.collect(stub.address)
    assert len(read.people) == 12  # by another of their pseudonyms
    assert read.strangers == {(PEOPLE, "0012")}
    group.collect(stub.address, again=True, everyone=True)
    assert group.by_lrs.open("spring").member("0012") is not None


def test_what_was_taken_back_goes(stub: Stub, group: Group) -> None:
    record = next(group.records())
    made = statements_of(group, record)
    keep(stub, made)
    group.collect(stub.address)
    learner = next(
        one.id for one in group.members if pseudonym(IRI, PEOPLE, one.id) == made[0].body["actor"]["account"]["name"]
    )
    sent = collected(group.by_lrs, group.cohort, learner)
    assert sent is not None
    assert sent.tries
    assert sent.done
    makes = Statements(group.course, Actor(IRI, PEOPLE, pseudonym(IRI, PEOPLE, learner)))
    for one in made:
        back = json.loads(makes.taking_back(one.id).bytes)
        stub.statements[back["id"]] = {**back, "timestamp": "2026-06-01T00:00:00.000Z"}
    group.collect(stub.address)
    sent = collected(group.by_lrs, group.cohort, learner)
    assert sent is not None
    assert (sent.tries, sent.reviews, sent.done) == ((), (), ())


def test_an_erased_member_does_not_come_back(stub: Stub, group: Group) -> None:
    keep(stub, group.statements())
    group.collect(stub.address)
    gone = group.members[3]
    erase(group.by_lrs, gone.id, NOW)
    group.collect(stub.address, again=True)
    assert collected(group.by_lrs, group.cohort, gone.id) is None


def test_a_time_to_come_does_not_hide_what_is_new(stub: Stub, group: Group) -> None:
    keep(stub, some(group))
    stub.statements["x"] = {"id": "x", "timestamp": "2099-01-01T00:00:00Z"}
    group.collect(stub.address)
    cursor = json.loads((group.by_lrs.collected_folder(group.cohort) / CURSOR).read_text())
    assert cursor["since"].startswith("2027-")


def test_the_command_says_what_was_new(
    stub: Stub, group: Group, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(VARIABLE, "secret")
    keep(stub, group.statements())
    folder = group.by_lrs.course.folder
    command = ["--course", str(folder), "cohort", "collect", "spring", "--lrs", stub.address, "--user", "ann"]
    assert main(command) == 0
    assert "Something was told of 12 members." in capsys.readouterr().out
    assert main(command[:-1]) != 0
    assert main([*command[:-4], "--everyone"]) != 0
