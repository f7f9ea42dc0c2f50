"""Read the people in a CSV file as organisations export it: their headings, separators and encodings.

A file is taken as a whole or not at all: every mistake is named with its line.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from copro_tui.cohorts.roster import Person, same_number
from copro_tui.course.yaml_nodes import Problem
from copro_tui.errors import CoproError, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.progress.names import clean_name, one_line
from copro_tui.storage.reading import MIB, read_regular
from copro_tui.text.safe import excerpt
from copro_tui.text.spreadsheet import is_formula

MOST_BYTES = 32 * MIB
MOST_PEOPLE = 100_000
MOST_PROBLEMS = 20
"""The most mistakes of a file that are named."""
LONGEST = 100
"""The most characters of a number, a team or an address."""

HEADINGS: Mapping[str, Sequence[str]] = {
    "number": ("number", "staffnumber", "employeenumber", "assignmentnumber", "username", "idnumber"),
    "name": ("name", "fullname"),
    "firstname": ("firstname",),
    "lastname": ("lastname",),
    "email": ("email", "emailaddress"),
    "language": ("language", "lang"),
    "team": ("team", "department", "cohort1"),
}
"""The headings of each column, without case, spaces, hyphens and underscores; of several the first here counts."""

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
ADDRESS = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})+")
"""An e-mail address by RFC 5322, without those in quotation marks. (The library's own parser takes 0.1 ms for each.)"""

OWN: Mapping[str, Sequence[str]] = {
    "learner": ("learner",),
    "not_learner": ("notlearner",),
    "badge": ("badge",),
    "written": ("written",),
}
"""The columns that only the program's own file has."""


class RosterError(UsageError):
    """A file of people has mistakes; ``problems`` holds all of them that are named."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)), _("The roster was left as it was."))
        self.problems = tuple(problems)


def people_at(path: Path, *, own: bool = False) -> tuple[Person, ...]:
    """The people in a CSV file; ``own`` is for the program's own, which is not read through a link.

    Raises RosterError if it has mistakes, OSError if it cannot be read.
    """
    return people_in(read_regular(path, MOST_BYTES, follow=not own), path.name, own=own)


def people_in(data: bytes, name: str, *, own: bool = False) -> tuple[Person, ...]:
    """The people in ``data``, the content of the CSV file ``name``. Raises RosterError if it has mistakes."""
    found: list[Person] = []
    problems: list[Problem] = []
    for one in _read(data, name, OWN if own else {}):
        (problems if isinstance(one, Problem) else found).append(one)  # type: ignore[arg-type]
        if len(problems) == MOST_PROBLEMS:
            break
    if problems:
        raise RosterError(problems)
    return tuple(found)


def _read(data: bytes, name: str, own: Mapping[str, Sequence[str]]) -> Iterator[Person | Problem]:
    try:
        text = _decoded(data)
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        yield Problem(name, 1, 1, _("this is not a file of text with commas"), _csv_hint())
        return
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    columns: dict[str, int] | None = None
    lines: dict[str, int] = {}
    try:
        for row in reader:
            line = reader.line_num
            if not any(cell.strip() for cell in row):
                continue
            if columns is None:
                columns = _columns(row, own)
                if "number" not in columns:
                    hint = _("name one of the columns “number”, “staff number”, “username” or “idnumber”")
                    yield Problem(name, line, 1, _("no heading says which column has the staff numbers"), hint)
                    return
                continue
            if len(lines) == MOST_PEOPLE:
                message = _("there are more people than %(most)d") % {"most": MOST_PEOPLE}
                yield Problem(name, line, 1, message, _("make several cohorts of them"))
                return
            yield from _person(name, line, row, columns, lines)
    except csv.Error:
        message = _("quotation marks do not fit together here, or a cell is far too long")
        yield Problem(name, max(reader.line_num, 1), 1, message, _csv_hint())
        return
    if columns is None:
        yield Problem(name, 1, 1, _("the file is empty"), _("the first line has the headings, then a line a person"))


def _decoded(data: bytes) -> str:
    """The text in ``data``. Raises UnicodeDecodeError if it is in neither of the two encodings."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def _separator(text: str) -> str:
    """The separator with which the first line has most columns that are known."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=lambda sign: len(_columns(first.replace('"', "").split(sign), {})))


def _columns(row: Sequence[str], own: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The place of each of our columns in a file with these headings."""
    there: dict[str, int] = {}
    for place, heading in enumerate(row):
        there.setdefault(re.sub(r"[\s_-]", "", heading).casefold(), place)
    known = {**HEADINGS, **own}
    return {ours: there[first] for ours, all_ in known.items() if (first := next(filter(there.__contains__, all_), ""))}


def _person(
    name: str, line: int, row: Sequence[str], columns: Mapping[str, int], lines: dict[str, int]
) -> Iterator[Person | Problem]:
    """The person in a row, or what is wrong with it; ``lines`` are those of the numbers so far."""
    cells = {ours: row[place].strip() if place < len(row) else "" for ours, place in columns.items()}

    def wrong(column: str, message: str, hint: str) -> Problem:
        return Problem(name, line, columns[column] + 1, message, hint)

    for ours, cell in cells.items():
        if is_formula(row[columns[ours]] if columns[ours] < len(row) else ""):
            message = _("“%(cell)s” would be a formula in a spreadsheet") % {"cell": excerpt(cell, 40)}
            yield wrong(ours, message, _("write the text or the number itself"))
            return
        if ours != "written" and (len(cell) > LONGEST or _has_controls(cell)):
            message = _("“%(cell)s” is too long, or has signs that are not text") % {"cell": excerpt(cell, 40)}
            yield wrong(ours, message, _("shorten or mend it"))
            return
    number = one_line(cells["number"])
    if not number:
        yield wrong("number", _("this person has no number"), _("give each person one, or take the line out"))
        return
    if (before := lines.setdefault(same_number(number), line)) != line:
        message = _("the number “%(number)s” is in line %(line)d, too") % {"number": number, "line": before}
        yield wrong("number", message, _("leave one of the two lines, or give each person a number of their own"))
        return
    full = cells.get("name") or f"{cells.get('firstname', '')} {cells.get('lastname', '')}"
    try:
        cleaned = clean_name(full) if full.strip() else ""
    except CoproError as error:
        yield wrong("name" if "name" in columns else "firstname", error.message, error.hint)
        return
    email = cells.get("email", "")
    if email and not ADDRESS.fullmatch(email):
        message = _("“%(email)s” is not an e-mail address") % {"email": excerpt(email, 60)}
        yield wrong("email", message, _("write it like ann@example.org, or leave it empty"))
        return
    language = re.split("[-_]", cells.get("language", "").casefold())[0]
    if language and not re.fullmatch("[a-z]{2,3}", language):
        message = _("“%(language)s” is not a language code") % {"language": excerpt(language, 40)}
        yield wrong("language", message, _("write en or cy, or leave it empty"))
        return
    yield Person(
        number=number, name=cleaned, email=email, language=language, team=one_line(cells.get("team", "")),
        learner=cells.get("learner", ""), not_learner=cells.get("not_learner", ""),
        badge=cells.get("badge", ""), written=_days(cells.get("written", "")),
    )  # fmt: skip


def _has_controls(cell: str) -> bool:
    return not cell.isprintable() and any(unicodedata.category(one) in ("Cc", "Cs") for one in cell)


def _days(cell: str) -> dict[str, str]:
    """What was written of a person, in the program's own file: ``code=2026-01-31; …``."""
    return {code: day for part in cell.split("; ") if part for code, _equals, day in [part.rpartition("=")]}


def _csv_hint() -> str:
    return _("in the spreadsheet, choose “Save as” and “CSV UTF-8”, and use that file")
