"""Shared by ``copro plan`` and ``copro certificate``: choosing the learner."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from pathlib import Path

from copro_tui.cli.context import course_folder, record_folders
from copro_tui.course.course import open_course
from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _
from copro_tui.i18n import use_language
from copro_tui.player import CoursePlayer, Profiles
from copro_tui.progress.learners import Learners


def player_of(course: Path | None, learner: str | None) -> CoursePlayer:
    """The player of the learner named, or of the last active one, in whose language all is from then on.

    Raises UsageError if there is none.
    """
    folder = course_folder(course)
    profiles = Profiles(
        open_course(folder), Learners(record_folders(folder).own), lambda: datetime.now(UTC), random.Random()
    )
    readable = [one.path for one in profiles.known() if not one.trouble] if learner is None else []
    if learner is None and not readable:
        raise UsageError(_("Nobody has a record here yet."), _("Start copro to begin one."))
    player = profiles.open(learner) if learner is not None else profiles.open_at(readable[0])
    use_language(player.about.language)
    return player
