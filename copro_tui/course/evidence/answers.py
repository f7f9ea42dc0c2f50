"""What can be said of the answers of one lesson: what they rest on, what they test, what is said to near misses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copro_tui.course.evidence.english import ADMITS, CONCEDES
from copro_tui.course.evidence.lesson_file import LessonFile, Where
from copro_tui.course.words import comparable
from copro_tui.exercises import Exercise, Item
from copro_tui.exercises.faults import Fault
from copro_tui.i18n import gettext as _


def resting_on_little(file: LessonFile) -> Iterator[Fault]:
    """Marked answers that say nothing of what they rest on, or that rest on little and do not say so.

    What is contested says so by that; otherwise the reason has to (``ADMITS``).
    """
    for where, exercise, item in file.items():
        if not exercise.keyed:
            continue
        evidence = item.evidence
        missing = [
            f'"{key}:"'
            for key, there in (("source", evidence.sources), ("confidence", evidence.confidence))
            if not there
        ]
        if missing:
            yield Fault(
                where[:2],
                _("nothing says why its answers are believed"),
                _("add %(keys)s") % {"keys": ", ".join(missing)},
            )
        elif exercise.scored and not (evidence.firm or exercise.can_be_argued(item) or _says_so(file, item)):
            message = _('this answer is marked and rests on "%(confidence)s", and its reason does not say so') % {
                "confidence": evidence.confidence
            }
            yield Fault(where, message, _("say so there, give credit to what can be argued, or leave it unmarked"))


def _says_so(file: LessonFile, item: Item) -> bool:
    """Whether a reason says that it is not sure; in another language than English that cannot be told."""
    return not file.english or ADMITS.search(item.because) is not None


def untested_objectives(file: LessonFile) -> Iterator[Fault]:
    """Objectives that no exercise and no item of one names."""
    tested = {number for _where, exercise in file.exercises() for number in exercise.evidence.objectives}
    tested |= {number for _where, _exercise, item in file.items() for number in item.evidence.objectives}
    for number in range(1, len(file.lesson.objectives) + 1):
        if number not in tested:
            hint = _('add "objective: %(number)s" to what does, or ask for it') % {"number": number}
            yield Fault(("objectives", number - 1), _("nothing in this lesson tests this objective"), hint)


def near_misses(file: LessonFile) -> Iterator[Fault]:
    """What is said to those who were nearly right: to nobody, or that they were right, for nothing."""
    for where, exercise, item in file.items():
        for place, said in item.near_miss.items():
            credit, at = exercise.credit(item, place), (*where, "near_miss", place)
            if credit == 1:
                yield Fault(
                    at,
                    _('nobody reads this, as "%(place)s" is right') % {"place": place},
                    _('take it out, or into "because:"'),
                )
            elif file.english and not credit and (found := CONCEDES.search(said)):
                hint = _("give that place a part of the credit, or say what speaks against it")
                yield Fault(at, _('this concedes the point ("%(words)s") and pays nothing') % {"words": found[0]}, hint)


def same_texts(file: LessonFile) -> Iterator[Fault]:
    """Options, cases or places of one exercise that read the same."""
    for where, exercise in file.exercises():
        yield from _same(where, [(place.id, place.text) for place in exercise.places])
    seen: list[tuple[Exercise, Item]] = []
    for where, exercise, item in file.items():
        for _exercise, other in [one for one in seen if one[0] is exercise and _alike(one[1].text, item.text)]:
            yield Fault(
                where,
                _('"%(item)s" has the same text as "%(other)s"') % {"item": item.id, "other": other.id},
                _("say how they differ"),
            )
        seen.append((exercise, item))


def _same(where: Where, texts: Sequence[tuple[str, str]]) -> Iterator[Fault]:
    for place, (one, text) in enumerate(texts):
        for other, earlier in texts[:place]:
            if _alike(text, earlier):
                yield Fault(
                    where,
                    _('the place "%(id)s" has the same text as "%(other)s"') % {"id": one, "other": other},
                    _("say how they differ"),
                )


def _alike(one: str, other: str) -> bool:
    return comparable(one) == comparable(other)
