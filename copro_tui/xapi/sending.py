"""Sending what waits: in batches, each written down once the LRS has it.

Wherever it is interrupted nothing is lost, because what waits is worked out from the record, and nothing is doubled,
because a statement that is sent twice has the same id and the same bytes.
"""

from __future__ import annotations

import random
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Protocol

from msgspec import Struct

from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.progress.ledger import Ledger, Outcome, State
from copro_tui.xapi.answers import Meaning, date_of, meaning_of, reason_in, seconds_to_wait, why_in_words
from copro_tui.xapi.checks import fault_in
from copro_tui.xapi.client import Answer, NoAnswerError, NotTrustedError
from copro_tui.xapi.statements import Statement

MOST, LARGEST = 50, 500_000
"""How many statements, and about how many bytes, are sent at once."""
RUNS = 5
"""In how many runs a statement is put off before it counts as refused."""
AHEAD = timedelta(minutes=5)
"""How far ahead of the LRS's clock the time of a statement may be."""
FIRST_WAIT, LONGEST_WAIT = 0.2, 30.0
PATIENCE, AT_CLOSING = 60.0, 3.0
"""Seconds without success after which a command gives up, and that closing the program waits in all."""


class Receiver(Protocol):
    """An LRS, as the sender needs it; see ``Lrs``."""

    address: str
    host: str
    seconds: float

    def about(self) -> Answer: ...

    def post(self, statements: list[bytes]) -> Answer: ...


class Timing(Struct, frozen=True):
    """What tells and passes the time."""

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random


class Sent(Struct, kw_only=True):
    """How a run went, in numbers of statements."""

    arrived: int = 0
    """Those that the LRS has now; those that it had already, in whatever wording, included."""
    refused: int = 0
    waiting: int = 0
    """Those that wait for the next run."""
    ahead: int = 0
    """Those of them whose time is ahead of the LRS's clock."""
    why: str = ""
    """What ended the run early, as a sentence; empty if nothing did."""


class _EndedError(Exception):
    """The run is over; the text says why."""


class Sender:
    """One run of sending to one LRS."""

    def __init__(
        self,
        lrs: Receiver,
        ledger: Ledger,
        base: str,
        timing: Timing,
        seconds: float = PATIENCE,
        *,
        renewed: bool = True,
    ) -> None:
        """``seconds`` is how long it goes on, from the last success where it is ``renewed``, else in all."""
        self._lrs = lrs
        self._ledger = ledger
        self._base = base
        self._timing = timing
        self._budget = seconds
        self._renewed = renewed
        self._request_seconds = lrs.seconds
        self._until = 0.0
        self._wait = FIRST_WAIT
        self._batches: deque[list[Statement]] = deque()
        self._acknowledged: Statement | None = None
        """A statement that the LRS has, so that sending it again does no harm and shows whether it works."""
        self._put_off: dict[str, int] = {}
        self._sent = Sent()

    def send(self, made: Sequence[Statement]) -> Sent:
        """Send those of these statements that the ledger does not know. Raises RecordError if it cannot be written."""
        known = self._ledger.known(self._lrs.address)
        self._put_off = dict(known.deferred)
        self._acknowledged = next((one for one in made if one.id in known.there), None)
        waiting = [one for one in made if one.id not in known.there and one.id not in known.refused]
        waiting = [*self._sound(waiting)]
        if not waiting:
            return self._sent
        self._until = self._timing.monotonic() + self._budget
        unsent, refused_before = len(waiting), self._sent.refused
        try:
            waiting = self._not_ahead(waiting)
            self._batches.extend(_batches(waiting))
            while self._batches:
                self._send_first()
        except _EndedError as ended:
            self._sent.why = str(ended)
        except NotTrustedError as error:
            self._sent.why = _(
                "%(host)s does not prove that it is the LRS (%(why)s). Nothing more was sent. Ask whoever runs it."
            ) % {"host": self._lrs.host, "why": error}
        self._sent.waiting = unsent - self._sent.arrived - (self._sent.refused - refused_before)
        return self._sent

    def _sound(self, statements: Iterable[Statement]) -> Iterable[Statement]:
        """Those that may go; the others are refused here and cost nobody a request."""
        for one in statements:
            if why := fault_in(one.body, self._base):
                self._write("refused", [one], why=why)
            else:
                yield one

    def _not_ahead(self, statements: list[Statement]) -> list[Statement]:
        """Those whose time is not ahead of the LRS's clock: a time is never changed, but it can be waited for."""
        date = None
        while date is None:
            answer = self._answer(self._lrs.about)
            if meaning_of(answer, ()) is not Meaning.LATER:
                date = date_of(answer)
                break
            self._pause(answer)
        if date is None:
            return statements
        timely = [one for one in statements if not one.at or datetime.fromisoformat(one.at) <= date + AHEAD]
        self._sent.ahead = len(statements) - len(timely)
        return timely

    def _send_first(self) -> None:
        """Send the first batch; it is taken off, split, or waits for another try."""
        batch = self._batches[0]
        answer = self._answer(lambda: self._lrs.post([one.bytes for one in batch]))
        match meaning_of(answer, [one.id for one in batch]):
            case Meaning.ARRIVED:
                self._done("sent", batch, answer)
            case Meaning.CONFLICT:
                self._split_or("there", batch, answer)
            case Meaning.UNWANTED:
                self._split_or("refused", batch, answer)
            case Meaning.BROKEN if self._works():
                batch = self._batches[0]
                last = self._put_off.get(batch[0].id, 0) + 1 >= RUNS
                self._split_or("refused" if last else "deferred", batch, answer)
            case Meaning.BROKEN | Meaning.LATER:
                self._pause(answer)
            case Meaning.STOP:
                raise _EndedError(why_in_words(answer, self._lrs.host))

    def _split_or(self, state: State, batch: list[Statement], answer: Answer) -> None:
        """Split the first batch in two; one that is a single statement is done with in this way."""
        if len(batch) == 1:
            self._done(state, batch, answer)
            return
        self._batches.popleft()
        half = len(batch) // 2
        self._batches.extendleft([batch[half:], batch[:half]])

    def _done(self, state: State, batch: list[Statement], answer: Answer) -> None:
        """Write down what became of the first batch."""
        self._write(state, batch, answer)
        self._batches.popleft()

    def _write(self, state: State, batch: Sequence[Statement], answer: Answer | None = None, why: str = "") -> None:
        now = self._timing.now().astimezone(UTC).isoformat(timespec="milliseconds")
        told = reason_in(answer) if answer is not None and state in ("refused", "deferred") else why
        code = answer.status if answer is not None else 0
        ids = tuple(one.id for one in batch)
        self._ledger.add(Outcome(at=now, lrs=self._lrs.address, state=state, ids=ids, code=code, why=told))
        match state:
            case "sent" | "there":
                self._sent.arrived += len(batch)
                self._acknowledged = batch[-1]
                self._succeeded()
            case "refused":
                self._sent.refused += len(batch)
            case _:
                pass

    def _works(self) -> bool:
        """Whether the LRS works, which then fails because of what is in the first batch.

        It is sent what it has already. Where nothing is known that it has, a few others are tried, which then arrive.
        """
        if self._acknowledged is not None:
            one = self._acknowledged
            answer = self._answer(lambda: self._lrs.post([one.bytes]))
            return meaning_of(answer, [one.id]) in (Meaning.ARRIVED, Meaning.CONFLICT)
        batch, *others = list(self._batches)[:3]
        for one in [*(batch[:1] + batch[-1:] if len(batch) > 1 else ()), *(other[0] for other in others)]:
            answer = self._answer(lambda: self._lrs.post([one.bytes]))  # noqa: B023 - it is called at once
            meaning = meaning_of(answer, [one.id])
            if meaning in (Meaning.ARRIVED, Meaning.CONFLICT):
                self._write("sent" if meaning is Meaning.ARRIVED else "there", [one], answer)
                left = ([other for other in batch if other is not one] for batch in self._batches)
                self._batches = deque(batch for batch in left if batch)
                return True
        return False

    # -- time ---------------------------------------------------------------------------------------------------

    def _answer(self, ask: Callable[[], Answer]) -> Answer:
        """The answer, asked for again as long as there is none. Raises _EndedError once there is no time left."""
        while True:
            left = self._until - self._timing.monotonic()
            if left <= 0:
                raise _EndedError(_("There was no time for more."))
            self._lrs.seconds = min(self._request_seconds, left)
            try:
                return ask()
            except NoAnswerError as error:
                self._pause(None, str(error))

    def _pause(self, answer: Answer | None, why: str = "") -> None:
        """Wait before the next try. Raises _EndedError if there is no time left for that."""
        asked = seconds_to_wait(answer, self._timing.now()) if answer is not None else None
        seconds = asked if asked is not None else self._wait * (0.5 + self._timing.chance() / 2)
        self._wait = min(LONGEST_WAIT, 2 * self._wait)
        if self._timing.monotonic() + seconds >= self._until:
            values = {"host": self._lrs.host, "why": why or (answer.status if answer is not None else "")}
            raise _EndedError(_("%(host)s cannot take anything now (%(why)s).") % values)
        self._timing.sleep(seconds)

    def _succeeded(self) -> None:
        self._wait = FIRST_WAIT
        if self._renewed:
            self._until = self._timing.monotonic() + self._budget


def _batches(statements: Iterable[Statement]) -> Iterable[list[Statement]]:
    """The statements in their order, in batches that no server takes for too large."""
    batch: list[Statement] = []
    size = 0
    for one in statements:
        if batch and (len(batch) == MOST or size + len(one.bytes) > LARGEST):
            yield batch
            batch, size = [], 0
        batch.append(one)
        size += len(one.bytes)
    if batch:
        yield batch


def sent_in_words(sent: Sent, host: str) -> list[str]:
    """How a run went, in sentences."""
    lines = []
    if sent.arrived:
        arrived = ngettext(
            "%(host)s has %(count)d statement more.", "%(host)s has %(count)d statements more.", sent.arrived
        )
        lines.append(arrived % {"host": host, "count": sent.arrived})
    if sent.refused:
        refused = ngettext(
            "%(count)d was refused. “copro xapi show” says why, and “copro xapi retry” has it tried again.",
            "%(count)d were refused. “copro xapi show” says why, and “copro xapi retry” has them tried again.",
            sent.refused,
        )
        lines.append(refused % {"count": sent.refused})
    if sent.why:
        lines.append(sent.why)
    if sent.ahead:
        lines.append(
            _("The clock of this computer is ahead of the one there. What has a time to come waits until then.")
        )
    if sent.waiting:
        waiting = ngettext("%(count)d waits for the next time.", "%(count)d wait for the next time.", sent.waiting)
        lines.append(waiting % {"count": sent.waiting})
    return lines or [_("Nothing waits to be sent.")]
