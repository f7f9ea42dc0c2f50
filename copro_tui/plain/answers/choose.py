"""Choosing one or several of some options."""

from __future__ import annotations

from collections.abc import Iterable

from copro_tui.exercises import Choose
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.plain.answers.base import Taken, Talk
from copro_tui.plain.blocks import Block, Choice, Item, Items, Option, text, texts
from copro_tui.plain.commands import NotUnderstoodError, naming_words
from copro_tui.plain.grammar import Added, Named, Picked, Unpicked, several_of
from copro_tui.plain.meant import meant, one_named
from copro_tui.player import StepView
from copro_tui.player.feedback_words import summary_words

VERDICTS = {
    "right": mark("You chose it, and it is right."),
    "wrong": mark("You chose it, and it is not right."),
    "missed": mark("It is right, and you did not choose it."),
    "unmarked": mark("Rightly left out."),
}
"""The verdicts on options at the end, in words."""


class ChooseTalk(Talk):
    """Options by their numbers. One alone is answered as soon as it is chosen; of several, each line is all ticks."""

    def __init__(self, exercise: Choose) -> None:
        self.exercise = exercise
        self._texts = {item.id: item.text for item in exercise.items}

    def opening(self, view: StepView) -> str:
        count = {"count": len(self.exercise.items)}
        if not self.exercise.several:
            return _("Choose one of %(count)d.") % count
        return _("Choose any of %(count)d.") % count

    # -- what is said -------------------------------------------------------------------------------------------

    def places(self, view: StepView) -> list[Block]:
        return self.listed(view)

    def listed(self, view: StepView) -> list[Block]:
        verdicts = {item: given.verdict for item, given in view.marks.items()} if view.phase == "over" else {}
        left = [item for item in view.layout if verdicts.get(item) in ("wrong", "missed")]
        others = [item for item in view.layout if item not in left]
        return [Items(tuple(self._item(view, item) for item in (*left, *others)))]

    def _item(self, view: StepView, item: str) -> Item:
        """An option as it stands."""
        label, given = str(view.layout.index(item) + 1), view.marks.get(item)
        if given is None:
            return Item(label, self._texts[item], _("Chosen.") if item in view.answer else "")
        if view.phase == "over":
            return Item(label, self._texts[item], _(VERDICTS[given.verdict]), given.because)
        return Item(label, self._texts[item], _("Right.") if given.verdict == "right" else _("Not right."))

    def came(self, view: StepView) -> list[Block]:
        return self._several(view) if self.exercise.several else self._one(view)

    def _one(self, view: StepView) -> list[Block]:
        """What was chosen last with its reason; then that there is one more try, or the right one."""
        if not self.exercise.scored:
            return [text(summary_words(view))]
        if view.was_shown or not view.work.earlier:
            return [text(summary_words(view)), self._reasons(view, self.exercise.right)]
        last = view.work.earlier[-1]
        reasons = [view.marks[one].because for one in last]
        if view.phase != "over":
            return texts((self.exercise.judge(last).headline, *reasons, self.exercise.after_check(view.work)))
        told = texts((summary_words(view), *reasons))
        if set(last) == set(self.exercise.right):
            return told
        return [*told, self._reasons(view, self.exercise.right, _("This one is right:"))]

    def _several(self, view: StepView) -> list[Block]:
        """How many were found, then the wrong ones that were ticked last, and at the end those that were missed."""
        last = view.work.earlier[-1] if view.work.earlier else []
        wrong = [one for one in view.layout if one in last and one not in self.exercise.right]
        headline = summary_words(view) if view.phase == "over" else self.exercise.after_check(view.work)
        told: list[Block] = [text(headline)]
        if view.was_shown:
            return [*told, self._reasons(view, self.exercise.right)]
        if wrong:
            told.append(self._reasons(view, wrong, _("Not right:")))
        if missed := [one.item for one in view.marks.values() if one.verdict == "missed"]:
            told.append(self._reasons(view, missed, _("Right, and not chosen:")))
        return told

    def _reasons(self, view: StepView, options: Iterable[str], heading: str = "") -> Items:
        items = (
            Item(str(number), self._texts[one], reason=view.marks[one].because)
            for number, one in enumerate(view.layout, start=1)
            if one in options
        )
        return Items(tuple(items), heading)

    def how(self, view: StepView) -> str:
        if self.exercise.several and view.work.earlier:
            return naming_words(_("Type the numbers of the others that you choose, then %(lesson.check)s."))
        if self.exercise.several:
            return naming_words(_("Type the numbers of all that you choose, such as 1 3, then %(lesson.check)s."))
        return _("Type the number of the one that you choose.")

    def ways(self, view: StepView) -> list[str]:
        if not self.exercise.several:
            return [self.how(view), _("Or type words of it.")]
        return [self.how(view), _("To change one: add 2, remove 2.")]

    def undone(self, view: StepView) -> str:
        return _("Taken back: %(now)s") % {"now": self._chosen(view, list(view.answer))}

    def _chosen(self, view: StepView, chosen: list[str]) -> str:
        """What is chosen by now, by its numbers, as a sentence."""
        numbers = [str(number) for number, one in enumerate(view.layout, start=1) if one in chosen]
        if not numbers:
            return _("nothing is chosen.")
        return _("chosen: %(numbers)s.") % {"numbers": ", ".join(numbers)}

    # -- what is typed ------------------------------------------------------------------------------------------

    def form(self, view: StepView) -> Choice:
        numbered = {one: str(number) for number, one in enumerate(view.layout, start=1)}
        options = tuple(Option(number, self._texts[one]) for one, number in numbered.items())
        chosen, fixed = ([numbered[one] for one in items] for items in (view.answer, self.exercise.fixed(view.work)))
        return Choice(options, self.exercise.several, tuple(chosen), tuple(fixed))

    def take(self, view: StepView, line: str) -> Taken:
        options = [Named(str(number), one, self._texts[one]) for number, one in enumerate(view.layout, start=1)]
        chosen = self._meant(view, line, options) if self.exercise.several else [one_named(line, options)]
        for one in chosen:
            if one in self.exercise.fixed(view.work) and one not in self.exercise.right:
                number = view.layout.index(one) + 1
                raise NotUnderstoodError(_("%(number)d was not right. Choose another.") % {"number": number})
        if not self.exercise.several:
            return Taken(chosen)
        words = self._chosen(view, chosen)
        return Taken(chosen, (f"{words[:1].upper()}{words[1:]}",))

    @staticmethod
    def _meant(view: StepView, line: str, options: list[Named]) -> list[str]:
        """The options that are chosen after a line: those it names, or as now with some more or some less."""
        match meant(several_of(line, options)):
            case Added(items):
                return [*view.answer, *(one for one in items if one not in view.answer)]
            case Unpicked(items):
                return [one for one in view.answer if one not in items]
            case Picked(items):
                return [*items]
            case _:
                return [*view.answer]
