"""The log of the server, and what other accounts see of its processes: no names, no links, nothing that was typed."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.serve.real_server import real_server
from tests.serve.serving import Terminal, begin, end_of, new_tab, played

NASTY = "Zoë <b>“Ŵyn”</b> %s {0} \\n ‮evil"

PARTS = ("Zoë", "Ŵyn", "evil", "zoe", "wyn", "Unspeakable", "guessed")


def test_a_whole_visit_leaves_no_name_no_link_and_no_word_in_the_log(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with real_server(tmp_path) as server, server.browser() as browser:
            code = server.people.invite(NASTY)
            (person,) = server.people.all()
            async with browser.post("/in", data={"t": "guessed"}) as answer:
                assert answer.status == 403
            await begin(browser, code)
            terminal = await Terminal.of(browser, new_tab())
            await terminal.shows("Start with lesson 1")
            for process in server.children():
                assert [one for one in PARTS if one.encode() in Path(f"/proc/{process}/cmdline").read_bytes()] == []
            await terminal.press("/")
            await terminal.shows("Places and commands")
            await terminal.press("Unspeakable")
            await terminal.shows("Unspeakable")
            await terminal.press("\x11")  # Ctrl+Q
            assert await end_of(terminal.socket) == 4000
            async with browser.get("/lines") as answer:
                assert answer.status == 200
            async with browser.get("/%2e%2e/people.json?guessed") as answer:
                assert answer.status == 404
            reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
            writer.write(b"guessed \x00\xff\r\n\r\n")
            assert b"400" in await reader.readline()
            writer.close()
            (server.data / "people.json").write_bytes(b"{")
            async with browser.get("/") as answer:
                assert (answer.status, answer.headers["Retry-After"]) == (503, "60")
                assert "people.json" not in await answer.text()
            assert server.stop() == 0
            log = server.log.read_text()
            cookies = [one.value for one in browser.cookie_jar]
            assert [one for one in (*PARTS, code, *cookies) if one in log] == []
            for said in ("signed in", "screens of", "page of", "a link was tried that opens nothing", "is damaged"):
                assert said in log, said
            assert f"screens of {person.id} ended: process" in log
            assert "Traceback" not in log

    played(scenario())
