"""A step of a lesson as blocks: a page with its figure, an exercise with its items, the feedback on an answer."""

from __future__ import annotations

from copro_tui.commands import COMMANDS
from copro_tui.course.lesson import Lesson, Page
from copro_tui.errors import UsageError
from copro_tui.exercises import Exercise
from copro_tui.figures.timeline import timeline_in_words
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.plain.answers import Talk, talk_for
from copro_tui.plain.blocks import Block, Heading, Hint, page, text, texts
from copro_tui.plain.commands import naming_commands, words_for
from copro_tui.plain.figure import figure_of
from copro_tui.plain.how_sure import asking
from copro_tui.player import CoursePlayer, LessonPlayer, StepView
from copro_tui.player.messages import changed_words, left_out_words, other_words, part_words, recalled_words
from copro_tui.text.width import clip

STATES = {"new": mark("not seen yet"), "seen": mark("seen"), "done": mark("done")}


def step_told(player: CoursePlayer, lesson_player: LessonPlayer) -> list[Block]:
    """The current step: its heading, its text, items or feedback, and what can be typed."""
    view = lesson_player.view()
    told = _heading(player, lesson_player, view)
    if isinstance(view.step, Page):
        told += [*_page(player, view.step), *_recalled(player, view)]
    elif view.phase == "over":
        told += [*texts((view.step.prompt, changed_words(view))), *came_of(view), *other_told(view)]
    else:
        told += _question(player, view, view.step)
    waits = view.exercise is not None and talk_of(view).waits(view)
    return [*told, what_to_type(view, waits=waits)]


def what_to_type(view: StepView, *, waits: bool = False) -> Hint:
    """What can be typed now; with ``waits`` the first case was not read yet."""
    return asking() if view.exercise is not None and view.asked and not waits else Hint(_ways(view, waits=waits))


def _ways(view: StepView, *, waits: bool) -> str:
    if view.exercise is None:
        return naming_commands(_("Enter goes on.") + " " + _leaving())
    if waits:
        return naming_commands(_leaving())
    if view.phase == "over":
        return _ended(view, view.exercise)
    ways = _("%(how)s %(screen.help)s for help.")
    if text_follows(view):
        ways = _("%(how)s .%(screen.help)s for help, .%(lesson.back)s back, .%(lesson.save)s to leave.")
    elif view.can("lesson.show-me") and view.phase != "down":
        ways = _("%(how)s %(lesson.show-me)s shows the answer, %(screen.help)s for help.")
    return naming_commands(ways, how=talk_of(view).how(view))


def _leaving() -> str:
    """The commands that lead out of a step, as a sentence with fields for them."""
    return _("%(screen.help)s for help, %(lesson.back)s back, %(lesson.save)s to leave.")


def _ended(view: StepView, exercise: Exercise) -> str:
    """What can be typed once nothing is left to be done at an exercise."""
    if words := talk_of(view).ended(view):
        return words
    if view.in_review:
        return naming_commands(_("Enter goes on, %(screen.help)s for help, %(lesson.save)s to leave."))
    if exercise.own_words:
        ways = _("Enter goes on, %(lesson.try-again)s to write on.")
    elif not exercise.scored:
        ways = _("Enter goes on, %(lesson.try-again)s repeats it, %(lesson.list)s lists it.")
    elif view.can("lesson.try-all"):
        ways = _(
            "Enter goes on, %(lesson.try-again)s repeats the missed ones, %(lesson.try-all)s repeats them all, "
            "%(lesson.list)s says why. %(screen.help)s for help."
        )
        return naming_commands(ways)
    else:
        ways = _("Enter goes on, %(lesson.try-again)s repeats it, %(lesson.list)s says why.")
    return naming_commands(f"{ways} {_leaving()}")


def back_again(view: StepView) -> list[Block]:
    """A short reminder of the current step, after something else was looked up."""
    repeat = words_for(COMMANDS["lesson.repeat"])
    values = {"step": view.place + 1, "count": view.count, "repeat": f".{repeat}" if text_follows(view) else repeat}
    back = _("Back at step %(step)d of %(count)d. Type %(repeat)s to hear it again.") % values
    return [text(back), what_to_type(view)]


def text_follows(view: StepView) -> bool:
    """Whether lines are the learner's own text at present, so that commands begin with a full stop."""
    return view.can("lesson.keep")


def talk_of(view: StepView) -> Talk:
    """The Talk for the current exercise. Raises UsageError on a page."""
    if view.exercise is None:
        raise UsageError(_("There is nothing to answer on this page."))
    return talk_for(view.exercise)


def _heading(player: CoursePlayer, lesson_player: LessonPlayer, view: StepView) -> list[Block]:
    lesson = lesson_player.lesson
    values = {
        "module": player.course.module(lesson.ref.module).label,
        "lesson": lesson.title,
        "step": view.place + 1,
        "count": view.count,
    }
    told: list[Block] = [Heading(_("Step %(step)d of %(count)d. %(module)s, %(lesson)s") % values)]
    if isinstance(view.step, Exercise):
        question = {
            "number": lesson.exercises.index(view.step) + 1,
            "count": len(lesson.exercises),
            "what": talk_of(view).opening(),
        }
        told.append(text(_("Question %(number)d of %(count)d. %(what)s") % question))
    return told


def _page(player: CoursePlayer, step: Page) -> list[Block]:
    """A page, and its figure in words."""
    told: list[Block] = [Heading(step.title, level=2)] if step.title else []
    told += page(step.text)
    if (figure := figure_of(player, step)) is not None:
        told += figure.short()
    if (line := step.timeline) is not None:
        told += texts(timeline_in_words(line.events, player.course.frameworks.get(line.framework or "")))
    if step.shows == "plan":
        parts = [{"part": one.part.title, "text": part_words(one)} for one in player.plan()]
        told += texts(_("%(part)s: %(text)s") % one for one in parts)
    return told


def _recalled(player: CoursePlayer, view: StepView) -> list[Block]:
    """The learner's earlier words that the step is read out with, after the day on which they were written."""
    if view.recalled is None:
        return []
    return texts((recalled_words(view.recalled, player.now().astimezone().date()), view.recalled.text))


def _question(player: CoursePlayer, view: StepView, exercise: Exercise) -> list[Block]:
    """An exercise that is not checked yet."""
    told = [text(exercise.prompt), *_recalled(player, view), *texts((changed_words(view), left_out_words(view)))]
    if view.hinted and exercise.hint:
        told.append(text(_("Hint: %(hint)s") % {"hint": exercise.hint}))
    return [*told, *talk_of(view).begun(view), *other_told(view)]


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


def step_names(view: StepView, lesson: Lesson) -> list[str]:
    """The steps of a lesson as lines, each with its state."""
    lines = []
    for number, (step, state) in enumerate(zip(lesson.steps, view.states, strict=True), start=1):
        values = {"number": number, "name": clip(step.label, 58), "state": _(STATES[state])}
        if number == view.place + 1:
            lines.append(_("%(number)d. %(name)s (%(state)s, you are here)") % values)
        else:
            lines.append(_("%(number)d. %(name)s (%(state)s)") % values)
    return lines
