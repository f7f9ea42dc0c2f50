"""Files are opened in one place: reading that follows a link, waits for a pipe or never ends cannot creep in."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PROGRAM = Path(__file__).parents[2] / "copro_tui"

ALLOWED = {
    ("storage/reading.py", "os.open"): "the one reader",
    ("storage/accounts.py", "os.open"): "a folder, and never a link to one",
    ("storage/atomic.py", "os.open"): "a folder that is synced, and a new file (O_EXCL)",
    ("storage/atomic.py", "os.fdopen"): "new files",
    ("storage/lock.py", "os.open"): "a new file (O_EXCL)",
    ("storage/lock.py", "os.fdopen"): "the same",
    ("progress/ledger.py", "os.open"): "what was sent, to be added to, and never by a link",
    ("progress/ledger.py", "os.fdopen"): "the same",
    ("cohorts/answers/index.py", "os.open"): "an empty file for SQLite, for its owner alone, and never by a link",
    ("cli/streams.py", "os.open"): "the null device",
    ("serve/confine.py", "os.open"): "only to name a folder or a device to the kernel, which reads nothing",
}
"""Where else something is opened, and what."""

WHOLE = ("read_bytes", "read_text", "write_bytes", "write_text", "touch")
"""What pathlib offers to read or write a file at once."""
KEYWORDS = {"mode", "encoding", "errors", "newline", "buffering"}


def openings(source: str) -> Iterator[str]:
    """What opens, reads or writes a file in a module."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        match node.func:
            case ast.Name(id="open"):
                yield "open"
            case ast.Attribute(value=ast.Name(id="os" | "io" | "codecs" as module), attr="open" | "fdopen" as name):
                yield f"{module}.{name}"
            case ast.Attribute(attr=name) if name in WHOLE:
                yield name
            case ast.Attribute(attr="open") if _has_a_mode(node):
                yield "Path.open"


def _has_a_mode(call: ast.Call) -> bool:
    """Whether an ``open`` is a file's: with a mode or an encoding, or with nothing at all."""
    first = call.args[0] if call.args else None
    mode = isinstance(first, ast.Constant) and isinstance(first.value, str) and set(first.value) <= set("rwaxbt+")
    return mode or not (call.args or call.keywords) or any(one.arg in KEYWORDS for one in call.keywords)


def test_only_the_one_reader_opens_files() -> None:
    found = {
        (path.relative_to(PROGRAM).as_posix(), what)
        for path in PROGRAM.rglob("*.py")
        for what in openings(path.read_text(encoding="utf-8"))
    }
    assert found == set(ALLOWED)


@pytest.mark.parametrize(
    "written",
    ["open(path)", "path.open()", 'path.open("rb")', 'path.open(encoding="utf-8")', "path.read_text()", "io.open(path)",
     "os.open(path, os.O_RDONLY)", "(folder / name).write_bytes(data)"],
)  # fmt: skip
def test_what_opens_a_file_would_be_found(written: str) -> None:
    assert list(openings(written))


@pytest.mark.parametrize("written", ["learners.open(name)", "self.open(cohort_id)", "os.path.exists(it)"])
def test_what_opens_no_file_is_left_alone(written: str) -> None:
    assert list(openings(written)) == []
