"""Open a course with the user's cache."""

from __future__ import annotations

import time
from pathlib import Path

from platformdirs import user_cache_path

from copro_tui.course.cache import CourseCache
from copro_tui.course.course import Course, open_course


def cached_course(folder: Path) -> Course:
    """The course in ``folder``. Raises CourseError when its ``course.yaml`` cannot be used."""
    cache = user_cache_path("copro", appauthor=False) / "courses"
    return open_course(folder, CourseCache(cache, folder, time.time_ns()))
