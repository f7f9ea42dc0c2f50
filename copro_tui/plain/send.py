"""Send to my trainer, in plain mode: one's own texts are chosen one by one, and nothing goes before it is asked for."""

from __future__ import annotations

from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.errors import CoproError
from copro_tui.i18n import gettext as _
from copro_tui.plain.asking import ask_line
from copro_tui.plain.blocks import Heading, Trouble, text
from copro_tui.plain.commands import ON_A_MENU, Given
from copro_tui.plain.menu import Entry, Menu, choose
from copro_tui.plain.voice import Voice
from copro_tui.player import CoursePlayer
from copro_tui.player.sending import Recipient, Sending
from copro_tui.text.safe import safe_line

TEXT, SEND, NUMBER = "text:", "send:", "number:"
"""How the ids of entries begin: a text to choose, a cohort to send to, the staff number."""


def send(voice: Voice, player: CoursePlayer) -> Place | None:
    """Choose what goes to a trainer, and send it; returns another place asked for, or None to go back."""
    sending = player.sending()
    if sending is None:
        voice.say(text(_("There is nobody to send your work to: you have not joined a cohort yet.")))
        return None
    ticked: frozenset[str] = frozenset()
    back, number = False, ""
    while isinstance(chosen := choose(voice, _menu(sending, ticked, number), back=back), Entry):
        back = True
        kind, name = chosen.id.split(":", 1)
        if f"{kind}:" == NUMBER:
            typed = ask_line(voice, chosen.name, _("Type it. Enter alone sends none."), ON_A_MENU)
            if isinstance(typed, Given):
                return typed.opens
            number = typed
            continue
        if f"{kind}:" == TEXT:
            ticked = ticked ^ {name}
            goes = _("It goes with it: %(text)s") if name in ticked else _("It stays with you: %(text)s")
            voice.say(text(goes % {"text": chosen.name}))
            continue
        try:
            voice.say(text(sending.send(name, ticked, number)))
        except CoproError as error:
            voice.say(Trouble(str(error)))
    return chosen.opens


def _menu(sending: Sending, ticked: frozenset[str], number: str) -> Menu:
    recipients = sending.recipients()
    texts = [
        Entry(f"{TEXT}{one.id}", one.prompt, _("goes with it") if one.id in ticked else _("stays with you"))
        for one in sending.own_words()
    ]
    to = [Entry(f"{SEND}{one.id}", _send_to(one)) for one in recipients]
    what = [text(line.strip()) for one in recipients for line in sending.in_words(one.id, ticked, number)]
    told = text(
        _(
            "Of what you wrote, and of where you placed your own work, only that goes which you choose here. "
            "Nothing leaves before you say send."
        )
    )
    name = name_of(places.Send())
    asked = Entry(NUMBER, _("Your staff number, if your trainer asks for it"), safe_line(number) or _("none"))
    return Menu(name, (Heading(f"{name}."), told), (*texts, *to, asked), summary=lambda: what, more=tuple(what))


def _send_to(recipient: Recipient) -> str:
    values = {"cohort": recipient.name, "trainer": recipient.trainer or "–"}
    return _("Send it to: %(cohort)s (%(trainer)s)") % values
