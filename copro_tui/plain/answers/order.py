"""Putting things in order: by a sequence, or by moving one of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from copro_tui.exercises import Order
from copro_tui.i18n import gettext as _
from copro_tui.plain.answers.base import Taken, Talk
from copro_tui.plain.blocks import Block, Item, Items, Option, Ordering, texts
from copro_tui.plain.commands import NotUnderstoodError, naming_commands
from copro_tui.plain.grammar import At, Moved, Named, Ordered, Swapped, order_of, place_in, rearranged
from copro_tui.plain.meant import meant
from copro_tui.player import StepView
from copro_tui.player.feedback_words import summary_words


class OrderTalk(Talk):
    """The numbers stay with their items, whatever the order, so that a sequence always means the same."""

    def __init__(self, exercise: Order) -> None:
        self.exercise = exercise
        self._texts = {item.id: item.text for item in exercise.items}
        self._names = {item.id: item.name for item in exercise.items}
        """What items are called in answers to a line; in a list they are read in full."""

    def opening(self) -> str:
        return _("Put in order.")

    # -- what is said -------------------------------------------------------------------------------------------

    def listed(self, view: StepView) -> list[Block]:
        return [Items(tuple(self._item(view, one) for one in view.answer), self._heading())]

    def _item(self, view: StepView, item: str) -> Item:
        given = view.marks.get(item) if view.phase == "over" else None
        words = f"{self._texts[item]}{self._place(view, item)}"
        return Item(_numbers(view)[item], words, reason=given.because if given else "")

    def _heading(self) -> str:
        """What follows, with what there is most of at the top where the framework says it."""
        framework = self.exercise.framework
        if framework is None or not (self.exercise.climbs and framework.most):
            return _("From the top:")
        return _("From the top, %(most)s:") % {"most": framework.most}

    def _place(self, view: StepView, item: str) -> str:
        """What is known of an item's place, to follow its name; empty if nothing is, or if all are in place."""
        given = view.marks.get(item)
        if given is None or view.phase == "over":
            return ""
        if item in self.exercise.fixed(view.work):
            return ". " + _("In place.")
        return f". {self._belongs(view, item)}" if given.belongs else ""

    def _belongs(self, view: StepView, item: str) -> str:
        place = list(view.work.earlier[-1]).index(item) - view.marks[item].move
        return _("It belongs at %(place)d, counted from the top.") % {"place": place + 1}

    def came(self, view: StepView) -> list[Block]:
        if view.phase == "over":
            names = self._named(view, view.answer) if view.was_shown else ""
            told = [_("From the top: %(names)s.") % {"names": names}] if names else self._bands(view)
            return texts((summary_words(view), *told))
        fixed = self.exercise.fixed(view.work)
        left = [one for one in view.answer if one not in fixed]
        lines = [self.exercise.after_check(view.work)]
        if fixed:
            lines.append(_("In place: %(names)s.") % {"names": self._named(view, fixed)})
        if any(one.belongs for one in view.marks.values() if one.item in left):
            numbers = _numbers(view)
            lines += [f"{numbers[one]}. {self._names[one]}. {self._belongs(view, one)}" for one in left]
        elif fixed:
            lines.append(_("Not yet: %(names)s.") % {"names": self._named(view, left)})
        elif view.can("lesson.hint"):
            lines.append(naming_commands(_("Type %(lesson.hint)s for a hint.")))
        return texts(lines)

    def _named(self, view: StepView, items: Iterable[str]) -> str:
        """Items by number and name, from the top."""
        numbers, items = _numbers(view), set(items)
        return "; ".join(f"{numbers[one]} {self._names[one].rstrip('.')}" for one in view.answer if one in items)

    def _bands(self, view: StepView) -> list[str]:
        """The bands of a ladder that stands, from the top."""
        framework = self.exercise.framework
        if framework is None or any(one.move for one in view.marks.values()):
            return []
        lines: dict[str, list[str]] = {}
        for one in view.answer:
            if band := framework.band_of(one):
                lines.setdefault(band.name, []).append(self._names[one])
        return [_("Band %(band)s: %(names)s.") % {"band": band, "names": ", ".join(lines[band])} for band in lines]

    def how(self, view: StepView) -> str:
        if view.phase == "marked":
            return naming_commands(_("Move the others, then type %(lesson.check)s."))
        return naming_commands(
            _(
                "Numbers in order from the top, for example 3 1 2; or move 4 up 2; or put 4 before 1. "
                "%(lesson.check)s checks."
            )
        )

    # -- what is typed ------------------------------------------------------------------------------------------

    def form(self, view: StepView) -> Ordering:
        numbers = _numbers(view)
        options = tuple(Option(numbers[one], self._names[one]) for one in view.answer)
        return Ordering(options, tuple(numbers[one] for one in self.exercise.fixed(view.work)))

    def take(self, view: StepView, line: str) -> Taken:
        numbers, fixed = _numbers(view), self.exercise.fixed(view.work)
        things = [Named(numbers[one], one, self._texts[one], self._names[one]) for one in view.answer]
        loose = [one for one in view.answer if one not in fixed]
        match meant(order_of(line, things, loose=loose)):
            case Moved() as moved:
                return self._moved(view, moved)
            case Swapped() as swapped:
                self._stays(view, [swapped.one, swapped.other])
                return self._now(rearranged(list(view.answer), swapped))
            case Ordered(items):
                return self._sequence(view, items)
            case _:
                raise NotUnderstoodError(self.how(view))

    def _moved(self, view: StepView, moved: Moved) -> Taken:
        item, where, count = moved.item, moved.where, len(view.answer)
        self._stays(view, [item])
        if isinstance(where, At) and where.place > count:
            raise NotUnderstoodError(_("The places are 1 to %(count)d.") % {"count": count})
        order = self.exercise.moved(view.work, item, place_in(list(view.answer), item, where))
        reply = _("%(name)s is now %(place)d of %(count)d, counted from the top.")
        return Taken(order, (reply % {"name": self._names[item], "place": order.index(item) + 1, "count": count},))

    def _sequence(self, view: StepView, items: Sequence[str]) -> Taken:
        """All items in a new order, or all that are not fixed: those take the places that are free."""
        order, fixed, numbers = list(items), self.exercise.fixed(view.work), _numbers(view)
        twice = [one for place, one in enumerate(order) if one in order[:place]]
        if twice:
            raise NotUnderstoodError(_("%(name)s appears twice.") % {"name": self._names[twice[0]]})
        if not fixed & set(order):
            loose = iter(order)
            order = [one if one in fixed else next(loose, "") for one in view.answer]
        missing = [label for one, label in numbers.items() if one not in order]
        if missing:
            raise NotUnderstoodError(
                _("Each number from 1 to %(count)d is needed, once. Missing: %(numbers)s.")
                % {"count": len(numbers) - len(fixed), "numbers": ", ".join(missing)}
            )
        self._stays(view, [one for place, one in enumerate(view.answer) if order[place] != one])
        return self._now(order)

    def _stays(self, view: StepView, items: Iterable[str]) -> None:
        """Refuse to move what is in place."""
        fixed = self.exercise.fixed(view.work)
        if stays := [one for one in items if one in fixed]:
            raise NotUnderstoodError(_("%(name)s is in place and stays there.") % {"name": self._names[stays[0]]})

    def _now(self, order: list[str]) -> Taken:
        names = "; ".join(self._names[one].rstrip(".") for one in order)
        return Taken(order, (_("Now, from the top: %(names)s.") % {"names": names},))


def _numbers(view: StepView) -> dict[str, str]:
    return {one: str(number) for number, one in enumerate(view.layout, start=1)}
