"""What must be true of a statement before it goes: a server that finds out may refuse all that came with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from copro_tui.i18n import gettext as _
from copro_tui.xapi.activities import BETWEEN_ITEMS, WITHIN_AN_ITEM

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20]+")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
_DURATION = re.compile(r"PT[1-9]\d*S")
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_STEP = re.compile(r"(/[a-z0-9][a-z0-9-]*){0,5}")


def fault_in(body: dict[str, Any], base: str) -> str:
    """Why a statement must not go, in a few words; empty if it may. ``base`` is the course's ``iri``."""
    return next(_faults(body, base), "")


def _faults(body: dict[str, Any], base: str) -> Iterator[str]:
    if not _UUID.fullmatch(body["id"]):
        yield _("its id is none")
    if _has_nothing(body):
        yield _("a part of it is empty")
    account = body["actor"].get("account", {})
    if not _IRI.fullmatch(account.get("homePage", "")) or not account.get("name") or "@" in account["name"]:
        yield _("it does not say properly whose it is")
    if not _IRI.fullmatch(body["verb"]["id"]):
        yield _("its verb is none")
    if "timestamp" in body and not _TIME.fullmatch(body["timestamp"]):
        yield _("its time is none")
    if body["object"]["objectType"] == "StatementRef":
        if not _UUID.fullmatch(body["object"]["id"]):
            yield _("what it takes back is no statement")
        return
    activity = body["object"]["id"]
    if not activity.startswith(base) or not _STEP.fullmatch(activity.removeprefix(base)):
        yield _("the id of its step has signs that it cannot have")
    if any(not isinstance(ones, list) for ones in body["context"]["contextActivities"].values()):
        yield _("its context is not in lists")
    yield from _faults_in_result(body.get("result", {}), body["object"].get("definition", {}))


def _faults_in_result(result: dict[str, Any], definition: dict[str, Any]) -> Iterator[str]:
    scaled = result.get("score", {}).get("scaled")
    if scaled is not None and not (0 <= scaled <= 1 and result["success"] == (scaled == 1)):
        yield _("its score is not between 0 and 1")
    if "duration" in result and not _DURATION.fullmatch(result["duration"]):
        yield _("its duration is none")
    for key in ("choices", "source", "target"):
        ids = [one["id"] for one in definition.get(key, ())]
        if len(set(ids)) != len(ids) or not all(map(_ID.fullmatch, ids)):
            yield _("two of its choices have one id, or one has signs that it cannot have")
    response, kind = result.get("response", ""), definition.get("interactionType")
    if response and kind in ("matching", "choice", "sequencing"):
        parts = [one.split(WITHIN_AN_ITEM) for one in response.split(BETWEEN_ITEMS)]
        each = 2 if kind == "matching" else 1
        if not all(len(one) == each and all(map(_ID.fullmatch, one)) for one in parts):
            yield _("its answer has signs that it cannot have")
        patterns = definition.get("correctResponsesPattern")
        if patterns and scaled is not None and (response in patterns) != (scaled == 1):
            yield _("its answer and its score do not agree")


def _has_nothing(value: object) -> bool:
    """Whether there is a null, or an empty object or list, anywhere in it."""
    if isinstance(value, dict):
        return not value or any(map(_has_nothing, value.values()))
    if isinstance(value, list):
        return not value or any(map(_has_nothing, value))
    return value is None
