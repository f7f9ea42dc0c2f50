"""One learner going through the whole course: home, modules, lessons, what comes next."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from copro_tui.course import places
from copro_tui.course.course import Course
from copro_tui.course.model import PlanPart, Word
from copro_tui.course.outline import Outline
from copro_tui.course.places import Place
from copro_tui.course.refs import Ref
from copro_tui.course.words import comparable, occurs
from copro_tui.frameworks import Crosswalk, Framework
from copro_tui.player import contact, home, resume
from copro_tui.player.assignments import Assignments, AssignmentsOf, no_assignments
from copro_tui.player.contact import Contact
from copro_tui.player.due import Due, due
from copro_tui.player.entries import LessonEntry, ModuleEntry
from copro_tui.player.keeping import Keeping
from copro_tui.player.resume import ResumePoint
from copro_tui.player.sending import Sending, SendingOf, nobody_to_send_to
from copro_tui.progress.completion import standing_in_lesson
from copro_tui.progress.events import About, Clock
from copro_tui.progress.ledger import is_connected
from copro_tui.progress.repository import RecordRepository, nothing
from copro_tui.progress.settings import Settings, settings_in
from copro_tui.progress.standing import standing_in_module

if TYPE_CHECKING:
    from copro_tui.course.lesson import Lesson
    from copro_tui.player.journal import JournalEntry
    from copro_tui.player.lesson_boards import LessonBoard
    from copro_tui.player.lesson_player import LessonPlayer
    from copro_tui.player.plan import PlanEntry
    from copro_tui.player.results import Results
    from copro_tui.player.review import Review
    from copro_tui.player.review_outlook import Outcome
    from copro_tui.player.scores import ExerciseScore


class CoursePlayer:
    """One learner in one course. The clock, the source of chance and the look-up of assignments are passed in."""

    def __init__(
        self,
        course: Course,
        store: RecordRepository,
        now: Clock,
        chance: random.Random,
        assignments_of: AssignmentsOf = no_assignments,
        *,
        sending_of: SendingOf = nobody_to_send_to,
        served: bool = False,
    ) -> None:
        """``served``: whether a server keeps this record: nobody else can be switched to, and who runs it can read."""
        self.served = served
        self._sending_of = sending_of
        self.course = course
        self._store = store
        self.keeping = Keeping(store)
        self.now = now
        self._chance = chance
        self._assignments_of = assignments_of
        store.follow(course.renamed)

    @property
    def notice(self) -> str:
        """Message for the learner if the record was repaired on opening; usually empty."""
        return self._store.notice

    def sending(self) -> Sending | None:
        """What can be sent to a trainer; None where there is nobody to send it to."""
        return self._sending_of(self._store.path, self.about.learner)

    @property
    def connected(self) -> bool:
        """Whether the learner agreed, on this computer, to send something to an LRS."""
        return is_connected(self._store.path)

    def on_notice(self, tell: Callable[[str], None]) -> None:
        """Have ``tell`` called with a message whenever the record had to be repaired from now on."""
        self._store.tell = tell

    @property
    def about(self) -> About:
        """The record's owner and their preferences."""
        return self.keeping.record.about

    def change_about(self, **changes: str | dict[str, str]) -> None:
        """Save changed fields of ``about``: language, theme, keys or settings."""
        self._store.change_about(**changes, changed=self.now().isoformat())

    @property
    def is_new(self) -> bool:
        """Whether the learner has opened nothing in any lesson yet."""
        return self.keeping.record.last_step is None

    def settings(self) -> tuple[Settings, tuple[str, ...]]:
        """The settings in force, and a message for each stored value that is not valid."""
        suggested = {"sure": "on"} if self.course.asks_how_sure else {}
        return settings_in({**suggested, **self.about.settings})

    def choose(self, setting: str, value: str) -> None:
        """Save another choice of one setting."""
        self.change_about(settings={**self.about.settings, setting: value})

    def today(self) -> date:
        """Today, where the learner is."""
        return self.now().astimezone().date()

    def assignments(self) -> Assignments:
        """The learner's assignments, as of today."""
        return self._assignments_of(self.about.learner, self.today())

    def modules(self) -> tuple[ModuleEntry, ...]:
        """Every module, with how far the learner is in it."""
        record = self.keeping.record
        answered = {exercise.of_lesson for exercise in record.attempts}
        entries = []
        for module in self.course.modules:
            lessons = self.course.lessons(module.id)
            marked = self.course.marked(ref for ref in lessons if ref in answered)
            entries.append(ModuleEntry(module=module, standing=standing_in_module(lessons, marked, record)))
        return tuple(entries)

    def home(self) -> home.Home:
        """Home: where to carry on, and the trails."""
        assignments = self.assignments()
        begin_with = assignments.begin_with(self.modules()) if assignments else []
        return home.home(self.course, self.keeping.record, self.resume_point(begin_with))

    def lessons(self, module_id: str) -> tuple[LessonEntry, ...]:
        """The lessons of a module, each with how far the learner is in it."""
        return tuple(self.lesson(ref) for ref in self.course.lessons(module_id))

    def lesson(self, ref: Ref) -> LessonEntry:
        """A lesson, with how far the learner is in it."""
        record, lesson = self.keeping.record, self.course.outline(ref)
        return LessonEntry(
            ref=ref,
            number=self.course.lessons(ref.module).index(ref) + 1,
            title=lesson.title if lesson else ref.lesson,
            lesson=lesson,
            state=standing_in_lesson(lesson, record) if lesson else None,
            completed=ref in record.completed,
            mastered=ref in record.mastered,
        )

    def resume_point(self, begin_with: Sequence[str] = ()) -> ResumePoint | None:
        """Where *continue* leads; None if everything is complete (see ``resume.resume_point``)."""
        return resume.resume_point(self.course, self.keeping.record, begin_with)

    def to_carry_on(self) -> Place:
        """Where the learner stopped; once every lesson is finished, what is due for review, or home."""
        if (stopped := self.home().stopped) is not None:
            return stopped.opens
        return places.Review() if self.due().count else places.Home()

    def next_lesson(self, after: Ref) -> Outline | None:
        """The next available lesson that is not complete, looking onward from ``after`` and then from the start."""
        return resume.next_lesson(self.course, self.keeping.record, after)

    def open_lesson(self, ref: Ref, step: str | None = None) -> LessonPlayer:
        """Open a lesson: at ``step``, else where the learner stopped in it, else at its beginning.

        Raises LessonUnavailableError when its file has mistakes.
        """
        from copro_tui.player.lesson_player import LessonPlayer  # home shows without it, and without the others below

        lesson = self.course.lesson(ref)
        place = resume.place_in(lesson.outline, self.keeping.record) if step is None else lesson.place_of(step) or 0
        steps = self.course.contact
        opened = LessonPlayer(
            lesson,
            self.keeping,
            self.now,
            self._chance,
            self.course.lessons(ref.module),
            steps.placed_at if steps is not None else None,
            asks_how_sure=self._asks_how_sure,
        )
        opened.jump(place)
        return opened

    def _asks_how_sure(self) -> bool:
        return self.settings()[0].sure == "on"

    @property
    def most_cards(self) -> int:
        """How many cards are asked in a day at most; 0 where the learner wants no reviews."""
        wanted = self.settings()[0].review
        return 0 if wanted == "off" else int(wanted)

    def review(self) -> Review:
        """Begin a review, or go on with today's."""
        from copro_tui.player.review import Review

        return Review(self.course, self.keeping, self.now, self._chance, self.most_cards, self._asks_how_sure)

    def reviewed_today(self) -> Outcome:
        """How today's review went, and when the first card comes back."""
        from copro_tui.player.review_outlook import outcome_today

        return outcome_today(self.course, self.keeping.record, self.now)

    def comes_back(self, lesson: Lesson) -> str:
        """What of a lesson comes back in a review, and when, as a sentence; empty if nothing does."""
        if not self.most_cards:
            return ""
        from copro_tui.player.review_outlook import comes_back
        from copro_tui.player.review_words import comes_back_words

        return comes_back_words(comes_back(lesson, self.keeping.record, self.now))

    def repaired(self) -> tuple[str, ...]:
        """The names of what was mixed up once, and is remembered for good. Opens the lessons with answers."""
        from copro_tui.player.review_outlook import repaired

        return repaired(self.course, self.keeping.record, self.now)

    def due(self) -> Due:
        """What a review would ask now. Opens no lesson where that is known already."""
        return due(self.course, self.keeping.record, self.now, self.most_cards)

    def frameworks(self) -> tuple[Framework, ...]:
        """The frameworks, in the course's own order."""
        return self.course.frameworks_in_order()

    def crosswalk(self) -> Crosswalk:
        return self.course.crosswalk

    def words(self) -> tuple[Word, ...]:
        return self.course.words

    def words_in(self, text: str) -> tuple[Word, ...]:
        """The words of the glossary that occur in ``text``, in any of their forms."""
        wanted = comparable(text)
        return tuple(word for word in self.course.words if occurs(word, wanted))

    def contact_question(self) -> str:
        """The question that asks for the contact's name; empty if the course asks for none, or not today."""
        return contact.question(self.course)

    def asks_for_contact(self, lesson: Lesson) -> bool:
        """Whether the learner should first name a contact: at the first start of a lesson that is applied to it."""
        if not contact.needed(self.course, lesson, self.keeping.record):
            return False
        known = self.contact()
        return known is None or not known.name

    def name_contact(self, name: str) -> None:
        """Give the contact a name, in one line. Raises UsageError without one, RecordError if it cannot be saved."""
        self.keeping.answer(contact.naming(self.course, name, self.keeping.record, self.now()), nothing)

    def journal(self) -> tuple[JournalEntry, ...]:
        from copro_tui.player.journal import journal

        return journal(self.course, self.keeping.record, self.keeping.drafts())

    def plan(self) -> tuple[PlanEntry, ...]:
        from copro_tui.player.plan import plan

        return plan(self.course, self.keeping.record, self.keeping.drafts())

    def plan_written(self) -> tuple[tuple[PlanPart, bool], ...]:
        """The parts of the plan, each with whether it is written. Opens no lesson."""
        from copro_tui.player.plan import parts_written

        return parts_written(self.course, self.keeping.record, self.keeping.drafts())

    def contact(self) -> Contact | None:
        """The learner's contact; None if the course asks for none, or while it is neither named nor placed."""
        return contact.contact(self.course, self.keeping.record, self.keeping.drafts())

    def results(self) -> Results:
        """Scores, time and confusions. Opens every lesson."""
        from copro_tui.player.results import results

        return results(self.course, self.keeping.record)

    def scores(self, lesson: Lesson) -> tuple[ExerciseScore, ...]:
        """How the marked exercises of a lesson went."""
        from copro_tui.player.scores import exercise_scores

        return exercise_scores(lesson, self.keeping.record)

    def boards(self, lesson: Lesson) -> tuple[LessonBoard, ...]:
        """The boards of a lesson with the cases that the learner has placed on them."""
        from copro_tui.player.lesson_boards import lesson_boards

        seeds = {ref: draft.seed for ref, draft in self.keeping.drafts().items()}
        return lesson_boards(lesson, self.keeping.record, seeds)

    def not_mastered(self) -> tuple[Ref, ...]:
        """The lessons that are not mastered yet."""
        return tuple(ref for ref in self.course.all_lessons() if ref not in self.keeping.record.mastered)

    def title_of(self, ref: Ref) -> str:
        """The title of a lesson; its id if it is not available."""
        lesson = self.course.outline(ref)
        return lesson.title if lesson else ref.lesson
