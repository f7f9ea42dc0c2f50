"""``copro xapi``: what a learner sends to an organisation's learning record store (LRS), one file a command."""

from __future__ import annotations

import click

from copro_tui.cli.lazy import Later, LazyGroup

COMMANDS = (
    Later(
        "connect",
        "copro_tui.cli.xapi.connect:connect",
        "Agree to what may be sent, and to which LRS. Nothing is sent yet.",
    ),
    Later("show", "copro_tui.cli.xapi.show:show", "Show what would be sent, what was, and what was refused."),
    Later("send", "copro_tui.cli.xapi.send:send", "Send what waits."),
    Later("retry", "copro_tui.cli.xapi.retry:retry", "Try what was refused or put off again, the next time."),
    Later("void", "copro_tui.cli.xapi.void:void", "Take back what was sent, and stop."),
    Later("disconnect", "copro_tui.cli.xapi.disconnect:disconnect", "Stop, and forget the password."),
)


@click.group(cls=LazyGroup, commands=COMMANDS)
def xapi() -> None:
    """Send what you learned to your organisation's LRS, if you want to."""
