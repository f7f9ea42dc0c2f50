"""What a page to take away must not do, if everyone is to be able to read it: rules of WCAG 2.2 that can be computed.

It is also self-contained: nothing is fetched, nothing runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from copro_tui.figures.palette import INK_ON_PAPER, SHADES

LEAST_CONTRAST = 4.5
"""Of text on its ground: WCAG 2.2, 1.4.3, level AA."""

LEAST_OF_LINES = 3.0
"""Of lines and marks: WCAG 2.2, 1.4.11, level AA."""

GROUNDS = frozenset(
    (*(INK_ON_PAPER[one] for one in ("sheet", "surface", "panel", "select", "to-tint", "for-tint", "with-tint", "on")),
     *SHADES)
)  # fmt: skip
"""What texts may stand on."""

VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"))
FORBIDDEN = frozenset(("script", "link", "iframe", "object", "embed", "base", "form", "audio", "video", "marquee"))
FETCHING = frozenset(("src", "href", "srcset", "poster", "data", "action", "background", "xlink:href"))
HEADING = re.compile(r"^h([1-6])$")
HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})\b", re.IGNORECASE)
COLOURED = re.compile(
    r"(?<![-\w])(color|background|background-color|fill|stroke|border(?!-collapse)[-\w]*)\s*:\s*([^;}]+)"
)
NO_COLOUR = frozenset(("none", "inherit", "transparent", "currentcolor"))


class PageReader(HTMLParser):
    """Reads a page into what can be asked of it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        """Every element with its attributes, in order."""
        self.open: list[str] = []
        """The elements around the place that is being read."""
        self.misnested: list[str] = []
        self.texts: list[tuple[str, str]] = []
        """Every text with the element that it stands in."""
        self.doctype = ""
        self.feed(html)
        self.close()

    def handle_decl(self, decl: str) -> None:
        self.doctype = self.doctype or decl

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.misnested.append(tag)

    def handle_data(self, data: str) -> None:
        self.texts.append((self.open[-1] if self.open else "", data))

    def of(self, *names: str) -> list[dict[str, str]]:
        """The attributes of every element with one of these names."""
        return [attributes for tag, attributes in self.tags if tag in names]

    def text_of(self, name: str) -> list[str]:
        """The texts that stand right in elements of this name."""
        return [text for tag, text in self.texts if tag == name]

    @property
    def said(self) -> str:
        """What is read out: all texts but the style sheet's, with single spaces."""
        return " ".join(" ".join(text for tag, text in self.texts if tag != "style").split())

    @property
    def style(self) -> str:
        return "\n".join(self.text_of("style"))


def problems(html: str) -> list[str]:
    """What is wrong with a page, if anything."""
    page = PageReader(html)
    return [
        *_structure(page),
        *_headings(page),
        *_pictures(page),
        *_nothing_fetched(page, html),
        *_colours(page),
    ]


def _structure(page: PageReader) -> Iterator[str]:
    if page.doctype.lower() != "doctype html":
        yield "the page does not say that it is HTML"
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", next(iter(page.of("html")), {}).get("lang", "")):
        yield "the page does not say its language"
    if not any(one.get("charset", "").lower() == "utf-8" for one in page.of("meta")):
        yield "the page does not say its encoding"
    if len(page.of("main")) != 1:
        yield f"{len(page.of('main'))} main parts"
    head = page.tags[: next((at for at, (tag, _attributes) in enumerate(page.tags) if tag == "body"), 0)]
    if sum(tag == "title" for tag, _attributes in head) != 1 or not page.text_of("title")[0].strip():
        yield "not exactly one title"
    if page.open or page.misnested:
        yield f"elements that do not nest: {page.misnested or page.open}"
    ids = [attributes["id"] for _tag, attributes in page.tags if "id" in attributes]
    yield from (f"the id {one} is used twice" for one in sorted(set(ids)) if ids.count(one) > 1)


def _headings(page: PageReader) -> Iterator[str]:
    levels = [int(match[1]) for tag, _attributes in page.tags if (match := HEADING.match(tag))]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} headings of the first level"
    for before, level in zip([0, *levels], levels, strict=False):
        if level > before + 1:
            yield f"a heading of level {level} after one of level {before}"
    for level in set(levels):
        if len([text for text in page.text_of(f"h{level}") if text.strip()]) != levels.count(level):
            yield f"an empty heading of level {level}"


def _pictures(page: PageReader) -> Iterator[str]:
    yield from (f"a picture without words: {one}" for one in page.of("img") if not one.get("alt", "").strip())
    drawings = [one for one in page.of("svg") if one.get("aria-hidden") != "true"]
    titles = [one.get("id", "") for at, (tag, one) in enumerate(page.tags) if tag == "title" and _inside_svg(page, at)]
    for drawing in drawings:
        if drawing.get("role") != "img":
            yield "a drawing that does not say that it is a picture"
        if drawing.get("aria-labelledby", "-") not in titles:
            yield "a drawing without a title"
    if len(page.text_of("title")) != 1 + len(drawings) or not all(text.strip() for text in page.text_of("title")):
        yield "a drawing with an empty title"


def _inside_svg(page: PageReader, at: int) -> bool:
    """Whether an element comes right after the beginning of a drawing, where its title has to be."""
    return at > 0 and page.tags[at - 1][0] == "svg"


def _nothing_fetched(page: PageReader, html: str) -> Iterator[str]:
    yield from (f"there is a {tag}" for tag, _attributes in page.tags if tag in FORBIDDEN)
    for tag, attributes in page.tags:
        yield from (f"{tag} runs {name}" for name in attributes if name.startswith("on"))
        for name in FETCHING & set(attributes):
            if not attributes[name].startswith("#"):
                yield f"{tag} fetches {attributes[name]}"
    if re.search(r"url\s*\(|@import|expression\s*\(", page.style):
        yield "the style sheet fetches something"
    if re.search(r"http-equiv", html.split("<body")[0], re.IGNORECASE):
        yield "the page goes somewhere else"


# -- colours ------------------------------------------------------------------------------------------------------


def _colours(page: PageReader) -> Iterator[str]:
    """Texts have to stand out from every ground of the page, and lines, marks and solid shapes from its sheet.

    A shape or a background may be a ground itself: one of those of figures, or white.
    """
    sheet = next(iter(re.findall(r"body\s*\{[^}]*background:\s*(#[0-9a-fA-F]+)", page.style)), "")
    if not sheet:
        yield "the page does not say its ground, so that texts could be dark on dark"
        return
    used = [(f"style {name}", value) for name, value in COLOURED.findall(page.style)]
    for tag, attributes in page.tags:
        used += [(f"{tag} {name}", attributes[name]) for name in ("fill", "stroke", "color") if name in attributes]
        used += [(f"{tag} {name}", value) for name, value in COLOURED.findall(attributes.get("style", ""))]
    grounds = {sheet.lower()}
    for where, value in used:
        if not HEX.findall(value) and not NO_COLOUR & set(value.lower().split()):
            yield f"{where}: the colour {value} cannot be judged"
        grounds |= {colour.lower() for colour in HEX.findall(value) if _is_area(where) and colour.lower() in GROUNDS}
    for where, value in used:
        for colour in (one.lower() for one in HEX.findall(value)):
            if _is_area(where) and colour in grounds:
                continue
            text = where in ("style color", "style fill", "text fill")
            least, worst = (LEAST_CONTRAST, grounds) if text else (LEAST_OF_LINES, {sheet})
            yield from (
                f"{where}: {colour} on {ground} is only {contrast(colour, ground):.2f} to 1"
                for ground in sorted(worst)
                if contrast(colour, ground) < least
            )


def _is_area(where: str) -> bool:
    """Whether a colour is that of an area: a background, or a shape."""
    return where.endswith(("background", "background-color")) or (
        where.endswith(" fill") and not where.startswith(("text ", "style "))
    )


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (#rgb or #rrggbb), from 1 to 21, as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(2 * one for one in digits)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
