"""“Did you mean …?”"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from copro_tui.i18n import gettext as _

MOST_NAMED = 16
"""The most known words that are all listed."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like ``word``; empty if none is much like it."""
    import difflib

    likely = [one for one in known if abs(len(one) - len(word)) <= 2]
    return next(iter(difflib.get_close_matches(word, likely, n=1, cutoff=0.75)), "")


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """``suggestion`` as a sentence of its own, to stand after another."""
    text = suggestion(word, known)
    return text[:1].upper() + text[1:] + ("" if text.endswith("?") else ".")


def suggestion(word: str, known: Sequence[str]) -> str:
    """The end of a sentence: the known word most like ``word``, or all known words if they are few."""
    import difflib

    close = difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    if close:
        return _('did you mean "%(word)s"?') % {"word": close[0]}
    if 0 < len(known) <= MOST_NAMED:
        return _("use one of: %(words)s") % {"words": ", ".join(known)}
    return _("check the spelling")
