"""The learner's words at an exercise: nothing that was written is ever passed over for something older."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from copro_tui.course.refs import Ref
from copro_tui.progress.drafts import Draft
from copro_tui.progress.record import Record
from copro_tui.progress.words import Words, current_drafts, unfinished, words
from tests.progress.events import ABOUT, AT, reflection, visit
from tests.strategies import texts

WORDS = Ref("what", "it", "words")
some = st.sampled_from(["One.", "Two.", " Two. ", ""]) | texts(most=5)


def record(*saved: str) -> Record:
    made = Record(ABOUT)
    made.take([visit(str(WORDS)), *(reflection(one) for one in saved)])
    return made


def left(text: str, *, checked: bool = False) -> dict[Ref, Draft]:
    return {WORDS: Draft(step=str(WORDS), answer=text, seed=1, checked=checked)}


@given(st.lists(some.map(str.strip).filter(bool), max_size=3), some)
def test_a_text_in_the_field_counts_before_what_was_saved(saved: list[str], text: str) -> None:
    found = words(WORDS, record(*saved), left(text))
    now = text.strip() or (saved[-1] if saved else "")
    assert (found.text if found else "") == now
    if found is not None:
        assert found.finished == bool(saved and now == saved[-1])
        assert found.at == AT


@given(st.lists(some.map(str.strip).filter(bool), min_size=1, max_size=3), st.data())
def test_a_text_that_was_saved_does_not_come_back_over_a_newer_one(saved: list[str], data: st.DataObject) -> None:
    older = data.draw(st.sampled_from(saved))
    found = words(WORDS, record(*saved), left(older, checked=True))
    assert found == Words(text=saved[-1], at=AT, finished=True)


@given(st.lists(some.map(str.strip).filter(bool), max_size=3), some, st.booleans())
def test_only_what_was_not_saved_is_unfinished(saved: list[str], text: str, checked: bool) -> None:
    made, drafts = record(*saved), left(text, checked=checked)
    found = words(WORDS, made, drafts)
    assert dict(unfinished(made, drafts)) == ({WORDS: found} if found and not found.finished else {})


def test_a_saved_text_that_the_record_has_lost_is_still_there() -> None:
    found = words(WORDS, record(), left("Mine.", checked=True))
    assert found == Words(text="Mine.", at=AT, finished=False)


def test_nothing_is_written_where_cases_are_placed() -> None:
    drafts = {WORDS: Draft(step=str(WORDS), answer={"a": "b"}, seed=1)}
    assert words(WORDS, record(), drafts) is None


def test_a_draft_of_a_former_id_is_that_of_its_step_unless_there_is_one_since() -> None:
    former, now = (Draft(step=step, answer=step, seed=1) for step in ("what/it/was", "what/it/words"))
    names = {"what/it/was": "what/it/words"}
    assert current_drafts([former], names) == {WORDS: former}
    assert current_drafts([former, now], names) == current_drafts([now, former], names) == {WORDS: now}
