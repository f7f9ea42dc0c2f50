"""What takes the place of a record that is damaged or gone: all of it that is whole somewhere.

That is every document of the damaged file whose own checksum agrees, the newest good backup, and what the running
program read last. The damaged file is always kept, under a name that says why it was put aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import reduce
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from copro_tui.errors import RecordError
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.progress.chunks import CHUNK, Events, about_in, checked_events, chunked, events_in, plain_events
from copro_tui.progress.events import EVENT_TYPES, SHAPE, About, Attempt, Event, Reflection, Review
from copro_tui.progress.joining import join_events, later
from copro_tui.progress.migration import migrated
from copro_tui.progress.record_file import RECORD, shape_of, unsealed
from copro_tui.storage.atomic import put_aside, write_whole
from copro_tui.storage.backups import Backups
from copro_tui.storage.checksums import HEAD, Tables, decode_tables, encode_tables
from copro_tui.storage.files import DamagedError, reading, writing
from copro_tui.storage.reading import read_regular
from copro_tui.storage.tinydb_storage import SafeStorage

if TYPE_CHECKING:
    from copro_tui.storage.salvage import Piece, Salvage

_ANSWERS: dict[type[Event], bytes] = {
    Attempt: rb'"exercise":"[^"]*","revision":',
    Reflection: rb'"exercise":"[^"]*","prompt":',
    Review: rb'"card":"[^"]*","revision":',
}
"""The events that people call answers, and how one that is not compressed can be told in damaged bytes."""

_TABLES = frozenset({HEAD, *(kind.table for kind in EVENT_TYPES)})


class Copy(Struct, frozen=True, kw_only=True):
    """All that a copy of a record has."""

    about: About
    events: Events
    others: Tables
    """The tables that only a later version of the program understands."""


class Recovered(Struct, frozen=True, kw_only=True):
    """What can be put in the place of a damaged or missing record."""

    about: About
    tables: Tables
    answers: int
    """How many answers it has."""
    lost: int
    """How many answers are known to be lost."""
    sure: bool
    """Whether no more than that can have been lost."""


def copies_of(path: Path) -> list[Path]:
    """Copies of a record beside it, made by a cloud drive or a person: their names contain the record's name."""
    try:
        beside = sorted(path.parent.iterdir())
    except OSError:
        return []
    return [one for one in beside if one.suffix == ".json" and path.stem in one.stem and one != path]


def newest_good(path: Path) -> Path | None:
    """The newest undamaged backup of a record, else an undamaged second copy; None if there is none."""
    return next((one for one, _copy in _good_copies(path)), None)


def recovered(path: Path, former: Tables | None = None) -> Recovered | None:
    """What can be put in the place of a record that is damaged or gone; None if nothing is whole anywhere.

    ``former`` is what the running program read of it last. Only reads.
    """
    from copro_tui.storage.salvage import salvaged  # here, because hardly any record is damaged

    data = _bytes_of(path)
    found = salvaged(data)
    good = (copy for _path, copy in _good_copies(path))
    copies = [one for one in (_copy_in(former, path), next(good, None)) if one is not None]
    about, events, others = _whole_in(found)
    if copies and (about is None or about.learner != copies[0].about.learner):
        if about is not None:  # the damaged file is somebody else's record
            found, events, others = salvaged(b""), {}, {}
        about = copies[0].about
    if about is None:
        return None
    for copy in copies:
        if copy.about.learner == about.learner:
            others = {**copy.others, **others}
            events = join_events(events, copy.events).events
    return Recovered(
        about=about,
        tables={**chunked(about, events), **others},
        answers=sum(len(events.get(kind.table, ())) for kind in _ANSWERS),
        lost=sum(max(0, _had(found, data, kind) - len(events.get(kind.table, ()))) for kind in _ANSWERS),
        sure=found.to_the_end or former is not None,
    )


def bring_back(path: Path, error: DamagedError | None, former: Tables | None = None) -> str:
    """Put all that is whole in the place of a record, and say what was got back and what was lost.

    ``error`` says how the record is damaged; None if it is gone. The caller holds the lock. If nothing is whole
    anywhere, everything is left as it is: raises ``error``, or returns an empty text for a record that is gone. That
    is so, too, if all its backups are gone with it: then it was erased or moved away.
    """
    found = None if error is None and newest_good(path) is None else recovered(path, former)
    if found is None:
        if error is None:
            return ""
        raise error
    with writing(path, RECORD):
        aside = None if error is None else _aside(path)
        write_whole(path, encode_tables(found.tables))
    return " ".join(_in_words(found, error, aside))


def bring_back_if_needed(path: Path, former: Tables | None) -> str:
    """The same if the record is still damaged or gone; an empty text if another program has brought it back already."""
    fault = None
    try:
        if SafeStorage(path, RECORD, unsealed=unsealed).read() is not None:
            return ""
    except DamagedError as error:
        fault = error
    return bring_back(path, fault, former)


def promise(found: Recovered) -> str:
    """How many answers can be got back, and how many cannot, in a few words."""
    return "; ".join(_answers(found))


def _in_words(found: Recovered, error: DamagedError | None, aside: Path | None) -> Iterator[str]:
    values = {"why": error.why if error else "", "answers": promise(found), "kept": aside}
    if error is None:
        yield _("Your record was gone and was brought back: %(answers)s.") % values
    else:
        yield _("Your record was damaged (%(why)s) and was mended: %(answers)s.") % values
        yield _("The damaged file is kept as %(kept)s.") % values


def _answers(found: Recovered) -> Iterator[str]:
    yield ngettext("%(count)d answer is whole", "%(count)d answers are whole", found.answers) % {"count": found.answers}
    if found.lost:
        yield ngettext("%(count)d answer is lost", "%(count)d answers are lost", found.lost) % {"count": found.lost}
    if not found.sure:
        yield _("what was saved just before may be lost")
    elif not found.lost:
        yield _("none is lost")


def _whole_in(found: Salvage) -> tuple[About | None, Events, Tables]:
    """The owner, the events and the tables of later versions in the whole documents of a damaged file.

    There is nothing if they are of two learners, or of a newer copro.
    """
    abouts = [about for one in found.pieces if (about := _about(one)) is not None]
    if len({about.learner for about in abouts}) > 1 or any(about.shape != SHAPE for about in abouts):
        return None, {}, {}
    others: Tables = {}
    for one in found.pieces:
        if one.table not in _TABLES:
            others.setdefault(one.table, {}).setdefault(str(one.number), one.document)
    events: Events = {}
    for kind in EVENT_TYPES:
        for run in _runs(found, kind):
            events = {**events, kind.table: join_events(events, {kind.table: run}).events[kind.table]}
    return reduce(later, abouts) if abouts else None, events, others


def _about(piece: Piece) -> About | None:
    with suppress(msgspec.MsgspecError):
        return msgspec.json.decode(piece.document.raw, type=About) if piece.table == HEAD else None
    return None


def _runs(found: Salvage, kind: type[Event]) -> Iterator[list[dict[str, Any]]]:
    """The events of one kind, in one list for each of the files that were run together."""
    run: list[dict[str, Any]] = []
    last = 0
    for one in found.pieces:
        if one.table == kind.table:
            if one.number <= last:
                yield run
                run = []
            run += checked_events(one.document, kind) or []
            last = one.number
    yield run


def _had(found: Salvage, data: bytes, kind: type[Event]) -> int:
    """How many events of a kind a damaged file had, as far as that can be told; 0 if none of them is missing."""
    missing = {number for table, number in found.missing if table == kind.table}
    if not missing:
        return 0
    whole = {one.number: checked_events(one.document, kind) or [] for one in found.pieces if one.table == kind.table}
    last = max(missing | whole.keys())
    return CHUNK * (last - 1) + (len(whole[last]) if last in whole else len(re.findall(_ANSWERS[kind], data)) or CHUNK)


def _bytes_of(path: Path) -> bytes:
    with suppress(OSError):
        return read_regular(path)
    return b""


def _aside(path: Path) -> Path:
    """Give what is in the place of a record a second name; what is no ordinary file is moved there."""
    if path.is_file():
        return put_aside(path, "damaged")
    names = (path.with_name(f"{path.stem}.damaged-{number}") for number in count(1))
    return path.rename(next(one for one in names if not one.exists()))


def _good_copies(path: Path) -> Iterator[tuple[Path, Copy]]:
    """The undamaged backups of a record, the newest first, and then its undamaged second copies."""
    with suppress(OSError):
        for one in (*Backups(path).newest_first(), *copies_of(path)):
            with suppress(RecordError, KeyError, TypeError, ValueError):
                with reading(one, RECORD):
                    tables = decode_tables(read_regular(one), unsealed)
                if (shape_of(tables) or 0) < SHAPE:
                    tables = decode_tables(encode_tables(migrated(tables)))
                if (copy := _copy_in(tables, one)) is not None:
                    yield one, copy


def _copy_in(tables: Tables | None, path: Path) -> Copy | None:
    """All that these tables hold; None if they are no record, or one of a newer version."""
    with suppress(DamagedError):
        if tables is not None and (about := about_in(tables, path)).shape == SHAPE:
            for kind in EVENT_TYPES:
                events_in(tables, kind, path)
            others = {name: ones for name, ones in tables.items() if name not in _TABLES}
            return Copy(about=about, events=plain_events(tables), others=others)
    return None
