"""``copro schema``: the JSON Schema of a lesson."""

from __future__ import annotations

import click

from copro_tui.course.schema import lesson_schema


@click.command()
def schema() -> None:
    """Print the JSON Schema of a lesson, for editors that can use one."""
    click.echo(lesson_schema())
