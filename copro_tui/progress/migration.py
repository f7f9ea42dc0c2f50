"""Convert records of older formats to the current one, one version at a time.

Format 0 was never released: each event was a document of its own, and there were no checksums.
"""

from __future__ import annotations

from collections.abc import Callable

from copro_tui.progress.chunks import chunked_events
from copro_tui.progress.events import EVENT_TYPES, SHAPE
from copro_tui.progress.record_file import shape_of
from copro_tui.storage.checksums import Tables


def migrated(tables: Tables) -> Tables:
    """The record in the current format. Raises KeyError, TypeError or ValueError if it is not valid."""
    while (shape := shape_of(tables)) != SHAPE:
        tables = _STEPS[-1 if shape is None else shape](tables)
        tables["about"] = {"1": {**tables["about"]["1"], "shape": (shape or 0) + 1}}
    return tables


def _from_0(tables: Tables) -> Tables:
    events = {}
    for kind in EVENT_TYPES:
        documents = tables.get(kind.table, {})
        events[kind.table] = [dict(documents[number]) for number in sorted(documents, key=int)]
    return {**chunked_events(events), "about": tables["about"]}


_STEPS: dict[int, Callable[[Tables], Tables]] = {0: _from_0}
"""The conversions, by the version that each converts from."""
