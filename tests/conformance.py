"""The report of conformance in the guide to accessibility, made from the marks that tests carry.

``@pytest.mark.criterion("2.5.7")`` says that a test proves a success criterion of WCAG 2.2 for the front that it is
about: plain mode in ``tests/plain``, else the screens, unless ``front=`` says so. ``python -m tests.conformance``
writes the report anew.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from tests.criteria import BEYOND, CRITERIA, FRONTS, Criterion, Front

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs" / "accessibility.md"
BEGIN, END = "<!-- {} made by python -m tests.conformance, from here -->", "<!-- to here -->"


class Proof(Struct, frozen=True):
    """A test that proves a criterion."""

    number: str
    front: Front
    test: str
    """Its node id."""


def proofs(folder: Path = ROOT / "tests") -> tuple[Proof, ...]:
    """What all tests say that they prove, in the order of files and lines."""
    return tuple(one for path in sorted(folder.rglob("test_*.py")) for one in _proofs_in(path))


def _proofs_in(path: Path) -> Iterator[Proof]:
    text = path.read_text(encoding="utf-8")
    if "mark.criterion" not in text:
        return
    name = path.relative_to(ROOT).as_posix()
    usual: Front = "plain" if name.startswith("tests/plain/") else "screens"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for call in node.decorator_list:
                if isinstance(call, ast.Call) and ast.unparse(call.func) == "pytest.mark.criterion":
                    front = next((ast.literal_eval(one.value) for one in call.keywords if one.arg == "front"), usual)
                    for number in map(ast.literal_eval, call.args):
                        yield Proof(number, front, f"{name}::{node.name}")


def report(found: tuple[Proof, ...]) -> str:
    """The report: a row for each criterion, and below the tests that prove it."""
    by_number: dict[str, list[Proof]] = {}
    for proof in found:
        by_number.setdefault(proof.number, []).append(proof)
    lines = ["| WCAG 2.2 | level | EN 301 549 | screens | plain mode |", "|---|---|---|---|---|"]
    for one in CRITERIA:
        cells = [_verdict(one, front, by_number.get(one.number, [])) for front in FRONTS]
        lines.append(f"| {one.number} {one.name} | {one.level} | {one.clause or '–'} | {' | '.join(cells)} |")
    for clause, name in BEYOND.items():
        cells = [_proved(by_number.get(f"EN {clause}", []), front) or "not tried" for front in FRONTS]
        lines.append(f"| – {name} | – | {clause} | {' | '.join(cells)} |")
    return "\n".join([*lines, "", "### The tests that prove it", "", *_tests(by_number)])


def _verdict(one: Criterion, front: Front, found: list[Proof]) -> str:
    proved, fails = _proved(found, front), one.fails.get(front, "")
    if one.no and front != "screens":
        return "does not apply"
    if no := one.no or one.void.get(front, ""):
        return f"does not apply: {no}"
    if fails:
        return f"in part: {fails} ({proved.partition(', ')[2]})" if proved else f"**fails**: {fails}"
    return proved or "not tried"


def _proved(found: list[Proof], front: Front) -> str:
    count = sum(one.front == front for one in found)
    return f"met, {count} test{'' if count == 1 else 's'}" if count else ""


def _tests(by_number: Mapping[str, list[Proof]]) -> Iterator[str]:
    for number in [*(one.number for one in CRITERIA), *(f"EN {one}" for one in BEYOND)]:
        for front, name in FRONTS.items():
            if tests := [one.test for one in by_number.get(number, []) if one.front == front]:
                yield f"- **{number}**, {name}:"
                yield from (f"  - `{one}`" for one in tests)


def failures() -> str:
    """What is known to fail, by criterion, for the statement."""
    lines = []
    for one in CRITERIA:
        both = len(set(one.fails.values())) == 1 < len(one.fails)
        for front, why in one.fails.items():
            if not both or front == "screens":
                where = "screens and plain mode" if both else FRONTS[front]
                lines.append(f"- **{one.number} {one.name}** (level {one.level}), {where}: {why}.")
    return "\n".join(lines)


def written(guide: str, found: tuple[Proof, ...]) -> str:
    """The guide with the report, and with what fails, each between its two lines."""
    for name, text in (("report", report(found)), ("list", failures())):
        begin = BEGIN.format(name)
        before, _begin, rest = guide.partition(begin)
        _old, _end, after = rest.partition(END)
        guide = f"{before}{begin}\n\n{text}\n\n{END}{after}"
    return guide


if __name__ == "__main__":
    GUIDE.write_text(written(GUIDE.read_text(encoding="utf-8"), proofs()), encoding="utf-8")
