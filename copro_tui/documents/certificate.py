"""The certificate: that the course was mastered. No scores, and nothing that the learner wrote."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from copro_tui.documents.page import page, paragraph
from copro_tui.i18n import gettext as _


def certificate_html(
    name: str, course: str, version: str, day: str, language: str, modules: Sequence[tuple[str, Sequence[str]]]
) -> str:
    """The certificate as one self-contained HTML page; ``modules`` are titles, each with those of its lessons."""
    parts = [
        f"<h1>{escape(_('Certificate'))}</h1>",
        paragraph(name, "name"),
        paragraph(_("has mastered every lesson of the course %(course)s.") % {"course": course}),
        paragraph(_("Version %(version)s of the course, %(day)s.") % {"version": version, "day": day}, "quiet"),
    ]
    for title, lessons in modules:
        parts.append(f"<section>\n<h2>{escape(title)}</h2>\n<ul>")
        parts += [f"<li>{escape(lesson)}</li>" for lesson in lessons]
        parts.append("</ul>\n</section>")
    return page(_("Certificate: %(name)s") % {"name": name}, language, "\n".join(parts))
