"""What every page of the server has to be: HTML without mistakes, with its headings, landmarks and names in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from justhtml import JustHTML

from tests.serve.forms import Element, read

UNNAMED = ("hidden", "submit")
"""Types of fields that need no label."""


def faults(html: str) -> list[str]:
    """What is wrong with a page, in words; nothing if it is well made. Raises an error if it is no strict HTML."""
    JustHTML(html, strict=True)
    return [*_faults(read(html))]


def _faults(page: Element) -> Iterator[str]:
    (root,) = page.all("html")
    if not root.attributes.get("lang"):
        yield "the page says no language"
    if len(mains := page.all("main")) != 1:
        yield f"{len(mains)} main parts"
    if not page.all("title")[0].text.strip():
        yield "no title"
    levels = [int(one.name[1]) for one in page.all("h1", "h2", "h3", "h4")]
    if levels.count(1) != 1 or levels[0] != 1 or any(b > a + 1 for a, b in pairwise(levels)):
        yield f"headings of the levels {levels}"
    everything = page.all("input", "textarea", "select", "button", "a", "summary", "h1", "h2", "h3", "table")
    ids = Counter(each for one in _each(page) if (each := one.attributes.get("id")))
    yield from (f"{count} elements have the id {each}" for each, count in ids.items() if count > 1)
    labelled = {one.attributes["for"] for one in page.all("label") if "for" in one.attributes}
    yield from (f"a label is for {one}, which is nowhere" for one in labelled - set(ids))
    inside = {id(field) for label in page.all("label") if label.text.strip() for field in label.all("input")}
    for one in everything:
        match one.name:
            case "input" | "textarea" | "select":
                named = id(one) in inside or one.attributes.get("id") in labelled
                if one.attributes.get("type") not in UNNAMED and not named:
                    yield f"a field has no label: {one.attributes}"
            case "table":
                if not one.all("th") or any("scope" not in each.attributes for each in one.all("th")):
                    yield "a table has cells without heads"
            case _:
                if not (one.text.strip() or one.attributes.get("aria-label")):
                    yield f"a {one.name} has no name: {one.attributes}"


def _each(page: Element) -> Iterator[Element]:
    for one in page.inside:
        if isinstance(one, Element):
            yield one
            yield from _each(one)
