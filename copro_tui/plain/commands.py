"""The commands that can be typed in each place, from the table of commands: a word, and for many a short form.

Prompts name the words, because signs and single letters are not spoken. A letter means what it means as a key of the
screens, also where it is a key of the learner's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, get_args

from msgspec import Struct

from copro_tui.commands import COMMANDS, Command
from copro_tui.commands.keymap import KNOWN, Checked, check
from copro_tui.commands.letters import PRINTED, is_letter
from copro_tui.commands.names import name_of
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _
from copro_tui.plain.blocks import Way
from copro_tui.progress.settings import Detail

if TYPE_CHECKING:
    from copro_tui.plain.grammar import Unclear, Unknown


class NotUnderstoodError(UsageError):
    """A line is not understood here. The message says what to type instead."""

    def __init__(self, message: str, *, found: Unclear | Unknown | None = None) -> None:
        super().__init__(message)
        self.found = found
        """What was found in the line where it was read as names."""


def _commands(*ids: str) -> tuple[Command, ...]:
    return tuple(COMMANDS[one] for one in ids)


HELP, BACK, QUIT = _commands("screen.help", "screen.leave", "home.quit")
LIST = COMMANDS["lesson.list"]
OTHER = COMMANDS["lesson.other"]
SKIP = COMMANDS["practice.skip"]
HOME = COMMANDS["lesson.save"]

AGAIN, MORE, WHERE, SUMMARY = _commands("say.again", "say.more", "say.where", "say.summary")
QUESTION, CASE, PLACES = _commands("say.question", "say.case", "say.places")
LEVELS: dict[Command, Detail] = {COMMANDS[f"say.{level}"]: level for level in get_args(Detail)}
"""The words that say how much is said from now on."""

HEARING = (AGAIN, MORE, QUESTION, CASE, PLACES, WHERE, SUMMARY, *LEVELS)
"""Words for getting about in what is said, at any prompt."""

HEARD = (AGAIN, QUESTION, PLACES, CASE, WHERE, SUMMARY, MORE)
"""Those of them that each place answers for itself."""

ON_EVERY_PAGE = (*HEARING, HELP, QUIT, *_commands("lesson.repeat", "lesson.list", "lesson.onward"))
"""What needs no button on a page: what is said stands there, and so does the way on."""

ASIDES = _commands(
    "screen.frameworks", "screen.glossary", "screen.search", "home.plan", "home.journal", "home.results",
    "home.sources", "screen.settings", "home.practice", "home.review",
)  # fmt: skip
"""Commands that look something up or change settings, and work everywhere."""

IN_A_LESSON = tuple(COMMANDS["lesson.sources"] if one.id == "home.sources" else one for one in ASIDES)
"""The same in a lesson, where sources are those of what is asked."""

ON_A_PAGE = _commands(
    "screen.help", "lesson.list", "lesson.back", "lesson.save", "home.quit", "lesson.onward", "lesson.repeat",
    "lesson.steps",
) + IN_A_LESSON  # fmt: skip
ON_AN_EXERCISE = _commands(
    "screen.help", "lesson.check", "lesson.hint", "lesson.show-me", "lesson.list", "board.undo", "lesson.back",
    "lesson.skip", "lesson.save", "home.quit", "lesson.repeat", "lesson.steps",
) + IN_A_LESSON  # fmt: skip
ON_A_RESULT = _commands(
    "screen.help", "lesson.onward", "lesson.try-all", "lesson.try-again", "lesson.show-me", "lesson.list",
    "board.undo", "lesson.back", "lesson.save", "home.quit", "lesson.repeat", "lesson.steps",
) + IN_A_LESSON  # fmt: skip
ON_A_CARD = _commands(
    "screen.help", "lesson.check", "lesson.hint", "lesson.show-me", "lesson.list", "board.undo", "lesson.skip",
    "lesson.save", "home.quit", "lesson.repeat",
) + IN_A_LESSON  # fmt: skip
ON_A_CARD_OVER = _commands(
    "screen.help", "lesson.onward", "lesson.list", "lesson.save", "home.quit", "lesson.repeat"
) + IN_A_LESSON  # fmt: skip
"""Of a review, while a card is answered and afterwards."""
ON_A_MENU = (HELP, BACK, HOME, QUIT, *ASIDES)
IN_PRACTICE = (HELP, LIST, SKIP, BACK, QUIT)
AMONG_KEYS = (HELP, LIST, BACK, QUIT)

TOGETHER = tuple(
    (*place, *HEARING)
    for place in (
        ON_A_PAGE,
        (*ON_AN_EXERCISE, OTHER),
        (*ON_A_RESULT, OTHER),
        ON_A_CARD,
        ON_A_CARD_OVER,
        ON_A_MENU,
        IN_PRACTICE,
        AMONG_KEYS,
    )
)
"""Commands that can be typed at the same place; in every place it is some of one of these."""


def ways_of(commands: Iterable[Command], mark: str = "") -> list[Way]:
    """The commands that a page has buttons for: not those that say again what stands on a page.

    ``mark`` stands before what is typed where lines are the learner's own text. Where one can go back, and is not in a
    lesson, what saves and leaves a lesson leads home.
    """
    named = [one for one in commands if one.name and one not in ON_EVERY_PAGE]
    names = {HOME: name_of(places.Home())} if BACK in named else {}
    return [
        Way(f"{mark}{words_of(one)[-1]}", names.get(one, _(one.name)), aside=one in IN_A_LESSON or one in ASIDES)
        for one in named
    ]


class Given(Struct, frozen=True):
    """A command as it was typed."""

    command: Command
    rest: str = ""
    """The rest of the line."""

    @property
    def opens(self) -> Place | None:
        """The place that it opens, with the rest of the line as search text; None if it opens none."""
        if self.command is HOME:
            return places.Home()
        if self.command not in ASIDES:
            return None
        if self.rest and isinstance(self.command.opens, places.Glossary | places.Search):
            return type(self.command.opens)(self.rest)
        return self.command.opens

    @property
    def means(self) -> Place | Command:
        """The place that it opens, or else the command itself."""
        return self.opens or self.command


def parse(line: str, commands: Sequence[Command]) -> Given | None:
    """The command in a line; None if it is none of ``commands``. A capital is another letter, if it means something."""
    for wanted in (" ".join(line.split()), " ".join(line.casefold().split())):
        for command in commands:
            for word in words_of(command):
                if word == wanted:
                    return Given(command)
                glued = word == "/" and wanted.startswith(word)
                if command.typed is not None and command.typed.takes and (wanted.startswith(f"{word} ") or glued):
                    return Given(command, line.strip()[len(word) :].strip())
    return None


# -- keys of one's own -------------------------------------------------------------------------------------------------


def use_keys(keys: Mapping[str, str]) -> None:
    """Take a learner's own keys, by the ids of commands, for what is typed from now on, in the language in use."""
    _words.update(words_typed(check(keys)))


def words_of(command: Command) -> tuple[str, ...]:
    """What can be typed for a command, the shortest first."""
    return _words[command.id]


def words_for(*commands: Command) -> str:
    """The words for commands, as prompts name them: *help, back*."""
    return ", ".join(one.typed.word for one in commands if one.typed is not None)


def or_words(how: str, commands: Sequence[Command]) -> str:
    """A sentence on how to answer, followed by the words that lead out of there as far as they are ``commands``."""
    words = words_for(*(one for one in (HELP, SKIP, BACK, QUIT) if one in commands))
    return " ".join(one for one in (how, _("Or: %(words)s.") % {"words": words}) if one)


def naming_words(sentence: str, **values: object) -> str:
    """A sentence in which a field with the id of a command is the word for it, which can be spoken."""
    said = {name: one.typed.word for name, one in COMMANDS.items() if one.typed is not None}
    return sentence % {**said, **values}


def words_typed(now: Checked) -> dict[str, tuple[str, ...]]:
    """What can be typed for each command, by its id, the shortest first: its words, and the letters that are its keys.

    A letter of the learner's own is taken from whatever else is typed at the same places.
    """
    heard = {one.id: one for place in TOGETHER for one in place}
    own = {name: [key for key in _letters(now.keys(name)) if key not in _letters(one.keys)]
           for name, one in heard.items() if name in KNOWN}  # fmt: skip
    found = {}
    for name, one in heard.items():
        assert one.typed is not None
        lost = {key for key in _letters(one.keys) if name in KNOWN and key not in _letters(now.keys(name))}
        taken = {
            key for other, keys in own.items() if keys and other != name and _meet(one, heard[other]) for key in keys
        }
        typed = (*one.typed.words[:-1], one.typed.word, one.typed.words[-1], *one.typed.also)
        usual = (word for word in typed if word not in lost | taken)
        found[name] = tuple(dict.fromkeys((*own.get(name, ()), *usual)))  # a word may be a letter of its own
    return found


def _letters(keys: Iterable[str]) -> tuple[str, ...]:
    """The letters and signs among keys, as they are typed."""
    return tuple(PRINTED[key] for key in keys if is_letter(key))


def _meet(one: Command, other: Command) -> bool:
    return any(one in place and other in place for place in TOGETHER)


_words = words_typed(check({}))
"""What can be typed for each command now."""
