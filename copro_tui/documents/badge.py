"""The page that goes with a badge: for a wall or a folder. The badge itself is a file, which programs can check."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from copro_tui.documents.certificate import STYLE, modules_html
from copro_tui.documents.page import page, paragraph
from copro_tui.i18n import gettext as _
from copro_tui.text.html import Html, block, tag

CHECKED = """
.checked { margin-top: 1.2rem; border-top: 2px solid $muted; font-size: .85rem; line-height: 1.4; }
.checked h2 { font-size: 1rem; margin: .8rem 0 .2rem; }
"""
"""The style of how it can be checked, added to that of a certificate."""


class BadgePage(Struct, frozen=True, kw_only=True):
    """What the page says. No scores, and nothing that the learner wrote."""

    name: str
    course: str
    issuer: str
    day: str
    language: str
    modules: tuple[tuple[str, Sequence[str]], ...]
    """Pairs of a module's title and its lessons' titles."""
    file: str
    """The name of the file with the badge."""
    id: str
    did: str


def badge_html(one: BadgePage) -> Html:
    """The page as self-contained HTML."""
    return page(
        _("Badge: %(name)s") % {"name": one.name},
        one.language,
        tag("h1", _("Open Badge")),
        paragraph(one.name, "name"),
        paragraph(_("has mastered every lesson of the course “%(course)s”.") % {"course": one.course}),
        paragraph(_("Issued by %(trainer)s, %(day)s.") % {"trainer": one.issuer, "day": one.day}),
        modules_html(one.modules),
        block(
            "section",
            tag("h2", _("How it can be checked")),
            paragraph(
                _(
                    "This page is only a picture. The badge is the file %(file)s: upload it wherever Open Badges 3.0 "
                    "are kept, or check it with “copro badge verify”."
                )
                % {"file": one.file}
            ),
            paragraph(_("Badge: %(id)s") % {"id": one.id}, "quiet"),
            paragraph(_("The issuer's key: %(key)s") % {"key": one.did}, "quiet"),
            class_="checked",
        ),
        style=STYLE + CHECKED,
    )
