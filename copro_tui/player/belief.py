"""Why the answers of a step are believed, for both front ends: how sure they are, and the sources that say so."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from copro_tui.course.course import Course
from copro_tui.course.lesson import Lesson, Page, Step
from copro_tui.course.model import Source
from copro_tui.course.refs import Ref
from copro_tui.exercises.evidence import Evidence
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.text.days import month_in_words

HOW_SURE = {
    "confirmed": (
        mark("Confirmed"),
        mark("Sources that do not copy each other agree, or the one that has to know says so."),
    ),
    "from the case": (
        mark("From the case"),
        mark("It follows from what the question tells, by the definition in these sources."),
    ),
    "one source": (mark("One source"), mark("Nobody else was found who says so.")),
    "the deck's own": (
        mark("The training slides alone"),
        mark("The material that this course was made from says so, and no other source was found."),
    ),
    "argued": (mark("Argued"), mark("It is this course's own judgement, and yours may differ.")),
}
"""For each confidence its name and what it means, marked for translation."""


def about(source: Source) -> tuple[str, ...]:
    """What is known of a source besides its title: who and when, what it is good for, when it was last looked at."""
    by = ", ".join(part for part in (source.by, source.year) if part)
    month = source.month_checked
    looked_at = "" if month is None else _("Last looked at in %(month)s.") % {"month": month_in_words(month)}
    return tuple(part for part in (by, source.note, looked_at) if part)


class Belief(Struct, frozen=True, kw_only=True):
    """What some of the answers of a step, or all of them, rest on."""

    evidence: Evidence
    sources: tuple[Source, ...]
    of: tuple[str, ...] = ()
    """The names of the items that it holds for; empty if it holds for all that is asked about."""

    @property
    def heading(self) -> str:
        """How sure it is, in a word or two."""
        return _(HOW_SURE[self.evidence.confidence][0]) if self.evidence.confidence else _("How sure is not said")

    @property
    def sentences(self) -> tuple[str, ...]:
        """What that means, which items it is said of, and whether it still has to be reviewed."""
        said = [_(HOW_SURE[self.evidence.confidence][1])] if self.evidence.confidence else []
        if self.of:
            said.append(_("This is said of: %(names)s.") % {"names": "; ".join(self.of)})
        if self.evidence.review == "awaiting":
            said.append(_("An expert has yet to review it."))
        return tuple(said)


class Believed(Struct, frozen=True, kw_only=True):
    """All that a step rests on, and what else its lesson does."""

    beliefs: tuple[Belief, ...]
    others: tuple[Source, ...]
    """The lesson's other sources."""


def believed(course: Course, ref: Ref) -> Believed:
    """Why the answers of a step are believed; with an item in ``ref``, its answer alone.

    Raises LessonUnavailableError if its lesson is not there. Of a step that is not there nothing is said.
    """
    lesson = course.lesson(ref.of_lesson)
    beliefs = tuple(
        Belief(evidence=evidence, sources=_known(course, evidence.sources), of=tuple(names))
        for evidence, names in _evidence(lesson, ref)
    )
    named = {source.id for belief in beliefs for source in belief.sources}
    others = _known(course, lesson.sources)
    return Believed(beliefs=beliefs, others=tuple(source for source in others if source.id not in named))


def _evidence(lesson: Lesson, ref: Ref) -> list[tuple[Evidence, list[str]]]:
    """What is said of a step, once where it holds for all of its items, else by what it is said of."""
    place = lesson.place_of(ref.step)
    if place is None:
        return []
    grouped: dict[Evidence, list[str]] = {}
    for evidence, name in _parts(lesson.steps[place], ref.item):
        if evidence.source or evidence.confidence or evidence.review:
            same = Evidence(source=evidence.sources, confidence=evidence.confidence, review=evidence.review)
            grouped.setdefault(same, []).append(name)
    return list(grouped.items()) if len(grouped) > 1 else [(one, []) for one in grouped]


def _parts(step: Step, item: str) -> list[tuple[Evidence, str]]:
    """What is said of each item of a step, or of the one named; of a step without items what is said of it."""
    if isinstance(step, Page):
        return [(step, "")]
    items = [one for one in step.all_items if item in ("", one.id)]
    return [(one.evidence, one.name) for one in items] or [(step.evidence, "")]


def _known(course: Course, ids: Iterable[str]) -> tuple[Source, ...]:
    known = course.sources
    return tuple(known[one] for one in ids if one in known)
