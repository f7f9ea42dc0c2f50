"""Shared by a trainer's commands: the service, assignments in words, and the check for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from copro_tui.cli.cohort_context import now, repository_of
from copro_tui.cli.output import say
from copro_tui.cli.terminal import can_show_screens
from copro_tui.cohorts.model import Assigned, Cohort
from copro_tui.errors import RecordError, TerminalError
from copro_tui.i18n import gettext as _
from copro_tui.text.days import day_in_words
from copro_tui.text.safe import safe
from copro_tui.trainer.service import TrainerService


def service_of(course: Path | None) -> TrainerService:
    """The service for the course in ``course`` (None: the nearest). Raises CourseError if there is none."""
    return TrainerService(repository_of(course), now)


def say_inbox(service: TrainerService, cohort_id: str) -> None:
    """Say where learners who share the course folder put their work, if they do; or why they cannot."""
    try:
        if inbox := service.admin.open_inbox(cohort_id):
            say(_("What learners send with “copro send” in this folder arrives in %(inbox)s.") % {"inbox": inbox})
    except RecordError as error:
        say(str(error), err=True)


def inboxes_in_words(service: TrainerService) -> Iterator[str]:
    """Where what learners send arrives, for each cohort that has an inbox."""
    for cohort in service.cohorts():
        if isinstance(cohort, Cohort) and not cohort.archived:
            for inbox in service.admin.inboxes(cohort.id):
                yield _("The inbox of “%(cohort)s”: %(folder)s") % {"cohort": safe(cohort.name), "folder": inbox}


def assigned_in_words(one: Assigned) -> str:
    """An assigned module with its days, in words."""
    words = [one.id]
    words += [_("opens %(day)s") % {"day": written_day(one.opens)}] if one.opens else []
    words += [_("due %(day)s") % {"day": written_day(one.due)}] if one.due else []
    words += [] if one.required else [_("optional")]
    return ", ".join(words)


def written_day(day: str) -> str:
    """A day of a cohort's file, in words."""
    return day_in_words(date.fromisoformat(day))


def need_a_terminal() -> None:
    """Raise TerminalError if a trainer's screens cannot be shown."""
    if not can_show_screens():
        raise TerminalError(
            _("A trainer's screens need a terminal."), _("“copro report” and “copro cohort” say the same in lines.")
        )
