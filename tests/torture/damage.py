"""Files spoilt as disks, editors, cloud drives and attackers do it: other bytes, or other words with good checksums."""

from __future__ import annotations

import random
from typing import Any

import msgspec

from copro_tui.storage.checksums import SEAL, encode_tables
from copro_tui.storage.envelope import is_envelope, wrapped

BYTES = (b"[" * 3000, b"{" * 3000, b"-1e999", b"1" * 5000, b"null", b'"}]}', b"\x1b[2J", b"&a *a", b"\t", b"%TAG ! !")
"""What is put among the bytes of a file."""

VALUES: tuple[Any, ...] = (
    *(None, True, -1, 0, 2**63, 1e308, 0.1, "", "x" * 100_000, "\x1b]0;x\x07", "\u202e", "../../x", "con", [], {}),
    *("2026-13-45", "9999-12-31T23:59:59.999999+00:00", "what/long/answer-3", [[]] * 100),
)
"""What is put in the place of a value."""


def spoilt(data: bytes, chance: random.Random) -> bytes:
    """``data`` with some bytes changed, or, where it has checksums, half the time with other contents and good ones."""
    if chance.random() < 0.5 and (forged := _forged(data, chance)) is not None:
        return forged
    for _change in range(chance.choice((1, 1, 1, 2, 3))):
        data = _changed(data, chance)
    return data


def _changed(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    end = min(len(data), at + chance.choice((1, 1, 4, 40, 400)))
    match chance.randrange(8):
        case 0:
            return data[:at] + chance.randbytes(1) + data[at + 1 :]
        case 1:
            return data[:at]
        case 2:
            return data[:at] + data[end:]
        case 3:
            return data[:at] + data[at:end] * chance.choice((2, 3, 1000)) + data[end:]
        case 4:
            return data[:at] + chance.randbytes(chance.choice((1, 8, 64))) + data[at:]
        case 5:
            return chance.choice((b"\xef\xbb\xbf", b"\xff\xfe", b"\0")) + data
        case 6:
            return data[:at] + chance.choice(BYTES) + data[end:]
        case _:
            return data + data


def _forged(data: bytes, chance: random.Random) -> bytes | None:
    """The file with another value somewhere and checksums that agree; None where it has none."""
    try:
        tree = msgspec.json.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    if is_envelope(data):
        return wrapped(tree["copro"], _other(tree["body"], chance))
    if isinstance(tree, dict) and SEAL in tree:
        del tree[SEAL]
        try:
            return encode_tables(_other(tree, chance))
        except (AttributeError, TypeError, msgspec.MsgspecError):  # no tables any more
            return None
    return None


def _other(tree: Any, chance: random.Random) -> Any:
    """``tree`` with one value replaced, added or left out."""
    if isinstance(tree, dict) and tree and chance.random() < 0.95:
        key = chance.choice(list(tree))
        match chance.randrange(12):
            case 0:
                return {name: value for name, value in tree.items() if name != key}
            case 1:
                return {**tree, chance.choice(("", "x", "con", "\x1b", "٣", "-1")): chance.choice(VALUES)}
            case _:
                return {**tree, key: _other(tree[key], chance)}
    if isinstance(tree, list) and tree and chance.random() < 0.95:
        at = chance.randrange(len(tree))
        return [*tree[:at], _other(tree[at], chance), *tree[at + 1 :], *chance.choice(([], tree, tree[:1] * 1000))]
    return chance.choice(VALUES)
