"""Sending to a real LRS, Ralph 5, on this computer: what it answers is what the sender was made for."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from msgspec.structs import replace

from copro_tui.cli.main import main
from copro_tui.progress.ledger import Ledger
from copro_tui.xapi.client import Lrs
from copro_tui.xapi.passwords import VARIABLE
from copro_tui.xapi.sending import Sender, Sent
from copro_tui.xapi.statements import Statement, Statements
from tests.clock import FakeClock
from tests.courses import COURSE, FIRST
from tests.players import play, start
from tests.xapi.groups import IRI as GROUP_IRI
from tests.xapi.groups import Group, reports, statements_of
from tests.xapi.ralph import PASSWORD, USER, Ralph, ralph
from tests.xapi.real_course import ACTOR, IRI, everything, real_course
from tests.xapi.runs import Passing, new_ledger, some_statements

pytestmark = [
    pytest.mark.lrs,
    pytest.mark.skipif(importlib.util.find_spec("ralph") is None, reason="the extra test-lrs is not installed"),
]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ralph]:
    with ralph(tmp_path_factory.mktemp("ralph")) as found:
        yield found


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return new_ledger(tmp_path)


def send(
    server: Ralph, ledger: Ledger, made: list[Statement], password: str = PASSWORD, *, base: str = IRI
) -> tuple[Sent, list[int]]:
    """A run, and how many statements were in each of its posts."""
    lrs, posts = Lrs(server.address, USER, password), []
    post = lrs.post

    def counted(statements: list[bytes]) -> Any:
        posts.append(len(statements))
        return post(statements)

    lrs.post = counted  # type: ignore[method-assign]
    return Sender(lrs, ledger, base, Passing().timing).send(made), posts


def kept(server: Ralph, made: list[Statement]) -> list[str]:
    """The ids of these statements that the server has, as often as it has them."""
    ids = {one.id for one in made}
    return sorted(one["id"] for one in server.kept() if one["id"] in ids)


def variant(made: list[Statement], name: str) -> list[Statement]:
    """The same statements about somebody else, so that each test has its own."""
    found = []
    for one in made:
        agent = {**one.body["actor"], "account": {**one.body["actor"]["account"], "name": name}}
        id_ = ACTOR.statement_id("answered", f"{name} {one.id}")
        found.append(Statement(id=id_, kind=one.kind, at=one.at, body={**one.body, "id": id_, "actor": agent}))
    return found


def test_the_whole_course_arrives_and_the_second_run_asks_nothing(server: Ralph, ledger: Ledger) -> None:
    made = [*Statements(real_course(), ACTOR).of_all(everything())]
    sent, posts = send(server, ledger, made)
    assert (sent.arrived, sent.refused, sent.waiting, sent.why) == (len(made), 0, 0, "")
    assert max(posts) == 50
    assert kept(server, made) == sorted(one.id for one in made)
    sent, posts = send(server, ledger, made)
    assert (sent.arrived, posts) == (0, [])
    ledger.path.unlink()
    sent, _posts = send(server, ledger, made)
    assert (sent.arrived, sent.why) == (len(made), "")
    assert kept(server, made) == sorted(one.id for one in made)


def test_what_was_sent_is_read_back_by_its_learner(server: Ralph, ledger: Ledger) -> None:
    made = variant(some_statements(7), "0012")
    send(server, ledger, made)
    agent = quote(json.dumps(made[0].body["actor"]))
    answer = Lrs(server.address, USER, PASSWORD).get(f"?agent={agent}")
    read = {one["id"]: one for one in json.loads(answer.body)["statements"]}
    assert {one.id: one.body for one in made} == {
        id_: {name: value for name, value in one.items() if name not in ("stored", "authority", "version")}
        for id_, one in read.items()
    }


def test_another_wording_counts_as_there_and_costs_no_other(server: Ralph, ledger: Ledger) -> None:
    made = variant(some_statements(20), "wording")
    other = replace(
        made[7], body={**made[7].body, "verb": {"id": made[7].body["verb"]["id"], "display": {"en": "did"}}}
    )
    send(server, ledger, [other])
    ledger.path.unlink()
    sent, _posts = send(server, ledger, made)
    assert (sent.arrived, sent.refused, sent.waiting) == (20, 0, 0)
    assert kept(server, made) == sorted(one.id for one in made)
    assert [one.state for one in ledger.outcomes()].count("there") == 1


def test_a_wrong_password_stops_and_changes_nothing(server: Ralph, ledger: Ledger) -> None:
    made = variant(some_statements(3), "password")
    sent, posts = send(server, ledger, made, "wrong")
    assert ("name and password" in sent.why, sent.waiting, posts) == (True, 3, [3])
    assert kept(server, made) == []


@pytest.mark.parametrize("known", [True, False])
def test_poison_is_found_whether_it_answers_500_or_422(server: Ralph, ledger: Ledger, known: bool) -> None:
    """What cannot be: our own checks let neither through, so they are passed by here."""
    made = variant(some_statements(60), f"poison {known}")
    if known:
        send(server, ledger, made[:5])
    bad_actor = replace(
        made[20], body={**made[20].body, "actor": {"objectType": "Agent", "account": {"homePage": "x", "name": "y"}}}
    )
    no_id = replace(made[40], body={**made[40].body, "object": {"objectType": "Activity"}})
    lrs = Lrs(server.address, USER, PASSWORD)
    answers = [lrs.post([one.bytes]).status for one in (bad_actor, no_id)]
    assert answers == [500, 422]
    mixed = [*made[:20], bad_actor, *made[21:40], no_id, *made[41:]]
    sender = Sender(lrs, ledger, IRI, Passing().timing)
    sender._sound = lambda statements: statements  # type: ignore[method-assign]
    sent = sender.send(mixed)
    assert (sent.refused, sent.waiting, sent.why) == (1, 1, "")
    assert len(kept(server, made)) == 58


def test_killed_in_the_middle_nothing_is_lost_or_doubled(tmp_path: Path, ledger: Ledger) -> None:
    with ralph(tmp_path / "killed") as server:
        made = some_statements(200)
        lrs, posts = Lrs(server.address, USER, PASSWORD), 0
        post = lrs.post

        def post_and_die(statements: list[bytes]) -> Any:
            nonlocal posts
            posts += 1
            answer = post(statements)
            if posts == 2:  # it has them, and nobody knows
                server.kill()
                server.start()
                raise ConnectionResetError
            return answer

        lrs.post = post_and_die  # type: ignore[method-assign]
        with pytest.raises(ConnectionResetError):
            Sender(lrs, ledger, IRI, Passing().timing).send(made)
        assert len(ledger.known(server.address).there) == 50
        sent, _posts = send(server, ledger, made)
        assert (sent.arrived, sent.waiting) == (150, 0)
        assert kept(server, made) == sorted(one.id for one in made)


def test_a_learner_connects_sends_and_takes_back(
    server: Ralph, folder: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(VARIABLE, PASSWORD)
    (folder / "lessons" / "course.yaml").write_text(f"{COURSE}iri: {IRI}/small\n", encoding="utf-8")
    play(start(folder, clock).open_lesson(FIRST))
    ours = ["--course", str(folder), "--learner", "Ann", "xapi"]
    people = ["--account", "https://example.org/people", "--user", USER, "--yes", "--with", "own-work"]
    assert main([*ours, "connect", server.address, *people]) == 0
    assert main([*ours, "send"]) == 0
    capsys.readouterr()
    assert main([*ours, "show", "--json"]) == 0
    shown = [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()]
    there = [one["id"] for one in server.kept()]
    assert all(there.count(one) == 1 for one in shown)
    assert main([*ours, "void", "--yes"]) == 0
    voided = [one["object"]["id"] for one in server.kept() if one["verb"]["id"].endswith("/voided")]
    assert sorted(voided) == sorted(shown)


def test_the_reports_of_a_group_are_those_from_files(server: Ralph, tmp_path: Path) -> None:
    group = Group(tmp_path)
    group.send_files()
    for number, record in enumerate(group.records()):
        (tmp_path / str(number)).mkdir()
        sent, _posts = send(server, new_ledger(tmp_path / str(number)), statements_of(group, record), base=GROUP_IRI)
        assert (sent.waiting, sent.refused, sent.why) == (0, 0, "")
    read = group.collect(server.address, user=USER, password=PASSWORD)
    assert len(read.people) == 12
    assert reports(group.by_lrs) == reports(group.by_files)
    assert group.collect(server.address, user=USER, password=PASSWORD).answers == 0
