"""Home: go on where you stopped, the modules and how far you are, your plan, the frameworks, the glossary."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from copro_tui.figures.bars import bar
from copro_tui.i18n import LANGUAGES, mark, ngettext
from copro_tui.i18n import gettext as _
from copro_tui.player import CoursePlayer, ModuleEntry, ResumePoint
from copro_tui.text.width import fit, width
from copro_tui.tui.messages import OtherLearner
from copro_tui.tui.screens.base import CourseScreen, TopLine
from copro_tui.tui.widgets.menu import Entry, Menu

if TYPE_CHECKING:
    from copro_tui.cohorts.home_assignments import HomeAssignments


class HomeScreen(CourseScreen):
    """Where a learner starts from, and comes back to."""

    HELP = mark(
        "Choose with the arrow keys and open with Enter, or click. Continue takes you to the very step at which you "
        "stopped. Nothing is locked: do the modules in any order. The "
        "percentage beside a module is the mean of your best scores in it."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False, id="screen.leave"),
        Binding("p", "plan", mark("Plan"), id="home.plan"),
        Binding("f", "frameworks", mark("Frameworks"), id="screen.frameworks"),
        Binding("slash", "search", mark("Search"), id="screen.search"),
        Binding("l", "learners", mark("Somebody else"), show=False, id="home.learners"),
        Binding("t", "theme", mark("Colours"), show=False, id="home.theme"),
        Binding("q", "quit", mark("Quit"), id="home.quit"),
    ]

    def __init__(
        self, player: CoursePlayer, ask: Callable[[CoursePlayer], HomeAssignments | None] | None = None
    ) -> None:
        """``ask`` finds out what the learner was asked to do."""
        super().__init__(player)
        self._ask = ask
        self._asked: HomeAssignments | None = None
        self._stopped: ResumePoint | None = None
        self._away = False

    def compose_body(self) -> ComposeResult:
        yield Static(Content(""), id="recap", classes="words muted")
        yield Menu(id="home")

    def on_mount(self) -> None:
        self.query_one(Menu).focus()
        self._fill()

    def on_screen_suspend(self) -> None:
        self._away = True

    def on_screen_resume(self) -> None:
        if self._away:
            self._fill()

    def _fill(self) -> None:
        self._asked = self._ask(self.player) if self._ask is not None else None
        modules = self.player.modules()
        self._stopped = self.player.resume_point(self._asked.begin_with(modules) if self._asked else ())
        about = self.player.about
        language = LANGUAGES.get(about.language, about.language)
        self.query_one(TopLine).show(
            self.player.course.title,
            _("%(name)s · %(language)s") % {"name": about.name, "language": language},
        )
        recap = self._stopped.recap if self._stopped else ""
        words = self.query_one("#recap", Static)
        words.update(Content(_("Last time: %(recap)s") % {"recap": recap} if recap else ""))
        words.display = bool(recap)
        self.query_one(Menu).show(self._entries(modules))

    def _entries(self, modules: Sequence[ModuleEntry]) -> list[Entry]:
        entries = [self._continue(), *_module_entries(modules, self._asked)]
        course = self.player.course
        return [
            *entries,
            Entry("plan", _("My plan"), gap=True),
            Entry("journal", _("My journal")),
            Entry("results", _("My results")),
            Entry("frameworks", _("Frameworks"), str(len(course.frameworks))),
            Entry("glossary", _("Glossary")),
            Entry("sources", _("Sources")),
            Entry("settings", _("Settings")),
            Entry("learners", _("Somebody else")),
        ]

    def _continue(self) -> Entry:
        stopped = self._stopped
        if stopped is None:
            return Entry("continue", _("You have completed every lesson. Open any of them again below."), role="strong")
        module = self.player.course.module(stopped.lesson.ref.module)
        values = {
            "module": module.label,
            "lesson": stopped.lesson.title,
            "step": stopped.place + 1,
            "count": len(stopped.lesson.steps),
        }
        left = max(1, round(stopped.lesson.minutes * (1 - stopped.place / len(stopped.lesson.steps))))
        minutes = ngettext("about %(n)d min", "about %(n)d min", left) % {"n": left}
        if stopped.begun:
            text = _("Continue  %(module)s · %(lesson)s · step %(step)d of %(count)d") % values
        elif stopped.last_seen is None:
            text = _("Begin  %(module)s · %(lesson)s") % values
        else:
            text = _("Next  %(module)s · %(lesson)s") % values
        return Entry("continue", text, minutes, role="strong")

    def action_module(self, module_id: str) -> None:
        from copro_tui.tui.screens.module import ModuleScreen

        self.app.push_screen(ModuleScreen(self.player, module_id, self._asked.told(module_id) if self._asked else ()))

    def action_leave(self) -> None:
        """Home is as far as Escape leads; quitting has a key of its own."""

    def action_continue(self) -> None:
        from copro_tui.tui.screens.lesson import LessonScreen

        if self._stopped is None:
            return
        lesson_player = self.player.open_lesson(self._stopped.lesson.ref, self._stopped.step)
        self.app.push_screen(LessonScreen(self.player, lesson_player))

    def action_plan(self) -> None:
        from copro_tui.tui.screens.journal import PlanScreen

        self.app.push_screen(PlanScreen(self.player))

    def action_journal(self) -> None:
        from copro_tui.tui.screens.journal import JournalScreen

        self.app.push_screen(JournalScreen(self.player))

    def action_sources(self) -> None:
        from copro_tui.tui.screens.sources import SourcesScreen

        self.app.push_screen(SourcesScreen(self.player))

    def action_results(self) -> None:
        from copro_tui.tui.screens.results import ResultsScreen

        self.app.push_screen(ResultsScreen(self.player))

    def action_learners(self) -> None:
        self.post_message(OtherLearner())

    def action_theme(self) -> None:
        from copro_tui.tui.themes import next_theme

        self.app.theme = next_theme(self.app.theme)
        self.player.change_about(theme=self.app.theme)

    def action_quit(self) -> None:
        self.app.exit()


def _module_entries(modules: Sequence[ModuleEntry], asked: HomeAssignments | None) -> Iterator[Entry]:
    """The modules; what the learner was asked to do comes first, below who asks, and says when it is due."""
    if asked is None:
        yield from (_module_entry(entry, gap=not number) for number, entry in enumerate(modules))
        return
    notes, (due, others) = asked.notes(modules), asked.parted(modules)
    words = {entry.module.id: asked.briefly(entry.module.id) for entry in due}
    room = max(map(width, words.values()), default=0)  # the same in every line, so that the bars stay in line
    yield from (
        Entry(f"note:{number}", note, role="muted", gap=not number, still=True) for number, note in enumerate(notes)
    )
    yield from (_module_entry(entry, gap=False, when=words[entry.module.id], room=room) for entry in due)
    yield from (_module_entry(entry, gap=not number, room=room) for number, entry in enumerate(others))


def _module_entry(entry: ModuleEntry, *, gap: bool, when: str = "", room: int = 0) -> Entry:
    values = {
        "done": entry.standing.done,
        "count": entry.standing.lessons,
        "score": round(100 * (entry.standing.score or 0)),
    }
    if entry.standing.score is None:
        right = _("%(done)d of %(count)d      ") % values
    else:
        right = _("%(done)d of %(count)d %(score)3d %%") % values
    if room:
        right += f"  {fit(when, room)}"
    text = f"{entry.module.label:<6} {entry.module.title}"
    return Entry(
        f"module:{entry.module.id}",
        text,
        right,
        gap=gap,
        middle=partial(bar, entry.standing.done, entry.standing.lessons),
    )
