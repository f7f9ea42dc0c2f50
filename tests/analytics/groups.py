"""Groups that completed, mastered and answered by chance."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from copro_tui.cohorts.invitations import invitation_of
from copro_tui.cohorts.learner_work import Done, Work
from copro_tui.cohorts.model import Cohort, Member
from copro_tui.cohorts.submission import submission_of
from copro_tui.course.course import Course, available_lessons
from copro_tui.storage.envelope import wrapped
from tests.cohorts.groups import AT, NOW, a_cohort, a_try, a_work, repository_of


def somebody(course: Course, number: int, seed: int) -> Work:
    """A learner who completed, mastered and answered by chance, as far as it can be: what they mastered they completed,
    and what they completed they answered."""
    chance = random.Random(f"{number} {seed}")
    far, well = chance.random(), chance.random()
    tries, done = [], []
    for lesson in available_lessons(course):
        if chance.random() > far:
            continue
        for one in lesson.exercises:
            if not one.keyed:
                continue
            answer = one.solution()
            if one.cases and isinstance(answer, dict):
                places = [place.id for place in one.places]
                answer = {case: at if chance.random() < well else places[0] for case, at in answer.items()}
                score = one.judge(answer).score
            else:
                score = 1.0 if chance.random() < well else 0.25
            ref = str(lesson.ref.at(one.id))
            if chance.random() < 0.1:
                tries.append(a_try(ref, 1.0, answer=answer, revision="another"))
            tries.append(a_try(ref, score, answer=answer, revision=one.revision()))
            tries.append(a_try(ref, 1.0, answer=one.solution(), revision=one.revision()))
        done += [Done(what=str(lesson.ref), at=AT, mastered=best) for best in (False, True)[: 1 + (well > 0.5)]]
    return a_work(number, tries, done)


def sent_group(folder: Path, people: int, seed: int = 1) -> Cohort:
    """A cohort of so many people, who all sent what they did."""
    repository = repository_of(folder)
    return in_cohort(folder, [somebody(repository.course, number, seed) for number in range(people)])


def in_cohort(folder: Path, works: Sequence[Work], cohort_id: str = "spring") -> Cohort:
    """A cohort of these people, whose works were collected."""
    repository = repository_of(folder)
    cohort = a_cohort([Member(one.learner, one.name) for one in works], id=cohort_id, name=f"{cohort_id} group")
    repository.create(cohort)
    collected = repository.collected_folder(cohort)
    collected.mkdir(parents=True)
    for work in works:
        sent = submission_of(work, invitation_of(cohort, repository.course), [], NOW)
        (collected / f"{work.learner}.json").write_bytes(wrapped("collected", sent))
    return cohort
