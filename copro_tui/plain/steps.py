"""A step of a lesson in lines: a page with its figure, an exercise with its items, and what was said of an answer."""

from __future__ import annotations

from copro_tui.course.model import Lesson, Page
from copro_tui.exercises import Exercise, Reflect
from copro_tui.figures.cells import clip
from copro_tui.figures.spoken import spoken, spoken_beside
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.plain.answers import Talk
from copro_tui.plain.lines import without_marks
from copro_tui.player import Player, StepView
from copro_tui.player.telling import changed_words, headline, notes, score_words

STATES = {"new": mark("not seen yet"), "seen": mark("seen"), "done": mark("done")}


def page_lines(player: Player, page: Page) -> list[str]:
    """A page, and its figure in words."""
    lines = [page.title] if page.title else []
    lines += without_marks(page.text)
    shelf = player.course.frameworks
    figure, other = shelf.get(page.figure or ""), shelf.get(page.beside or "")
    if figure is not None and other is not None:
        lines += [_("Figure."), *spoken_beside(figure, other, player.crosswalk())]
    elif figure is not None:
        lines += [_("Figure."), *spoken(figure)]
    return lines


def exercise_lines(view: StepView, exercise: Exercise, talk: Talk) -> list[str]:
    """An exercise that waits for its answer."""
    lines = [exercise.prompt]
    if view.changed:
        lines.append(changed_words(view))
    if view.hinted and exercise.hint:
        lines.append(_("Hint: %(hint)s") % {"hint": exercise.hint})
    return [*lines, *talk.items(view)]


def result_said(view: StepView, exercise: Exercise, talk: Talk) -> list[str]:
    """What is said of a checked answer: the words, what mends it, each item with its reason, and the score last."""
    lines = [changed_words(view), headline(view), *notes(view), *talk.marks(view)]
    if isinstance(exercise, Reflect):
        lines += without_marks(exercise.after)
    if score := score_words(view):
        lines.append(_("Score: %(score)s.") % {"score": score})
    if view.can_show and not (view.feedback is not None and view.feedback.score == 1):
        lines.append(_("Type m to be shown the answer."))
    return [line for line in lines if line]


def step_names(view: StepView, lesson: Lesson) -> list[str]:
    """The steps of a lesson, each with how it stands."""
    lines = []
    for number, (step, state) in enumerate(zip(lesson.steps, view.states, strict=True), start=1):
        text = (step.title or step.text) if isinstance(step, Page) else step.prompt
        values = {"number": number, "name": clip(text, 58), "state": _(STATES[state])}
        if number == view.place + 1:
            lines.append(_("%(number)d. %(name)s (%(state)s, you are here)") % values)
        else:
            lines.append(_("%(number)d. %(name)s (%(state)s)") % values)
    return lines
