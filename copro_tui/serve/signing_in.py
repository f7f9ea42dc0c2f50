"""Signing in by a personal link, and signing out."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable

from aiohttp import web

from copro_tui.i18n import gettext as _
from copro_tui.serve import pages
from copro_tui.serve.context import Context, html, see
from copro_tui.serve.guard import Attempts
from copro_tui.serve.log import LOG
from copro_tui.serve.people import KEPT, SIGNED_IN
from copro_tui.serve.people_file import Person

FRONTS = {"screens": f"/?{pages.AS_SCREENS}", "lines": "/lines"}
"""Where somebody begins, by the way through the course that they chose."""


class SigningIn:
    """The handlers around the cookie."""

    def __init__(self, context: Context, end: Callable[[str], Awaitable[None]]) -> None:
        """``end`` ends every process of a person, by their id."""
        self._context = context
        self._end = end
        self._attempts = Attempts(time.monotonic)

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/in", self._ask),
            web.post("/in", self._whose),
            web.post("/in/begin", self._begin),
            web.post("/out", self._sign_out),
        ]

    async def _ask(self, request: web.Request) -> web.Response:
        if self._context.settings.sign_on is not None:
            said = _("You are not known here, or no longer. Ask whoever runs this course.")
            return self._context.trouble(403, request, said)
        return html(pages.sign_in(self._context.course.title, self._context.language(request)))

    async def _known_link(self, request: web.Request) -> tuple[Person, str, bool] | web.Response:
        """Whose link was sent, its secret, and whether to keep them signed in; or the answer to a failure."""
        context, address = self._context, self._context.asked_from(request)
        if self._attempts.too_many(address):
            LOG.warning("too many links were tried from one address")
            said = _("Too many links were tried that do not open anything. Please wait a minute.")
            return context.trouble(429, request, said)
        form = await request.post()
        code = str(form.get("t", "")).strip().rpartition("#")[2]
        person = context.people.of_link(code)
        if person is None:
            self._attempts.failed(address)
            LOG.warning("a link was tried that opens nothing")
            said = _("That link does not open anything, or no longer. Ask whoever gave it to you for another.")
            return html(pages.sign_in(context.course.title, context.language(request), said), 403)
        return person, code, "keep" in form

    async def _whose(self, request: web.Request) -> web.Response:
        found = await self._known_link(request)
        if isinstance(found, web.Response):
            return found
        person, code, _keep = found
        return html(pages.whose(self._context.course.title, self._context.language(request), person.name, code))

    async def _begin(self, request: web.Request) -> web.Response:
        found = await self._known_link(request)
        if isinstance(found, web.Response):
            return found
        person, _code, keep = found
        form = await request.post()
        LOG.info("signed in: %s", person.id)
        answer = see(FRONTS.get(str(form.get("front")), "/"))
        answer.set_cookie(
            self._context.cookie,
            self._context.people.sign_in(person, keep=keep),
            max_age=int((KEPT if keep else SIGNED_IN).total_seconds()),
            path="/",
            secure=self._context.settings.address.secure,
            httponly=True,
            samesite="Lax",
        )
        return answer

    async def _sign_out(self, request: web.Request) -> web.Response:
        context, form = self._context, await request.post()
        person = context.person(request)
        if person is not None and form.get("token") != context.token(person):
            said = _("This form is an old one, and was not taken.")
            return context.trouble(403, request, said, ("/", _("Go on")))
        context.people.sign_out(request.cookies.get(context.cookie, ""))
        if person is not None:
            LOG.info("signed out: %s", person.id)
            await self._end(person.id)
        answer = see("/in")
        secure = context.settings.address.secure
        answer.del_cookie(context.cookie, path="/", secure=secure, httponly=True, samesite="Lax")
        return answer
