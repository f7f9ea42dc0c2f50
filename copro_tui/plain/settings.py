"""Settings in plain mode. A change is confirmed, takes effect at once and is saved."""

from __future__ import annotations

from copro_tui.commands import Command
from copro_tui.commands.keymap import KNOWN, by_present_ids, check, users
from copro_tui.commands.letters import is_letter
from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.i18n import gettext as _
from copro_tui.i18n import use_language
from copro_tui.plain.asking import ask_line
from copro_tui.plain.blocks import Block, Heading, Hint, Trouble, text, texts
from copro_tui.plain.commands import AMONG_KEYS, BACK, LIST, Given, use_keys, words_of
from copro_tui.plain.commands import words_for as words_of_commands
from copro_tui.plain.menu import Entry, Menu, choose
from copro_tui.plain.voice import Voice
from copro_tui.player import CoursePlayer
from copro_tui.player.settings import KEYS, Setting, only_language, own_keys, settings_of, take, words_for
from copro_tui.player.ways_in import who_can_read


def settings(voice: Voice, player: CoursePlayer) -> Place | None:
    """Read the settings out and change them; returns another place asked for, or None to go back."""
    back = False
    while True:
        name = name_of(places.Settings())
        known = {one.id: one for one in settings_of(player) if one.id in voice.settings}
        entries = [Entry(one.id, one.name, one.words, words=one.about) for one in known.values()]
        if KEYS in voice.settings:
            entries.append(Entry(KEYS, name_of(places.Keys()), own_keys(player), places.Keys()))
        for_screens = text(_("Colours, motion, place line, single letters and one switch are for the screens."))
        heading = (Heading(f"{name}."), *texts(who_can_read() if player.served else ()))
        menu = Menu(name, heading, tuple(entries), more=(for_screens,), findable=tuple(entries))
        chosen = choose(voice, menu, back=back)
        if isinstance(chosen, Given):
            return chosen.opens
        back = True
        if chosen.means is not None:
            keys(voice, player)
        elif (place := _change(voice, player, known[chosen.id])) is not None:
            return place


def suit(voice: Voice, player: CoursePlayer) -> None:
    """Apply the learner's settings to the voice, the interface language, and the letters that can be typed."""
    use_language(player.about.language)
    use_keys(player.about.keys)
    voice.suit(player.settings()[0])


def _change(voice: Voice, player: CoursePlayer, setting: Setting) -> Place | None:
    """Offer the choices of a setting, save the one chosen, and confirm it; returns another place asked for."""
    if setting.id == "language" and len(setting.choices) == 1:
        voice.say(Trouble(only_language()))
        return None
    values = {"setting": setting.name, "choice": setting.words}
    heading = Heading(_("%(setting)s. Now: %(choice)s. Choose:") % values)
    entries = tuple(Entry(one, words_for(one)) for one in setting.choices)
    chosen = choose(voice, Menu(setting.name, (heading,), entries, more=(text(setting.about),)))
    if isinstance(chosen, Given):
        return chosen.opens
    take_choice(voice, player, setting.id, chosen.id)
    return None


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
    voice.say(
        Heading(_("Keys of your own hold on the screens; the letters among them can be typed here, too.")),
        text(
            _("%(list)s: the commands that have a letter here; the others are listed on the screens.")
            % {"list": words_of_commands(LIST).capitalize()}
        ),
        *_own(player),
    )
    known = False
    while True:
        name, label = name_of(places.Keys()), _("A command and its key")
        line = ask_line(voice, name, _how(), AMONG_KEYS, label=label, known=known)
        known = True
        if not isinstance(line, Given):
            _take_key(voice, player, line)
        elif line.command is BACK:
            return
        else:
            voice.say(*texts(f"{one.id} = {words_of(one)[0]}: {_(one.name)}" for one in _with_letters()))


def _with_letters() -> list[Command]:
    """The commands that can be typed by a letter which the learner can change."""
    return [one for one in KNOWN.values() if one.typed is not None and any(map(is_letter, one.keys))]


def _own(player: CoursePlayer) -> list[Block]:
    """The learner's own keys."""
    own = player.about.keys
    return texts([f"{name} = {key}" for name, key in own.items()] or [_("You have no keys of your own.")])


def _how() -> str:
    return _("Type lesson.hint = x to change a key, lesson.hint = to have the old one again.")


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
