"""An LRS that does what it is told: the contract of a real one, and all that a real one does once a year."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from msgspec import Struct, field

CUT, NEVER = 0, -1
"""In the place of a status: the connection is cut, or there is no answer."""


class Told(Struct):
    """One answer that is given whatever is asked."""

    status: int
    headers: dict[str, str] = {}
    body: bytes = b"no"


class Stub(Struct):
    """What a stub has and was asked."""

    address: str = ""
    statements: dict[str, dict[str, Any]] = field(default_factory=dict)
    """What it keeps, by id, in the order in which it came."""
    next: deque[Told] = field(default_factory=deque)
    """The answers to the next posts."""
    poison: dict[str, int] = field(default_factory=dict)
    """With which status it answers to batches that have this id in them."""
    posts: list[list[str]] = field(default_factory=list)
    """The ids of every post."""
    gets: list[str] = field(default_factory=list)
    authorizations: set[str | None] = field(default_factory=set)
    before_answer: Callable[[Stub], None] | None = None
    """What is done when a post was kept, before it is answered."""
    gets_at_most: int | None = None
    """After how many pages it asks to come again in an hour."""
    date: str = ""
    """What it says for the time; empty for the right one."""
    page: int = 100
    ends: Event = field(default_factory=Event)

    def post(self, batch: list[dict[str, Any]]) -> Told:
        """What a good LRS answers."""
        ids = [one["id"] for one in batch]
        self.posts.append(ids)
        if self.next:
            return self.next.popleft()
        if bad := [self.poison[one] for one in ids if one in self.poison]:
            return Told(bad[0])
        if any(self.statements.get(one["id"], one) != one for one in batch):
            return Told(409)
        new = [one for one in batch if one["id"] not in self.statements]
        self.statements |= {one["id"]: one for one in new}
        if self.before_answer is not None:
            self.before_answer(self)
        return Told(200, body=json.dumps([one["id"] for one in new]).encode()) if new else Told(204, body=b"")

    def get(self, path: str) -> Told:
        """A page of what it has, and where the next one is."""
        self.gets.append(path)
        if self.gets_at_most is not None and len(self.gets) > self.gets_at_most:
            return Told(503, {"Retry-After": "3600"})
        if self.next:
            return self.next.popleft()
        asked = {name: values[0] for name, values in parse_qs(urlsplit(path).query).items()}
        found = [one for one in self.statements.values() if one.get("timestamp", "9") > asked.get("since", "")]
        begin, limit = int(asked.get("begin", 0)), min(self.page, int(asked.get("limit", self.page)) or self.page)
        answer: dict[str, Any] = {"statements": found[begin : begin + limit]}
        if begin + limit < len(found):
            answer["more"] = f"/xAPI/statements?begin={begin + limit}&since={asked.get('since', '')}"
        return Told(200, body=json.dumps(answer).encode())


@contextmanager
def stub_lrs() -> Iterator[Stub]:
    """An LRS on this computer alone, for as long as it is needed."""
    stub = Stub()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            stub.authorizations.add(self.headers["Authorization"])
            body = self.rfile.read(int(self.headers["Content-Length"]))
            self.answer(stub.post(json.loads(body)))

        def do_GET(self) -> None:
            if self.path.endswith("/about"):
                self.answer(Told(200, body=b'{"version": ["1.0.3"]}'))
            else:
                stub.authorizations.add(self.headers["Authorization"])
                self.answer(stub.get(self.path))

        def answer(self, told: Told) -> None:
            if told.status == NEVER:
                stub.ends.wait(30)
            if told.status in (CUT, NEVER):
                self.close_connection = True
                return
            self.send_response_only(told.status)
            headers: Mapping[str, str] = {"Date": stub.date or self.date_time_string(), **told.headers}
            for name, value in headers.items():
                self.send_header(name, value)
            if told.status != 204:
                self.send_header("Content-Length", str(len(told.body)))
            self.end_headers()
            if told.status != 204:
                self.wfile.write(told.body)

        def log_message(self, *_what: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    stub.address = f"http://127.0.0.1:{server.server_port}/xAPI"
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield stub
    finally:
        stub.ends.set()
        server.shutdown()
        thread.join()
        server.server_close()
