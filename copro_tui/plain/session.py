"""A visit in plain mode: who is learning, then home, until the learner ends or the input does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from copro_tui.errors import CoproError
from copro_tui.i18n import LANGUAGES, available_languages
from copro_tui.i18n import gettext as _
from copro_tui.plain.commands import BACK, HELP, QUIT, help_lines, parse
from copro_tui.plain.home import home
from copro_tui.plain.menu import Entry, choose
from copro_tui.plain.settings import suit
from copro_tui.plain.voice import Ended, Voice
from copro_tui.player import Entrance, Player

if TYPE_CHECKING:
    from copro_tui.cohorts.asked import Asked

AT_THE_DOOR = (HELP, BACK, QUIT)


def visit(
    voice: Voice,
    entrance: Entrance,
    player: Player | None,
    ask: Callable[[Player], Asked | None] = lambda _player: None,
) -> None:
    """Talk with whoever is there; ``ask`` finds out what they were asked to do.

    Everything is kept when it returns, however it ended.
    """
    try:
        if player is not None:
            suit(voice, player)
        voice.say(_("%(course)s. Plain mode: everything is in lines of text.") % {"course": entrance.course.title})
        voice.say(_("Type ? and Enter at any prompt to hear what can be typed there."))
        while True:
            player = player or _who(voice, entrance)
            suit(voice, player)
            voice.say_all(one for one in (player.notice, *player.settings()[1]) if one)
            home(voice, player, ask)
            player = None
    except (Ended, KeyboardInterrupt):
        voice.gap()
        voice.say(_("Everything is kept. You can go on at the same place next time."))


def _who(voice: Voice, entrance: Entrance) -> Player:
    """Somebody who has a record here, or somebody new."""
    while True:
        known = entrance.known()
        if not known:
            voice.say(
                _(
                    "Welcome. Croeso. This course is about co-production: people who provide public services and "
                    "people who use them, sharing power and working together as equals. Go at your own pace; you can "
                    "stop at any moment and come back to the same place."
                )
            )
        entries = [
            Entry(str(number), one.name, _("cannot be read") if one.trouble else "") for number, one in enumerate(known)
        ]
        chosen = Entry("new", _("Somebody new"))
        picked = choose(voice, [_("Who is learning?")], [*entries, chosen], commands=(HELP, QUIT)) if known else None
        if picked is None or picked.entry == "new":
            if (player := _new(voice, entrance)) is not None:
                return player
            continue
        learner = known[int(picked.entry)]
        try:
            if learner.trouble:
                raise CoproError(learner.trouble)
            return entrance.open(learner.name)
        except CoproError as error:
            voice.say(str(error))


def _new(voice: Voice, entrance: Entrance) -> Player | None:
    """Begin a record; None to choose among those that are there."""
    while True:
        voice.say(_("What shall we call you? Type a name. ? for help, q quit."))
        line = voice.ask()
        given = parse(line, AT_THE_DOOR)
        if given is not None and given[0] is QUIT:
            raise Ended
        if given is not None and given[0] is BACK:
            return None
        if given is not None:
            voice.say(_("Any name will do. Your record stays on this computer."))
            voice.say_all(help_lines(AT_THE_DOOR))
            continue
        try:
            return entrance.create(line, _language(voice) or "en")
        except CoproError as error:
            voice.say(str(error))


def _language(voice: Voice) -> str:
    """One of the languages of the interface; empty where the learner would rather not say."""
    codes = available_languages()
    if len(codes) == 1:
        return codes[0]
    entries = [Entry(code, LANGUAGES.get(code, code)) for code in codes]
    return choose(voice, [_("Language:")], entries, commands=AT_THE_DOOR).entry
