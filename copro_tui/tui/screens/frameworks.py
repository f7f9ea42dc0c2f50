"""Every framework as a figure, and two of them side by side."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Markdown, Static

from copro_tui.course import places
from copro_tui.frameworks import Framework
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player import CoursePlayer
from copro_tui.text.safe import safe, safe_markdown
from copro_tui.tui.bindings import bindings
from copro_tui.tui.screens.base import CourseScreen, TopLine
from copro_tui.tui.widgets.framework_view import FrameworkView
from copro_tui.tui.widgets.menu import Entry, Menu


class FrameworksScreen(CourseScreen):
    """All frameworks, by name."""

    HELP = mark("Open a framework with Enter, or click it.")

    def compose_body(self) -> ComposeResult:
        entries = [Entry(one.id, one.title, means=places.Framework(one.id)) for one in self.player.frameworks()]
        yield Menu(entries, id="frameworks")

    def on_mount(self) -> None:
        self.query_one(TopLine).show(_("Frameworks"))
        self.query_one(Menu).focus()


class FrameworkScreen(CourseScreen):
    """One framework; or, with *beside*, two."""

    DEFAULT_CSS = """
    FrameworkScreen #about { padding: 0; margin: 1 0; background: $background; }
    """
    HELP = mark(
        "The arrow keys go through the points, and each one's meaning is shown below. Press v to compare this "
        "framework with another, and again for the next."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("framework")

    def __init__(self, player: CoursePlayer, framework_id: str) -> None:
        super().__init__(player)
        self._all = player.frameworks()
        self._framework = next(one for one in self._all if one.id == framework_id)
        self._other: Framework | None = None

    def compose_body(self) -> ComposeResult:
        yield FrameworkView(self._framework, None, self.player.crosswalk(), id="framework")
        yield Markdown("", open_links=False, classes="words", id="about")
        yield Static(Content(""), classes="words muted", id="sources")

    async def on_mount(self) -> None:
        await self._fill()
        self.query_one(FrameworkView).focus()

    async def _fill(self) -> None:
        one, other = self._framework, self._other
        self.query_one(FrameworkView).show(one, other)
        title = one.title
        if other is not None:
            title = _("%(one)s beside %(other)s") % {"one": one.label, "other": other.label}
        self.query_one(TopLine).show(title)
        await self.query_one("#about", Markdown).update("" if other else safe_markdown(one.about))
        known = self.player.course.sources
        texts = [known[source].title for source in one.sources if source in known]
        words = _("Sources: %(sources)s") % {"sources": "; ".join(texts)} if texts and not other else ""
        self.query_one("#sources", Static).update(Content(safe(words)))
        self.refresh_bindings()

    def _partners(self) -> list[Framework]:
        """The frameworks that the crosswalk joins to this one."""
        crosswalk = self.player.crosswalk()
        return [one for one in self._all if one.id != self._framework.id and crosswalk.links(self._framework, one)]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "compare":
            return bool(self._partners())
        return super().check_action(action, parameters)

    async def action_compare(self) -> None:
        choices: list[Framework | None] = [None, *self._partners()]
        self._other = choices[(choices.index(self._other) + 1) % len(choices)]
        await self._fill()

    async def action_turn(self, by: int) -> None:
        self._framework = self._all[(self._all.index(self._framework) + by) % len(self._all)]
        self._other = None
        await self._fill()
