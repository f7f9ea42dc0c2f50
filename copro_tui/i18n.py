"""The interface's language: gettext, looked up when a text is shown, so that it can change while running.

English is the source text. A catalogue is ``locale/LANGUAGE/LC_MESSAGES/copro.mo`` in this package. Only whole
sentences are translated; values go in by name (``_("%(done)d of %(all)d") % {...}``), because other languages
put them in another order, and Welsh changes the words around them.
"""

from __future__ import annotations

import gettext as _gettext
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LANGUAGES = {"en": "English", "cy": "Cymraeg"}
"""The languages of the course, each by its own name."""

_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()


def use_language(code: str) -> None:
    """Show the interface in language ``code`` (such as ``cy``); English where there is no catalogue."""
    global _catalogue
    _catalogue = _gettext.translation("copro", Path(__file__).parent / "locale", [code], fallback=True)


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Use language ``code`` inside a ``with`` block, for texts to somebody whose language is not the user's."""
    global _catalogue
    former = _catalogue
    use_language(code)
    try:
        yield
    finally:
        _catalogue = former


def available_languages() -> tuple[str, ...]:
    """The codes of the languages that the interface can be shown in, English first."""
    found = (Path(__file__).parent / "locale").glob("*/LC_MESSAGES/copro.mo")
    return ("en", *sorted(path.parent.parent.name for path in found))


def gettext(text: str) -> str:
    """``text`` in the language in use."""
    return _catalogue.gettext(text) if text else ""


def ngettext(one: str, many: str, count: int) -> str:
    """The form of a text that fits ``count``, in the language in use."""
    return _catalogue.ngettext(one, many, count)


def mark(text: str) -> str:
    """``text`` unchanged, marked for the tools that collect texts; translate it with ``gettext`` when shown."""
    return text
