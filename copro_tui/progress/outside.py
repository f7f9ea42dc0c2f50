"""What comes from elsewhere is checked here before it touches a record: names, ids, times, sizes and counts.

The types of ``events.py`` say what an entry is made of, and this what its values can be. The limits are far above what
anybody does in a course; they keep a file that was made to do harm from filling the memory or the screen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from copro_tui.exercises import Answer
from copro_tui.i18n import gettext as _
from copro_tui.progress.events import About, Attempt, Completion, Event, Reflection, Review, Visit
from copro_tui.progress.names import clean_name
from copro_tui.storage.filenames import is_reserved
from copro_tui.text.safe import safe_line

MOST_ENTRIES = 200_000
LONGEST_TEXT = 1_000_000
"""The most characters of what a person wrote."""
LONGEST_LINE = 1_000
"""The most characters of an id, a value of an answer, a setting."""
MOST_PARTS = 500
"""The most values of an answer, and the most settings."""
MOST_SECONDS = 100_000_000
DEEPEST = 20
"""The deepest nesting in a part of an entry that this version does not know."""

_STEP = re.compile(r"[^/]+/[^/]+/[^/]+")
_WHAT = re.compile(r"[^/]+(/[^/]+)?")
_UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(\+00:00|Z)")
_ID = re.compile(r"[0-9A-Za-z-]{1,64}")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([_-][A-Za-z0-9]{2,8})*")


def checked_about(about: About) -> About:
    """The details of a record's owner, with a clean name. Raises ValueError or UsageError if they cannot be used."""
    check_time(about.made)
    check_time(about.changed or about.made)
    check_language(about.language)
    lines = (about.theme, *about.settings, *about.settings.values(), *about.keys, *about.keys.values())
    good = (
        _ID.fullmatch(about.learner)
        and not is_reserved(about.learner)  # a trainer's copro makes a file of that name
        and all(len(line) <= LONGEST_LINE and safe_line(line) == line for line in lines)
        and len(about.settings) <= MOST_PARTS
        and len(about.keys) <= MOST_PARTS
    )
    if not good:
        raise ValueError(_("the owner's details have an invalid id or setting"))
    return replace(about, name=clean_name(about.name))


def check_entries(entries: Iterable[Event]) -> None:
    """Raise ValueError unless every entry could have been written by this program, and no two contradict each other."""
    seen: dict[tuple[type, str], Event] = {}
    for number, entry in enumerate(entries, start=1):
        if number > MOST_ENTRIES:
            raise ValueError(_("it has more entries than %(most)d") % {"most": MOST_ENTRIES})
        check_entry(entry)
        if seen.setdefault((type(entry), entry.id), entry) != entry:
            raise ValueError(_("two different entries have the same id"))


def check_entry(entry: Event) -> None:
    """Raise ValueError for an entry with an impossible id, time, step or answer, or that is too long."""
    match entry:
        case Attempt(exercise=step, answer=answer, seconds=seconds, sure=sure):
            good = _is_step(step) and _is_answer(answer) and _is_answer(list(sure)) and 0 <= seconds <= MOST_SECONDS
            good = good and len(entry.revision) <= LONGEST_LINE
        case Visit(step=step):
            good = _is_step(step)
        case Completion(what=what):
            good = _is_line(what) and _WHAT.fullmatch(what) is not None
        case Reflection(exercise=step, prompt=prompt, text=text):
            good = _is_step(step) and len(prompt) <= LONGEST_TEXT and len(text) <= LONGEST_TEXT
        case Review(card=card, answer=answer, seconds=seconds):
            good = _is_step(card) and _is_answer(answer) and 0 <= seconds <= MOST_SECONDS
            good = good and len(entry.revision) <= LONGEST_LINE
        case _:
            good = True
    if not (good and _ID.fullmatch(entry.id) and _is_time(entry.at)):
        raise ValueError(_("an entry has an invalid id, time or step, or is too long"))


def check_time(text: str) -> None:
    """Raise ValueError if the text is not a time as this program writes it."""
    if not _is_time(text):
        raise ValueError(_("a time is invalid"))


def check_language(code: str) -> None:
    """Raise ValueError if the text cannot be the code of a language."""
    if not _LANGUAGE.fullmatch(code):
        raise ValueError(_("the code of the language is invalid"))


def check_depth(entries: Sequence[dict[str, Any]]) -> None:
    """Raise ValueError if an entry, which may have parts that this version does not know, is nested too deeply."""
    if not all(_is_shallow(entry, DEEPEST) for entry in entries):
        raise ValueError(_("an entry is nested too deeply"))


def _is_shallow(value: Any, levels: int) -> bool:
    if isinstance(value, dict):
        return levels > 0 and all(_is_shallow(one, levels - 1) for one in value.values())
    if isinstance(value, list):
        return levels > 0 and all(_is_shallow(one, levels - 1) for one in value)
    return True


def _is_time(text: str) -> bool:
    try:
        return _UTC.fullmatch(text) is not None and datetime.fromisoformat(text) is not None
    except ValueError:
        return False


def _is_step(text: str) -> bool:
    return _is_line(text) and _STEP.fullmatch(text) is not None


def _is_line(text: str) -> bool:
    return len(text) <= LONGEST_LINE and safe_line(text) == text


def _is_answer(answer: Answer) -> bool:
    if isinstance(answer, str):
        return len(answer) <= LONGEST_TEXT
    parts = [*answer, *answer.values()] if isinstance(answer, dict) else answer
    return len(answer) <= MOST_PARTS and all(len(one) <= LONGEST_LINE for one in parts)
