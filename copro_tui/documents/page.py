"""One self-contained HTML page, made for A4 paper and for screen readers: no scripts, no external files."""

from __future__ import annotations

from copro_tui.text.html import Html, block, document, tag

FONT = "system-ui, Arial, sans-serif"
"""The font of drawings."""

INK, LINE, ACCENT = "#1b2428", "#5b6a72", "#0b5c6b"
"""Colours of drawings, each of at least 4.5:1 on white."""

STYLE = """
@page { size: A4; margin: 18mm; }
:root { color-scheme: light; }
body { font: 12pt/1.5 system-ui, "Segoe UI", Arial, sans-serif; color: #1b2428; background: #ffffff;
       max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .3rem; }
h2 { font-size: 1.2rem; margin: 1.6rem 0 .4rem; border-bottom: 2px solid #0b5c6b; padding-bottom: .2rem;
     break-after: avoid; }
h3 { font-size: 1rem; margin: 1rem 0 .2rem; color: #3d4a50; break-after: avoid; }
p { margin: .3rem 0; white-space: pre-line; overflow-wrap: anywhere; }
blockquote { margin: .3rem 0; padding-left: .8rem; border-left: 4px solid #0b5c6b; }
dl { margin: .3rem 0; } dt { font-weight: 600; } dd { margin: 0 0 .3rem 1rem; }
.quiet { color: #4d5a61; }
section { break-inside: avoid-page; }
svg { width: 100%; height: auto; margin: .5rem 0; }
@media print { body { margin: 0; max-width: none; padding: 0; } }
""".strip()
"""Colours of at least 4.5:1 on white."""


def page(title: str, language: str, *body: Html, style: str = "") -> Html:
    """A complete page with ``body``; ``style`` is CSS added to the common style."""
    head = block(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", title),
        block("style", Html(STYLE + style)),
    )
    return document(language, head, block("body", block("main", *body)))


def paragraph(text: str, kind: str | None = None) -> Html:
    """A text as a paragraph, with CSS class ``kind`` if given; line breaks are kept."""
    return tag("p", text, class_=kind)
