"""Which cases of a course belong to which point, and whether words give them away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copro_tui.course.course import Course
from copro_tui.course.decoder import Shaper
from copro_tui.course.evidence.giveaway import Told, WordList, giveaway
from copro_tui.course.evidence.lesson_file import LessonFile
from copro_tui.course.loader import read_shape
from copro_tui.course.yaml_nodes import Problem
from copro_tui.exercises.faults import Fault
from copro_tui.frameworks import Framework
from copro_tui.i18n import gettext as _


def cases_by_point(files: Sequence[LessonFile]) -> dict[str, list[Told]]:
    """For each place by its id, the cases of every marked exercise that has it: whether they belong there.

    Frameworks share ids where they share a word, so ``co-production`` is one point on a ladder and on a spectrum. A
    case that earns a part of the credit there is left out.
    """
    cases: dict[str, list[Told]] = {}
    for file in files:
        for _where, exercise, item in file.items():
            for place in exercise.places if exercise.scored else ():
                credit = item.credit_of.get(place.id, 0.0)
                if credit in (0, 1):
                    cases.setdefault(place.id, []).append(Told(f"{item.short} {item.text}", credit == 1))
    return cases


def given_away(course: Course, files: Sequence[LessonFile]) -> Iterator[Problem]:
    """Points of frameworks whose cases a few words find; each where its first framework has it."""
    lists = {point: found for point, cases in cases_by_point(files).items() if (found := giveaway(cases))}
    for framework in course.frameworks.whole():
        name = f"lessons/frameworks/{framework.id}.yaml"
        here = [one for one in framework.by_id if one in lists]
        if here:
            _value, root, _shaper = read_shape(course.folder / name, name, Framework, {"id": framework.id})
            shaper = Shaper(name)
            faults = (Fault(("points", framework.places[one]), *_words(one, lists.pop(one))) for one in here)
            shaper.complain_of(root, faults)
            yield from shaper.problems


def _words(point: str, found: WordList) -> tuple[str, str]:
    words = ", ".join(f'"{word}"' for word in found.words)
    message = _(
        'a word gives it away: %(words)s (cases of "%(point)s": %(found)d of %(of)d; others: %(wrongly)d of %(others)d)'
    ) % {
        "words": words,
        "point": point,
        "found": found.found,
        "of": found.of,
        "wrongly": found.wrongly,
        "others": found.others,
    }
    return message, _("say it in other words there, or use these in other cases too")
