"""The client: another's certificate, another host, slow, never, garbage. Passwords go to the LRS and nowhere else."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest

from copro_tui.errors import UsageError
from copro_tui.xapi.client import Lrs, NoAnswerError, NotTrustedError
from copro_tui.xapi.connection import checked_address, checked_home_page, checked_number
from tests.xapi.runs import new_ledger, run, some_statements
from tests.xapi.stub import Told, stub_lrs

CERTIFICATE = Path(__file__).with_name("certificate.pem")
"""A key and a certificate for 127.0.0.1 that signs itself, for these tests alone."""


@contextmanager
def listening(says: list[bytes], *, secured: bool = False) -> Iterator[int]:
    """The port of a server that says this to whoever comes, and then nothing more."""
    ends, server = Event(), socket.create_server(("127.0.0.1", 0))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)

    def serve() -> None:
        while not ends.is_set():
            try:
                taken, _address = server.accept()
            except OSError:
                return
            try:
                with context.wrap_socket(taken, server_side=True) if secured else taken as connection:
                    connection.recv(65536)
                    for one in says:
                        connection.sendall(one)
                        if ends.wait(0.05):
                            break
            except OSError:
                taken.close()

    thread = Thread(target=serve)
    thread.start()
    try:
        yield server.getsockname()[1]
    finally:
        ends.set()
        server.shutdown(socket.SHUT_RDWR)
        server.close()
        thread.join()


GOOD = b"HTTP/1.1 204 No Content\r\nDate: Wed, 25 Nov 2026 23:00:00 GMT\r\nConnection: close\r\n\r\n"


def test_another_certificate_is_not_trusted_and_one_that_is_known_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with listening([GOOD], secured=True) as port:
        ledger, made = new_ledger(tmp_path), some_statements(2)
        sent = run(f"https://127.0.0.1:{port}/xAPI", ledger, made)
        assert "does not prove that it is the LRS" in sent.why
        assert sent.waiting == 2
        with pytest.raises(NotTrustedError):
            Lrs(f"https://127.0.0.1:{port}/xAPI", "ann", "secret").post([b"{}"])
        monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
        with pytest.raises(NotTrustedError):  # it is for another name
            Lrs(f"https://localhost:{port}/xAPI", "ann", "secret").post([b"{}"])
        assert Lrs(f"https://127.0.0.1:{port}/xAPI", "ann", "secret").post([b"{}"]).status == 204


@pytest.mark.parametrize(
    "says",
    [
        [b""],
        [b"\x00\xff garbage\r\n\r\n"],
        [b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nnot all"],
        [b"HTTP/1.1 99999999 OK\r\n\r\n"],
        [b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 500 + b"\r\n"],
    ],
)
def test_garbage_is_no_answer(says: list[bytes]) -> None:
    with listening(says) as port, pytest.raises(NoAnswerError):
        Lrs(f"http://127.0.0.1:{port}", "ann", "secret", seconds=5).about()


def test_a_letter_now_and_then_is_not_waited_for(tmp_path: Path) -> None:
    with listening([b"H"] * 200) as port, pytest.raises(NoAnswerError, match=r"within 0\.2 seconds"):
        Lrs(f"http://127.0.0.1:{port}", "ann", "secret", seconds=0.2).about()


def test_a_password_does_not_follow_a_redirection(tmp_path: Path) -> None:
    with stub_lrs() as one, stub_lrs() as other:
        one.next.extend([Told(308, {"Location": f"{other.address}/statements"})] * 2)
        ledger = new_ledger(tmp_path)
        assert other.address.split("/")[2] in run(one.address, ledger, some_statements(2)).why
        one.next.clear()
        lrs = Lrs(one.address, "ann", "secret")
        with pytest.raises(UsageError, match="another place"):
            lrs.get(f"{other.address}/statements?limit=1")
        with pytest.raises(UsageError, match="another place"):
            lrs.get("//127.0.0.1:1/statements")
        assert lrs.get("/xAPI/statements?limit=1").status == 200
        assert (other.posts, other.gets) == ([], [])


def test_a_proxy_is_not_asked_for_what_is_on_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with stub_lrs() as stub:
        assert Lrs(stub.address, "ann", "secret").about().status == 200


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "not the address"),
        ("lrs.example.org", "not the address"),
        ("ftp://lrs.example.org", "not the address"),
        ("file:///etc/passwd", "not the address"),
        ("https://", "not the address"),
        ("https://[::1", "not the address"),
        ("https://lrs.example.org:99999/", "not the address"),
        ("https://lrs.example.org/?a=b", "not the address"),
        ("https://lrs.example.org/\x1b[2J", "not the address"),
        ("https://ann:secret@lrs.example.org/", "no name and no password"),
        ("http://lrs.example.org/xAPI", "read by everybody"),
        ("http://127.0.0.1.example.org/xAPI", "read by everybody"),
    ],
)
def test_an_address_that_nothing_should_be_sent_to_is_refused(typed: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        checked_address(typed)


def test_an_address_is_tidied() -> None:
    assert checked_address(" https://lrs.example.org/xAPI/statements ") == "https://lrs.example.org/xAPI"
    assert checked_address("http://localhost:8100/") == "http://localhost:8100"


def test_whose_names_and_numbers_there_are() -> None:
    assert checked_home_page("https://example.org/people") == "https://example.org/people"
    assert checked_number(" 0012 ") == "0012"
    for bad in ("example.org", "mailto:ann@example.org", "https://ann@example.org", "https://a b.org", "https://"):
        with pytest.raises(UsageError):
            checked_home_page(bad)
    for bad in ("ann@example.org", "", "x" * 101, "1\n2"):
        with pytest.raises(UsageError):
            checked_number(bad)
