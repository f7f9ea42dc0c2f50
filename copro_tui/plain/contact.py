"""Naming a contact of one's own in plain mode: a letter, a form, a meeting that the course is then applied to."""

from __future__ import annotations

from copro_tui.course.places import Place
from copro_tui.errors import CoproError
from copro_tui.i18n import gettext as _
from copro_tui.plain.commands import HELP, ON_A_MENU, QUIT, Given, help_lines, naming_commands, parse
from copro_tui.plain.console import Console, Ended
from copro_tui.player import CoursePlayer


def name_contact(console: Console, player: CoursePlayer) -> Place | None:
    """Take a name in one line, or leave it for later; returns another place that the learner asks for, or None."""
    if not player.contact_question():
        console.say(_("This course asks for no contact."))
        return None
    console.gap()
    console.say(_("My contact"))
    if (known := player.contact()) is not None and known.name:
        console.say(_("It is called: %(name)s") % {"name": known.name})
    console.say(player.contact_question())
    while True:
        console.say(naming_commands(_("Type its name. Enter alone leaves it for later. %(screen.help)s for help.")))
        line = console.ask()
        match parse(line, ON_A_MENU):
            case None if not line.strip():
                return None
            case None:
                try:
                    player.name_contact(line)
                except CoproError as error:
                    console.say(str(error))
                    continue
                console.say(_("Saved."))
                return None
            case Given() as given if given.command is QUIT:
                raise Ended
            case Given() as given if given.command is HELP:
                console.say_all(help_lines(ON_A_MENU))
            case given:
                return given.opens
