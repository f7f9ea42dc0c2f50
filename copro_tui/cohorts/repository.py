"""The cohorts of a course folder: one readable YAML file each, in ``progress/cohorts/``.

What their learners sent is kept for the trainer's account alone, with its records.

A change takes the file's lock, reads the file again and writes a new one, so that no change is lost when two trainers
change the same cohort at the same time.
"""

from __future__ import annotations

import json
import re
import secrets
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Struct, ValidationError, convert, to_builtins
from msgspec.structs import asdict, replace

from copro_tui.cohorts.model import Cohort, cohort_faults
from copro_tui.course.course import Course
from copro_tui.course.folder import records_folder
from copro_tui.course.loader import read_shape
from copro_tui.course.yaml_nodes import Problem, Rules, SourceError
from copro_tui.errors import CoproError, CourseError, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.storage.filenames import is_reserved
from copro_tui.storage.files import SHARED, files_in, is_there, write_file, writing
from copro_tui.storage.lock import LOCK_SECONDS, WriteLock
from copro_tui.storage.reading import MIB, UnsuitableFileError, check_not_a_link, read_regular
from copro_tui.text.suggest import did_you_mean

_HEAD = """\
# A cohort of copro. Change it here or with "copro cohort" and "copro assign"; "copro cohort show" checks it.
# Days are written like 2026-01-31. Leave the key as it is: bundles that learners send refer to it.
# Keep the secret to yourself: whoever has it can tell whom a pseudonym in a report means.
"""
COHORT_FILE = Rules(most_bytes=16 * MIB, most_nodes=1_600_000, follow=False, ends_with_line_end=False)
"""There is room for about 200,000 people. Whoever edits one may leave the last line without an end."""

_ID = re.compile(r"[a-z][a-z0-9-]*")
_PLAIN = re.compile(r"[^\W_](?:[\w .-]*[\w.])?")


class CohortFileError(CourseError):
    """A cohort's file has mistakes; ``problems`` holds all of them."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(str(problems[0]))
        self.problems = problems


class Unreadable(Struct, frozen=True):
    """A cohort whose file has mistakes."""

    id: str
    problems: tuple[Problem, ...]


class CohortRepository:
    """The cohorts of one course."""

    def __init__(self, course: Course, records: Path | None = None, shared: Path | None = None) -> None:
        self.course = course
        self.records = records or records_folder(course.folder)
        """Where this account's records are, and what was sent to it."""
        self.shared = shared or self.records
        """Where cohorts and their inboxes are; the same, unless several accounts share the course folder."""
        self.folder = self.shared / "cohorts"
        self._read: dict[str, tuple[bytes, Cohort]] = {}
        """What was read of each cohort last, and what it said: thousands of members take long to check."""
        self.lock_seconds = LOCK_SECONDS
        """How long a change waits while another program writes."""

    def path(self, cohort_id: str) -> Path:
        return self.folder / f"{cohort_id}.yaml"

    def ids(self) -> tuple[str, ...]:
        return tuple(sorted(one.stem for one in files_in(self.folder, ".yaml") if not one.name.startswith(".")))

    def all(self) -> Iterator[Cohort | Unreadable]:
        """Every cohort, archived ones too. One whose file has mistakes does not stop the others."""
        for one in self.ids():
            try:
                yield self.open(one)
            except CohortFileError as error:
                yield Unreadable(one, error.problems)
            except UsageError:  # gone since the folder was listed
                continue

    def open(self, cohort_id: str) -> Cohort:
        """Read a cohort. Raises UsageError if there is none of that id, CohortFileError if its file has mistakes."""
        path = self.path(cohort_id)
        if not _ID.fullmatch(cohort_id) and cohort_id in self.ids():  # for example a copy made by a shared drive
            problem = _("“%(cohort)s” cannot be a cohort's id.") % {"cohort": cohort_id}
            raise CohortFileError((Problem(self._shown(cohort_id), 1, 1, problem, _("Rename or remove the file.")),))
        if not _ID.fullmatch(cohort_id) or not is_there(path):
            raise UsageError(_("There is no cohort “%(cohort)s”.") % {"cohort": cohort_id}, self._known(cohort_id))
        data = self._content(path)
        if data and self._read.get(cohort_id, (b"",))[0] == data:
            return self._read[cohort_id][1]
        try:
            cohort, root, shaper = read_shape(path, self._shown(cohort_id), Cohort, rules=COHORT_FILE)
        except SourceError as error:
            raise CohortFileError((error.problem,)) from error
        if cohort is not None:
            shaper.complain_of(root, cohort_faults(cohort, [one.id for one in self.course.modules]))
            if cohort.id != cohort_id:
                shaper.complain(
                    root,
                    _('the id is "%(cohort)s" and the file "%(name)s"') % {"cohort": cohort.id, "name": path.name},
                    _("make them the same"),
                )
        if shaper.problems or cohort is None:
            raise CohortFileError(tuple(sorted(shaper.problems)))
        self._read[cohort_id] = data, cohort
        return cohort  # type: ignore[no-any-return]

    @staticmethod
    def _content(path: Path) -> bytes:
        """The bytes of a file, to see whether it was read already; empty if that cannot be said."""
        try:
            return read_regular(path, COHORT_FILE.most_bytes)
        except (OSError, UnsuitableFileError):  # reading its content says what is wrong
            return b""

    def create(self, cohort: Cohort) -> Path:
        """Write a new cohort; returns its file. Raises UsageError if the id is taken or not valid."""
        if not re.fullmatch(r"[a-z][a-z0-9-]{0,59}", cohort.id) or is_reserved(cohort.id):
            raise UsageError(
                _("“%(cohort)s” cannot be a cohort's id.") % {"cohort": cohort.id},
                _("Use lower-case letters, digits and hyphens, a letter first, and no name of a device, such as con."),
            )
        path = self.path(cohort.id)
        with self._alone_with(path):
            if is_there(path):
                raise UsageError(
                    _("There is a cohort “%(cohort)s” already.") % {"cohort": cohort.id}, _("Choose another id.")
                )
            write_file(path, _data(_HEAD, cohort), SHARED)
        return path

    def change(self, cohort_id: str, how: Callable[[Cohort], Cohort]) -> Cohort:
        """Apply ``how`` to the cohort as it is on disk now, and return the result. Raises as ``open`` does."""
        path = self.path(cohort_id)
        if not is_there(path):
            return self.open(cohort_id)
        with self._alone_with(path):
            before = self.open(cohort_id)
            after = how(before)
            if after != before:
                write_file(path, _data(_notes_above(path), after), SHARED)
        return after

    def with_secret(self, cohort: Cohort) -> Cohort:
        """The cohort with a secret for its pseudonyms, which is written into the file of an earlier version.

        Where that cannot be written, the secret is good for this time only.
        """
        if cohort.secret:
            return cohort
        made = new_secret()
        with suppress(CoproError):
            made = self.change(cohort.id, lambda now: now if now.secret else replace(now, secret=made)).secret
        return replace(cohort, secret=made)

    def collected_folder(self, cohort: Cohort | Unreadable) -> Path:
        """The folder of the submissions that were taken in, for this account alone."""
        return self.records / "cohorts" / cohort.id

    def collected_file(self, cohort: Cohort | Unreadable, learner: str) -> Path:
        """The file of what one learner has sent so far."""
        return self.collected_folder(cohort) / f"{learner}.json"

    def _alone_with(self, path: Path) -> WriteLock:
        """The lock of a cohort's file. Raises RecordError if somebody has put a link in the place of the folder."""
        with writing(path, SHARED):
            check_not_a_link(self.folder)
        return WriteLock(path, SHARED, self.lock_seconds)

    def _shown(self, cohort_id: str) -> str:
        """The name of a cohort's file in messages."""
        return f"{self.shared.name}/cohorts/{self.path(cohort_id).name}"

    def _known(self, cohort_id: str) -> str:
        ids = self.ids()
        if not ids:
            return _("“copro cohort new ID” begins one.")
        return did_you_mean(cohort_id, ids)


def new_secret() -> str:
    """A secret for a cohort's pseudonyms."""
    return secrets.token_hex(16)


def _whole(cohort: Cohort) -> Cohort:
    """Return ``cohort`` unchanged if the file written for it could be read again, else raise UsageError."""
    try:
        return convert(to_builtins(cohort), Cohort)
    except ValidationError as error:
        raise UsageError(
            _("The cohort “%(cohort)s” cannot be saved (%(why)s).") % {"cohort": cohort.id, "why": error},
            _("It was left as it is."),
        ) from error


def _data(notes: str, cohort: Cohort) -> bytes:
    """The content of a cohort's file. Raises UsageError if it could not be read again."""
    data = (notes + cohort_yaml(_whole(cohort))).encode()
    if len(data) > COHORT_FILE.most_bytes:
        raise UsageError(
            _("The cohort “%(cohort)s” is too large for one file.") % {"cohort": cohort.id},
            _("It was left as it is. Begin another cohort for more people."),
        )
    return data


def cohort_yaml(cohort: Cohort) -> str:
    """A cohort as the text of its file."""
    lines = [f"id: {cohort.id}", f"name: {_value(cohort.name)}", f"key: {_value(cohort.key)}"]
    lines += [f"secret: {_value(cohort.secret)}"] if cohort.secret else []
    lines += [f"trainer: {_value(cohort.trainer)}"] if cohort.trainer else []
    lines += [f"language: {cohort.language}"]
    lines += [f"workshop: {cohort.workshop}"] if cohort.workshop else []
    lines += [f"review: {cohort.review}"] if cohort.review else []
    lines += [f"keep_until: {cohort.keep_until}"] if cohort.keep_until else []
    lines += ["archived: true"] if cohort.archived else []
    lines += ["modules:"] if cohort.modules else []
    for one in cohort.modules:
        parts = [f"id: {one.id}", *(f"{key}: {day}" for key, day in (("opens", one.opens), ("due", one.due)) if day)]
        lines.append(f"  - {{{', '.join(parts)}{'' if one.required else ', required: false'}}}")
    lines += ["codes:"] if cohort.codes else []
    for code in cohort.codes:
        parts = [f"{key}: {_value(text)}" for key, text in asdict(code).items() if text]
        lines.append(f"  - {{{', '.join(parts)}}}")
    lines += ["members:"] if cohort.members else []
    lines += [f"  - {{id: {_value(one.id)}, name: {_value(one.name)}}}" for one in cohort.members]
    lines += [f"erased: [{', '.join(map(_value, cohort.erased))}]"] if cohort.erased else []
    lines += ["tidied:"] if cohort.tidied else []
    lines += [f"  - {{at: {_value(one.at)}, people: {one.people}}}" for one in cohort.tidied]
    return "\n".join(lines) + "\n"


def _value(text: str) -> str:
    """``text`` as YAML that is read as the same text: plain where it can be, else in double quotes."""
    if _PLAIN.fullmatch(text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(
        f"\\U{ord(one):08x}" if unicodedata.category(one) in ("Cc", "Cf", "Cs", "Zl", "Zp", "Cn") else one
        for one in quoted
    )


def _notes_above(path: Path) -> str:
    """The comment lines at the top of a file, which people may have edited."""
    lines = read_regular(path, COHORT_FILE.most_bytes).decode("utf-8-sig").splitlines(keepends=True)
    end = next((place for place, line in enumerate(lines) if line.strip() and not line.startswith("#")), len(lines))
    return "".join(lines[:end])
