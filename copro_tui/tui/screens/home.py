"""Home: a map of the course, with where to carry on; the contact, the plan, what is asked, what can be looked up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from copro_tui.commands import COMMANDS
from copro_tui.commands.keymap import Checked, check
from copro_tui.commands.letters import key_name
from copro_tui.commands.names import LOOK_UP, name_of
from copro_tui.course import places
from copro_tui.course.model import PlanPart
from copro_tui.course.places import Place
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark, own_name
from copro_tui.player import CoursePlayer, Due
from copro_tui.player import progress_words as say
from copro_tui.player.look_up import places_to_look_up
from copro_tui.player.review_words import due_words
from copro_tui.tui.bindings import bindings
from copro_tui.tui.screens.base import CourseScreen, TopLine
from copro_tui.tui.widgets.grid import NARROW
from copro_tui.tui.widgets.home_map import HomeMap
from copro_tui.tui.widgets.menu import Entry
from copro_tui.tui.widgets.sheet import Sheet, head, line, title, words

LETTERS = {
    place: next((one.id for one in COMMANDS.values() if one.opens == place and one.keys), "")
    for place in (places.Review(), *LOOK_UP)
}
"""The command that opens each place; empty where no key does."""


class HomeScreen(CourseScreen):
    """A learner's first screen."""

    HELP = mark(
        "Choose with the arrow keys and open with Enter, or click. Carry on takes you back to the step where you "
        "stopped. On a module, left and right choose a lesson. Nothing is locked: do the lessons in any order."
    )
    DEFAULT_CLASSES = CourseScreen.LANES
    DEFAULT_CSS = """
    HomeScreen #body > HomeMap { max-width: 78; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings("home")

    def __init__(self, player: CoursePlayer) -> None:
        super().__init__(player)
        self._plan: tuple[tuple[PlanPart, bool], ...] | None = None
        """The parts of the plan, each with whether it is written; None until that is known."""
        self._due: Due | None = None
        """What is due for review; None until that is known."""
        self._counts: dict[Place, str] = {}
        """How much there is to look up, by its place."""
        self._keys: Checked
        """The keys that work now, for the letters beside what they open."""

    def compose_body(self) -> ComposeResult:
        """The map, already filled: whoever presses Enter as soon as it can be seen opens something."""
        self._keys = self._keys_now()
        home = HomeMap(self.player)
        self._fill_map(home, wide=self.has_room_for_pane)
        yield home

    def compose_pane(self) -> ComposeResult:
        beside = Sheet(id="beside")
        beside.show(list(self._beside()))
        yield beside

    def on_mount(self) -> None:
        self.query_one(HomeMap).focus()
        self._show_top()
        self.call_after_refresh(self._fill_in)

    def on_return(self) -> None:
        self._fill()
        self.call_after_refresh(self._fill_in)

    def window_changed(self) -> None:
        super().window_changed()
        self.call_after_refresh(self._fill)

    def _fill_in(self) -> None:
        """Show what takes looking into many lessons and lists, once the rest can be seen."""
        course, self._plan = self.player.course, self.player.plan_written()
        self._due = self.player.due()
        self._counts = {
            places.Frameworks(): str(len(course.frameworks)),
            places.Glossary(): str(len(course.words)),
            places.Sources(): str(len(course.sources)),
        }
        self._fill()

    def _fill(self) -> None:
        if not self.is_mounted:
            return
        self._keys = self._keys_now()
        self._show_top()
        self._fill_map(self.query_one(HomeMap), wide=self.has_pane)
        for sheet in self.query("#beside").results(Sheet):
            sheet.show(list(self._beside()))

    def _show_top(self) -> None:
        about = self.player.about
        language = own_name(about.language)
        who = _("%(name)s · %(language)s") % {"name": about.name, "language": language}
        self.query_one(TopLine).show(
            "copro", about.name if self.app.size.width < NARROW else who, title=self.player.course.title, joint=""
        )

    def _keys_now(self) -> Checked:
        return check(self.player.about.keys, self.player.settings()[0].letters)

    def _fill_map(self, home: HomeMap, *, wide: bool) -> None:
        """Show home as it is now on its map; in a ``wide`` window the rest stands beside it, else below."""
        below = [] if wide else [*self._today(), *self._look_up(head(_("Look things up")))]
        home.show_home(self.player, below, wide=wide)

    # -- the parts below the map, or beside it ------------------------------------------------------------------

    def _beside(self) -> Iterator[Entry]:
        if asked := list(self._asked()):
            yield title(_("Asked of you"))
            yield from asked
        place, said = places.Review(), due_words(self._due) if self._due is not None else ""
        if said:
            yield title(name_of(place), key=self._letter(place).strip())
            yield line("review", said, lead="   ", means=place)
        yield from self._plan_parts()
        yield from self._look_up(title(_("Look things up")))

    def _today(self) -> Iterator[Entry]:
        yield head(_("Today"))
        yield from self._review()
        standing = say.plan_standing([written for _part, written in self._plan]) if self._plan is not None else ""
        yield line("plan", name_of(places.Plan()), standing, lead=self._letter(places.Plan()), means=places.Plan())
        yield from self._asked()

    def _review(self) -> Iterator[Entry]:
        """What is due for review, or that nothing is; nothing where the learner wants no reviews."""
        due, place = self._due, places.Review()
        if due is not None and due.off:
            return
        name, said = name_of(place), due_words(due) if due is not None else ""
        yield line("review", name, said, lead=self._letter(place), means=place)

    def _asked(self) -> Iterator[Entry]:
        """What is asked of the learner, by whom, and until when."""
        if not (assignments := self.player.assignments()):
            return
        modules = self.player.modules()
        for note in assignments.notes(modules):
            yield words(note, role="muted")
        due, _others = assignments.split(modules)
        for entry in due:
            name = _("%(module)s, %(title)s") % {"module": entry.module.label, "title": entry.module.title}
            when = assignments.when_in_brief(entry.module.id)
            yield line(f"asked:{entry.module.id}", name, right=when, lead="!  ", means=places.Module(entry.module.id))
        yield line("send", name_of(places.Send()), lead="   ", means=places.Send())

    def _plan_parts(self) -> Iterator[Entry]:
        plan = self._plan or ()
        yield title(name_of(places.Plan()), _counted(plan), key=self._letter(places.Plan()).strip())
        for part, written in plan:
            yield line(f"plan:{part.id}", part.title, lead="●  " if written else "○  ", means=places.Plan())

    def _look_up(self, top: Entry) -> Iterator[Entry]:
        yield top
        for place in places_to_look_up(self.player):
            if place != places.Plan():
                right = self._counts.get(place, "")
                yield line(str(place), name_of(place), right=right, lead=self._letter(place), means=place)

    def _letter(self, place: Place) -> str:
        """The key that opens a place, in a column of its own."""
        command = LETTERS.get(place, "")
        key = next(iter(self._keys.keys(command)), "") if command else ""
        return f"{key_name(key) if key else '':<3}"

    def action_certificate(self) -> None:
        """Save the certificate, or say which lessons are still open."""
        from copro_tui.tui.taking_away import hand_over_certificate

        hand_over_certificate(self, self.player)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable leaving by Escape, as quitting has a key of its own, and other learners where there are none."""
        if self.player.served and action == "go" and parameters == (str(places.Learners()),):
            return False
        return action != "leave" and super().check_action(action, parameters)


def _counted(plan: Sequence[tuple[PlanPart, bool]]) -> str:
    return say.count_of(sum(written for _part, written in plan), len(plan)) if plan else ""
