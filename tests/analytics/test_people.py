"""Finding people in a group, and ordering them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.analytics.gradebook import Outline, Row
from copro_tui.analytics.people import EVERYBODY, LAST, NAME, choices, named, ordered
from copro_tui.course.refs import Ref
from copro_tui.progress.standing import ModuleStanding

TODAY = date(2026, 1, 5)
MODULES = (
    Outline(id="what", label="WHAT", title="What it is", lessons=(Ref("what", "one"),), due="2026-01-08"),
    Outline(id="when", label="WHEN", title="When to do it", lessons=(Ref("when", "one"),), due="2026-01-09"),
)


def row(name: str, *done: int, last: str = "", score: float | None = None) -> Row:
    cells = (ModuleStanding(done=one, lessons=1, mastered=0, score=score, last=last) for one in done or (0, 0))
    return Row(learner=name.lower(), name=name, language="", cells=tuple(cells))


ANN = row("Ann", 1, 1, last="2026-01-02", score=0.5)
SIAN = row("Siân", 1, 0, last="2026-01-04", score=0.9)
ZED = row("zed")
GROUP = [ZED, SIAN, ANN]


def who(choice: str) -> list[str]:
    found = {one.id: one for one in choices(MODULES, {"zed"}, TODAY, {"ann": "Housing", "zed": ""})}
    return [one.name for one in GROUP if found[choice].takes(one)]


@pytest.mark.parametrize(
    ("choice", "names"),
    [
        (EVERYBODY, ["zed", "Siân", "Ann"]),
        ("not-begun", ["zed"]),
        ("stuck", ["zed"]),
        ("due", ["zed"]),  # WHEN is due a day later than what counts
        ("module:when", ["zed", "Siân"]),
        ("team:Housing", ["Ann"]),
    ],
)
def test_whom_one_can_ask_for(choice: str, names: list[str]) -> None:
    assert who(choice) == names


def test_nothing_is_due_where_nothing_is_required() -> None:
    optional = Outline(id="what", label="WHAT", title="", lessons=(), due="2026-01-01", required=False)
    assert [one.id for one in choices([optional], set(), TODAY, {})] == [
        EVERYBODY, "not-begun", "stuck", "module:what",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "names"), [("sian", ["Siân"]), ("N", ["Siân", "Ann"]), ("n a", ["Siân", "Ann"]), ("x", [])]
)
def test_a_name_is_found_by_its_parts_whatever_its_accents(text: str, names: list[str]) -> None:
    assert [one.name for one in named(GROUP, text)] == names


@pytest.mark.parametrize(
    ("by", "names"),
    [(NAME, "Ann Siân zed"), (LAST, "zed Ann Siân"), ("what", "zed Ann Siân"), ("when", "zed Siân Ann")],
)
def test_the_orders(by: str, names: str) -> None:
    assert [one.name for one in ordered(GROUP, MODULES, by)] == names.split()


@given(st.lists(st.sampled_from(GROUP), unique=True), st.sampled_from([NAME, LAST, "what", "when"]), st.booleans())
def test_an_order_keeps_everybody_and_depends_on_nothing_else(rows: list[Row], by: str, backwards: bool) -> None:
    found = ordered(rows, MODULES, by, backwards=backwards)
    assert sorted(one.name for one in found) == sorted(one.name for one in rows)
    assert ordered(rows[::-1], MODULES, by, backwards=backwards) == found
