"""The learner's own words: the plan they add up to, and the journal of all of them."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.figures.cells import BLANK, Figure, Row
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player import CoursePlayer, PlanEntry
from copro_tui.player import progress_words as say
from copro_tui.player.messages import entry_notes
from copro_tui.tui.bindings import bindings
from copro_tui.tui.boards.lesson_pane import contact_part
from copro_tui.tui.screens.base import CourseScreen, TopLine
from copro_tui.tui.taking_away import hand_over_plan
from copro_tui.tui.widgets.beside import Beside, paragraphs, titled
from copro_tui.tui.widgets.writing_list import Text, WritingList


class WritingScreen(CourseScreen):
    """What the plan and the journal share: opening an entry goes to the exercise that it comes from."""

    title_text = ""
    asides_beside = False
    """Whether what is said of a text stands in the pane alone, where there is one."""

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
        self._list = WritingList(self._at_first, asides_beside=self.asides_beside)
        yield self._list

    def compose_pane(self) -> ComposeResult:
        yield Beside(self._list, self._beside)

    def _beside(self, cells: int) -> Figure:
        """What is said of the current text, and the learner's contact, which all of them are about."""
        one, contact = self._list.chosen, self.player.contact()
        rows: list[Row] = []
        if one is not None and self.asides_beside:
            rows += [*titled(one.heading, "", paragraphs(one.asides, cells), cells), BLANK, BLANK]
        if contact is not None:
            rows += contact_part(contact, cells)
        elif self.player.contact_question():
            rows += titled(name_of(places.Contact()), "", paragraphs([say.no_contact()], cells), cells)
        return tuple(rows)

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

    HELP = mark("Your plan is made of what you wrote and placed in the lessons. Open a part to edit it.")
    BINDINGS: ClassVar[list[BindingType]] = bindings("plan")

    title_text = mark("My plan")

    def texts(self) -> list[Text]:
        self._parts = self.player.plan()
        return list(map(self._text, self._parts))

    def _text(self, entry: PlanEntry) -> Text:
        return Text(
            entry.part.id,
            entry.part.title,
            entry.lines,
            next((places.Step(ref.at(step)) for ref, step in entry.written_at), None),
            asides=tuple(say.still_to_write(self.player.course, entry)),
            sign="done" if entry.written else "to-do",
        )

    def summary(self) -> str:
        return say.plan_standing([one.written for one in self._parts])

    def chosen(self, entry: str) -> None:
        self.app.tell(_("This part is written in a lesson that does not exist yet."))

    def action_export(self) -> None:
        hand_over_plan(self, self.player, as_page=True)

    def action_export_markdown(self) -> None:
        hand_over_plan(self, self.player, as_page=False)


class JournalScreen(WritingScreen):
    """Everything that the learner wrote, in order."""

    asides_beside = True

    HELP = mark("Everything you wrote, oldest first. Open an entry to go to where it was asked, and rewrite it.")

    title_text = mark("My journal")

    def texts(self) -> list[Text]:
        self._entries = self.player.journal()
        return [
            Text(
                str(one.ref.at(one.step)),
                one.prompt,
                (one.text,),
                places.Step(one.ref.at(one.step)),
                asides=(*entry_notes(one), say.written_in(self.player.course, one)),
            )
            for one in self._entries
        ]

    def summary(self) -> str:
        return "" if self._entries else _("Nothing yet. What you write in the lessons is kept here.")
