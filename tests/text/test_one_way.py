"""One place decides what may be printed, how wide it is, and how a text becomes HTML: ``copro_tui/text/``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parents[2] / "copro_tui"

ELSEWHERE = {
    "unicodedata.category": {
        "progress/names.py": "which characters a name may have",
        "cohorts/repository.py": "what YAML needs in quotes",
        "cohorts/roster_reading.py": "which characters a cell of a table cannot have",
        "plain/encoding.py": "what of a line is not what somebody typed",
    },
    ".isprintable(": {
        "commands/keymap.py": "whether a letter can be a key",
        "cohorts/model.py": "whether a code stays as it is in another system's table",
        "cohorts/roster_reading.py": "which cells have to be looked at letter by letter",
        "xapi/connection.py": "whether an address or a number can be one",
    },
    "textwrap": {},
    "wcwidth": {},
    "html import escape": {},
    "html.escape": {},
}
"""What only ``text/`` does, and what else it is used for, where."""

ELEMENT = re.compile(r"""["']\s*</?[a-z][a-z0-9]*[\s/>"'{]|<[a-z][a-z0-9]*>\{""")
"""An element written by hand, in a string."""


def sources() -> Iterator[tuple[str, str]]:
    """Every module but those of ``text/``, with its source."""
    for path in PROGRAM.rglob("*.py"):
        name = path.relative_to(PROGRAM).as_posix()
        if not name.startswith("text/"):
            yield name, path.read_text(encoding="utf-8")


@pytest.mark.parametrize("what", ELSEWHERE)
def test_nobody_else_decides_what_is_safe_or_how_wide_it_is(what: str) -> None:
    assert {name for name, source in sources() if what in source} == set(ELSEWHERE[what])


def test_nobody_else_writes_html_by_hand() -> None:
    assert [name for name, source in sources() if ELEMENT.search(source)] == []
    assert {name for name, source in sources() if re.search(r"\bHtml\(", source)} == {
        "documents/page.py",
        "moodle/xml_out.py",  # a gap, which Moodle finds in the HTML
    }


@pytest.mark.parametrize("written", ['f"<p>{text}</p>"', "'<li class=\"x\">'", '"</ul>"', 'f"a <b>{x}"'])
def test_html_by_hand_would_be_found(written: str) -> None:
    assert ELEMENT.search(written)
