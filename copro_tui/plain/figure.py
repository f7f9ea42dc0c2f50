"""The figure of a page in plain mode: shortly with the page, point by point or whole on request."""

from __future__ import annotations

from copro_tui.course.lesson import Page
from copro_tui.figures.board import Board, Laid, Target
from copro_tui.figures.in_words import in_words, in_words_beside, point_in_words
from copro_tui.figures.spoken import spoken
from copro_tui.frameworks import Framework
from copro_tui.i18n import gettext as _
from copro_tui.plain.blocks import Block, Figure, Hint, texts
from copro_tui.plain.commands import NotUnderstoodError, naming_words
from copro_tui.plain.grammar import Named
from copro_tui.plain.meant import one_named
from copro_tui.player import CoursePlayer


class PageFigure:
    """The framework on a page, or two side by side."""

    def __init__(self, player: CoursePlayer, framework: Framework, beside: Framework | None) -> None:
        self._player = player
        self._framework = framework
        self._beside = beside

    def short(self) -> list[Block]:
        """What it is, with the names of its points under those of their bands; and how to hear more."""
        if self._beside is not None:
            hint = naming_words(_("To hear what goes with what: %(lesson.list)s."))
            return [self._figure(self._lines()[:1], _("Figure.")), Hint(hint)]
        points = enumerate(self._framework.points, start=1)
        targets = tuple(Target(point.id, number, point.name) for number, point in points)
        board = spoken(Board(targets=targets, framework=self._framework), Laid())
        hint = naming_words(_("A number or a name reads one of them; all of them: %(lesson.list)s."))
        return [self._figure(board, _("Figure.")), Hint(hint)]

    def whole(self) -> list[Block]:
        """All that there is to say of it."""
        return [self._figure(self._lines())]

    def _lines(self) -> tuple[str, ...]:
        if self._beside is not None:
            return in_words_beside(self._framework, self._beside, self._player.crosswalk())
        return in_words(self._framework)

    def _figure(self, lines: tuple[str, ...], title: str = "") -> Figure:
        beside = self._beside.id if self._beside is not None else ""
        return Figure(title, lines, framework=self._framework.id, beside=beside)

    def point(self, line: str) -> list[Block]:
        """What a line names, by its number or name. Raises NotUnderstoodError."""
        if self._beside is not None:
            raise NotUnderstoodError(_("There is nothing to answer here now."))
        points = self._framework.points
        named = [Named(str(number), one.id, one.name, one.short) for number, one in enumerate(points, start=1)]
        return texts(point_in_words(self._framework, one_named(line, named)))


def figure_of(player: CoursePlayer, page: Page) -> PageFigure | None:
    """The figure of a page; None if it has none, or none that can be read."""
    repository = player.course.frameworks
    framework, beside = repository.get(page.figure or ""), repository.get(page.beside or "")
    return PageFigure(player, framework, beside) if framework is not None else None
