"""Commands are loaded when they are named, and what is listed of them is what they say themselves."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.shell_completion import ShellComplete

from copro_tui.cli.lazy import Later
from copro_tui.cli.main import copro
from copro_tui.cli.words import in_words
from tests.cli.programs import environment
from tests.clock import FakeClock
from tests.players import open_store

PROBE = """\
import sys
from copro_tui.cli import terminal
terminal.is_terminal = lambda stream: True
terminal.run_screens = lambda app: 0
from copro_tui.cli.main import main
try:
    status = main(sys.argv[1:])
finally:
    print("loaded:", *sorted(sys.modules), file=sys.stderr)
raise SystemExit(status)
"""
"""Runs ``copro`` as if in a terminal, whose screens are left at once, and names the modules that were loaded."""


def later(group: click.Group, *before: str) -> Iterator[tuple[tuple[str, ...], Later]]:
    """Every command that is loaded later, with the words that lead to it."""
    for name, one in group.commands.items():
        assert isinstance(one, Later), name
        yield (*before, name), one
        command = one.load()
        if isinstance(command, click.Group):
            yield from later(command, *before, name)


LATER = dict(later(copro))
MODULES = {one.where.partition(":")[0] for one in LATER.values()}


def test_every_group_and_command_is_found() -> None:
    assert {("check",), ("cohort",), ("cohort", "collect"), ("record",), ("record", "import"), ("doctor",)} <= set(
        LATER
    )
    assert len(MODULES) == len(LATER) > 40


@pytest.mark.parametrize("words", LATER, ids=" ".join)
def test_a_command_is_listed_with_what_it_says_of_itself(words: tuple[str, ...]) -> None:
    listed, command = LATER[words], LATER[words].load()
    assert (listed.help, listed.hidden, listed.deprecated) == (command.help, command.hidden, command.deprecated)
    assert listed.help


@pytest.mark.parametrize(
    ("arguments", "commands"),
    [
        (["--version"], []),
        (["--help"], []),
        ([], []),
        (["plain"], ["plain"]),
        (["--plain"], ["plain"]),
        (["cohort", "--help"], ["cohort"]),
        (["record", "--help"], ["record"]),
        (["cohort", "list"], ["cohort", "cohort.list"]),
        (["check"], ["check"]),
        (["report", "--help"], ["report"]),
    ],
    ids=lambda one: " ".join(one) or "screens",
)
def test_only_the_command_that_is_named_is_loaded(
    folder: Path, clock: FakeClock, arguments: list[str], commands: list[str]
) -> None:
    open_store(folder, clock)
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROBE, *arguments],
        cwd=folder,
        env=environment(),
        input="",
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.returncode == 0, ended.stderr
    loaded = set(ended.stderr.splitlines()[-1].split())
    assert loaded & MODULES == {f"copro_tui.cli.{one}" for one in commands}
    assert ("copro_tui.cli.learn" in loaded) == (not arguments)
    assert ("textual" in loaded) == (not arguments)


def test_completion_lists_the_commands_with_what_they_say_and_loads_none() -> None:
    program = (
        "import sys\n"
        "from click.shell_completion import ShellComplete\n"
        "from copro_tui.cli.main import copro\n"
        "shell = ShellComplete(copro, {}, 'copro', '_COPRO_COMPLETE')\n"
        "print(*(f'{one.value}={one.help}' for one in shell.get_completions([], '')), sep='\\n')\n"
        "print(*sorted(sys.modules))"
    )
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], env=environment(), capture_output=True, text=True, timeout=60
    )
    *listed, loaded = ended.stdout.splitlines()
    assert [one.partition("=")[0] for one in listed] == sorted(copro.commands)
    assert "assign=Assign modules to a cohort, with a day by..." in listed
    assert not set(loaded.split()) & MODULES


def test_completion_knows_the_commands_and_options_of_a_command() -> None:
    shell = ShellComplete(in_words(copro), {}, "copro", "_COPRO_COMPLETE")  # a copy: Click notes its words in it
    assert [one.value for one in shell.get_completions(["record"], "e")] == ["erase", "export"]
    assert "--fix" in [one.value for one in shell.get_completions(["doctor"], "--")]
    assert "--due" in [one.value for one in shell.get_completions(["assign"], "--")]
