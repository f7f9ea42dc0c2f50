"""Processes of people are forked from one that has the whole program loaded: that takes most of a start.

Server and that process talk over a socket. The server asks for a process with a ``Begin`` (JSON) and the ends of two
sockets: its standard input and output, and its standard error. It is answered ``began NUMBER``, and later ``ended
NUMBER STATUS``; it asks for the next only after the first answer.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
from contextlib import suppress

import msgspec
from msgspec import Struct

LARGEST = 64 * 1024
"""The most bytes of a request."""


class Begin(Struct, frozen=True):
    """What a process is begun for."""

    front: str
    """``screens`` or ``lines``."""
    records: str
    """The folder of the person's record."""
    name: str
    width: int = 80
    height: int = 24


def next_to_begin(control: socket.socket) -> Begin | None:
    """Fork a process for each request; returns what it is for in that process, and None in the first at the end."""
    living: set[int] = set()

    def tell(said: str) -> None:
        with suppress(OSError):  # the server may have gone
            control.sendall(f"{said}\n".encode())

    def reap(*_signal: object) -> None:
        for number in list(living):
            ended, status = os.waitpid(number, os.WNOHANG)
            if ended:
                living.discard(number)
                tell(f"ended {number} {os.waitstatus_to_exitcode(status)}")

    gc.collect()
    gc.freeze()
    signal.signal(signal.SIGCHLD, reap)
    for one in (signal.SIGINT, signal.SIGTERM):  # the server, which is told the same, ends everything in order
        signal.signal(one, signal.SIG_IGN)
    while True:
        message, ends, _flags, _address = socket.recv_fds(control, LARGEST, 2)
        if not message:
            return None
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGCHLD})  # its end must not be noticed before its beginning
        number = os.fork()
        if not number:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
            control.close()
            for end, place in ((ends[0], 0), (ends[0], 1), (ends[1], 2)):
                os.dup2(end, place)
            for end in ends:
                os.close(end)
            return msgspec.json.decode(message, type=Begin)
        living.add(number)
        for end in ends:
            os.close(end)
        tell(f"began {number}")
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGCHLD})
