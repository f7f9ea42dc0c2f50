"""Putting things in order: by a sequence, or by moving one of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from copro_tui.exercises import Order
from copro_tui.figures.in_words import FROM_THE_TOP
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.plain.answers.base import Taken, Talk
from copro_tui.plain.blocks import Block, Hint, Item, Items, Option, Ordering, texts
from copro_tui.plain.commands import NotUnderstoodError, naming_words
from copro_tui.plain.grammar import At, Moved, Named, Ordered, Swapped, order_of, place_in, rearranged, says_number
from copro_tui.plain.meant import meant
from copro_tui.player import StepView
from copro_tui.player.feedback_words import summary_words


class OrderTalk(Talk):
    """Items are read as they are drawn: a ladder from the top, a line from the left, anything else from the first.

    The numbers by which they are named stay with them, whatever the order, so that a sequence always means the same.
    What is said of places counts as the drawing does: the rungs of a ladder from the bottom.
    """

    def __init__(self, exercise: Order) -> None:
        self.exercise = exercise
        self._texts = {item.id: item.text for item in exercise.items}
        self._names = {item.id: item.name.rstrip(".") for item in exercise.items}
        """What items are called in answers to a line; in a list they are read in full."""
        shape = exercise.framework.shape if exercise.framework else None
        self._from_the_top = shape in FROM_THE_TOP
        self._from_the_left = shape == "spectrum"

    def opening(self, view: StepView) -> str:
        count = len(view.layout)
        return ngettext("Put %(count)d in order.", "Put %(count)d in order.", count) % {"count": count}

    # -- what is said -------------------------------------------------------------------------------------------

    def begun(self, view: StepView) -> list[Block]:
        """What may change places; what is in place already was said."""
        loose = [one for one in self._heard(view.answer) if one not in self.exercise.fixed(view.work)]
        return [Items(tuple(self._item(view, one) for one in loose), self._heading())]

    def places(self, view: StepView) -> list[Block]:
        return self.listed(view)

    def listed(self, view: StepView) -> list[Block]:
        return [Items(tuple(self._item(view, one) for one in self._heard(view.answer)), self._heading())]

    def _heard(self, order: Iterable[str]) -> list[str]:
        """An order as it is read out; or such a one as the exercise has it."""
        return list(order)[::-1] if self._from_the_left else list(order)

    def _item(self, view: StepView, item: str) -> Item:
        """An item as it stands: once it was checked by its place, before by the number that names it."""
        given = view.marks.get(item)
        if view.phase == "over":
            number = self.exercise.number(list(view.answer).index(item))
            return Item(str(number), self._texts[item], reason=given.because if given else "")
        return Item(_numbers(view)[item], self._texts[item], self._place(view, item))

    def _heading(self) -> str:
        if self._from_the_top:
            return _("From the top:")
        return _("From the left:") if self._from_the_left else _("From the first:")

    def _place(self, view: StepView, item: str) -> str:
        """What is known of an item's place; empty if nothing is."""
        given = view.marks.get(item)
        if given is None:
            return ""
        if item in self.exercise.fixed(view.work):
            return _("In place.")
        return self._belongs(given.belongs) if given.belongs else ""

    def _belongs(self, number: str) -> str:
        if self._from_the_top:
            return _("It belongs on rung %(number)s.") % {"number": number}
        return _("It belongs at place %(number)s.") % {"number": number}

    def came(self, view: StepView) -> list[Block]:
        if view.phase == "over":
            told = [f"{self._heading()} {self._named(self._heard(view.answer))}."]
            told = told if view.was_shown else self._bands(view)
            return texts((summary_words(view), *told))
        fixed = self.exercise.fixed(view.work)
        left = [one for one in self._heard(view.answer) if one not in fixed]
        lines = [self.exercise.after_check(view.work)]
        if any(view.marks[one].belongs for one in left if one in view.marks):
            lines += [_("Where the others belong:"), *(self._where(view, one) for one in left)]
        elif fixed:
            lines.append(_("Not yet: %(names)s.") % {"names": self._named(left)})
        if fixed:
            lines.append(
                _("In place: %(names)s.")
                % {"names": self._named(one for one in self._heard(view.answer) if one in fixed)}
            )
        hint = not fixed and view.can("lesson.hint") and not any(one.belongs for one in view.marks.values())
        return [*texts(lines), *([Hint(naming_words(_("Type %(lesson.hint)s for a hint.")))] if hint else [])]

    def _named(self, items: Iterable[str]) -> str:
        return "; ".join(self._names[one] for one in items)

    def _where(self, view: StepView, item: str) -> str:
        """Where an item belongs, in short."""
        values = {"name": self._names[item], "number": view.marks[item].belongs}
        if self._from_the_top:
            return _("%(name)s: rung %(number)s.") % values
        return _("%(name)s: place %(number)s.") % values

    def _now(self, order: Iterable[str]) -> str:
        """An order by names, as a sentence."""
        names = {"names": self._named(self._heard(order))}
        if self._from_the_top:
            return _("Now, from the top: %(names)s.") % names
        return (_("Now, from the left: %(names)s.") if self._from_the_left else _("Now: %(names)s.")) % names

    def _bands(self, view: StepView) -> list[str]:
        """The bands of a ladder that stands, in the order in which they are read."""
        framework = self.exercise.framework
        if framework is None or any(one.move for one in view.marks.values()):
            return []
        lines: dict[str, list[str]] = {}
        for one in self._heard(view.answer):
            if band := framework.band_of(one):
                lines.setdefault(band.name, []).append(self._names[one])
        return [_("Band %(band)s: %(names)s.") % {"band": band, "names": ", ".join(lines[band])} for band in lines]

    def how(self, view: StepView) -> str:
        if view.phase == "marked":
            return naming_words(_("Move the others, then type %(lesson.check)s."))
        return naming_words(_("Type their numbers in order, or move 4 up 2; then %(lesson.check)s."))

    def ways(self, view: StepView) -> list[str]:
        place = _("put 4 on rung 3") if self._from_the_top else _("put 4 at place 3")
        return [
            self.how(view),
            _("Also: %(place)s; put 4 before 1; put 4 first; swap 1 and 2. Names can stand for numbers.")
            % {"place": place},
        ]

    def undone(self, view: StepView) -> str:
        return f"{super().undone(view)} {self._now(view.answer)}"

    # -- what is typed ------------------------------------------------------------------------------------------

    def form(self, view: StepView) -> Ordering:
        numbers = _numbers(view)
        options = tuple(Option(numbers[one], self._names[one]) for one in self._heard(view.answer))
        return Ordering(options, tuple(numbers[one] for one in self.exercise.fixed(view.work)))

    def take(self, view: StepView, line: str) -> Taken:
        numbers, fixed = _numbers(view), self.exercise.fixed(view.work)
        things = [Named(numbers[one], one, self._texts[one], self._names[one]) for one in self._heard(view.answer)]
        loose = [one for one in self._heard(view.answer) if one not in fixed]
        match meant(order_of(line, things, loose=loose)):
            case Moved() as moved:
                return self._moved(view, moved, counted=says_number(line))
            case Swapped() as swapped:
                self._stays(view, [swapped.one, swapped.other])
                return self._put(rearranged(self._heard(view.answer), swapped))
            case Ordered(items):
                return self._sequence(view, items)
            case _:
                raise NotUnderstoodError(self.how(view))

    def _moved(self, view: StepView, moved: Moved, *, counted: bool) -> Taken:
        """One item at another place; ``counted``, by the number of the place, and not as the first or the last."""
        item, where, count = moved.item, moved.where, len(view.answer)
        self._stays(view, [item])
        if isinstance(where, At) and where.place > count:
            raise NotUnderstoodError(_("The places are 1 to %(count)d.") % {"count": count})
        if isinstance(where, At) and counted and self._from_the_top and self.exercise.climbs:
            where = At(count + 1 - where.place)
        to = place_in(self._heard(view.answer), item, where)
        order = self.exercise.moved(view.work, item, count - 1 - to if self._from_the_left else to)
        values = {"name": self._names[item], "place": self.exercise.number(order.index(item)), "count": count}
        if self._from_the_top:
            return Taken(order, (_("%(name)s is now on rung %(place)d of %(count)d.") % values,))
        return Taken(order, (_("%(name)s is now at place %(place)d of %(count)d.") % values,))

    def _sequence(self, view: StepView, items: Sequence[str]) -> Taken:
        """All items in a new order, or all that are not fixed: those take the places that are free."""
        now, order, fixed, numbers = (
            self._heard(view.answer),
            list(items),
            self.exercise.fixed(view.work),
            _numbers(view),
        )
        twice = [one for place, one in enumerate(order) if one in order[:place]]
        if twice:
            raise NotUnderstoodError(_("%(name)s appears twice.") % {"name": self._names[twice[0]]})
        if not fixed & set(order):
            loose = iter(order)
            order = [one if one in fixed else next(loose, "") for one in now]
        missing = [label for one, label in numbers.items() if one not in order]
        if missing:
            raise NotUnderstoodError(
                _("Each number from 1 to %(count)d is needed, once. Missing: %(numbers)s.")
                % {"count": len(numbers) - len(fixed), "numbers": ", ".join(missing)}
            )
        self._stays(view, [one for place, one in enumerate(now) if order[place] != one])
        return self._put(order)

    def _stays(self, view: StepView, items: Iterable[str]) -> None:
        """Refuse to move what is in place."""
        fixed = self.exercise.fixed(view.work)
        if stays := [one for one in items if one in fixed]:
            raise NotUnderstoodError(_("%(name)s is in place and stays there.") % {"name": self._names[stays[0]]})

    def _put(self, heard: list[str]) -> Taken:
        """The items in an order as it is read out."""
        order = self._heard(heard)
        return Taken(order, (self._now(order),))


def _numbers(view: StepView) -> dict[str, str]:
    return {one: str(number) for number, one in enumerate(view.layout, start=1)}
