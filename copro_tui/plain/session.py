"""A visit in plain mode: who is learning, then home, until the learner ends or the input does."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from copro_tui.errors import CoproError
from copro_tui.i18n import LANGUAGES, available_languages
from copro_tui.i18n import gettext as _
from copro_tui.plain.commands import BACK, HELP, QUIT, help_lines, parse
from copro_tui.plain.console import Console, Ended
from copro_tui.plain.home import home
from copro_tui.plain.menu import Entry, choose
from copro_tui.plain.settings import suit
from copro_tui.player import CoursePlayer, Profiles

if TYPE_CHECKING:
    from copro_tui.cohorts.home_assignments import HomeAssignments

AT_THE_DOOR = (HELP, BACK, QUIT)


def visit(
    console: Console,
    profiles: Profiles,
    player: CoursePlayer | None,
    ask: Callable[[CoursePlayer], HomeAssignments | None] = lambda _player: None,
) -> None:
    """Talk with whoever is there; ``ask`` finds out what they were asked to do.

    Everything is kept when it returns, however it ended.
    """
    try:
        if player is not None:
            suit(console, player)
        console.say(_("%(course)s. Plain mode: everything is in lines of text.") % {"course": profiles.course.title})
        console.say(_("Type ? and Enter at any prompt to hear what can be typed there."))
        while True:
            player = player or _who(console, profiles)
            suit(console, player)
            console.say_all(one for one in (player.notice, *player.settings()[1]) if one)
            home(console, player, ask)
            player = None
    except (Ended, KeyboardInterrupt):
        console.gap()
        console.say(_("Everything is kept. You can go on at the same place next time."))


def _who(console: Console, profiles: Profiles) -> CoursePlayer:
    """Somebody who has a record here, or somebody new."""
    while True:
        known = profiles.known()
        if not known:
            console.say(
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
        picked = choose(console, [_("Who is learning?")], [*entries, chosen], commands=(HELP, QUIT)) if known else None
        if picked is None or picked.entry == "new":
            if (player := _new(console, profiles)) is not None:
                return player
            continue
        learner = known[int(picked.entry)]
        try:
            if learner.trouble:
                raise CoproError(learner.trouble)
            return profiles.open(learner.name)
        except CoproError as error:
            console.say(str(error))


def _new(console: Console, profiles: Profiles) -> CoursePlayer | None:
    """Begin a record; None to choose among those that are there."""
    while True:
        console.say(_("What shall we call you? Type a name. ? for help, q quit."))
        line = console.ask()
        given = parse(line, AT_THE_DOOR)
        if given is not None and given[0] is QUIT:
            raise Ended
        if given is not None and given[0] is BACK:
            return None
        if given is not None:
            console.say(_("Any name will do. Your record stays on this computer."))
            console.say_all(help_lines(AT_THE_DOOR))
            continue
        try:
            return profiles.create(line, _language(console) or "en")
        except CoproError as error:
            console.say(str(error))


def _language(console: Console) -> str:
    """One of the languages of the interface; empty where the learner would rather not say."""
    codes = available_languages()
    if len(codes) == 1:
        return codes[0]
    entries = [Entry(code, LANGUAGES.get(code, code)) for code in codes]
    return choose(console, [_("Language:")], entries, commands=AT_THE_DOOR).entry
