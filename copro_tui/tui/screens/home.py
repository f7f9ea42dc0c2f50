"""Home: go on where you stopped, the modules and how far you are, your plan, the frameworks, the glossary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from copro_tui.commands.names import LOOK_UP, name_of
from copro_tui.course import places
from copro_tui.figures.bars import bar
from copro_tui.i18n import LANGUAGES, mark, ngettext
from copro_tui.i18n import gettext as _
from copro_tui.player import Assignments, CoursePlayer, ModuleEntry, ResumePoint
from copro_tui.text.width import fit, width
from copro_tui.tui.bindings import bindings
from copro_tui.tui.screens.base import CourseScreen, TopLine
from copro_tui.tui.widgets.menu import Entry, Menu


class HomeScreen(CourseScreen):
    """A learner's first screen."""

    HELP = mark(
        "Choose with the arrow keys and open with Enter, or click. Continue takes you to the very step at which you "
        "stopped. Nothing is locked: do the modules in any order. The "
        "percentage beside a module is the mean of your best scores in it."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("home")

    def __init__(self, player: CoursePlayer) -> None:
        super().__init__(player)
        self._stopped: ResumePoint | None = None

    def compose_body(self) -> ComposeResult:
        yield Static(Content(""), id="recap", classes="words muted")
        yield Menu(id="home")

    def on_mount(self) -> None:
        self.query_one(Menu).focus()
        self._fill()

    def on_return(self) -> None:
        self._fill()

    def _fill(self) -> None:
        modules, assignments = self.player.modules(), self.player.assignments()
        self._stopped = self.player.resume_point(assignments.begin_with(modules))
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
        self.query_one(Menu).show([self._continue(), *_module_entries(modules, assignments), *self._look_up()])

    def _look_up(self) -> list[Entry]:
        """The entries below the modules."""
        count = str(len(self.player.course.frameworks))
        return [
            Entry(
                str(place),
                name_of(place),
                count if place == places.Frameworks() else "",
                gap=place == LOOK_UP[0],
                means=place,
            )
            for place in LOOK_UP
        ]

    def _continue(self) -> Entry:
        stopped = self._stopped
        if stopped is None:
            return Entry("continue", _("You have completed every lesson. Open any of them again below."), role="strong")
        ref = stopped.lesson.ref
        place = places.Lesson(ref) if stopped.step is None else places.Step(ref.at(stopped.step))
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
        return Entry("continue", text, minutes, role="strong", means=place)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable leaving by Escape: quitting has a key of its own."""
        return action != "leave" and super().check_action(action, parameters)


def _module_entries(modules: Sequence[ModuleEntry], assignments: Assignments) -> Iterator[Entry]:
    """The modules; what the learner was asked to do comes first, below who asks, and says when it is due."""
    notes, (due, others) = assignments.notes(modules), assignments.split(modules)
    words = {entry.module.id: assignments.when_in_brief(entry.module.id) for entry in due}
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
        means=places.Module(entry.module.id),
    )
