"""``talk``: a conversation that branches. Each turn has two to four replies; nothing is marked."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta
from msgspec.structs import replace

from copro_tui.exercises.base import Exercise
from copro_tui.exercises.faults import Fault, Frameworks
from copro_tui.exercises.feedback import Feedback
from copro_tui.exercises.items import Item, Target
from copro_tui.exercises.shape import ExerciseShape
from copro_tui.exercises.shuffling import shuffled
from copro_tui.exercises.talk_way import Said, follow
from copro_tui.exercises.turns import Ending, Gauge, Person, Reply, Turn, fullest, read_ending, read_turn
from copro_tui.frameworks import Id
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.text.marks import marked
from copro_tui.work import Answer, Phase, W, Work

if TYPE_CHECKING:
    from copro_tui.exercises.talk_faults import Written

END = "end"
"""The key of the ending in an answer, which has the reply to each turn by the turn's id. No turn has this id."""

MOST_TURNS = 8
"""After how many turns a conversation has ended, unless its author says otherwise."""


class Conversation(Exercise, frozen=True, kw_only=True):
    """Turns and replies that lead from one to another, and in the end to an ending.

    Its cases are the turns, and the places of each are its replies. How far a learner has come is all in the answer:
    the replies by turn, and once there is one the ending.
    """

    kind = "talk"
    # Translators: what the learner does at such a step, as a request.
    doing = mark("talk")
    by_case = True
    scene: str
    turns: tuple[Turn, ...]
    """The first is where it begins."""
    endings: tuple[Ending, ...]
    people: tuple[Person, ...] = ()
    gauges: tuple[Gauge, ...] = ()

    @property
    def scored(self) -> bool:
        return False

    @property
    def keyed(self) -> bool:
        return True

    # -- what it is made of -------------------------------------------------------------------------------------

    @cached_property
    def turn_of(self) -> dict[str, Turn]:
        """The turns by id."""
        return {turn.id: turn for turn in self.turns}

    @cached_property
    def ending_of(self) -> dict[str, Ending]:
        """The endings by id."""
        return {ending.id: ending for ending in self.endings}

    @cached_property
    def cases(self) -> tuple[Item, ...]:
        return tuple(self._case(turn) for turn in self.turns)

    def _case(self, turn: Turn) -> Item:
        earned = {one.id: one.credit for one in turn.replies if one.credit}
        who = self.speaker(turn)
        said = f"{who.name}: “{turn.says}”" if who and turn.says else turn.says
        text = " ".join(one for one in (turn.tells, said) if one)
        return Item(turn.id, text, fullest(turn).because, earned or None)

    @cached_property
    def places(self) -> tuple[Target, ...]:
        return tuple(Target(reply.id, reply.text) for turn in self.turns for reply in turn.replies)

    def places_of(self, case: Item) -> tuple[Target, ...]:
        return tuple(Target(reply.id, reply.text) for reply in self.turn_of[case.id].replies)

    @cached_property
    def all_items(self) -> tuple[Item, ...]:
        """The replies: each has a reason of its own."""
        replies = (reply for turn in self.turns for reply in turn.replies)
        return tuple(Item(one.id, one.text, one.because, evidence=one.within(self.evidence)) for one in replies)

    @property
    def told(self) -> tuple[str, ...]:
        ends = (text for one in self.endings for text in (one.text, one.gained, one.lost))
        return tuple(text for text in (self.scene, *ends) if text)

    def in_words(self, item: Item) -> tuple[str, ...]:
        """A reply after what it answers and before what comes of it."""
        turn, reply = self._reply(item.id)
        person = self.speaker(turn)
        says = f"{person.name}: {turn.says}" if person is not None and turn.says else turn.says
        return tuple(text for text in (turn.tells, says, f"→ {reply.text}", reply.then) if text)

    def _reply(self, reply: str) -> tuple[Turn, Reply]:
        """A reply by its id, and the turn that it is one to."""
        return next((turn, one) for turn in self.turns for one in turn.replies if one.id == reply)

    def answer_to(self, item: Item) -> tuple[tuple[str, float], ...]:
        """What a reply is worth, under the name of the point that it acts from."""
        _turn, reply = self._reply(item.id)
        point = self.framework.point(reply.at).label if self.framework is not None and reply.at is not None else ""
        return ((point, reply.credit),)

    def speaker(self, turn: Turn) -> Person | None:
        """Who speaks at a turn; None if nobody does."""
        return next((one for one in self.people if one.id == turn.who), None)

    # -- how far it has come ------------------------------------------------------------------------------------

    def way(self, answer: object) -> list[Said]:
        """What was said so far, turn by turn."""
        return follow(self.turn_of, self.turns[0].id, self.gauges, self.placed(answer))

    def turn(self, answer: object) -> Turn | None:
        """The turn that is to be answered; None at the end."""
        way = self.way(answer)
        return self.turn_of.get(way[-1].reply.goes) if way else self.turns[0]

    def ending(self, answer: object) -> Ending | None:
        """The ending that was reached; None before the end."""
        way = self.way(answer)
        return self.ending_of.get(way[-1].reply.goes) if way else None

    def at_most(self, answer: object) -> int:
        """How many turns there can be on this way, those that were answered included."""
        from copro_tui.exercises.talk_map import longest  # here, because nobody needs it before a conversation

        turn = self.turn(answer)
        return len(self.way(answer)) + (longest(self.turn_of, turn.id) if turn else 0)

    def replies(self, turn: Turn, layout: Sequence[str]) -> tuple[Reply, ...]:
        """The replies to a turn in the order in which this learner sees them."""
        return tuple(sorted(turn.replies, key=lambda one: layout.index(one.id)))

    def tree(self) -> list[str]:
        from copro_tui.exercises.talk_map import tree

        return tree(self.id, self.prompt, self.turns, self.endings, self.people)

    # -- what is in an answer -----------------------------------------------------------------------------------

    def placed(self, answer: object) -> dict[str, str]:
        if not isinstance(answer, dict):
            return {}
        known = {turn.id: {reply.id for reply in turn.replies} for turn in self.turns}
        return {turn: reply for turn, reply in answer.items() if reply in known.get(turn, ())}

    def layout(self, seed: int) -> tuple[str, ...]:
        """The replies, those to each turn shuffled among themselves."""
        found: list[str] = []
        for turn in self.turns:
            ids = [reply.id for reply in turn.replies]
            found += shuffled(ids, seed ^ zlib.crc32(turn.id.encode()), refuse=lambda order: False)
        return tuple(found)

    def fresh(self, seed: int) -> Answer:
        return {}

    def fitted(self, answer: object, seed: int) -> Answer:
        """The way from the first turn on, as far as it still leads, and the ending if it comes to one."""
        return self._answer(self.way(answer))

    def _answer(self, way: Sequence[Said]) -> dict[str, str]:
        replies = {one.turn.id: one.reply.id for one in way}
        ended = way[-1].reply.goes if way else ""
        return {**replies, END: ended} if ended in self.ending_of else replies

    def left_out(self, answer: object) -> int:
        if not isinstance(answer, dict):
            return 0
        return len(answer.keys() - {END}) - len(self.placed(answer))

    def judge(self, answer: Answer) -> Feedback:
        return Feedback(_("The end. Nothing is marked here."), None)

    def worth(self, answer: object) -> float | None:
        """The mean credit of the replies on the way."""
        way = self.way(answer)
        return sum(one.reply.credit for one in way) / len(way) if way else None

    def solution(self) -> Answer:
        """The way of the fullest replies."""
        best = {turn.id: fullest(turn).id for turn in self.turns}
        return self._answer(self.way(best))

    def marking(self) -> object:
        return [[turn.id, sorted([one.id, one.credit, one.goes] for one in turn.replies)] for turn in self.turns]

    # -- one turn at a time -------------------------------------------------------------------------------------

    def in_view(self, work: Work, layout: Sequence[str]) -> str:
        turn = self.turn(work.answer)
        return turn.id if turn else ""

    def phase(self, work: Work, layout: Sequence[str]) -> Phase:
        turn = self.turn(work.answer)
        if turn is None or work.checked:
            return "over"
        return "held" if turn.id in work.held else "offered"

    def missing(self, work: Work, layout: Sequence[str]) -> str:
        return "" if self.ending(work.answer) else _("The conversation is not over yet.")

    def changed(self, work: W, answer: Answer, layout: Sequence[str]) -> W:
        return work if work.checked else replace(work, held=self._to_hold(work.answer, answer))

    def _to_hold(self, answer: Answer, wanted: object) -> dict[str, str]:
        """What of these replies is one to the turn that is to be answered."""
        turn = self.turn(answer)
        return {one: reply for one, reply in self.placed(wanted).items() if turn and one == turn.id}

    def hold(self, work: W, place: str, layout: Sequence[str]) -> W:
        turn = self.turn(work.answer)
        if turn is None or work.checked:
            return work
        if not place:
            return replace(work, held={})
        held = self._to_hold(work.answer, {turn.id: place})
        return replace(work, held=held) if held else work

    def put_down(self, work: W, layout: Sequence[str]) -> W:
        """What is held is said: then comes the next turn, or the end."""
        if self.phase(work, layout) != "held":
            return work
        return replace(work, answer=self._answer(self.way({**self.placed(work.answer), **work.held})), held={})

    def taken_back(self, work: W) -> W:
        """The last turn is open again, as if nothing had been said to it; also after the end."""
        return replace(work, answer=self._answer(self.way(work.answer)[:-1]), held={}, checked=False)

    def taken_up(self, work: W) -> W:
        way = self.way(work.answer)
        held = {way[-1].turn.id: way[-1].reply.id} if way else {}
        return replace(self.taken_back(work), held=held)

    def settled(self, work: W) -> W:
        return replace(work, earlier=(*work.earlier, work.answer), checked=True)

    def resumed(self, work: W, seed: int) -> W:
        answer = self.fitted(work.answer, seed)
        earlier = tuple(one for one in work.earlier if self.ending(one))
        ended = work.checked and self.ending(answer) is not None
        return replace(
            work, answer=answer, held=self._to_hold(answer, work.held), earlier=earlier, case="", checked=ended
        )


class TalkShape(ExerciseShape, frozen=True, kw_only=True, tag="talk"):
    """How a conversation is written."""

    scene: Annotated[str, Meta(min_length=1, max_length=600)]
    turns: Annotated[tuple[Turn, ...], Meta(min_length=1, max_length=24)]
    endings: Annotated[tuple[Ending, ...], Meta(min_length=2, max_length=8)]
    people: tuple[Person, ...] = ()
    gauges: Annotated[tuple[Gauge, ...], Meta(max_length=4)] = ()
    framework: Id | None = None
    most_turns: Annotated[int, Meta(ge=1, le=24)] = MOST_TURNS

    def faults(self, frameworks: Frameworks) -> Iterator[Fault]:
        from copro_tui.exercises.talk_faults import faults_of  # here, because only files that are read anew need it

        return faults_of(self._written(frameworks), frameworks)

    def patterns(self) -> Iterator[Fault]:
        from copro_tui.exercises.talk_faults import patterns_in

        return patterns_in(self.turns)

    def _written(self, frameworks: Frameworks) -> Written:
        from copro_tui.exercises.talk_faults import Written

        known = self.framework is not None and self.framework in frameworks
        return Written(
            turns=self.turns,
            endings=self.endings,
            people=self.people,
            gauges=self.gauges,
            framework_id=self.framework,
            framework=frameworks[self.framework] if self.framework is not None and known else None,
            most_turns=self.most_turns,
            kept=END,
        )

    def build(self, frameworks: Frameworks) -> Conversation:
        return Conversation(
            **self.common(),
            scene=marked(self.scene),
            turns=tuple(map(read_turn, self.turns)),
            endings=tuple(map(read_ending, self.endings)),
            people=self.people,
            gauges=self.gauges,
            framework=frameworks[self.framework] if self.framework else None,
        )
