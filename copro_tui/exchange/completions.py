"""Completions for other systems: who of a roster has completed what that has a code, and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from copro_tui.analytics.gradebook import Outline, outlines
from copro_tui.cohorts.learner_work import Trouble, Work
from copro_tui.cohorts.model import Code, Cohort
from copro_tui.cohorts.roster import Person, Roster
from copro_tui.course.course import Course
from copro_tui.course.refs import Ref
from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _
from copro_tui.progress.standing import Standings, standing_in_module
from copro_tui.text.days import day_of


class Coded(Struct, frozen=True, kw_only=True):
    """A module, or the whole course, that another system has a code for."""

    code: Code
    title: str
    modules: tuple[Outline, ...]
    minutes: int
    """How long its lessons are meant to take."""
    opens: str
    due: str

    @property
    def key(self) -> str:
        """What its completions are remembered by in the roster."""
        return f"{self.code.code} {self.code.version}".strip()

    @property
    def name(self) -> str:
        return self.code.name or self.code.code


class Completion(Struct, frozen=True, kw_only=True):
    """That somebody in the roster has completed something that has a code."""

    person: Person
    of: Coded
    started: date
    day: date
    """When it was completed, as it was first written; today's figure where nothing was written yet."""
    mastered: bool
    percent: int | None
    """The mean of the best scores, 0 to 100; None where nothing in it is marked."""


class Completions(Struct, frozen=True, kw_only=True):
    """What there is to write for other systems."""

    found: tuple[Completion, ...]
    """By number and, for each person, in the order of the cohort's codes."""
    unmatched: int
    """How many members are nobody in the roster, and so are not in it."""
    troubles: tuple[Trouble, ...]


def completions(course: Course, cohort: Cohort, roster: Roster, works: Iterable[Work | Trouble]) -> Completions:
    """The completions of a cohort. Raises UsageError if its file has no codes."""
    if not cohort.codes:
        raise UsageError(
            _("The file of the cohort “%(cohort)s” has no codes for the other system.") % {"cohort": cohort.id},
            _("Add “codes:” with a line such as “- {id: what, code: ABC-1}” (without “id” for the whole course)."),
        )
    coded = [_coded(course, cohort, code) for code in cohort.codes]
    found, troubles, unmatched = [], [], 0
    for work in works:
        if isinstance(work, Trouble):
            troubles.append(work)
        elif (person := roster.by_learner.get(work.learner)) is None:
            unmatched += 1
        else:
            found += [one for of in coded if (one := _completion(person, of, work.standings)) is not None]
    found.sort(key=lambda one: (one.person.number, coded.index(one.of)))
    return Completions(found=tuple(found), unmatched=unmatched, troubles=tuple(troubles))


def with_days_written(roster: Roster, found: Sequence[Completion]) -> Roster:
    """The roster with the days of these completions, so that each is written with the same day for ever."""
    days: dict[str, dict[str, str]] = {}
    for one in found:
        days.setdefault(one.person.number, {})[one.of.key] = one.day.isoformat()
    known = ((roster.with_number(number), new) for number, new in days.items())
    return roster.changed(*(replace(one, written={**new, **one.written}) for one, new in known if one is not None))


def _coded(course: Course, cohort: Cohort, code: Code) -> Coded:
    every = outlines(course, replace(cohort, modules=()))
    assigned = cohort.assigned(code.id)
    modules = tuple(one for one in every if code.id in ("", one.id))
    lessons = (course.outline(ref) for module in modules for ref in module.lessons)
    return Coded(
        code=code,
        title=modules[0].title if code.id else course.title,
        modules=modules,
        minutes=sum(lesson.minutes for lesson in lessons if lesson is not None),
        opens=assigned.opens if assigned else "",
        due=assigned.due if assigned else "",
    )


def _completion(person: Person, of: Coded, standings: Standings) -> Completion | None:
    days = [_completed(module, standings) for module in of.modules]
    if not days or not all(days):
        return None
    day = max(days)
    lessons = [ref for module in of.modules for ref in module.lessons]
    standing = standing_in_module(lessons, [ref for module in of.modules for ref in module.marked], standings)
    first_answer, _last = standings.attempted_in({ref.module for ref in lessons}, lessons)
    started = day_of(min(first_answer or day, day))
    completed = day_of(person.written.get(of.key, "")) or day_of(day)
    if started is None or completed is None:  # checked when it was taken in
        return None
    return Completion(
        person=person,
        of=of,
        started=min(started, completed),
        day=completed,
        mastered=standing.mastered == standing.lessons,
        percent=None if standing.score is None else round(100 * standing.score),
    )


def _completed(module: Outline, standings: Standings) -> str:
    """When a module was completed; empty if it is not."""
    if (at := standings.completed.get(Ref(module.id))) is not None:
        return at
    days = [standings.completed.get(ref, "") for ref in module.lessons]
    return max(days) if days and all(days) else ""
