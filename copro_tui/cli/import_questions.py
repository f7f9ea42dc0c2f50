"""``copro import``: questions from Moodle as draft lessons."""

from __future__ import annotations

from pathlib import Path

import click

from copro_tui.cli.files import PATH, check_output, with_output, write
from copro_tui.cli.output import say
from copro_tui.course.check import check_course
from copro_tui.course.course import LESSON_FILE
from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.moodle.decoding import UnreadableFileError
from copro_tui.moodle.draft import Drafts, course_files, drafts_of, lesson_text
from copro_tui.moodle.question import Question
from copro_tui.moodle.questions_in import LARGEST, questions_in
from copro_tui.storage.new_file import check_new_folder, free_name, write_new_folder
from copro_tui.storage.reading import UnsuitableFileError, read_regular

MOST_STEPS = 40
"""The most steps of a lesson."""


@click.command("import")
@click.argument("file", type=PATH)
@click.option("--losses", type=PATH, metavar="FILE", help="Also write what is left to do to a file.")
@with_output("A lesson's file (.yaml), or a new folder for a course; without it, a folder called draft.")
def import_questions(file: Path, losses: Path | None, output: Path | None, overwrite: bool) -> None:
    """Make draft lessons of a file of questions from Moodle, in Moodle XML or GIFT."""
    output = free_name(Path(), "draft") if output is None else output
    lesson = output.suffix.lower() in (".yaml", ".yml")
    if output.suffix.lower() in (".xml", ".gift", ".txt"):
        raise UsageError(
            _("A draft cannot be called %(file)s.") % {"file": output.name},
            _("Name a lesson's file, such as draft.yaml, or a folder."),
        )
    if lesson:
        check_output(output, overwrite=overwrite)
    else:
        check_new_folder(output)
    if losses is not None:
        check_output(losses, overwrite=overwrite)
    drafts = drafts_of(_read(file), file.name)
    if not drafts.steps:
        for problem in drafts.problems:
            say(str(problem), err=True)
        raise UsageError(
            _("None of the questions in %(file)s can become a step of a lesson.") % {"file": file.name},
            _("Nothing was written."),
        )
    if lesson:
        _write_lesson(drafts, file.name, output, overwrite=overwrite)
    else:
        files = {name: text.encode() for name, text in course_files(drafts, file.name).items()}
        write_new_folder(output, files, shared=True)
        say(_("Written to %(file)s.") % {"file": output})
    for problem in drafts.problems:
        say(str(problem))
    if losses is not None:
        write(losses, "".join(f"{one}\n" for one in drafts.problems).encode(), overwrite=overwrite, shared=True)
    counts = {"steps": len(drafts.steps), "questions": drafts.questions}
    say(_("Questions taken: %(steps)d of %(questions)d.") % counts)
    say(_next_lesson(output) if lesson else _next_folder(output))


def _read(file: Path) -> tuple[Question, ...]:
    """The questions in a file. Raises UnreadableFileError."""
    try:
        data = read_regular(file, LARGEST, follow=True)
    except UnsuitableFileError as error:
        raise UnreadableFileError(
            _("%(file)s cannot be read (%(why)s).") % {"file": file, "why": error.strerror}, error.hint
        ) from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise UnreadableFileError(
            _("%(file)s cannot be read (%(why)s).") % {"file": file, "why": why}, _("Check that it is there.")
        ) from error
    return questions_in(data, file.name)


def _write_lesson(drafts: Drafts, name: str, output: Path, *, overwrite: bool) -> None:
    if len(drafts.steps) > MOST_STEPS:
        raise UsageError(
            _("%(file)s has more questions (%(count)d) than a lesson has room for (%(most)d).")
            % {"file": name, "count": len(drafts.steps), "most": MOST_STEPS},
            _("Name a folder with --output: it gets a lesson for each category."),
        )
    write(output, lesson_text(drafts.lessons, name).encode(), overwrite=overwrite, shared=True)


def _next_lesson(output: Path) -> str:
    if LESSON_FILE.match(output.name) and (output.absolute().parents[1] / "course.yaml").is_file():
        return _("Learners do not see it before it is finished: “copro check” names what is left to do.")
    return _(
        "It is a draft: once it lies in a module's folder under a number, such as lessons/what/10-%(name)s.yaml, "
        "“copro check” names what is left to do."
    ) % {"name": output.stem}


def _next_folder(output: Path) -> str:
    left = len(check_course(output))
    said = ngettext(
        "%(count)d thing is left to do: “copro check %(folder)s” names it.",
        "%(count)d things are left to do: “copro check %(folder)s” names them.",
        left,
    )
    return said % {"count": left, "folder": output}
