"""What an expert is asked to review: every claim that a course makes and every answer that it marks."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from copro_tui.course.course import Course
from copro_tui.course.lesson import Lesson, Page
from copro_tui.course.refs import Ref
from copro_tui.exercises import Exercise
from copro_tui.exercises.evidence import Evidence
from copro_tui.figures.timeline import timeline_in_words
from copro_tui.frameworks import Framework, Point


class Answer(Struct, frozen=True):
    """The course's answer to one item: the names of the places that earn credit, and how much."""

    place: str
    credit: float


class Entry(Struct, frozen=True, kw_only=True):
    """One thing to review."""

    name: str
    """Where it is: a reference in its text form, or a framework with its point."""
    said: tuple[str, ...]
    """What is claimed or asked. The question itself, and what is told with it, is with its first item."""
    page: str = ""
    """The text of a page: Markdown."""
    answers: tuple[Answer, ...] = ()
    """The answers that the course marks; empty if it is a claim."""
    because: str = ""
    near_misses: tuple[tuple[str, str], ...] = ()
    """What is said to those who answered otherwise, each with the name of that place."""
    evidence: Evidence

    @property
    def awaiting(self) -> bool:
        """Whether it must not be relied on before it is approved."""
        return self.evidence.review == "awaiting"


class Section(Struct, frozen=True):
    """The entries of one lesson, or of one framework."""

    title: str
    objectives: tuple[str, ...]
    entries: tuple[Entry, ...]


def lesson_section(lesson: Lesson, course: Course) -> Section:
    """Everything in a lesson that can be reviewed, in its order; what learners write themselves is left out."""
    entries: list[Entry] = []
    for step in lesson.steps:
        ref = lesson.ref.at(step.id)
        if isinstance(step, Page):
            entries.append(_page(ref, step, course))
        elif step.keyed:
            entries += _answers(ref, step)
    return Section(lesson.title, lesson.objectives, tuple(entries))


def framework_section(framework: Framework) -> Section:
    """What a framework says of itself and of each point; a point without sources has those of its framework."""
    of_all = Evidence(source=framework.sources)
    about = Entry(name=framework.id, said=(), page=framework.about, evidence=of_all)
    return Section(
        framework.title,
        (),
        (*((about,) if framework.about else ()), *(_point(framework, one, of_all) for one in framework.points)),
    )


def _page(ref: Ref, page: Page, course: Course) -> Entry:
    events: tuple[str, ...] = ()
    if page.timeline is not None:
        framework = course.frameworks.get(page.timeline.framework or "")
        events = timeline_in_words(page.timeline.events, framework)
    said = tuple(one for one in (page.title, *events) if one)
    return Entry(name=str(ref), said=said, page=page.text, evidence=page.within(Evidence()))


def _answers(ref: Ref, exercise: Exercise) -> Iterator[Entry]:
    for number, item in enumerate(exercise.all_items):
        yield Entry(
            name=str(ref.case(item.id)),
            said=(*(() if number else (exercise.prompt, *exercise.told)), *exercise.in_words(item)),
            answers=tuple(Answer(place, credit) for place, credit in exercise.answer_to(item)),
            because=item.because,
            near_misses=tuple((exercise.options.get(place, place), said) for place, said in item.near_miss.items()),
            evidence=item.evidence,
        )


def _point(framework: Framework, point: Point, of_all: Evidence) -> Entry:
    said = tuple(one for one in (point.name, point.gloss, point.voice, *point.examples) if one)
    return Entry(name=f"{framework.id}#{point.id}", said=said, evidence=Evidence(source=point.sources).within(of_all))
