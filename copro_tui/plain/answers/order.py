"""Putting things in order: by a sequence, or by moving one of them."""

from __future__ import annotations

import re

from copro_tui.exercises import Order
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.plain.answers.base import Taken, Talk
from copro_tui.plain.commands import NotUnderstoodError
from copro_tui.plain.matching import Named, find
from copro_tui.player import StepView

_MOVE = re.compile(r"move\s+(?P<item>.+?)\s+(?P<way>up|down)(?:\s+(?P<by>\d{1,3}))?$", re.IGNORECASE)
_TO = re.compile(r"(?:move|put)\s+(?P<item>.+?)\s+(?:to\s+)?(?P<place>\d{1,3}|first|last|top|bottom)$", re.IGNORECASE)
_PUT = re.compile(r"put\s+(?P<item>.+?)\s+(?P<side>before|above|after|below)\s+(?P<other>.+)$", re.IGNORECASE)


class OrderTalk(Talk):
    """The numbers stay with their items, whatever the order, so that a sequence always means the same."""

    def __init__(self, exercise: Order) -> None:
        self.exercise = exercise
        self._texts = {item.id: item.text for item in exercise.items}

    def opening(self) -> str:
        return _("Put in order.")

    def items(self, view: StepView) -> list[str]:
        numbers = _numbers(view)
        return [_("From the top:"), *(f"{numbers[one]}. {self._texts[one]}" for one in view.answer)]

    def how(self) -> str:
        return _("Numbers in order, for example 3 1 2, from the top; or move 4 up 2; or put 4 before 1; l to list.")

    def take(self, view: StepView, line: str) -> Taken:
        named = [Named(label, one, self._texts[one]) for one, label in _numbers(view).items()]
        order = list(view.answer)
        if match := _MOVE.match(line):
            item, by = find(match["item"], named), int(match["by"] or 1)
            return self._put(order, item, order.index(item) + (by if match["way"].lower() == "down" else -by))
        if match := _PUT.match(line):
            item, other = find(match["item"], named), find(match["other"], named)
            if item == other:
                raise NotUnderstoodError(_("Name two different ones."))
            place = [one for one in order if one != item].index(other)
            return self._put(order, item, place + (match["side"].lower() in ("after", "below")))
        if match := _TO.match(line):
            return self._put(order, find(match["item"], named), _place(match["place"].lower(), len(order)))
        return self._sequence(view, line, named)

    def _put(self, order: list[str], item: str, place: int) -> Taken:
        order.remove(item)
        order.insert(max(0, min(place, len(order))), item)
        reply = _("%(name)s is now %(place)d of %(count)d, counted from the top.")
        values = {"name": self._texts[item], "place": order.index(item) + 1, "count": len(order)}
        return Taken(order, (reply % values,))

    def _sequence(self, view: StepView, line: str, named: list[Named]) -> Taken:
        parts = [part.strip() for part in re.split(r"[,;]", line)] if re.search(r"[,;]", line) else line.split()
        order = [find(part, named) for part in parts if part]
        twice = [one for place, one in enumerate(order) if one in order[:place]]
        missing = [one.label for one in named if one.id not in order]
        if twice:
            raise NotUnderstoodError(_("%(name)s appears twice.") % {"name": self._texts[twice[0]]})
        if missing:
            raise NotUnderstoodError(
                _("All %(count)d numbers are needed, each once. Missing: %(numbers)s.")
                % {"count": len(named), "numbers": ", ".join(missing)}
            )
        names = "; ".join(self._texts[one] for one in order)
        return Taken(order, (_("Now, from the top: %(names)s.") % {"names": names},))

    def marks(self, view: StepView) -> list[str]:
        if view.feedback is None:
            return []
        lines, numbers = [], _numbers(view)
        for given in view.feedback.marks:
            lines += [f"{numbers[given.item]}. {self._texts[given.item]}. {_where(given.move)}", given.because]
        return [*lines, *self._bands(view)]

    def _bands(self, view: StepView) -> list[str]:
        """The bands of a correctly built ladder, from the top."""
        framework = self.exercise.framework
        if framework is None or view.feedback is None or any(one.move for one in view.feedback.marks):
            return []
        lines: dict[str, list[str]] = {}
        for one in view.answer:
            if band := framework.band_of(one):
                lines.setdefault(band.name, []).append(self._texts[one])
        return [_("Band %(band)s: %(names)s.") % {"band": band, "names": ", ".join(lines[band])} for band in lines]


def _numbers(view: StepView) -> dict[str, str]:
    return {one: str(number) for number, one in enumerate(view.layout, start=1)}


def _where(move: int) -> str:
    """A sentence on whether an item is in its place, and if not, how far away that is."""
    if not move:
        return _("Right.")
    if move > 0:
        text = ngettext("It belongs %(by)d place further up.", "It belongs %(by)d places further up.", move)
    else:
        text = ngettext("It belongs %(by)d place further down.", "It belongs %(by)d places further down.", -move)
    return text % {"by": abs(move)}


def _place(words: str, count: int) -> int:
    if words.isdigit():
        number = int(words)
        if not 1 <= number <= count:
            raise NotUnderstoodError(_("The places are 1 to %(count)d.") % {"count": count})
        return number - 1
    return 0 if words in ("first", "top") else count - 1
