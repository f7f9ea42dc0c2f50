"""A step of a lesson as blocks: the question, what is to be answered, where one is, and what can be typed."""

from __future__ import annotations

from collections.abc import Sequence

from copro_tui.course.lesson import Page
from copro_tui.errors import UsageError
from copro_tui.exercises import Exercise
from copro_tui.figures.timeline import timeline_in_words
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.plain.answers import Talk, talk_for
from copro_tui.plain.blocks import Back, Block, Break, Heading, Hint, page, text, texts
from copro_tui.plain.commands import AGAIN, BACK, HELP, naming_words, words_for
from copro_tui.plain.figure import figure_of
from copro_tui.plain.how_sure import asking
from copro_tui.player import CoursePlayer, LessonPlayer, StepView
from copro_tui.player import progress_words as say
from copro_tui.player.messages import changed_words, left_out_words, other_words, part_words, recalled_words


def step_told(player: CoursePlayer, lesson_player: LessonPlayer) -> list[Block]:
    """The current step, with as much detail as its learner likes; where one is comes after the question.

    In full, where one is comes first, and what there is to choose from is read out with the question.
    """
    view, detail = lesson_player.view(), player.settings()[0].detail
    where = where_words(player, lesson_player)
    told: list[Block] = [Heading(where)] if detail == "full" else []
    position = "" if detail != "normal" else _position(view)
    if isinstance(view.step, Page):
        told += [*_page(player, view.step, first=not told), *_recalled(player, view)]
        return [*told, Hint(" ".join(one for one in (position, what_to_type(view).text) if one))]
    told += [Heading(view.step.prompt, level=2 if told else 1), *_recalled(player, view)]
    told += texts((changed_words(view), left_out_words(view)))
    told += _begun(view, view.step, position, full=detail == "full")
    return [*told, what_to_type(view)]


def _begun(view: StepView, exercise: Exercise, position: str, *, full: bool) -> list[Block]:
    """What follows the question of an exercise."""
    if view.phase == "over":
        return [*came_of(view), *other_told(view), *texts((position,))]
    talk = talk_of(view)
    told = texts((" ".join(one for one in (talk.opening(view), position) if one),))
    if view.hinted and exercise.hint:
        told.append(text(_("Hint: %(hint)s") % {"hint": exercise.hint}))
    told += talk.places(view) if full and exercise.by_case else []
    return [*told, Break(), *talk.begun(view), *other_told(view)]


def what_to_type(view: StepView) -> Hint:
    """What can be typed now, and words that lead on from here."""
    if view.exercise is not None and view.asked:
        return asking()
    words = _("Or: %(words)s.") % {"words": words_for(HELP, BACK)}
    if view.exercise is None:
        return Hint(_("Enter goes on.") + " " + words)
    if view.phase == "over":
        return Hint(f"{_ended(view, view.exercise)} {words}")
    how = talk_of(view).how(view)
    if view.can("lesson.show-me") and view.phase != "down":
        how = naming_words(_("%(how)s To see the answer: %(lesson.show-me)s."), how=how)
    return Hint(how if text_follows(view) else f"{how} {words}")


def _ended(view: StepView, exercise: Exercise) -> str:
    """What can be typed once nothing is left to be done at an exercise."""
    if words := talk_of(view).ended(view):
        return words
    if view.in_review:
        return naming_words(_("Enter goes on; %(lesson.save)s to leave."))
    if exercise.own_words:
        return naming_words(_("Enter goes on; %(lesson.try-again)s to write on."))
    if not exercise.scored:
        return naming_words(_("Enter goes on; %(lesson.try-again)s repeats it, %(lesson.list)s reads it."))
    if view.can("lesson.try-all"):
        ways = _(
            "Enter goes on; %(lesson.try-again)s repeats the missed ones, %(lesson.try-all)s repeats them all, "
            "%(lesson.list)s says why."
        )
        return naming_words(ways)
    return naming_words(_("Enter goes on; %(lesson.try-again)s repeats it, %(lesson.list)s says why."))


def back_again(view: StepView, whole: Sequence[Block]) -> Back:
    """That the learner is back at the current step, with all that is there, after something else was looked up."""
    again = words_for(AGAIN)
    values = {"step": view.place + 1, "count": view.count, "again": f".{again}" if text_follows(view) else again}
    return Back(_("Back at step %(step)d of %(count)d. Say %(again)s to hear it.") % values, tuple(whole))


def text_follows(view: StepView) -> bool:
    """Whether lines are the learner's own text at present."""
    return view.can("lesson.keep")


def talk_of(view: StepView) -> Talk:
    """The Talk for the current exercise. Raises UsageError on a page."""
    if view.exercise is None:
        raise UsageError(_("There is nothing to answer on this page."))
    return talk_for(view.exercise)


# -- where one is ------------------------------------------------------------------------------------------------------


def _position(view: StepView) -> str:
    return _("Step %(step)d of %(count)d.") % {"step": view.place + 1, "count": view.count}


def where_words(player: CoursePlayer, lesson_player: LessonPlayer) -> str:
    """Where in the lesson the learner is, in a few short sentences."""
    view, lesson = lesson_player.view(), lesson_player.lesson
    said = [
        _position(view),
        _("%(module)s, %(lesson)s.")
        % {"module": player.course.module(lesson.ref.module).label, "lesson": lesson.title},
    ]
    if view.exercise is not None:
        values = {"number": lesson.exercises.index(view.exercise) + 1, "count": len(lesson.exercises)}
        said.append(_("Question %(number)d of %(count)d.") % values)
        if view.case is not None and view.case.id in view.round and view.phase != "over":
            values = {"number": view.round.index(view.case.id) + 1, "count": len(view.round)}
            said.append(_("Case %(number)d of %(count)d.") % values)
    return " ".join(said)


def summary_told(player: CoursePlayer, lesson_player: LessonPlayer) -> list[Block]:
    """How far the learner is in this lesson, and how the exercises that they answered came out."""
    states = lesson_player.view().states
    done = states.count("done")
    words = ngettext("%(done)d of %(count)d step done.", "%(done)d of %(count)d steps done.", len(states))
    scores = [one for one in player.scores(lesson_player.lesson) if one.first is not None]
    return texts((words % {"done": done, "count": len(states)}, *map(say.exercise_words, scores)))


# -- what is on a step -------------------------------------------------------------------------------------------------


def question_told(player: CoursePlayer, view: StepView) -> list[Block]:
    """The question again, with what belongs to it; of a page its title."""
    if isinstance(view.step, Page):
        return texts((view.step.title or view.step.label,))
    return [text(view.step.prompt), *_recalled(player, view)]


def _page(player: CoursePlayer, step: Page, *, first: bool) -> list[Block]:
    """A page, and its figure in words."""
    told: list[Block] = [Heading(step.title, level=1 if first else 2)] if step.title else [Break()]
    told += page(step.text)
    if (figure := figure_of(player, step)) is not None:
        told += [Break(), *figure.short()]
    if (line := step.timeline) is not None:
        told += [Break(), *texts(timeline_in_words(line.events, player.course.frameworks.get(line.framework or "")))]
    if step.shows == "plan":
        parts = [{"part": one.part.title, "text": part_words(one)} for one in player.plan()]
        told += [Break(), *texts(_("%(part)s: %(text)s") % one for one in parts)]
    return told


def _recalled(player: CoursePlayer, view: StepView) -> list[Block]:
    """The learner's earlier words that the step is read out with, after the day on which they were written."""
    if view.recalled is None:
        return []
    return texts((recalled_words(view.recalled, player.now().astimezone().date()), view.recalled.text))


def came_of(view: StepView) -> list[Block]:
    """How what was put down, checked or chosen came out; at the end of an exercise also what its author says then."""
    told = talk_of(view).came(view)
    if view.exercise is not None and view.phase == "over" and view.exercise.after:
        told += page(view.exercise.after)
    return told


def other_told(view: StepView) -> list[Block]:
    """That there is another text of the learner's at this step, and how to take it; empty if there is none."""
    if not view.others:
        return []
    take = ".other" if text_follows(view) else "other"
    return [text(other_words(view)), Hint(_("Type %(take)s to take it.") % {"take": take})]
