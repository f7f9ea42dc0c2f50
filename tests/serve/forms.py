"""The ordinary page as a person fills it in who has no script: its words, its fields by their labels, its buttons."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Protocol

import aiohttp
import pytest
from msgspec import Struct, field

VOID = ("meta", "link", "input", "br", "hr")


class Element(Struct):
    """An element of a page; ``inside`` are its texts and elements."""

    name: str
    attributes: dict[str, str]
    inside: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words, without those of other elements' attributes."""
        return "".join(one if isinstance(one, str) else one.text for one in self.inside)

    def all(self, *names: str) -> list[Element]:
        """The elements of these names within it, in order."""
        found = []
        for one in self.inside:
            if isinstance(one, Element):
                found += [one, *one.all(*names)] if one.name in names else one.all(*names)
        return found

    def is_(self, **wanted: str) -> bool:
        """Whether it has these attributes."""
        return all(self.attributes.get(name) == value for name, value in wanted.items())


class _Reader(HTMLParser):
    """Reads a page into elements; whatever is not closed in its order is a fault."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(made)
        if tag not in VOID:
            self.open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].inside.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        closed = self.open.pop()
        assert closed.name == tag, f"<{closed.name}> is closed by </{tag}>"

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def read(html: str) -> Element:
    """A page as an element; it has to be closed as it was opened."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert len(reader.open) == 1, f"<{reader.open[-1].name}> is not closed"
    return reader.open[0]


class Browser(Protocol):
    """What fetches pages, and sends forms."""

    async def fetch(self, address: str) -> tuple[int, str]:
        """The status and the page at an address."""

    async def send(self, sent: list[tuple[str, str]]) -> tuple[int, str]:
        """Send the form of the ordinary page: the status and the page that follow."""


class OverHttp(Struct):
    """A browser at a server."""

    session: aiohttp.ClientSession

    async def fetch(self, address: str) -> tuple[int, str]:
        async with self.session.get(address) as answer:
            return answer.status, await answer.text()

    async def send(self, sent: list[tuple[str, str]]) -> tuple[int, str]:
        async with self.session.post("/lines", data=sent) as answer:
            return answer.status, await answer.text()


class Reader:
    """Somebody at the ordinary page: what they see now, and what they do with it."""

    def __init__(self, browser: aiohttp.ClientSession | Browser) -> None:
        self._browser = OverHttp(browser) if isinstance(browser, aiohttp.ClientSession) else browser
        self.status, self.html = 0, ""
        self.page = Element("", {})

    async def open(self, address: str = "/lines") -> None:
        self._take(*await self._browser.fetch(address))

    def _take(self, status: int, page: str) -> None:
        self.status, self.html, self.page = status, page, read(page)

    @property
    def text(self) -> str:
        """The words of the page's body."""
        return self.page.all("body")[0].text

    @property
    def heading(self) -> str:
        (only,) = self.page.all("h1")
        return only.text

    @property
    def title(self) -> str:
        (only,) = self.page.all("head")[0].all("title")
        return only.text

    @property
    def form(self) -> Element:
        """The form of the turn."""
        (only,) = [one for one in self.page.all("form") if one.is_(action="/lines")]
        return only

    @property
    def buttons(self) -> list[str]:
        """What can be pressed in the form."""
        return [_name(one) for one in self._pressable()]

    def _pressable(self) -> list[Element]:
        return [one for one in self.form.all("button") if "disabled" not in one.attributes]

    def hidden(self) -> dict[str, str]:
        """What the form brings with it."""
        fields = [one for one in self.form.all("input") if one.is_(type="hidden")]
        return {one.attributes["name"]: one.attributes["value"] for one in fields}

    async def press(self, name: str, *ticked: str, write: str | None = None) -> None:
        """Tick options whose labels have these words, write into the field, and press a button by its name."""
        pressed = [one for one in self._pressable() if _name(one).startswith(name)]
        if not pressed:
            pytest.fail(f"There is no button “{name}” but {self.buttons} on:\n{self.text}")
        sent = [*self.hidden().items(), *self._ticked(ticked), *self._written(write)]
        await self.send([*sent, (pressed[0].attributes["name"], pressed[0].attributes["value"])])

    def _ticked(self, wanted: tuple[str, ...]) -> list[tuple[str, str]]:
        """The fields that are ticked: those with these words, or those that are ticked already."""
        labels = [one for one in self.form.all("label") if one.all("input")]
        labels = [one for one in labels if "disabled" not in one.all("input")[0].attributes]
        for words in wanted:
            assert [one for one in labels if words in one.text], f"There is no option “{words}” on:\n{self.text}"
        boxes = [(one.text, one.all("input")[0].attributes) for one in labels]
        chosen = [
            box for text, box in boxes if (any(one in text for one in wanted) if wanted else "checked" in box)
        ]  # fmt: skip
        return [(box["name"], box["value"]) for box in chosen]

    def _written(self, text: str | None) -> list[tuple[str, str]]:
        """What stands in the field for text, or what is written into it."""
        fields = [one for one in self.form.all("input", "textarea") if one.attributes.get("id") == "line"]
        if text is not None:
            assert [one for one in self.form.all("label") if one.is_(**{"for": "line"})], "the field has no label"
        had = [one.text if one.name == "textarea" else one.attributes["value"] for one in fields]
        return [(one.attributes["name"], had[0] if text is None else text) for one in fields]

    async def send(self, sent: list[tuple[str, str]]) -> None:
        """Send a form as it is, and see what comes of it."""
        self._take(*await self._browser.send(sent))


def _name(button: Element) -> str:
    """What a button is called by ear."""
    return button.attributes.get("aria-label", " ".join(button.text.split()))
