"""Open a course with the user's cache, or another."""

from __future__ import annotations

import time
from pathlib import Path

from platformdirs import user_cache_path

from copro_tui.course.cache import CourseCache
from copro_tui.course.course import Course, open_course


def cached_course(folder: Path, cache: Path | None = None) -> Course:
    """The course in ``folder``; ``cache`` is where what was read of it is kept, without it the user's own cache.

    Raises CourseError when its ``course.yaml`` cannot be used.
    """
    kept = cache or user_cache_path("copro", appauthor=False) / "courses"
    return open_course(folder, CourseCache(kept, folder, time.time_ns()))
