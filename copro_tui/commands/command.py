"""What a command is: one declaration, from which both fronts make all that they say and take of it."""

from __future__ import annotations

from msgspec import Struct

from copro_tui.course.places import Place
from copro_tui.i18n import gettext as _


class Typed(Struct, frozen=True):
    """How plain mode takes a command."""

    words: tuple[str, ...]
    """What is typed: the short form first."""
    means: str
    """What it does, for the help: marked for translation."""
    takes: bool = False
    """Whether something may follow it on the line."""

    @property
    def shown(self) -> str:
        """The short form and the long one, as the help names them."""
        if len(self.words) == 1:
            return self.words[0]
        return _("%(short)s or %(long)s") % {"short": self.words[0], "long": self.words[-1]}


class Command(Struct, frozen=True, kw_only=True):
    """Something that can be done."""

    id: str
    """What learners' own keys call it; for ever, because records hold it."""
    name: str = ""
    """A word or two for the line of keys, the help and the search, marked for translation; empty where none of them
    has it."""
    help: str = ""
    """What more there is to say of it, marked for translation."""
    keys: tuple[str, ...] = ()
    """Its keys as the program comes, by Textual's names; none where only the search or plain mode leads to it."""
    label: str = ""
    """What stands for the keys in the line of keys; empty for the keys themselves."""
    where: tuple[str, ...] = ()
    """The scopes in which it works: kinds of screen or board. Empty for the one that its id begins with."""
    foot: tuple[str, ...] | None = None
    """The scopes in which it stands in the line of keys; None for all in which it works."""
    action: str = ""
    """What a screen or board is asked to do, with its arguments. Empty for what its id ends with."""
    opens: Place | None = None
    """The place that it opens, if that is what it does."""
    first: bool = False
    """Whether its keys come before whatever has the focus."""
    typed: Typed | None = None
    """How plain mode takes it; None where it does not."""

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
        """Whether the line of keys has it in a scope."""
        return bool(self.name) and (self.foot is None or scope in self.foot)
