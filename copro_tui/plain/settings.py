"""Settings in plain mode. A change is confirmed, takes effect at once and is saved."""

from __future__ import annotations

from copro_tui.commands import Command
from copro_tui.commands.keymap import KNOWN, by_present_ids, check, users
from copro_tui.commands.letters import is_letter
from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.i18n import gettext as _
from copro_tui.i18n import use_language
from copro_tui.plain.commands import (
    AMONG_KEYS,
    BACK,
    HELP,
    LIST,
    QUIT,
    Given,
    help_lines,
    naming_commands,
    parse,
    use_keys,
    words_of,
)
from copro_tui.plain.console import Console, Ended
from copro_tui.plain.menu import Entry, choose
from copro_tui.player import CoursePlayer
from copro_tui.player.settings import Setting, only_language, own_keys, settings_of, take, words_for

HERE = (HELP, BACK, QUIT)
"""The commands available in the list of settings."""


def settings(console: Console, player: CoursePlayer) -> None:
    """Read the settings out and change them, until the learner goes back. Raises Ended on *quit*."""
    while True:
        heading = [
            _(
                "Settings. Colours, motion, place line and single letters are for the screens; the others hold "
                "in plain mode too."
            )
        ]
        known = {one.id: one for one in settings_of(player)}
        entries = [Entry(one.id, one.name, one.words) for one in known.values()]
        entries.append(Entry("keys", name_of(places.Keys()), own_keys(player), places.Keys()))
        chosen = choose(console, heading, entries, commands=HERE)
        if isinstance(chosen, Given):
            return
        if chosen.means is not None:
            keys(console, player)
        else:
            _change(console, player, known[chosen.id])


def suit(console: Console, player: CoursePlayer) -> None:
    """Apply the learner's settings to the console, the interface language, and the letters that can be typed."""
    use_language(player.about.language)
    use_keys(player.about.keys)
    console.suit(player.settings()[0])


def _change(console: Console, player: CoursePlayer, setting: Setting) -> None:
    """Offer the choices of a setting, save the one chosen, and confirm it."""
    if setting.id == "language" and len(setting.choices) == 1:
        console.say(only_language())
        return
    values = {"setting": setting.name, "choice": setting.words}
    heading = [_("%(setting)s. Now: %(choice)s. Choose:") % values]
    chosen = choose(console, heading, [Entry(one, words_for(one)) for one in setting.choices], commands=HERE)
    if isinstance(chosen, Entry):
        take_choice(console, player, setting.id, chosen.id)


def take_choice(console: Console, player: CoursePlayer, setting: str, choice: str) -> None:
    """Save another choice of a setting, and confirm it."""
    take(player, setting, choice)
    suit(console, player)
    changed = next(one for one in settings_of(player) if one.id == setting)
    console.say(_("%(setting)s: %(choice)s. It is saved for you.") % {"setting": changed.name, "choice": changed.words})


# -- keys -------------------------------------------------------------------------------------------------------------


def keys(console: Console, player: CoursePlayer) -> None:
    """Read out the learner's own keys, and change them line by line."""
    console.gap()
    console.say(_("Keys of your own hold on the screens; the letters among them can be typed here, too."))
    list_them = _("%(lesson.list)s lists the commands that have a letter here; the others are listed on the screens.")
    console.say(naming_commands(list_them))
    _tell_keys(console, player)
    while True:
        line = console.ask()
        given = parse(line, AMONG_KEYS)
        if given is None:
            _take_key(console, player, line)
        elif given.command is QUIT:
            raise Ended
        elif given.command is BACK:
            return
        elif given.command is LIST:
            console.say_all(f"{one.id} = {words_of(one)[0]}: {_(one.name)}" for one in _with_letters())
            console.say(_how())
        else:
            console.say_all(help_lines(AMONG_KEYS))
            _tell_keys(console, player)


def _with_letters() -> list[Command]:
    """The commands that can be typed by a letter which the learner can change."""
    return [one for one in KNOWN.values() if one.typed is not None and any(map(is_letter, one.keys))]


def _tell_keys(console: Console, player: CoursePlayer) -> None:
    own = player.about.keys
    console.say_all([f"{name} = {key}" for name, key in own.items()] or [_("You have no keys of your own.")])
    console.say(_how())


def _how() -> str:
    return naming_commands(
        _(
            "Type lesson.hint = x to change a key, lesson.hint = to have the old one again. %(screen.help)s for help, "
            "%(screen.leave)s back, %(home.quit)s quit."
        )
    )


def _take_key(console: Console, player: CoursePlayer, line: str) -> None:
    """Apply a line ``name = key``; without a key, the name has its old one again. What cannot be is said, not kept."""
    name, equals, key = (part.strip() for part in line.partition("="))
    own = by_present_ids(player.about.keys)
    if not (name and equals) or not (key or name in own):
        console.say(_("That is not like “lesson.hint = x”, or there was no such key."))
        console.say(_how())
        return
    others = {one: other for one, other in own.items() if one != name}
    wanted = {**others, name: key} if key else others
    before, now = check(others), check(wanted)
    if problems := [one for one in now.problems if one not in before.problems]:
        console.say_all(problems)
        return
    player.change_about(keys=wanted)
    use_keys(wanted)
    if not key:
        console.say(_("%(name)s has the key of the course again.") % {"name": name})
        return
    console.say(_("%(name)s = %(key)s. It is saved for you.") % {"name": name, "key": key})
    taken = dict.fromkeys(_(KNOWN[one].name) for each in now.keys(name) for one in users(name, each, before))
    for other in taken:
        console.say(_("It no longer means “%(other)s”.") % {"other": other})
