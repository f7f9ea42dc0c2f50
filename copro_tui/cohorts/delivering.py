"""The ways of a submission to its trainer: the cohort's inbox, or a file to give away oneself."""

from __future__ import annotations

from pathlib import Path

from copro_tui.cohorts.inbox_folder import inbox_for, put
from copro_tui.cohorts.invitations import Invitation
from copro_tui.cohorts.repository import CohortRepository
from copro_tui.cohorts.sending import Deliver
from copro_tui.errors import RecordError
from copro_tui.i18n import gettext as _
from copro_tui.progress.names import file_name
from copro_tui.storage.accounts import owner_of
from copro_tui.storage.new_file import write_download


def to_inbox_or_downloads(repository: CohortRepository) -> Deliver:
    """Into the inbox that the trainer has in the course folder; without one, into the downloads folder."""

    def deliver(invitation: Invitation, name: str, data: bytes) -> str:
        inbox = inbox_for(repository, invitation.cohort, invitation.key)
        if inbox is not None:
            return into_inbox(inbox, data)
        path = write_download(submission_name(invitation, name), data)
        return _("Nothing was sent: give this file to your trainer yourself. %(file)s") % {"file": path}

    return deliver


def into_inbox(inbox: Path, data: bytes) -> str:
    """Put what is sent into a trainer's inbox; returns the sentence that says where it is. Raises RecordError."""
    put(inbox, data)
    return _("Sent. Only the account “%(owner)s” can open it.") % {"owner": owner_of(inbox)}


def to_inbox_of(folder: Path) -> Deliver:
    """Into the inbox of the cohort in ``folder``, which only the account that serves the course can open."""

    def deliver(invitation: Invitation, _name: str, data: bytes) -> str:
        inbox = folder / invitation.cohort
        if not inbox.is_dir():
            raise RecordError(
                _("There is no inbox for this group here: %(cohort)s") % {"cohort": invitation.name},
                _("Tell your trainer: “copro cohort invite --served” makes it."),
            )
        put(inbox, data)
        return _("Sent. Your trainer will find it.")

    return deliver


def submission_name(invitation: Invitation, name: str) -> str:
    """The name of the file with what a learner sends."""
    return f"{invitation.cohort}-{file_name(name).rpartition('-')[0]}.json"
