"""The doctor's checks of learners' records; repairs lose nothing."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from copro_tui.cli.doctor.finding import Finding, good, problem, warn
from copro_tui.errors import CoproError, RecordError
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.progress.belongings import belongings
from copro_tui.progress.events import SHAPE
from copro_tui.progress.learners import Learners
from copro_tui.progress.record_file import RECORD, shape_of
from copro_tui.progress.recovery import mend
from copro_tui.progress.repository import RecordRepository
from copro_tui.progress.rescue import copies_of, newest_good, promise, recovered
from copro_tui.storage.atomic import temporary_files
from copro_tui.storage.files import DamagedError
from copro_tui.storage.lock import holder_of
from copro_tui.storage.reading import check_ordinary

AHEAD = 24 * 3600
"""Seconds by which a record's time may be in the future before it is reported."""


def look_at_records(folder: Path, *, fix: bool) -> Iterator[Finding]:
    """Yield the findings about the records in ``folder``; with ``fix``, first repair what can be repaired safely."""
    if not folder.exists():
        yield good(_("no records yet; they will be in %(folder)s") % {"folder": folder})
        return
    try:
        learners = Learners(folder).known()
    except RecordError as error:
        yield problem(error.message, error.hint)
        return
    message = ngettext("%(count)d record in %(folder)s", "%(count)d records in %(folder)s", len(learners))
    yield good(message % {"count": len(learners), "folder": folder})
    for path in [*(one.path for one in learners), *_gone(folder)]:
        yield from _record(RecordRepository(path), fix=fix)
    yield from _permissions(folder, fix=fix)


def _gone(folder: Path) -> list[Path]:
    """Records that are missing although their backups exist."""
    with suppress(OSError):
        named = [folder / f"{one.name}.json" for one in sorted((folder / "backups").iterdir())]
        return [path for path in named if not path.exists() and newest_good(path) is not None]
    return []


def _record(store: RecordRepository, *, fix: bool) -> Iterator[Finding]:
    if fix:
        with suppress(RecordError):
            if message := mend(store):
                yield good(message)
    yield from _content(store, fix=fix)
    yield from _lock(store.path)
    if store.exists() and store.path.stat().st_mtime > time.time() + AHEAD:
        yield warn(
            _("%(file)s was changed in the future") % {"file": store.path.name}, _("check this computer's clock")
        )
    if temporary_files(store.path):
        yield warn(
            _("an unfinished file of %(file)s was left behind") % {"file": store.path.name}, _("run copro doctor --fix")
        )
    for copy in copies_of(store.path):
        yield warn(
            _("%(copy)s looks like a copy of %(file)s") % {"copy": copy.name, "file": store.path.name},
            _("run copro doctor --fix to join it, or move it away if it is damaged"),
        )


def _content(store: RecordRepository, *, fix: bool) -> Iterator[Finding]:
    name = store.path.name
    try:
        tables = store.storage.read()
        if tables is None:
            yield problem(_("%(file)s is gone") % {"file": name}, _bring_back(store))
            return
        shape = shape_of(tables)
        if shape is not None and shape > SHAPE:
            yield warn(_("%(file)s was written by a newer copro") % {"file": name}, _("install the newest copro"))
        elif shape != SHAPE:
            older = _("%(file)s is in an older format") % {"file": name}
            yield warn(older, _("open it with copro, or run doctor --fix"))
        else:
            about = store.record.about
            backups = []
            try:
                backups = [one for one in store.backups.newest_first() if _is_good(one)]
            except OSError as error:
                yield problem(
                    _("there can be no backups of %(file)s (%(why)s)") % {"file": name, "why": error.strerror},
                    _("move %(path)s away") % {"path": error.filename},
                )
            message = ngettext(
                "%(file)s is whole (“%(name)s”), with %(count)d good backup",
                "%(file)s is whole (“%(name)s”), with %(count)d good backups",
                len(backups),
            )
            yield good(message % {"file": name, "name": about.name, "count": len(backups)})
    except DamagedError as error:
        yield problem(_("%(file)s is damaged: %(why)s") % {"file": name, "why": error.why}, _bring_back(store))
    except CoproError as error:
        yield problem(error.message, error.hint)


def _bring_back(store: RecordRepository) -> str:
    found = recovered(store.path)
    if found is None:
        return _("nothing of it is whole and there is no backup; put a good copy in its place")
    return _("run copro doctor --fix to mend it: %(answers)s") % {"answers": promise(found)}


def _is_good(path: Path) -> bool:
    try:
        return bool(RecordRepository(path).record)
    except CoproError:
        return False


def _lock(path: Path) -> Iterator[Finding]:
    lock = path.with_suffix(".lock")
    if not os.path.lexists(lock):
        return
    try:
        check_ordinary(lock)
        with FileLock(lock, timeout=0):
            return
    except Timeout:
        values = {"file": path.name, "holder": holder_of(path, RECORD) or _("its name is not known")}
        yield warn(_("%(file)s is in use now (%(holder)s)") % values, _("end that program if it should not run"))
    except OSError as error:
        yield problem(
            _("the lock of %(file)s cannot be used (%(why)s)") % {"file": path.name, "why": error.strerror},
            _("change the permissions of %(lock)s") % {"lock": lock},
        )


def _permissions(folder: Path, *, fix: bool) -> Iterator[Finding]:
    """Check that only owners can read their records. Not checked on Windows, where the folder protects them."""
    if os.name == "nt":
        return
    open_to_others = []
    for one in (folder, *(one for path in folder.glob("*.json") for one in belongings(path))):
        with suppress(OSError):
            mode = (one.stat() if one == folder else one.lstat()).st_mode
            if stat.S_ISLNK(mode):
                continue  # what it leads to is not ours to change
            too_much = mode & (0o022 if one == folder else 0o077)
            if too_much and fix:
                one.chmod(mode & 0o777 & ~too_much)
            elif too_much:
                open_to_others.append(one)
    if open_to_others:
        message = ngettext(
            "others on this computer can read or change %(count)d file of the records, such as %(file)s",
            "others on this computer can read or change %(count)d files of the records, such as %(file)s",
            len(open_to_others),
        )
        values = {"count": len(open_to_others), "file": open_to_others[0].name}
        yield warn(message % values, _("run copro doctor --fix, unless the folder is shared on purpose"))
    else:
        yield good(_("the records are for their owner only"))
