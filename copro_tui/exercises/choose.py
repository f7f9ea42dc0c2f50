"""``choose``: tick one or several of some options."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from copro_tui.exercises.base import Exercise
from copro_tui.exercises.evidence import Evidence
from copro_tui.exercises.faults import Fault, Frameworks, asked_together, repeated_ids, too_few
from copro_tui.exercises.feedback import Feedback, Mark, Tally, Verdict
from copro_tui.exercises.items import Item
from copro_tui.exercises.shape import ExerciseShape
from copro_tui.exercises.shuffling import shuffled
from copro_tui.frameworks import Id, Line
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark, ngettext
from copro_tui.text.marks import marked
from copro_tui.text.numbers import number_word
from copro_tui.text.suggest import suggestion
from copro_tui.work import Answer, Phase, W, Work


def score_choice(ticked: Sequence[str], right: Sequence[str], options: Sequence[str], *, several: bool) -> float:
    """The score of a choice, 0 to 1.

    One of several: 1 for the right option, else 0. Several: the share of the right options that were ticked, less the
    share of the wrong ones, never below 0:

        score = max(0, ticked right / all right - ticked wrong / all wrong)

    so that ticking everything earns 0, as ticking nothing does (the corrected score of multiple true/false items;
    Albanese and Sabers 1988).
    """
    hits = len(set(ticked) & set(right))
    misses = len(set(ticked) - set(right))
    if not several:
        return 1.0 if hits == 1 and not misses else 0.0
    wrong = len(set(options) - set(right))
    return max(0.0, hits / len(set(right)) - (misses / wrong if wrong else 0.0))


class Choose(Exercise, frozen=True, kw_only=True):
    """Options to tick."""

    kind = "choose"
    # Translators: what the learner does at such a step, as a request.
    doing = mark("choose")
    items: tuple[Item, ...]
    right: tuple[str, ...]
    """The ids of the right options."""
    several: bool = False

    @property
    def checked_on_request(self) -> bool:
        return self.several  # one alone is answered as soon as it is chosen

    @cached_property
    def options(self) -> dict[str, str]:
        return {item.id: item.text for item in self.items}

    @property
    def all_items(self) -> tuple[Item, ...]:
        return self.items

    def chosen(self, answer: object) -> list[str]:
        known = self.options
        return [str(one) for one in answer if one in known] if isinstance(answer, list) else []

    def layout(self, seed: int) -> tuple[str, ...]:
        return shuffled([item.id for item in self.items], seed, refuse=lambda order: False)

    def fresh(self, seed: int) -> Answer:
        return []

    def judge(self, answer: Answer) -> Feedback:
        ticked = self.chosen(answer)
        score = score_choice(ticked, self.right, [item.id for item in self.items], several=self.several)
        marks = tuple(self._mark(item, item.id in ticked) for item in self.items)
        return Feedback(self._headline(ticked), score, marks)

    def tally(self, answer: Answer) -> Tally:
        """How many of the right options were ticked; each wrong one that was ticked takes one away."""
        ticked = set(self.chosen(answer))
        hits = len(ticked & set(self.right))
        return Tally(max(0, 2 * hits - len(ticked)), len(self.right))

    def _mark(self, item: Item, ticked: bool) -> Mark:
        belongs = item.id in self.right
        verdicts: dict[tuple[bool, bool], Verdict] = {
            (True, True): "right",
            (True, False): "wrong",
            (False, True): "missed",
            (False, False): "unmarked",
        }
        return Mark(
            item=item.id,
            verdict=verdicts[ticked, belongs],
            credit=1.0 if ticked == belongs else 0.0,
            given=_("chosen") if ticked else _("not chosen"),
            belongs=_("right") if belongs else _("not right"),
            target=item.id if belongs else "",
            because=item.because,
        )

    def _headline(self, ticked: Sequence[str]) -> str:
        """The result as a sentence: how many of the right options were ticked, and how many wrong ones."""
        hits, misses = len(set(ticked) & set(self.right)), len(set(ticked) - set(self.right))
        if hits == len(self.right) and not misses:
            return _("Right.")
        if not self.several:
            return _("Not quite.")
        values = {"hits": hits, "misses": misses, "count": len(self.right)}
        if not hits:
            return ngettext("That is not one of them.", "None of those is right.", misses)
        if not misses:
            return _("You found %(hits)d of %(count)d.") % values
        if hits == len(self.right):
            return (
                ngettext(
                    "You found every right answer, but also ticked a wrong one.",
                    "You found every right answer, but also ticked %(misses)d wrong ones.",
                    misses,
                )
                % values
            )
        return (
            ngettext(
                "You found %(hits)d of %(count)d, and ticked %(misses)d wrong one.",
                "You found %(hits)d of %(count)d, and ticked %(misses)d wrong ones.",
                misses,
            )
            % values
        )

    def solution(self) -> Answer:
        return list(self.right)

    def fitted(self, answer: object, seed: int) -> Answer:
        ticked = self.chosen(answer)
        return ticked if self.several else ticked[:1]

    def marking(self) -> object:
        return [sorted(item.id for item in self.items), sorted(self.right), self.several]

    # -- two tries ----------------------------------------------------------------------------------------------

    def _tried(self, work: Work) -> set[str]:
        """The wrong options that were chosen, and can be chosen no more."""
        return {one for answer in work.earlier for one in self.chosen(answer) if one not in self.right}

    def _found(self, work: Work) -> list[str]:
        """The right options, of several, that were ticked, and stay so."""
        ticked = {one for answer in work.earlier for one in self.chosen(answer)}
        return [one for one in self.right if one in ticked and self.several]

    def fixed(self, work: Work) -> frozenset[str]:
        return frozenset(self._tried(work)) | frozenset(self._found(work))

    def changed(self, work: W, answer: Answer, layout: Sequence[str]) -> W:
        if work.checked:
            return work
        fixed = self.fixed(work)
        new = [one for one in self.chosen(answer) if one not in fixed]
        return replace(work, answer=[*self._found(work), *new] if self.several else new[-1:])

    def missing(self, work: Work, layout: Sequence[str]) -> str:
        if not self.several:
            return "" if work.answer else _("Choose one first.")
        return "" if set(work.answer) - self.fixed(work) else _("Tick at least one first.")

    def phase(self, work: Work, layout: Sequence[str]) -> Phase:
        if work.checked:
            return "over"
        return "marked" if work.earlier and set(work.answer) <= self.fixed(work) else "open"

    def settled(self, work: W) -> W:
        """After the first try the right ticks are fixed, and the wrong options closed; after the second it is over."""
        earlier = (*work.earlier, work.answer)
        ticked = set(self.chosen(work.answer))
        if ticked == set(self.right) or work.earlier:
            return replace(work, earlier=earlier, checked=True)
        if self.several and ticked >= set(self.right):  # nothing is left to find
            return replace(work, earlier=earlier, checked=True)
        tried = replace(work, earlier=earlier)
        return replace(tried, answer=self._found(tried))

    def marks(self, work: Work) -> dict[str, Mark]:
        every = {item.id: item for item in self.items}
        if work.checked:
            tried = self._tried(work) | set(self.chosen(work.answer))
            return {one: self._mark(item, one in tried) for one, item in every.items()}
        fixed = self.fixed(work)
        return {one: self._mark(item, True) for one, item in every.items() if one in fixed}

    def after_check(self, work: Work) -> str:
        if not work.earlier:
            return ""
        headline = self._headline(self.chosen(work.earlier[-1]))
        if work.checked:
            second = len(work.earlier) > 1 and set(self.chosen(work.earlier[-1])) == set(self.right)
            return _("Right at the second try.") if second else headline
        if self.several:
            return f"{headline} {self._still_to_find(work)}"
        left = len(self.items) - len(self.fixed(work))
        words = ngettext("One more try: %(number)s is left.", "One more try: %(number)s are left.", left)
        return words % {"number": number_word(left)}

    def _still_to_find(self, work: Work) -> str:
        left = len(self.right) - len(self.fixed(work) & set(self.right))
        return _("%(number)s still to find.") % {"number": number_word(left).capitalize()}

    def from_former(self, work: W, layout: Sequence[str]) -> W:
        if work.checked or self.several:
            return work
        return replace(work, answer=[])  # what was marked with a cross was not chosen

    def resumed(self, work: W, seed: int) -> W:
        answer, earlier = self.fitted(work.answer, seed), tuple(self.chosen(one) for one in work.earlier)
        known = replace(work, answer=answer, earlier=earlier, checked=work.checked and answer == work.answer)
        return self.changed(known, answer, ())

    def left_out(self, answer: object) -> int:
        return len(answer) - len(self.chosen(answer)) if isinstance(answer, list) else 0


class Option(Evidence, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One option, whether it is right, and why."""

    id: Id
    text: Line
    because: Line
    right: bool = False


class ChooseShape(ExerciseShape, frozen=True, kw_only=True, tag="choose"):
    """How a choice is written."""

    options: Annotated[tuple[Option, ...], Meta(max_length=12)]
    several: bool = False
    answer: Id | tuple[Id, ...] = ()
    """The right option, or the right ones; ``right: true`` in an option means the same."""

    @property
    def _named(self) -> tuple[str, ...]:
        """The ids under ``answer``."""
        return (self.answer,) if isinstance(self.answer, str) else self.answer

    @property
    def _right(self) -> tuple[str, ...]:
        """The ids of the options that are right."""
        return tuple(option.id for option in self.options if option.right or option.id in self._named)

    def faults(self, frameworks: Frameworks) -> Iterator[Fault]:
        ids = [option.id for option in self.options]
        yield from too_few("options", len(self.options))
        yield from repeated_ids("options", ids)
        for one in self._named:
            if one not in ids:
                yield Fault(("answer",), _('"%(id)s" is not one of the "options"') % {"id": one}, suggestion(one, ids))
        right = len(self._right)
        if right == 0:
            yield Fault(
                ("options",), _("no option is right"), _('name the right one with "answer:", above the options')
            )
        elif right > 1 and not self.several:
            yield Fault(("options",), _("more than one option is right"), _('add "several: true" or leave one right'))
        elif right == len(self.options):
            yield Fault(("options",), _("every option is right"), _("add one that is not"))

    def oversights(self) -> Iterator[Fault]:
        yield from asked_together("options", (option.review for option in self.options))

    def build(self, frameworks: Frameworks) -> Choose:
        return Choose(
            **self.common(),
            items=tuple(
                Item(option.id, marked(option.text), marked(option.because), evidence=option.within(self))
                for option in self.options
            ),
            right=self._right,
            several=self.several,
        )
