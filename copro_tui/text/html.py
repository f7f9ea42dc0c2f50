"""Build HTML from parts. Plain texts are made safe and escaped, so that nothing in them is taken for markup."""

from __future__ import annotations

from html import escape

from copro_tui.text.safe import safe_page

VOID = {"br", "meta", "input", "link", "line", "circle", "rect", "path"}
"""Elements without content or closing tag."""


class Html(str):
    """A string of HTML, which is not escaped again. String operations on it return plain text."""

    __slots__ = ()


def tag(name: str, /, *inside: str, **attributes: str | int | None) -> Html:
    """An element; texts ``inside`` are escaped, Html is not.

    Underscores in an attribute's name become hyphens, one at its end (``class_``) is dropped; None omits the attribute.
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_escaped(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Html(f"<{name}{given}/>" if name in VOID else f"<{name}{given}>{joined(*inside)}</{name}>")


def block(name: str, /, *inside: str, **attributes: str | int | None) -> Html:
    """An element with each part on a line of its own."""
    return tag(name, "\n", lines(*inside), "\n", **attributes)


def document(language: str, head: Html, body: Html) -> Html:
    """A whole page in a language."""
    return lines(Html("<!DOCTYPE html>"), block("html", head, body, lang=language), "")


def lines(*parts: str) -> Html:
    """Texts and HTML, each on a line of its own."""
    return joined(*parts, between="\n")


def joined(*parts: str, between: str = "") -> Html:
    """Texts and HTML, one after the other."""
    return Html(
        (between if isinstance(between, Html) else _escaped(between)).join(
            part if isinstance(part, Html) else _escaped(part) for part in parts
        )
    )


def _escaped(text: str) -> str:
    return escape(safe_page(text))
