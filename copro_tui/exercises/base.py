"""The base class of all kinds of exercise.

An exercise has two forms. Its *shape* is what the author writes in YAML (``shape.py``); ``build`` turns that into the
*exercise*, which holds its framework. Both are immutable. Code outside this folder uses only what is declared here, and
never asks for the kind of an exercise.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import ClassVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from copro_tui.exercises.evidence import Evidence
from copro_tui.exercises.feedback import Feedback, Mark, Sign, Tally
from copro_tui.exercises.items import Item, Target
from copro_tui.frameworks import Framework
from copro_tui.i18n import mark
from copro_tui.text.sentence import first_sentence
from copro_tui.work import Answer, Phase, W, Work


class Exercise(Struct, frozen=True, kw_only=True, dict=True):
    """A step to answer, ready to be answered.

    A kind must implement the abstract methods, and may override the others. mypy reports a kind that leaves one out;
    Python does not, because ``ABCMeta`` cannot be combined with msgspec's metaclass.
    """

    kind: ClassVar[str]
    """The author's word for the kind, and its key in the registries."""
    # Translators: what the learner does at such a step, as a request.
    doing: ClassVar[str] = mark("answer")
    """What a learner does in it, in a word, marked for translation."""
    own_words: ClassVar[bool] = False
    """Whether an answer is a reflection for the journal, and not an attempt."""
    ordered: ClassVar[bool] = False
    """Whether ``places`` are ordered, so that they have a median, and a near miss is better than a far one."""
    by_case: ClassVar[bool] = False
    """Whether cases are put down one at a time, each answered at once, and not an answer checked as a whole."""

    id: str
    prompt: str
    short: str = ""
    """The author's short name for it, if there is one."""
    hint: str = ""
    after: str = ""
    """Markdown that is shown once nothing is left to be done."""
    plan: str | None = None
    """The part of the plan that it fills."""
    recall: str | None = None
    """The earlier reflection whose words are shown beside it (see ``Lesson.recalled``)."""
    evidence: Evidence = Evidence()
    """Why its answers are believed, unless an item says otherwise."""
    comes_back: bool = True
    """Whether it may be asked again in a review."""
    framework: Framework | None = None
    """The framework whose points or bands are its items or places."""

    # -- what it is about ---------------------------------------------------------------------------------------

    @property
    def label(self) -> str:
        """Its name in a list of steps: the author's short name, else the first sentence of the question."""
        return self.short.strip() or first_sentence(self.prompt)

    @property
    def scored(self) -> bool:
        """Whether answers are scored. If not, it is the learner's own work and there is no right answer."""
        return True

    @property
    def keyed(self) -> bool:
        """Whether some answers are better than others, even where no learner is told. What trainers see is counted so:
        the first attempt counts, and not the newest."""
        return self.scored

    @property
    def checked_on_request(self) -> bool:
        """Whether the learner says when the answer is to be checked."""
        return not self.by_case and not self.own_words

    @property
    def answered_at_once(self) -> bool:
        """Whether an answer is checked as soon as it is given."""
        return not (self.by_case or self.own_words or self.checked_on_request)

    @property
    def cases(self) -> tuple[Item, ...]:
        """The items, each of which is put at one of ``places``, in the author's order; empty if nothing is placed."""
        return ()

    @property
    def places(self) -> tuple[Target, ...]:
        """The places for the cases, in their order; empty if nothing is placed."""
        return ()

    def places_of(self, case: Item) -> tuple[Target, ...]:
        """The places where one of the cases can be put: all, unless each case has places of its own."""
        return self.places

    @cached_property
    def options(self) -> dict[str, str]:
        """The names of the options to choose from, by id; empty if every answer contains all items."""
        return {place.id: place.text for place in self.places}

    @property
    def all_items(self) -> tuple[Item, ...]:
        """Everything in it that has a reason of its own, in the author's order: cases, options, things to order."""
        return self.cases

    def credit(self, case: Item, place: str) -> float:
        """The credit for putting ``case`` at ``place`` (an id, known or not), from 0 to 1."""
        return case.credit_of.get(place, 0.0)

    def stands(self, case: Item, place: str) -> bool:
        """Whether ``case`` is right at ``place``, or can be argued to be: then it need not be looked at again."""
        credit = self.credit(case, place)
        return credit >= 1 or (case.contested and credit > 0)

    @cached_property
    def standing_places(self) -> dict[str, frozenset[str]]:
        """The ids of the places at which each case ``stands``, by case."""
        return {case.id: frozenset(one for one in self.options if self.stands(case, one)) for case in self.cases}

    # -- a part of it at a time ---------------------------------------------------------------------------------

    @property
    def cards(self) -> tuple[str, ...]:
        """What of it can be asked again in a review, by itself: the ids of its cases, or the empty text for all of it;
        nothing where nothing is marked."""
        if not (self.scored and self.comes_back):
            return ()
        return tuple(case.id for case in self.cases if case.comes_back) if self.by_case else ("",)

    def only(self, card: str) -> Exercise:
        """The exercise with one of its ``cards`` alone."""
        return self

    @property
    def told(self) -> tuple[str, ...]:
        """What is told in it besides its question and ``all_items``."""
        return ()

    def in_words(self, item: Item) -> tuple[str, ...]:
        """One of ``all_items`` for somebody who reads them all: with what comes before it and what follows."""
        return (item.text,)

    def answer_to(self, item: Item) -> tuple[tuple[str, float], ...]:
        """The course's answer to one of ``all_items``: the name of each answer that earns something, and how much."""
        if item.key is not None:
            return tuple((self.options[place], credit) for place, credit in item.credit_of.items())
        return tuple((one.belongs, 1.0) for one in self.judge(self.solution()).marks if one.item == item.id)

    def can_be_argued(self, item: Item) -> bool:
        """Whether more than one answer to ``item`` earns credit because people differ."""
        return item.contested

    # -- what is in an answer -----------------------------------------------------------------------------------

    def placed(self, answer: object) -> dict[str, str]:
        """The place of each case that was placed, both by id. Unknown ids are left out."""
        return {}

    def chosen(self, answer: object) -> Iterable[str]:
        """The ids of the ``options`` that are in the answer."""
        return self.placed(answer).values()

    # -- from the first look to the feedback --------------------------------------------------------------------

    @abstractmethod
    def layout(self, seed: int) -> tuple[str, ...]:
        """The ids of all items in the order in which a learner sees them: the same every time for the same seed."""
        raise NotImplementedError

    @abstractmethod
    def fresh(self, seed: int) -> Answer:
        """The answer before the learner has done anything."""
        raise NotImplementedError

    @abstractmethod
    def fitted(self, answer: object, seed: int) -> Answer:
        """``answer`` as far as it still fits this exercise: drafts outlive changes of the course.

        Any stored value, even of another kind, becomes an answer that every other method accepts.
        """
        raise NotImplementedError

    @abstractmethod
    def judge(self, answer: Answer) -> Feedback:
        """The feedback on an answer in which nothing is missing."""
        raise NotImplementedError

    def worth(self, answer: object) -> float | None:
        """What an answer earns, 0 to 1, even where no learner is told; None where nothing is earned."""
        return self.judge(self.fitted(answer, 0)).score if self.keyed else None

    def tally(self, answer: Answer) -> Tally:
        """How many items of a marked answer are right, of how many. What can be argued counts as right."""
        verdicts = [mark.verdict for mark in self.judge(answer).marks]
        return Tally(sum(one in ("right", "arguable") for one in verdicts), len(verdicts))

    @abstractmethod
    def solution(self) -> Answer:
        """The course's own answer; if there is no right answer, an empty one."""
        raise NotImplementedError

    # -- from the first move to the last mark -------------------------------------------------------------------
    # ``layout`` is the order in which this learner sees the items. Each of these returns the work as it is afterwards,
    # unchanged where the move cannot be made.

    def changed(self, work: W, answer: Answer, layout: Sequence[str]) -> W:
        """The work with another answer: another order, other ticks, another text; or cases held over other places."""
        return replace(work, answer=answer, checked=False)

    def hold(self, work: W, place: str, layout: Sequence[str]) -> W:
        """The case in view is held over ``place``; over none if that is empty."""
        return work

    def put_down(self, work: W, layout: Sequence[str]) -> W:
        """The case in view is put down where it is held. It can never be moved again."""
        return work

    def taken_back(self, work: W) -> W:
        """What was put down last is open again, where that is allowed although what came of it was seen."""
        return work

    def taken_up(self, work: W) -> W:
        """The case in view, which was put down but never answered, is held again."""
        return work

    def go_on(self, work: W, layout: Sequence[str]) -> W:
        """After a case was put down: the next case, the cases that come back, or the end."""
        return work

    def settled(self, work: W) -> W:
        """The work once its answer is marked and kept: what is fixed, what comes back, or the end."""
        return replace(work, checked=True)

    def again(self, work: W, seed: int, *, missed: bool, best: Answer | None = None) -> W:
        """The work begun anew; with ``missed`` only for what was not right at first, where that is possible, and with
        ``best`` only for what is not right in that answer either."""
        begun = replace(work, answer=self.fresh(seed), earlier=(), held={}, case="", checked=False)
        return replace(begun, asked=False, sure={})

    def resumed(self, work: W, seed: int) -> W:
        """Work that was kept, as far as it still fits: the exercise may have changed since."""
        answer = self.fitted(work.answer, seed)
        whole = answer == work.answer
        return replace(
            work, answer=answer, earlier=tuple(work.earlier) if whole else (), checked=work.checked and whole
        )

    def from_former(self, work: W, layout: Sequence[str]) -> W:
        """Work that an earlier version kept, which is over or in which nothing was marked: then what was placed is only
        held now."""
        return work

    def left_out(self, answer: object) -> int:
        """How many parts of a kept answer name nothing that is in this exercise."""
        return 0

    # -- where the learner is -----------------------------------------------------------------------------------

    @abstractmethod
    def missing(self, work: Work, layout: Sequence[str]) -> str:
        """What is missing before the answer can be marked, as a sentence; empty if nothing is."""
        raise NotImplementedError

    def phase(self, work: Work, layout: Sequence[str]) -> Phase:
        """Where the learner is."""
        return "over" if work.checked else "open"

    def marks(self, work: Work) -> dict[str, Mark]:
        """What the learner may see by now of how each item was answered, by item."""
        return {one.item: one for one in self.judge(work.answer).marks} if work.checked else {}

    def after_check(self, work: Work) -> str:
        """How the answer came out at the last check, and what is left, as sentences; empty if it was never checked."""
        return ""

    def fixed(self, work: Work) -> frozenset[str]:
        """The items that can no longer be changed."""
        return frozenset()

    def in_view(self, work: Work, layout: Sequence[str]) -> str:
        """The id of the case in view; empty if cases are not answered one by one."""
        return ""

    def round(self, work: Work, layout: Sequence[str]) -> tuple[str, ...]:
        """The ids of the cases of this round, in order; empty if cases are not answered one by one."""
        return ()

    def coming_back(self, work: Work, layout: Sequence[str]) -> tuple[str, ...]:
        """The ids of the cases of the first round that come back once, or came back, in order."""
        return ()

    def second_round(self, work: Work) -> bool:
        """Whether this is the round of the cases that came back."""
        return False

    def barred(self, work: Work, case: str) -> str:
        """The id of the place where a case that came back cannot be put again; empty if there is none."""
        return ""

    def signs(self, work: Work) -> dict[str, Sign]:
        """How the cases that were put down came out, by case; empty if nothing is marked."""
        return {}

    def tree(self) -> list[str]:
        """All ways through it as lines, for its author; empty if there is only one."""
        return []

    # -- telling changes of it ----------------------------------------------------------------------------------

    @abstractmethod
    def marking(self) -> object:
        """Everything that decides the score, as plain data."""
        raise NotImplementedError

    def revision(self) -> str:
        """A short fingerprint of what decides the score: it changes with the key, not with the wording.

        It is stored with attempts, so it must never change for the same exercise.
        """
        return self._revision

    @cached_property
    def _revision(self) -> str:
        import hashlib  # here, because it is slow to load and not needed before something is marked

        data = msgspec.json.encode([self.kind, self.marking()], order="deterministic")
        return hashlib.sha256(data).hexdigest()[:12]
