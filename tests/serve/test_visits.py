"""Real processes behind the socket: they begin, come back, stay apart, and end with whatever ends."""

from __future__ import annotations

import asyncio
import os
import re
import resource
import signal
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import aiohttp
import msgspec
import pytest

from copro_tui.cli.main import main
from copro_tui.cli.trainer_context import inboxes_in_words, service_of
from copro_tui.serve.confine import version
from copro_tui.serve.visits import Limits
from tests.courses import write_course
from tests.serve.real_server import alive
from tests.serve.serving import SECONDS, Terminal, end_of, new_tab, played, screen_of, serving, type_in, until


def test_home_is_shown_keys_arrive_and_leaving_ends_the_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("A_SECRET_OF_THE_SERVER", "secret")

    async def scenario() -> None:
        async with serving(tmp_path) as server, server.signed_in("Ann Jones") as browser:
            socket = await browser.ws_connect(f"/ws/{new_tab()}?width=100&height=30")
            await screen_of(socket, "Ann Jones")
            (visit,) = server.visits.all()
            environment = Path(f"/proc/{visit.number}/environ").read_bytes().rstrip(b"\0").split(b"\0")
            assert len(environment) <= 12
            assert [one for one in environment if b"SECRET" in one] == []
            status = Path(f"/proc/{visit.number}/status").read_text()
            assert (version() > 0) == ("NoNewPrivs:\t1" in status)  # it has confined itself
            assert re.search(r"Max file size +67108864 ", Path(f"/proc/{visit.number}/limits").read_text())
            await type_in(socket, "e")
            await screen_of(socket, "Text width")
            await type_in(socket, "\x11")  # Ctrl+Q
            assert await end_of(socket) == 4000
            assert not alive(visit.number)

    played(scenario())


def test_a_reload_comes_back_to_the_same_screen_of_the_same_process(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, server.signed_in("Ann Jones") as browser:
            tab = new_tab()
            socket = await browser.ws_connect(f"/ws/{tab}")
            await screen_of(socket, "Ann Jones")
            await type_in(socket, "e")
            await screen_of(socket, "Text width")
            process = server.visits.all()[0].number
            await socket.close()
            again = await browser.ws_connect(f"/ws/{tab}?width=90&height=30")
            await screen_of(again, "Text width")
            assert [one.number for one in server.visits.all()] == [process]
            second = await browser.ws_connect(f"/ws/{tab}")  # another window of the same tab
            await screen_of(second, "Text width")
            assert await end_of(again) == 4001

    played(scenario())


def test_who_does_not_come_back_and_who_does_nothing_is_not_waited_for(tmp_path: Path) -> None:
    async def scenario() -> None:
        limits = Limits(alone=0.2, idle=3600)
        async with serving(tmp_path, limits=limits) as server, server.signed_in("Ann") as browser:
            socket = await browser.ws_connect(f"/ws/{new_tab()}")
            await screen_of(socket, "Ann")
            process = server.visits.all()[0].number
            await socket.close()
            await until(lambda: not alive(process) and not server.visits.all())

    played(scenario())


def test_a_person_has_two_processes_and_the_least_used_one_ends(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, server.signed_in("Ann") as browser:
            sockets = []
            for _number in range(3):
                sockets.append(await browser.ws_connect(f"/ws/{new_tab()}"))
                await screen_of(sockets[-1], "Ann")
            assert len(server.visits.all()) == 2
            assert await end_of(sockets[0]) == 4002

    played(scenario())


def test_where_too_many_are_here_somebody_new_is_told_so(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with (
            serving(tmp_path, limits=Limits(visits=1)) as server,
            server.signed_in("Ann") as ann,
            server.signed_in("Bob") as bob,
        ):
            socket = await ann.ws_connect(f"/ws/{new_tab()}")
            await screen_of(socket, "Ann")
            other = await bob.ws_connect(f"/ws/{new_tab()}")
            assert await end_of(other) == 4004

    played(scenario())


def test_nobody_gets_what_is_somebody_elses(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, server.signed_in("Ann") as ann, server.signed_in("Bob") as bob:
            tab = new_tab()
            socket = await ann.ws_connect(f"/ws/{tab}")
            await screen_of(socket, "Ann")
            other = await bob.ws_connect(f"/ws/{tab}")
            assert "Ann" not in await screen_of(other, "Bob")
            assert len(server.visits.all()) == 2
            visit = server.visits.of(server.people.all()[0].id)[0]
            await type_in(socket, "p")
            await screen_of(socket, "Save a copy")
            await type_in(socket, "x")
            key = ""
            while not key:
                message = await socket.receive()
                if isinstance(message.data, str) and "file" in message.data:
                    key = msgspec.json.decode(message.data)[1]["key"]
            async with bob.get(f"/file/{tab}/{key}") as answer:
                assert answer.status == 404
            async with ann.get(f"/file/{tab}/{key}") as answer:
                assert answer.headers["Content-Disposition"] == "attachment; filename*=UTF-8''plan-Ann.html"
                assert "<!DOCTYPE html>" in await answer.text()
            async with ann.get(f"/file/{tab}/{key}") as answer:
                assert answer.status == 404
            assert visit.files.take(key) is None

    played(scenario())


FLOODS: dict[str, Callable[[aiohttp.ClientWebSocketResponse], Awaitable[None]]] = {
    "long": lambda socket: socket.send_str("x" * 1000),
    "short": lambda socket: socket.send_str('["stdin",""]'),
    "binary": lambda socket: socket.send_bytes(b"\xff" * 500),
}


@pytest.mark.parametrize("flood", FLOODS)
def test_floods_and_nonsense_end_a_socket_and_nothing_else(tmp_path: Path, flood: str) -> None:
    """Somebody else is answered meanwhile, and the process of who sends too much stays as it is."""

    async def scenario() -> None:
        async with serving(tmp_path) as server, server.signed_in("Ann") as ann, server.browser() as other:
            socket = await ann.ws_connect(f"/ws/{new_tab()}")
            await screen_of(socket, "Ann")
            for text in ("", "{", "[1]", '["stdin"', '["resize",{"width":20000,"height":20000}]', '["quit"]', "\x00"):
                await socket.send_str(text)
            await socket.send_bytes(b"\x00\xff")
            await type_in(socket, "e")
            await screen_of(socket, "Text width")
            for number in range(5000):
                if socket.closed:
                    break
                with suppress(ConnectionError):
                    await FLOODS[flood](socket)
                if number == 100:
                    begun = time.monotonic()
                    async with other.get("/in") as answer:
                        assert answer.status == 200
                    assert time.monotonic() - begun < SECONDS
            assert await end_of(socket) == 4006
            process = server.visits.all()[0].number
            memory = Path(f"/proc/{process}/statm").read_text().split()[1]
            assert int(memory) * 4096 < 120_000_000

    played(scenario())


def test_a_message_that_is_too_large_ends_the_socket(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, server.signed_in("Ann") as ann:
            socket = await ann.ws_connect(f"/ws/{new_tab()}")
            await screen_of(socket, "Ann")
            await socket.send_str("x" * 1_000_000)
            assert await end_of(socket) == 1009
            assert len(server.visits.all()) == 1

    played(scenario())


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="only Linux can fill the disk of another process")
def test_a_disk_that_is_full_is_said_and_nothing_shown_is_lost(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, server.signed_in("Ann") as ann:
            terminal = await Terminal.of(ann, new_tab())
            await terminal.shows("Start with lesson 1")
            (visit,) = server.visits.all()
            resource.prlimit(visit.number, resource.RLIMIT_FSIZE, (0, 0))
            await terminal.press("\r")
            await terminal.shows("A page with a figure.", "cannot be written")
            await terminal.press("\x11", "\x11")
            assert await end_of(terminal.socket) == 4002

    played(scenario())


def test_what_is_done_is_in_the_persons_own_record(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, server.signed_in("Ann Jones") as browser:
            socket = await browser.ws_connect(f"/ws/{new_tab()}")
            await screen_of(socket, "Ann Jones")
            folder = server.people.folder(server.people.all()[0])
            assert [path.name for path in folder.glob("ann-jones-*.json")] != []
            assert folder.stat().st_mode & 0o077 == 0

    played(scenario())


def test_a_record_that_cannot_be_read_is_said_in_the_log_and_ends_nothing_else(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, server.signed_in("Ann") as browser:
            folder = server.people.folder(server.people.all()[0])
            folder.mkdir(parents=True)
            (folder / "ann-0123456789.json").write_bytes(b"\xff")
            socket = await browser.ws_connect(f"/ws/{new_tab()}")
            said = await socket.receive_json()
            assert (said[0], "ann-0123456789.json" in said[1], "Traceback" in said[1]) == ("trouble", True, False)
            assert await end_of(socket) == 4002
            async with browser.get("/healthz") as answer:
                assert (await answer.json())["visits"] == 0

    played(scenario())


def test_no_process_outlives_its_server(tmp_path: Path) -> None:
    """As with kill -9 of the server: its end of the pipes is closed, and nobody says goodbye."""

    async def scenario() -> None:
        async with serving(tmp_path) as server, server.signed_in("Ann") as browser:
            socket = await browser.ws_connect(f"/ws/{new_tab()}")
            await screen_of(socket, "Ann")
            (visit,) = server.visits.all()
            child = visit._child  # there is no other way to close only what leads to it
            assert child is not None
            child.input.close()
            await until(lambda: not alive(visit.number))

    played(scenario())


@pytest.mark.skipif(version() == 0, reason="the kernel has no Landlock")
@pytest.mark.parametrize(
    "what",
    [
        "open(OTHER).read()",
        "open(OTHER, 'a')",
        "open('/tmp/copro-was-here', 'w')",
        "__import__('os').listdir(__import__('pathlib').Path(OTHER).parent)",
        "open('/etc/passwd', 'a')",
        *(["__import__('socket').create_connection(('127.0.0.1', 9))"] if version() >= 4 else []),
    ],
)
def test_a_confined_process_reaches_nothing_else(tmp_path: Path, what: str) -> None:
    own, other = tmp_path / "own", tmp_path / "other" / "record.json"
    own.mkdir()
    other.parent.mkdir()
    other.write_text("somebody else's")
    script = f"""
import sys
from pathlib import Path
from copro_tui.serve.confine import confine
package = Path(sys.modules['copro_tui'].__file__).parent
python = [Path(sys.prefix), Path(sys.base_prefix), Path('/usr'), Path('/lib')]
assert confine(read=[*python, package], write=[Path({str(own)!r})])
Path({str(own)!r}, 'mine').write_text('mine')
OTHER = {str(other)!r}
try:
    {what}
except PermissionError:
    print('refused')
"""

    async def scenario() -> None:
        import sys

        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", script, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
        )
        out, err = await process.communicate()
        assert (out.decode().strip(), err.decode()) == ("refused", "")

    played(scenario())


def test_work_is_sent_to_the_trainer_who_collects_it_from_the_data_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_course(tmp_path)
    course = ["--course", str(folder)]
    data = ["--data", str(tmp_path / "data")]
    assert main([*course, "cohort", "new", "spring", "--name", "Spring group", "--trainer", "Siân"]) == 0
    assert main([*course, "assign", "what", "--cohort", "spring", "--due", "2027-01-31"]) == 0
    assert main([*course, "cohort", "invite", "spring", "--served", "Ann Jones", *data]) == 0
    said = capsys.readouterr().out
    assert f"What they send arrives in: {tmp_path / 'data' / 'inbox' / 'spring'}" in said
    code = next(line for line in said.splitlines() if line.startswith("Ann Jones: ")).partition("#")[2]

    async def scenario() -> None:
        async with serving(tmp_path) as server, server.browser() as browser:
            async with browser.post("/in/begin", data={"t": code}, allow_redirects=False) as answer:
                assert answer.status == 303
            socket = await browser.ws_connect(f"/ws/{new_tab()}?width=120&height=40")
            await screen_of(socket, "Spring group")
            await type_in(socket, "/")
            await screen_of(socket, "Places and commands")
            await type_in(socket, "trainer")
            await screen_of(socket, "hand in, submit")
            await type_in(socket, "\r")
            await screen_of(socket, "Reflections")
            await type_in(socket, "\r")
            await screen_of(socket, "Sent. Your trainer will find it.")

    played(scenario())
    inbox = tmp_path / "data" / "inbox" / "spring"
    assert len(list(inbox.iterdir())) == 1
    (inbox / "0.json").write_text("{")  # whatever a visit could put there
    assert main([*course, "cohort", "collect", "spring"]) == 1
    collected = capsys.readouterr()
    assert f"Inbox: {inbox}" in collected.out
    assert "Ann Jones, 0 new answers, now a member." in collected.out
    assert "0.json" in collected.err
    assert list(inbox.iterdir()) == []
    assert main([*course, "cohort", "collect", "spring"]) == 0
    assert [*inboxes_in_words(service_of(folder))] == [f"The inbox of “Spring group”: {inbox}"]


def test_the_process_that_others_are_forked_from_is_started_again(tmp_path: Path) -> None:
    """Killed, it takes its visits with it; whoever comes back has another, and nothing hangs."""

    async def scenario() -> None:
        async with serving(tmp_path) as server, server.signed_in("Ann") as browser:
            tab = new_tab()
            first = await Terminal.of(browser, tab)
            await first.shows("Start with lesson 1")
            visit = server.visits.all()[0].number
            parent = int(Path(f"/proc/{visit}/stat").read_text().rpartition(")")[2].split()[1])
            os.kill(parent, signal.SIGKILL)
            assert await end_of(first.socket) == 4002
            await until(lambda: not alive(visit))
            again = await Terminal.of(browser, tab)
            await again.shows("Start with lesson 1")
            assert server.visits.all()[0].number != visit

    played(scenario())
