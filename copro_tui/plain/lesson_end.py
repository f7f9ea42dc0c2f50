"""The end of a lesson in lines: how it went, what to remember, what is left of it, and what comes next."""

from __future__ import annotations

from copro_tui.course.model import Page
from copro_tui.figures.cells import clip
from copro_tui.i18n import gettext as _
from copro_tui.plain.asides import look_up
from copro_tui.plain.commands import BACK
from copro_tui.plain.menu import Entry, choose
from copro_tui.plain.voice import Voice
from copro_tui.player import Player, Sitting
from copro_tui.player.telling import end_headline


def lesson_end(voice: Voice, player: Player, sitting: Sitting) -> Sitting | None:
    """Say how the lesson went, and ask what to do next: the sitting that it leads to, or None for home."""
    following = player.next_lesson(sitting.lesson.ref)
    entries = _unfinished(sitting)
    if following is not None:
        first = 0 if sitting.state.complete else len(entries)
        entries.insert(first, Entry("next", _("Next lesson: %(title)s") % {"title": following.title}))
    entries.append(Entry("home", _("Home")))
    while (chosen := choose(voice, _heading(player, sitting), entries)).command is not None:
        if chosen.command is BACK:
            return sitting
        if (elsewhere := look_up(voice, player, chosen.command, chosen.rest)) is not None:
            return elsewhere
    kind, _colon, rest = chosen.entry.partition(":")
    if kind == "next" and following is not None:
        return player.sit_down(following.ref)
    if kind == "step":
        sitting.jump(int(rest))
        return sitting
    return None


def _heading(player: Player, sitting: Sitting) -> list[str]:
    lesson, state = sitting.lesson, sitting.state
    lines = [
        _("The end of the lesson “%(lesson)s”.") % {"lesson": lesson.title},
        end_headline(state),
    ]
    if state.score is not None:
        lines.append(_("Your best scores are %(score)d %% on average.") % {"score": round(100 * state.score)})
    if lesson.remember:
        lines.append(_("Remember: %(words)s") % {"words": lesson.remember})
    if state.complete:
        lines += [_("You can now:"), *(f"- {one}" for one in lesson.objectives)]
    known = player.course.sources
    if sources := [known[one] for one in lesson.sources if one in known]:
        texts = [f"{source.by} {source.year}".strip() or source.title for source in sources]
        lines.append(_("Sources: %(sources)s") % {"sources": "; ".join(texts)})
    return lines


def _unfinished(sitting: Sitting) -> list[Entry]:
    """The steps that are still to do."""
    entries = []
    for place, (step, state) in enumerate(zip(sitting.lesson.steps, sitting.view().states, strict=True)):
        if state != "done":
            name = step.title if isinstance(step, Page) else step.prompt
            text = _("Go to step %(number)d: %(name)s") % {"number": place + 1, "name": clip(name, 44)}
            entries.append(Entry(f"step:{place}", text))
    return entries
