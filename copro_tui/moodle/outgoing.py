"""Exercises and pages as questions of Moodle, and what is lost of each on the way. Pure.

A kind is not asked for: how its answers are given decides what becomes of it, so that a new kind goes out as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypedDict

from msgspec import Struct

from copro_tui.course.course import Course
from copro_tui.course.lesson import Lesson, Page
from copro_tui.exercises import Exercise, Item
from copro_tui.frameworks import Framework
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext, speaking
from copro_tui.moodle.question import (
    LONGEST,
    Answer,
    Cloze,
    Description,
    Essay,
    Gap,
    Matching,
    MultiChoice,
    Ordering,
    Pair,
    Question,
    is_legal,
)
from copro_tui.text.html import Html, joined, lines, tag
from copro_tui.text.marked_html import line_html, page_html


class Sent(Struct, frozen=True):
    """What became of a step."""

    step: str
    question: Question | None
    """None if it has no place in Moodle."""
    lost: tuple[str, ...] = ()
    """What does not arrive, a sentence each."""


def questions_of(lesson: Lesson, course: Course, *, pages: bool, whole_places: bool) -> Iterator[Sent]:
    """The steps of a lesson as questions, in order; its pages only if ``pages``.

    With ``whole_places`` credit for more than one place of a case arrives; that needs a question type that GIFT lacks.
    """
    for step in lesson.steps:
        head = _head(lesson, step.id, course)
        if isinstance(step, Exercise):
            yield _exercise(step, head, whole_places=whole_places)
        elif pages:
            yield _page(step, head, course)


class _Head(Struct, frozen=True):
    """What all questions of a lesson begin with."""

    name: str
    category: tuple[str, ...]
    language: str
    """That of the course, for the few words that are ours."""


def _head(lesson: Lesson, step: str, course: Course) -> _Head:
    module = course.module(lesson.ref.module)
    return _Head(str(lesson.ref.at(step)), (course.title, module.title, lesson.title), course.language)


def _exercise(exercise: Exercise, head: _Head, *, whole_places: bool) -> Sent:
    question: Question | None
    lost: list[str]
    if exercise.own_words:
        question, lost = _essay(exercise, head, _paragraph(exercise.prompt)), []
    elif exercise.by_case and not exercise.keyed:
        question, lost = _own_work(exercise, head)
    elif exercise.by_case and not exercise.scored:
        question, lost = _conversation(exercise, head)
    elif exercise.by_case:
        question, lost = _placing(exercise, head, whole_places=whole_places)
    elif exercise.options:
        question, lost = _choice(exercise, head)
    else:
        question, lost = _order(exercise, head)
    return Sent(exercise.id, question, (*lost, *_always_lost(exercise)))


def _always_lost(exercise: Exercise) -> Iterator[str]:
    """What is lost of any exercise that has it."""
    if exercise.framework is not None:
        yield _("The drawing of “%(framework)s” is not there.") % {"framework": exercise.framework.label}
    if exercise.plan is not None:
        yield _("The answer goes into no plan.")
    if exercise.recall is not None:
        yield _("The learner's earlier words are not shown.")


# -- one kind of question after the other -------------------------------------------------------------------------


class _Common(TypedDict):
    name: str
    category: tuple[str, ...]
    general: str
    hint: str
    tags: tuple[str, ...]


def _common(exercise: Exercise, head: _Head, *reasons: Html) -> _Common:
    """What the questions of all exercises have; ``reasons`` go into the general feedback."""
    after = [page_html(exercise.after)] if exercise.after else []
    return {
        "name": head.name,
        "category": head.category,
        "general": lines(*after, *reasons),
        "hint": line_html(exercise.hint),
        "tags": ("copro", f"copro:{exercise.kind}", f"copro:revision:{exercise.revision()}"),
    }


def _choice(exercise: Exercise, head: _Head) -> tuple[Question | None, list[str]]:
    right, items = set(exercise.solution()), exercise.all_items
    single, wrong = not exercise.checked_on_request, len(items) - len(right)
    earns, costs = (100.0, 0.0) if single else (_share(len(right)), -_share(wrong))
    if not (is_legal(earns) and is_legal(costs)):
        count = len(right) if not is_legal(earns) else wrong
        return None, [_("Moodle has no percentage for one answer of %(count)d: it is left out.") % {"count": count}]
    answers = tuple(
        Answer(line_html(one.text), earns if one.id in right else costs, line_html(one.because)) for one in items
    )
    text = _paragraph(exercise.prompt)
    return MultiChoice(text=text, answers=answers, single=single, **_common(exercise, head)), []


def _share(count: int) -> float:
    """100 per cent shared by ``count`` answers, with as many decimals as Moodle has."""
    return round(100 / count, 5) if count else 0.0


def _order(exercise: Exercise, head: _Head) -> tuple[Question | None, list[str]]:
    items = {one.id: one for one in exercise.all_items}
    solution = [str(one) for one in exercise.solution()]
    lost = [
        _("Moodle's mark is the share of pairs in order, where chance earns a half; here it is twice that, less one."),
        *_reasons_together(exercise),
    ]
    if _has_ties(exercise, solution):
        lost.append(_("Some things may change places here; in Moodle one order alone is right."))
    question = Ordering(
        text=_paragraph(exercise.prompt),
        items=tuple(line_html(items[one].text) for one in solution),
        **_common(exercise, head, _reasons(items[one] for one in solution)),
    )
    return question, lost


def _has_ties(exercise: Exercise, solution: Sequence[str]) -> bool:
    """Whether two neighbours of an order can change places without cost."""
    swapped = ([*solution[:at], solution[at + 1], solution[at], *solution[at + 2 :]] for at in range(len(solution) - 1))
    return any(exercise.judge(one).score == 1 for one in swapped)


def _placing(exercise: Exercise, head: _Head, *, whole_places: bool) -> tuple[Question | None, list[str]]:
    names = [place.text for place in exercise.places]
    for_matching = len(set(names)) == len(names) and max(map(len, names)) <= LONGEST
    partial = any(
        credit not in (0, 1) or (credit == 1) != (place.id == case.best)
        for case in exercise.cases
        for place in exercise.places
        for credit in [exercise.credit(case, place.id)]
    )
    if whole_places and (partial or exercise.ordered or not for_matching):
        return _cloze(exercise, head), _contested(exercise)
    if not for_matching:
        return None, [_("Two places have the same name, or one is too long: it is left out.")]
    lost = list(_reasons_together(exercise))
    if partial:
        lost.append(_("Only the best place of each case earns something, and no neighbour."))
    remarks = sum(len(case.near_miss) for case in exercise.cases)
    if remarks:
        said = ngettext(
            "%(count)d remark on a wrong place is lost.", "%(count)d remarks on wrong places are lost.", remarks
        )
        lost.append(said % {"count": remarks})
    used = [str(case.best) for case in exercise.cases]
    spare = [place for place in exercise.places if place.id not in used]
    pairs = (
        *(Pair(_paragraph(case.text), exercise.options[best]) for case, best in zip(exercise.cases, used, strict=True)),
        *(Pair("", place.text) for place in spare),
    )
    reasons = _reasons(exercise.cases)
    return Matching(text=_paragraph(exercise.prompt), pairs=pairs, **_common(exercise, head, reasons)), lost


def _cloze(exercise: Exercise, head: _Head) -> Question:
    gaps = tuple(
        Gap(
            line_html(case.text),
            tuple(
                Answer(line_html(place.text), _per_cent(exercise.credit(case, place.id)), _remark(case, place.id))
                for place in exercise.places_of(case)
            ),
        )
        for case in exercise.cases
    )
    return Cloze(text=_paragraph(exercise.prompt), gaps=gaps, **_common(exercise, head))


def _per_cent(credit: float) -> float:
    return round(100 * credit, 5)


def _remark(case: Item, place: str) -> Html:
    """What is said to those who put a case there: why it is a near miss, else why it belongs where it does."""
    return line_html(case.near_miss.get(place, case.because))


def _contested(exercise: Exercise) -> list[str]:
    count = sum(case.contested for case in exercise.cases)
    said = ngettext(
        "That people differ about %(count)d case is not said.",
        "That people differ about %(count)d cases is not said.",
        count,
    )
    return [said % {"count": count}] if count else []


def _own_work(exercise: Exercise, head: _Head) -> tuple[Question | None, list[str]]:
    names = ", ".join(place.text for place in exercise.places)
    with speaking(head.language):
        places = _("Places: %(places)s.") % {"places": names}
    text = lines(_paragraph(exercise.prompt), _listed(case.text for case in exercise.cases), _paragraph(places))
    return _essay(exercise, head, text), [_("It is written down, and not placed.")]


def _conversation(exercise: Exercise, head: _Head) -> tuple[Question | None, list[str]]:
    """Its first turn, as a question; what each reply does there is the feedback."""
    first = exercise.cases[0]
    ids = [place.id for place in exercise.places_of(first)]
    replies = [one for one in exercise.all_items if one.id in ids]
    with speaking(head.language):
        asked = _("What would you say, and why?")
    text = lines(
        *(_paragraph(one) for one in (exercise.prompt, *exercise.told[:1], first.text)),
        _listed(one.text for one in replies),
        _paragraph(asked),
    )
    said = _("Only the first turn (of %(count)d) is there, as a question to write about; nothing branches.")
    return _essay(exercise, head, text, _reasons(replies)), [said % {"count": len(exercise.cases)}]


def _essay(exercise: Exercise, head: _Head, text: Html, *reasons: Html) -> Question:
    return Essay(text=text, **_common(exercise, head, *reasons))


def _page(page: Page, head: _Head, course: Course) -> Sent:
    lost: list[str] = []
    parts = [tag("h3", page.title)] if page.title else []
    parts.append(page_html(page.text))
    for framework_id in (page.figure, page.beside):
        framework = course.frameworks.get(framework_id or "")
        if framework is not None:
            parts.append(_in_words(framework))
            lost.append(_("“%(framework)s” is a list, and no drawing.") % {"framework": framework.label})
    if page.timeline is not None:
        parts.append(_listed(f"{event.when}: {event.what}" for event in page.timeline.events))
        lost.append(_("The timeline is a list, and no drawing."))
    if page.shows is not None:
        lost.append(_("The learner's plan is not shown."))
    if page.recall is not None:
        lost.append(_("The learner's earlier words are not shown."))
    question = Description(name=head.name, category=head.category, text=lines(*parts), tags=("copro", "copro:page"))
    return Sent(page.id, question, tuple(lost))


# -- parts of texts -----------------------------------------------------------------------------------------------


def _paragraph(text: str) -> Html:
    return tag("p", line_html(text))


def _listed(texts: Iterable[str]) -> Html:
    return tag("ul", *(tag("li", line_html(one)) for one in texts))


def _in_words(framework: Framework) -> Html:
    """A framework as a list, the highest point of one with an order first."""
    points = reversed(framework.points) if framework.ordered else framework.points
    return tag("ul", *(tag("li", tag("strong", one.name), f" {one.gloss}") for one in points))


def _reasons(items: Iterable[Item]) -> Html:
    """The reasons of several items as a list, each after its text."""
    return tag(
        "ul", *(tag("li", tag("strong", one.text), joined(" ", line_html(one.because))) for one in items if one.because)
    )


def _reasons_together(exercise: Exercise) -> Iterator[str]:
    if any(one.because for one in exercise.all_items):
        yield _("The reasons stand together in the general feedback.")
