"""The end of a lesson in plain mode: results, what to remember, unfinished steps, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.i18n import gettext as _
from copro_tui.plain.blocks import Block, Break, Heading, Text, text, texts
from copro_tui.plain.commands import naming_words
from copro_tui.plain.menu import Entry, Menu, opening
from copro_tui.plain.routes import offer
from copro_tui.plain.voice import Voice
from copro_tui.player import CoursePlayer, LessonPlayer
from copro_tui.player import progress_words as say
from copro_tui.player.scores import ExerciseScore, can_now
from copro_tui.text.marks import spans_of
from copro_tui.text.width import clip


def lesson_end(voice: Voice, player: CoursePlayer, lesson_player: LessonPlayer) -> Place:
    """Say how the lesson went, and ask what to do next; returns the place chosen.

    Who wants to mend an exercise finds it begun anew with exactly what its best try left to mend.
    """
    lesson = lesson_player.lesson
    back = places.Step(lesson.ref.at(lesson_player.step.id))

    def menu() -> Menu:
        scores = player.scores(lesson)
        entries = [*_unfinished(lesson_player), *_to_mend(lesson_player, scores)]
        home = opening(places.Home(), name_of(places.Home()))
        following = player.next_lesson(lesson.ref)
        enter = Entry("home", _("Enter goes home."), means=places.Home())
        if following is not None:
            values = {"title": following.title, "minutes": following.minutes}
            words = _("Next lesson: %(title)s, about %(minutes)d min") % values
            entries.append(Entry("next", words, means=places.Lesson(following.ref)))
            enter = Entry("enter", _("Enter goes on to the next lesson."), means=places.Lesson(following.ref))
        return Menu(
            _("the end of the lesson “%(lesson)s”") % {"lesson": lesson.title},
            tuple(_heading(player, lesson_player, scores)),
            (*entries, home),
            summary=lambda: texts(map(say.exercise_words, scores)),
            more=tuple(_sources(player, lesson_player)),
            enter=enter,
            ways=naming_words(_("To hear how each exercise went: %(say.summary)s. The sources: %(say.more)s.")),
        )

    place = offer(voice, player, menu, back=back)
    if place is not back and place in (one.means for one in _to_mend(lesson_player, player.scores(lesson))):
        assert isinstance(place, places.Step)
        lesson_player.mend(place.ref.step)
    return place


def _heading(player: CoursePlayer, lesson_player: LessonPlayer, scores: Sequence[ExerciseScore]) -> list[Block]:
    """That the lesson is done, and what is to be kept of it; in full also how each exercise went, and the sources."""
    lesson, state = lesson_player.lesson, lesson_player.state
    full = player.settings()[0].detail == "full"
    told: list[Block] = [
        Heading(_("The end of the lesson “%(lesson)s”.") % {"lesson": lesson.title}),
        text(say.end_headline(state)),
        *(texts(map(say.exercise_words, scores)) if full else []),
    ]
    if lesson.remember:
        told.append(text(_("Keep in mind: %(words)s") % {"words": lesson.remember}))
    told += texts((player.comes_back(lesson),))
    if state.complete and (able := can_now(lesson, scores)):
        told += [Break(), text(_("You can now:")), *(Text(spans_of(one), "-") for one in able)]
    return [*told, *(_sources(player, lesson_player) if full else []), Break()]


def _sources(player: CoursePlayer, lesson_player: LessonPlayer) -> list[Block]:
    """The sources of the lesson in short; empty if it has none."""
    known = player.course.sources
    names = [
        f"{one.by} {one.year}".strip() or one.title for key in lesson_player.lesson.sources if (one := known.get(key))
    ]
    return [text(_("Sources: %(sources)s") % {"sources": "; ".join(names)})] if names else []


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
