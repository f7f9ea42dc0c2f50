"""Commands, each declared once: name, help, keys, where it works, and what is typed for it in plain mode."""

from copro_tui.commands.command import Command, Typed
from copro_tui.commands.everywhere import COLOURS
from copro_tui.commands.table import COMMANDS, LEARNERS, TRAINERS, in_scope, together

__all__ = ["COLOURS", "COMMANDS", "LEARNERS", "TRAINERS", "Command", "Typed", "in_scope", "together"]
