"""What an answer of an LRS to some statements means: the one place that knows its statuses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import Enum
from urllib.parse import urlsplit

import msgspec

from copro_tui.i18n import gettext as _
from copro_tui.text.safe import excerpt
from copro_tui.xapi.client import Answer


class Meaning(Enum):
    """What to do next."""

    ARRIVED = "it has all of them"
    CONFLICT = "it has one of them, or more, in another wording"
    UNWANTED = "it does not want one of them, or more"
    BROKEN = "it failed, because of one of them or of itself"
    LATER = "not now"
    STOP = "nothing can be sent there as it is"


_MEANINGS = {
    204: Meaning.ARRIVED,
    **dict.fromkeys((400, 413, 422), Meaning.UNWANTED),
    409: Meaning.CONFLICT,
    500: Meaning.BROKEN,
    **dict.fromkeys((408, 429, 502, 503, 504), Meaning.LATER),
}


def meaning_of(answer: Answer, ids: Sequence[str]) -> Meaning:
    """What the answer to a batch with these ids means. One that an LRS never gives, such as a page to sign in at, is no
    proof that anything arrived."""
    if answer.status == 200:
        return Meaning.ARRIVED if _lists_ids(answer.body, ids) else Meaning.STOP
    return _MEANINGS.get(answer.status, Meaning.STOP)


def _lists_ids(body: bytes, ids: Sequence[str]) -> bool:
    """Whether a body is a list of such ids: of all of them, or of those that were new."""
    try:
        return set(msgspec.json.decode(body, type=list[str])) <= set(ids)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return False


def why_in_words(answer: Answer, host: str) -> str:
    """Why nothing can be sent, as a sentence that says what to do."""
    values = {"host": host, "code": answer.status}
    match answer.status:
        case 401:
            return _("%(host)s does not know this name and password. Connect again with the right ones.") % values
        case 403:
            return _("%(host)s does not let this name do that. Ask whoever runs it for the right to write.") % values
        case 404:
            return _("There is no LRS at this address of %(host)s. Ask for the right one, and connect again.") % values
        case 200:
            return _("%(host)s does not answer as an LRS does. Is there a page to sign in at before it?") % values
        case code if 300 <= code < 400:
            location = excerpt(urlsplit(answer.headers.get("location", "")).geturl() or "–", 100)
            return _(
                "%(host)s says that the LRS is at %(location)s now. Nothing was sent there: if that is right, "
                "connect to it."
            ) % {**values, "location": location}
        case _:
            return _("%(host)s answers with %(code)d, which no LRS does. Ask whoever runs it.") % values


def reason_in(answer: Answer) -> str:
    """What the LRS says of what it does not want, in a few words."""
    return excerpt(answer.body.decode("utf-8", "replace"), 200) or str(answer.status)


def date_of(answer: Answer) -> datetime | None:
    """What time it is where the answer comes from; None if it does not say."""
    try:
        date = parsedate_to_datetime(answer.headers["date"])
    except (KeyError, ValueError):
        return None
    return date if date.tzinfo is not None else date.replace(tzinfo=UTC)


def seconds_to_wait(answer: Answer, now: datetime) -> float | None:
    """How long the answer asks to wait; None if it does not say."""
    asked = answer.headers.get("retry-after", "").strip()
    if asked.isdecimal() and len(asked) < 10:
        return float(asked)
    try:
        return max(0.0, (parsedate_to_datetime(asked) - now).total_seconds())
    except (ValueError, TypeError):
        return None
