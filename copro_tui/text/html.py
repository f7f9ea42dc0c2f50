"""HTML made of parts: a text becomes HTML only by being escaped, so that nothing in it can be taken for an element."""

from __future__ import annotations

from html import escape

VOID = {"meta", "line", "circle", "rect", "path"}
"""Elements that have nothing inside."""


class Html(str):
    """HTML already, which is not escaped again. Formatting or joining it as a string makes a mere text of it."""

    __slots__ = ()


def tag(name: str, /, *inside: str, **attributes: str | int | None) -> Html:
    """An element with texts and HTML ``inside``.

    An attribute's underscores stand for hyphens, one at its end (``class_``) for nothing; None leaves it out.
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Html(f"<{name}{given}/>" if name in VOID else f"<{name}{given}>{joined(*inside)}</{name}>")


def block(name: str, /, *inside: str, **attributes: str | int | None) -> Html:
    """An element with each part on a line of its own."""
    return tag(name, "\n", lines(*inside), "\n", **attributes)


def lines(*parts: str) -> Html:
    """Texts and HTML, each on a line of its own."""
    return joined(*parts, between="\n")


def joined(*parts: str, between: str = "") -> Html:
    """Texts and HTML, one after the other."""
    return Html(escape(between).join(part if isinstance(part, Html) else escape(part) for part in parts))
