"""``copro plan`` and ``copro certificate``: pages to take away."""

from __future__ import annotations

import random
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from copro_tui.course.course import open_course
from copro_tui.course.folder import find_course_folder, records_folder
from copro_tui.documents.certificate import certificate_html
from copro_tui.documents.plan import plan_html, plan_markdown
from copro_tui.errors import ExitCode, RecordError, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.player import CoursePlayer, Profiles
from copro_tui.progress.learners import Learners


def player_of(asked_for: Path | None, learner: str | None) -> CoursePlayer:
    """The player of the learner named, or of the one who learned last. Raises UsageError where there is nobody."""
    folder = find_course_folder(asked_for, Path.cwd())
    profiles = Profiles(
        open_course(folder), Learners(records_folder(folder)), lambda: datetime.now(UTC), random.Random()
    )
    if learner is None:
        readable = [one.name for one in profiles.known() if not one.trouble]
        if not readable:
            raise UsageError(_("Nobody has a record here yet."), _("Start copro to begin one."))
        learner = readable[0]
    return profiles.open(learner)


def plan(player: CoursePlayer, output: Path | None) -> ExitCode:
    """Write the plan: HTML into a file whose name ends so, else Markdown; to standard output without a file."""
    day, about = _today(), player.about
    if output is not None and output.suffix.lower() in (".html", ".htm"):
        text = plan_html(about.name, player.course.title, day, about.language, player.plan())
    else:
        text = plan_markdown(about.name, player.course.title, day, player.plan())
    return _write(text, output)


def certificate(player: CoursePlayer, output: Path) -> ExitCode:
    """Write the certificate. Raises UsageError while a module is not mastered."""
    waiting = player.not_mastered()
    if waiting:
        raise UsageError(
            _("The certificate needs every lesson mastered; still open: %(lessons)s.")
            % {"lessons": ", ".join(waiting[:4]) + (" …" if len(waiting) > 4 else "")},
            _("A lesson is mastered when your best score in each of its exercises is 80 % or more."),
        )
    about, course = player.about, player.course
    modules = [(module.title, [entry.title for entry in player.lessons(module.id)]) for module in course.modules]
    text = certificate_html(about.name, course.title, course.version, _today(), about.language, modules)
    return _write(text, output)


def _today() -> str:
    return datetime.now().astimezone().date().isoformat()


def _write(text: str, output: Path | None) -> ExitCode:
    if output is None:
        sys.stdout.write(text)
        return ExitCode.OK
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise RecordError(
            _("%(file)s cannot be written (%(why)s).") % {"file": output, "why": error.strerror or str(error)},
            _("Choose another place with --output."),
        ) from error
    click.echo(_("Written to %(file)s.") % {"file": output})
    return ExitCode.OK
