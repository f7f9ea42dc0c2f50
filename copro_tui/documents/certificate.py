"""The certificate: that the course was mastered. No scores, and nothing that the learner wrote."""

from __future__ import annotations

from collections.abc import Sequence

from copro_tui.documents.page import page, paragraph
from copro_tui.i18n import gettext as _
from copro_tui.text.html import block, tag


def certificate_html(
    name: str, course: str, version: str, day: str, language: str, modules: Sequence[tuple[str, Sequence[str]]]
) -> str:
    """The certificate as one self-contained HTML page; ``modules``: (module title, its lessons' titles)."""
    return page(
        _("Certificate: %(name)s") % {"name": name},
        language,
        tag("h1", _("Certificate")),
        paragraph(name, "name"),
        paragraph(_("has mastered every lesson of the course %(course)s.") % {"course": course}),
        paragraph(_("Version %(version)s of the course, %(day)s.") % {"version": version, "day": day}, "quiet"),
        *(
            block("section", tag("h2", title), block("ul", *(tag("li", lesson) for lesson in lessons)))
            for title, lessons in modules
        ),
    )
