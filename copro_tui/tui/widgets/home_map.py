"""Home as a map: where to carry on, the trails of the course, the contact, what is asked, what can be looked up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.geometry import Offset

from copro_tui.commands import COMMANDS
from copro_tui.course import places
from copro_tui.course.refs import Ref
from copro_tui.figures.cells import Cell, Figure, Hit, Role, flow, paragraph, row_width
from copro_tui.figures.home import NARROW, carry_on, headed, hit_of, lesson_row, module_row, title_room
from copro_tui.figures.trail import Stop, key_of_signs
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.player import CoursePlayer, Home, LessonEntry, Trail
from copro_tui.player import progress_words as say
from copro_tui.tui.bindings import bindings
from copro_tui.tui.widgets.grid import TALL
from copro_tui.tui.widgets.menu import Entry
from copro_tui.tui.widgets.sheet import Drawn, WithLanes, figure, head, line, words


class HomeMap(WithLanes):
    """The sheet of home. ``←→`` choose a lesson on the trail that the cursor is on."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("trails")

    def __init__(self, player: CoursePlayer) -> None:
        """Nothing is on it until ``show_home``."""
        super().__init__(id="home")
        self._player = player
        self._home: Home
        self._chosen: dict[str, int] = {}
        """The place of the station chosen on a trail, by the module's id; the next one where nothing was chosen."""
        self._lessons: dict[Ref, LessonEntry] = {}

    # -- what is on it ------------------------------------------------------------------------------------------

    def show_home(self, player: CoursePlayer, below: Sequence[Entry], *, wide: bool) -> None:
        """Show home as it is now; ``below`` stands at its end. In a ``wide`` window there is more of the module."""
        if player is not self._player:
            self._chosen.clear()
        self._player, self._home = player, player.home()
        self._lessons.clear()
        self.show([*self._parts(wide=wide), *below])

    def _parts(self, *, wide: bool) -> Iterator[Entry]:
        home = self._home
        yield self._carry_on()
        yield head(_("The course"), say.lessons_done(home.finished, home.lessons))
        for trail in home.trails:
            yield self._module(trail)
        yield figure("key", self._key)
        if wide:
            yield figure("module", self._module_lessons, gap=True)
        yield from self._contact(wide=wide)
        if wide and (recap := home.stopped.recap if home.stopped else ""):
            stopped = home.stopped
            same_day = stopped and stopped.last_seen and stopped.last_seen.astimezone().date() == self._player.today()
            yield head(_("Key point") if same_day else _("Last time"))
            yield words(recap)

    def _carry_on(self) -> Drawn:
        home, course = self._home, self._player.course
        stopped = home.stopped
        label, below = say.carry_on_label(home), say.carry_on_words(course, home)
        brief = say.carry_on_words(course, home, brief=True)
        if stopped is None:
            finished = not home.to_look_at_again
            means = COMMANDS["home.certificate"] if finished else self._to_look_at_again()
            return Drawn(
                id="continue",
                text=below,
                means=means,
                rows=lambda cells, here: carry_on(label, "", below, _("Enter"), "", (), cells, here=here),
            )
        place = places.Lesson(stopped.lesson.ref)
        if stopped.step is not None:
            place = places.Step(stopped.lesson.ref.at(stopped.step))  # type: ignore[assignment]
        steps = [
            Stop("here" if at == stopped.place else "done" if state == "done" else "to-do")
            for at, state in enumerate(home.states)
        ]
        left = ngettext("about %(n)d min left", "about %(n)d min left", stopped.minutes) % {"n": stopped.minutes}
        if not stopped.begun:
            left = ngettext("about %(n)d min", "about %(n)d min", stopped.minutes) % {"n": stopped.minutes}
        return Drawn(
            id="continue",
            text=stopped.lesson.title,
            means=place,
            rows=lambda cells, here: carry_on(
                label,
                left if cells >= NARROW else say.short_duration(stopped.minutes),
                stopped.lesson.title,
                _("Enter"),
                below if cells >= NARROW else brief,
                steps if stopped.begun else (),
                cells,
                here=here,
            ),
        )

    def _to_look_at_again(self) -> places.Lesson | None:
        stations = (one for trail in self._home.trails for one in trail.stations)
        return next((places.Lesson(one.ref) for one in stations if one.sign == "again"), None)

    def _module(self, trail: Trail) -> Drawn:
        module, home = trail.module, self._home
        labels = max(len(one.module.label) for one in home.trails)
        most = max(len(one.stations) for one in home.trails)
        stops = [Stop(one.sign, hit_of(one.ref)) for one in trail.stations]

        def rows(cells: int, here: bool) -> Figure:
            titles = title_room([one.module.title for one in home.trails], most, cells)
            right = say.count_of(trail.finished, len(trail.stations))
            chosen = self._at(trail) if here else None
            columns = labels, titles, most
            return (module_row(module.label, module.title, stops, right, cells, columns, here=here, chosen=chosen),)

        means = self._opens(trail)
        return Drawn(id=f"module:{module.id}", text=f"{module.label} {module.title}", means=means, rows=rows)

    def _key(self, cells: int) -> Figure:
        """What the signs mean; or, on a trail, the lesson that is chosen there."""
        trail = self._trail() if self.has_focus else None
        indent = 8 if cells >= NARROW else 0
        if trail is None or not trail.stations:
            key = key_of_signs()
            if row_width(key) > cells:
                return flow(key, cells)
            return ((Cell(" " * max(0, min(indent * 4, cells - row_width(key)))), *key),)
        text = say.station_words(self._lesson(trail.stations[self._at(trail)].ref))
        return paragraph(text, cells, "strong", indent=indent)

    def _module_lessons(self, cells: int) -> Figure:
        """The lessons of the module that the cursor is on, or of the one where the learner is."""
        trails = self._home.trails
        here = next((one for one in trails if any(stop.sign == "here" for stop in one.stations)), trails[0])
        trail = self._trail() or here
        entries = [self._lesson(one.ref) for one in trail.stations]
        left = sum(one.lesson.minutes for one in entries if one.lesson and not one.completed)
        right = say.short_duration(left) if left else ""
        name = _("%(label)s: %(title)s") % {"label": trail.module.label, "title": trail.module.title}
        (top,) = head(name, _("%(time)s to go") % {"time": right} if right else "").rows(cells, False)
        rows = [top]
        for at, (station, entry) in enumerate(zip(trail.stations, entries, strict=True)):
            minutes = say.short_duration(entry.lesson.minutes) if entry.lesson else ""
            stop, chosen = Stop(station.sign, hit_of(station.ref)), trail is self._trail() and at == self._at(trail)
            standing = _standing(entry)
            rows += lesson_row(station.number, stop, entry.title, minutes, standing, cells, here=chosen, marked=False)
        return tuple(rows)

    def _contact(self, *, wide: bool) -> Iterator[Entry]:
        contact, course = self._player.contact(), self._player.course
        asked = course.contact_outline.question
        if contact is None and not asked:
            return
        if contact is None:
            yield head(_("My contact"))
            yield line("contact", say.no_contact(), means=places.Contact())
            return
        framework = contact.framework
        if framework is None:
            yield head(_("My contact"), contact.name)
            yield line("contact", say.not_placed(course, contact), means=places.Step(contact.placed_at))
            return

        from copro_tui.figures.home_contact import contact_rows  # here, because a new learner's home has no drawing

        def rows(cells: int, here: bool) -> Figure:
            out = self.outside()
            below = contact_rows(framework, contact.today, contact.wish, cells, named=wide)
            tall = wide and self.app.size.height >= TALL
            top = headed(_("My contact"), contact.name, (), cells - 2 * out, here=here, gap=tall)
            if row_width(below[0]) < cells:  # in two rows, and not on lanes
                below = tuple((Cell(" " * out), *row) for row in below)
            return (*(((Cell(" " * out), *row)) for row in top), *below)

        place = places.Step(contact.placed_at)
        yield Drawn(id="contact:placed", text=contact.name, means=place, gap=True, wide=True, rows=rows)
        if not contact.name and asked:
            yield line("contact", say.no_contact(), means=places.Contact())

    # -- moving on it -------------------------------------------------------------------------------------------

    def _trail(self) -> Trail | None:
        """The trail that the cursor is on."""
        return next((one for one in self._home.trails if self.current == f"module:{one.module.id}"), None)

    def _at(self, trail: Trail) -> int:
        """The place of the station that is chosen on a trail."""
        if trail.module.id in self._chosen:
            return min(self._chosen[trail.module.id], len(trail.stations) - 1)
        return trail.stations.index(trail.next) if trail.next else 0

    def _lesson(self, ref: Ref) -> LessonEntry:
        if ref not in self._lessons:
            self._lessons[ref] = self._player.lesson(ref)
        return self._lessons[ref]

    def _opens(self, trail: Trail) -> places.Lesson | None:
        return places.Lesson(trail.stations[self._at(trail)].ref) if trail.stations else None

    def action_station(self, by: int) -> None:
        """Choose the next lesson on the trail, or the one before."""
        if (trail := self._trail()) is not None and trail.stations:
            self._choose(trail, max(0, min(self._at(trail) + by, len(trail.stations) - 1)))

    def _choose(self, trail: Trail, at: int) -> None:
        self._chosen[trail.module.id] = at
        new = self._module(trail)
        self._entries = tuple(new if one.id == new.id else one for one in self._entries)
        self.current = new.id
        self.redraw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "station" or self._trail() is not None

    def watch_current(self) -> None:
        super().watch_current()
        if self.is_attached:
            self.screen.refresh_bindings()

    def clicked(self, hit: Hit) -> None:
        """A station that is clicked is chosen, and opened by a second click; anything else is opened."""
        if hit[0] == "item":
            for trail in self._home.trails:
                if hit[1] == f"module:{trail.module.id}":  # its name leads to the list of its lessons
                    self.current = hit[1]
                    module = places.Module(trail.module.id)
                    self.post_message(self.Chosen(self, Entry(hit[1], trail.module.title, means=module)))
                    return
            super().clicked(hit)
            return
        for trail in self._home.trails:
            for at, station in enumerate(trail.stations):
                if hit == hit_of(station.ref):
                    if trail is self._trail() and at == self._at(trail) and trail.module.id in self._chosen:
                        self.action_open()
                    else:
                        self._choose(trail, at)

    def spot(self) -> Offset:
        """On a trail the cursor stands on the station that is chosen."""
        trail, place = self._trail(), super().spot()
        if trail is None or not trail.stations or place.y >= len(self._figure):
            return place
        wanted = hit_of(trail.stations[self._at(trail)].ref)
        for at, cell in enumerate(self._figure[place.y]):
            if cell.hit == wanted:
                return Offset(row_width(self._figure[place.y][:at]) + (row_width((cell,)) == 3), place.y)
        return place


def _standing(entry: LessonEntry) -> Cell:
    """How far a lesson is, at the end of its row."""
    if not entry.lesson or not entry.state or not (entry.completed or entry.state.seen):
        return Cell("" if entry.lesson else say.lesson_standing(entry), "muted")
    role: Role = "wrong" if entry.completed and not entry.mastered else ""
    text = say.percent(entry.state.best) if entry.completed and entry.state.best is not None else ""
    return Cell(text or say.lesson_standing(entry), role)
