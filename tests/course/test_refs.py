"""References to parts of a course: the same as text and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.course.refs import Ref

ids = st.from_regex("[a-z][a-z0-9-]{0,12}", fullmatch=True)
refs = st.one_of(
    st.builds(Ref, ids), st.builds(Ref, ids, ids), st.builds(Ref, ids, ids, ids), st.builds(Ref, ids, ids, ids, ids)
)


@given(refs)
def test_a_reference_comes_back_from_its_text(ref: Ref) -> None:
    assert Ref.parse(str(ref)) == ref


@given(ids, ids, ids, ids)
def test_a_step_is_in_its_lesson_and_a_case_in_its_step(module: str, lesson: str, step: str, item: str) -> None:
    case = Ref(module, lesson).at(step).case(item)
    assert str(case) == f"{module}/{lesson}/{step}#{item}"
    assert case.of_lesson == Ref(module, lesson)


@pytest.mark.parametrize("text", ["", "/", "a/", "/b", "a//c", "a/b/c/d", "a#x", "a/b#x"])
def test_what_is_no_reference_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a reference"):
        Ref.parse(text)
