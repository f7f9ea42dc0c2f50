"""What a driver tells its app when the program has to end."""

from __future__ import annotations

from textual.message import Message


class Signalled(Message):
    """The program was told to end by a signal, or the terminal has gone, which counts as ``SIGHUP``."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
