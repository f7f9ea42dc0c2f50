"""``copro export``: the exercises of a course for Moodle."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import click
from msgspec.structs import replace

from copro_tui.cli.cached_course import cached_course
from copro_tui.cli.context import course_folder
from copro_tui.cli.files import PATH, check_output, output_or, with_output, write
from copro_tui.cli.output import say
from copro_tui.course.course import Course
from copro_tui.course.lesson import Page
from copro_tui.course.refs import Ref
from copro_tui.errors import UsageError
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.moodle.gift_out import cannot_be_gift, gift_of, lost_in_gift
from copro_tui.moodle.losses import OfFile, left_out, lines_of
from copro_tui.moodle.outgoing import Sent, questions_of
from copro_tui.moodle.xml_out import xml_of
from copro_tui.text.suggest import did_you_mean

Form = Literal["moodle", "gift"]


@click.command()
@click.argument("parts", nargs=-1, metavar="[MODULE|MODULE/LESSON]...")
@click.option("--moodle", "form", flag_value="moodle", help="Moodle XML, with every mark as it is here.")
@click.option("--gift", "form", flag_value="gift", help="GIFT: plain lines, where more is lost.")
@click.option("--pages", is_flag=True, help="Also the pages, as descriptions.")
@click.option("--losses", type=PATH, metavar="FILE", help="Write what is lost to a file, and do not print it.")
@with_output("The file to write; without it, course.xml or course.gift.")
@click.pass_obj
def export(
    course: Path | None,
    parts: tuple[str, ...],
    form: Form | None,
    pages: bool,
    losses: Path | None,
    output: Path | None,
    overwrite: bool,
) -> None:
    """Write the exercises of the course, or of some modules and lessons, as questions for Moodle."""
    if form is None:
        raise UsageError(_("No format was named."), _("Add --moodle, or --gift."))
    file = output_or(output, "course.xml" if form == "moodle" else "course.gift", overwrite=overwrite)
    if losses is not None:
        check_output(losses, overwrite=overwrite)
    opened = cached_course(course_folder(course))
    files = [_of_file(opened, ref, form, pages=pages) for ref in _lessons(opened, parts)]
    questions = [sent.question for one in files for sent in one.sent if sent.question is not None]
    if not questions:
        raise UsageError(_("There is no exercise to write."), _("Name other lessons, or add --pages."))
    write(file, xml_of(questions) if form == "moodle" else gift_of(questions), overwrite=overwrite, shared=True)
    lines = lines_of(files)
    if losses is None:
        say("\n".join(("", *lines, "")))
    else:
        write(losses, "".join(f"{one}\n" for one in lines).encode(), overwrite=overwrite, shared=True)
    say(ngettext("%(count)d question.", "%(count)d questions.", len(questions)) % {"count": len(questions)})
    if missing := left_out(files):
        said = ngettext("%(count)d exercise was left out.", "%(count)d exercises were left out.", missing)
        say(said % {"count": missing}, err=True)


def _lessons(course: Course, parts: Sequence[str]) -> list[Ref]:
    """The lessons that are named, each once, in the course's order; all if none is. Raises UsageError."""
    known = [*(module.id for module in course.modules), *map(str, course.all_lessons())]
    for one in parts:
        if one not in known:
            raise UsageError(
                _("There is no module or lesson %(name)s.") % {"name": one},
                did_you_mean(one, known) or _("Name a module (what) or a lesson (what/ladders)."),
            )
    return [ref for ref in course.all_lessons() if not parts or ref.module in parts or str(ref) in parts]


def _of_file(course: Course, ref: Ref, form: Form, *, pages: bool) -> OfFile:
    """What becomes of a lesson."""
    path = course.lesson_files(ref.module)[ref]
    lesson = course.lesson_or_none(ref)
    file = f"lessons/{ref.module}/{path.name}"
    if lesson is None:
        return OfFile(file, (), available=False)
    sent = questions_of(lesson, course, pages=pages, whole_places=form == "moodle")
    if form == "gift":
        sent = map(_for_gift, sent)
    count = 0 if pages else sum(isinstance(step, Page) for step in lesson.steps)
    return OfFile(file, tuple(sent), pages_left_out=count)


def _for_gift(sent: Sent) -> Sent:
    if sent.question is None:
        return sent
    if why := cannot_be_gift(sent.question):
        return replace(sent, question=None, lost=(*sent.lost, _("It is left out."), why))
    return replace(sent, lost=(*sent.lost, *lost_in_gift(sent.question)))
