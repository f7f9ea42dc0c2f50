"""What Click shows, in the language in use: the texts of commands and options, and Click's own words."""

from __future__ import annotations

import gettext
import os
from copy import copy
from inspect import cleandoc
from typing import TypeVar

import click

from copro_tui.errors import UsageError
from copro_tui.i18n import DOMAIN, available_languages, catalogues, language_of, own_name, use_language
from copro_tui.i18n import gettext as _

Command = TypeVar("Command", bound=click.Command)


def use_language_asked_for(option: str | None) -> None:
    """Use the language of the option ``--language``, or that of the environment where it was not given.

    Click looks its own words up with the standard library's gettext, which knows the environment alone; so what the
    option says is put there. Raises UsageError if there is no such language.
    """
    gettext.bindtextdomain(DOMAIN, str(catalogues()))
    gettext.textdomain(DOMAIN)
    use_language(language_of(os.environ))
    if option is None:
        return
    if option not in available_languages():
        known = ", ".join(f"{one} ({own_name(one)})" for one in available_languages())
        raise UsageError(
            _("copro is not available in the language “%(language)s”.") % {"language": option},
            _("Choose one of these: %(languages)s.") % {"languages": known},
        )
    os.environ["LANGUAGE"] = option
    use_language(option)


def in_words(command: Command) -> Command:
    """A copy of a command, and of those of its group, whose texts are in the language in use."""
    said = copy(command)
    said.help, said.epilog = _looked_up(command.help), _looked_up(command.epilog)
    said.options_metavar = _("[OPTIONS]")
    said.params = [_parameter(one) for one in command.params]
    if isinstance(said, click.Group):
        said.subcommand_metavar = _("COMMAND [ARGS]...")
        said.commands = {name: in_words(one) for name, one in said.commands.items()}
    return said


def _parameter(one: click.Parameter) -> click.Parameter:
    said = copy(one)
    said.metavar = _looked_up(stands_for_value(one))
    if isinstance(said, click.Option):
        said.help = _looked_up(said.help)
    return said


def stands_for_value(one: click.Parameter) -> str | None:
    """The word for the value of an option or an argument in its help, such as FILE; None if there is none."""
    no_word = isinstance(one.type, click.Choice) or (isinstance(one, click.Option) and (one.is_flag or one.count))
    if one.metavar is not None or no_word:
        return one.metavar
    return str(one.name if isinstance(one, click.Argument) else one.type.name).upper()


def _looked_up(text: str | None) -> str | None:
    return None if text is None else _(cleandoc(text))
