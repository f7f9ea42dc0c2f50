"""``copro badge``: the certificate as an Open Badge, one file a command."""

from __future__ import annotations

import click

from copro_tui.cli.lazy import Later, LazyGroup

COMMANDS = (
    Later("new-key", "copro_tui.cli.badge.new_key:new_key", "Make the key with which you sign badges, once."),
    Later("issue", "copro_tui.cli.badge.issue:issue", "Write the badge of somebody who has mastered every lesson."),
    Later(
        "verify", "copro_tui.cli.badge.verify:verify", "Check a badge: whether its signature is good, and whose it is."
    ),
)


@click.group(cls=LazyGroup, commands=COMMANDS)
def badge() -> None:
    """For trainers: Open Badges 3.0 for who has mastered the course."""
