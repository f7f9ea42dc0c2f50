"""``python -m benchmarks`` prints one table: what copro costs, what its peer costs, their ratio, and the aim."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.keys import moving_a_rung, on_each_board
from benchmarks.memory import peak_memory
from benchmarks.pairs import PAIRS, Comparison
from benchmarks.start import course_size, first_frame, in_a_terminal, learners

MEASURES = (first_frame, in_a_terminal, course_size, learners, peak_memory, moving_a_rung, on_each_board)

COLUMNS = "{:<24}{:>10}{:>11}  {:<18}{:>6}   {}"


def main() -> None:
    """Take every measure, and print each as soon as it is there. Nothing is asserted: machines differ."""
    print(f"Medians of {PAIRS} runs in alternating pairs, Python {sys.version.split()[0]}, terminal of 80 by 24.\n")
    print(COLUMNS.format("what", "copro", "baseline", "", "ratio", "aim"))
    for measure in MEASURES:
        with tempfile.TemporaryDirectory(prefix="copro-benchmark-") as folder:
            for comparison in measure(Path(folder)):
                print(_line(comparison), flush=True)


def _line(one: Comparison) -> str:
    costs = (f"{cost:.1f} {one.unit}" for cost in (one.copro, one.baseline))
    return COLUMNS.format(one.what, *costs, one.against, f"{one.ratio:.2f}", f"at most {one.aim:g}")


if __name__ == "__main__":
    main()
