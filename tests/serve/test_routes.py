"""Every route, by those who may use it and by those who may not. No process is started here."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from aiohttp import WSServerHandshakeError

from copro_tui.errors import UsageError
from copro_tui.serve.guard import FAILURES
from copro_tui.serve.own_words import OwnWords, own_words_in
from tests.serve.forms import read
from tests.serve.serving import end_of, new_tab, played, serving


def test_who_is_not_signed_in_is_sent_to_the_sign_in(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, server.browser() as browser:
            async with browser.get("/", allow_redirects=False) as answer:
                assert (answer.status, answer.headers["Location"]) == (303, "/in")
            async with browser.get("/in") as answer:
                assert answer.status == 200
                text = await answer.text()
                assert "The code of your link" in text
                assert "Whoever runs it can read them." in text

    played(scenario())


def test_a_link_shows_whose_course_it_opens_before_anybody_is_signed_in(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, server.browser() as browser:
            code = server.people.invite("Ann <script>alert(1)</script>")
            async with browser.post("/in", data={"t": code}) as answer:
                text = await answer.text()
                assert "Ann &lt;script&gt;" in text
                assert "<script>alert" not in text
                assert "Set-Cookie" not in answer.headers
            async with browser.post("/in/begin", data={"t": code}, allow_redirects=False) as answer:
                cookie = answer.headers["Set-Cookie"]
                assert [one for one in ("HttpOnly", "SameSite=Lax", "Path=/") if one not in cookie] == []
            async with browser.get("/") as answer:
                text = await answer.text()
                assert 'id="terminal"' in text
            token = text.partition('name="token" value="')[2].partition('"')[0]
            async with browser.post("/out", data={"token": "other"}) as answer:
                assert answer.status == 403
            async with browser.post("/out", data={"token": token}, allow_redirects=False) as answer:
                assert answer.status == 303
            async with browser.get("/", allow_redirects=False) as answer:
                assert answer.status == 303

    played(scenario())


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": ""}, 403),
        ({"Host": "evil.example"}, 421),
    ],
)
def test_other_pages_and_other_names_are_refused(tmp_path: Path, headers: Mapping[str, str], status: int) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, server.signed_in("Ann") as browser:
            async with browser.post("/in", data={"t": "x"}, headers=headers) as answer:
                assert answer.status == status
            with pytest.raises(WSServerHandshakeError) as refused:
                await browser.ws_connect(f"/ws/{new_tab()}", headers=headers)
            assert refused.value.status == status

    played(scenario())


def test_guessing_links_has_to_wait(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, server.browser() as browser:
            code, found = server.people.invite("Ann"), []
            for number in range(FAILURES + 2):
                async with browser.post("/in", data={"t": f"{number}"}) as answer:
                    found.append(answer.status)
            assert found == [403] * FAILURES + [429] * 2
            async with browser.post("/in", data={"t": code}) as answer:
                assert answer.status == 429

    played(scenario())


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/",
        "/static/app.py",
        "/file/x/y",
        "/x",
        "/static/textual.js",
    ],
)
def test_there_is_nothing_but_what_is_named(tmp_path: Path, path: str) -> None:
    async def scenario() -> None:
        async with (
            serving(tmp_path) as server,
            server.signed_in("Ann") as browser,
            browser.get(path, allow_redirects=False) as answer,
        ):
            assert answer.status == 404

    played(scenario())


def test_every_answer_closes_what_is_not_needed(tmp_path: Path) -> None:
    async def scenario() -> None:
        paths = ("/", "/in", "/privacy", "/accessibility", "/healthz", "/static/page.css", "/static/terminal.js", "/no")
        async with serving(tmp_path) as server, server.signed_in("Ann") as browser:
            for path in paths:
                async with browser.get(path) as answer:
                    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"], path
                    assert answer.headers["Referrer-Policy"] == "same-origin", path
                    assert ("://" in await answer.text()) <= (path == "/static/terminal.js"), path

    played(scenario())


@pytest.mark.parametrize("front", ["screens", "lines", "", "//evil.example"])
def test_one_begins_where_one_chose(tmp_path: Path, front: str) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, server.browser() as browser:
            sent = {"t": server.people.invite("Ann"), "front": front}
            async with browser.post("/in/begin", data=sent, allow_redirects=False) as answer:
                wanted = {"screens": "/?screens", "lines": "/lines"}.get(front, "/")
                assert (answer.status, answer.headers["Location"]) == (303, wanted)

    played(scenario())


def test_the_ordinary_page_is_offered_before_one_begins_and_on_the_screens(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, server.signed_in("Ann") as browser:
            async with browser.get("/") as answer:
                first = read(await answer.text()).all("body")[0].all("a", "button", "form")[0]
                assert (first.name, first.attributes["href"], first.text) == ("a", "/lines", "As an ordinary page")
            async with browser.post("/in", data={"t": server.people.invite("Bob")}) as answer:
                fronts = [one for one in read(await answer.text()).all("div") if "fronts" in one.attributes["class"]]
                orders = {
                    one.attributes["class"]: [each.attributes["value"] for each in one.all("button")] for one in fronts
                }
                assert orders == {"fronts wide": ["screens", "lines"], "fronts narrow": ["lines", "screens"]}

    played(scenario())


@pytest.mark.parametrize("path", ["/privacy", "/accessibility"])
def test_the_organisation_says_its_own_words_as_text(tmp_path: Path, path: str) -> None:
    said = "Cyngor Môr runs this.\r\n\r\n<script>alert(1)</script> Write to us."
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / f"{path[1:]}.txt").write_text(said, encoding="utf-8")

    async def scenario() -> None:
        own = own_words_in(tmp_path / "words")
        async with serving(tmp_path, own_words=own) as server, server.browser() as browser:
            async with browser.get(path) as answer:
                main = read(await answer.text()).all("main")[0]
                assert [one.text for one in main.all("p")][-2:] == said.split("\r\n\r\n")
                assert main.all("script") == []
            other = "/privacy" if path == "/accessibility" else "/accessibility"
            async with browser.get(other) as answer:
                assert "Cyngor" not in await answer.text()

    played(scenario())


def test_own_words_that_are_no_text_are_refused(tmp_path: Path) -> None:
    assert own_words_in(tmp_path) == OwnWords()
    (tmp_path / "privacy.txt").write_bytes(b"\xff\xfe")
    with pytest.raises(UsageError, match=r"privacy\.txt"):
        own_words_in(tmp_path)
    (tmp_path / "privacy.txt").unlink()
    (tmp_path / "privacy.txt").mkdir()
    with pytest.raises(UsageError, match=r"privacy\.txt"):
        own_words_in(tmp_path)


def test_a_form_of_somebody_else_is_not_taken(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, server.signed_in("Ann") as ann, server.signed_in("Bob") as bob:
            async with ann.get("/?screens") as answer:
                token = (await answer.text()).partition('name="token" value="')[2].partition('"')[0]
            assert token
            for path in ("/out", "/lines"):
                async with bob.post(path, data={"token": token, "turn": "1"}, allow_redirects=False) as answer:
                    assert answer.status == 403
            for browser in (ann, bob):
                async with browser.get("/", allow_redirects=False) as answer:
                    assert answer.status == 200

    played(scenario())


def test_what_never_changes_is_sent_once(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, server.browser() as browser:
            async with browser.get("/static/page.css") as answer:
                tag = answer.headers["ETag"]
            async with browser.get("/static/page.css", headers={"If-None-Match": tag}) as answer:
                assert answer.status == 304

    played(scenario())


def test_forms_that_are_too_large_are_refused(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with (
            serving(tmp_path) as server,
            server.browser() as browser,
            browser.post("/in", data={"t": "x" * 100_000}) as answer,
        ):
            assert answer.status == 413

    played(scenario())


def test_a_socket_of_nobody_is_closed_with_a_code_of_its_own(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, server.browser() as browser:
            socket = await browser.ws_connect(f"/ws/{new_tab()}")
            assert await end_of(socket) == 4003

    played(scenario())


@pytest.mark.parametrize("damage", [b"{", None])
def test_without_the_list_of_people_nobody_comes_in_and_it_is_said(tmp_path: Path, damage: bytes | None) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, server.signed_in("Ann") as browser:
            code = server.people.invite("Bob")
            file = tmp_path / "data" / "people.json"
            file.write_bytes(damage) if damage is not None else file.unlink()
            for path in ("/", "/lines"):
                async with browser.get(path) as answer:
                    assert (answer.status, answer.headers["Retry-After"]) == (503, "60")
                    text = await answer.text()
                    assert "cannot be opened at the moment. What you did before is saved." in text
                    assert str(tmp_path) not in text
            async with browser.post("/in", data={"t": code}) as answer:
                assert answer.status == 503
            with pytest.raises(WSServerHandshakeError) as refused:
                await browser.ws_connect(f"/ws/{new_tab()}")
            assert refused.value.status == 503
            async with browser.get("/healthz") as answer:
                assert answer.status == 200

    played(scenario())


@pytest.mark.parametrize("path", ["/", "/lines", "/ws/"])
def test_where_no_process_can_be_started_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    def full(*_arguments: object, **_more: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    async def scenario() -> None:
        async with serving(tmp_path) as server, server.signed_in("Ann") as browser:
            monkeypatch.setattr("copro_tui.serve.starting.make_folder", full)
            if path == "/ws/":
                socket = await browser.ws_connect(path + new_tab())
                assert await end_of(socket) == 4005
            else:
                async with browser.get(path) as answer:
                    assert answer.status == (503 if path == "/lines" else 200)
            assert server.visits.all() == []

    played(scenario())


def test_a_link_that_was_ended_opens_nothing_and_a_cookie_that_was_neither(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, server.signed_in("Ann") as ann, server.browser() as other:
            old = server.people.invite("Bob")
            server.people.invite("Bob", again=True)
            server.people.revoke("Ann")
            for code in (old, "", "x" * 10_000, "#" * 50, "\x00"):
                async with other.post("/in/begin", data={"t": code}) as answer:
                    assert answer.status == 403
                    assert "does not open anything, or no longer" in await answer.text()
            async with ann.get("/", allow_redirects=False) as answer:
                assert answer.headers["Location"] == "/in"
            assert await end_of(await ann.ws_connect(f"/ws/{new_tab()}")) == 4003

    played(scenario())


@pytest.mark.parametrize("path", ["/ws/x", "/ws/" + "g" * 32, "/ws/..%2f..%2fpeople", "/ws/" + "0" * 33])
def test_what_is_no_tab_is_refused(tmp_path: Path, path: str) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, server.signed_in("Ann") as browser:
            with pytest.raises(WSServerHandshakeError) as refused:
                await browser.ws_connect(path)
            assert refused.value.status in (400, 404)

    played(scenario())


def test_a_fault_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fault(*_arguments: object) -> str:
        raise ZeroDivisionError("secret words")

    async def scenario() -> None:
        async with serving(tmp_path) as server, server.signed_in("Ann") as browser:
            monkeypatch.setattr("copro_tui.serve.pages.screens", fault)
            async with browser.get("/") as answer:
                text = await answer.text()
                assert answer.status == 500
                assert "Something is wrong in the program itself. What you did before is saved." in text
                assert "secret words" not in text
                assert "frame-ancestors" in answer.headers["Content-Security-Policy"]

    played(scenario())
