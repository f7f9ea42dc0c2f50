"""Three lessons in plain mode, word for word. They are of a course of the tests' own, in ``lessons`` beside this file.

``NAME.typed.txt`` is what is typed, ``NAME.txt`` all that is then on the terminal. After a change of what is said,
``python -m tests.plain.transcripts`` writes the latter anew; read the difference before you commit it.
"""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent
NAMES = tuple(sorted(path.name.removesuffix(".typed.txt") for path in HERE.glob("*.typed.txt")))


def written(name: str) -> Path:
    """The transcript as it was last written."""
    return HERE / f"{name}.txt"


def now(name: str, folder: Path) -> str:
    """The transcript as it is now, in an empty ``folder``."""
    import shutil

    from tests.clock import FakeClock
    from tests.plain.talking import talk

    shutil.copytree(HERE / "lessons", folder / "lessons")
    typed = (HERE / f"{name}.typed.txt").read_text(encoding="utf-8").splitlines()
    return talk(folder, FakeClock(), typed, width=80, in_parts=True)
