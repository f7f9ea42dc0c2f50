"""``copro xapi`` as a learner uses it: nothing leaves unless they agreed, and everything that did arrives once."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from copro_tui.cli.main import main
from copro_tui.errors import ExitCode
from copro_tui.progress.ledger import CONNECTION, LEDGER
from copro_tui.progress.repository import RecordRepository
from copro_tui.xapi.passwords import VARIABLE
from tests.cli.programs import COMMAND, complaint, copro, environment
from tests.clock import FakeClock
from tests.courses import COURSE, FIRST
from tests.players import answered, go_to, open_store, play, start
from tests.xapi.stub import Stub, Told, stub_lrs

IRI = "https://example.org/courses/small"
PEOPLE = "https://example.org/people"


@pytest.fixture
def stub() -> Iterator[Stub]:
    with stub_lrs() as found:
        yield found


@pytest.fixture(autouse=True)
def _password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "secret")
    monkeypatch.setitem(sys.modules, "keyring", None)


@pytest.fixture
def ann(folder: Path, clock: FakeClock) -> Path:
    """Ann's record, who has been through the first lesson of a course with an address of its own."""
    course = folder / "lessons" / "course.yaml"
    course.write_text(f"{COURSE}iri: {IRI}\n", encoding="utf-8")
    play(start(folder, clock).open_lesson(FIRST))
    return open_store(folder, clock).path


def xapi(folder: Path, *arguments: str) -> int:
    return main(["--course", str(folder), "--learner", "Ann", "xapi", *arguments])


def connect(folder: Path, stub: Stub, *more: str) -> None:
    assert xapi(folder, "connect", stub.address, "--account", PEOPLE, "--user", "ann", "--yes", *more) == 0


def kept(record: Path, ending: str) -> Path:
    return record.with_suffix(ending)


def test_connecting_says_what_would_go_and_sends_nothing(
    folder: Path, ann: Path, stub: Stub, capsys: pytest.CaptureFixture[str]
) -> None:
    connect(folder, stub)
    said = capsys.readouterr().out
    assert "As: a pseudonym at https://example.org/people. Your name does not go." in said
    assert "answers that are marked, and what you said in conversations: 5" in said
    assert "Nothing was sent" in said
    assert (stub.posts, stub.gets) == ([], [])
    assert kept(ann, CONNECTION).stat().st_mode & 0o777 == 0o600
    assert "secret" not in kept(ann, CONNECTION).read_text()


def test_only_what_was_agreed_to_is_sent_and_once(
    folder: Path, ann: Path, stub: Stub, capsys: pytest.CaptureFixture[str]
) -> None:
    before = ann.read_bytes()
    connect(folder, stub)
    assert xapi(folder, "send") == 0
    assert "has 7 statements more" in capsys.readouterr().out
    text = json.dumps(list(stub.statements.values()))
    assert "My own words" not in text
    assert "/own" not in text
    assert "Ann" not in text
    assert xapi(folder, "send") == 0
    assert "Nothing waits to be sent." in capsys.readouterr().out
    assert len(stub.posts) == 1
    assert ann.read_bytes() == before
    assert kept(ann, LEDGER).stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("kind", "what"), [("reflections", "My own words."), ("own-work", "/own"), ("visits", "/welcome")]
)
def test_what_is_ones_own_goes_only_if_chosen(folder: Path, ann: Path, stub: Stub, kind: str, what: str) -> None:
    connect(folder, stub, "--with", kind)
    xapi(folder, "send")
    assert what in json.dumps(list(stub.statements.values()))


def test_each_other_kind_is_asked_for_and_the_password_is_kept(
    folder: Path, ann: Path, stub: Stub, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setattr("sys.stdin", io.StringIO("n\ny\nn\nn\ny\nann\n"))
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _prompt: "secret")
    assert xapi(folder, "connect", stub.address, "--account", PEOPLE, "--as", "0012") == 0
    said = capsys.readouterr().out
    assert "As: number 0012" in said
    assert "which only your account can read" in said
    assert xapi(folder, "send") == 0
    texts = [one["result"].get("response") for one in stub.statements.values() if "result" in one]
    assert "My own words." in texts
    assert {one["actor"]["account"]["name"] for one in stub.statements.values()} == {"0012"}
    assert stub.authorizations == {"Basic YW5uOnNlY3JldA=="}


def test_calling_off_leaves_everything_as_it_was(
    folder: Path, ann: Path, stub: Stub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("n\nn\nn\nn\nn\n"))
    assert xapi(folder, "connect", stub.address, "--account", PEOPLE, "--user", "ann") == ExitCode.USAGE
    assert not kept(ann, CONNECTION).exists()


def test_show_gives_the_same_bytes_twice_and_says_what_was_refused(
    folder: Path, ann: Path, stub: Stub, capsys: pytest.CaptureFixture[str]
) -> None:
    connect(folder, stub)
    capsys.readouterr()
    xapi(folder, "show", "--json")
    lines = capsys.readouterr().out
    xapi(folder, "show", "--json")
    assert capsys.readouterr().out == lines
    first = json.loads(lines.splitlines()[0])
    stub.poison = {first["id"]: 422}
    assert xapi(folder, "send") == 0
    capsys.readouterr()
    xapi(folder, "show")
    said = capsys.readouterr().out
    assert f"refused: {first['object']['id']}" in said
    assert "what you wrote in your own words: not agreed to" in said
    stub.poison = {}
    xapi(folder, "send")
    assert first["id"] not in stub.statements
    xapi(folder, "retry")
    xapi(folder, "send")
    assert first["id"] in stub.statements


def test_nobody_listening_is_said_and_everything_waits(
    folder: Path, ann: Path, stub: Stub, capsys: pytest.CaptureFixture[str]
) -> None:
    connect(folder, stub)
    stub.next.extend([Told(503, {"Retry-After": "3600"})] * 3)
    capsys.readouterr()
    assert xapi(folder, "send") == ExitCode.OUTPUT
    said = capsys.readouterr().err
    assert "cannot take anything now (503)" in said
    assert "7 wait for the next time." in said
    assert xapi(folder, "send") == ExitCode.OUTPUT
    stub.next.clear()
    assert xapi(folder, "send") == 0
    assert len(stub.statements) == 7


def test_taking_back_stops_first_and_says_what_an_lrs_keeps(
    folder: Path, ann: Path, stub: Stub, capsys: pytest.CaptureFixture[str]
) -> None:
    connect(folder, stub)
    xapi(folder, "send")
    sent = list(stub.statements)
    capsys.readouterr()
    stub.next.append(Told(401))
    assert xapi(folder, "void", "--yes") == ExitCode.OUTPUT
    assert "An LRS keeps what it has" in capsys.readouterr().out
    assert xapi(folder, "send") == 0
    assert "You took back what you agreed to" in capsys.readouterr().out
    assert xapi(folder, "void", "--yes") == 0
    assert xapi(folder, "void", "--yes") == 0
    voided = [one["object"]["id"] for one in stub.statements.values() if one["verb"]["id"].endswith("/voided")]
    assert sorted(voided) == sorted(sent)
    assert len(stub.statements) == 2 * len(sent)


def test_disconnecting_stops_and_forgets_the_password(
    folder: Path, ann: Path, stub: Stub, capsys: pytest.CaptureFixture[str]
) -> None:
    connect(folder, stub)
    xapi(folder, "send")
    assert xapi(folder, "disconnect") == 0
    assert "What it has stays there" in capsys.readouterr().out
    assert not kept(ann, CONNECTION).exists()
    status, said = complaint(capsys, "--course", str(folder), "--learner", "Ann", "xapi", "send")
    assert (status, "is not connected" in said) == (ExitCode.USAGE, True)


def test_without_a_password_nothing_is_sent(
    folder: Path, ann: Path, stub: Stub, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    connect(folder, stub)
    monkeypatch.delenv(VARIABLE)
    capsys.readouterr()
    _status, said = complaint(capsys, "--course", str(folder), "--learner", "Ann", "xapi", "send")
    assert "The password for 127.0.0.1" in said
    assert stub.posts == []


def test_a_course_without_an_address_refuses_with_what_to_do(
    folder: Path, clock: FakeClock, stub: Stub, capsys: pytest.CaptureFixture[str]
) -> None:
    start(folder, clock)
    command = ("--course", str(folder), "xapi", "connect", stub.address, "--account", PEOPLE, "--yes")
    _status, said = complaint(capsys, *command)
    assert "iri: https://" in said


def test_a_damaged_agreement_sends_nothing(
    folder: Path, ann: Path, stub: Stub, capsys: pytest.CaptureFixture[str]
) -> None:
    kept(ann, CONNECTION).write_text('{"lrs": "http://127.0.0.1/"}')
    status, said = complaint(capsys, "--course", str(folder), "--learner", "Ann", "xapi", "send")
    assert (status, "Nothing is sent" in said) == (ExitCode.RECORD, True)


def test_erasing_a_record_takes_ledger_agreement_and_password_with_it(
    folder: Path, ann: Path, stub: Stub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setattr("sys.stdin", io.StringIO("n\nn\nn\nn\ny\n"))
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _prompt: "secret")
    assert xapi(folder, "connect", stub.address, "--account", PEOPLE, "--user", "ann") == 0
    xapi(folder, "send")
    monkeypatch.setattr("sys.stdin", io.StringIO("Ann\n"))
    assert main(["--course", str(folder), "record", "erase"]) == 0
    assert [one.name for one in ann.parent.iterdir() if one.name.startswith(ann.stem)] == []
    assert not [one for one in Path.home().rglob("lrs.json") if "secret" in one.read_text()]


def test_killed_while_it_is_answered_nothing_is_lost_or_doubled(folder: Path, ann: Path, stub: Stub) -> None:
    store, moment = RecordRepository(ann), 2
    one = store.record.tries[0]
    store.add(*(replace(one, id=f"{number:032x}") for number in range(200)))
    connect(folder, stub)
    command = [*COMMAND, "--course", str(folder), "--learner", "Ann", "xapi", "send"]
    sender = subprocess.Popen(command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def kill(asked: Stub) -> None:
        if len(asked.posts) == moment:
            sender.kill()
            sender.wait()

    stub.before_answer = kill
    assert sender.wait(60) == -9
    arrived = len(stub.statements)
    assert arrived == moment * 50
    stub.before_answer = None
    assert xapi(folder, "send") == 0
    again = [one for ids in stub.posts[moment:] for one in ids]
    assert len(again) == len(set(again))
    ids = [json.loads(line)["ids"] for line in kept(ann, LEDGER).read_text().splitlines()]
    assert sorted(one for some in ids for one in some) == sorted(stub.statements)
    assert len(stub.statements) >= 200


# -- on closing -------------------------------------------------------------------------------------------------------


def leave(folder: Path, clock: FakeClock, *, wanted: str) -> None:
    """Ann says in her settings whether what waits is sent on closing, opens copro, and closes it."""
    player = start(folder, clock)
    clock.advance(1)
    player.choose("send_on_closing", wanted)
    script = folder / "script.txt"
    script.write_text("quit\n")
    assert main(["--course", str(folder), "--learner", "Ann", "plain", "--script", str(script)]) == 0


def test_closing_sends_only_if_the_settings_say_so(
    folder: Path, ann: Path, stub: Stub, clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    leave(folder, clock, wanted="on")
    assert stub.posts == []  # not connected
    connect(folder, stub)
    assert "So it also goes each time you close copro." in capsys.readouterr().out
    leave(folder, clock, wanted="off")
    assert stub.posts == []
    leave(folder, clock, wanted="on")
    assert len(stub.posts) == 1
    assert "has 7 statements more" in capsys.readouterr().out
    leave(folder, clock, wanted="on")
    assert len(stub.posts) == 1


def test_closing_with_trouble_says_so_and_ends_well(
    folder: Path, ann: Path, stub: Stub, clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    connect(folder, stub)
    stub.next.append(Told(503, {"Retry-After": "60"}))
    leave(folder, clock, wanted="on")
    assert "7 wait for the next time." in capsys.readouterr().out


def test_nothing_of_it_is_loaded_by_who_sends_nothing(folder: Path, ann: Path, stub: Stub) -> None:
    script = folder / "script.txt"
    script.write_text("quit\n")
    ended = copro("--course", str(folder), "plain", "--script", str(script), more={"PYTHONPROFILEIMPORTTIME": "1"})
    assert ended.returncode == 0
    assert " copro_tui.cli.closing\n" in ended.stderr  # names are listed so
    for name in ("copro_tui.xapi", "urllib.request", "http.client"):
        assert f" {name}\n" not in ended.stderr


def test_what_was_learned_since_is_all_that_goes_next(folder: Path, ann: Path, stub: Stub, clock: FakeClock) -> None:
    connect(folder, stub)
    xapi(folder, "send")
    before = set(stub.statements)
    answered(go_to(start(folder, clock), FIRST, "which"), ["vote"])
    xapi(folder, "send")
    (new,) = set(stub.statements) - before
    assert stub.statements[new]["object"]["id"] == f"{IRI}/what/every-kind/which"
