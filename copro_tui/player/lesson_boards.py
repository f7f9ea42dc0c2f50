"""Where the cases of a lesson stand at its end: the exercises of a board together, by the learner's tries. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from copro_tui.course.lesson import Lesson
from copro_tui.course.refs import Ref
from copro_tui.exercises import Exercise, Item, Mark
from copro_tui.figures.board import Board, Laid, Sign, Token
from copro_tui.player.on_board import board_of
from copro_tui.player.scores import own_answers
from copro_tui.player.step_view import letter_of
from copro_tui.progress.record import Record
from copro_tui.text.width import clip_words

LONGEST_NAME = 30
"""The most letters of the name of an exercise that is named by its question."""


class LessonBoard(Struct, frozen=True, kw_only=True):
    """A board of the lesson, and on it the cases of every exercise that was worked on there."""

    name: str
    """What the board is: its framework, or the exercise where it has none."""
    board: Board
    laid: Laid

    @property
    def count(self) -> int:
        return len(self.laid.lying)

    @property
    def signs(self) -> tuple[Sign, ...]:
        """The signs that occur on it, the best first."""
        known: tuple[Sign, ...] = ("right", "again", "arguable", "wrong")
        return tuple(one for one in known if any(token.sign == one for token in self.laid.lying))


def lesson_boards(lesson: Lesson, record: Record, seeds: Mapping[Ref, int]) -> tuple[LessonBoard, ...]:
    """The boards of a lesson, in its order, with all cases that were placed there at least once.

    Each case stands where it belongs, and its sign says whether it was right at the first try, later, or not yet; one
    that can be argued stays where it was put. ``seeds`` are those of the learner's drafts: by them the cases have the
    letters that they had in the exercise.
    """
    found: dict[object, LessonBoard] = {}
    for exercise in lesson.exercises:
        if not (exercise.cases and exercise.scored):
            continue
        ref = lesson.ref.at(exercise.id)
        board = board_of(exercise)
        places = board.framework.id if board.framework else str(ref), *(one.id for one in board.targets)
        known = found.get(places)
        at = known.count if known else 0
        tokens = tuple(_tokens(exercise, record, ref, exercise.layout(seeds.get(ref, 0)), at))
        if known:
            found[places] = replace(known, laid=Laid(lying=(*known.laid.lying, *tokens)))
        elif tokens:
            name = board.framework.label if board.framework else clip_words(exercise.label, LONGEST_NAME)
            found[places] = LessonBoard(name=name, board=board, laid=Laid(lying=tokens))
    return tuple(found.values())


def _tokens(exercise: Exercise, record: Record, ref: Ref, layout: Sequence[str], before: int) -> Iterator[Token]:
    """The tokens of an exercise, lettered from the number of those that are on the board ``before``."""
    tries = [{mark.item: mark for mark in exercise.judge(one).marks} for one in own_answers(exercise, record, ref)]
    if not tries:
        return
    cases = {case.id: case for case in exercise.cases}
    for number, case in enumerate(layout, start=before):
        yield _token(cases[case], letter_of(number), [one[case] for one in tries if case in one])


def _token(case: Item, letter: str, marks: Sequence[Mark]) -> Token:
    first = marks[0]
    sign: Sign = "wrong"
    if first.verdict in ("right", "arguable"):
        sign = "right" if first.verdict == "right" else "arguable"
    elif any(one.verdict in ("right", "arguable") for one in marks):
        sign = "again"
    place = first.place if sign == "arguable" else first.target
    return Token(case=case.id, letter=letter, place=place, sign=sign, name=case.name)
