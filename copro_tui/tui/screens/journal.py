"""The learner's own words: the plan they add up to, and the journal of all of them."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from copro_tui.course import places
from copro_tui.course.course import LessonUnavailableError
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark, ngettext
from copro_tui.player import CoursePlayer, JournalEntry, PlanEntry
from copro_tui.player.messages import entry_notes
from copro_tui.tui.bindings import bindings
from copro_tui.tui.messages import HandOver
from copro_tui.tui.screens.base import CourseScreen, TopLine
from copro_tui.tui.widgets.writing_list import Text, WritingList


class WritingScreen(CourseScreen):
    """What the plan and the journal share: opening an entry goes to the exercise that it comes from."""

    title_text = ""

    def __init__(self, player: CoursePlayer) -> None:
        super().__init__(player)
        self._at_first = self.texts()  # read here, so that an unreadable record keeps the screen from opening

    def texts(self) -> list[Text]:
        """The current texts."""
        raise NotImplementedError

    def summary(self) -> str:
        """The text above the list."""
        raise NotImplementedError

    def compose_body(self) -> ComposeResult:
        yield Static(Content(""), id="summary", classes="words muted")
        yield WritingList(self._at_first)

    def on_mount(self) -> None:
        self.query_one(TopLine).show(_(self.title_text), self.player.about.name)
        self.query_one(WritingList).focus()
        self._fill()

    def on_return(self) -> None:
        self._fill()

    def _fill(self) -> None:
        self.query_one(WritingList).show_texts(self.texts())
        summary = self.summary()
        words = self.query_one("#summary", Static)
        words.update(Content(summary))
        words.display = bool(summary)


class PlanScreen(WritingScreen):
    """The plan, part by part, with what is still missing."""

    HELP = mark("Your plan is made of what you wrote and placed in the lessons. Open a part to write or change it.")
    BINDINGS: ClassVar[list[BindingType]] = bindings("plan")

    title_text = mark("My plan")

    def texts(self) -> list[Text]:
        self._parts = self.player.plan()
        return [Text(one.part.id, one.part.title, _plan_lines(one), _written_at(one)) for one in self._parts]

    def summary(self) -> str:
        written = sum(entry.written for entry in self._parts)
        words = ngettext(
            "%(written)d of %(count)d part written.", "%(written)d of %(count)d parts written.", len(self._parts)
        )
        return words % {"written": written, "count": len(self._parts)}

    def chosen(self, entry: str) -> None:
        self.notify(_("This part is written in a lesson that is not there yet."), markup=False)

    def action_export(self) -> None:
        from copro_tui.documents.plan import plan_html

        about, course = self.player.about, self.player.course
        self._save(plan_html(about.name, course.title, self._day(), about.language, self.player.plan()), "html")

    def action_export_markdown(self) -> None:
        from copro_tui.documents.plan import plan_markdown

        about, course = self.player.about, self.player.course
        self._save(plan_markdown(about.name, course.title, self._day(), self.player.plan()), "md")

    def _day(self) -> str:
        return self.player.now().astimezone().date().isoformat()

    def _save(self, text: str, ending: str) -> None:
        """Deliver the plan as a file with this ending: into the downloads folder, or through the browser."""
        letters = "".join(one if one.isalnum() else "-" for one in self.player.about.name)
        self.post_message(HandOver(text, f"plan-{letters}.{ending}"))


def _written_at(entry: PlanEntry) -> places.Step | None:
    """The first exercise that belongs to a part of the plan; None if the course has none."""
    return next((places.Step(ref.at(step)) for ref, step in entry.written_at), None)


def _plan_lines(entry: PlanEntry) -> tuple[str, ...]:
    if not entry.waiting and not entry.lines:
        return (_("(nothing yet)"),)
    if entry.waiting:
        return (*entry.lines, _("(still to write)"))
    return entry.lines


class JournalScreen(WritingScreen):
    """Everything that the learner wrote, in order."""

    HELP = mark("Everything you wrote, oldest first. Open an entry to go to where it was asked and write it anew.")

    title_text = mark("My journal")

    def texts(self) -> list[Text]:
        self._entries = self.player.journal()
        steps = ((one, one.ref.at(one.step)) for one in self._entries)
        return [
            Text(str(ref), one.prompt, (one.text, *entry_notes(one), self._from(one)), places.Step(ref))
            for one, ref in steps
        ]

    def _from(self, entry: JournalEntry) -> str:
        """In which lesson it was written, and on which day."""
        try:
            title = self.player.course.lesson(entry.ref).title
        except LessonUnavailableError:
            title = entry.ref.lesson
        return _("(%(lesson)s, %(day)s)") % {"lesson": title, "day": entry.at[:10]}

    def summary(self) -> str:
        return "" if self._entries else _("Nothing yet. What you write in the lessons is kept here.")
