"""The ``copro`` command: its options and commands, and errors as one line with an exit status."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path

import click

from copro_tui import __version__
from copro_tui.cli.lazy import Later, LazyGroup
from copro_tui.cli.output import complain
from copro_tui.cli.streams import OutputEndedError, watched_streams
from copro_tui.cli.words import in_words, use_language_asked_for
from copro_tui.errors import CoproError, ExitCode
from copro_tui.i18n import gettext as _

COMMANDS = (
    Later(
        "plain",
        "copro_tui.cli.plain:plain",
        "Learn in lines of text: for screen readers, braille displays, pipes and simple terminals.",
    ),
    Later(
        "status",
        "copro_tui.cli.status:status",
        "Say in one line what is next: where you stopped, what is due for review, what is asked of you.",
    ),
    Later(
        "continue",
        "copro_tui.cli.carry_on:carry_on",
        "Go straight to where you stopped; after the course, to what is due for review.",
    ),
    Later("plan", "copro_tui.cli.plan:plan", "Print your plan as Markdown, or write it to a file."),
    Later(
        "certificate",
        "copro_tui.cli.certificate:certificate",
        "Write the certificate, once every lesson is mastered.",
    ),
    Later("record", "copro_tui.cli.record:record", "See, move, join or erase a learner's record."),
    Later("join", "copro_tui.cli.join:join", "Join the cohort of an invitation."),
    Later(
        "send",
        "copro_tui.cli.send:send",
        "Send your work to your trainer, or write the file for it; you see what is in it first.",
    ),
    Later("xapi", "copro_tui.cli.xapi:xapi", "Send what you learned to your organisation's LRS, if you want to."),
    Later("cohort", "copro_tui.cli.cohort:cohort", "For trainers: groups of learners."),
    Later(
        "assign",
        "copro_tui.cli.assign:assign",
        "Assign modules to a cohort, with a day by which they are due; or ask for a review.",
    ),
    Later(
        "report",
        "copro_tui.cli.report:report",
        "Who has done what; or who is stuck, which questions work badly, what the group disagrees about.",
    ),
    Later("badge", "copro_tui.cli.badge:badge", "For trainers: Open Badges 3.0 for who has mastered the course."),
    Later(
        "pack",
        "copro_tui.cli.pack:pack",
        "Write the workbook of the workshop, the trainer's and the learner's edition.",
    ),
    Later(
        "trainer",
        "copro_tui.cli.trainer:trainer",
        "For trainers, on the screen: cohorts, who has done what, assigning, and what the group differs about.",
    ),
    Later(
        "workshop",
        "copro_tui.cli.workshop:workshop",
        "Show a group where it places the cases of an exercise, as answers come in.",
    ),
    Later(
        "serve",
        "copro_tui.cli.serve.command:serve",
        "Offer the course by a link: in a browser, with a record for each.",
    ),
    Later("check", "copro_tui.cli.check:check", "Check a course: every mistake with its line and how to mend it."),
    Later(
        "export",
        "copro_tui.cli.export:export",
        "Write the exercises of the course, or of some modules and lessons, as questions for Moodle.",
    ),
    Later(
        "import",
        "copro_tui.cli.import_questions:import_questions",
        "Make draft lessons of a file of questions from Moodle, in Moodle XML or GIFT.",
    ),
    Later("schema", "copro_tui.cli.schema:schema", "Print the JSON Schema of a lesson, for editors that can use one."),
    Later(
        "doctor",
        "copro_tui.cli.doctor.command:doctor",
        "Look for whatever could keep copro from working well, and say what to do about it.",
    ),
)


@click.group(
    cls=LazyGroup,
    commands=COMMANDS,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0 all went well, 1 the course has mistakes or the doctor found errors, "
    "2 the command was not understood or was called off, 3 the course cannot be opened, "
    "4 a record cannot be read or written, 5 the screens could not be shown, "
    "6 the output cannot be written, 7 a fault of the program, "
    "128 and a signal's number: that signal ended the screens.",
)
@click.option(
    "--course", "course", type=click.Path(path_type=Path), metavar="DIR", help="The course folder to learn from."
)
@click.option("--learner", metavar="NAME", help="Whose record to open; without it you are asked.")
@click.option("--language", metavar="CODE", help="The language to begin in, such as en; a record has its own.")
@click.option(
    "--plain/--screens",
    "lines",
    default=None,
    help="Lines of text in place of screens, as with “copro plain”; or screens, also with ACCESSIBLE=1.",
)
@click.version_option(__version__, prog_name="copro")
@click.pass_context
def copro(
    context: click.Context, course: Path | None, learner: str | None, language: str | None, lines: bool | None
) -> int:
    """Take a course in your own time: that of this folder, or the one on co-production that comes with copro.

    Where there is no terminal, or with ACCESSIBLE=1 or TERM=dumb, it is in lines of text, as with “copro plain”.
    """
    context.obj = course
    if context.invoked_subcommand is not None:
        return ExitCode.OK
    from copro_tui.cli.terminal import needs_lines

    if needs_lines(os.environ, lines):
        from copro_tui.cli.plain import talk

        return talk(course, learner, None)
    from copro_tui.cli.learn import learn

    return learn(course, learner)


def main(arguments: list[str] | None = None) -> int:
    """Run ``copro`` with ``arguments`` (those of the process when None) and return its exit status."""
    try:
        with watched_streams():
            return _run(arguments)
    except OutputEndedError as ended:
        if ended.reader_left:
            return ExitCode.OK
        with watched_streams():
            complain(str(ended.said))
        return ended.said.exit_code


def _run(arguments: list[str] | None) -> int:
    """Run ``copro``; whatever goes wrong is said in one line, except that OutputEndedError is raised."""
    try:
        use_language_asked_for(_language_in(sys.argv[1:] if arguments is None else arguments))
        result = in_words(copro).main(args=arguments, prog_name="copro", standalone_mode=False)
    except click.ClickException as error:
        complain(_("%(problem)s Try “copro --help”.") % {"problem": error.format_message()})
        return ExitCode.USAGE
    except (click.exceptions.Abort, KeyboardInterrupt):
        return ExitCode.USAGE
    except CoproError as error:
        complain(str(error))
        return error.exit_code
    except SystemExit as ended:  # how a shell's completion ends
        return ended.code if isinstance(ended.code, int) else ExitCode.OK
    except OutputEndedError:
        raise
    except Exception as error:
        from copro_tui.cli.last_resort import fault_in_words, log_file

        complain(fault_in_words(error, log_file(), datetime.now().astimezone()))
        return ExitCode.FAULT
    return result if isinstance(result, int) else ExitCode.OK


def _language_in(arguments: list[str]) -> str | None:
    """What the arguments say of the language; it is looked for before anything is said of the others."""
    said = in_words(copro).make_context("copro", list(arguments), resilient_parsing=True).params["language"]
    return said if isinstance(said, str) else None
