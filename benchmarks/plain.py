"""How soon plain mode begins, beside the bare Python and the three libraries that it cannot do without.

``python -m benchmarks.plain`` prints the figures and asserts nothing.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.home import environment

ROOT = Path(__file__).parents[1]
RUNS = 15
MOST = 2.5
"""What the start may take, in times of the bare Python with the three libraries."""

BARE = ["-c", "pass"]
LIBRARIES = ["-c", "import tinydb, yaml, msgspec"]


def seconds(*arguments: str) -> float:
    """The median time of a Python process with these arguments and nothing on its standard input."""
    times = []
    for _run in range(RUNS):
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, *arguments],
            cwd=ROOT,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            check=True,
        )
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def main() -> None:
    """Print the medians and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "lessons").symlink_to(ROOT / "lessons")
        bare, libraries = seconds(*BARE), seconds(*LIBRARIES)
        plain = seconds("-m", "copro_tui", "--course", folder, "plain")
    print(f"python -c pass                       {bare * 1000:6.0f} ms")
    print(f"with TinyDB, PyYAML and msgspec      {libraries * 1000:6.0f} ms")
    print(f"copro plain, to its first prompt     {plain * 1000:6.0f} ms")
    print(f"times bare Python with the libraries {plain / libraries:6.2f}  (at most {MOST})")
    print(f"times bare Python, plus the libraries {(plain - (libraries - bare)) / bare:5.2f}")


if __name__ == "__main__":
    main()
