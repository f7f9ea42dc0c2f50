"""``copro record show``: all that is stored about a learner, in words or as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from heapq import merge
from typing import Any

import click
import msgspec

from copro_tui.cli.output import say
from copro_tui.cli.record.context import of_learner, record_meant
from copro_tui.i18n import gettext as _
from copro_tui.progress.belongings import belongings
from copro_tui.progress.ledger import Ledger
from copro_tui.progress.repository import RecordRepository
from copro_tui.text.safe import safe_json, safe_line


@click.command()
@of_learner
@click.option("--json", "as_json", is_flag=True, help="As JSON, to be read by a program.")
@click.pass_context
def show(context: click.Context, learner: str | None, as_json: bool) -> None:
    """Print everything that is stored about a learner."""
    store = record_meant(context, learner)
    if as_json:
        click.echo(safe_json(as_data(store)))
        return
    for line in in_words(store):
        say(safe_line(line))


def as_data(store: RecordRepository) -> str:
    """Everything as JSON: the record, the drafts, and the files that they are in."""
    about, events = store.events()
    data = {
        "about": msgspec.to_builtins(about),
        **events,
        "sent": msgspec.to_builtins(Ledger(store.path).outcomes()),
        "drafts": msgspec.to_builtins(list(store.drafts().values())),
        "files": [str(path) for path in belongings(store.path)],
    }
    return msgspec.json.format(msgspec.json.encode(data), indent=1).decode()


def in_words(store: RecordRepository) -> Iterator[str]:
    """Everything as lines to read, in the order in which it happened."""
    about, events = store.events()
    yield _("Name: %(name)s") % {"name": about.name}
    yield _("Begun: %(when)s · language: %(language)s · colours: %(theme)s") % {
        "when": _time(about.made),
        "language": about.language,
        "theme": about.theme or _("not chosen"),
    }
    for name, value in (*about.settings.items(), *about.keys.items()):
        yield _("Chosen: %(name)s = %(value)s") % {"name": name, "value": value}
    yield _("Random id of this learner, by which copies of the record are known: %(id)s") % {"id": about.learner}
    kinds = [[(event["at"], table, event) for event in ones] for table, ones in events.items()]
    for at, table, event in merge(*kinds, key=lambda one: one[0]):  # those of one kind stay in the order of writing
        yield f"{_time(at)}  {_event_in_words(table, event)}"
    waiting = [draft for draft in store.drafts().values() if draft.answer and not draft.checked]
    for draft in waiting:
        yield _("Not checked yet: %(step)s: %(answer)s") % {"step": draft.step, "answer": _answer(draft.answer)}
    arrived: dict[str, int] = {}
    for one in Ledger(store.path).outcomes():
        if one.state in ("sent", "there"):
            arrived[one.lrs] = arrived.get(one.lrs, 0) + len(one.ids)
    for lrs, count in arrived.items():
        yield _("Statements in an LRS: %(count)d (%(lrs)s)") % {"lrs": lrs, "count": count}
    yield _("All this is in these files:")
    yield from (f"  {path}" for path in belongings(store.path))


def _event_in_words(table: str, event: dict[str, Any]) -> str:
    match table:
        case "attempts":
            return _attempt_in_words(event)
        case "visits":
            return _("saw %(step)s") % {"step": event["step"]}
        case "completions" if event.get("mastered"):
            return _("mastered %(what)s") % {"what": event["what"]}
        case "completions":
            return _("completed %(what)s") % {"what": event["what"]}
        case _:
            return _("wrote (%(exercise)s, “%(prompt)s”): %(text)s") % event


def _attempt_in_words(event: dict[str, Any]) -> str:
    values = {
        "exercise": event["exercise"],
        "answer": _answer(event["answer"]),
        "seconds": event.get("seconds", 0),
    }
    if event.get("shown"):
        message = _("was shown the answer (%(exercise)s, after %(seconds)d s): %(answer)s") % values
    elif event["score"] is None:
        message = _("answered %(exercise)s in %(seconds)d s, not marked: %(answer)s") % values
    else:
        values["score"] = round(100 * event["score"])
        message = _("answered %(exercise)s in %(seconds)d s, score %(score)d%%: %(answer)s") % values
    notes = _("revision %(revision)s") % {"revision": event["revision"]}
    if event.get("hinted"):
        notes = _("%(notes)s, with the hint") % {"notes": notes}
    return f"{message} ({notes})"


def _answer(answer: object) -> str:
    if isinstance(answer, dict):
        return ", ".join(f"{item} → {place}" for item, place in answer.items())
    return ", ".join(answer) if isinstance(answer, list) else str(answer)


def _time(at: str) -> str:
    """A time of the record as the local time; as it is, if it is none."""
    try:
        return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError):
        return at
