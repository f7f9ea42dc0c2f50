"""Every framework as a figure, and two of them side by side."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.figures.board import Laid, board_of_framework
from copro_tui.figures.cells import BLANK, Figure
from copro_tui.figures.draw import draw
from copro_tui.figures.prose import prose
from copro_tui.frameworks import Framework
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player import CoursePlayer
from copro_tui.text.safe import safe
from copro_tui.tui.bindings import bindings
from copro_tui.tui.screens.base import CourseScreen, TopLine
from copro_tui.tui.widgets.beside import Beside, titled
from copro_tui.tui.widgets.framework_view import FrameworkView
from copro_tui.tui.widgets.menu import Entry
from copro_tui.tui.widgets.prose import Prose
from copro_tui.tui.widgets.sheet import Sheet, head, line, title


class FrameworksScreen(CourseScreen):
    """All frameworks, in the course's own order."""

    HELP = mark("Open a framework with Enter, or click it.")

    def compose_body(self) -> ComposeResult:
        self._list = Sheet(_entries(self.player.frameworks()), id="frameworks")
        yield self._list

    def compose_pane(self) -> ComposeResult:
        yield Beside(self._list, self._chosen_one)

    def _chosen_one(self, cells: int) -> Figure:
        """The current framework: its drawing, and what is said of it."""
        one = next((one for one in self.player.frameworks() if one.id == self._list.current), None)
        if one is None:
            return ()
        about = prose(one.about, cells)
        return titled(one.title, "", (*draw(board_of_framework(one), Laid(), cells), BLANK, *about), cells)

    def on_mount(self) -> None:
        self.query_one(TopLine).show("copro", title=name_of(places.Frameworks()), joint="")
        self._list.focus()


class FrameworkScreen(CourseScreen):
    """One framework; or two that the crosswalk joins, side by side."""

    DEFAULT_CLASSES = CourseScreen.LANES
    DEFAULT_CSS = """
    FrameworkScreen {
        & #framework { max-width: 78; }
        & #partners, & #sources { margin: 0 0 0 1; }
        & #about { margin: 1 0 1 1; }
        &.-narrow #partners, &.-narrow #sources { margin: 0; }
        &.-narrow #about { margin: 1 0; }
    }
    """
    HELP = mark(
        "The arrow keys go through the points, and each one's meaning is shown below. Compare lists the frameworks "
        "that can stand beside this one. Esc goes one level out."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("framework")

    def __init__(self, player: CoursePlayer, framework_id: str) -> None:
        super().__init__(player)
        self._all = player.frameworks()
        self._framework = next(one for one in self._all if one.id == framework_id)
        self._other: Framework | None = None
        self._choosing = False
        """Whether the list of frameworks to compare is shown."""

    def compose_body(self) -> ComposeResult:
        yield Sheet(id="partners")
        yield FrameworkView(self._framework, None, self.player.crosswalk(), id="framework")
        yield Prose(classes="words", id="about")
        yield Static(Content(""), classes="words muted", id="sources")

    def compose_pane(self) -> ComposeResult:
        yield Sheet([title(name_of(places.Frameworks())), *_entries(self._all)], id="beside")

    def on_mount(self) -> None:
        self._fill()

    def _fill(self) -> None:
        one, other = self._framework, self._other
        view, partners = self.query_one(FrameworkView), self.query_one("#partners", Sheet)
        view.show(one, other)
        name = one.title
        if other is not None:
            name = f"{one.label} · {other.label}"
        self.query_one(TopLine).show(name_of(places.Frameworks()), title=name)
        known = self.player.course.sources
        texts = [known[source].title for source in one.sources if source in known]
        words = _("Sources: %(sources)s") % {"sources": "; ".join(texts)} if texts else ""
        about, sources = self.query_one("#about", Prose), self.query_one("#sources", Static)
        about.show(one.about)
        sources.update(Content(safe(words)))
        partners.show([head(_("Compare with")), *_entries(self._partners())])
        partners.display = self._choosing
        for widget in (view, about, sources):
            widget.display = not self._choosing and (widget is view or other is None)
        (partners if self._choosing else view).focus()
        self.refresh_bindings()

    def _partners(self) -> list[Framework]:
        """The frameworks that the crosswalk joins to this one."""
        crosswalk = self.player.crosswalk()
        return [one for one in self._all if one.id != self._framework.id and crosswalk.links(self._framework, one)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "turn":
            return not self._choosing
        if action == "compare":
            return bool(self._partners()) and not self._choosing
        return super().check_action(action, parameters)

    def takes(self, place: places.Place) -> bool:
        """Take a framework that was chosen to be compared."""
        if not self._choosing or not isinstance(place, places.Framework):
            return False
        self._other = next(one for one in self._all if one.id == place.framework)
        self._choosing = False
        self.call_next(self._fill)
        return True

    def action_compare(self) -> None:
        self._choosing = True
        self._fill()

    def action_leave(self) -> None:
        """Go one level out: from the list, from the other framework, from this one."""
        if not self._choosing and self._other is None:
            super().action_leave()
            return
        self._other = self._other if self._choosing else None
        self._choosing = False
        self._fill()

    def action_turn(self, by: int) -> None:
        self._framework = self._all[(self._all.index(self._framework) + by) % len(self._all)]
        self._other, self._choosing = None, False
        self._fill()


def _entries(frameworks: tuple[Framework, ...] | list[Framework]) -> list[Entry]:
    return [line(one.id, one.title, means=places.Framework(one.id)) for one in frameworks]
