"""What the program loads for its first screen, and how."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from copro_tui.cli.loading import loading
from tests.clock import FakeClock
from tests.courses import FIRST, WITH_CONTACT, write_course
from tests.players import play, start

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


NOT_SHOWN = (
    "yaml", "filelock", "tinydb", "json", "wcwidth", "html", "textual.widgets._text_area", "textual.widgets._markdown",
    "copro_tui.exercises", "copro_tui.course.lesson", "copro_tui.course.loader", "copro_tui.course.decoder",
    "copro_tui.figures.draw", "copro_tui.figures.timeline", "copro_tui.documents", "copro_tui.cohorts",
    "copro_tui.analytics", "copro_tui.reports", "copro_tui.tui.screens.lesson", "copro_tui.tui.boards",
    "rich._unicode_data.unicode",
)  # fmt: skip


def test_what_home_does_not_show_is_not_loaded_for_it() -> None:
    command = [sys.executable, "-c", PROBE]
    loaded = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert "copro_tui.tui.screens.home" in loaded
    assert [one for one in loaded if one.startswith(NOT_SHOWN)] == []


READ = """\
import sys
import copro_tui.tui.boards.page, copro_tui.tui.boards.reflect, copro_tui.tui.screens.frameworks
print(*sorted(sys.modules))
"""


def test_no_second_reader_of_markdown_is_loaded_for_pages() -> None:
    command = [sys.executable, "-c", READ]
    loaded = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    assert "copro_tui.tui.widgets.prose" in loaded
    assert {"textual.widgets._markdown", "pygments"}.isdisjoint(loaded)


SHOWN = """\
import asyncio, sys
from copro_tui.cli import terminal
from copro_tui.course import cache
cache.SETTLED = -cache.SETTLED  # files that were written just now are kept too
async def show(app):
    async with app.run_test() as pilot:
        await pilot.pause()
        while "written" not in str(app.screen.query_one("#home").painted):
            await pilot.pause()
    print(*sorted(sys.modules))
terminal.is_terminal = lambda stream: True
terminal.run_screens = lambda app: asyncio.run(show(app)) or 0
from copro_tui.cli.main import main
main(["--course", sys.argv[1]])
"""


def test_nothing_more_is_loaded_once_home_is_shown_with_all_that_is_on_it(tmp_path: Path, clock: FakeClock) -> None:
    folder = write_course(tmp_path, course=WITH_CONTACT)
    play(start(folder, clock).open_lesson(FIRST))
    assert start(folder, clock).contact() is not None

    def loaded() -> list[str]:
        command = [sys.executable, "-c", SHOWN, str(folder)]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()

    assert "copro_tui.exercises" in loaded()  # before the cache knows the course
    assert [one for one in loaded() if one.startswith(NOT_SHOWN)] == []


HEARD = """\
import io, sys
from copro_tui.course import cache
cache.SETTLED = -cache.SETTLED  # files that were written just now are kept too
class Waiting(io.StringIO):
    def readline(self, *most):
        print(*sorted(sys.modules), file=sys.stderr)
        return ""
sys.stdin = Waiting()
from copro_tui.cli.main import main
main(["--course", sys.argv[1], "--learner", "Ann", "plain"])
"""

NOT_HEARD = (
    "textual", "rich", "fsrs", "markdown_it", "yaml", "copro_tui.plain.grammar", "copro_tui.plain.answers",
    "copro_tui.plain.lesson", "copro_tui.plain.journal", "copro_tui.plain.practice", "copro_tui.plain.search",
    "copro_tui.player.results", "copro_tui.player.review_outlook", "copro_tui.review", "copro_tui.exercises",
    "copro_tui.course.lesson", "copro_tui.course.loader", "copro_tui.figures.draw", "copro_tui.figures.timeline",
)  # fmt: skip


def test_plain_mode_loads_no_more_than_home_says_before_the_first_line_is_typed(
    tmp_path: Path, clock: FakeClock
) -> None:
    folder = write_course(tmp_path, course=WITH_CONTACT)
    play(start(folder, clock).open_lesson(FIRST))

    def loaded() -> list[str]:
        command = [sys.executable, "-c", HEARD, str(folder)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        assert "Home." in done.stdout
        return done.stderr.split()

    assert "copro_tui.exercises" in loaded()  # before the cache knows the course
    assert [one for one in loaded() if one.startswith(NOT_HEARD)] == []
