"""The interface's language: gettext, looked up when a text is shown, so that it can change while running.

English is the source text. A catalogue is ``locale/LANGUAGE/LC_MESSAGES/copro.mo`` in this package. Only whole
sentences are translated; values go in by name (``_("%(done)d of %(all)d") % {...}``), because other languages
put them in another order, and Welsh changes the words around them.
"""

from __future__ import annotations

import gettext as _gettext
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

LANGUAGES = {"en": "English", "cy": "Cymraeg"}
"""The languages of the course, each by its own name."""

DOMAIN = "copro"
"""The name of the catalogues."""

_catalogue: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "en"


def own_name(code: str) -> str:
    """A language's own name for itself; its code where it is not one of the course's."""
    return LANGUAGES.get(code, code)


def catalogues() -> Path:
    """The folder of the catalogues."""
    return Path(__file__).parent / "locale"


def use_language(code: str) -> None:
    """Show the interface in language ``code`` (such as ``cy``); English where there is no catalogue."""
    global _catalogue, _language
    if code == "en" or code not in available_languages():
        _language, _catalogue = "en", _gettext.NullTranslations()
    else:
        _language, _catalogue = code, _gettext.translation(DOMAIN, catalogues(), [code])


def language() -> str:
    """The code of the language in use."""
    return _language


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Use language ``code`` inside a ``with`` block, for texts to somebody whose language is not the user's."""
    global _catalogue, _language
    former = _catalogue, _language
    use_language(code)
    try:
        yield
    finally:
        _catalogue, _language = former


def available_languages() -> tuple[str, ...]:
    """The codes of the languages that the interface can be shown in, English first."""
    return ("en", *sorted(path.parent.parent.name for path in catalogues().glob(f"*/LC_MESSAGES/{DOMAIN}.mo")))


def language_of(environment: Mapping[str, str]) -> str:
    """The language that the environment asks for, by gettext's rules; English where there is none of those it names.

    LC_ALL goes before LC_MESSAGES and that before LANG; unless they say C, LANGUAGE has a list that goes before all.
    """
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "C")
    if locale.partition(".")[0] in ("C", "POSIX"):
        return "en"
    wanted = [one.partition(".")[0].partition("_")[0] for one in (environment.get("LANGUAGE") or locale).split(":")]
    return next((one for one in wanted if one == "en" or one in available_languages()), "en")


def gettext(text: str) -> str:
    """``text`` in the language in use."""
    return _catalogue.gettext(text) if text else ""


def ngettext(one: str, many: str, count: int) -> str:
    """The form of a text that fits ``count``, in the language in use."""
    return _catalogue.ngettext(one, many, count)


def mark(text: str) -> str:
    """``text`` unchanged, marked for the tools that collect texts; translate it with ``gettext`` when shown."""
    return text
