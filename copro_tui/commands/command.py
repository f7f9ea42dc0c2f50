"""What a command is: one declaration, used by the screens, plain mode, help, search and key settings alike."""

from __future__ import annotations

from msgspec import Struct

from copro_tui.course.places import Place
from copro_tui.i18n import gettext as _

NO_KEY = "no-key-"
"""How the key begins of a command that has none."""


class Typed(Struct, frozen=True):
    """What is typed in plain mode to give a command."""

    words: tuple[str, ...]
    """What can be typed: a short form, and last the word that prompts name, because it can be spoken, which is marked
    for translation. In another language the English word is understood, too."""
    means: str
    """What it does, for the help: marked for translation."""
    takes: bool = False
    """Whether something may follow it on the line."""
    also: tuple[str, ...] = ()
    """Further words that are understood, and that the help does not name."""

    @property
    def word(self) -> str:
        """The word that prompts name, in the language in use."""
        return _(self.words[-1])


class Command(Struct, frozen=True, kw_only=True):
    """One command: its names, its keys, where it works, and what it does."""

    id: str
    """Its id in learners' key settings. It must never change, because records hold it."""
    name: str = ""
    """A word or two for the line of keys, the help and the search, marked for translation; empty where none of them
    has it."""
    help: str = ""
    """A longer description for the help, marked for translation."""
    keys: tuple[str, ...] = ()
    """Its default keys, by Textual's names; empty if it has none until a learner gives it one."""
    label: str = ""
    """Text shown in place of the keys in the line of keys; empty to show the keys themselves."""
    where: tuple[str, ...] = ()
    """The scopes (kinds of screen or board) in which it works; if empty, the one that its id begins with."""
    foot: tuple[str, ...] | None = None
    """The scopes in which the line of keys shows it; None for all in which it works."""
    action: str = ""
    """The Textual action that it runs, with arguments; if empty, the action named by the end of its id."""
    opens: Place | None = None
    """The place that it opens, if that is what it does."""
    first: bool = False
    """Whether its keys take priority over the focused widget."""
    typed: Typed | None = None
    """What is typed for it in plain mode; None if it does not exist there."""
    plain_only: bool = False
    """Whether it exists in plain mode alone."""

    @property
    def bound(self) -> tuple[str, ...]:
        """The keys that the screens bind it to; where it has none, one that nobody can press, so that search, help and
        learners' own keys know it all the same."""
        return () if self.plain_only else self.keys or (f"{NO_KEY}{self.id}",)

    @property
    def scopes(self) -> tuple[str, ...]:
        return self.where or (self.id.partition(".")[0],)

    @property
    def does(self) -> str:
        """The action in full: opening a place is an action on its address."""
        if self.opens is not None:
            return f"go({str(self.opens)!r})"
        return self.action or self.id.partition(".")[2].replace("-", "_")

    def stands_in(self, scope: str) -> bool:
        """Whether it is shown in the line of keys in a scope."""
        return bool(self.name) and (self.foot is None or scope in self.foot)
