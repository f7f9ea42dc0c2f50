"""Learners' names: cleaned on the way in, readable whatever a file says, and as the names of files."""

from __future__ import annotations

import unicodedata

from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.text.ascii import hyphenated
from copro_tui.text.safe import undirected

LONGEST_NAME = 60
"""The most characters that a learner's name can have."""


def clean_name(name: str) -> str:
    """Normalise a name: NFC, no control characters, single spaces. Raises UsageError if it is empty or too long."""
    cleaned = one_line(name)
    if "Cs" in map(unicodedata.category, cleaned):
        raise UsageError(_("That name is not text."), _("Please type it again."))
    if all(unicodedata.category(one) in ("Cf", "Zs") for one in cleaned):
        raise UsageError(_("A name needs at least one letter."), _("Any name will do."))
    if len(cleaned) > LONGEST_NAME:
        raise UsageError(
            ngettext("That name has %(count)d character.", "That name has %(count)d characters.", len(cleaned))
            % {"count": len(cleaned)},
            _("Please use at most %(most)d.") % {"most": LONGEST_NAME},
        )
    return cleaned


def tidy_name(name: str) -> str:
    """The nearest name that ``clean_name`` accepts, for a record whose own name it would not.

    Cleaning it again changes nothing.
    """
    cut = "".join(one for one in one_line(name) if unicodedata.category(one) != "Cs")[:LONGEST_NAME].strip()
    try:
        return clean_name(cut)
    except UsageError:
        return "?"


def file_name(name: str) -> str:
    """The file name for a learner's name: valid on every system, and different for different names.

    It begins with the readable part of the name, for people who look into the folder; a hash of the whole name makes it
    unique, also for names in other scripts and names that differ only in case.
    """
    import hashlib  # here, because it is slow to load and most starts create no record

    readable = hyphenated(name)[:24].strip("-") or "learner"
    return f"{readable}-{hashlib.sha256(name.encode()).hexdigest()[:10]}.json"


def one_line(text: str) -> str:
    """A text in NFC on one line: without characters that control a terminal or turn the text, with single spaces."""
    composed = unicodedata.normalize("NFC", undirected(text))
    shown = "".join(" " if unicodedata.category(one) in ("Cc", "Zl", "Zp") else one for one in composed)
    return " ".join(shown.split())
