"""The frameworks in words, one by one or two side by side."""

from __future__ import annotations

from copro_tui.figures.in_words import in_words, in_words_beside
from copro_tui.frameworks import Framework
from copro_tui.i18n import gettext as _
from copro_tui.plain.commands import Command
from copro_tui.plain.console import Console
from copro_tui.plain.markdown import without_marks
from copro_tui.plain.menu import Entry, choose
from copro_tui.player import CoursePlayer

Given = tuple[Command, str] | None
"""A command that leads elsewhere, with what followed it; None to go back."""


def frameworks(console: Console, player: CoursePlayer) -> Given:
    """All frameworks by name, until the learner goes back."""
    while True:
        entries = [Entry(one.id, one.title) for one in player.frameworks()]
        chosen = choose(console, [_("Frameworks.")], entries)
        if chosen.command is not None:
            return None if chosen.command.name == "back" else (chosen.command, chosen.rest)
        if (given := one_framework(console, player, chosen.entry)) is not None:
            return given


def one_framework(console: Console, player: CoursePlayer, framework_id: str) -> Given:
    """Read a framework out, and offer those that it can be put beside."""
    framework = player.course.frameworks[framework_id]
    console.gap()
    console.say(framework.title)
    console.say_all(in_words(framework))
    console.say_all(without_marks(framework.about))
    known = player.course.sources
    if texts := [known[source].title for source in framework.sources if source in known]:
        console.say(_("Sources: %(sources)s") % {"sources": "; ".join(texts)})
    return _compare(console, player, framework)


def _compare(console: Console, player: CoursePlayer, framework: Framework) -> Given:
    """Put others beside ``framework``, as often as the learner likes."""
    crosswalk = player.crosswalk()
    partners = {one.id: one for one in player.frameworks() if one != framework and crosswalk.links(framework, one)}
    entries = [Entry(one.id, _("Beside %(title)s") % {"title": one.label}) for one in partners.values()]
    while entries:
        chosen = choose(console, [_("Put another beside it, or b to go back:")], entries)
        if chosen.command is not None:
            return None if chosen.command.name == "back" else (chosen.command, chosen.rest)
        console.say_all(in_words_beside(framework, partners[chosen.entry], crosswalk))
    return None
