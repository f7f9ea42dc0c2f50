"""The report of conformance says what the tests prove, and nothing else."""

from __future__ import annotations

from tests.conformance import BEGIN, GUIDE, Proof, proofs, report, written
from tests.criteria import BEYOND, CRITERIA


def test_the_guide_has_the_report_that_the_tests_make() -> None:
    guide = GUIDE.read_text(encoding="utf-8")
    assert [guide.count(BEGIN.format(name)) for name in ("report", "list")] == [1, 1]
    assert guide == written(guide, proofs()), "python -m tests.conformance writes it anew"


def test_tests_name_criteria_that_there_are_and_that_apply() -> None:
    known = {one.number: one for one in CRITERIA}
    for one in proofs():
        if one.number.removeprefix("EN ") in BEYOND:
            continue
        assert one.number in known, one
        assert not known[one.number].no, one
        assert one.front not in known[one.number].void, one


def test_all_criteria_of_both_levels_are_there_in_order() -> None:
    numbers = [tuple(map(int, one.number.split("."))) for one in CRITERIA]
    assert numbers == sorted(set(numbers))
    assert [sum(one.level == level for one in CRITERIA) for level in ("A", "AA")] == [31, 24]


def test_what_no_test_proves_is_said_to_be_untried_or_to_fail() -> None:
    rows = {line.split()[1]: line for line in report(()).splitlines() if line.startswith("| ")}
    assert "not tried | not tried" in rows["3.3.1"]
    assert "**fails**: a terminal" in rows["4.1.2"]
    assert "does not apply: there is no sound" in rows["1.2.1"]
    rows = {line.split()[1]: line for line in report((Proof("3.3.1", "plain", "x::y"),)).splitlines() if "| " in line}
    assert "not tried | met, 1 test |" in rows["3.3.1"]
