"""A bar for what takes longer than a second, on a terminal only."""

from __future__ import annotations

import io

from copro_tui.cli.progress_bar import waiting


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def ticking(seconds: float) -> list[float]:
    return [number * seconds for number in range(100)]


def test_what_is_quick_shows_nothing() -> None:
    times, screen = iter(ticking(0.05)), Screen()
    assert list(waiting(range(10), 10, lambda: next(times), screen)) == list(range(10))
    assert screen.getvalue() == ""


def test_what_takes_longer_than_a_second_shows_how_far_it_is_and_cleans_up() -> None:
    times, screen = iter(ticking(0.5)), Screen()
    assert list(waiting(range(10), 10, lambda: next(times), screen)) == list(range(10))
    assert screen.getvalue().startswith("\r###...")
    assert "5 of 10" in screen.getvalue()
    assert screen.getvalue().endswith("\r\x1b[K")


def test_nothing_is_written_where_nobody_looks() -> None:
    stream = io.StringIO()
    times = iter(ticking(5))
    assert list(waiting(range(3), 3, lambda: next(times), stream)) == [0, 1, 2]
    assert stream.getvalue() == ""
