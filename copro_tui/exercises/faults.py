"""Mistakes that an author has to correct, and checks that several kinds of exercise share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from copro_tui.frameworks import Framework
from copro_tui.i18n import gettext as _
from copro_tui.storage.filenames import is_reserved
from copro_tui.text.suggest import suggestion

Frameworks = Mapping[str, Framework]


class Fault(Struct, frozen=True):
    """A mistake that an author has to correct."""

    where: tuple[str | int, ...]
    """The path of keys and list positions to it, from the step (or file) down."""
    message: str
    hint: str
    follows: bool = False
    """Whether it only follows from mistakes that are named in another file."""


def repeated_ids(key: str, ids: Sequence[str]) -> Iterator[Fault]:
    """A fault for each id that occurs earlier in the list under ``key``."""
    seen: set[str] = set()
    for place, one in enumerate(ids):
        if one in seen:
            yield Fault((key, place, "id"), _('the id "%(id)s" is used twice') % {"id": one}, _("give each its own id"))
        seen.add(one)


def reserved_ids(key: str, ids: Sequence[str]) -> Iterator[Fault]:
    """A fault for each id in the list under ``key`` that no file can have on Windows."""
    for place, one in enumerate(ids):
        yield from reserved_id((key, place, "id"), one)


def reserved_id(where: tuple[str | int, ...], one: str) -> Iterator[Fault]:
    """A fault if the id, which is also the name of a file or folder, cannot be one on Windows."""
    if is_reserved(one):
        yield Fault(where, _('"%(id)s" is a name that Windows keeps for itself') % {"id": one}, _("choose another id"))


def too_few(key: str, count: int) -> Iterator[Fault]:
    if count < 2:
        message = _('there are fewer than two entries in "%(key)s"') % {"key": key}
        yield Fault((key,), message, _("an exercise needs at least two"))


def unknown_framework(framework: str | None, frameworks: Frameworks, key: str = "framework") -> Iterator[Fault]:
    """A fault if the framework that is named does not exist or has mistakes of its own."""
    if framework is None or framework in frameworks:
        return
    if framework in list(frameworks):
        hint = _("mend its own file first")
        yield Fault(
            (key,), _('the framework "%(framework)s" has mistakes') % {"framework": framework}, hint, follows=True
        )
    else:
        yield Fault(
            (key,),
            _('there is no framework "%(framework)s"') % {"framework": framework},
            suggestion(framework, list(frameworks)),
        )


def unknown_place(
    where: tuple[str | int, ...], one: str, known: Sequence[str], message: str, **names: str
) -> Iterator[Fault]:
    """A fault if ``one`` is not in ``known``; ``message`` says so with ``%(id)s`` for it, and with ``names``."""
    if one not in known:
        yield Fault(where, message % {"id": one, **names}, suggestion(one, known))


def asked_together(key: str, review: Iterable[str | None]) -> Iterator[Fault]:
    """``review: false`` at items that are never asked one by one; ``review`` is what each of them says."""
    for place, said in enumerate(review):
        if said == "false":
            hint = _('write "review: false" below the question, if none of it is to come back')
            yield Fault((key, place, "review"), _("this is asked as a whole in a review, and not one by one"), hint)
