"""The ordinary page without a server: plain mode, its turns as pages, and somebody who answers their forms."""

from __future__ import annotations

import random
from collections.abc import Callable, Coroutine, Generator
from io import BytesIO
from pathlib import Path
from types import coroutine
from typing import Any

from copro_tui.course.course import Course
from copro_tui.plain.session import visit
from copro_tui.player import Profiles
from copro_tui.progress.events import Clock
from copro_tui.progress.learners import Learners
from copro_tui.serve.conversation import Page
from copro_tui.serve.page_voice import PageVoice
from copro_tui.serve.turn_html import Around, answer_in, turn_page
from copro_tui.serve.turns import Turn, sent, turn_in
from tests.serve.forms import Reader

Form = list[tuple[str, str]]


@coroutine
def _exchange(form: Form | None) -> Generator[Form | None, str, tuple[int, str]]:
    """Hand a form over (None to see the page as it is), and wait for the page that follows."""
    return 200, (yield form)


class _AtHand:
    """A browser whose pages are made here."""

    async def fetch(self, _address: str) -> tuple[int, str]:
        return await _exchange(None)

    async def send(self, form: Form) -> tuple[int, str]:
        return await _exchange(form)


class _Streams(BytesIO):
    """What a voice of the page writes its turns to and reads its lines from; ``does`` answers each page."""

    def __init__(self, course: Course, does: Callable[[Reader], Coroutine[Any, Any, None]]) -> None:
        super().__init__()
        self._around = Around(course, token="token")
        self._page = Page(0, Turn())
        self._does = does(Reader(_AtHand()))
        self._does.send(None)

    def readline(self, _most: int | None = -1) -> bytes:
        """What is sent to the turn that was written last; nothing once the reader has gone."""
        self._page = self._page.followed_by(turn_in(self.getvalue()))
        self.seek(0)
        self.truncate()
        try:
            form = self._does.send(turn_page(self._page, self._around))
        except StopIteration:
            return b""
        values: dict[str, list[str]] = {}
        for name, value in form:
            values.setdefault(name, []).append(value)
        assert values["turn"] == [str(self._page.number)]
        return sent(answer_in(values))


def read_at_hand(
    course: Course, folder: Path, clock: Clock, name: str, does: Callable[[Reader], Coroutine[Any, Any, None]]
) -> None:
    """Let somebody open the ordinary page of a course, with their record in ``folder``, and do something.

    Their record is begun where there is none.
    """
    profiles = Profiles(course, Learners(folder / "progress"), clock, random.Random(0), served=True)
    streams = _Streams(course, does)
    visit(PageVoice(streams, streams), profiles, profiles.only() or profiles.create(name))
