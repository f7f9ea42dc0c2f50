"""What every command begins with: the options before it, and the folders of the course's records.

``copro --course DIR --learner NAME COMMAND``
"""

from __future__ import annotations

from pathlib import Path

import click
from msgspec import Struct

from copro_tui.course.folder import find_course_folder, records_folder
from copro_tui.errors import CourseError
from copro_tui.i18n import gettext as _
from copro_tui.storage.accounts import account_folder, is_mine


class RecordFolders(Struct, frozen=True):
    """Where a course's records and cohorts are."""

    own: Path
    """The folder of this account's records, for it alone."""
    shared: Path
    """The folder of cohorts and their inboxes; the same, unless several accounts share the course folder."""


def course_folder(asked_for: Path | None) -> Path:
    """The folder of the course asked for, or of the nearest one. Raises CourseError if there is none."""
    try:
        here = Path.cwd()
    except OSError as error:
        if asked_for is None or not asked_for.is_absolute():
            raise CourseError(
                _("The folder that this window is in cannot be found any more."),
                _("Change to another folder, and try again."),
            ) from error
        here = asked_for
    return find_course_folder(asked_for, here)


def record_folders(course_folder: Path) -> RecordFolders:
    """The folders of a course. What this account has in a shared folder is first moved into the account's own.

    Raises RecordError if that is not possible, or if something in the shared folder is in the way.
    """
    shared = records_folder(course_folder)
    own = account_folder(shared) if shared.parent == course_folder else None
    if own is None:
        return RecordFolders(shared, shared)
    from copro_tui.progress.moving import settle, still_here  # here, because most course folders are nobody else's

    settle(shared, own)
    if not is_mine(own) and still_here(shared):  # nothing can be written now: what is there can still be read
        return RecordFolders(shared, shared)
    return RecordFolders(own, shared)


def learner_named(context: click.Context, here: str | None) -> str | None:
    """The learner named by the command's own ``--learner``, else by the one before the command; None if by neither."""
    if here is not None:
        return here
    before = context.find_root().params["learner"]
    return before if isinstance(before, str) else None
