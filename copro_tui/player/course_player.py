"""The learner's way through the whole course: home, modules, lessons, what comes next."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from copro_tui.course.course import Course, LessonUnavailableError
from copro_tui.course.model import Lesson, Module, Page, Step, Word
from copro_tui.course.refs import Ref
from copro_tui.frameworks import Crosswalk, Framework
from copro_tui.player import journal, plan
from copro_tui.player.lesson_player import Clock, LessonPlayer
from copro_tui.player.results import Results, results
from copro_tui.player.resume import ResumePoint
from copro_tui.progress.completion import LessonState, lesson_state
from copro_tui.progress.events import About
from copro_tui.progress.repository import RecordRepository
from copro_tui.progress.settings import Settings, settings_in


def _occurs(word: Word, text: str) -> bool:
    forms = (_comparable(form) for form in (word.term, *word.also))
    return any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) for form in forms)


def _comparable(text: str) -> str:
    """``text`` without what makes no difference to a word: capitals, line ends, letters composed otherwise."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


class ModuleEntry(Struct, frozen=True, kw_only=True):
    """A module on home, made without opening its lessons."""

    module: Module
    done: int
    """Lessons completed."""
    lessons: int
    score: float | None
    """The mean of the best scores so far."""


class LessonEntry(Struct, frozen=True, kw_only=True):
    """A lesson in the list of its module."""

    ref: Ref
    number: int
    """Counted from 1."""
    title: str
    """Its title, or its id when it is not available."""
    lesson: Lesson | None
    """None when its file has mistakes: not available today."""
    state: LessonState | None
    completed: bool
    """Once completed, always completed, even if the lesson has changed since."""
    mastered: bool


class CoursePlayer:
    """One learner and one course. Time and chance are passed in."""

    def __init__(self, course: Course, store: RecordRepository, now: Clock, chance: random.Random) -> None:
        self.course = course
        self._store = store
        self.now = now
        self._chance = chance
        store.follow(course.renamed)

    @property
    def notice(self) -> str:
        """What has to be said about the state in which the record was found; empty where there is nothing to say."""
        return self._store.notice

    @property
    def about(self) -> About:
        """Whose record this is."""
        return self._store.record.about

    def change_about(self, **changes: str | dict[str, str]) -> None:
        """Keep another language or theme, or other keys."""
        self._store.change_about(**changes, changed=self.now().isoformat())

    def settings(self) -> tuple[Settings, tuple[str, ...]]:
        """The settings in force, and what to tell the learner of those that make no sense."""
        return settings_in(self.about.settings)

    def choose(self, setting: str, value: str) -> None:
        """Keep another choice of one setting."""
        self.change_about(settings={**self.about.settings, setting: value})

    def modules(self) -> tuple[ModuleEntry, ...]:
        """Every module with how far the learner is: nothing is opened but the record."""
        record, entries = self._store.record, []
        for module in self.course.modules:
            lessons = self.course.lessons(module.id)
            entries.append(
                ModuleEntry(
                    module=module,
                    done=sum(str(ref) in record.completed for ref in lessons),
                    lessons=len(lessons),
                    score=record.mean_best(module.id),
                )
            )
        return tuple(entries)

    def lessons(self, module_id: str) -> tuple[LessonEntry, ...]:
        """The lessons of a module, opened."""
        record, entries = self._store.record, []
        for number, ref in enumerate(self.course.lessons(module_id), start=1):
            lesson = self._lesson_or_none(ref)
            entries.append(
                LessonEntry(
                    ref=ref,
                    number=number,
                    title=lesson.title if lesson else ref.lesson,
                    lesson=lesson,
                    state=lesson_state(lesson, record) if lesson else None,
                    completed=str(ref) in record.completed,
                    mastered=str(ref) in record.mastered,
                )
            )
        return tuple(entries)

    def resume_point(self, begin_with: Sequence[str] = ()) -> ResumePoint | None:
        """Where *continue* leads: the step last seen, or the next lesson once that one is complete.

        Who has seen no step yet begins with these modules, if there are any. None when everything is complete, or when
        no lesson is available.
        """
        record = self._store.record
        recap, at = "", None
        if record.last_step is not None:
            at = datetime.fromisoformat(record.visited[record.last_step])
            module, lesson_id, step = record.last_step.split("/")
            lesson = self._lesson_or_none(Ref(module, lesson_id))
            if lesson is not None:
                recap = lesson.remember
                place = lesson.place_of(step)
                if place == len(lesson.steps) - 1 and self._done(lesson, lesson.steps[place]):
                    to_do = (number for number, one in enumerate(lesson.steps) if not self._done(lesson, one))
                    place = next(to_do, place)  # what was left out before the end
                    step = lesson.steps[place].id
                if str(lesson.ref) not in record.completed:
                    return ResumePoint(
                        lesson=lesson,
                        step=step if place is not None else None,
                        place=place or 0,
                        begun=True,
                        last_seen=at,
                    )
            following = self.next_lesson(Ref(module, lesson_id))
        else:
            following = self._first_lesson(begin_with)
        if following is None:
            return None
        return ResumePoint(lesson=following, step=None, place=0, begun=False, last_seen=at, recap=recap)

    def _done(self, lesson: Lesson, step: Step) -> bool:
        record, ref = self._store.record, f"{lesson.ref}/{step.id}"
        return ref in record.visited and (isinstance(step, Page) or record.answered(ref))

    def next_lesson(self, after: Ref | None) -> Lesson | None:
        """The first available lesson that is not complete, looking onward from ``after`` and then from the start."""
        refs = self.course.all_lessons()
        start = refs.index(after) + 1 if after in refs else 0
        for ref in (*refs[start:], *refs[:start]):
            if str(ref) not in self._store.record.completed and (lesson := self._lesson_or_none(ref)):
                return lesson
        return None

    def _first_lesson(self, modules: Sequence[str]) -> Lesson | None:
        """The first available lesson of these modules; where there is none, of the course."""
        for module in modules:
            for ref in self.course.lessons(module):
                if str(ref) not in self._store.record.completed and (lesson := self._lesson_or_none(ref)):
                    return lesson
        return self.next_lesson(None)

    def open_lesson(self, ref: Ref, step: str | None = None) -> LessonPlayer:
        """Open a lesson: at ``step``, else where the learner stopped in it, else at its beginning.

        Raises LessonUnavailableError when its file has mistakes.
        """
        lesson = self.course.lesson(ref)
        siblings = tuple(map(str, self.course.lessons(ref.module)))
        lesson_player = LessonPlayer(lesson, self._store, self.now, self._chance, siblings)
        lesson_player.jump(self._place_in(lesson, step))
        return lesson_player

    def _place_in(self, lesson: Lesson, step: str | None) -> int:
        if step is not None:
            return lesson.place_of(step) or 0
        visited = self._store.record.visited
        seen = [(visited[f"{lesson.ref}/{one.id}"], place) for place, one in enumerate(lesson.steps)
                if f"{lesson.ref}/{one.id}" in visited]  # fmt: skip
        complete = str(lesson.ref) in self._store.record.completed
        return max(seen)[1] if seen and not complete else 0

    def frameworks(self) -> tuple[Framework, ...]:
        return self.course.frameworks.whole()

    def crosswalk(self) -> Crosswalk:
        return self.course.crosswalk

    def words(self) -> tuple[Word, ...]:
        return self.course.words

    def words_in(self, text: str) -> tuple[Word, ...]:
        """The words of the glossary that occur in ``text``, in any of their forms."""
        wanted = _comparable(text)
        return tuple(word for word in self.course.words if _occurs(word, wanted))

    def journal(self) -> tuple[journal.JournalEntry, ...]:
        return journal.journal(self._store.record)

    def plan(self) -> tuple[plan.PlanEntry, ...]:
        return plan.plan(self.course, self._store.record)

    def results(self) -> Results:
        """Scores, time and confusions. Opens every lesson."""
        return results(self.course, self._store.record)

    def not_mastered(self) -> tuple[str, ...]:
        """The ids of the lessons that are not mastered yet."""
        return tuple(ref.lesson for ref in self.course.all_lessons() if str(ref) not in self._store.record.mastered)

    def _lesson_or_none(self, ref: Ref) -> Lesson | None:
        try:
            return self.course.lesson(ref)
        except LessonUnavailableError:
            return None
