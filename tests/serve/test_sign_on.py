"""Single sign-on: a proxy says who somebody is, and nobody else can."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui.serve.context import SingleSignOn
from tests.serve.serving import played, serving

SECRET = "between the proxy and the server"
INVITED_ONLY = SingleSignOn("X-Forwarded-User", "X-Name", SECRET)
EVERYBODY = SingleSignOn("X-Forwarded-User", "X-Name", SECRET, open=True)


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Forwarded-User": "u1"},
        {"X-Forwarded-User": "u1", "X-Proxy-Secret": "guessed"},
        {"X-Proxy-Secret": SECRET},
        {"X-Forwarded-User": "  ", "X-Proxy-Secret": SECRET},
    ],
)
def test_who_comes_past_the_proxy_is_nobody(tmp_path: Path, headers: dict[str, str]) -> None:
    async def scenario() -> None:
        async with serving(tmp_path, sign_on=EVERYBODY) as server, server.browser(**headers) as browser:
            async with browser.get("/", allow_redirects=False) as answer:
                assert answer.headers["Location"] == "/in"
            async with browser.get("/in") as answer:
                assert answer.status == 403
            assert server.people.all() == ()

    played(scenario())


def test_only_invited_subjects_come_unless_it_is_open(tmp_path: Path) -> None:
    async def scenario() -> None:
        by_proxy = {"X-Proxy-Secret": SECRET, "X-Name": "Ann Jones"}
        async with (
            serving(tmp_path, sign_on=INVITED_ONLY) as server,
            server.browser(**by_proxy, **{"X-Forwarded-User": "u1"}) as ann,
            server.browser(**by_proxy, **{"X-Forwarded-User": "u2"}) as other,
        ):
            server.people.admit("u1", "Ann Jones")
            async with ann.get("/", allow_redirects=False) as answer:
                assert answer.status == 200
            async with other.get("/", allow_redirects=False) as answer:
                assert answer.status == 303
            server.people.revoke("Ann Jones")
            async with ann.get("/", allow_redirects=False) as answer:
                assert answer.status == 303

    played(scenario())


def test_who_was_shut_out_is_not_let_in_as_new_where_it_is_open(tmp_path: Path) -> None:
    async def scenario() -> None:
        proxy = {"X-Proxy-Secret": SECRET, "X-Forwarded-User": "u1", "X-Name": "Ann"}
        async with serving(tmp_path, sign_on=EVERYBODY) as server, server.browser(**proxy) as browser:
            async with browser.get("/") as answer:
                assert answer.status == 200
            server.people.revoke("Ann")
            async with browser.get("/", allow_redirects=False) as answer:
                assert answer.headers["Location"] == "/in"
            assert len(server.people.all()) == 1

    played(scenario())


def test_where_it_is_open_each_subject_has_one_record_whatever_the_name(tmp_path: Path) -> None:
    async def scenario() -> None:
        proxy = {"X-Proxy-Secret": SECRET, "X-Forwarded-User": "u1"}
        async with serving(tmp_path, sign_on=EVERYBODY) as server:
            for name in ("Ann Jones", "Ann Evans"):
                async with server.browser(**proxy, **{"X-Name": name}) as browser, browser.get("/") as answer:
                    assert answer.status == 200
            assert [(one.name, one.subject) for one in server.people.all()] == [("Ann Jones", "u1")]

    played(scenario())
