"""The page that holds the screens, and the socket between it and a visit."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping

from aiohttp import WSMsgType, web

from copro_tui.serve import pages
from copro_tui.serve.context import Context, html, see
from copro_tui.serve.guard import Allowance
from copro_tui.serve.log import LOG
from copro_tui.serve.messages import HEIGHTS, LARGEST, WIDTHS, message_in, within
from copro_tui.serve.starting import Starting
from copro_tui.serve.visit import ENDED, Size, Visit
from copro_tui.serve.visits import FullError, Visits, is_tab

SIGNED_OUT, FULL, CANNOT, TOO_MUCH = 4003, 4004, 4005, 4006
"""Why a socket is closed at once: nobody is signed in; there are too many visits; no process can be started.

The last, while it is open: more was sent than anybody types."""

HEARTBEAT = 30.0
"""Seconds between signs of life from a browser; one that takes half of that to answer counts as gone."""

OF_A_MESSAGE = 40
"""How many bytes a message counts for beside its own, so that many short ones are a flood, too."""

_NUMBER = re.compile(r"[0-9]{1,5}")


class Screens:
    """The handlers of the screens."""

    def __init__(self, context: Context, visits: Visits[Visit], starting: Starting) -> None:
        self._context = context
        self._visits = visits
        self._starting = starting

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/", self._page), web.get("/ws/{tab}", self._socket)]

    async def _page(self, request: web.Request) -> web.Response:
        context, person = self._context, self._context.person(request)
        if person is None:
            return see("/in")
        return html(pages.screens(context.course.title, context.language(request), context.token(person)))

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse(max_msg_size=LARGEST, heartbeat=HEARTBEAT, compress=False)
        person, tab, size = self._context.person(request), request.match_info["tab"], size_in(request.query)
        if not is_tab(tab):
            raise web.HTTPBadRequest
        await socket.prepare(request)
        if person is None:
            await socket.close(code=SIGNED_OUT)
            return socket
        try:
            visit = await self._visits.come(person.id, tab, lambda one: self._starting.screens(one, person, size))
        except FullError:
            await socket.close(code=FULL)
            return socket
        except OSError as error:
            LOG.error("screens of %s did not begin: %s", person.id, error.strerror)
            await socket.close(code=CANNOT)
            return socket
        if visit.ended.is_set():
            await socket.send_json(["trouble", visit.complaint])
            await socket.close(code=ENDED)
            return socket
        await visit.attach(socket, size)
        try:
            await _listen(socket, visit)
        finally:
            visit.detach(socket)
            await visit.closed(socket)
        return socket


async def _listen(socket: web.WebSocketResponse, visit: Visit) -> None:
    """Pass on what a browser sends, until it goes or sends too much."""
    allowance = Allowance(time.monotonic)
    async for message in socket:
        if message.type not in (WSMsgType.TEXT, WSMsgType.BINARY):
            continue
        if not allowance.take(OF_A_MESSAGE + len(message.data)):
            await socket.close(code=TOO_MUCH)
            return
        if message.type is WSMsgType.TEXT and (meant := message_in(message.data)) is not None:
            await visit.take(socket, meant)


def size_in(query: Mapping[str, str]) -> Size:
    """The size that the address of a socket asks for, within bounds."""

    def number(name: str, usual: int, bounds: tuple[int, int]) -> int:
        text = query.get(name, "")
        return within(int(text), bounds) if _NUMBER.fullmatch(text) else usual

    return Size(number("width", 80, WIDTHS), number("height", 24, HEIGHTS))
