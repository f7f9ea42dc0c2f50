"""What the organisation that runs the server says itself, in files of the data folder: plain text, shown as text."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _
from copro_tui.storage.reading import read_regular

PRIVACY, ACCESSIBILITY = "privacy.txt", "accessibility.txt"

LONGEST = 256 * 1024
"""The most bytes of such a file."""


class OwnWords(Struct, frozen=True):
    """What stands on the pages about privacy and accessibility; empty if there is no such file."""

    privacy: str = ""
    accessibility: str = ""


def own_words_in(data: Path) -> OwnWords:
    """The words in a data folder. Raises UsageError if a file is there and cannot be read."""
    return OwnWords(_text_in(data / PRIVACY), _text_in(data / ACCESSIBILITY))


def _text_in(path: Path) -> str:
    try:
        return read_regular(path, LONGEST, follow=True).decode("utf-8-sig")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            _("Your own words for the pages cannot be read: %(file)s (%(why)s).")
            % {"file": path, "why": getattr(error, "strerror", None) or _("it is no text in UTF-8")},
            _("Mend the file, or take it away."),
        ) from error
