"""The former states of a file: its last three saves, and the last state of each of the last five days.

They are in ``backups/`` beside the file, numbered in the order in which they were made, so that a wrong clock cannot
mix up their order.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from copro_tui.storage.atomic import make_folder, second_name
from copro_tui.storage.reading import check_not_a_link

SAVES = 3
"""How many of the last saves to keep."""
DAYS = 5
"""For how many days, among those with a save, to keep the last state."""

_NAME = re.compile(r"(\d+)-(\d{4}-\d\d-\d\d)\.json")


class Backups:
    """The backups of one file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.folder = path.parent / "backups" / path.stem

    def newest_first(self) -> list[Path]:
        """Every backup, the newest first. Raises OSError if the folder cannot be read, or is a link.

        Behind a link may be the backups of another record, which must neither be used nor cleared away.
        """
        for folder in (self.folder.parent, self.folder):
            check_not_a_link(folder)
        try:
            found = [(int(match[1]), one) for one in self.folder.iterdir() if (match := _NAME.fullmatch(one.name))]
        except FileNotFoundError:
            return []
        return [one for _number, one in sorted(found, reverse=True)]

    def keep(self) -> Path | None:
        """Back up the file as it is now, delete backups no longer needed, and return the new backup.

        The backup is a hard link, so it costs nothing; it is the only name left of the old file once the new one is in
        its place. If the disk refuses it, None is returned, and saving goes on.
        """
        with suppress(OSError):
            status = self._path.lstat()
            there = self.newest_first()
            if there and os.path.samestat(there[0].lstat(), status):
                return there[0]
            number = 1 + (int(there[0].name.partition("-")[0]) if there else 0)
            day = datetime.fromtimestamp(status.st_mtime, UTC).date()
            make_folder(self.folder)
            made = self.folder / f"{number:06d}-{day.isoformat()}.json"
            second_name(self._path, made)
            for one in _not_needed([made, *there]):
                one.unlink()
            return made
        return None


def _not_needed(backups: list[Path]) -> list[Path]:
    """Those of ``backups`` (newest first) that are neither among the last saves nor the last of one of the days."""
    spare, days = [], set[str]()
    for place, one in enumerate(backups):
        day = one.stem.partition("-")[2]
        last_of_day = day not in days and len(days) < DAYS
        days.add(day)
        if place >= SAVES and not last_of_day:
            spare.append(one)
    return spare
