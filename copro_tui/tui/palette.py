"""The command palette: any lesson, framework or word, by a part of its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from copro_tui.course.course import LessonUnavailableError
from copro_tui.course.refs import Ref
from copro_tui.errors import CoproError
from copro_tui.i18n import gettext as _
from copro_tui.text.safe import safe
from copro_tui.tui.screens.base import CourseScreen


class CourseCommands(Provider):
    """Lessons, frameworks and words, wherever a learner is in the course."""

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for name, command in self._places():
            score = matcher.match(name)
            if score > 0:
                yield Hit(score, Content(safe(name)), command, text=safe(name))

    async def discover(self) -> Hits:
        for name, command in self._places(words=False):
            yield DiscoveryHit(Content(safe(name)), command, text=safe(name))

    def _places(self, *, words: bool = True) -> Iterator[tuple[str, Callable[[], None]]]:
        screen = self.screen
        if not isinstance(screen, CourseScreen):
            return
        course = screen.player.course
        for ref in course.all_lessons():
            try:
                title = course.lesson(ref).title
            except LessonUnavailableError:
                continue
            values = {"module": course.module(ref.module).label, "lesson": title}
            yield _("%(module)s › %(lesson)s") % values, partial(_open_lesson, screen, ref)
        for framework in screen.player.frameworks():
            yield _("Framework: %(title)s") % {"title": framework.title}, partial(_open_framework, screen, framework.id)
        if words:
            for word in screen.player.words():
                yield _("Word: %(term)s") % {"term": word.term}, partial(_open_word, screen, word.id)


def _open_lesson(screen: CourseScreen, ref: Ref) -> None:
    from copro_tui.tui.screens.lesson import LessonScreen

    try:
        screen.app.push_screen(LessonScreen(screen.player, screen.player.open_lesson(ref)))
    except CoproError as error:
        screen.complain(error)


def _open_framework(screen: CourseScreen, framework_id: str) -> None:
    from copro_tui.tui.screens.frameworks import FrameworkScreen

    screen.app.push_screen(FrameworkScreen(screen.player, framework_id))


def _open_word(screen: CourseScreen, word_id: str) -> None:
    from copro_tui.tui.screens.glossary import GlossaryScreen

    screen.app.push_screen(GlossaryScreen(screen.player, word_id))
