"""Where a group put the cases of an exercise, one case at a time, the most contested first."""

from __future__ import annotations

from copro_tui.analytics.disclosure import SMALLEST_GROUP
from copro_tui.analytics.distribution import CaseDistribution, Distribution
from copro_tui.figures.cells import BLANK, Figure, Hit, Row, paragraph
from copro_tui.figures.distribution import Pile, drawn, numbers
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.tui.appearance import look_of
from copro_tui.tui.widgets.figure_view import FigureView
from copro_tui.tui.widgets.grid import NARROW, SHORT

AROUND = 5
"""Rows of the screen that are taken by other widgets."""


class DistributionView(FigureView):
    """One case in full, and the group's distribution drawn on the framework."""

    WIDE = True

    def __init__(self) -> None:
        super().__init__(id="spread")
        self._spread: Distribution | None = None
        self._cases: dict[str, CaseDistribution] = {}
        self.answer = False
        """Whether the course's answer and its reasons are shown."""
        self.though_few = False
        """Whether it is shown though so few answered that somebody could be told from it."""

    def show(self, distribution: Distribution) -> None:
        """Show a new distribution; the current case stays the same."""
        self._spread = distribution
        self._cases = {case.id: case for case in distribution.contested_first}
        if self.current not in self._cases:
            self.set_reactive(FigureView.current, next(iter(self._cases), None))
        self.redraw()

    @property
    def too_few(self) -> bool:
        """Whether too few people have placed the current case for its distribution to be shown."""
        case = self._cases.get(self.current or "")
        return case is not None and case.people < SMALLEST_GROUP and not self.though_few

    def stops(self) -> list[str]:
        return list(self._cases)

    def watch_current(self) -> None:
        super().watch_current()
        if self.is_attached:
            self.screen.refresh_bindings()  # whether a case can be shown though few have placed it

    def clicked(self, hit: Hit) -> None:
        if hit[1] in self._cases:
            self.current = hit[1]

    def draw(self, cells: int) -> Figure:
        case = self._cases.get(self.current or "")
        if self._spread is None or case is None:
            return (BLANK,)
        text = min(cells, look_of(self).cells)
        prompt = () if self.answer else paragraph(self._spread.prompt, text, "muted")  # makes room for the reasons
        apart = bool(prompt) and self.app.size.width >= NARROW and self.app.size.height >= SHORT
        rows: list[Row] = [
            *prompt,
            *([BLANK] if apart else []),
            *numbers(list(self._cases), self.current, cells),
            BLANK,
            *paragraph(case.text, text, "strong"),
        ]
        rows.append(BLANK)
        if self.too_few:
            return (*rows, *paragraph(_too_few(case.people), text, "muted"))
        legend = _legend(self._spread, case, signs=not self.answer)
        below = [*paragraph(legend, text, "muted"), *self._said(case, text)]
        height = self.screen.size.height - len(rows) - len(below) - AROUND
        figure = drawn(self._piles(case), cells, height, self._spread.framework)
        return (*rows, *figure, BLANK, *below)

    def _piles(self, case: CaseDistribution) -> list[Pile]:
        key = dict(case.key) if self.answer else {}
        return [
            Pile(
                id=place.id,
                name=place.text,
                count=case.counts[number],
                middle=number == case.middle,
                half=number in case.half,
                answer="" if number not in key else "✓" if key[number] >= 1 else "~",
            )
            for number, place in enumerate(case.places)
        ]

    def _said(self, case: CaseDistribution, cells: int) -> Figure:
        """The course's answer and its reasons, if they are to be shown."""
        if not self.answer:
            return ()
        if not case.key:
            return (BLANK, *paragraph(_("The course has no answer here: it is about your own work."), cells, "muted"))
        named = ", ".join(case.places[number].text.rstrip(".") for number, _credit in case.key)
        sentence = _("The course: %(places)s.") if len(case.key) == 1 else _("These can be defended: %(places)s.")
        return (BLANK, *paragraph(sentence % {"places": named}, cells, "right"), *paragraph(case.because, cells))


def _legend(distribution: Distribution, case: CaseDistribution, *, signs: bool) -> str:
    """The number of people and their agreement, in words; ``signs`` adds what the symbols mean."""
    words = [ngettext("%(count)d person.", "%(count)d people.", case.people) % {"count": case.people}]
    if case.agreement is not None:
        words.append(_("Agreement %(percent)d%%.") % {"percent": round(100 * case.agreement)})
    if case.camps:
        words.append(case.camps_in_words())
    elif signs and distribution.ordered and case.people:
        words.append(_("◆ the middle of the group; the line beside it, half of the group."))
    return " ".join(words)


def _too_few(people: int) -> str:
    return ngettext(
        "%(count)d person has answered. From %(few)d on it is shown, so that nobody can be told from it.",
        "%(count)d people have answered. From %(few)d on it is shown, so that nobody can be told from it.",
        people,
    ) % {"count": people, "few": SMALLEST_GROUP}
