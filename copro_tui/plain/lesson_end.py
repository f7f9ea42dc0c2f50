"""The end of a lesson in plain mode: results, what to remember, unfinished steps, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.i18n import gettext as _
from copro_tui.plain.blocks import Block, Heading, Text, text, texts
from copro_tui.plain.menu import Entry, Menu, opening
from copro_tui.plain.routes import offer
from copro_tui.plain.voice import Voice
from copro_tui.player import CoursePlayer, LessonPlayer
from copro_tui.player import progress_words as say
from copro_tui.player.scores import ExerciseScore, can_now
from copro_tui.text.marks import spans_of
from copro_tui.text.width import clip


def lesson_end(voice: Voice, player: CoursePlayer, lesson_player: LessonPlayer) -> Place:
    """Read out how the lesson went, and ask what to do next; returns the place chosen."""
    lesson = lesson_player.lesson

    def menu() -> Menu:
        scores = player.scores(lesson)
        entries = [*_unfinished(lesson_player), *_to_mend(lesson_player, scores)]
        following = player.next_lesson(lesson.ref)
        if following is not None:
            values = {"title": following.title, "minutes": following.minutes}
            words = _("Next lesson: %(title)s, about %(minutes)d min") % values
            entries.append(Entry("next", words, means=places.Lesson(following.ref)))
        entries.append(opening(places.Home(), name_of(places.Home())))
        name = _("the end of the lesson “%(lesson)s”") % {"lesson": lesson.title}
        return Menu(name, tuple(_heading(player, lesson_player, scores)), tuple(entries))

    return offer(voice, player, menu, back=places.Step(lesson.ref.at(lesson_player.step.id)))


def _heading(player: CoursePlayer, lesson_player: LessonPlayer, scores: Sequence[ExerciseScore]) -> list[Block]:
    lesson, state = lesson_player.lesson, lesson_player.state
    told: list[Block] = [
        Heading(_("The end of the lesson “%(lesson)s”.") % {"lesson": lesson.title}),
        text(say.end_headline(state)),
        *texts(map(say.exercise_words, scores)),
    ]
    if lesson.remember:
        told.append(text(_("Keep in mind: %(words)s") % {"words": lesson.remember}))
    told += texts((player.comes_back(lesson),))
    if state.complete and (able := can_now(lesson, scores)):
        told += [text(_("You can now:")), *(Text(spans_of(one), "-") for one in able)]
    known = player.course.sources
    if sources := [known[one] for one in lesson.sources if one in known]:
        names = [f"{source.by} {source.year}".strip() or source.title for source in sources]
        told.append(text(_("Sources: %(sources)s") % {"sources": "; ".join(names)}))
    return told


def _to_mend(lesson_player: LessonPlayer, scores: Sequence[ExerciseScore]) -> Iterator[Entry]:
    """Entries for the exercises in which something is still to mend, once the lesson is finished."""
    for one in scores if lesson_player.state.complete else ():
        if one.to_mend:
            words = _("Mend: %(names)s") % {"names": say.to_mend_names(one)}
            yield Entry(f"mend:{one.exercise.id}", words, means=places.Step(one.ref))


def _unfinished(lesson_player: LessonPlayer) -> Iterator[Entry]:
    """Entries for the steps that are not done yet."""
    for place, (step, state) in enumerate(zip(lesson_player.lesson.steps, lesson_player.view().states, strict=True)):
        if state != "done":
            words = _("Go to step %(number)d: %(name)s") % {"number": place + 1, "name": clip(step.label, 44)}
            yield opening(places.Step(lesson_player.lesson.ref.at(step.id)), words)
