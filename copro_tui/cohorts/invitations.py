"""An invitation: a small file from a trainer, which tells a learner's copro what the cohort was assigned."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import asdict, replace

from copro_tui.cohorts.model import Assigned, Cohort, cohort_faults
from copro_tui.course.course import Course
from copro_tui.errors import CoproError, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.progress.names import one_line
from copro_tui.storage.envelope import unwrapped, wrapped
from copro_tui.storage.files import PERSONAL, files_in, write_file
from copro_tui.text.days import day_in_words, day_of

KIND = "invitation"


class Invitation(Struct, frozen=True, kw_only=True):
    """What a learner may know of a cohort: its trainer, days and modules, but not its members."""

    course: str
    """The title of the course."""
    cohort: str
    key: str
    name: str
    trainer: str = ""
    language: str = "en"
    workshop: str = ""
    review: str = ""
    keep_until: str = ""
    """The last day on which the trainer keeps what is sent, as it was when the invitation was made."""
    modules: tuple[Assigned, ...] = ()
    made: str = ""
    """When it was made (UTC), so that who was erased can come back by a newer one; empty where that does not matter."""


class Joined(Struct, frozen=True, kw_only=True):
    """Saved when a learner on this computer joins a cohort."""

    learner: str
    at: str
    invitation: Invitation


def invitation_of(cohort: Cohort, course: Course, made: datetime | None = None) -> Invitation:
    """The invitation to a cohort as it is now; ``made`` is when, if it is to be handed out."""
    return Invitation(
        course=course.title,
        cohort=cohort.id,
        key=cohort.key,
        name=cohort.name,
        trainer=cohort.trainer,
        language=cohort.language,
        workshop=cohort.workshop,
        review=cohort.review,
        keep_until=cohort.keep_until,
        modules=cohort.modules,
        made=made.astimezone(UTC).isoformat(timespec="seconds") if made is not None else "",
    )


def invitation_file(invitation: Invitation) -> bytes:
    """The content of the file to send."""
    return wrapped(KIND, invitation)


def read_invitation(path: Path, course: Course) -> Invitation:
    """Read an invitation and clean its names. Raises UsageError if it is damaged, not valid, or for another course."""
    invitation = unwrapped(path, KIND, Invitation, follow=True)
    if invitation.course != course.title:
        raise UsageError(
            _("%(file)s is for the course “%(theirs)s”, and this is “%(ours)s”.")
            % {"file": path.name, "theirs": invitation.course, "ours": course.title},
            _("Name the folder of that course with --course."),
        )
    invitation = replace(invitation, name=one_line(invitation.name), trainer=one_line(invitation.trainer))
    values = {key: value for key, value in asdict(invitation).items() if key not in ("course", "cohort", "made")}
    try:
        cohort = msgspec.convert(msgspec.to_builtins({"id": invitation.cohort, **values}), Cohort)
    except msgspec.ValidationError as error:
        raise UsageError(
            _("%(file)s does not hold what it should (%(why)s).") % {"file": path.name, "why": error}
        ) from error
    for fault in cohort_faults(cohort, [module.id for module in course.modules]):
        raise UsageError(
            _("%(file)s does not hold what it should (%(why)s).") % {"file": path.name, "why": fault.message},
            _("Ask your trainer for a new invitation."),
        )
    return invitation


def kept_in_words(keep_until: str) -> str:
    """Until when the trainer keeps what is sent, for its learner; empty if no end is set."""
    day = day_of(keep_until)
    return _("Your trainer keeps what you send until %(day)s.") % {"day": day_in_words(day)} if day else ""


def join(records: Path, invitation: Invitation, learner: str, now: datetime) -> Path:
    """Save that a learner joined, and return the file; a newer invitation replaces an older one."""
    path = records / "joined" / f"{_name(invitation.key, learner)}.json"
    joined = Joined(learner=learner, at=now.isoformat(), invitation=invitation)
    write_file(path, wrapped("joined", joined), PERSONAL)
    return path


def joined_by(records: Path, learner: str) -> Iterator[Invitation]:
    """The invitations a learner joined by on this computer. Unreadable files are skipped: they can be sent again."""
    for _path, joined in _joined(records):
        if joined.learner == learner:
            yield joined.invitation


def joined_files(records: Path, learner: str) -> list[Path]:
    """The files that say by which invitations a learner joined."""
    return [path for path, joined in _joined(records) if joined.learner == learner]


def _joined(records: Path) -> Iterator[tuple[Path, Joined]]:
    for path in files_in(records / "joined", ".json"):
        with suppress(CoproError):
            yield path, unwrapped(path, "joined", Joined)


def _name(key: str, learner: str) -> str:
    return hashlib.sha256(f"{key} {learner}".encode()).hexdigest()[:24]
