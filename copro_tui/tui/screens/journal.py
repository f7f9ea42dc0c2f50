"""The learner's own words: the plan they add up to, and the journal of all of them."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from copro_tui.course.course import LessonUnavailableError
from copro_tui.course.refs import Ref
from copro_tui.figures.cells import BLANK, Cell, Figure, Hit, Row, belonging, paragraph
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark, ngettext
from copro_tui.player import CoursePlayer, JournalEntry, PlanEntry
from copro_tui.tui.messages import HandOver
from copro_tui.tui.screens.base import CourseScreen, TopLine
from copro_tui.tui.widgets.menu import Menu


class WritingList(Menu):
    """Headed texts of one's own; opening one leads to where it was written."""

    def __init__(self, texts: list[tuple[str, str, tuple[str, ...]]]) -> None:
        super().__init__(id="writing")
        self._texts = texts
        """Each with its id, its heading and its lines."""

    def show_texts(self, texts: list[tuple[str, str, tuple[str, ...]]]) -> None:
        """Show other texts; the current one stays where it still exists."""
        self._texts = texts
        self.show(())

    def stops(self) -> list[str]:
        return [key for key, _heading, _lines in self._texts]

    def draw(self, cells: int) -> Figure:
        rows: list[Row] = []
        for key, heading, lines in self._texts:
            here = key == self.current and self.has_focus
            hit: Hit = ("item", key)
            for number, part in enumerate(paragraph(heading, cells - 2)):
                lead = "▶ " if here and not number else "  "
                rows.append((Cell(lead), Cell(part[1].text, "current" if here else "strong", hit)))
            for line in lines:
                rows += belonging(paragraph(line, cells, indent=4), hit)
            rows.append(BLANK)
        return tuple(rows) or (BLANK,)

    def clicked(self, hit: Hit) -> None:
        if self.current == hit[1]:
            self.action_open()
        self.current = hit[1]


class WritingScreen(CourseScreen):
    """What the plan and the journal share: opening an entry goes to the exercise that it comes from."""

    title_text = ""

    def __init__(self, player: CoursePlayer) -> None:
        super().__init__(player)
        self._at_first = self.texts()  # here, because a record that cannot be read is to keep the screen from opening

    def texts(self) -> list[tuple[str, str, tuple[str, ...]]]:
        """What there is now: ids, headings, lines."""
        raise NotImplementedError

    def summary(self) -> str:
        """What stands above it."""
        raise NotImplementedError

    def compose_body(self) -> ComposeResult:
        yield Static(Content(""), id="summary", classes="words muted")
        yield WritingList(self._at_first)

    def on_mount(self) -> None:
        self.query_one(TopLine).show(_(self.title_text), self.player.about.name)
        self.query_one(WritingList).focus()
        self._fill()

    def on_screen_resume(self) -> None:
        if self.query(WritingList):
            self._fill()

    def _fill(self) -> None:
        self.query_one(WritingList).show_texts(self.texts())
        summary = self.summary()
        words = self.query_one("#summary", Static)
        words.update(Content(summary))
        words.display = bool(summary)

    def open_step(self, ref: Ref, step: str) -> None:
        from copro_tui.tui.screens.lesson import LessonScreen

        self.app.push_screen(LessonScreen(self.player, self.player.open_lesson(ref, step)))


class PlanScreen(WritingScreen):
    """The plan, part by part, with what is still missing."""

    HELP = mark("Your plan is made of what you wrote and placed in the lessons. Open a part to write or change it.")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "leave", show=False, id="plan.leave"),
        Binding("e", "export", mark("Save to print"), id="plan.export"),
        Binding("m", "export_markdown", mark("Save as Markdown"), id="plan.export-markdown"),
    ]

    title_text = mark("My plan")

    def texts(self) -> list[tuple[str, str, tuple[str, ...]]]:
        self._parts: dict[str, PlanEntry] = {entry.part.id: entry for entry in self.player.plan()}
        return [(key, entry.part.title, _plan_lines(entry)) for key, entry in self._parts.items()]

    def summary(self) -> str:
        written = sum(entry.written for entry in self._parts.values())
        words = ngettext(
            "%(written)d of %(count)d part written.", "%(written)d of %(count)d parts written.", len(self._parts)
        )
        return words % {"written": written, "count": len(self._parts)}

    def open(self, entry: str) -> None:
        if places := self._parts[entry].written_at:
            self.open_step(*places[0])
        else:
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
        """Hand the page over: into the downloads folder, or through the browser when that is where we are shown."""
        letters = "".join(one if one.isalnum() else "-" for one in self.player.about.name)
        self.post_message(HandOver(text, f"plan-{letters}.{ending}"))


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

    def texts(self) -> list[tuple[str, str, tuple[str, ...]]]:
        self._entries: dict[str, JournalEntry] = {f"{one.ref}/{one.step}": one for one in self.player.journal()}
        return [(key, one.prompt, (one.text, self._from(one))) for key, one in self._entries.items()]

    def _from(self, entry: JournalEntry) -> str:
        """In which lesson it was written, and on which day."""
        try:
            title = self.player.course.lesson(entry.ref).title
        except LessonUnavailableError:
            title = entry.ref.lesson
        return _("(%(lesson)s, %(day)s)") % {"lesson": title, "day": entry.at[:10]}

    def summary(self) -> str:
        return "" if self._entries else _("Nothing yet. What you write in the lessons is kept here.")

    def open(self, entry: str) -> None:
        written = self._entries[entry]
        self.open_step(written.ref, written.step)
