"""One self-contained HTML page, made for A4 paper and for screen readers: no scripts, no external files."""

from __future__ import annotations

from string import Template

from copro_tui.figures.palette import INK_ON_PAPER, SHADES
from copro_tui.text.html import Html, block, document, tag

FONT = 'system-ui, "Segoe UI", Arial, sans-serif'
"""The font of pages and of their drawings."""

STYLE = """
@page { size: A4; margin: 16mm; }
:root { color-scheme: light; }
* { box-sizing: border-box; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
body { font: 12pt/1.5 $font; color: $text; background: $sheet; max-width: 42rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .6rem; color: $strong; overflow-wrap: anywhere; }
h1::after { content: ""; display: block; height: 6px; margin-top: .5rem; background:
  repeating-linear-gradient(90deg, $to 0 7px, transparent 7px 11px) 0 50%/33% 3px no-repeat,
  linear-gradient($for 0 0) 50% 50%/33% 2px no-repeat, linear-gradient($with 0 0) 100% 50%/33% 6px no-repeat; }
h2 { font-size: 1.2rem; line-height: 1.3; margin: 1.8rem 0 .4rem; color: $strong; break-after: avoid;
     overflow-wrap: anywhere; }
h3 { font-size: 1rem; margin: 1rem 0 .2rem; color: $muted; break-after: avoid; overflow-wrap: anywhere; }
p { margin: .3rem 0; white-space: pre-line; overflow-wrap: anywhere; orphans: 3; widows: 3; }
li { overflow-wrap: anywhere; }
blockquote { margin: .3rem 0; padding: .1rem .8rem; border-left: 4px solid $muted; background: $surface; }
dl { margin: .3rem 0; } dt { font-weight: 600; } dd { margin: 0 0 .3rem 1rem; }
dt, dd { overflow-wrap: anywhere; }
.quiet { color: $muted; }
section { break-inside: avoid-page; }
svg { display: block; width: 100%; height: auto; margin: .5rem 0; }
@media print { body { margin: 0; max-width: none; padding: 0; background: $on; font-size: 11pt; } }
"""


def styled(css: str) -> str:
    """A style sheet with the colours of roles and grounds in it, written as ``$text``, ``$to_tint`` or ``$shade_1``."""
    colours = {name.replace("-", "_"): colour for name, colour in INK_ON_PAPER.items()}
    shades = {f"shade_{number}": colour for number, colour in enumerate(SHADES, start=1)}
    return Template(css).substitute(colours, **shades, font=FONT).strip()


def page(title: str, language: str, *body: Html, style: str = "") -> Html:
    """A complete page with ``body``; ``style`` is CSS added to the common style, with colours as in ``styled``."""
    head = block(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", title),
        block("style", Html(styled(STYLE + style))),
    )
    return document(language, head, block("body", block("main", *body)))


def paragraph(text: str, kind: str | None = None) -> Html:
    """A text as a paragraph, with CSS class ``kind`` if given; line breaks are kept."""
    return tag("p", text, class_=kind)
