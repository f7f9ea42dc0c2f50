"""Files that go between trainer and learner: ``invite``, ``join``, ``send``, ``collect``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from copro_tui.cli.progress_bar import waiting
from copro_tui.cli.terminal import is_terminal
from copro_tui.cli.trainer_context import now, repository_of, say, today, write
from copro_tui.cohorts.assignments import assignments_for
from copro_tui.cohorts.dates import day_in_words, day_of
from copro_tui.cohorts.inbox import Refused, collect
from copro_tui.cohorts.invitations import Invitation, invitation_file, invitation_of, join, joined_by, read_invitation
from copro_tui.cohorts.learner_work import learner_in, record_of, words_in, work_in
from copro_tui.cohorts.model import Cohort
from copro_tui.cohorts.repository import CohortRepository
from copro_tui.cohorts.submission import KIND, Manifest, manifest_of, submission_of
from copro_tui.errors import ExitCode, UsageError
from copro_tui.i18n import available_languages, ngettext
from copro_tui.i18n import gettext as _
from copro_tui.progress.events import Reflection
from copro_tui.progress.learners import Learners, file_name
from copro_tui.storage.envelope import wrapped
from copro_tui.storage.union import differences_in_words


def invite(course: Path | None, cohort_id: str, output: Path | None) -> None:
    """Write the invitation to a cohort."""
    repository = repository_of(course)
    cohort = repository.open(cohort_id)
    write(output or Path(f"{cohort_id}-invitation.json"), invitation_file(invitation_of(cohort, repository.course)))


def join_cohort(course: Path | None, file: Path, learner: str | None) -> None:
    """Join, and say what is assigned by now."""
    repository = repository_of(course)
    invitation = read_invitation(file, repository.course)
    if learner is None and _is_typed_to() and not Learners(repository.records).known():
        asked_for = click.prompt(_("Nobody has a record here yet. What shall we call you?"), prompt_suffix=" ")
        known = invitation.language in available_languages()
        Learners(repository.records).create(asked_for, now(), invitation.language if known else "en")
    who, name = learner_in(record_of(repository.records, learner))
    join(repository.records, invitation, who, now())
    say(_("%(name)s has joined “%(cohort)s”.") % {"name": name, "cohort": invitation.name})
    titles = {module.id: module.title for module in repository.course.modules}
    for one in assignments_for(repository, who):
        say("  " + ", ".join(part for part in (titles[one.module], one.when(today())) if part))
    say(_("You find it first on home: start “copro”."))
    say(_("When your trainer asks for it, “copro send” writes a file with what you did."))


def send(
    course: Path | None,
    cohort_id: str | None,
    learner: str | None,
    reflections: Sequence[str],
    *,
    asked: bool,
    output: Path | None,
) -> None:
    """Show what would be sent, ask, and write it."""
    repository = repository_of(course)
    path = record_of(repository.records, learner)
    work = work_in(path)
    invitation = _cohort_of(repository, work.learner, cohort_id)
    written = words_in(path)
    chosen = _chosen(written, reflections)
    if asked and not reflections and written:
        chosen = _ticked(written)
    bundle = submission_of(work, invitation, chosen, now())
    for line in _told(manifest_of(bundle, invitation)):
        say(line)
    if asked and not click.confirm(_("Write this file?"), default=True):
        raise click.exceptions.Abort
    readable = file_name(work.name).rpartition("-")[0]
    write(output or Path(f"{invitation.cohort}-{readable}.json"), wrapped(KIND, bundle))
    say(_("Nothing was sent: give the file to your trainer yourself."))


def collect_files(course: Path | None, cohort_id: str, files: Sequence[Path]) -> ExitCode:
    """Take in bundles, and say of each what came of it."""
    repository, refused = repository_of(course), 0
    for one in waiting(collect(repository, cohort_id, files), len(files)):
        if isinstance(one, Refused):
            refused += 1
            say(one.why, err=True)
            continue
        new = ngettext("%(count)d new answer", "%(count)d new answers", one.answers) % {"count": one.answers}
        said = _("%(file)s: %(name)s, %(new)s, now a member.") if one.member else _("%(file)s: %(name)s, %(new)s.")
        say(f"{said % {'file': one.file, 'name': one.name, 'new': new}} {differences_in_words(one.differing)}".rstrip())
    if refused:
        counted = ngettext("%(count)d file was not taken in.", "%(count)d files were not taken in.", refused)
        say(counted % {"count": refused}, err=True)
    return ExitCode.FOUND_PROBLEMS if refused else ExitCode.OK


def _is_typed_to() -> bool:
    """Whether there is somebody who can be asked."""
    return is_terminal(sys.stdin)


def _cohort_of(repository: CohortRepository, learner: str, cohort_id: str | None) -> Invitation:
    """The cohort to send to: the one named, or the only one that the learner is in. Raises UsageError."""
    found = {one.cohort: one for one in joined_by(repository.records, learner)}
    for cohort in repository.all():
        if isinstance(cohort, Cohort) and cohort.member(learner) is not None:
            found.setdefault(cohort.id, invitation_of(cohort, repository.course))
    if cohort_id is not None and cohort_id in found:
        return found[cohort_id]
    if cohort_id is None and len(found) == 1:
        return next(iter(found.values()))
    if not found or cohort_id is not None:
        raise UsageError(
            _("You have not joined that cohort.") if cohort_id else _("You have not joined a cohort yet."),
            _("“copro join FILE” opens the invitation that your trainer sent."),
        )
    raise UsageError(
        _("You are in several cohorts."), _("Name one of them: %(names)s.") % {"names": ", ".join(sorted(found))}
    )


def _chosen(written: Sequence[Reflection], reflections: Sequence[str]) -> list[Reflection]:
    chosen = []
    for name in reflections:
        found = [one for one in written if one.exercise == name or one.exercise.endswith(f"/{name}")]
        if len(found) != 1:
            raise UsageError(
                _("There is no reflection %(name)s of yours.") % {"name": name},
                _("Yours are: %(names)s.") % {"names": ", ".join(one.exercise for one in written) or "–"},
            )
        chosen += found
    return chosen


def _ticked(written: Sequence[Reflection]) -> list[Reflection]:
    """Ask which reflections go along: none, unless their numbers are typed."""
    say(_("You wrote these. None is sent unless you choose it:"))
    for number, one in enumerate(written, start=1):
        say(f"  {number}  {one.prompt}\n     {' '.join(one.text.split())[:70]}")
    typed = click.prompt(_("Numbers of those to send, with spaces (Enter for none)"), default="", show_default=False)
    numbers = {int(word) for word in typed.replace(",", " ").split() if word.isdigit()}
    return [one for number, one in enumerate(written, start=1) if number in numbers]


def _told(manifest: Manifest) -> list[str]:
    lines = [
        _("To: %(cohort)s (%(trainer)s)") % {"cohort": manifest.to, "trainer": manifest.trainer or "–"},
        _("From: %(name)s") % {"name": manifest.name},
        _("Checked answers: %(answers)d, in %(exercises)d exercises")
        % {"answers": manifest.answers, "exercises": manifest.exercises},
        _("Completed lessons and modules: %(count)d") % {"count": manifest.completions},
    ]
    first, last = day_of(manifest.first), day_of(manifest.last)
    if first and last:
        lines.append(_("From %(first)s to %(last)s") % {"first": day_in_words(first), "last": day_in_words(last)})
    lines.append(_("Reflections: %(count)d") % {"count": len(manifest.words)})
    lines += [f"  {one.prompt}" for one in manifest.words]
    lines.append(_("Drafts, and reflections that you did not choose, are not in it."))
    return lines
