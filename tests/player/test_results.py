"""How it went: scores, time, and the places that were taken for each other; and the words that a page explains."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from copro_tui.course.refs import Ref
from copro_tui.exercises import Tally
from copro_tui.player import Confusion, CoursePlayer, LessonResult
from copro_tui.player.scores import can_now
from tests.clock import FakeClock
from tests.courses import FIRST, LATER, LESSONS, SECOND, lesson, write_course
from tests.players import answered, go_to, play

Start = Callable[[], CoursePlayer]

RIGHT = {"letter": "telling", "survey": "asking", "board": "sharing"}
"""The answer to the placement of the small course."""

SORTING = lesson(
    """\
    - place: more
      prompt: Which rung is each of these on?
      framework: ladder
      cases:
        - {id: poster, text: A poster., at: telling, because: It tells.}
        - {id: form, text: A form., at: asking, because: It asks.}
        - {id: vote, text: A vote., at: sharing, because: It shares.}
    - sort: own
      prompt: Which heap is each of these on?
      groups: [{id: telling, text: The left heap}, {id: asking, text: The right heap}, {id: none, text: No heap}]
      items:
        - {id: one, text: One., in: telling, because: It is so.}
        - {id: two, text: Two., in: asking, because: It is so.}
    """
)
"""A lesson with the same ladder, and with heaps of its own whose ids are those of rungs."""
MORE = Ref("when", "more")


def answer(player: CoursePlayer, ref: Ref, step: str, *answers: dict[str, str] | list[str]) -> None:
    """Check one answer after the other."""
    lesson_player = go_to(player, ref, step)
    for one in answers:
        lesson_player.try_again()
        answered(lesson_player, one)


def result_of(player: CoursePlayer, ref: Ref) -> LessonResult:
    return next(one for module in player.results().modules for one in module.lessons if one.lesson.ref == ref)


def confusions(player: CoursePlayer) -> list[tuple[str, str, int, int]]:
    return [(one.one, one.other, one.mixed, one.placed) for one in player.results().confusions]


@pytest.fixture
def more(folder: Path) -> Path:
    """The course with a second lesson on the ladder."""
    return write_course(folder, lessons={**LESSONS, "when/2-more": SORTING})


# -- lessons ------------------------------------------------------------------------------------------------------


def test_nothing_done_is_no_score_and_no_time(player: Start) -> None:
    results = player().results()
    lessons = [one for module in results.modules for one in module.lessons]
    assert [one.lesson.ref for one in lessons] == [FIRST, SECOND, LATER]
    for one in lessons:
        assert (one.completed, one.mastered, one.state.first, one.state.best, one.state.seconds) == (
            False,
            False,
            None,
            None,
            0,
        )
    assert [module.completed for module in results.modules] == [0, 0]
    assert results.confusions == ()


def test_first_and_best_are_told_apart(player: Start) -> None:
    answer(player(), SECOND, "tick", ["other-one"], ["this-one"], ["other-one"])
    one = result_of(player(), SECOND)
    assert (one.state.first, one.state.best) == (0, 1)


def test_a_lesson_has_the_mean_of_the_exercises_that_were_tried(player: Start) -> None:
    ann = player()
    answer(ann, FIRST, "which", ["vote", "poster"], ["vote", "veto"])
    answer(ann, FIRST, "cases", RIGHT)
    one = result_of(player(), FIRST)
    assert one.state.first == pytest.approx(0.5)
    assert one.state.best == 1


def test_what_is_not_marked_has_no_part_in_a_score(player: Start) -> None:
    ann = player()
    answer(ann, FIRST, "own", {"good-day": "doing-to", "bad-day": "doing-to"})
    assert (result_of(ann, FIRST).state.first, result_of(ann, FIRST).state.best) == (None, None)
    answer(ann, FIRST, "which", ["vote", "poster"])
    assert result_of(player(), FIRST).state.best == pytest.approx(0)


def test_an_answer_that_was_shown_earns_nothing(player: Start) -> None:
    ann = player()
    answer(ann, SECOND, "tick", ["other-one"], ["other-one"])
    go_to(ann, SECOND, "tick").show_me()
    one = result_of(player(), SECOND)
    assert (one.state.first, one.state.best, one.mastered) == (0, 0, False)


def test_time_is_that_of_all_tries_of_the_lesson(player: Start, clock: FakeClock) -> None:
    ann = player()
    lesson_player = go_to(ann, FIRST, "cases")
    for seconds in (40, 5):
        lesson_player.try_again()
        clock.advance(seconds)
        answered(lesson_player, RIGHT)
    lesson_player = go_to(ann, FIRST, "which")
    clock.advance(10)
    answered(lesson_player, ["vote"])
    go_to(ann, SECOND, "tick")
    clock.advance(1000)  # only looked at
    assert result_of(player(), FIRST).state.seconds == 55
    assert result_of(player(), SECOND).state.seconds == 0


def test_complete_and_mastered_are_those_of_the_record(player: Start) -> None:
    play(player().open_lesson(SECOND))
    answer(player(), LATER, "tick", ["other-one"])
    go_to(player(), LATER, "read")
    results = player().results()
    assert (result_of(player(), SECOND).completed, result_of(player(), SECOND).mastered) == (True, True)
    assert (result_of(player(), LATER).completed, result_of(player(), LATER).mastered) == (True, False)
    assert [(module.module.id, module.completed) for module in results.modules] == [("what", 1), ("when", 1)]


def test_a_lesson_that_is_unavailable_is_left_out(player: Start, folder: Path) -> None:
    answer(player(), FIRST, "cases", {**RIGHT, "letter": "asking", "survey": "telling"})
    write_course(folder, lessons={**LESSONS, "what/1-every-kind": b"\xff"})
    results = player().results()
    assert [one.lesson.ref for module in results.modules for one in module.lessons] == [SECOND, LATER]
    assert results.confusions == ()


# -- confusions ---------------------------------------------------------------------------------------------------

LETTER = {**RIGHT, "letter": "asking"}


def test_what_was_taken_for_what_is_counted_out_of_all_that_belonged_there(player: Start) -> None:
    answer(player(), FIRST, "cases", LETTER, RIGHT, LETTER)
    (mixed,) = player().results().confusions
    assert (mixed.one, mixed.other, mixed.mixed, mixed.placed) == ("Telling", "Asking", 2, 3)
    assert (mixed.lesson.ref, mixed.points) == (FIRST, ("telling", "asking"))
    assert mixed.framework is not None
    assert mixed.framework.id == "ladder"


def test_one_mix_up_is_not_worth_naming(player: Start) -> None:
    answer(player(), FIRST, "cases", LETTER)
    assert player().results().confusions == ()


def test_a_placement_that_stands_unchanged_in_a_later_answer_counts_once(player: Start) -> None:
    answer(player(), FIRST, "cases", LETTER, LETTER, LETTER)
    assert player().results().confusions == ()
    answer(player(), FIRST, "cases", RIGHT, LETTER)
    assert confusions(player()) == [("Telling", "Asking", 2, 3)]


def test_an_answer_that_was_shown_is_not_counted(player: Start) -> None:
    ann = player()
    answer(ann, FIRST, "cases", LETTER, RIGHT, LETTER)
    go_to(ann, FIRST, "cases").show_me()
    assert confusions(player()) == [("Telling", "Asking", 2, 3)]


def test_a_defensible_answer_to_a_contested_case_is_no_mix_up(player: Start) -> None:
    defended, wrong = {**RIGHT, "board": "leading"}, {**RIGHT, "board": "asking"}
    answer(player(), FIRST, "cases", defended, RIGHT, defended)
    assert player().results().confusions == ()
    answer(player(), FIRST, "cases", wrong, RIGHT, wrong)
    assert confusions(player()) == [("Sharing", "Asking", 2, 6)]


def test_a_near_miss_is_still_a_mix_up(player: Start) -> None:
    near = {**RIGHT, "survey": "telling"}
    answer(player(), FIRST, "cases", near, RIGHT, near)
    assert confusions(player()) == [("Asking", "Telling", 2, 3)]


def test_what_is_not_marked_cannot_be_mixed_up(player: Start) -> None:
    one, other = {"good-day": "doing-to", "bad-day": "doing-with"}, {"good-day": "doing-with", "bad-day": "doing-to"}
    answer(player(), FIRST, "own", one, other, one)
    assert player().results().confusions == ()


def test_the_most_frequent_comes_first_and_no_more_than_five_are_named(player: Start) -> None:
    rungs = ("telling", "asking", "sharing", "leading")
    tries = [{"letter": letter, "survey": survey, "board": "sharing"} for letter in rungs for survey in reversed(rungs)]
    answer(player(), FIRST, "cases", *tries, *tries, LETTER)
    counts = [one[2] for one in confusions(player())]
    assert len(counts) == 5
    assert counts == sorted(counts, reverse=True)


def test_one_framework_is_one_scale_in_all_lessons(player: Start, more: Path) -> None:
    ann = player()
    answer(ann, FIRST, "cases", LETTER)
    wrong, right = {"poster": "asking", "form": "asking", "vote": "sharing"}, {"poster": "telling", "form": "asking"}
    answer(ann, MORE, "more", wrong, {**wrong, **right}, wrong)
    (mixed,) = player().results().confusions
    assert (mixed.mixed, mixed.placed) == (3, 4)
    assert mixed.lesson.ref == MORE, "it happened there twice, and once in the other"


def test_custom_groups_are_not_confused_with_framework_points(player: Start, more: Path) -> None:
    ann = player()
    answer(ann, FIRST, "cases", LETTER)
    wrong, right = {"one": "asking", "two": "asking"}, {"one": "telling", "two": "asking"}
    answer(ann, MORE, "own", wrong)
    assert player().results().confusions == ()
    answer(ann, MORE, "own", right, wrong)
    assert confusions(player()) == [("The left heap", "The right heap", 2, 3)]


def test_an_item_or_a_place_that_is_gone_is_passed_over(player: Start, folder: Path) -> None:
    wrong = {"letter": "asking", "survey": "leading", "board": "sharing"}
    answer(player(), FIRST, "cases", wrong, RIGHT, wrong)
    changed = str(LESSONS["what/1-every-kind"]).replace("id: survey", "id: enquiry")
    write_course(folder, lessons={**LESSONS, "what/1-every-kind": changed})
    assert confusions(player()) == [("Telling", "Asking", 2, 3)]


def test_a_confusion_names_a_lesson_that_can_be_opened(player: Start) -> None:
    answer(player(), FIRST, "cases", LETTER, RIGHT, LETTER)
    (mixed,) = player().results().confusions
    assert isinstance(mixed, Confusion)
    assert player().open_lesson(mixed.lesson.ref).lesson == mixed.lesson


# -- where the misses fall ----------------------------------------------------------------------------------------


def test_misses_are_those_of_the_first_try_by_the_point_where_a_case_belongs(player: Start, more: Path) -> None:
    ann = player()
    assert ann.results().misses is None
    answer(ann, FIRST, "cases", {"letter": "sharing", "survey": "telling", "board": "leading"}, RIGHT)
    answer(ann, MORE, "more", {"poster": "telling", "form": "asking", "vote": "leading"})
    misses = player().results().misses
    assert misses is not None
    assert misses.framework.id == "ladder"
    assert [(one.point, one.missed, one.placed) for one in misses.points] == [
        ("telling", 1, 2),
        ("asking", 1, 2),
        ("sharing", 1, 2),
    ]
    assert (misses.missed, misses.too_far) == (3, 2)


# -- exercises as counts ------------------------------------------------------------------------------------------


def scores(player: CoursePlayer, ref: Ref = FIRST) -> dict[str, tuple[tuple[int, int], tuple[int, int], int]]:
    """First and best as (right, count), and how many are to mend, of the exercises that were tried."""
    return {
        one.exercise.id: ((one.first.right, one.first.count), (one.best.right, one.best.count), one.to_mend)
        for one in player.scores(player.course.lesson(ref))
        if one.first and one.best
    }


def test_an_exercise_has_its_first_and_its_best_try_as_counts(player: Start) -> None:
    ann = player()
    assert scores(ann) == {}
    answer(ann, FIRST, "cases", {**LETTER, "survey": "leading"}, LETTER, {**LETTER, "board": "leading"})
    answer(ann, FIRST, "build", ["leading", "sharing", "telling", "asking"])
    answer(ann, FIRST, "which", ["vote", "poster"], ["vote", "veto", "poster"], ["vote"])
    answer(ann, SECOND, "tick", ["other-one"], ["this-one"])
    assert scores(player()) == {
        "build": ((2, 4), (2, 4), 2),
        "cases": ((1, 3), (2, 3), 1),
        "which": ((0, 2), (1, 2), 1),
    }
    assert scores(player(), SECOND) == {"tick": ((0, 1), (1, 1), 0)}


def test_what_can_be_argued_is_right_and_what_was_missed_in_the_best_try_is_named(player: Start) -> None:
    answer(player(), FIRST, "cases", {**LETTER, "board": "leading"})
    (one,) = (one for one in player().scores(player().course.lesson(FIRST)) if one.first)
    assert (one.best, one.missed, one.mastered) == (Tally(2, 3), ("letter",), False)


def test_an_answer_that_was_shown_is_no_try(player: Start) -> None:
    ann = player()
    answer(ann, FIRST, "cases", LETTER, RIGHT)
    go_to(ann, FIRST, "cases").show_me()
    assert scores(player())["cases"] == ((2, 3), (3, 3), 0)


def test_nobody_can_do_anything_before_every_exercise_reached_eighty_per_cent(player: Start) -> None:
    lesson = player().course.lesson(SECOND)
    answer(player(), SECOND, "tick", ["other-one"])
    assert can_now(lesson, player().scores(lesson)) == ()
    answer(player(), SECOND, "tick", ["this-one"])
    assert can_now(lesson, player().scores(lesson)) == ("Tick one box",)


# -- who is ready for the certificate -----------------------------------------------------------------------------


def test_what_is_not_mastered_is_named_in_the_courses_order(player: Start) -> None:
    assert player().not_mastered() == (FIRST, SECOND, LATER)
    play(player().open_lesson(SECOND))
    assert player().not_mastered() == (FIRST, LATER)
    play(player().open_lesson(LATER), but="tick")
    assert player().not_mastered() == (FIRST, LATER)


# -- the words of a page ------------------------------------------------------------------------------------------

WORDS = """\
words:
  - {id: trust, term: Trust, meaning: Relying on somebody., also: [trusting, trusts]}
  - {id: what-matters, term: what matters, meaning: A conversation.}
  - {id: house, term: tŷ, meaning: A house., also: [tai]}
  - {id: together, term: cyd-gynhyrchu, meaning: Doing it together.}
  - {id: llais, term: Llais, meaning: A voice., also: [llef]}
  - {id: c-plus, term: "C++ (a language)", meaning: For machines.}
  - {id: asset, term: asset-based, meaning: From what is there.}
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It takes trust.", ["trust"]),
        ("TRUST! and **Trust**, “trust”", ["trust"]),
        ("Trusting is a risk; she trusts us.", ["trust"]),
        ("Mistrust, distrust, trustee and trusted.", []),
        ("One another's trust's end", ["trust"]),
        ("trust-building", ["trust"]),
        ("anti_trust", []),
        ("Ask what matters to her.", ["what-matters"]),
        ("Ask what\nmatters to her.", ["what-matters"]),
        ("Ask what  matters to her.", ["what-matters"]),
        ("Somewhat matters.", []),
        ("A tŷ here.", ["house"]),
        ("TŶ and Tŷ", ["house"]),
        ("A ty here, a tŷ's door", ["house"]),
        ("A ty here.", []),
        ("tŷau", []),
        ("Cyd-gynhyrchu", ["together"]),
        ("Y llais, y tai a'r llef", ["llais", "house"]),
        ("llaisŵ ŵllais", []),
        ("C++ (a language)", ["c-plus"]),
        ("We are Asset-based.", ["asset"]),
        ("Trust and llais.", ["llais", "trust"]),
        ("", []),
    ],
)
def test_the_words_of_a_page_are_found(player: Start, folder: Path, text: str, found: list[str]) -> None:
    write_course(folder, glossary=WORDS)
    assert sorted(word.id for word in player().words_in(text)) == sorted(found)


def test_letters_that_are_composed_otherwise_are_the_same_letters(player: Start, folder: Path) -> None:
    write_course(folder, glossary=WORDS)
    assert [word.id for word in player().words_in("A ty\u0302 here.")] == ["house"]


def test_the_words_come_in_the_order_of_the_glossary(player: Start, folder: Path) -> None:
    write_course(folder, glossary=WORDS)
    terms = [word.term for word in player().words_in("tŷ, trust, llais, what matters")]
    assert terms == [word.term for word in player().words() if word.term in terms]
    assert len(terms) == 4


def test_a_course_without_a_glossary_has_no_words(player: Start, folder: Path) -> None:
    write_course(folder, glossary=None)
    (folder / "lessons/glossary.yaml").unlink()
    assert player().words_in("trust") == ()
