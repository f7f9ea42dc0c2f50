"""The boards at the end of a lesson: every case where it belongs, and how it came out by the learner's own tries."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from copro_tui.player import CoursePlayer
from copro_tui.player.lesson_boards import LessonBoard
from tests.courses import FIRST
from tests.players import answered, finish, go_to, put_down

Start = Callable[[], CoursePlayer]

FIRST_TRY = {"letter": "asking", "survey": "leading", "board": "leading"}


def boards(player: CoursePlayer) -> tuple[LessonBoard, ...]:
    return player.boards(player.course.lesson(FIRST))


def test_nothing_is_drawn_before_a_first_try_is_whole(player: Start) -> None:
    put_down(go_to(player(), FIRST, "cases"), FIRST_TRY, cases=2)
    assert boards(player()) == ()


def test_each_case_stands_where_it_belongs_with_how_it_came_out(player: Start) -> None:
    lesson_player = go_to(player(), FIRST, "cases")
    answered(lesson_player, FIRST_TRY)
    put_down(lesson_player, {"letter": "telling", "survey": "telling", "board": "sharing"})
    (one,) = boards(player())
    assert {token.case: (token.place, token.sign) for token in one.laid.lying} == {
        "letter": ("telling", "again"),
        "survey": ("asking", "wrong"),
        "board": ("leading", "arguable"),
    }
    assert (one.count, one.signs) == (3, ("again", "arguable", "wrong"))


def test_what_is_mended_is_right_after_another_look_and_stays_so(player: Start) -> None:
    lesson_player = go_to(player(), FIRST, "cases")
    answered(lesson_player, FIRST_TRY)
    finish(lesson_player)
    answered(lesson_player, {**FIRST_TRY, "survey": "asking"})
    (one,) = boards(player())
    assert {token.case: token.sign for token in one.laid.lying} == {
        "letter": "again", "survey": "again", "board": "arguable",
    }  # fmt: skip


def test_cases_have_the_letters_that_they_had_in_the_exercise(player: Start) -> None:
    lesson_player = go_to(player(), FIRST, "cases")
    answered(lesson_player, FIRST_TRY)
    view = lesson_player.view()
    (one,) = boards(player())
    assert {token.case: token.letter for token in one.laid.lying} == {case: view.letter(case) for case in view.layout}


def test_exercises_on_one_framework_share_its_board(folder: Path, player: Start) -> None:
    file = folder / "lessons" / "what" / "1-every-kind.yaml"
    more = file.read_text().replace("  - match: voices", MORE + "  - match: voices")
    file.write_text(more)
    for step, answer in (("cases", FIRST_TRY), ("more", {"vote": "leading", "poster": "asking"})):
        answered(go_to(player(), FIRST, step), answer)
    (one,) = boards(player())
    assert [token.letter for token in one.laid.lying] == ["A", "B", "C", "D", "E"]
    assert {token.case for token in one.laid.lying[3:]} == {"vote", "poster"}


MORE = """\
  - place: more
    prompt: And this one?
    framework: ladder
    cases:
      - {id: vote, text: Residents vote., at: leading, because: They decide.}
      - {id: poster, text: A poster hangs., at: telling, because: It tells.}
"""
