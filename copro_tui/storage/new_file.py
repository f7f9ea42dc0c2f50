"""Files that a person asks for: reports, plans, exports. Never over another file unasked, and whole or not at all."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from copro_tui.errors import OutputError, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.storage.atomic import sync_folder, write_whole


def check_place(path: Path, *, overwrite: bool = False, advice: str = "") -> None:
    """Raise UsageError if ``path`` is there already, or the folder for it is not.

    With ``overwrite`` the path may be an ordinary file; a folder, a link or a device is refused all the same.
    ``advice`` is the hint for a file that is there.
    """
    if not path.parent.is_dir():
        raise UsageError(
            _("There is no folder %(folder)s for %(file)s.") % {"folder": path.parent, "file": path.name},
            _("Make the folder first, or name another place."),
        )
    try:
        mode = path.lstat().st_mode
    except (OSError, ValueError):
        return  # not there; whatever else stands in the way is said when it is written
    if not stat.S_ISREG(mode):
        raise UsageError(
            _("%(file)s is there already, and is not an ordinary file.") % {"file": path}, _("Name another place.")
        )
    if not overwrite:
        raise UsageError(
            _("%(file)s is there already, and was left as it is.") % {"file": path},
            advice or _("Name another file, or move that one away."),
        )


def write_new(path: Path, data: bytes | Iterable[bytes], *, overwrite: bool = False, shared: bool = False) -> None:
    """Write a file that is whole or not there, and that only its owner can read, unless it is ``shared``.

    Raises UsageError as ``check_place`` does, and OutputError if the file cannot be written; then nothing was changed.
    """

    def check_again() -> None:  # somebody else may have written it in the meantime
        check_place(path, overwrite=overwrite)

    check_again()
    try:
        write_whole(path, data, shared=shared, keep=check_again)
    except (OSError, ValueError) as error:
        raise _not_written(path, error) from error


def _not_written(path: Path, error: OSError | ValueError) -> OutputError:
    why = getattr(error, "strerror", None) or str(error)
    return OutputError(
        _("%(file)s cannot be written (%(why)s).") % {"file": path, "why": why},
        _("Nothing was changed. Make room, or name another place."),
    )


def check_new_folder(folder: Path) -> None:
    """Raise UsageError if ``folder`` is there already and not an empty folder, or the folder for it is not there."""
    if not folder.is_dir() or folder.is_symlink():
        check_place(folder)
    elif any(folder.iterdir()):
        raise UsageError(
            _("The folder %(folder)s is not empty, and was left as it is.") % {"folder": folder},
            _("Name a new folder, or empty that one."),
        )


def write_new_folder(folder: Path, files: Mapping[str, bytes], *, shared: bool = False) -> None:
    """Write a new folder of files, named by their paths below it: all of them or none.

    Only their owner can read them, unless they are ``shared``: then all who can read the folder that it is in. Raises
    UsageError as ``check_new_folder`` does, and OutputError if it cannot be written; then nothing was changed.
    """
    check_new_folder(folder)
    made: Path | None = None
    try:
        made = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", suffix=".tmp", dir=folder.parent))
        if shared:
            made.chmod(folder.parent.stat().st_mode & 0o755 | 0o700)
        for name, data in files.items():
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            write_whole(made / name, data, shared=shared, synced=False)
        sync_folder(made)
        if folder.is_dir():
            folder.rmdir()
        made.rename(folder)
    except (OSError, ValueError) as error:
        raise _not_written(folder, error) from error
    finally:
        if made is not None:
            shutil.rmtree(made, ignore_errors=True)


def write_download(file_name: str, data: bytes | Iterable[bytes]) -> Path:
    """Write a file into the person's downloads folder, under a free name there; returns its path.

    Raises OutputError if there is no such folder, and none can be made, or if the file cannot be written.
    """
    from platformdirs import user_downloads_path  # not needed before somebody takes something away

    folder = user_downloads_path()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        values = {"folder": folder, "why": error.strerror or str(error)}
        raise OutputError(
            _("There is no folder %(folder)s to save to (%(why)s).") % values,
            _("“copro --help” says how to save it at the command line."),
        ) from error
    path = free_name(folder, file_name)
    write_new(path, data)
    return path


def free_name(folder: Path, file_name: str) -> Path:
    """The path of ``file_name`` in ``folder``, with a number added if it is there already."""
    path, number = folder / file_name, 2
    while os.path.lexists(path):
        path, number = folder / f"{Path(file_name).stem}-{number}{path.suffix}", number + 1
    return path
