"""The end of a lesson in plain mode: results, what to remember, unfinished steps, and what comes next."""

from __future__ import annotations

from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.i18n import gettext as _
from copro_tui.plain.console import Console
from copro_tui.plain.menu import Entry, opening
from copro_tui.plain.routes import Menu, offer
from copro_tui.player import CoursePlayer, LessonPlayer
from copro_tui.player.progress_words import end_headline
from copro_tui.text.width import clip


def lesson_end(console: Console, player: CoursePlayer, lesson_player: LessonPlayer) -> Place:
    """Read out how the lesson went, and ask what to do next; returns the place chosen."""
    lesson = lesson_player.lesson

    def menu() -> Menu:
        following, entries = player.next_lesson(lesson.ref), _unfinished(lesson_player)
        if following is not None:
            text = _("Next lesson: %(title)s") % {"title": following.title}
            first = 0 if lesson_player.state.complete else len(entries)
            entries.insert(first, Entry("next", text, means=places.Lesson(following.ref)))
        entries.append(opening(places.Home(), name_of(places.Home())))
        return _heading(player, lesson_player), entries

    return offer(console, player, menu, back=places.Step(lesson.ref.at(lesson_player.step.id)))


def _heading(player: CoursePlayer, lesson_player: LessonPlayer) -> list[str]:
    lesson, state = lesson_player.lesson, lesson_player.state
    lines = [
        _("The end of the lesson “%(lesson)s”.") % {"lesson": lesson.title},
        end_headline(state),
    ]
    if state.best is not None:
        lines.append(_("Your best scores are %(score)d%% on average.") % {"score": round(100 * state.best)})
    if lesson.remember:
        lines.append(_("Remember: %(words)s") % {"words": lesson.remember})
    if state.complete:
        lines += [_("You can now:"), *(f"- {one}" for one in lesson.objectives)]
    known = player.course.sources
    if sources := [known[one] for one in lesson.sources if one in known]:
        texts = [f"{source.by} {source.year}".strip() or source.title for source in sources]
        lines.append(_("Sources: %(sources)s") % {"sources": "; ".join(texts)})
    return lines


def _unfinished(lesson_player: LessonPlayer) -> list[Entry]:
    """Entries for the steps that are not done yet."""
    entries = []
    for place, (step, state) in enumerate(zip(lesson_player.lesson.steps, lesson_player.view().states, strict=True)):
        if state != "done":
            text = _("Go to step %(number)d: %(name)s") % {"number": place + 1, "name": clip(step.label, 44)}
            entries.append(opening(places.Step(lesson_player.lesson.ref.at(step.id)), text))
    return entries
