"""What a learner's environment asks for, until they choose something else."""

from __future__ import annotations

import pytest
from rich.console import Console

from copro_tui.progress.settings import few_colours, usual_theme

FEW = ("xterm", "linux", "screen", "tmux", "vt220", "ansi", "rxvt-16color", "foot", "")
MANY = ("xterm-256color", "screen-256color", "tmux-256color", "rxvt-unicode-256color", "XTERM-256COLOR", "xterm-kitty")
TRUE = ("truecolor", "24bit", "TrueColor")


@pytest.mark.parametrize("depth", ["", "yes", *TRUE])
@pytest.mark.parametrize("kind", [*FEW, *MANY])
def test_colours_are_few_where_the_screens_would_be_written_in_sixteen(kind: str, depth: str) -> None:
    environment = {"TERM": kind, "COLORTERM": depth}
    written = Console(force_terminal=True, legacy_windows=False, _environ=environment).color_system
    assert few_colours(environment, "linux") == (written == "standard") == (kind in FEW and depth not in TRUE)
    assert not few_colours(environment, "win32")


def test_only_a_terminal_of_few_colours_keeps_its_own_where_none_are_chosen() -> None:
    assert usual_theme({"TERM": "xterm"}) == "copro-native"
    assert usual_theme({"TERM": "xterm", "COLORTERM": "truecolor"}) == "copro-dark"
    assert usual_theme({"TERM": "xterm-256color"}) == "copro-dark"
