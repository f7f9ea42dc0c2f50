"""A conversation, line by line: what is said to you, what you can say, and what came of it."""

from __future__ import annotations

from copro_tui.exercises.talk import Conversation
from copro_tui.exercises.talk_way import Said, turning_points
from copro_tui.exercises.talk_words import (
    instead_words,
    left_words,
    level_words,
    moved_words,
    quoted,
    since_start_words,
    speaker_words,
    turn_words,
    way_words,
)
from copro_tui.exercises.turns import Turn
from copro_tui.i18n import gettext as _
from copro_tui.plain.answers.base import Taken, Talk
from copro_tui.plain.blocks import Block, Break, Choice, Item, Items, Option, texts
from copro_tui.plain.commands import naming_words
from copro_tui.plain.grammar import Named
from copro_tui.plain.meant import one_named
from copro_tui.player import StepView
from copro_tui.text.safe import safe


class ConversationTalk(Talk):
    """Replies by their numbers. What is typed is said, and the next turn follows."""

    says_at_once = True

    def __init__(self, exercise: Conversation) -> None:
        self.exercise = exercise

    def opening(self, view: StepView) -> str:
        return _("A conversation. You choose what you say.")

    # -- what is said -------------------------------------------------------------------------------------------

    def begun(self, view: StepView) -> list[Block]:
        way = self.exercise.way(view.answer)
        return [*texts((safe(self.exercise.scene), "" if way else self._levels())), Break(), *self.case(view)]

    def _levels(self) -> str:
        words = "; ".join(level_words(one, one.start) for one in self.exercise.gauges)
        return f"{words}." if words else ""

    def case(self, view: StepView) -> list[Block]:
        turn, way = self.exercise.turn(view.answer), self.exercise.way(view.answer)
        if turn is None:
            return []
        turns = f"{turn_words(self.exercise, view.answer).capitalize()}."
        spoken = texts((*(self._came_of(way[-1]) if way else []), turns, *self._spoken(turn)))
        return [*spoken, Break(), *self.places(view)]

    def places(self, view: StepView) -> list[Block]:
        turn = self.exercise.turn(view.answer)
        replies = enumerate(self.exercise.replies(turn, view.layout) if turn else (), start=1)
        items = tuple(Item(str(number), quoted(reply.text)) for number, reply in replies)
        return [Items(items, _("You can say:"))] if items else []

    def _spoken(self, turn: Turn) -> list[str]:
        """What happens at a turn, and what is said."""
        told = [safe(turn.tells)] if turn.tells else []
        if not turn.says:
            return told
        values = {"who": speaker_words(self.exercise, turn), "text": quoted(turn.says)}
        return [*told, _("%(who)s: %(text)s") % values]

    def _came_of(self, said: Said) -> list[str]:
        """What happened after a reply, and what it moved."""
        moved = _heard("; ".join(moved_words(self.exercise, said)))
        return [*([safe(said.reply.then)] if said.reply.then else []), *([f"{moved}."] if moved else [])]

    def listed(self, view: StepView) -> list[Block]:
        """What was said so far; at the end what else could have been said where it turned."""
        way = self.exercise.way(view.answer)
        if view.phase == "over":
            return texts(line for one in turning_points(way) for line in (*self._turned(one), instead_words(one)))
        lines = [line for one in way for line in (*self._spoken(one.turn), self._you(one), *self._came_of(one))]
        return texts((*lines, way_words(self.exercise, way)))

    @staticmethod
    def _you(said: Said) -> str:
        return _("You: %(text)s") % {"text": quoted(said.reply.text)}

    def came(self, view: StepView) -> list[Block]:
        way, ending = self.exercise.way(view.answer), self.exercise.ending(view.answer)
        if ending is None:
            return []
        levels = _heard("; ".join(since_start_words(one, way[-1].after[one.id]) for one in self.exercise.gauges))
        return texts(
            (
                safe(way[-1].reply.then),
                safe(ending.text),
                *left_words(ending),
                f"{levels}." if levels else "",
                way_words(self.exercise, way),
                _("Where it turned:"),
                *(line for one in turning_points(way) for line in self._turned(one)),
            )
        )

    def _turned(self, said: Said) -> list[str]:
        """What was said at a turn, and why that mattered."""
        values = {"number": said.number, "text": quoted(said.reply.text)}
        return [_("Turn %(number)d. You: %(text)s") % values, safe(said.reply.because)]

    def how(self, view: StepView) -> str:
        if view.phase == "held" and view.case is not None:
            turn = self.exercise.turn_of[view.case.id]
            replies = [one.id for one in self.exercise.replies(turn, view.layout)]
            number = replies.index(view.work.held[view.case.id]) + 1
            return _("Enter says number %(number)d, or type another number.") % {"number": number}
        if self.exercise.way(view.answer):
            return naming_words(_("Type the number of what you say; %(board.undo)s takes back the last turn."))
        return _("Type the number of what you say.")

    def how_in_short(self, view: StepView) -> str:
        return _("What do you say?")

    def ended(self, view: StepView) -> str:
        return naming_words(
            _(
                "Enter goes on; %(lesson.try-again)s plays it again, %(board.undo)s takes back the last turn, "
                "%(lesson.list)s says what else you could have said."
            )
        )

    # -- what is typed ------------------------------------------------------------------------------------------

    def form(self, view: StepView) -> Choice:
        turn = self.exercise.turn(view.answer)
        replies = enumerate(self.exercise.replies(turn, view.layout) if turn else (), start=1)
        return Choice(tuple(Option(str(number), one.text) for number, one in replies))

    def take(self, view: StepView, line: str) -> Taken:
        turn = self.exercise.turn(view.answer)
        if turn is None:
            return Taken(view.answer)
        replies = self.exercise.replies(turn, view.layout)
        known = [Named(str(number), one.id, one.text) for number, one in enumerate(replies, start=1)]
        return Taken({**self.exercise.placed(view.answer), turn.id: one_named(line, known)})


def _heard(levels: str) -> str:
    """How levels have moved, without the sign that nobody hears."""
    return levels.replace("→", _("to"))
