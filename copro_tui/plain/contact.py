"""Naming a contact of one's own in plain mode: a letter, a form, a meeting that the course is then applied to."""

from __future__ import annotations

from copro_tui.course.places import Place
from copro_tui.errors import CoproError
from copro_tui.i18n import gettext as _
from copro_tui.plain.blocks import Field, Heading, Hint, Trouble, hints, text
from copro_tui.plain.commands import HELP, ON_A_MENU, QUIT, Given, help_lines, naming_commands, parse
from copro_tui.plain.voice import Ended, Voice
from copro_tui.player import CoursePlayer


def name_contact(voice: Voice, player: CoursePlayer) -> Place | None:
    """Take a name in one line, or leave it for later; returns another place that the learner asks for, or None."""
    if not player.contact_question():
        voice.say(text(_("This course asks for no contact.")))
        return None
    voice.say(Heading(_("My contact")))
    if (known := player.contact()) is not None and known.name:
        voice.say(text(_("It is called: %(name)s") % {"name": known.name}))
    voice.say(text(player.contact_question()))
    while True:
        ways = _("Type its name. Enter alone leaves it for later. %(screen.help)s for help.")
        voice.say(Hint(naming_commands(ways)))
        line = voice.ask(Field(_("The name of your contact")))
        match parse(line, ON_A_MENU):
            case None if not line.strip():
                return None
            case None:
                try:
                    player.name_contact(line)
                except CoproError as error:
                    voice.say(Trouble(str(error)))
                    continue
                voice.say(text(_("Saved.")))
                return None
            case Given() as given if given.command is QUIT:
                raise Ended
            case Given() as given if given.command is HELP:
                voice.say(*hints(help_lines(ON_A_MENU)))
            case given:
                return given.opens
