"""Take a page away: the plan, the journal, the certificate."""

from __future__ import annotations

from collections.abc import Callable

from copro_tui.errors import CoproError
from copro_tui.i18n import gettext as _
from copro_tui.plain.asking import ask_line
from copro_tui.plain.blocks import Trouble, text
from copro_tui.plain.commands import BACK, HELP, QUIT, Given
from copro_tui.plain.voice import Voice

HERE = (HELP, BACK, QUIT)


def save(voice: Voice, usual: str, text_of: Callable[[str], str]) -> None:
    """Take a text away under a name: the ``usual`` one, or one that the learner types where that is asked.

    ``text_of`` makes the text for a name, which may say by its ending what it is to be. An empty line goes back. What
    cannot be done is said, not raised. Raises Ended on *quit*.
    """
    name = _name(voice, usual) if voice.door.asks_for_a_name else usual
    if not name:
        return
    try:
        voice.say(text(voice.door.take(name, text_of(name).encode())))
    except CoproError as error:
        voice.say(Trouble(str(error)))


def _name(voice: Voice, usual: str) -> str:
    """Ask for the name of the file; empty if the learner goes back."""
    how = _("Type a name for the file, for example: %(file)s") % {"file": usual}
    line = ask_line(voice, _("The name of the file"), how, HERE)
    return "" if isinstance(line, Given) else line
