"""All that is stored about a learner, in words or as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from copro_tui.i18n import gettext as _
from copro_tui.progress.learners import belongings
from copro_tui.progress.repository import RecordRepository


def as_data(store: RecordRepository) -> str:
    """Everything as JSON: the record, the drafts, and the files that they are in."""
    about, events = store.events()
    data = {
        "about": msgspec.to_builtins(about),
        **events,
        "drafts": msgspec.to_builtins(list(store.drafts().values())),
        "files": [str(path) for path in belongings(store.path)],
    }
    return msgspec.json.format(msgspec.json.encode(data), indent=1).decode()


def in_words(store: RecordRepository) -> Iterator[str]:
    """Everything as lines to read, in the order in which it happened."""
    about, events = store.events()
    yield _("Name: %(name)s") % {"name": _safe(about.name)}
    yield _("Begun: %(when)s · language: %(language)s · colours: %(theme)s") % {
        "when": _time(about.made),
        "language": about.language,
        "theme": about.theme or _("not chosen"),
    }
    for name, value in (*about.settings.items(), *about.keys.items()):
        yield _("Chosen: %(name)s = %(value)s") % {"name": _safe(name), "value": _safe(value)}
    yield _("Made-up number of this learner, to tell copies of the record: %(id)s") % {"id": _safe(about.learner)}
    everything = [(event["at"], table, event) for table, ones in events.items() for event in ones]
    for at, table, event in sorted(everything, key=lambda one: one[0]):
        yield f"{_time(at)}  {_event_in_words(table, event)}"
    waiting = [draft for draft in store.drafts().values() if draft.answer and not draft.checked]
    for draft in waiting:
        yield _("Not checked yet: %(step)s: %(answer)s") % {"step": draft.step, "answer": _answer(draft.answer)}
    yield _("All this is in these files:")
    yield from (f"  {path}" for path in belongings(store.path))


def _event_in_words(table: str, event: dict[str, Any]) -> str:
    match table:
        case "attempts":
            return _attempt_in_words(event)
        case "visits":
            return _("saw %(step)s") % {"step": _safe(event["step"])}
        case "completions" if event.get("mastered"):
            return _("mastered %(what)s") % {"what": _safe(event["what"])}
        case "completions":
            return _("completed %(what)s") % {"what": _safe(event["what"])}
        case _:
            values = {
                "exercise": _safe(event["exercise"]),
                "prompt": _safe(event["prompt"]),
                "text": _safe(event["text"]),
            }
            return _("wrote for %(exercise)s (“%(prompt)s”): %(text)s") % values


def _attempt_in_words(event: dict[str, Any]) -> str:
    values = {
        "exercise": _safe(event["exercise"]),
        "answer": _answer(event["answer"]),
        "seconds": event.get("seconds", 0),
    }
    if event.get("shown"):
        said = _("was shown the answer of %(exercise)s after %(seconds)d s: %(answer)s") % values
    elif event["score"] is None:
        said = _("answered %(exercise)s in %(seconds)d s, not marked: %(answer)s") % values
    else:
        values["score"] = round(100 * event["score"])
        said = _("answered %(exercise)s in %(seconds)d s, score %(score)d %%: %(answer)s") % values
    notes = _("revision %(revision)s") % {"revision": _safe(event["revision"])}
    if event.get("hinted"):
        notes = _("%(notes)s, with the hint") % {"notes": notes}
    return f"{said} ({notes})"


def _answer(answer: object) -> str:
    if isinstance(answer, dict):
        return _safe(", ".join(f"{item} → {place}" for item, place in answer.items()))
    return _safe(", ".join(answer) if isinstance(answer, list) else str(answer))


def _time(at: str) -> str:
    return _safe(at[:16].replace("T", " "))


def _safe(text: str) -> str:
    """``text`` on one line, without characters that would steer the terminal."""
    return "".join(one if one.isprintable() else " " for one in text)
