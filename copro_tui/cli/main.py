"""The ``copro`` command: what is asked for, and errors as one line with an exit code."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from pathlib import Path

import click

from copro_tui import __version__
from copro_tui.cli.cohort import COMMANDS
from copro_tui.cli.record import record
from copro_tui.errors import CoproError, ExitCode
from copro_tui.i18n import gettext as _


@click.group(
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0 all went well, 1 the course has mistakes or the doctor found errors, "
    "2 the command was not understood, 3 the course cannot be opened, "
    "4 a record cannot be read or written, 5 the screens could not be shown.",
)
@click.option(
    "--course", "course", type=click.Path(path_type=Path), metavar="DIR", help="The course folder to learn from."
)
@click.option("--learner", metavar="NAME", help="Whose record to open; without it you are asked.")
@click.option("--plain", "lines", is_flag=True, help="Lines of text in place of screens, as with “copro plain”.")
@click.version_option(__version__, prog_name="copro")
@click.pass_context
def copro(context: click.Context, course: Path | None, learner: str | None, lines: bool) -> None:
    """Learn about co-production and citizen involvement, in your own time.

    Where there is no terminal, or with ACCESSIBLE=1 or TERM=dumb, it is in lines of text, as with “copro plain”.
    """
    context.obj = course
    if context.invoked_subcommand is None:
        from copro_tui.cli.plain import is_wanted, plain

        if lines or is_wanted(os.environ):
            raise click.exceptions.Exit(plain(course, learner, None))
        from copro_tui.cli.learn import learn

        raise click.exceptions.Exit(learn(course, learner))


@copro.command("plain")
@click.option(
    "--script", type=click.Path(path_type=Path), metavar="FILE", help="Take what would be typed from this file."
)
@click.pass_context
def in_lines(context: click.Context, script: Path | None) -> None:
    """Learn in lines of text: for screen readers, braille displays, pipes and simple terminals."""
    from copro_tui.cli.plain import plain

    learner = context.parent.params["learner"] if context.parent else None
    raise click.exceptions.Exit(plain(context.obj, learner, script))


@copro.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="[DIR]", required=False)
@click.pass_obj
def check(course: Path | None, folder: Path | None) -> None:
    """Check a course: every mistake with its line and how to mend it."""
    from copro_tui.cli.check import check as check_folder

    raise click.exceptions.Exit(check_folder(folder or course))


@copro.command()
@click.option("--learner", metavar="NAME", help="Whose plan; without it, that of who learned last.")
@click.option("--output", "-o", type=click.Path(path_type=Path), help="A file; .html makes a page to print.")
@click.pass_obj
def plan(course: Path | None, learner: str | None, output: Path | None) -> None:
    """Print your plan as Markdown, or write it to a file."""
    from copro_tui.cli import documents

    raise click.exceptions.Exit(documents.plan(documents.player_of(course, learner or _named_before()), output))


@copro.command()
@click.option("--learner", metavar="NAME", help="Whose certificate; without it, that of who learned last.")
@click.option("--output", "-o", type=click.Path(path_type=Path), default=Path("certificate.html"), show_default=True)
@click.pass_obj
def certificate(course: Path | None, learner: str | None, output: Path) -> None:
    """Write the certificate, once every lesson is mastered."""
    from copro_tui.cli import documents

    player = documents.player_of(course, learner or _named_before())
    raise click.exceptions.Exit(documents.certificate(player, output))


def _named_before() -> str | None:
    """The learner named before the command (``copro --learner Ann plan``)."""
    named = click.get_current_context().find_root().params["learner"]
    return named if isinstance(named, str) else None


@copro.command()
def schema() -> None:
    """Print the JSON Schema of a lesson, for editors that can use one."""
    from copro_tui.course.schema import lesson_schema

    click.echo(lesson_schema())


@copro.command()
@click.option("--fix", is_flag=True, help="Mend what can be mended without losing anything.")
@click.pass_obj
def doctor(course: Path | None, fix: bool) -> None:
    """Look for whatever could keep copro from working well, and say what to do about it."""
    from copro_tui.cli.doctor.command import doctor as examine

    raise click.exceptions.Exit(examine(course, fix=fix))


for command in (record, *COMMANDS):
    copro.add_command(command)


def main(arguments: list[str] | None = None) -> int:
    """Run ``copro`` with ``arguments`` (those of the process when None) and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without arrows or ŵ still gets the rest
    try:
        result = copro.main(args=arguments, prog_name="copro", standalone_mode=False)
    except click.ClickException as error:
        _complain(_("%(problem)s Try “copro --help”.") % {"problem": error.format_message()})
        return ExitCode.USAGE
    except click.exceptions.Abort:
        return ExitCode.USAGE
    except CoproError as error:
        _complain(str(error))
        return error.exit_code
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has gone; nothing more can be said
        return ExitCode.OK
    return result if isinstance(result, int) else ExitCode.OK


def _complain(problem: str) -> None:
    """Say what is wrong on standard error, on one line, without characters that would steer the terminal."""
    line = "".join(one if one.isprintable() else " " for one in problem)
    print(_("copro: %(problem)s") % {"problem": line}, file=sys.stderr)
