"""Settings in plain mode. A change is confirmed, takes effect at once and is saved."""

from __future__ import annotations

from copro_tui.commands import Command
from copro_tui.commands.keymap import KNOWN, by_present_ids, check, users
from copro_tui.commands.letters import is_letter
from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.i18n import gettext as _
from copro_tui.i18n import use_language
from copro_tui.plain.blocks import Field, Heading, Hint, Trouble, hints, text, texts
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
from copro_tui.plain.menu import Entry, choose
from copro_tui.plain.voice import Ended, Voice
from copro_tui.player import CoursePlayer
from copro_tui.player.settings import Setting, only_language, own_keys, settings_of, take, words_for

HERE = (HELP, BACK, QUIT)
"""The commands available in the list of settings."""


def settings(voice: Voice, player: CoursePlayer) -> None:
    """Read the settings out and change them, until the learner goes back. Raises Ended on *quit*."""
    while True:
        heading = _(
            "Settings. Colours, motion, place line, single letters and one switch are for the screens; the others hold "
            "in plain mode too."
        )
        known = {one.id: one for one in settings_of(player)}
        entries = [Entry(one.id, one.name, one.words) for one in known.values()]
        entries.append(Entry("keys", name_of(places.Keys()), own_keys(player), places.Keys()))
        chosen = choose(voice, [Heading(heading)], entries, commands=HERE)
        if isinstance(chosen, Given):
            return
        if chosen.means is not None:
            keys(voice, player)
        else:
            _change(voice, player, known[chosen.id])


def suit(voice: Voice, player: CoursePlayer) -> None:
    """Apply the learner's settings to the voice, the interface language, and the letters that can be typed."""
    use_language(player.about.language)
    use_keys(player.about.keys)
    voice.suit(player.settings()[0])


def _change(voice: Voice, player: CoursePlayer, setting: Setting) -> None:
    """Offer the choices of a setting, save the one chosen, and confirm it."""
    if setting.id == "language" and len(setting.choices) == 1:
        voice.say(Trouble(only_language()))
        return
    values = {"setting": setting.name, "choice": setting.words}
    heading = Heading(_("%(setting)s. Now: %(choice)s. Choose:") % values)
    chosen = choose(voice, [heading], [Entry(one, words_for(one)) for one in setting.choices], commands=HERE)
    if isinstance(chosen, Entry):
        take_choice(voice, player, setting.id, chosen.id)


def take_choice(voice: Voice, player: CoursePlayer, setting: str, choice: str) -> None:
    """Save another choice of a setting, and confirm it."""
    take(player, setting, choice)
    suit(voice, player)
    changed = next(one for one in settings_of(player) if one.id == setting)
    values = {"setting": changed.name, "choice": changed.words}
    voice.say(text(_("%(setting)s: %(choice)s. It is saved for you.") % values))


# -- keys -------------------------------------------------------------------------------------------------------------


def keys(voice: Voice, player: CoursePlayer) -> None:
    """Read out the learner's own keys, and change them line by line."""
    voice.say(Heading(_("Keys of your own hold on the screens; the letters among them can be typed here, too.")))
    list_them = _("%(lesson.list)s lists the commands that have a letter here; the others are listed on the screens.")
    voice.say(Hint(naming_commands(list_them)))
    _tell_keys(voice, player)
    while True:
        line = voice.ask(Field(_("A command and its key")))
        given = parse(line, AMONG_KEYS)
        if given is None:
            _take_key(voice, player, line)
        elif given.command is QUIT:
            raise Ended
        elif given.command is BACK:
            return
        elif given.command is LIST:
            lines = (f"{one.id} = {words_of(one)[0]}: {_(one.name)}" for one in _with_letters())
            voice.say(*texts(lines), Hint(_how()))
        else:
            voice.say(*hints(help_lines(AMONG_KEYS)))
            _tell_keys(voice, player)


def _with_letters() -> list[Command]:
    """The commands that can be typed by a letter which the learner can change."""
    return [one for one in KNOWN.values() if one.typed is not None and any(map(is_letter, one.keys))]


def _tell_keys(voice: Voice, player: CoursePlayer) -> None:
    own = player.about.keys
    lines = [f"{name} = {key}" for name, key in own.items()] or [_("You have no keys of your own.")]
    voice.say(*texts(lines), Hint(_how()))


def _how() -> str:
    return naming_commands(
        _(
            "Type lesson.hint = x to change a key, lesson.hint = to have the old one again. %(screen.help)s for help, "
            "%(screen.leave)s back, %(home.quit)s quit."
        )
    )


def _take_key(voice: Voice, player: CoursePlayer, line: str) -> None:
    """Apply a line ``name = key``; without a key, the name has its old one again. What cannot be is said, not kept."""
    name, equals, key = (part.strip() for part in line.partition("="))
    own = by_present_ids(player.about.keys)
    if not (name and equals) or not (key or name in own):
        voice.say(Trouble(_("That is not like “lesson.hint = x”, or there was no such key.")), Hint(_how()))
        return
    others = {one: other for one, other in own.items() if one != name}
    wanted = {**others, name: key} if key else others
    before, now = check(others), check(wanted)
    if problems := [one for one in now.problems if one not in before.problems]:
        voice.say(*map(Trouble, problems))
        return
    player.change_about(keys=wanted)
    use_keys(wanted)
    if not key:
        voice.say(text(_("%(name)s has the key of the course again.") % {"name": name}))
        return
    voice.say(text(_("%(name)s = %(key)s. It is saved for you.") % {"name": name, "key": key}))
    taken = dict.fromkeys(_(KNOWN[one].name) for each in now.keys(name) for one in users(name, each, before))
    for other in taken:
        voice.say(text(_("It no longer means “%(other)s”.") % {"other": other}))
