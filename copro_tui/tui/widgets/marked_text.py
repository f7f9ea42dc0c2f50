"""A text whose author set parts of it off, for widgets that show ``Content``."""

from __future__ import annotations

from textual.content import Content

from copro_tui.text.marks import Style, spans_of
from copro_tui.text.safe import safe

_STYLES: dict[Style, str] = {"": "", "emphasis": "italic", "strong": "bold underline", "code": ""}


def content_of(text: str) -> Content:
    """The text, safe to show, with what its author set off in italics or underlined."""
    return Content.assemble(*((safe(span.text), _STYLES[span.style]) for span in spans_of(text)))
