"""Running ``copro`` as people do: in a process of its own, or, which is faster, in this one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from copro_tui.cli.main import main

COMMAND = [sys.executable, "-W", "error", "-m", "copro_tui"]


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The test's own environment, in which the program can be found from any folder."""
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **(more or {})}


def copro(*arguments: str, more: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """``copro`` with these arguments and no terminal, in a process of its own."""
    return finished([*COMMAND, *arguments], more=more)


def finished(
    command: list[str], *, folder: Path | None = None, more: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """A command without a terminal, in ``folder`` (None: this one), once it has ended."""
    return subprocess.run(
        command,
        cwd=folder,
        env=environment(more),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=60,
    )


def said(capsys: pytest.CaptureFixture[str], *arguments: str, status: int = 0) -> str:
    """What ``copro`` prints when it ends with this status."""
    ended = main(list(arguments))
    printed = capsys.readouterr()
    assert ended == status, printed.err
    return printed.out + printed.err


def complaint(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """The status and the one line that ``copro`` complains with; it says nothing else."""
    status = main(list(arguments))
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("copro: ")
    assert said.err.endswith("\n")
    assert len(said.err.splitlines()) == 1, said.err
    assert said.err.rstrip("\n").isprintable(), said.err
    return status, said.err
