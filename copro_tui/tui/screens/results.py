"""Results: how far, how well, how long, and what is worth another look."""

from __future__ import annotations

from functools import partial

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from copro_tui.course import places
from copro_tui.figures.bars import bar
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark, ngettext
from copro_tui.player import Confusion, CoursePlayer, LessonResult
from copro_tui.text.width import fit, width
from copro_tui.tui.screens.base import CourseScreen, TopLine
from copro_tui.tui.widgets.menu import Entry, Menu


class ResultsScreen(CourseScreen):
    """The lessons with their scores, and the confusions; each leads to its lesson."""

    HELP = mark(
        "Each bar is your best score in a lesson; your first tries stand beside it. ★ is a lesson mastered, ✓ a lesson "
        "complete. Open a line to go to its lesson."
    )

    def __init__(self, player: CoursePlayer) -> None:
        super().__init__(player)
        self._results = player.results()

    def compose_body(self) -> ComposeResult:
        yield Static(Content(self._summary()), id="summary", classes="words muted")
        yield Menu(self._entries(), id="results")

    def on_mount(self) -> None:
        self.query_one(TopLine).show(_("My results"), self.player.about.name)
        self.query_one(Menu).focus()

    def on_return(self) -> None:
        self._results = self.player.results()
        self.query_one("#summary", Static).update(Content(self._summary()))
        self.query_one(Menu).show(self._entries())

    def _summary(self) -> str:
        done = sum(module.completed for module in self._results.modules)
        count = sum(len(module.lessons) for module in self._results.modules)
        seconds = sum(one.state.seconds for module in self._results.modules for one in module.lessons)
        minutes = ngettext("%(n)d minute of answering", "%(n)d minutes of answering", round(seconds / 60))
        values = {"done": done, "count": count, "minutes": minutes % {"n": round(seconds / 60)}}
        words = _("%(done)d of %(count)d lessons complete, %(minutes)s.") % values
        return "\n".join([words, _("★ mastered: every exercise at 80 % or more.  ✓ complete.")])

    def _entries(self) -> list[Entry]:
        entries = []
        for module in self._results.modules:
            for number, one in enumerate(module.lessons):
                name = f"{module.module.label:<5} {one.lesson.title}"
                right, middle = _figures(one), partial(bar, round(100 * (one.state.best or 0)), 100)
                place = places.Lesson(one.lesson.ref)
                entries.append(Entry(f"lesson:{place.ref}", name, right, gap=not number, middle=middle, means=place))
        for number, mixed in enumerate(self._results.confusions):
            place = places.Lesson(mixed.lesson.ref)
            entries.append(Entry(f"mixed:{number}", _confused(mixed), gap=not number, role="near", means=place))
        return entries


def _figures(one: LessonResult) -> str:
    sign = "★" if one.mastered else "✓" if one.completed else " "
    tried = _("%(sign)s first %(first)3d %% best %(best)3d %%") % {
        "sign": sign,
        "first": round(100 * (one.state.first or 0)),
        "best": round(100 * (one.state.best or 0)),
    }
    if one.state.best is None:  # as long as the others, so that the bars are, too
        return fit(_("%(sign)s  not yet") % {"sign": sign}, width(tried))
    return tried


def _confused(one: Confusion) -> str:
    return _("Worth another look: “%(one)s” and “%(other)s”, %(mixed)d of %(placed)d mixed up.") % {
        "one": one.one,
        "other": one.other,
        "mixed": one.mixed,
        "placed": one.placed,
    }
