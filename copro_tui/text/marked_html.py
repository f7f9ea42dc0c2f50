"""Texts with marks as HTML, and back: what is set off stays so, all that this program does not show is left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser

from msgspec import Struct

from copro_tui.text.html import Html, joined, tag
from copro_tui.text.marks import Marked, marked, parser, spans_of
from copro_tui.text.safe import safe_page

_ELEMENTS = {"strong": "strong", "emphasis": "em", "code": "code"}


def line_html(text: str) -> Html:
    """A text of a line or a few that ``marked`` has read, with what is set off in it; not for an attribute."""
    html = joined(*(tag(_ELEMENTS[one.style], one.text) if one.style else one.text for one in spans_of(text)))
    return Html(html.replace("&#x27;", "'").replace("&quot;", '"'))


def page_html(markdown: str) -> Html:
    """The text of a page."""
    return Html(parser().render(safe_page(markdown)).strip())


class TakenText(Struct, frozen=True):
    """What was made of a piece of HTML."""

    text: str
    """Markdown, of which ``marked`` or ``blocks`` makes what there was."""
    pictures: int = 0
    """How many pictures, films and the like were left out."""


def line_of(html: str) -> TakenText:
    """HTML as a text of a line: its paragraphs one after the other."""
    return _read(html, page=False)


def page_of(html: str) -> TakenText:
    """HTML as a page: with paragraphs, headings, lists, quotations and tables."""
    return _read(html, page=True)


def _read(html: str, *, page: bool) -> TakenText:
    reader = _Reader(page=page)
    reader.feed(html)
    reader.close()
    return TakenText(reader.text(), reader.pictures)


_STYLES = {"b": "strong", "strong": "strong", "i": "emphasis", "em": "emphasis", "code": "code"}
_AROUND = {"strong": "**", "emphasis": "*", "code": "`"}
_PICTURES = ("img", "audio", "video", "iframe", "object", "embed", "svg", "canvas")
_UNSEEN = ("script", "style", "head", "title")
_BLOCKS = {"p", "div", "li", "ul", "ol", "blockquote", "pre", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "hr"}
_LINKED = re.compile(r"(?:https?://|mailto:)[^\s()<>]+")
_SIGNS = re.compile(r"([\\*_`\[<])")
_AT_START = re.compile(r"^(\d*)([-+#>.)=~])")


class _Reader(HTMLParser):
    """Makes Markdown of HTML."""

    def __init__(self, *, page: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.pictures = 0
        self._page = page
        self._blocks: list[tuple[str, str]] = []
        """What was finished: the sign that joins it to what is before it, and its text."""
        self._spans: list[tuple[str, str]] = []
        """Texts, each with its style; that of a whole link is ``link``."""
        self._styles: list[tuple[str, str]] = []
        self._links: list[tuple[str, int]] = []
        self._lists: list[list[str | int]] = []
        self._marker = ""
        self._quoted = self._unseen = 0
        self._rows: list[list[str]] | None = None

    def text(self) -> str:
        self._end_block()
        if not self._page:
            return " ".join(text for _join, text in self._blocks)
        return "".join(f"{join if place else ''}{text}" for place, (join, text) in enumerate(self._blocks))

    # -- what is read -------------------------------------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.pictures += tag in _PICTURES
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in _BLOCKS:
            self._begin_block(tag)
        elif tag == "br":
            self._spans.append(("\n" if self._page else " ", ""))
        elif tag in ("td", "th"):
            self._spans.clear()
        elif tag in _STYLES:
            self._styles.append((tag, _STYLES[tag]))
        elif tag == "a":
            self._links.append((dict(attrs).get("href") or "", len(self._spans)))

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in ("td", "th"):
            if self._rows:
                self._rows[-1].append(self._cell())
        elif tag in _BLOCKS:
            self._finish_block(tag)
        elif tag in _STYLES:
            held = [one for one, _style in self._styles]
            if tag in held:
                del self._styles[len(held) - 1 - held[::-1].index(tag)]
        elif tag == "a" and self._links:
            self._end_link(*self._links.pop())

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            words = re.sub(r"\s+", " ", data.replace("\xa0", " "))
            styles = [style for _tag, style in self._styles]
            self._spans.append((words, "strong" if "strong" in styles else styles[-1] if styles else ""))

    # -- what becomes of it -------------------------------------------------------------------------------------

    def _begin_block(self, tag: str) -> None:
        self._end_block()
        if tag in ("ul", "ol"):
            self._lists.append([tag, 0])
        elif tag == "li" and self._lists:
            self._lists[-1][1] = int(self._lists[-1][1]) + 1
            self._marker = "- " if self._lists[-1][0] == "ul" else f"{self._lists[-1][1]}. "
        elif tag == "blockquote":
            self._quoted += 1
        elif tag == "table":
            self._rows = []
        elif tag == "tr" and self._rows is not None:
            self._rows.append([])
        elif tag[0] == "h" and tag != "hr":
            self._marker = "## "

    def _finish_block(self, tag: str) -> None:
        self._end_block()
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag == "blockquote":
            self._quoted = max(0, self._quoted - 1)
        elif tag == "table" and self._rows is not None:
            rows, self._rows = [row for row in self._rows if row], None
            self._add_table(rows)

    def _add_table(self, rows: Sequence[Sequence[str]]) -> None:
        if not self._page:
            self._blocks += [(" ", " ".join(row)) for row in rows]
        elif rows:
            under = ["---"] * len(rows[0])
            lines = [f"| {' | '.join(row)} |" for row in (rows[0], under, *rows[1:])]
            self._blocks.append(("\n\n", "\n".join(lines)))

    def _end_block(self) -> None:
        """What was collected becomes a paragraph, or an entry of a list."""
        if self._rows and self._rows[-1] == []:
            return  # a cell with a paragraph in it
        line, marker = self._line(), self._marker
        if not line:
            return
        self._marker = ""
        if not self._page:
            self._blocks.append((" ", line))
            return
        lines = [_AT_START.sub(_SIGN_ESCAPED, one.strip()) for one in line.split("\n") if one.strip()]
        depth = len(self._lists)
        rest = "> " * self._quoted + "    " * depth
        first = rest.removesuffix("    ") if marker and depth else rest
        follows = marker.strip("# ") and self._blocks and _is_entry(self._blocks[-1][1])
        self._blocks.append(("\n" if follows else "\n\n", f"{first}{marker}{f'{chr(10)}{rest}'.join(lines)}"))

    def _cell(self) -> str:
        line = self._line().replace("\n", " ")
        return line.replace("|", "\\|") if self._page else line

    def _end_link(self, address: str, since: int) -> None:
        words = "".join(text for text, _style in self._spans[since:]).strip()
        if _LINKED.fullmatch(address) and words:
            self._spans[since:] = [(f"[{_SIGNS.sub(_ESCAPED, words)}]({address})", "link")]

    def _line(self) -> str:
        """What was collected as one text, with marks; it is taken away."""
        merged: list[tuple[str, str]] = []
        for text, style in self._spans:
            if merged and merged[-1][1] == style != "link":
                merged[-1] = (merged[-1][0] + text, style)
            else:
                merged.append((text, style))
        self._spans.clear()
        self._links.clear()
        if all(not style or not text.strip() for text, style in merged):
            return unmarked(_squeezed("".join(text for text, _style in merged)))
        return _squeezed("".join(_set_off(text, style) for text, style in merged))


def _is_entry(text: str) -> bool:
    return re.match(r"[> ]*(?:-|\d+\.) ", text) is not None


_ESCAPED, _SIGN_ESCAPED = r"\\\1", r"\1\\\2"


def _squeezed(text: str) -> str:
    return re.sub(r" *\n *", "\n", re.sub(r" {2,}", " ", text)).strip()


def _set_off(text: str, style: str) -> str:
    if style == "link":
        return text
    words = text.strip()
    if not style or not words:
        return _SIGNS.sub(_ESCAPED, text)
    if style == "code" and "`" in words:
        return _SIGNS.sub(_ESCAPED, text)
    inside = words if style == "code" else _SIGNS.sub(_ESCAPED, words)
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{_AROUND[style]}{inside}{_AROUND[style]}{after}"


def unmarked(text: str) -> str:
    """What has to be written for ``marked`` to read ``text`` with nothing set off in it."""
    read = marked(text)
    return text if read == text and not isinstance(read, Marked) else _SIGNS.sub(_ESCAPED, text)
