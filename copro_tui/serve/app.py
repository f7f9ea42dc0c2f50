"""The server: its routes, what each request has to pass, and the socket between a browser and its process."""

from __future__ import annotations

import asyncio
import hashlib
import re
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

from aiohttp import WSMsgType, web
from msgspec import Struct

from copro_tui.errors import CoproError
from copro_tui.i18n import available_languages, speaking
from copro_tui.i18n import gettext as _
from copro_tui.serve import pages
from copro_tui.serve.guard import HEADERS, Address, Allowance, Attempts
from copro_tui.serve.messages import HEIGHTS, LARGEST, WIDTHS, Resized, message_in
from copro_tui.serve.people import KEPT, SIGNED_IN, People, Person
from copro_tui.serve.visit import ENDED, Size
from copro_tui.serve.visits import FullError, Visits, is_tab

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

FULL, SIGNED_OUT = 4004, 4003
"""Why a socket is closed at once: too many visits; nobody is signed in."""

LONGEST_FORM = 64 * 1024

_NUMBER = re.compile(r"[0-9]{1,5}")


class Settings(Struct, frozen=True):
    """What whoever runs the server has decided."""

    title: str
    """The title of the course."""
    address: Address
    own_words: str = ""
    """What the organisation says on the page about privacy."""
    behind_proxy: bool = False
    """Whether X-Forwarded-For names who asks."""


class Server:
    """The handlers of all routes."""

    def __init__(self, settings: Settings, people: People, visits: Visits) -> None:
        self._settings = settings
        self._people = people
        self._visits = visits
        self._attempts = Attempts(time.monotonic)
        self._static = _static()

    def application(self) -> web.Application:
        """The aiohttp application."""
        app = web.Application(client_max_size=LONGEST_FORM, middlewares=[self._guard])
        app.add_routes(
            [
                web.get("/", self._screens),
                web.get("/in", self._sign_in),
                web.post("/in", self._whose),
                web.post("/in/begin", self._begin),
                web.post("/out", self._sign_out),
                web.get("/privacy", self._privacy),
                web.get("/ws/{tab}", self._socket),
                web.get("/file/{tab}/{key}", self._file),
                web.get("/healthz", self._health),
                web.get("/static/{name}", self._static_file),
            ]
        )
        app.cleanup_ctx.append(self._caring)
        return app

    async def _caring(self, _app: web.Application):  # type: ignore[no-untyped-def]  # a generator for aiohttp
        """End what nobody needs each second; at the end everything."""

        async def care() -> None:
            while True:
                await asyncio.sleep(1)
                await self._visits.tidy()

        task = asyncio.create_task(care())
        yield
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        await self._visits.end_all()

    # -- what every request passes -------------------------------------------------------------------------------------

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        address, own = self._settings.address, request.headers.get("Origin")
        if not address.is_host(request.headers.get("Host")):
            return self._answer(421, request, _("This address is not that of the course."))
        if (request.method == "POST" or request.path.startswith("/ws/")) and not address.is_origin(own):
            return self._answer(403, request, _("This was sent from another page, and was not taken."))
        try:
            with speaking(self._language(request)):
                response = await handler(request)
        except web.HTTPException as error:
            if error.status < 400:
                response = error
            else:
                response = self._answer(error.status, request, _("There is nothing at this address."))
        except CoproError as error:
            response = self._answer(500, request, str(error))
        if not response.prepared:
            for name, value in HEADERS.items():
                response.headers.setdefault(name, value)
        return response

    def _language(self, request: web.Request) -> str:
        """The language to speak to somebody who is not known yet: the first of the browser's that there is."""
        wanted = request.headers.get("Accept-Language", "")[:200].lower()
        codes = [part.split(";")[0].strip()[:2] for part in wanted.split(",")]
        return next((code for code in codes if code in available_languages()), "en")

    def _answer(self, status: int, request: web.Request, text: str, way: tuple[str, str] | None = None) -> web.Response:
        language = self._language(request)
        body = pages.trouble(self._settings.title, language, text, way_out=way)
        return _html(body, status)

    # -- who is there --------------------------------------------------------------------------------------------------

    @property
    def _cookie(self) -> str:
        return "__Host-copro" if self._settings.address.secure else "copro"

    def _person(self, request: web.Request) -> Person | None:
        cookie = request.cookies.get(self._cookie, "")
        return self._people.of_cookie(cookie) if cookie else None

    def _token(self, request: web.Request) -> str:
        """What a form has to bring with it; it comes from the cookie, which no other page can read."""
        cookie = request.cookies.get(self._cookie, "")
        return hashlib.sha256(f"form:{cookie}".encode()).hexdigest()

    def _from(self, request: web.Request) -> str:
        if self._settings.behind_proxy:
            return request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() or (request.remote or "")
        return request.remote or ""

    async def _sign_in(self, request: web.Request) -> web.Response:
        return _html(pages.sign_in(self._settings.title, self._language(request)))

    async def _known_link(self, request: web.Request) -> tuple[Person, str, bool] | web.Response:
        """Whose link was sent, its secret, and whether to keep them signed in; or the answer to a failure."""
        if self._attempts.too_many(self._from(request)):
            return self._answer(
                429, request, _("Too many links were tried that do not open anything. Please wait a minute.")
            )
        form = await request.post()
        code = str(form.get("t", "")).strip().rpartition("#")[2]
        person = self._people.of_link(code)
        if person is None:
            self._attempts.failed(self._from(request))
            said = _("That link does not open anything, or no longer. Ask whoever gave it to you for another.")
            return _html(pages.sign_in(self._settings.title, self._language(request), said), 403)
        return person, code, "keep" in form

    async def _whose(self, request: web.Request) -> web.Response:
        found = await self._known_link(request)
        if isinstance(found, web.Response):
            return found
        person, code, _keep = found
        return _html(pages.whose(self._settings.title, self._language(request), person.name, code))

    async def _begin(self, request: web.Request) -> web.Response:
        found = await self._known_link(request)
        if isinstance(found, web.Response):
            return found
        person, _code, keep = found
        cookie = self._people.sign_in(person, keep=keep)
        answer = web.Response(status=303, headers={"Location": "/"})
        answer.set_cookie(
            self._cookie,
            cookie,
            max_age=int((KEPT if keep else SIGNED_IN).total_seconds()),
            path="/",
            secure=self._settings.address.secure,
            httponly=True,
            samesite="Lax",
        )
        return answer

    async def _sign_out(self, request: web.Request) -> web.Response:
        form = await request.post()
        if form.get("token") != self._token(request):
            return self._answer(403, request, _("This form is an old one, and was not taken."), ("/", _("Go on")))
        person = self._person(request)
        self._people.sign_out(request.cookies.get(self._cookie, ""))
        if person is not None:
            await self._visits.end(person.id)
        answer = web.Response(status=303, headers={"Location": "/in"})
        answer.del_cookie(self._cookie, path="/", secure=self._settings.address.secure, httponly=True, samesite="Lax")
        return answer

    async def _privacy(self, request: web.Request) -> web.Response:
        return _html(pages.privacy(self._settings.title, self._language(request), self._settings.own_words))

    # -- the course ----------------------------------------------------------------------------------------------------

    async def _screens(self, request: web.Request) -> web.Response:
        if self._person(request) is None:
            return web.Response(status=303, headers={"Location": "/in"})
        return _html(pages.screens(self._settings.title, self._language(request), self._token(request)))

    async def _file(self, request: web.Request) -> web.Response:
        person, key = self._person(request), request.match_info["key"]
        mine = self._visits.of(person.id) if person is not None else []
        for visit in mine:
            if (file := visit.take_away(key)) is not None:
                name = f"attachment; filename*=UTF-8''{quote(file.name, safe='')}"
                return web.Response(
                    body=file.data, content_type="application/octet-stream", headers={"Content-Disposition": name}
                )
        raise web.HTTPNotFound

    async def _health(self, _request: web.Request) -> web.Response:
        return web.json_response({"visits": len(self._visits.all()), "waiting": self._visits.waiting})

    async def _static_file(self, request: web.Request) -> web.Response:
        kept = self._static.get(request.match_info["name"])
        if kept is None:
            raise web.HTTPNotFound
        kind, data = kept
        tag = f'"{hashlib.sha256(data).hexdigest()[:16]}"'
        headers = {"ETag": tag, "Cache-Control": "no-cache"}
        if request.headers.get("If-None-Match") == tag:
            return web.Response(status=304, headers=headers)
        return web.Response(body=data, content_type=kind, charset="utf-8", headers=headers)

    # -- the socket ----------------------------------------------------------------------------------------------------

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse(max_msg_size=LARGEST, heartbeat=15.0, compress=False)
        person, tab = self._person(request), request.match_info["tab"]
        if not is_tab(tab):
            raise web.HTTPBadRequest
        await socket.prepare(request)
        if person is None:
            await socket.close(code=SIGNED_OUT, message=b"signed out")
            return socket
        try:
            visit = await self._visits.come(person.id, tab, _size(request))
        except (FullError, OSError):
            await socket.close(code=FULL, message=b"full")
            return socket
        if visit.ended.is_set():
            await socket.send_json(["trouble", visit.complaint])
            await socket.close(code=ENDED)
            return socket
        await visit.attach(socket, _size(request))
        allowance = Allowance(time.monotonic)
        try:
            async for message in socket:
                if message.type is not WSMsgType.TEXT:
                    continue
                if not allowance.take(len(message.data)):
                    await socket.close(code=1008, message=b"too much")
                    break
                if (meant := message_in(message.data)) is not None:
                    await visit.take(meant)
        finally:
            visit.detach(socket)
            await visit.closed(socket)
        return socket


def _size(request: web.Request) -> Size:
    """The size that the address of a socket asks for, within bounds."""

    def number(name: str, usual: int, bounds: tuple[int, int]) -> int:
        text = request.query.get(name, "")
        return max(bounds[0], min(int(text), bounds[1])) if _NUMBER.fullmatch(text) else usual

    size = Resized(number("width", 80, WIDTHS), number("height", 24, HEIGHTS))
    return Size(size.width, size.height)


def _html(body: str, status: int = 200) -> web.Response:
    return web.Response(text=body, status=status, content_type="text/html", charset="utf-8")


def _static() -> dict[str, tuple[str, bytes]]:
    """The files that pages load, by name: their type and content. Those of the terminal come with textual-serve."""
    own, terminal = Path(__file__).parent / "static", files("textual_serve") / "static"
    kinds = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
    found = {path.name: (kinds[path.suffix], path.read_bytes()) for path in own.iterdir()}
    found[pages.XTERM] = ("text/javascript", (terminal / "js" / "textual.js").read_bytes())
    found[pages.XTERM_STYLE] = ("text/css", (terminal / "css" / "xterm.css").read_bytes())
    return found
