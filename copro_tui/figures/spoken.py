"""A board in words, for people who listen to it: its places, what lies on them, and what is in hand. Pure.

Each line is one or a few short sentences. Names stand after a digit or a colon, so that they are never changed.
"""

from __future__ import annotations

from collections.abc import Iterator

from copro_tui.figures.board import Board, Laid, Sign, Target
from copro_tui.figures.in_words import FROM_THE_TOP, band_words, opening
from copro_tui.figures.tokens import lying_at
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.text.sentence import as_sentence


def spoken(board: Board, laid: Laid) -> tuple[str, ...]:
    """A board as lines: what it is, its places in the order drawn under the names of their bands, what is in hand."""
    framework = board.framework
    count = len(board.targets)
    first = opening(framework) if framework else ngettext("%(count)d place.", "%(count)d places.", count)
    lines = [first if framework else first % {"count": count}]
    from_the_top = framework is not None and framework.shape in FROM_THE_TOP
    band = ""
    for target in board.targets[::-1] if from_the_top else board.targets:
        if (name := _band(board, target)) != band:
            band = name
            lines += [name] if name else []
        lines.append(spoken_place(board, laid, target.id))
    return (*lines, *_now(board, laid))


def spoken_place(board: Board, laid: Laid, place: str) -> str:
    """One place with what lies on it, and whether the cursor is there."""
    target = _target(board, place)
    parts = [as_sentence(f"{target.number}: {target.name}")]
    if laid.chosen == place:
        parts.append(_("You are here."))
    parts += _lying(laid, place)
    if laid.barred == place:
        parts.append(_("The case in hand does not belong here."))
    if laid.held and laid.held.place == place:
        parts.append(_("In hand over it: %(case)s.") % {"case": laid.held.letter or laid.held.name})
    return " ".join(parts)


def _lying(laid: Laid, place: str) -> Iterator[str]:
    trace = laid.trace
    for token in lying_at(laid, place):
        yield _sign_words(token.sign) % {"case": token.letter}
    if trace and trace.yours == place:
        yield _("Case %(case)s: you put it here, and it does not belong here.") % {"case": trace.letter}
    if trace and trace.its == place:
        yield _("Case %(case)s: it belongs here.") % {"case": trace.letter}


def _sign_words(sign: Sign) -> str:
    """A sentence on a token that lies, by what is known of it, with %(case)s for its letter."""
    return {
        "": _("Here: %(case)s."),
        "right": _("Here: %(case)s, right first time."),
        "again": _("Here: %(case)s, right after another look."),
        "wrong": _("Here: %(case)s, not right."),
        "arguable": _("Here: %(case)s, which can be argued."),
        "today": _("Your contact is here today."),
        "wish": _("Here is your wish for your contact."),
    }[sign]


def _now(board: Board, laid: Laid) -> Iterator[str]:
    """What is in hand and where, or which place was wrong and which is right."""
    if laid.held:
        place = next((one for one in board.targets if laid.held and one.id == laid.held.place), None)
        if place is None:
            yield _("In hand: %(case)s. It is at no place yet.") % {"case": laid.held.letter or laid.held.name}
        else:
            values = {"case": laid.held.letter or laid.held.name, "place": f"{place.number} {place.name}"}
            yield as_sentence(_("In hand: %(case)s, over place: %(place)s") % values)
    if laid.trace:
        yours, its = _target(board, laid.trace.yours), _target(board, laid.trace.its)
        values = {"yours": f"{yours.number} {yours.name}", "its": f"{its.number} {its.name}"}
        yield (
            _("Case %(case)s.") % {"case": laid.trace.letter} + " " + _("You: %(yours)s. Its place: %(its)s.") % values
        )


def _target(board: Board, place: str) -> Target:
    return next(target for target in board.targets if target.id == place)


def _band(board: Board, target: Target) -> str:
    """The band of a place and how far it goes, as a sentence; empty without one."""
    framework = board.framework
    band = framework.band_of(target.id) if framework and target.id in framework.by_id else None
    if framework is None or band is None:
        return ""
    places = [one.number for one in board.targets
              if one.id in framework.by_id and framework.band_of(one.id) == band]  # fmt: skip
    return band_words(band, places)
