"""Frameworks in plain mode, one by one or two side by side."""

from __future__ import annotations

from copro_tui.course.places import Place
from copro_tui.figures.in_words import in_words, in_words_beside
from copro_tui.frameworks import Framework
from copro_tui.i18n import gettext as _
from copro_tui.plain.commands import Given, naming_commands
from copro_tui.plain.console import Console
from copro_tui.plain.markdown import without_marks
from copro_tui.plain.menu import Entry, choose
from copro_tui.player import CoursePlayer


def frameworks(console: Console, player: CoursePlayer) -> Place | None:
    """Offer all frameworks; returns another place that the learner asks for, or None to go back."""
    while True:
        entries = [Entry(one.id, one.title) for one in player.frameworks()]
        chosen = choose(console, [_("Frameworks.")], entries)
        if isinstance(chosen, Given):
            return chosen.opens
        if (place := one_framework(console, player, chosen.id)) is not None:
            return place


def one_framework(console: Console, player: CoursePlayer, framework_id: str) -> Place | None:
    """Read a framework out and offer comparisons; returns another place asked for, or None to go back."""
    framework = player.course.frameworks[framework_id]
    console.gap()
    console.say(framework.title)
    console.say_all(in_words(framework))
    console.say_all(without_marks(framework.about))
    known = player.course.sources
    if texts := [known[source].title for source in framework.sources if source in known]:
        console.say(_("Sources: %(sources)s") % {"sources": "; ".join(texts)})
    return _compare(console, player, framework)


def _compare(console: Console, player: CoursePlayer, framework: Framework) -> Place | None:
    """Compare ``framework`` with others; returns another place asked for, or None to go back."""
    crosswalk = player.crosswalk()
    partners = {one.id: one for one in player.frameworks() if one != framework and crosswalk.links(framework, one)}
    entries = [Entry(one.id, _("Compare with %(title)s") % {"title": one.label}) for one in partners.values()]
    while entries:
        chosen = choose(console, [naming_commands(_("Compare, or %(screen.leave)s to go back:"))], entries)
        if isinstance(chosen, Given):
            return chosen.opens
        console.say_all(in_words_beside(framework, partners[chosen.id], crosswalk))
    return None
