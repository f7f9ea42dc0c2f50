"""The end of a lesson: what to remember, what is left of it, and what comes next."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player import CoursePlayer, LessonPlayer
from copro_tui.player.progress_words import end_headline
from copro_tui.text.safe import safe
from copro_tui.text.width import clip
from copro_tui.tui.screens.base import CourseScreen, TopLine
from copro_tui.tui.widgets.menu import Entry, Menu


class LessonEndScreen(CourseScreen):
    """The results of the lesson, and what to do next."""

    DEFAULT_CSS = "LessonEndScreen #objectives { margin: 1 0 0 0; }"
    HELP = mark("Choose what to do next with the arrow keys and Enter, or click it. Escape takes you home.")

    def __init__(self, player: CoursePlayer, lesson_player: LessonPlayer) -> None:
        super().__init__(player)
        self._lesson_player = lesson_player
        self._following = player.next_lesson(lesson_player.lesson.ref)

    def compose_body(self) -> ComposeResult:
        lesson, state = self._lesson_player.lesson, self._lesson_player.state
        yield Static(Content(end_headline(state)), classes="words")
        if lesson.remember:
            yield Static(Content(_("Remember: %(words)s") % {"words": safe(lesson.remember)}), classes="words")
        yield Menu(self._entries(), id="next")
        if state.complete:
            lines = [_("You can now:"), *(f"  • {safe(one)}" for one in lesson.objectives)]
            yield Static(Content("\n".join(lines)), classes="words", id="objectives")

    def on_mount(self) -> None:
        module = self.player.course.module(self._lesson_player.lesson.ref.module)
        self.query_one(TopLine).show(
            _("%(module)s › %(lesson)s") % {"module": module.label, "lesson": self._lesson_player.lesson.title}
        )
        self.query_one(Menu).focus()

    def _entries(self) -> list[Entry]:
        entries, view, lesson = [], self._lesson_player.view(), self._lesson_player.lesson
        for place, (step, state) in enumerate(zip(lesson.steps, view.states, strict=True)):
            if state != "done":
                text = _("Go to step %(number)d: %(name)s") % {"number": place + 1, "name": clip(step.label, 44)}
                entries.append(Entry(f"step:{place}", text, means=places.Step(lesson.ref.at(step.id))))
        if self._following is not None:
            text = _("Next lesson: %(title)s") % {"title": self._following.title}
            entries.insert(
                0 if self._lesson_player.state.complete else len(entries),
                Entry("next", text, means=places.Lesson(self._following.ref)),
            )
        return [
            *entries,
            Entry("sources", _("Sources of this lesson"), means=places.Sources(lesson.ref)),
            Entry("home", name_of(places.Home()), means=places.Home()),
        ]

    def go(self, place: Place, *, instead: bool = False) -> None:
        """Open a place; a lesson replaces this screen."""
        super().go(place, instead=instead or isinstance(place, places.Lesson | places.Step))
