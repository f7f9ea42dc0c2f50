"""The course as an ordinary page: a page for each turn, a form on each, no script."""

from __future__ import annotations

from aiohttp import web

from copro_tui.i18n import gettext as _
from copro_tui.i18n import speaking
from copro_tui.serve.context import Context, html, see
from copro_tui.serve.conversation import Conversation
from copro_tui.serve.log import LOG
from copro_tui.serve.people_file import Person
from copro_tui.serve.starting import Starting
from copro_tui.serve.turn_html import Around, answer_in, turn_page
from copro_tui.serve.visits import FullError, Visits

TAB = "lines"
"""All windows of a person show the same conversation."""


class OrdinaryPage:
    """The handlers of the ordinary page."""

    def __init__(self, context: Context, conversations: Visits[Conversation], starting: Starting) -> None:
        self._context = context
        self._conversations = conversations
        self._starting = starting

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/lines", self._show), web.post("/lines", self._take)]

    async def _show(self, request: web.Request) -> web.Response:
        person = self._context.person(request)
        if person is None:
            return see("/in")
        found = await self._conversation(request, person)
        if isinstance(found, web.Response):
            return found
        return self._page(request, found, person)

    def _page(self, request: web.Request, found: Conversation, person: Person) -> web.Response:
        around = Around(self._context.course, self._context.token(person), old="old" in request.query)
        with speaking(found.page.turn.language):
            return html(turn_page(found.page, around))

    async def _take(self, request: web.Request) -> web.Response:
        context, person, form = self._context, self._context.person(request), await request.post()
        if person is None:
            return see("/in")
        if form.get("token") != context.token(person):
            said = _("This form is an old one, and was not taken.")
            return context.trouble(403, request, said, ("/lines", _("Go on")))
        found = await self._conversation(request, person)
        if isinstance(found, web.Response):
            return found
        number = str(form.get("turn", ""))
        sent: dict[str, list[str]] = {}
        for name, value in form.items():
            if isinstance(value, str):
                sent.setdefault(name, []).append(value)
        taken = number.isdecimal() and await found.answer(int(number[:9]), answer_in(sent))
        if found.ended.is_set():
            return self._page(request, found, person) if found.page.turn.over else self._stopped(request, found)
        return see("/lines" if taken else "/lines?old")

    async def _conversation(self, request: web.Request, person: Person) -> Conversation | web.Response:
        """The conversation of a person, or the page that says why there is none."""
        try:
            found = await self._conversations.come(person.id, TAB, lambda one: self._starting.lines(one, person))
        except FullError:
            said = _("Too many people are here at the moment. Please try again in a few minutes.")
            return self._context.cannot(request, said)
        except OSError as error:
            LOG.error("page of %s did not begin: %s", person.id, error.strerror)
            return self._context.cannot(request)
        if found.ended.is_set() and not found.page.turn.over:
            return self._stopped(request, found)
        return found

    def _stopped(self, request: web.Request, found: Conversation) -> web.Response:
        """The page that says why a conversation has ended of itself."""
        said = found.complaint or _("The course has stopped.")
        return self._context.trouble(500, request, said, ("/lines", _("Try again")))
