"""The reasons of several items that stand together in a general feedback, as this program writes them. Pure."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from copro_tui.text.marked_html import line_of
from copro_tui.text.marks import marked


def reasons_in(html: str) -> tuple[dict[str, str], str]:
    """The reasons that ``<li><strong>text</strong> reason</li>`` give, by that text without marks, and the rest."""
    reader = _Reasons()
    reader.feed(html)
    reader.close()
    return reader.found, reader.rest if reader.found else html


def plain(text: str) -> str:
    """A text of a line without its marks."""
    return str(marked(text))


class _Reasons(HTMLParser):
    """Finds ``<li><strong>text</strong> reason</li>``, as this program writes reasons for Moodle."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: dict[str, str] = {}
        self.rest = ""
        self._entry: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "li":
            self._entry = ""
        else:
            self._add(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        if tag != "li" or self._entry is None:
            self._add(f"</{tag}>")
            return
        entry, self._entry = self._entry, None
        if found := re.fullmatch(r"\s*<(strong|b)>(.*?)</\1>(.+)", entry, re.DOTALL):
            self.found[plain(line_of(found[2]).text)] = found[3]
        else:
            self.rest += entry

    def handle_data(self, data: str) -> None:
        self._add(data)

    def handle_entityref(self, name: str) -> None:
        self._add(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._add(f"&#{name};")

    def _add(self, html: str) -> None:
        if self._entry is None:
            self.rest += html
        else:
            self._entry += html
