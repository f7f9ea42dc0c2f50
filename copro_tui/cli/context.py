"""Options given before the command: ``copro --course DIR --learner NAME COMMAND``."""

from __future__ import annotations

import click


def learner_named_before(context: click.Context) -> str | None:
    """The learner named before the command; None if none was."""
    named = context.find_root().params["learner"]
    return named if isinstance(named, str) else None
