"""What placing, matching and sorting share: lines that put items at places, one by one or several at once."""

from __future__ import annotations

import re

from copro_tui.exercises import Mark
from copro_tui.exercises.placing import Placing
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.plain.answers.base import Taken, Talk
from copro_tui.plain.commands import NotUnderstoodError
from copro_tui.plain.matching import Named, find
from copro_tui.player import StepView
from copro_tui.player.feedback_words import places_words, verdict_words

_PAIR = re.compile(r"(?:^|[\s,;])([\w-]+)\s*=\s*")
_REMOVE = re.compile(r"remove\s+(.+)$", re.IGNORECASE)


class PlacingTalk(Talk):
    """Items and the places that they can go to."""

    def __init__(self, exercise: Placing) -> None:
        self.exercise = exercise
        self._texts = {case.id: case.text for case in exercise.cases}
        self._names = exercise.options

    def label(self, number: int) -> str:
        """The number or letter shown for a place, by its position from 1."""
        return str(number)

    def places_heading(self) -> str:
        return _("The places:")

    def places(self) -> list[Named]:
        shorts = self.exercise.framework.by_id if self.exercise.framework else {}
        return [
            Named(self.label(number), one.id, one.text, shorts[one.id].short if one.id in shorts else "")
            for number, one in enumerate(self.exercise.places, start=1)
        ]

    def items(self, view: StepView) -> list[str]:
        placed = self.exercise.placed(view.answer)
        lines = [self.places_heading(), *(f"{one.label}. {one.name}" for one in self.places()), _("The items:")]
        for number, item in enumerate(view.layout, start=1):
            lines.append(f"{number}. {self._texts[item]}")
            if item in placed:
                lines.append(_("Now at: %(place)s.") % {"place": self._names[placed[item]]})
        return [*lines, *self._waiting(view, placed)]

    def take(self, view: StepView, line: str) -> Taken:
        placed = self.exercise.placed(view.answer)
        items = [Named(str(number), one, self._texts[one]) for number, one in enumerate(view.layout, start=1)]
        if match := _REMOVE.match(line):
            item = find(match[1], items)
            rest = {one: place for one, place in placed.items() if one != item}
            return Taken(rest, (_("Item %(number)s waits again.") % {"number": _number(view, item)},))
        pairs = self._pairs(view, line, items)
        reply = [
            _("Item %(number)s is now at: %(place)s.") % {"number": _number(view, item), "place": self._names[place]}
            for item, place in pairs.items()
        ]
        answer = placed | pairs
        return Taken(answer, (*reply, *self._waiting(view, answer)))

    def _pairs(self, view: StepView, line: str, items: list[Named]) -> dict[str, str]:
        """The placements in a line: item=place pairs, or a place for the next item. Raises NotUnderstoodError."""
        parts = _PAIR.split(line)
        if len(parts) == 1:
            waiting = [one for one in view.layout if one not in self.exercise.placed(view.answer)]
            if not waiting:
                find(line, self.places())
                raise NotUnderstoodError(_("All items are placed. To move one, type its number too."))
            return {waiting[0]: find(line, self.places())}
        if parts[0].strip():
            raise NotUnderstoodError(_("Type pairs only, each an item, an equals sign and a place."))
        pairs: dict[str, str] = {}
        for item, place in zip(parts[1::2], parts[2::2], strict=True):
            found = find(item, items)
            if found in pairs:
                raise NotUnderstoodError(_("Item %(number)s appears twice.") % {"number": _number(view, found)})
            pairs[found] = find(place.strip(" ,;"), self.places())
        return pairs

    def _waiting(self, view: StepView, placed: dict[str, str]) -> list[str]:
        waiting = [one for one in view.layout if one not in placed]
        if not waiting:
            return []
        left = ngettext("%(left)d item waits.", "%(left)d items wait.", len(waiting)) % {"left": len(waiting)}
        following = _("Next is %(number)s. %(text)s") % {
            "number": _number(view, waiting[0]),
            "text": self._texts[waiting[0]],
        }
        return [left, following]

    def marks(self, view: StepView) -> list[str]:
        if view.feedback is None:
            return []
        lines = []
        for number, item in enumerate(view.layout, start=1):
            lines.append(f"{number}. {self._texts[item]}")
            given = view.feedback.mark(item)
            if given is None:
                place = self.exercise.placed(view.answer).get(item, "")
                lines.append(_("Now at: %(place)s.") % {"place": self._names.get(place, _("nothing"))})
            else:
                lines += _marked(self.exercise, given)
        return lines


def _marked(exercise: Placing, given: Mark) -> list[str]:
    said = (verdict_words(exercise, given), places_words(exercise, given), given.because, given.note)
    return [one for one in said if one]


def _number(view: StepView, item: str) -> int:
    return view.layout.index(item) + 1
