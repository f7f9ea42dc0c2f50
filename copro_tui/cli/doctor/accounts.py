"""The doctor's checks of the folders of records: can they be written, what was moved, and what belongs to others."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from copro_tui.cli.context import RecordFolders
from copro_tui.cli.doctor.finding import Finding, good, problem, warn
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.progress.learners import NAME_HASH
from copro_tui.progress.moving import moved_before, still_here
from copro_tui.storage.accounts import ACCOUNTS, is_mine, owner_of

_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


def nearest(path: Path) -> Path:
    """``path``, or the nearest folder above it that exists."""
    for one in (path, *path.parents):
        with suppress(OSError):
            if one.exists():
                return one
    return Path(path.anchor)


def look_at_folders(folders: RecordFolders) -> Iterator[Finding]:
    """Yield the findings about the folders of this account's records and, where they are shared, of cohorts."""
    place = nearest(folders.own)
    if not os.access(place, os.W_OK | os.X_OK):
        yield problem(
            _("nothing can be written in %(folder)s, so no answer would be saved") % {"folder": place},
            _("change its permissions, or its owner, or use another course folder"),
        )
    elif folders.own == folders.shared:
        yield good(_("records can be written in %(folder)s") % {"folder": folders.own})
    else:
        message = _("several accounts share %(folder)s; the records of yours can be written in %(own)s")
        yield good(message % {"folder": folders.shared, "own": folders.own})
    if folders.own != folders.shared:
        cohorts = nearest(folders.shared / "cohorts")
        if os.access(cohorts, os.W_OK | os.X_OK):
            yield good(_("cohorts can be begun and changed in %(folder)s") % {"folder": cohorts})
        else:
            yield good(_("cohorts in %(folder)s can be begun and changed by other accounts only") % {"folder": cohorts})
        yield from _moved(folders)
        yield from _others(folders)


def _moved(folders: RecordFolders) -> Iterator[Finding]:
    values = {"folder": folders.shared}
    if moved := moved_before(folders.own):
        message = ngettext(
            "%(count)d file of yours was moved there from %(folder)s: %(files)s",
            "%(count)d files of yours were moved there from %(folder)s: %(files)s",
            len(moved),
        )
        yield good(message % {**values, "count": len(moved), "files": ", ".join(moved)})
    if left := still_here(folders.shared):
        message = ngettext(
            "%(count)d file of yours is still in %(folder)s: %(files)s",
            "%(count)d files of yours are still in %(folder)s: %(files)s",
            len(left),
        )
        yield warn(
            message % {**values, "count": len(left), "files": ", ".join(one.name for one in left)},
            _("see that the folder can be written, and start copro again"),
        )


def _others(folders: RecordFolders) -> Iterator[Finding]:
    shared = folders.shared
    accounts = [one for one in _entries(shared / ACCOUNTS) if not is_mine(one)]
    left = [one for one in _entries(shared) if NAME_HASH.search(one.name) and not is_mine(one)]
    if accounts or left:
        values = {"accounts": len(accounts), "files": len(left)}
        yield good(
            _("what other accounts have there is left alone (folders: %(accounts)d, files not yet moved: %(files)d)")
            % values
        )
    if (wanted := shared / ACCOUNTS / folders.own.name.rpartition("-")[0]) in accounts:
        yield warn(
            _("%(folder)s, which would be yours by its name, belongs to the account “%(owner)s” and is not used")
            % {"folder": wanted, "owner": owner_of(wanted)},
            _("ask whoever looks after the folder, if that is not somebody with the same name"),
        )
    with suppress(OSError):
        missing = shared.parent.stat().st_mode & ~shared.stat().st_mode & _OTHERS_WRITE
        if missing and is_mine(shared):
            yield warn(
                _("others who share the course cannot use %(folder)s; it may hold files that copro does not know")
                % {"folder": shared},
                _("move such files away and start copro again, or give it the permissions of the course folder"),
            )


def _entries(folder: Path) -> list[Path]:
    with suppress(OSError):
        return sorted(folder.iterdir())
    return []
