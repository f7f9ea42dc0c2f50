"""Reading an LRS page by page, from where it was read the last time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from copro_tui.errors import OutputError, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.xapi.answers import Meaning, meaning_of, seconds_to_wait, why_in_words
from copro_tui.xapi.client import Answer, Lrs, NoAnswerError, NotTrustedError
from copro_tui.xapi.sending import FIRST_WAIT, LONGEST_WAIT, PATIENCE, Timing

MOST_PAGES = 1_000_000
"""After how many pages an LRS that always has more is left."""
PAGE = 500
"""How many statements a page is asked to have; an LRS may give fewer."""
OVERLAP = timedelta(days=60)
"""How far before the newest statement reading begins the next time: some LRSs mean by ``since`` the time that is told,
and not that of the arrival, and what was learned without a network arrives later."""
EMPTY_PAGES = 3
"""After how many pages in turn without anything an LRS is not asked for more."""


class Cursor(Struct, frozen=True, kw_only=True):
    """How far an LRS was read."""

    lrs: str
    since: str = ""
    """The time of the newest statement of the last complete reading."""
    newest: str = ""
    """That of this reading so far."""
    more: str = ""
    """Where this reading goes on; empty where it is complete."""


class Page(Struct):
    """A page of statements, and where the next one is."""

    statements: list[msgspec.Raw]
    more: str = ""


class Pages:
    """The pages of one LRS."""

    def __init__(self, lrs: Lrs, timing: Timing) -> None:
        self._lrs = lrs
        self._timing = timing

    def after(self, cursor: Cursor) -> Iterator[tuple[Page, Cursor]]:
        """Each page, and how far the LRS is read with it."""
        empty = 0
        for _page in range(MOST_PAGES):
            page, resumed = self._page(cursor.more or self._query(cursor)), bool(cursor.more)
            if page is None and resumed:  # it does not know any more where that was
                cursor = replace(cursor, more="", newest=cursor.since)
                page = self._page(self._query(cursor))
            if page is None:
                raise self._no_lrs()
            empty = 0 if page.statements else empty + 1
            more = page.more if page.more != cursor.more and empty < EMPTY_PAGES else ""
            newest = max((cursor.newest, *map(self._time_of, page.statements)))
            cursor = replace(cursor, newest=newest, more=more)
            if not more:
                cursor = replace(cursor, since=max(newest, cursor.since), newest="")
            yield page, cursor
            if not more:
                return

    def _query(self, cursor: Cursor) -> str:
        asked = {"ascending": "true", "limit": str(PAGE)}
        if cursor.since:
            begin = datetime.fromisoformat(cursor.since) - OVERLAP
            asked["since"] = begin.strftime("%Y-%m-%dT%H:%M:%S.000Z")
        return f"?{urlencode(asked)}"

    def _time_of(self, raw: msgspec.Raw) -> str:
        """The time of a statement, but none that is still to come; empty if it has none."""
        try:
            told = msgspec.json.decode(raw, type=_Timed).timestamp
            moment = min(datetime.fromisoformat(told).astimezone(UTC), self._timing.now())
        except (msgspec.MsgspecError, ValueError, OverflowError):
            return ""
        return moment.astimezone(UTC).isoformat(timespec="milliseconds")

    def _page(self, query: str) -> Page | None:
        """A page; None if the LRS does not understand the question."""
        answer = self._answer(query)
        if answer.status in (400, 404, 410):
            return None
        if answer.status != 200:
            raise UsageError(why_in_words(answer, self._lrs.host))
        try:
            return msgspec.json.decode(answer.body, type=Page)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            raise self._no_lrs() from None

    def _answer(self, query: str) -> Answer:
        """The answer to a question, asked again while there is none or the LRS is in trouble."""
        until, wait, why = self._timing.monotonic() + PATIENCE, FIRST_WAIT, ""
        while True:
            asked: float | None = None
            try:
                answer = self._lrs.get(query)
            except NoAnswerError as error:
                why = str(error)
            except NotTrustedError as error:
                raise UsageError(
                    _("%(host)s does not prove that it is the LRS (%(why)s).") % {"host": self._lrs.host, "why": error},
                    _("Ask whoever runs it."),
                ) from error
            else:
                if meaning_of(answer, ()) not in (Meaning.LATER, Meaning.BROKEN):
                    return answer
                why, asked = str(answer.status), seconds_to_wait(answer, self._timing.now())
            seconds = asked if asked is not None else wait * (0.5 + self._timing.chance() / 2)
            wait = min(LONGEST_WAIT, 2 * wait)
            if self._timing.monotonic() + seconds >= until:
                raise OutputError(
                    _("%(host)s cannot be read now (%(why)s).") % {"host": self._lrs.host, "why": why},
                    _("What was read so far is kept. The same command goes on there."),
                )
            self._timing.sleep(seconds)

    def _no_lrs(self) -> UsageError:
        return UsageError(
            _("%(host)s does not answer as an LRS does.") % {"host": self._lrs.host},
            _("Is the address right? It is like https://lrs.example.org/xAPI."),
        )


class _Timed(Struct):
    timestamp: str
