"""What every handler needs: who asks, in which language, with which token; and pages as answers."""

from __future__ import annotations

import hashlib

from aiohttp import web
from msgspec import Struct

from copro_tui.course.course import Course
from copro_tui.i18n import available_languages
from copro_tui.serve import pages
from copro_tui.serve.guard import Address
from copro_tui.serve.people import People, Person


class Settings(Struct, frozen=True):
    """What whoever runs the server has decided."""

    address: Address
    own_words: str = ""
    """What the organisation says on the page about privacy."""
    behind_proxy: bool = False
    """Whether X-Forwarded-For names who asks."""


class Context(Struct, frozen=True):
    """The course, the settings of the server, and its people."""

    course: Course
    settings: Settings
    people: People

    @property
    def cookie(self) -> str:
        """The name of the cookie. The prefix makes browsers keep it to this very host, over https."""
        return "__Host-copro" if self.settings.address.secure else "copro"

    def person(self, request: web.Request) -> Person | None:
        """Who is signed in. Raises RecordError if the people cannot be read."""
        cookie = request.cookies.get(self.cookie, "")
        return self.people.of_cookie(cookie) if cookie else None

    def token(self, request: web.Request) -> str:
        """What a form has to bring with it; it comes from the cookie, which no other page can read."""
        cookie = request.cookies.get(self.cookie, "")
        return hashlib.sha256(f"form:{cookie}".encode()).hexdigest()

    def asked_from(self, request: web.Request) -> str:
        """The address of who asks."""
        if self.settings.behind_proxy:
            return request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() or (request.remote or "")
        return request.remote or ""

    def language(self, request: web.Request) -> str:
        """The language to speak to somebody who is not known yet: the first of the browser's that there is."""
        wanted = request.headers.get("Accept-Language", "")[:200].lower()
        codes = [part.split(";")[0].strip()[:2] for part in wanted.split(",")]
        return next((code for code in codes if code in available_languages()), "en")

    def trouble(
        self, status: int, request: web.Request, text: str, way_out: tuple[str, str] | None = None
    ) -> web.Response:
        """A page that says what went wrong."""
        return html(pages.trouble(self.course.title, self.language(request), text, way_out=way_out), status)


def html(body: str, status: int = 200) -> web.Response:
    """A page as an answer."""
    return web.Response(text=body, status=status, content_type="text/html", charset="utf-8")


def see(address: str) -> web.Response:
    """An answer that leads to another page."""
    return web.Response(status=303, headers={"Location": address})
