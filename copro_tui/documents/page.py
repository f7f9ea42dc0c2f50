"""One self-contained HTML page that prints on A4 and that a screen reader can read: no scripts, nothing to fetch."""

from __future__ import annotations

from html import escape

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


def page(title: str, language: str, body: str, style: str = "") -> str:
    """A whole page; ``body`` is HTML, ``title`` is text, ``style`` adds to the style that all pages have."""
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>\n{STYLE}{style}\n</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def paragraph(text: str, kind: str = "") -> str:
    """A text as a paragraph; its line breaks stay."""
    return f'<p class="{kind}">{escape(text)}</p>' if kind else f"<p>{escape(text)}</p>"
