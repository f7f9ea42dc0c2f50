"""All texts that can be translated, as ``make messages`` collects them: ours, and those of Click that people see.

``python -m tests.messages`` writes the template for translators, ``copro_tui/locale/copro.pot``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from inspect import cleandoc
from io import BytesIO
from pathlib import Path
from typing import Any

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import write_po

import copro_tui
from copro_tui.cli.lazy import Later
from copro_tui.cli.main import copro
from copro_tui.cli.words import stands_for_value
from copro_tui.commands import COMMANDS
from copro_tui.i18n import DOMAIN, catalogues

KEYWORDS: dict[str, Any] = {"_": None, "gettext": None, "mark": None, "ngettext": (1, 2)}
"""The functions whose arguments are texts."""

COMMENT = "Translators:"
"""How a comment begins that translators are to read. It stands right above its text."""

CLICKS = "Click's, which shows help and names mistakes."
"""What translators are told of such a text."""

OF_CLICK = ("core", "decorators", "exceptions", "formatting", "parser", "termui", "types")
"""The modules of Click whose own words people can see."""


@cache
def messages() -> Catalog:
    """Every text, with the files that it stands in and what translators are told of it."""
    found = Catalog(project="copro", domain=DOMAIN, charset="utf-8", fuzzy=False)
    root = Path(copro_tui.__file__).parent
    for path in sorted(root.rglob("*.py")):
        for _line, text, comments, _context in extract("python", BytesIO(path.read_bytes()), KEYWORDS, [COMMENT]):
            found.add(text, locations=[(str(path.relative_to(root.parent)), 0)], auto_comments=comments)
    for one in COMMANDS.values():
        if one.typed is not None:
            found.add(one.typed.words[-1], auto_comments=["A word to type in plain mode, which is said at prompts."])
    for text in of_command(copro):
        found.add(text, auto_comments=["What --help shows."])
    for text in ("required", "Usage:"):  # which no tool finds in every version of Click
        found.add(text, auto_comments=[CLICKS])
    for name in OF_CLICK:
        source = Path(click.__file__).with_name(f"{name}.py").read_bytes()
        for _line, text, _comments, _context in extract("python", BytesIO(source), KEYWORDS):
            found.add(text, auto_comments=[CLICKS])
    return found


def of_command(command: click.Command) -> Iterator[str]:
    """The texts of a command and of those below it."""
    said = [command.help, command.epilog, *map(stands_for_value, command.params)]
    said += [one.help for one in command.params if isinstance(one, click.Option)]
    yield from (cleandoc(text) for text in said if text)
    for one in command.commands.values() if isinstance(command, click.Group) else ():
        yield from of_command(one)
        yield from of_command(one.load()) if isinstance(one, Later) else ()


def main() -> None:
    """Write the template."""
    catalogues().mkdir(exist_ok=True)
    template = catalogues() / f"{DOMAIN}.pot"
    with template.open("wb") as file:
        write_po(file, messages(), width=120, sort_output=True, include_lineno=False)
    print(f"{len(messages())} texts in {template}")


if __name__ == "__main__":
    main()
