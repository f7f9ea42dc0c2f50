"""The envelope of files that people exchange: JSON with a kind, a version and a checksum. It is never executed."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from copro_tui.errors import RecordError, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.storage.checksums import too_many_parts
from copro_tui.storage.reading import UnsuitableFileError, read_regular
from copro_tui.text.safe import excerpt

T = TypeVar("T")

SHAPE = 1
"""The version of the envelope. It is raised when an older program could misread a newer file."""


class _Envelope(Struct, frozen=True):
    copro: str
    """The kind of file."""
    shape: int
    sum: str
    """The SHA-256 of the body's bytes, in hex."""
    body: msgspec.Raw


class _Kind(Struct, frozen=True):
    copro: str


def wrapped(kind: str, body: Struct, *, indent: int = 0) -> bytes:
    """The content of a file of this kind that holds ``body``; ``indent`` spaces make it readable for people."""
    raw = msgspec.json.encode(body)
    if indent:
        raw = msgspec.json.format(raw, indent=indent)
    return msgspec.json.encode(_Envelope(kind, SHAPE, _sum(raw), msgspec.Raw(raw))) + b"\n"


def is_envelope(data: bytes) -> bool:
    """Whether ``data`` is an envelope of any kind."""
    try:
        msgspec.json.decode(data, type=_Kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return False
    return True


def unwrapped(path: Path, kind: str, of: type[T], *, follow: bool = False) -> T:
    """The body of a file of this kind; ``follow`` a link only if a person named it.

    Raises RecordError if it cannot be read, and UsageError as ``opened`` does and for what is not an ordinary file.
    """
    name = path.name
    try:
        data = read_regular(path, follow=follow)
    except UnsuitableFileError as error:
        message = _("%(file)s cannot be read (%(why)s).") % {"file": name, "why": error.strerror}
        raise UsageError(message, error.hint) from error
    except OSError as error:
        raise RecordError(
            _("%(file)s cannot be read (%(why)s).") % {"file": name, "why": error.strerror or str(error)}
        ) from error
    return opened(data, name, kind, of)


def opened(data: bytes, name: str, kind: str, of: type[T]) -> T:
    """The body in ``data``, the content of the file ``name``.

    Raises UsageError, with the reason, if it is damaged, of another kind or version, or not a valid ``of``.
    """
    if too_many_parts(data):
        raise UsageError(_("%(file)s has too many parts to be a copro file.") % {"file": name})
    try:
        envelope = msgspec.json.decode(data, type=_Envelope)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(
            _("%(file)s is damaged, or is not a copro file.") % {"file": name}, _("Ask for it to be sent again.")
        ) from error
    if envelope.copro != kind:
        raise UsageError(
            _("%(file)s is another kind of file (%(kind)s).") % {"file": name, "kind": excerpt(envelope.copro, 40)}
        )
    if envelope.shape != SHAPE:
        raise UsageError(
            _("%(file)s was written by a newer copro.") % {"file": name}, _("Install the newest copro to read it.")
        )
    if _sum(bytes(envelope.body)) != envelope.sum:
        raise UsageError(
            _("%(file)s is damaged or was altered: its checksum does not agree.") % {"file": name},
            _("Ask for it to be sent again."),
        )
    try:
        return msgspec.json.decode(envelope.body, type=of)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise UsageError(
            _("%(file)s does not hold what it should (%(why)s).") % {"file": name, "why": excerpt(str(error))}
        ) from error


def _sum(raw: Any) -> str:
    return hashlib.sha256(raw).hexdigest()
