"""What every handler needs: who asks, in which language, with which token; and pages as answers."""

from __future__ import annotations

import hmac
from hmac import compare_digest

from aiohttp import web
from msgspec import Struct

from copro_tui.course.course import Course
from copro_tui.i18n import available_languages
from copro_tui.i18n import gettext as _
from copro_tui.serve import pages
from copro_tui.serve.guard import Address
from copro_tui.serve.own_words import OwnWords
from copro_tui.serve.people import People
from copro_tui.serve.people_file import Person

PROXY_SECRET = "X-Proxy-Secret"
"""The header with which a proxy proves that it is the one."""


class SingleSignOn(Struct, frozen=True):
    """How a proxy in front says who somebody is."""

    header: str
    """The header with what identifies them for ever, such as X-Forwarded-User."""
    name_header: str
    """The header with the name to show."""
    secret: str
    """What the proxy sends as X-Proxy-Secret, so that a way past it lets nobody in."""
    open: bool = False
    """Whether everybody whom it knows may come, and not only who was invited."""


class Settings(Struct, frozen=True):
    """What whoever runs the server has decided."""

    address: Address
    own_words: OwnWords = OwnWords()
    """What the organisation says itself."""
    behind_proxy: bool = False
    """Whether X-Forwarded-For names who asks."""
    sign_on: SingleSignOn | None = None
    """None where people come by personal links."""


class Context(Struct, frozen=True):
    """The course, the settings of the server, and its people."""

    course: Course
    settings: Settings
    people: People
    key: bytes
    """A secret of this run of the server, from which the tokens of forms are made."""

    @property
    def cookie(self) -> str:
        """The name of the cookie. The prefix makes browsers keep it to this very host, over https."""
        return "__Host-copro" if self.settings.address.secure else "copro"

    def person(self, request: web.Request) -> Person | None:
        """Who is signed in. Raises RecordError if the people cannot be read."""
        if self.settings.sign_on is not None:
            return self._known_to_proxy(request, self.settings.sign_on)
        cookie = request.cookies.get(self.cookie, "")
        return self.people.of_cookie(cookie) if cookie else None

    def _known_to_proxy(self, request: web.Request, sign_on: SingleSignOn) -> Person | None:
        """Whom the proxy names; somebody new is admitted if everybody may come."""
        if not compare_digest(request.headers.get(PROXY_SECRET, "").encode(), sign_on.secret.encode()):
            return None
        subject = request.headers.get(sign_on.header, "").strip()
        known = self.people.of_subject(subject)
        if known is None and subject and sign_on.open:
            return self.people.admit(subject, request.headers.get(sign_on.name_header, "") or subject)
        return None if known is None or known.shut_out else known

    def token(self, person: Person) -> str:
        """What a form of somebody has to bring with it; no other page can know it."""
        return hmac.digest(self.key, person.id.encode(), "sha256").hex()

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

    def cannot(self, request: web.Request, text: str = "") -> web.Response:
        """A page that says that it cannot be now, and that it may be later; without a text, that it is the disk."""
        said = text or _(
            "The course cannot be opened at the moment. What you did before is saved. "
            "Please try again later; if it stays so, tell whoever gave you the link."
        )
        way_out = "/lines" if request.path == "/lines" else "/"
        answer = self.trouble(503, request, said, (way_out, _("Try again")))
        answer.headers["Retry-After"] = "60"
        return answer


def html(body: str, status: int = 200) -> web.Response:
    """A page as an answer."""
    return web.Response(text=body, status=status, content_type="text/html", charset="utf-8")


def see(address: str) -> web.Response:
    """An answer that leads to another page."""
    return web.Response(status=303, headers={"Location": address})
