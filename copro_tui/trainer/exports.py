"""What is made of a cohort for other programs, and is no report: one table for the command line and the screens."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Literal

from msgspec import Struct

from copro_tui.cohorts.learner_work import Trouble, Work
from copro_tui.cohorts.model import Cohort, people_count
from copro_tui.exchange.completion_formats import FORMAT_NAMES, completion_table
from copro_tui.exchange.mail import MERGE_COLUMNS, Letter, check_link, drafts, merge_rows, merge_table
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark, ngettext
from copro_tui.reports.answers import COLUMNS, answer_rows
from copro_tui.reports.formats import further_rows, table_lines
from copro_tui.text.spreadsheet import Value, csv_parts, csv_text
from copro_tui.text.wrap import wrap
from copro_tui.trainer.post import Letters
from copro_tui.trainer.service import Progress, TrainerService

Option = Literal["times", "link"]
"""What one can choose beside names: moments in place of days, and the address of the course."""

MOST_SHOWN = 20
"""How many rows are shown of what will be in a file."""
_GZIP = 31
"""zlib's number for a file as gzip writes it, of the largest window."""


class Chosen(Struct, frozen=True, kw_only=True):
    """What was chosen of the options that an export has."""

    names: bool = False
    times: bool = False
    link: str = ""


class Shown(Struct, frozen=True, kw_only=True):
    """The beginning of what will be in a file: a text, or rows under their heads."""

    text: str = ""
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[Value, ...], ...] = ()
    further: str = ""
    """What follows, in words."""

    def lines(self, cells: int) -> str:
        """The same in lines of at most ``cells`` cells."""
        lines = [part for line in self.text.splitlines() for part in wrap(line, cells)]
        lines += table_lines(self.heads, self.rows, cells) if self.rows else []
        return "\n".join([*lines, *(["", *wrap(self.further, cells)] if self.further else [])])


class Made(Struct, frozen=True, kw_only=True):
    """What there is to write."""

    shown: Callable[[Chosen], Shown]
    """The beginning of it. It may read files."""
    data: Callable[[Chosen, str], bytes | Iterable[bytes]]
    """All of it for a file with this ending; parts may come while files are read. Raises CoproError."""
    files: Callable[[Chosen], Mapping[str, bytes]] | None = None
    """The same as files for a folder, by name, where it is several."""
    notes: tuple[str, ...] = ()
    """What its reader should know."""
    troubles: Sequence[Trouble] = ()
    """What could not be read; where parts are written while files are read, once that is over."""
    written: Callable[[], None] = lambda: None
    """To be called once it is written. Raises CoproError."""


class Export(Struct, frozen=True, kw_only=True):
    """Something of a cohort for another program. Texts are marked for translation."""

    id: str
    help: str
    """What it is, as a sentence."""
    made: Callable[[TrainerService, Cohort, Progress], Made]
    """Raises CoproError."""
    names: Literal["asked", "always", "never"] = "always"
    """Whether it has names, or numbers of staff: only if asked for, always, or not at all."""
    options: tuple[Option, ...] = ()
    endings: tuple[str, ...] = ("csv",)
    """The endings that its file may have on the screens."""

    def file(self, cohort: Cohort, ending: str) -> str:
        """The name of its file."""
        return f"{cohort.id}-{self.id}.{ending}"


def _answers(service: TrainerService, cohort: Cohort, progress: Progress) -> Made:
    cohort, lessons = service.repository.with_secret(cohort), service.lessons()
    troubles: list[Trouble] = []

    def rows(chosen: Chosen) -> Iterator[tuple[Value, ...]]:
        troubles.clear()
        works = _read(service.works(cohort, progress, whole=True), troubles)
        return answer_rows(cohort, lessons, works, names=chosen.names, times=chosen.times)

    def shown(chosen: Chosen) -> Shown:
        first = tuple(islice(rows(chosen), MOST_SHOWN))
        further = _("And so on: a row for each case of each answer.") if len(first) == MOST_SHOWN else ""
        return Shown(heads=COLUMNS, rows=first, further=further)

    def data(chosen: Chosen, ending: str) -> Iterable[bytes]:
        parts = (part.encode() for part in csv_parts(COLUMNS, rows(chosen)))
        return _compressed(parts) if ending.endswith("gz") else parts

    return Made(shown=shown, data=data, troubles=troubles)


def _read(works: Iterable[Work | Trouble], troubles: list[Trouble]) -> Iterator[Work]:
    for one in works:
        if isinstance(one, Trouble):
            troubles.append(one)
        else:
            yield one


def _compressed(parts: Iterable[bytes]) -> Iterator[bytes]:
    packer = zlib.compressobj(wbits=_GZIP)
    for part in parts:
        yield packer.compress(part)
    yield packer.flush()


def _completions(columns: str) -> Callable[[TrainerService, Cohort, Progress], Made]:
    def made(service: TrainerService, cohort: Cohort, progress: Progress) -> Made:
        there = service.completions(cohort, progress)
        heads, rows = completion_table(columns, cohort, there.found)
        without = people_count(there.unmatched) if there.unmatched else ""
        said = _("Without a number, and so not in it: %(people)s. “copro cohort match” says who.")
        return Made(
            shown=lambda _chosen: _first(heads, rows),
            data=lambda _chosen, _ending: csv_text(heads, rows).encode(),
            notes=(said % {"people": without},) if without else (),
            troubles=there.troubles,
            written=lambda: service.roster.completions_written(cohort, there.found),
        )

    return made


def _calendar(service: TrainerService, cohort: Cohort, _progress: Progress) -> Made:
    days = service.post.days(cohort)
    return Made(
        shown=lambda _chosen: Shown(
            heads=(_("Day"), _("What")), rows=days, further="" if days else _("It has no days yet.")
        ),
        data=lambda _chosen, _ending: service.post.calendar(cohort),
        written=lambda: service.post.handed_out(cohort),
    )


def drafts_of(service: TrainerService, cohort: Cohort, letters: Letters) -> Made:
    """The letters as drafts for a mail program."""

    def files(chosen: Chosen) -> Mapping[str, bytes]:
        check_link(chosen.link)
        return drafts(letters.found, chosen.link)

    return Made(
        shown=lambda chosen: _first_draft(letters.found, chosen.link),
        data=lambda chosen, _ending: _zipped(files(chosen)),
        files=files,
        notes=_left_out(letters),
        troubles=letters.troubles,
        written=lambda: service.post.handed_out(cohort),
    )


def merge_of(letters: Letters) -> Made:
    """The letters as a table for a mail merge."""

    def data(chosen: Chosen, _ending: str) -> bytes:
        check_link(chosen.link)
        return merge_table(letters.found, chosen.link)

    return Made(
        shown=lambda chosen: _first(MERGE_COLUMNS, merge_rows(letters.found, chosen.link)),
        data=data,
        notes=_left_out(letters),
        troubles=letters.troubles,
    )


def _first(heads: tuple[str, ...], rows: Sequence[tuple[Value, ...]]) -> Shown:
    rest = len(rows) - MOST_SHOWN
    further = further_rows(rest) if rest > 0 else "" if rows else _("Nobody is in it yet.")
    return Shown(heads=heads, rows=tuple(rows[:MOST_SHOWN]), further=further)


def _first_draft(letters: Sequence[Letter], link: str) -> Shown:
    if not letters:
        return Shown(further=_("Nobody has anything open that was assigned."))
    first, rest = letters[0], len(letters) - 1
    lines = [
        _("To: %(address)s") % {"address": f"{first.reminder.name} <{first.email}>" if first.email else "–"},
        _("Subject: %(subject)s") % {"subject": first.reminder.subject},
        "",
        first.reminder.text,
        *(["", link] if link else []),
        "",
        _("With it: their days, for a calendar."),
    ]
    more = ngettext("%(count)s further draft.", "%(count)s further drafts.", rest) % {"count": f"{rest:,}"}
    return Shown(text="\n".join(lines), further=more if rest else "")


def _left_out(letters: Letters) -> tuple[str, ...]:
    """Who has no address, and who gets no letter yet."""
    notes = []
    if without := sum(not one.email for one in letters.found):
        notes.append(_("No address in the roster: %(people)s.") % {"people": people_count(without)})
    if letters.left_out:
        said = _("In the roster, and left out until all members are matched: %(people)s. “copro cohort match” helps.")
        notes.append(said % {"people": people_count(letters.left_out)})
    return tuple(notes)


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """The files in one, for whoever cannot be given a folder."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


ENDINGS = {
    "csv": mark("Table (CSV)"),
    "csv.gz": mark("Table, compressed (CSV.GZ)"),
    "ics": mark("Calendar (ICS)"),
    "zip": mark("Drafts, packed into one file (ZIP)"),
}
"""What the endings of files mean, marked for translation."""

EXPORTS = (
    Export(
        id="answers",
        help=mark("Every answer, for analysts."),
        made=_answers,
        names="asked",
        options=("times",),
        endings=("csv", "csv.gz"),
    ),
    *(Export(id=f"completions-{one}", help=words, made=_completions(one)) for one, words in FORMAT_NAMES.items()),
    Export(id="calendar", help=mark("The days, for calendars."), made=_calendar, names="never", endings=("ics",)),
    Export(
        id="drafts",
        help=mark("A draft to each person, for a mail program."),
        made=lambda service, cohort, progress: drafts_of(service, cohort, service.letters(cohort, progress)),
        options=("link",),
        endings=("zip",),
    ),
    Export(
        id="merge",
        help=mark("The same texts, as a table for a mail merge."),
        made=lambda service, cohort, progress: merge_of(service.letters(cohort, progress)),
        options=("link",),
    ),
)
"""Every export."""


def export(name: str) -> Export | None:
    """The export with this id, if there is one."""
    return next((one for one in EXPORTS if one.id == name), None)
