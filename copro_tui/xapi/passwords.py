"""Passwords for LRSs: from the environment, else the computer's keyring where there is one, else a file of one's own.

They are never in a record, a ledger, an export or a message, nor on a command line, where others could see them.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import ModuleType

import msgspec

from copro_tui.errors import RecordError
from copro_tui.i18n import gettext as _
from copro_tui.storage.accounts import is_mine
from copro_tui.storage.files import PRIVATE, is_there, reading, write_file
from copro_tui.storage.reading import read_regular

VARIABLE = "COPRO_LRS_PASSWORD"
"""The environment variable that has the password, before all else."""
SERVICE = "copro-lrs"


def password_for(key: str) -> str | None:
    """The password that was kept under ``key``; None if there is none. Raises RecordError if the file is no good."""
    if password := os.environ.get(VARIABLE):
        return password
    if (keyring := _keyring()) is not None:
        try:
            if (found := keyring.get_password(SERVICE, key)) is not None:
                return str(found)
        except Exception:  # a keyring that is locked or not there says so in many ways
            pass
    return _kept().get(key)


def keep_password(key: str, password: str) -> str:
    """Keep a password; returns a sentence that says where. Raises RecordError."""
    if (keyring := _keyring()) is not None:
        try:
            keyring.set_password(SERVICE, key, password)
        except Exception:
            pass
        else:
            return _("The password is in this computer's keyring.")
    _keep({**_kept(), key: password})
    return _("The password is in %(file)s, which only your account can read.") % {"file": _file()}


def forget_password(key: str) -> None:
    """Remove the password under ``key`` from wherever it is. Raises RecordError."""
    if (keyring := _keyring()) is not None:
        with suppress(Exception):  # there was none in it
            keyring.delete_password(SERVICE, key)
    kept = _kept()
    if kept.pop(key, None) is not None:
        _keep(kept)


def _keyring() -> ModuleType | None:
    """The library for keyrings, if it is installed (``pip install "copro[keyring]"``)."""
    with suppress(ImportError):
        return import_module("keyring")
    return None


def _file() -> Path:
    from platformdirs import user_config_path

    return user_config_path("copro", appauthor=False) / "lrs.json"


def _kept() -> dict[str, str]:
    """What is in the file. Raises RecordError if others can read it, or if it is damaged."""
    path = _file()
    if not is_there(path):
        return {}
    if not is_mine(path) or (os.name != "nt" and stat.S_IMODE(path.lstat().st_mode) & 0o077):
        raise RecordError(
            _("%(file)s has passwords in it and can be read by others.") % {"file": path},
            _("Change the passwords, remove the file, and connect again."),
        )
    with reading(path, PRIVATE):
        data = read_regular(path)
    try:
        return msgspec.json.decode(data, type=dict[str, str])
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise RecordError(
            _("%(file)s cannot be read (%(why)s).") % {"file": path, "why": _("it is damaged")},
            _("Remove it, and connect again."),
        ) from error


def _keep(passwords: dict[str, str]) -> None:
    write_file(_file(), msgspec.json.encode(passwords), PRIVATE)
