"""Sending: every answer that an LRS can give, and whatever happens nothing is lost, doubled or sent unasked."""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import format_datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from copro_tui.progress.ledger import Ledger
from copro_tui.xapi.statements import Statement
from tests.clock import FakeClock
from tests.xapi.runs import Passing, new_ledger, run, some_statements
from tests.xapi.stub import CUT, NEVER, Stub, Told, stub_lrs


@pytest.fixture
def stub() -> Iterator[Stub]:
    with stub_lrs() as found:
        yield found


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return new_ledger(tmp_path)


def states(ledger: Ledger) -> list[str]:
    return [one.state for one in ledger.outcomes()]


def test_everything_arrives_in_batches_and_the_second_run_asks_nothing(stub: Stub, ledger: Ledger) -> None:
    made = some_statements(120)
    sent = run(stub.address, ledger, made)
    assert (sent.arrived, sent.waiting, sent.why) == (120, 0, "")
    assert [len(one) for one in stub.posts] == [50, 50, 20]
    assert list(stub.statements) == [one.id for one in made]
    assert run(stub.address, ledger, made).arrived == 0
    assert len(stub.posts) == 3


def test_a_run_that_was_killed_after_the_answer_sends_again_and_doubles_nothing(stub: Stub, ledger: Ledger) -> None:
    made = some_statements(60)
    run(stub.address, ledger, made)
    ledger.path.unlink()
    sent = run(stub.address, ledger, made)
    assert (sent.arrived, sent.waiting) == (60, 0)
    assert len(stub.statements) == 60


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (Told(401), "name and password"),
        (Told(403), "right to write"),
        (Told(404), "no LRS at this address"),
        (Told(418), "418"),
        (Told(200, body=b"<html>Sign in</html>"), "does not answer as an LRS"),
        (Told(200, body=b'["00000000-0000-0000-0000-000000000000"]'), "does not answer as an LRS"),
        (Told(200, body=b"\xff\xfe"), "does not answer as an LRS"),
        (Told(301, {"Location": "https://other.example.org/xAPI/statements"}), "other.example.org"),
        (Told(307, {"Location": "http://127.0.0.1:1/xAPI/statements"}), "127.0.0.1:1"),
        (Told(302, {}), "Nothing was sent there"),
    ],
)
def test_what_nobody_can_send_to_stops_at_once_and_changes_nothing(
    stub: Stub, ledger: Ledger, told: Told, words: str
) -> None:
    stub.next.append(told)
    sent = run(stub.address, ledger, some_statements(3))
    assert words in sent.why
    assert (sent.arrived, sent.waiting, len(stub.posts)) == (0, 3, 1)
    assert not ledger.path.exists()


@pytest.mark.parametrize("status", [408, 429, 502, 503, 504, CUT])
def test_trouble_is_waited_for_and_then_everything_arrives(stub: Stub, ledger: Ledger, status: int) -> None:
    stub.next.extend([Told(status), Told(status)])
    passing = Passing()
    sent = run(stub.address, ledger, some_statements(3), passing=passing)
    assert (sent.arrived, sent.why) == (3, "")
    assert passing.slept == [0.2, 0.4]


def test_retry_after_is_heeded_in_seconds_and_as_a_date(stub: Stub, ledger: Ledger) -> None:
    passing = Passing()
    date = format_datetime(FakeClock().time.replace(second=19), usegmt=True)
    stub.next.extend([Told(429, {"Retry-After": "7"}), Told(503, {"Retry-After": date})])
    assert run(stub.address, ledger, some_statements(1), passing=passing).arrived == 1
    assert passing.slept == [7, pytest.approx(12, abs=1)]


@pytest.mark.parametrize("asked", ["3600", "-1", "soon", "9" * 400, "Thu, 99 Foo 2026"])
def test_a_retry_after_that_is_too_long_or_none_never_keeps_anybody(stub: Stub, ledger: Ledger, asked: str) -> None:
    stub.next.extend([Told(429, {"Retry-After": asked})] * 50)
    passing = Passing()
    sent = run(stub.address, ledger, some_statements(1), passing=passing)
    assert passing.passed <= 61
    assert (sent.waiting, bool(sent.why)) == (1, True)


def test_nobody_listening_ends_within_its_budget(ledger: Ledger) -> None:
    passing = Passing()
    sent = run("http://127.0.0.1:9/xAPI", ledger, some_statements(170), passing=passing, seconds=3, renewed=False)
    assert sent.waiting == 170
    assert "cannot take anything now" in sent.why
    assert passing.passed <= 3
    assert not ledger.path.exists()


def test_no_answer_at_all_is_no_longer_waited_for_than_is_meant(stub: Stub, ledger: Ledger) -> None:
    stub.next.append(Told(NEVER))
    sent = run(stub.address, ledger, some_statements(2), request_seconds=0.2)
    assert (sent.arrived, sent.waiting) == (2, 0)


def test_another_wording_is_there_already(stub: Stub, ledger: Ledger) -> None:
    made = some_statements(9)
    stub.statements[made[4].id] = {"id": made[4].id, "timestamp": "1", "other": "wording"}
    sent = run(stub.address, ledger, made)
    assert (sent.arrived, sent.refused, sent.waiting) == (9, 0, 0)
    assert states(ledger).count("there") == 1
    assert len(stub.statements) == 9


@pytest.mark.parametrize("status", [400, 413, 422])
def test_what_is_not_wanted_is_found_alone_and_not_tried_again(stub: Stub, ledger: Ledger, status: int) -> None:
    made = some_statements(50)
    stub.poison = {made[7].id: status, made[31].id: status}
    sent = run(stub.address, ledger, made)
    assert (sent.arrived, sent.refused, sent.waiting) == (48, 2, 0)
    posts = len(stub.posts)
    assert run(stub.address, ledger, made).refused == 0
    assert len(stub.posts) == posts
    assert set(ledger.known(stub.address).refused) == set(stub.poison)


def test_a_body_that_is_too_large_as_a_whole_goes_in_parts(stub: Stub, ledger: Ledger) -> None:
    stub.next.append(Told(413))
    assert run(stub.address, ledger, some_statements(50)).arrived == 50
    assert [len(one) for one in stub.posts] == [50, 25, 25]


def test_poison_is_told_from_trouble_by_what_is_there_already(stub: Stub, ledger: Ledger) -> None:
    made = some_statements(60)
    run(stub.address, ledger, made[:10])
    stub.poison = {made[20].id: 500}
    passing = Passing()
    sent = run(stub.address, ledger, made, passing=passing)
    assert (sent.arrived, sent.refused, sent.waiting) == (49, 0, 1)
    assert passing.slept == []
    assert states(ledger).count("deferred") == 1


def test_poison_in_the_very_first_batch_is_found_as_well(stub: Stub, ledger: Ledger) -> None:
    made = some_statements(50)
    stub.poison = {made[20].id: 500}
    sent = run(stub.address, ledger, made)
    assert (sent.arrived, sent.waiting) == (49, 1)


@pytest.mark.parametrize("place", [0, 1])
def test_poison_at_either_end_of_two_is_found(stub: Stub, ledger: Ledger, place: int) -> None:
    made = some_statements(2)
    stub.poison = {made[place].id: 500}
    assert run(stub.address, ledger, made).arrived == 1
    assert states(ledger).count("deferred") == 1


def test_after_five_runs_poison_is_refused_and_retry_clears_it(stub: Stub, ledger: Ledger) -> None:
    made = some_statements(10)
    stub.poison = {made[3].id: 500}
    runs = [run(stub.address, ledger, made) for _run in range(6)]
    assert [one.refused for one in runs] == [0, 0, 0, 0, 1, 0]
    assert [one.waiting for one in runs] == [1, 1, 1, 1, 0, 0]
    last = ledger.outcomes()[-1]
    ledger.add(replace(last, at="2027-01-01T00:00:00.000+00:00", state="again"))
    stub.poison = {}
    assert run(stub.address, ledger, made).arrived == 1


def test_a_broken_server_is_not_taken_for_poison(stub: Stub, ledger: Ledger) -> None:
    made = some_statements(120)
    run(stub.address, ledger, made[:10])
    stub.next.extend([Told(500)] * 400)
    sent = run(stub.address, ledger, made)
    assert (sent.arrived, sent.refused, sent.waiting) == (0, 0, 110)
    assert states(ledger) == ["sent"]
    stub.next.clear()
    assert run(stub.address, ledger, made).arrived == 110


def test_a_server_that_was_always_broken_is_not_taken_for_poison(stub: Stub, ledger: Ledger) -> None:
    stub.next.extend([Told(500)] * 400)
    sent = run(stub.address, ledger, some_statements(120))
    assert (sent.arrived, sent.refused, sent.waiting) == (0, 0, 120)
    assert not ledger.path.exists()


def test_what_is_ahead_of_the_clock_there_waits_unchanged(stub: Stub, ledger: Ledger) -> None:
    made = some_statements(3)
    stub.date = "Wed, 25 Nov 2026 22:00:00 GMT"  # ten minutes before these statements
    early = replace(made[0], at="2026-11-25T21:59:00.000+00:00")
    sent = run(stub.address, ledger, [early, *made[1:]])
    assert (sent.arrived, sent.waiting, sent.ahead) == (1, 2, 2)
    stub.date = "Wed, 25 Nov 2026 22:06:00 GMT"
    assert run(stub.address, ledger, made).arrived == 2


def test_a_date_that_is_none_holds_nothing_back(stub: Stub, ledger: Ledger) -> None:
    stub.date = "a quarter past"
    assert run(stub.address, ledger, some_statements(3)).arrived == 3


def test_a_statement_that_is_not_sound_costs_nobody_a_request(stub: Stub, ledger: Ledger) -> None:
    made = some_statements(3)
    bad = Statement(id=made[1].id, kind="answers", at=made[1].at, body={**made[1].body, "timestamp": "yesterday"})
    sent = run(stub.address, ledger, [made[0], bad, made[2]])
    assert (sent.arrived, sent.refused, sent.waiting) == (2, 1, 0)
    assert all(bad.id not in one for one in stub.posts)


def test_closing_sends_what_it_can_in_its_time_and_the_rest_waits(stub: Stub, ledger: Ledger) -> None:
    made, passing = some_statements(400), Passing(look=1)
    sent = run(stub.address, ledger, made, passing=passing, seconds=5, renewed=False)
    assert 0 < sent.arrived < 400
    assert sent.arrived + sent.waiting == 400
    assert run(stub.address, ledger, made).arrived == sent.waiting


def test_two_at_once_double_nothing(stub: Stub, tmp_path: Path, ledger: Ledger) -> None:
    made = some_statements(60)
    (tmp_path / "other").mkdir()
    other = new_ledger(tmp_path / "other")
    run(stub.address, ledger, made)
    assert run(stub.address, other, made).arrived == 60
    assert len(stub.statements) == 60


def test_no_password_is_ever_in_the_ledger(stub: Stub, ledger: Ledger) -> None:
    stub.poison = {one.id: 400 for one in some_statements(2)}
    run(stub.address, ledger, some_statements(2))
    assert b"secret" not in ledger.path.read_bytes()
    assert stub.authorizations == {"Basic YW5uOnNlY3JldA=="}
