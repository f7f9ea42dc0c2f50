"""Shared by the commands on records: choosing the record, and reporting what was added to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from copro_tui.cli.context import course_folder, learner_named, record_folders
from copro_tui.cli.output import say
from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.progress.joining import JoinedEvents
from copro_tui.progress.learners import Learners
from copro_tui.progress.repository import RecordRepository
from copro_tui.storage.union import differences_in_words

FILE = click.Path(path_type=Path, dir_okay=False)


def of_learner(command: Callable[..., Any]) -> Callable[..., Any]:
    """Decorator that adds the option for the learner whose record is meant."""
    return click.option("--learner", metavar="NAME", help="Whose record; not needed where there is only one.")(command)


def learners_of(context: click.Context) -> Learners:
    """The learners of the chosen course. Raises CourseError if there is none."""
    return Learners(record_folders(course_folder(context.obj)).own)


def learner_meant(context: click.Context, learners: Learners, learner: str | None) -> str:
    """Whose record is meant: what was said, or the file of the only one. Raises UsageError if that is not clear."""
    named = learner_named(context, learner)
    if named is not None:
        return named
    known = learners.known()
    if len(known) == 1:
        return known[0].path.stem
    if not known:
        raise UsageError(_("There is no record here yet."), _("Start copro to begin one, or choose with --course."))
    names = ", ".join(one.name for one in known)
    raise UsageError(_("There are several records here."), _("Say whose with --learner: %(names)s.") % {"names": names})


def record_meant(context: click.Context, learner: str | None) -> RecordRepository:
    """Open the record that is meant, and print what was repaired. Raises UsageError, CourseError or RecordError."""
    learners = learners_of(context)
    store = learners.open(learner_meant(context, learners, learner))
    if store.notice:
        say(store.notice, err=True)
    return store


def added_in_words(path: Path, joined: JoinedEvents) -> str:
    """The result of merging a copy into the record ``path``, in one or two sentences."""
    count = joined.added.get("attempts", 0) + joined.added.get("reflections", 0)
    more = sum(joined.added.values()) - count
    message = _("There was nothing new for %(file)s.") % {"file": path}
    if count or more:
        answers = ngettext("%(count)d answer", "%(count)d answers", count) % {"count": count}
        rest = ngettext("%(count)d other entry", "%(count)d other entries", more) % {"count": more}
        message = _("Added to %(file)s: %(answers)s, %(rest)s.") % {"answers": answers, "rest": rest, "file": path}
    return f"{message} {differences_in_words(len(joined.differing))}".rstrip()
