"""Finding the course folder, and the folder for its learners' records."""

from __future__ import annotations

from pathlib import Path

from copro_tui.errors import CourseError
from copro_tui.i18n import gettext as _


def find_course_folder(asked_for: Path | None, standing_in: Path) -> Path:
    """The course folder: ``asked_for``, else the nearest upward from ``standing_in``, else the installed one.

    Raises CourseError if the one asked for, or each of the others, has no ``lessons/course.yaml``.
    """
    if asked_for is not None:
        folder = _expanded(asked_for)
        if folder.name == "lessons" and (folder / "course.yaml").is_file():
            folder = folder.parent
        if not is_course_folder(folder):
            hint = _("Name a folder that has lessons/course.yaml in it.")
            if (folder / "lessons" / "course.yml").exists():
                hint = _("Its file is called course.yml: call it course.yaml.")
            raise CourseError(_("There is no course in %(folder)s.") % {"folder": asked_for}, hint)
        return folder.resolve()
    for folder in (standing_in, *standing_in.parents):
        if is_course_folder(folder):
            return folder
    installed = installed_course()
    if not is_course_folder(installed):
        raise CourseError(
            _("No course was found here, and none was installed with the program."),
            _("Name a course folder with --course."),
        )
    return installed


def _expanded(path: Path) -> Path:
    """``path`` with ~ expanded; unchanged if there is no such user."""
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def is_course_folder(folder: Path) -> bool:
    try:
        return (folder / "lessons" / "course.yaml").is_file()
    except OSError:
        return False


def installed_course() -> Path:
    """The folder of the course that comes with the program: inside the package, or beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "installed_course"
    return inside if is_course_folder(inside) else package.parent


def records_folder(course_folder: Path) -> Path:
    """The folder for a course's records: in the course folder, or the user's data folder for the installed course."""
    inside_package = Path(__file__).parent.parent / "installed_course"
    if course_folder == inside_package:
        from platformdirs import user_data_path

        return user_data_path("copro", appauthor=False) / "progress"
    return course_folder / "progress"
