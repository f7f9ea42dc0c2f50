"""A text to each person with unfinished assignments, in their language, for the trainer to send by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from copro_tui.analytics.gradebook import Outline, row_of
from copro_tui.cohorts.learner_work import Trouble, Work
from copro_tui.cohorts.model import Cohort
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext, speaking
from copro_tui.progress.standing import ModuleStanding
from copro_tui.text.days import day_in_words


class Reminder(Struct, frozen=True, kw_only=True):
    """A text to one person."""

    learner: str
    name: str
    language: str
    subject: str
    text: str
    due: str
    """The first day on which something that is open is due, or was (ISO); empty where nothing has a day."""
    modules: tuple[str, ...]
    """The ids of the modules that are open."""


def reminders(
    cohort: Cohort, modules: Sequence[Outline], works: Iterable[Work | Trouble], today: date
) -> tuple[tuple[Reminder, ...], tuple[Trouble, ...]]:
    """A text to everybody with an open assignment, sorted by name; and a Trouble for each unreadable file."""
    found, troubles = [], []
    for work in works:
        if isinstance(work, Trouble):
            troubles.append(work)
        elif (reminder := reminder_of(cohort, modules, work, today)) is not None:
            found.append(reminder)
    found.sort(key=lambda one: (one.name.casefold(), one.learner))
    return tuple(found), tuple(troubles)


def reminder_of(cohort: Cohort, modules: Sequence[Outline], work: Work, today: date) -> Reminder | None:
    """The text to one person; None if there is nothing to remind them of."""
    row = row_of(work, modules)
    with speaking(row.language):
        lines = {
            module: line
            for module, cell in zip(modules, row.cells, strict=True)
            for line in _about(cohort, module, cell, today)
        }
        if not lines:
            return None
        begun = work.has_begun
        return Reminder(
            learner=work.learner,
            name=work.name,
            language=row.language,
            subject=_("%(cohort)s: what is still open") % {"cohort": cohort.name},
            text="\n".join(_letter(cohort, work.name, [*lines.values()], today, begun=begun)),
            due=min((module.due for module in lines if module.due), default=""),
            modules=tuple(module.id for module in lines),
        )


def _letter(cohort: Cohort, name: str, lines: Sequence[str], today: date, *, begun: bool) -> Iterator[str]:
    yield _("Hello %(name)s,") % {"name": name} if name else _("Hello,")
    yield ""
    yield _("This is how far you are with “%(cohort)s”:") % {"cohort": cohort.name}
    yield ""
    yield from lines
    yield ""
    if cohort.workshop >= today.isoformat():
        day = day_in_words(date.fromisoformat(cohort.workshop))
        yield _("The workshop is on %(day)s.") % {"day": day}
    if cohort.review >= today.isoformat():
        day = day_in_words(date.fromisoformat(cohort.review))
        yield _("Please review what you mixed up by %(day)s: “copro”, then r. It takes a few minutes.") % {"day": day}
    if begun:
        yield _("Start copro and it takes you to the very step where you stopped. Ask if anything is in the way.")
    else:
        yield _("Start copro and it takes you to the first lesson. Ask if anything is in the way.")
    if cohort.trainer:
        yield ""
        yield cohort.trainer


def _about(cohort: Cohort, module: Outline, cell: ModuleStanding, today: date) -> Iterator[str]:
    assigned = cohort.assigned(module.id)
    if assigned is None or not assigned.required or cell.complete or assigned.opens > today.isoformat():
        return
    done = ngettext("%(done)d of %(lessons)d lesson done", "%(done)d of %(lessons)d lessons done", cell.lessons) % {
        "done": cell.done,
        "lessons": cell.lessons,
    }
    about = {"module": module.title, "done": done}
    due = assigned.due_day
    if due is None:
        yield _("- %(module)s: %(done)s.") % about
    elif due < today:
        yield _("- %(module)s: %(done)s. It was meant for %(day)s and is still open.") % {
            **about,
            "day": day_in_words(due),
        }
    else:
        yield _("- %(module)s: %(done)s. It is due on %(day)s.") % {**about, "day": day_in_words(due)}
