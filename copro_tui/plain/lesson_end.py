"""The end of a lesson in lines: how it went, what to remember, what is left of it, and what comes next."""

from __future__ import annotations

from copro_tui.i18n import gettext as _
from copro_tui.plain.commands import BACK
from copro_tui.plain.console import Console
from copro_tui.plain.lookups import look_up
from copro_tui.plain.menu import Entry, choose
from copro_tui.player import CoursePlayer, LessonPlayer
from copro_tui.player.messages import end_headline
from copro_tui.text.width import clip


def lesson_end(console: Console, player: CoursePlayer, lesson_player: LessonPlayer) -> LessonPlayer | None:
    """Say how the lesson went, and ask what to do next: the sitting that it leads to, or None for home."""
    following = player.next_lesson(lesson_player.lesson.ref)
    entries = _unfinished(lesson_player)
    if following is not None:
        first = 0 if lesson_player.state.complete else len(entries)
        entries.insert(first, Entry("next", _("Next lesson: %(title)s") % {"title": following.title}))
    entries.append(Entry("home", _("Home")))
    while (chosen := choose(console, _heading(player, lesson_player), entries)).command is not None:
        if chosen.command is BACK:
            return lesson_player
        if (elsewhere := look_up(console, player, chosen.command, chosen.rest)) is not None:
            return elsewhere
    kind, _colon, rest = chosen.entry.partition(":")
    if kind == "next" and following is not None:
        return player.open_lesson(following.ref)
    if kind == "step":
        lesson_player.jump(int(rest))
        return lesson_player
    return None


def _heading(player: CoursePlayer, lesson_player: LessonPlayer) -> list[str]:
    lesson, state = lesson_player.lesson, lesson_player.state
    lines = [
        _("The end of the lesson “%(lesson)s”.") % {"lesson": lesson.title},
        end_headline(state),
    ]
    if state.best is not None:
        lines.append(_("Your best scores are %(score)d %% on average.") % {"score": round(100 * state.best)})
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
    """The steps that are still to do."""
    entries = []
    for place, (step, state) in enumerate(zip(lesson_player.lesson.steps, lesson_player.view().states, strict=True)):
        if state != "done":
            text = _("Go to step %(number)d: %(name)s") % {"number": place + 1, "name": clip(step.label, 44)}
            entries.append(Entry(f"step:{place}", text))
    return entries
