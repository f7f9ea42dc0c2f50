"""Who may need help, by a rule that is printed with the result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from copro_tui.analytics.gradebook import Outline, Row, row_of
from copro_tui.cohorts.learner_work import Trouble, Work
from copro_tui.course.refs import Ref
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.progress.standing import MASTERY, Standings
from copro_tui.text.days import day_in_words, day_of

TRIES = 3
QUIET_DAYS = 7
DUE_DAYS = 3


class Stuck(Struct, frozen=True, kw_only=True):
    """One reason why a learner may need help."""

    learner: str
    name: str
    reason: Literal["tries", "quiet", "due"]
    where: Ref
    """The exercise or the module."""
    words: str


class StuckReport(Struct, frozen=True, kw_only=True):
    """Everybody who may need help, with the reasons."""

    rule: str
    found: tuple[Stuck, ...]
    people: int
    """How many learners the report is about."""
    troubles: tuple[Trouble, ...]


def rule() -> str:
    """The rule in sentences, in the language in use."""
    often = ngettext(
        "They tried the same exercise %(tries)d time or more, and have not reached %(percent)d%% yet.",
        "They tried the same exercise %(tries)d times or more, and have not reached %(percent)d%% yet.",
        TRIES,
    ) % {"tries": TRIES, "percent": round(MASTERY * 100)}
    quiet = ngettext(
        "They began a module, have not completed it, and have checked nothing for more than %(days)d day.",
        "They began a module, have not completed it, and have checked nothing for more than %(days)d days.",
        QUIET_DAYS,
    ) % {"days": QUIET_DAYS}
    due = ngettext(
        "They have done less than half of a required module that is due within %(days)d day, or was due.",
        "They have done less than half of a required module that is due within %(days)d days, or was due.",
        DUE_DAYS,
    ) % {"days": DUE_DAYS}
    return " ".join((_("Somebody is listed for one of three reasons."), often, quiet, due))


def stuck(modules: Sequence[Outline], works: Iterable[Work | Trouble], today: date) -> StuckReport:
    """Everybody in a cohort who may need help, sorted by name."""
    found, troubles, people = [], [], 0
    for work in works:
        if isinstance(work, Trouble):
            troubles.append(work)
        else:
            people += 1
            found += list(reasons(modules, row_of(work, modules), work.standings, today))
    return reported(found, people, troubles)


def reported(found: Iterable[Stuck], people: int, troubles: Iterable[Trouble]) -> StuckReport:
    """The report of what was ``found`` among ``people`` learners, sorted by name, with the rule."""
    by_name = sorted(found, key=lambda one: (one.name.casefold(), one.learner))
    return StuckReport(rule=rule(), found=tuple(by_name), people=people, troubles=tuple(troubles))


def reasons(modules: Sequence[Outline], row: Row, standings: Standings, today: date) -> Iterator[Stuck]:
    """The reasons why one learner may need help; none if all is well."""
    for module in modules:
        yield from _often_tried(module, row, standings)
    yield from _quiet(modules, row, today)
    for module, cell in zip(modules, row.cells, strict=True):
        due = date.fromisoformat(module.due) if module.due else None
        if due and module.required and (due - today).days <= DUE_DAYS and 2 * cell.done < cell.lessons:
            words = ngettext(
                "%(done)d of %(lessons)d lesson, due %(day)s",
                "%(done)d of %(lessons)d lessons, due %(day)s",
                cell.lessons,
            ) % {
                "done": cell.done,
                "lessons": cell.lessons,
                "day": day_in_words(due),
            }
            yield _stuck(row, "due", Ref(module.id), words)


def _often_tried(module: Outline, row: Row, standings: Standings) -> Iterator[Stuck]:
    """A reason for each exercise of a module that was tried again and again and is not mastered yet."""
    scores = standings.scores_in(module.marked)
    if max(scores.own, default=0) < TRIES:
        return
    found = {
        exercise: (tries, best)
        for exercise, tries, best in zip(scores.exercises, scores.own, scores.best, strict=True)
        if tries >= TRIES and best is not None and best < MASTERY
    }
    for exercise in module.marked if found else ():
        if exercise in found:
            tries, best = found[exercise]
            words = ngettext("%(tries)d try, best %(best)d%%", "%(tries)d tries, best %(best)d%%", tries)
            yield _stuck(row, "tries", exercise, words % {"tries": tries, "best": int(100 * best)})


def _quiet(modules: Sequence[Outline], row: Row, today: date) -> Iterator[Stuck]:
    """A reason if the learner left a module unfinished and has worked on no module for too long."""
    last = day_of(row.last)
    if last is None or (today - last).days <= QUIET_DAYS:
        return
    open_ones = [(cell.last, module) for module, cell in zip(modules, row.cells, strict=True)
                 if cell.begun and not cell.complete]  # fmt: skip
    if open_ones:
        _at, module = max(open_ones, key=lambda one: one[0])
        yield _stuck(row, "quiet", Ref(module.id), _("nothing checked since %(day)s") % {"day": day_in_words(last)})


def _stuck(row: Row, reason: Literal["tries", "quiet", "due"], where: Ref, words: str) -> Stuck:
    return Stuck(learner=row.learner, name=row.name, reason=reason, where=where, words=words)
