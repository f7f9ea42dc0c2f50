"""The server's application: its routes, and what every request has to pass."""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

from aiohttp import web

from copro_tui.errors import CoproError
from copro_tui.i18n import gettext as _
from copro_tui.i18n import speaking
from copro_tui.serve import pages
from copro_tui.serve.context import Context, html
from copro_tui.serve.conversation import Conversation
from copro_tui.serve.guard import HEADERS
from copro_tui.serve.log import LOG, log_fault
from copro_tui.serve.ordinary_page import OrdinaryPage
from copro_tui.serve.screens import Screens
from copro_tui.serve.signing_in import SigningIn
from copro_tui.serve.starting import Starting
from copro_tui.serve.visit import Visit
from copro_tui.serve.visits import Limits, Visits
from copro_tui.storage.reading import read_regular

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

LONGEST_FORM = 64 * 1024
"""The most bytes that a form may send."""

CARE_SECONDS = 1.0
"""How often it is looked whether a process is still needed."""


class Server:
    """The application, and the processes of the people who are here."""

    def __init__(self, context: Context, starting: Starting, limits: Limits) -> None:
        self._context = context
        self._starting = starting
        self.visits = Visits(Visit, time.monotonic, limits)
        self.conversations = Visits(Conversation, time.monotonic, limits)
        self._parts = (
            SigningIn(context, self._end),
            Screens(context, self.visits, starting),
            OrdinaryPage(context, self.conversations, starting),
        )
        self._static = _static()

    def application(self) -> web.Application:
        """The aiohttp application."""
        app = web.Application(client_max_size=LONGEST_FORM, middlewares=[self._guard])
        for part in self._parts:
            app.add_routes(part.routes())
        app.add_routes(
            [
                web.get("/privacy", self._privacy),
                web.get("/accessibility", self._accessibility),
                web.get("/file/{tab}/{key}", self._file),
                web.get("/healthz", self._health),
                web.get("/static/{name}", self._static_file),
            ]
        )
        app.cleanup_ctx.append(self._caring)
        return app

    async def _end(self, person: str) -> None:
        await asyncio.gather(self.visits.end(person), self.conversations.end(person))

    async def _caring(self, _app: web.Application) -> AsyncIterator[None]:
        """End what nobody needs; at the end everything."""

        async def care() -> None:
            while True:
                await asyncio.sleep(CARE_SECONDS)
                await self.visits.tidy()
                await self.conversations.tidy()

        task = asyncio.create_task(care())
        yield
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        await asyncio.gather(self.visits.end_all(), self.conversations.end_all())
        await self._starting.end()

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        context, address = self._context, self._context.settings.address
        with speaking(context.language(request)):
            response: web.StreamResponse
            if not address.is_host(request.headers.get("Host")):
                response = context.trouble(421, request, _("This address is not that of the course."))
            elif _needs_origin(request) and not address.is_origin(request.headers.get("Origin")):
                response = context.trouble(403, request, _("This was sent from another page, and was not taken."))
            else:
                response = await self._answer(request, handler)
        if not response.prepared:
            for name, value in HEADERS.items():
                response.headers.setdefault(name, value)
        return response

    async def _answer(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """The answer of a handler; trouble is said on a page."""
        try:
            return await handler(request)
        except web.HTTPException as error:
            if error.status < 400:
                return error
            too_much = error.status == web.HTTPRequestEntityTooLarge.status_code
            said = _("This is more than can be sent at once.") if too_much else _("There is nothing at this address.")
            return self._context.trouble(error.status, request, said, ("/", _("To the course")))
        except CoproError as error:  # of the list of people: its words are for whoever runs the server
            LOG.error("%s", error)
            return self._context.cannot(request)
        except Exception as error:
            log_fault(error)
            said = _("Something is wrong in the program itself. What you did before is saved.")
            return self._context.trouble(500, request, said, ("/", _("Try again")))

    # -- what is the same for everybody --------------------------------------------------------------------------------

    async def _privacy(self, request: web.Request) -> web.Response:
        context = self._context
        own = context.settings.own_words.privacy
        return html(pages.privacy(context.course.title, context.language(request), own))

    async def _accessibility(self, request: web.Request) -> web.Response:
        context = self._context
        own = context.settings.own_words.accessibility
        return html(pages.accessibility(context.course.title, context.language(request), own))

    async def _health(self, _request: web.Request) -> web.Response:
        running = {"visits": len(self.visits.all()), "pages": len(self.conversations.all())}
        return web.json_response({**running, "waiting": self.visits.waiting + self.conversations.waiting})

    async def _file(self, request: web.Request) -> web.Response:
        """A file that somebody takes away from a process of their own, once."""
        person, key = self._context.person(request), request.match_info["key"]
        own = [*self.visits.of(person.id), *self.conversations.of(person.id)] if person is not None else []
        for one in own:
            if (file := one.files.take(key)) is not None:
                name = f"attachment; filename*=UTF-8''{quote(file.name, safe='')}"
                kind = "application/octet-stream"
                return web.Response(body=file.data, content_type=kind, headers={"Content-Disposition": name})
        raise web.HTTPNotFound

    async def _static_file(self, request: web.Request) -> web.Response:
        kept = self._static.get(request.match_info["name"])
        if kept is None:
            raise web.HTTPNotFound
        kind, data = kept
        headers = {"ETag": f'"{hashlib.sha256(data).hexdigest()[:16]}"', "Cache-Control": "no-cache"}
        if request.headers.get("If-None-Match") == headers["ETag"]:
            return web.Response(status=304, headers=headers)
        return web.Response(body=data, content_type=kind, charset="utf-8", headers=headers)


def _needs_origin(request: web.Request) -> bool:
    """Whether only our own pages may ask this."""
    return request.method not in ("GET", "HEAD") or request.path.startswith("/ws/")


def _static() -> dict[str, tuple[str, bytes]]:
    """The files that pages load, by name: their type and content. Those of the terminal come with textual-serve."""
    own, terminal = Path(__file__).parent / "static", Path(str(files("textual_serve"))) / "static"
    kinds = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
    paths = {path.name: path for path in own.iterdir()}
    paths |= {pages.XTERM: terminal / "js" / "textual.js", pages.XTERM_STYLE: terminal / "css" / "xterm.css"}
    return {name: (kinds[path.suffix], read_regular(path, follow=True)) for name, path in paths.items()}
