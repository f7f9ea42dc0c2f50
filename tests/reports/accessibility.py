"""A lint for pages: what a screen reader, a keyboard and a printer need, read from the HTML itself."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

VOID = {"meta", "br", "rect", "circle", "line", "path", "img", "input", "link"}


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.open: list[tuple[str, dict[str, str]]] = []
        self.ids: Counter[str] = Counter()
        self.referred: set[str] = set()
        self.headings: list[int] = []
        self.texts: Counter[str] = Counter()
        self.titles: dict[str, str] = {}
        self.counts: Counter[str] = Counter()
        self.tables: list[Counter[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.counts[tag] += 1
        if "id" in given:
            self.ids[given["id"]] += 1
        self.referred |= set(given.get("aria-labelledby", "").split())
        if tag in ("script", "iframe", "object", "link", "img", "form"):
            self.faults.append(f"<{tag}> is not self-contained, or runs something")
        if any(name.startswith("on") for name in given):
            self.faults.append(f"<{tag}> has a handler")
        if any("://" in given.get(name, "") for name in ("href", "src")):
            self.faults.append(f"<{tag}> fetches something")
        if tag == "html" and not given.get("lang"):
            self.faults.append("the page does not say its language")
        if tag in ("h1", "h2", "h3", "h4"):
            level = int(tag[1])
            if level > (self.headings[-1] if self.headings else 0) + 1:
                self.faults.append(f"<{tag}> skips a level")
            self.headings.append(level)
        if (
            tag == "svg"
            and given.get("aria-hidden") != "true"
            and (given.get("role") != "img" or not given.get("aria-labelledby"))
        ):
            self.faults.append("a drawing without role and label")
        if tag == "table":
            self.tables.append(Counter())
        elif self.tables and any(one == "table" for one, _given in self.open):
            self.tables[-1][f"th {given.get('scope', '')}" if tag == "th" else tag] += 1
        if tag not in VOID:
            self.open.append((tag, given))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open[-1][0] != tag:
            self.faults.append(f"</{tag}> closes nothing that is open")
        else:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open:
            tag, given = self.open[-1]
            self.texts[tag] += 1
            if tag == "title" and "id" in given:
                self.titles[given["id"]] = data.strip()


def faults_of(html: str) -> list[str]:
    """Everything that is wrong with a page; nothing, when it can be read by everybody."""
    page = _Page()
    page.feed(html)
    faults = page.faults + [f"<{tag}> stays open" for tag, _given in page.open]
    if not html.startswith("<!DOCTYPE html>"):
        faults.append("no document type")
    faults += [f"the id {one} comes {count} times" for one, count in page.ids.items() if count > 1]
    faults += [f"nothing has the id {one}" for one in page.referred if not page.titles.get(one)]
    if page.headings.count(1) != 1 or page.headings[0] != 1:
        faults.append("not exactly one <h1>, at the beginning")
    if page.counts["main"] != 1 or not page.counts["title"]:
        faults.append("no <main>, or no <title>")
    for number, table in enumerate(page.tables):
        if not table["caption"] or not table["th col"] or not table["th row"] or table["th "]:
            faults.append(f"table {number} has no caption, or heads without a scope")
    return faults
