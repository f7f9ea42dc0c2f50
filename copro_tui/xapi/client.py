"""One request to an LRS and its answer, within a bound of time whatever the other side does.

The standard library's client: it needs nothing, honours the proxies of the environment and of the system, and trusts
what the computer trusts. It follows no redirection, so that a password never goes anywhere else.
"""

from __future__ import annotations

import base64
import http.client
import queue
import ssl
import threading
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

from msgspec import Struct

from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _
from copro_tui.storage.reading import MIB

SECONDS = 20.0
"""How long one request takes at most."""
LARGEST_ANSWER = 16 * MIB


class Answer(Struct, frozen=True):
    """What an LRS answered."""

    status: int
    headers: Mapping[str, str]
    """By name, in small letters."""
    body: bytes


class NoAnswerError(Exception):
    """There was no answer, which may be otherwise in a moment; the text says why, in a few words."""


class NotTrustedError(Exception):
    """Whoever answers does not prove to be the LRS; the text says why, in a few words."""


class Lrs:
    """The LRS at one address, signed in."""

    def __init__(
        self, address: str, user: str, password: str, version: str = "1.0.3", seconds: float = SECONDS
    ) -> None:
        self.address = address
        self.host = urlsplit(address).netloc
        self.seconds = seconds
        signed = base64.b64encode(f"{user}:{password}".encode()).decode()
        self._headers = {
            "X-Experience-API-Version": version,
            "Authorization": f"Basic {signed}",
            "Accept": "application/json",
        }
        handlers: list[Any] = [_FollowsNothing()]
        if urlsplit(address).scheme == "http":  # the computer itself
            handlers.append(urllib.request.ProxyHandler({}))
        self._opener = urllib.request.build_opener(*handlers)

    def about(self) -> Answer:
        """What it says of itself, without signing in. Raises NoAnswerError or NotTrustedError, as do the others."""
        return self._asked(urllib.request.Request(f"{self.address}/about"))

    def post(self, statements: list[bytes]) -> Answer:
        """Send statements, all or none of which it keeps."""
        headers = {**self._headers, "Content-Type": "application/json"}
        data = b"[" + b",".join(statements) + b"]"
        return self._asked(urllib.request.Request(f"{self.address}/statements", data, headers, method="POST"))

    def get(self, query: str) -> Answer:
        """Ask for statements: ``query`` is like ``?limit=100``, or what an answer gave for more of them.

        Raises UsageError where that leads to another place, which is not told the password.
        """
        where = urljoin(f"{self.address}/statements", query)
        if urlsplit(where)[:2] != urlsplit(self.address)[:2]:
            raise UsageError(
                _("The LRS says that more is at %(place)s, which is another place.") % {"place": where},
                _("It was not asked. Tell whoever runs the LRS."),
            )
        return self._asked(urllib.request.Request(where, headers=self._headers))

    def _asked(self, request: urllib.request.Request) -> Answer:
        """The answer, waited for no longer than ``seconds``: a thread asks, because a name can take any time to find,
        and what answers by a letter a second never runs out of time."""
        found: queue.SimpleQueue[Answer | Exception] = queue.SimpleQueue()

        def ask() -> None:
            try:
                found.put(self._answer_to(request))
            except Exception as error:
                found.put(error)

        threading.Thread(target=ask, daemon=True).start()
        try:
            answer = found.get(timeout=self.seconds)
        except queue.Empty:
            raise NoAnswerError(_("no answer within %(seconds)g seconds") % {"seconds": self.seconds}) from None
        if isinstance(answer, Answer):
            return answer
        reason = getattr(answer, "reason", answer)
        if isinstance(reason, ssl.SSLCertVerificationError):
            raise NotTrustedError(reason.verify_message) from answer
        if isinstance(answer, OSError | http.client.HTTPException):
            raise NoAnswerError(getattr(reason, "strerror", None) or str(reason) or type(answer).__name__) from answer
        raise answer

    def _answer_to(self, request: urllib.request.Request) -> Answer:
        try:
            with self._opener.open(request, timeout=self.seconds) as answer:
                return _read(answer.status, answer)
        except urllib.error.HTTPError as error:
            with error:
                return _read(error.code, error)


class _FollowsNothing(urllib.request.HTTPRedirectHandler):
    """Takes a redirection for the answer."""

    def redirect_request(self, *_where: Any, **_how: Any) -> None:
        return None


def _read(status: int, answer: Any) -> Answer:
    body = answer.read(LARGEST_ANSWER + 1)
    if len(body) > LARGEST_ANSWER:
        raise NoAnswerError(_("its answer has no end"))
    headers = {name.lower(): value for name, value in answer.headers.items()}
    if headers.get("content-length", str(len(body))) != str(len(body)):
        raise NoAnswerError(_("its answer is cut short"))
    return Answer(status, headers, body)
