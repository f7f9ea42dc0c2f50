"""What the program loads for its first screen, and how."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from copro_tui.cli.loading import loading

ROOT = Path(__file__).parents[2]
PROBE = """\
import sys
import copro_tui.cli.learn, copro_tui.tui.app
print(*sorted(sys.modules))
"""


@pytest.fixture(autouse=True)
def _thaw() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_no_garbage_is_looked_for_while_the_program_is_loaded() -> None:
    gc.unfreeze()
    with loading():
        assert not gc.isenabled()
    assert gc.isenabled()
    assert gc.get_freeze_count()  # what was there by then is looked through no more


def test_garbage_is_looked_for_again_where_loading_fails() -> None:
    with pytest.raises(ZeroDivisionError), loading():
        print(1 / 0)
    assert gc.isenabled()


def test_what_home_does_not_show_is_not_loaded_for_it() -> None:
    command = [sys.executable, "-c", PROBE]
    loaded = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert "copro_tui.tui.screens.home" in loaded
    not_shown = ("yaml", "filelock", "tinydb", "json", "wcwidth", "html",
                 "textual.widgets._text_area", "textual.widgets._markdown",
                 "copro_tui.course.loader", "copro_tui.course.decoder", "copro_tui.figures.draw",
                 "copro_tui.documents", "copro_tui.cohorts", "copro_tui.analytics", "copro_tui.reports",
                 "copro_tui.tui.screens.lesson", "copro_tui.tui.boards")  # fmt: skip
    assert [one for one in not_shown if one in loaded] == []
