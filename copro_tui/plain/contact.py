"""Naming a contact of one's own in plain mode: a letter, a form, a meeting that the course is then applied to."""

from __future__ import annotations

from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.errors import CoproError
from copro_tui.i18n import gettext as _
from copro_tui.plain.asking import ask_line
from copro_tui.plain.blocks import Block, Heading, Trouble, text
from copro_tui.plain.commands import ON_A_MENU, Given
from copro_tui.plain.voice import Voice
from copro_tui.player import CoursePlayer


def name_contact(voice: Voice, player: CoursePlayer) -> Place | None:
    """Take a name in one line, or leave it for later; returns another place that the learner asks for, or None."""
    if not player.contact_question():
        voice.say(text(_("This course asks for no contact.")))
        return None
    name = name_of(places.Contact())
    told: list[Block] = [Heading(f"{name}.")]
    if (known := player.contact()) is not None and known.name:
        told.append(text(_("It is called: %(name)s") % {"name": known.name}))
    told.append(text(player.contact_question()))
    how = _("Type its name. Enter alone leaves it for later.")
    while line := ask_line(voice, name, how, ON_A_MENU, told=told, label=_("The name of your contact")):
        if isinstance(line, Given):
            return line.opens
        try:
            player.name_contact(line)
        except CoproError as error:
            told = [Trouble(str(error))]
            continue
        voice.say(text(_("Saved.")))
        break
    return None
