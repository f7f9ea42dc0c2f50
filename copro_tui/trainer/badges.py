"""A trainer's badges: the key that signs them, and who has earned one."""

from __future__ import annotations

import os
import re
import stat
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from copro_tui.cohorts.learner_work import Work
from copro_tui.cohorts.model import Cohort, Member
from copro_tui.course.course import Course, available_lessons
from copro_tui.documents.badge import BadgePage, badge_html
from copro_tui.errors import UsageError
from copro_tui.exchange.badge import LARGEST_BADGE, Badge, achievement_id, issuer_of, new_key, signed
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext, speaking
from copro_tui.player.progress_words import duration
from copro_tui.storage.atomic import make_folder
from copro_tui.storage.files import PRIVATE, reading, writing
from copro_tui.storage.new_file import write_new
from copro_tui.storage.reading import content, opened, read_regular
from copro_tui.text.days import day_in_words

KEY_FILE = "badge-key.pem"
LARGEST_KEY = 4096


class Issued(Struct, frozen=True, kw_only=True):
    """A badge with the page that goes with it."""

    id: str
    badge: bytes
    page: bytes


def make_key(folder: Path) -> Path:
    """Make the key in the trainer's folder of settings; returns its file.

    Raises UsageError if there is one already, RecordError or OutputError if it cannot be written.
    """
    path = folder / KEY_FILE
    if os.path.lexists(path):
        raise UsageError(
            _("There is a key already: %(file)s") % {"file": path},
            _("Badges are recognised by it. Keep it, or move it away and tell everybody about the new one."),
        )
    data = new_key()
    with writing(path, PRIVATE):
        make_folder(folder)
    write_new(path, data)
    return path


def read_key(folder: Path) -> bytes:
    """The private key. Raises UsageError if there is none or others can read it, RecordError if it cannot be read."""
    path = folder / KEY_FILE
    if not os.path.lexists(path):
        raise UsageError(
            _("There is no key for badges yet."),
            _("“copro badge new-key” makes one. If you had one, put your copy of it here: %(file)s") % {"file": path},
        )
    with reading(path, PRIVATE), opened(path) as handle:
        open_to_others = os.name == "posix" and os.fstat(handle).st_mode & (stat.S_IRWXG | stat.S_IRWXO)
        data = content(handle, path, LARGEST_KEY)
    if open_to_others:
        raise UsageError(
            _("Others can read the key %(file)s, so nothing is signed with it.") % {"file": path},
            _("Say “chmod 600” for it if nobody has taken a copy; else make a new key."),
        )
    return data


def read_badge(path: Path) -> bytes:
    """The content of a file that should be a badge. Raises UsageError if it cannot be read."""
    try:
        return read_regular(path, LARGEST_BADGE, follow=True)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise UsageError(_("%(file)s cannot be read (%(why)s).") % {"file": path, "why": why}) from error


def issue(
    course: Course,
    cohort: Cohort,
    member: Member,
    work: Work,
    key: bytes,
    *,
    issuer: str,
    url: str,
    email: str,
    file: str,
    now: datetime,
) -> Issued:
    """The badge of a member who has mastered every lesson, in their language.

    ``email`` is empty where the badge is to know nobody, ``file`` the name of the badge's file.
    Raises UsageError if something is not mastered yet, or something is missing for a badge.
    """
    issuer = issuer or cohort.trainer
    if not issuer:
        raise UsageError(_("The badge needs the name of who issues it."), _("Give it with --issuer."))
    if url and not re.fullmatch(r"https?://[^\s<>\"]+", url):
        raise UsageError(_("“%(link)s” is not an address of a page.") % {"link": url}, _("It begins with https://."))
    open_ = [ref for ref in course.all_lessons() if ref not in work.standings.mastered]
    if open_:
        raise UsageError(
            ngettext(
                "%(name)s has not mastered every lesson: %(count)d lesson is open.",
                "%(name)s has not mastered every lesson: %(count)d lessons are open.",
                len(open_),
            )
            % {"name": member.name, "count": len(open_)},
            _("The badge is for the whole course, as the certificate is. Collect again if they have sent more since."),
        )
    lessons, did = available_lessons(course), issuer_of(key)
    modules = tuple(
        (module.title, tuple(lesson.title for lesson in lessons if lesson.ref.module == module.id))
        for module in course.modules
    )
    with speaking(work.language):
        counted = ngettext("%(count)d lesson", "%(count)d lessons", len(lessons)) % {"count": len(lessons)}
        values = {"lessons": counted, "time": duration(sum(lesson.minutes for lesson in lessons))}
        made = signed(
            Badge(
                achievement=achievement_id(course.iri, course.title, did),
                course=course.title,
                description=_("Length of the course: %(lessons)s, %(time)s.") % values,
                criteria=_("Every lesson is mastered: at least 80% in each of its exercises, at any try."),
                evidence="\n".join(f"{title}: {'; '.join(titles)}" for title, titles in modules),
                issuer=issuer,
                url=url,
                email=email,
                made=now,
            ),
            key,
        )
        page = badge_html(
            BadgePage(
                name=member.name,
                course=course.title,
                issuer=issuer,
                day=day_in_words(now.astimezone().date()),
                language=work.language,
                modules=modules,
                file=file,
                id=made.id,
                did=made.did,
            )
        )
    return Issued(id=made.id, badge=made.data, page=page.encode())
