"""Questions of Moodle as steps of a lesson, and what an author has to look at in each. Pure.

A step is a mapping as it stands in a lesson's file. What the question does not say (a reason, a spare target) is left
out of it, so that ``copro check`` names it; nothing is made up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

from msgspec import Struct

from copro_tui.course.yaml_nodes import Problem
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.moodle.ids import distinct
from copro_tui.moodle.question import (
    ALL_PAIRS,
    CLOSE,
    Answer,
    Cloze,
    Description,
    Essay,
    Foreign,
    Gap,
    Matching,
    MultiChoice,
    Ordering,
    Question,
    is_legal,
)
from copro_tui.moodle.reasons_in import plain, reasons_in
from copro_tui.text.marked_html import TakenText, line_of, page_of, unmarked

T = TypeVar("T")

Step = dict[str, Any]
"""A step, as it stands in a lesson's file."""

SORTED = "copro:sort"
"""The tag of a matching question that was a sort."""


class Taken(Struct, frozen=True):
    """What became of a question."""

    step: Step | None
    """None if no step could be made of it."""
    notes: tuple[tuple[str, str], ...] = ()
    """What an author has to look at, and what to do: two texts each."""


def taken(question: Question, step_id: str) -> Taken:
    """A question as a step with that id."""
    made = _Made(question)
    match question:
        case Foreign():
            return Taken(None, ((question.why, question.hint_to_author),))
        case Description():
            made.page(step_id)
        case Essay():
            made.begin("reflect", step_id)
        case MultiChoice():
            made.choice(question, step_id)
        case Matching():
            made.matching(question, step_id)
        case Ordering():
            made.ordering(question, step_id)
        case Cloze():
            made.cloze(question, step_id)
    return Taken(made.step, tuple(made.said()))


def problems_of(question: Question, result: Taken, file: str, step_id: str) -> Iterator[Problem]:
    """What was noted of a question, each at its line in the file that it came from."""
    for message, hint in result.notes:
        name = step_id if result.step is not None else question.name or step_id
        yield Problem(file, question.line, 1, _("%(name)s: %(what)s") % {"name": name, "what": message}, hint)


class _Made:
    """A step in the making, and what is to be said of it."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._read: dict[str, TakenText] = {}
        self._notes: list[tuple[str, str]] = []
        self._no_reason = self._items = self._wordless = 0
        self.step: Step | None = None

    def said(self) -> Iterator[tuple[str, str]]:
        """All that was noted."""
        pictures = max(self._question.pictures, sum(one.pictures for one in self._read.values()))
        if pictures:
            said = ngettext("%(count)d picture was left out", "%(count)d pictures were left out", pictures)
            yield said % {"count": pictures}, _("say in words what is to be seen in it")
        if self._no_reason:
            said = ngettext(
                "%(none)d of %(all)d answer has no reason", "%(none)d of %(all)d answers have no reason", self._items
            )
            yield (
                said % {"none": self._no_reason, "all": self._items},
                _("add “because:” to each: it is what learners read"),
            )
        if self._wordless:
            said = ngettext(
                "%(count)d answer without words was left out",
                "%(count)d answers without words were left out",
                self._wordless,
            )
            yield said % {"count": self._wordless}, _("add it in words")
        if unplaced := self._question.unplaced:
            yield (
                _("more is said in it than a step has room for (%(names)s)") % {"names": ", ".join(unplaced)},
                _("look there whether a reason, “hint:” or “after:” should have it"),
            )
        yield from self._notes

    # -- one kind of step after the other -----------------------------------------------------------------------

    def page(self, step_id: str) -> None:
        text = self._page(self._question.text)
        title = re.match(r"## ([^\n]+)(?:\n+|$)", text)
        self.step = {"page": step_id}
        if title:
            self.step["title"] = plain(title[1])
            text = text[title.end() :]
        if text:
            self.step["text"] = f"{text}\n"

    def begin(self, kind: str, step_id: str, *, general: str | None = None) -> Step:
        """The step with what every exercise has; ``general`` is its general feedback, unless that is the question's."""
        question = self._question
        self.step = {kind: step_id, "prompt": self.line(question.text)}
        after = self._page(question.general if general is None else general)
        for key, text in (("hint", self.line(question.hint)), ("after", f"{after}\n" if after else "")):
            if text:
                self.step[key] = text
        return self.step

    def choice(self, question: MultiChoice, step_id: str) -> None:
        step = self.begin("choose", step_id)
        answers = self._with_words(question.answers, lambda one: one.text)
        ids = distinct(self.line(one.text) for one in answers)
        right = [one for one, answer in zip(ids, answers, strict=True) if answer.fraction > 0]
        if question.single and len(right) > 1:
            right = [one for one, answer in zip(ids, answers, strict=True) if answer.fraction >= 100 - CLOSE][:1]
            self._note(_("answers that earn a part of the mark earn nothing here"), _("check which one is right"))
        if not question.single:
            step["several"] = True
            self._check_shares(answers)
        if right:
            step["answer"] = right if len(right) > 1 else right[0]
        else:
            self._note(_("no answer is right"), _("name the right one with “answer:”"))
        for illegal in {one.fraction for one in answers if not is_legal(one.fraction)}:
            self._note(
                _("Moodle takes no answer that is worth %(percent)g per cent") % {"percent": illegal},
                _("check which answers are right"),
            )
        step["options"] = [
            {"id": one, "text": self.line(answer.text), **self._because(answer.feedback)}
            for one, answer in zip(ids, answers, strict=True)
        ]

    def _check_shares(self, answers: Sequence[Answer]) -> None:
        """Note where several answers earn other shares than they do here: each right one as much as the next."""
        for sign, whole in ((1, 100.0), (-1, -100.0)):
            group = [one.fraction for one in answers if (one.fraction > 0) == (sign > 0)]
            if group and any(abs(one - whole / len(group)) > 0.001 for one in group):
                self._note(
                    _("answers are worth other shares in Moodle"),
                    _("here each right one earns the same, and each wrong one costs the same"),
                )
                return

    def matching(self, question: Matching, step_id: str) -> None:
        reasons, general = self._reasons()
        groups = SORTED in question.tags
        step = self.begin("sort" if groups else "match", step_id, general=general)
        places = list(dict.fromkeys(pair.answer for pair in question.pairs if pair.answer))
        place_ids = dict(zip(places, distinct(places), strict=True))
        pairs = self._with_words([pair for pair in question.pairs if pair.stem], lambda one: one.stem)
        pairs = [pair for pair in pairs if pair.answer]
        texts = [self.line(pair.stem) for pair in pairs]
        step["groups" if groups else "targets"] = [{"id": place_ids[one], "text": unmarked(one)} for one in places]
        step["items" if groups else "pairs"] = [
            {"id": one, "text": text, "answer": place_ids[pair.answer], **self._because(reasons.get(plain(text), ""))}
            for one, text, pair in zip(distinct(texts), texts, pairs, strict=True)
        ]
        if not groups and {pair.answer for pair in pairs} >= set(places):
            self._note(_("no target is left over, so the last pair is a gift"), _("add a spare target"))

    def ordering(self, question: Ordering, step_id: str) -> None:
        reasons, general = self._reasons()
        step = self.begin("order", step_id, general=general)
        texts = [self.line(one) for one in self._with_words(question.items, lambda one: one)]
        step["items"] = [
            {"id": one, "text": text, **self._because(reasons.get(plain(text), ""))}
            for one, text in zip(distinct(texts), texts, strict=True)
        ]
        if question.grading != ALL_PAIRS:
            self._note(
                _("in Moodle it is graded otherwise (%(grading)s)") % {"grading": question.grading},
                _("nothing: here all pairs count"),
            )

    def cloze(self, question: Cloze, step_id: str) -> None:
        names = [[self.line(one.text) for one in gap.answers] for gap in question.gaps]
        if any(set(one) != set(names[0]) for one in names):
            self._note(
                _("its gaps do not all have the same choices"),
                _("give them all the same, or write each as a choose"),
            )
            return
        if len({gap.weight for gap in question.gaps}) > 1:
            self._note(
                _("its gaps count for more and for less in Moodle"), _("nothing: here each item counts the same")
            )
        step = self.begin("sort", step_id)
        places = list(dict.fromkeys(names[0]))
        place_ids = dict(zip(places, distinct(places), strict=True))
        texts = [self.line(gap.text) for gap in question.gaps]
        step["groups"] = [{"id": place_ids[one], "text": one} for one in places]
        step["items"] = [
            {"id": one, "text": text, **self._placed(gap, place_ids)}
            for one, text, gap in zip(distinct(texts), texts, question.gaps, strict=True)
        ]

    def _placed(self, gap: Gap, place_ids: dict[str, str]) -> Step:
        """Where a gap's case belongs, why, and what is said to those who put it elsewhere."""
        best_first = sorted(gap.answers, key=lambda one: -one.fraction)
        earned = {place_ids[self.line(one.text)]: one.fraction / 100 for one in best_first if one.fraction > 0}
        best = best_first[0]
        because = self.line(best.feedback) if best.fraction > 0 else ""
        remarks = {
            place_ids[self.line(one.text)]: remark
            for one in gap.answers
            if one is not best and (remark := self.line(one.feedback)) and remark != because
        }
        answer: Any = {place: 1 if credit == 1 else round(credit, 7) for place, credit in earned.items()}
        if list(earned.values()) == [1.0]:
            (answer,) = earned
        placed: Step = {"answer": answer} if earned else {}
        placed |= self._because(best.feedback if because else "")
        return placed | ({"near_miss": remarks} if remarks else {})

    # -- what they share ----------------------------------------------------------------------------------------

    def _with_words(self, given: Sequence[T], html: Callable[[T], str]) -> list[T]:
        """Those that have words, and not only a picture; the others are counted."""
        found = [one for one in given if self.line(html(one))]
        self._wordless += len(given) - len(found)
        return found

    def _note(self, message: str, hint: str) -> None:
        self._notes.append((message, hint))

    def line(self, html: str) -> str:
        return self._taken(html, line_of)

    def _page(self, html: str) -> str:
        return self._taken(html, page_of)

    def _taken(self, html: str, read: Callable[[str], TakenText]) -> str:
        if html not in self._read:
            self._read[html] = read(html)
        return self._read[html].text

    def _because(self, html: str) -> Step:
        """A reason, if there is one; it is counted if there is none."""
        text = self.line(html)
        self._items += 1
        self._no_reason += not text
        return {"because": text} if text else {}

    def _reasons(self) -> tuple[dict[str, str], str]:
        """The reasons that the general feedback lists, by what each is the reason of, and the rest of it."""
        return reasons_in(self._question.general)
