"""Convert records of older formats to the current one, one version at a time.

Format 0 was never released: each event was a document of its own, and there were no checksums.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from copro_tui.i18n import gettext as _
from copro_tui.progress.chunks import chunked_events
from copro_tui.progress.events import EVENT_TYPES, SHAPE
from copro_tui.progress.record_file import shape_of
from copro_tui.storage.checksums import Tables


def migrated(tables: Tables) -> Tables:
    """The record in the current format. Raises ValueError if it is not valid, or of no known format."""
    try:
        while (shape := shape_of(tables)) != SHAPE:
            if shape not in _STEPS:
                raise ValueError(_("there is no format %(shape)s") % {"shape": shape})
            tables = _STEPS[shape](tables)
            tables["about"] = {"1": {**tables["about"]["1"], "shape": shape + 1}}
    except (KeyError, TypeError, AttributeError, msgspec.MsgspecError, RecursionError) as error:
        raise ValueError(repr(error)) from error
    return tables


def _from_0(tables: Tables) -> Tables:
    events = {}
    for kind in EVENT_TYPES:
        documents = tables.get(kind.table, {})
        events[kind.table] = [dict(documents[number]) for number in sorted(documents, key=int)]
    return {**chunked_events(events), "about": tables["about"]}


_STEPS: dict[int, Callable[[Tables], Tables]] = {0: _from_0}
"""The conversions, by the version that each converts from."""
