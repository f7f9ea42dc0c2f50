"""The server's log, on standard error: what happened, and whose process it was, by the id of their folder.

No names, no links, no cookies, nothing that was typed, and no address of anybody.
"""

from __future__ import annotations

import logging
import traceback

LOG = logging.getLogger("copro.serve")


def log_to_standard_error() -> None:
    """Write the log where a service's log is kept. That of aiohttp, which would quote requests, is switched off."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s", "%Y-%m-%dT%H:%M:%S%z"))
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
    for other in ("aiohttp", "asyncio"):
        logging.getLogger(other).setLevel(logging.CRITICAL + 1)


def log_fault(error: BaseException) -> None:
    """A fault of the program: its kind and where it was, without its words, which may quote what somebody sent."""
    where = "; ".join(f"{one.filename}:{one.lineno}" for one in traceback.extract_tb(error.__traceback__)[-3:])
    LOG.error("fault %s at %s", type(error).__name__, where)
