"""Words that give an answer away: the search finds a planted list, and nothing where words are dealt out by chance."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from copro_tui.course.evidence.giveaway import (
    FEWEST,
    MOST_WORDS,
    SUPPORT,
    Told,
    best_list,
    giveaway,
    stem_of,
    words_of,
)

TOPICS = [f"{first}{second}" for first in ("bus", "park", "care", "road", "form", "bin") for second in "abcdefgh"]


def cases(belong: int, others: int, planted: str = "", also: int = 0, seed: int = 0) -> list[Told]:
    """Cases of eight words each, taken by chance; ``planted`` is in all that belong, and in ``also`` of the others."""
    chance = random.Random(seed)
    made = [" ".join(chance.choices(TOPICS, k=8)) for _one in range(belong + others)]
    made = [f"{text} {planted}" if place < belong + also else text for place, text in enumerate(made)]
    return [Told(text, place < belong) for place, text in enumerate(made)]


def test_a_word_that_is_in_all_cases_of_a_point_and_hardly_elsewhere_is_found() -> None:
    found = giveaway(cases(12, 50, "together", also=3))
    assert found is not None
    assert found.words[0] == "together"
    assert (found.found, found.of, found.others) == (12, 12, 50)
    assert found.wrongly >= 3


def test_a_word_that_others_have_as_often_gives_nothing_away() -> None:
    assert giveaway(cases(12, 50, "together", also=50)) is None


def test_what_is_found_by_luck_does_not_count() -> None:
    assert sum(giveaway(cases(10, 40, seed=seed)) is not None for seed in range(20)) <= 3


def test_of_too_few_cases_nothing_is_said() -> None:
    assert giveaway(cases(FEWEST - 1, 50, "together")) is None
    assert giveaway(cases(FEWEST, 0, "together")) is None
    assert giveaway([]) is None


TOLD = st.lists(st.builds(Told, st.lists(st.sampled_from(TOPICS[:12]), max_size=6).map(" ".join), st.booleans()))


@given(TOLD)
def test_a_list_is_what_it_says_it_is(told: list[Told]) -> None:
    found = giveaway(told)
    assert found == giveaway(told), "the same every time"
    if found is None:
        return
    stems = {stem_of(word) for word in found.words}
    has = [{stem_of(word) for word in words_of(case.text)} for case in told]
    assert found.found == sum(bool(one & stems) and case.belongs for one, case in zip(has, told, strict=True))
    assert found.wrongly == sum(bool(one & stems) and not case.belongs for one, case in zip(has, told, strict=True))
    assert 0 < len(found.words) <= MOST_WORDS
    for stem in stems:
        assert sum(case.belongs and stem in one for one, case in zip(has, told, strict=True)) >= SUPPORT


@given(st.lists(st.booleans(), min_size=2, max_size=8).filter(lambda one: any(one) and not all(one)), st.data())
def test_one_more_word_never_makes_a_list_worse(belongs: list[bool], data: st.DataObject) -> None:
    bits = st.integers(0, 2 ** len(belongs) - 1)
    holders = data.draw(st.dictionaries(st.sampled_from("abcdef"), bits))
    best = best_list(holders, belongs)
    alone = [best_list({word: held}, belongs).worth for word, held in holders.items()]
    assert best.worth >= max(alone, default=0) - 1e-9


def test_endings_make_no_difference() -> None:
    assert {stem_of(one) for one in words_of("Share, shared; shares sharing.")} == {"shar"}
    assert {stem_of(one) for one in words_of("agree agrees agreed")} == {"agre"}
    assert words_of("The council’s bus, 5 minutes late") == ["the", "council’s", "bus", "minutes", "late"]
    found = giveaway(
        [Told("They shared it." if one % 2 else "It is shared, so share.", True) for one in range(8)] * 2
        + [Told("No.", False)] * 9
    )
    assert found is not None
    assert found.words == ("it",) or found.words == ("share",)
