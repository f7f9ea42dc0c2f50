"""The commands of plain mode: each a word with a short form, the same everywhere."""

from __future__ import annotations

from msgspec import Struct

from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark


class NotUnderstoodError(UsageError):
    """A line that means nothing here. Its message says what to type instead."""


class Command(Struct, frozen=True):
    """One command."""

    name: str
    words: tuple[str, ...]
    """What is typed: the short form first."""
    means: str
    """What it does, for the help."""
    takes: bool = False
    """Whether something may follow it on the line."""

    @property
    def shown(self) -> str:
        return _("%(short)s or %(long)s") % {"short": self.words[0], "long": self.words[-1]}


HELP = Command("help", ("?", "help"), mark("say what can be typed here"))
BACK = Command("back", ("b", "back"), mark("go back"))
SAVE = Command("save", ("s", "save"), mark("save and leave for home"))
QUIT = Command("quit", ("q", "quit"), mark("save and end the program"))
NEXT = Command("next", ("n", "next"), mark("go on without answering"))
CHECK = Command("check", ("c", "check"), mark("check your answer"))
AGAIN = Command("again", ("t", "try", "try again"), mark("try again"))
HINT = Command("hint", ("h", "hint"), mark("read the hint; it costs nothing"))
SHOW = Command("show", ("m", "show", "show me"), mark("be shown the answer, after two tries"))
LIST = Command("list", ("l", "list"), mark("hear your answer as it stands"))
UNDO = Command("undo", ("u", "undo"), mark("take back the last change"))
REPEAT = Command("repeat", ("r", "repeat"), mark("hear this step again"))
JUMP = Command("jump", ("j", "jump"), mark("list the steps, or jump to one: j 4"), takes=True)
FRAMEWORKS = Command("frameworks", ("f", "frameworks"), mark("read the frameworks"))
GLOSSARY = Command("glossary", ("g", "glossary"), mark("read the glossary, or find a word in it: g power"), takes=True)
SEARCH = Command("search", ("/", "find"), mark("find a lesson, a framework or a word: / ladder"), takes=True)
PLAN = Command("plan", ("p", "plan"), mark("read your plan"))
JOURNAL = Command("journal", ("journal",), mark("read your journal"))
RESULTS = Command("results", ("results",), mark("hear your results"))
SOURCES = Command("sources", ("sources",), mark("read where the course's facts come from"))
SETTINGS = Command("settings", (",", "settings"), mark("hear and change the settings"))

ASIDES = (FRAMEWORKS, GLOSSARY, SEARCH, PLAN, JOURNAL, RESULTS, SOURCES, SETTINGS)
"""What can be looked up, or set, from anywhere."""

ON_A_PAGE = (HELP, BACK, SAVE, QUIT, NEXT, REPEAT, JUMP, *ASIDES)
ON_AN_EXERCISE = (HELP, CHECK, HINT, SHOW, LIST, UNDO, BACK, NEXT, SAVE, QUIT, REPEAT, JUMP, *ASIDES)
ON_A_RESULT = (HELP, NEXT, AGAIN, SHOW, LIST, BACK, SAVE, QUIT, REPEAT, JUMP, *ASIDES)
ON_A_MENU = (HELP, BACK, QUIT, *ASIDES)


def parse(line: str, commands: tuple[Command, ...]) -> tuple[Command, str] | None:
    """The command that a line gives, and what follows it; None when it gives none of ``commands``."""
    wanted = " ".join(line.casefold().split())
    for command in commands:
        for word in command.words:
            if wanted == word:
                return command, ""
            glued = word == "/" and wanted.startswith(word)
            if command.takes and (wanted.startswith(f"{word} ") or glued):
                return command, line.strip()[len(word) :].strip()
    return None


def help_lines(commands: tuple[Command, ...]) -> list[str]:
    """Each command with what it does."""
    return [_("%(keys)s: %(means)s.") % {"keys": _keys(one), "means": _(one.means)} for one in commands]


def _keys(command: Command) -> str:
    return command.shown if len(command.words) > 1 else command.words[0]
