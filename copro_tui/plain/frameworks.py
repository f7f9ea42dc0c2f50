"""Frameworks in plain mode, one by one or two side by side."""

from __future__ import annotations

from copro_tui.course.places import Place
from copro_tui.figures.in_words import in_words, in_words_beside
from copro_tui.frameworks import Framework
from copro_tui.i18n import gettext as _
from copro_tui.plain.blocks import Figure, Heading, page, text
from copro_tui.plain.commands import Given, naming_commands
from copro_tui.plain.menu import Entry, choose
from copro_tui.plain.voice import Voice
from copro_tui.player import CoursePlayer


def frameworks(voice: Voice, player: CoursePlayer) -> Place | None:
    """Offer all frameworks; returns another place that the learner asks for, or None to go back."""
    while True:
        entries = [Entry(one.id, one.title) for one in player.frameworks()]
        chosen = choose(voice, [Heading(_("Frameworks."))], entries)
        if isinstance(chosen, Given):
            return chosen.opens
        if (place := one_framework(voice, player, chosen.id)) is not None:
            return place


def one_framework(voice: Voice, player: CoursePlayer, framework_id: str) -> Place | None:
    """Read a framework out and offer comparisons; returns another place asked for, or None to go back."""
    framework = player.course.frameworks[framework_id]
    voice.say(Heading(framework.title), Figure("", in_words(framework), framework=framework.id), *page(framework.about))
    known = player.course.sources
    if titles := [known[source].title for source in framework.sources if source in known]:
        voice.say(text(_("Sources: %(sources)s") % {"sources": "; ".join(titles)}))
    return _compare(voice, player, framework)


def _compare(voice: Voice, player: CoursePlayer, framework: Framework) -> Place | None:
    """Compare ``framework`` with others; returns another place asked for, or None to go back."""
    crosswalk = player.crosswalk()
    partners = {one.id: one for one in player.frameworks() if one != framework and crosswalk.links(framework, one)}
    entries = [Entry(one.id, _("Compare with %(title)s") % {"title": one.label}) for one in partners.values()]
    while entries:
        chosen = choose(voice, [Heading(naming_commands(_("Compare, or %(screen.leave)s to go back:")))], entries)
        if isinstance(chosen, Given):
            return chosen.opens
        lines = in_words_beside(framework, partners[chosen.id], crosswalk)
        voice.say(Figure("", lines, framework=framework.id, beside=chosen.id))
    return None
