"""Files that travel between people: JSON with a kind, a shape and a checksum. Nothing in them is ever executed."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from copro_tui.errors import RecordError, UsageError
from copro_tui.i18n import gettext as _

T = TypeVar("T")

SHAPE = 1
MOST_BYTES = 64 * 1024 * 1024


class _Parcel(Struct, frozen=True):
    copro: str
    shape: int
    sum: str
    body: msgspec.Raw


def wrapped(kind: str, body: Struct) -> bytes:
    """``body`` as the content of a file of this kind."""
    raw = msgspec.json.encode(body)
    return msgspec.json.encode(_Parcel(kind, SHAPE, _sum(raw), msgspec.Raw(raw))) + b"\n"


def unwrapped(path: Path, kind: str, of: type[T]) -> T:
    """What a file of this kind holds. Raises UsageError or RecordError that name the file and say what is wrong."""
    name = path.name
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UsageError(_("%(file)s is too large to be a file of copro.") % {"file": name})
        data = path.read_bytes()
    except OSError as error:
        raise RecordError(
            _("%(file)s cannot be read (%(why)s).") % {"file": name, "why": error.strerror or str(error)}
        ) from error
    try:
        parcel = msgspec.json.decode(data, type=_Parcel)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(
            _("%(file)s is damaged, or no file of copro.") % {"file": name}, _("Ask for it to be sent again.")
        ) from error
    if parcel.copro != kind:
        raise UsageError(_("%(file)s is another kind of file (%(kind)s).") % {"file": name, "kind": parcel.copro[:40]})
    if parcel.shape != SHAPE:
        raise UsageError(
            _("%(file)s was written by a newer copro.") % {"file": name}, _("Install the newest copro to read it.")
        )
    if _sum(bytes(parcel.body)) != parcel.sum:
        raise UsageError(
            _("%(file)s is damaged or was altered: its checksum does not agree.") % {"file": name},
            _("Ask for it to be sent again."),
        )
    return _decoded(parcel.body, of, name)


def _decoded(body: msgspec.Raw, of: type[T], name: str) -> T:
    try:
        return msgspec.json.decode(body, type=of)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(
            _("%(file)s does not hold what it should (%(why)s).") % {"file": name, "why": error}
        ) from error


def _sum(raw: Any) -> str:
    return hashlib.sha256(raw).hexdigest()
