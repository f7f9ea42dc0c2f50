"""What the runs of adversity add up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct, field

FORBIDDEN = (b"Traceback (most recent call last)", b"Something is wrong in the program itself")
"""What the program writes only if it is itself at fault."""


class Tally(Struct):
    """What happened in one run, or in all of them."""

    runs: Counter[str] = field(default_factory=Counter)
    """How many runs there were of each part."""
    points: set[str] = field(default_factory=set)
    """At which file operations a disk failed or the program was killed."""
    acknowledged: int = 0
    """How many answers were marked."""
    lost: int = 0
    """How many of those are not in the record."""
    refused_but_kept: int = 0
    """How many answers are in the record though their mark was never seen, not counting the one under way at a kill."""
    bad_inputs: int = 0
    """How many damaged or hostile files were read."""
    tracebacks: int = 0
    """How often the program showed its own code, or ended as a fault of its own."""
    written_to_others: int = 0
    """How many bytes of other accounts' files changed."""
    troubles: list[str] = field(default_factory=list)
    """What went wrong otherwise, and where, as sentences."""

    def add(self, other: Tally) -> None:
        """Take in what ``other`` counted."""
        self.runs.update(other.runs)
        self.points |= other.points
        self.acknowledged += other.acknowledged
        self.lost += other.lost
        self.refused_but_kept += other.refused_but_kept
        self.bad_inputs += other.bad_inputs
        self.tracebacks += other.tracebacks
        self.written_to_others += other.written_to_others
        self.troubles += other.troubles

    @property
    def well(self) -> bool:
        """Whether nothing went wrong."""
        wrong = (self.lost, self.refused_but_kept, self.tracebacks, self.written_to_others, len(self.troubles))
        return not any(wrong)

    def saw(self, output: bytes, where: str) -> None:
        """Count a traceback in what the program wrote."""
        if any(one in output for one in FORBIDDEN):
            self.tracebacks += 1
            self.troubles.append(f"{where}: {output[-1500:].decode(errors='replace')}")

    def compare(
        self, marked: Iterable[str], before: Iterable[str], after: Iterable[str], where: str, *, under_way: int = 0
    ) -> None:
        """Compare the answers whose mark was seen with those that the record has more than ``before``.

        ``under_way`` answers may have been kept without a mark that was seen: those that a kill interrupted.
        """
        seen, new = Counter(marked), Counter(after)
        new.subtract(before)
        lost = Counter(seen.keys() - (+new).keys())  # of one that was checked twice the screen may show one mark twice
        unseen = +(new - seen)
        self.acknowledged += seen.total()
        self.lost += lost.total()
        self.refused_but_kept += max(0, unseen.total() - under_way)
        if lost or unseen.total() > under_way:
            self.troubles.append(f"{where}: marked {sorted(seen)}, kept {sorted(new.elements())}")

    def lines(self) -> list[str]:
        """The figures, a line each."""
        parts = ", ".join(f"{count} {part}" for part, count in sorted(self.runs.items()))
        return [
            f"runs: {self.runs.total()} ({parts})",
            f"file operations at which a disk failed or the program was killed: {len(self.points)}",
            f"answers acknowledged: {self.acknowledged}",
            f"answers lost: {self.lost}",
            f"answers refused but kept: {self.refused_but_kept}",
            f"bad inputs tried: {self.bad_inputs}",
            f"tracebacks: {self.tracebacks}",
            f"bytes written to files of others: {self.written_to_others}",
            f"other troubles: {len(self.troubles)}",
        ]
