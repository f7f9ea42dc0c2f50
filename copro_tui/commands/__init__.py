"""All that can be done: what it is called, its keys, where it works, and how plain mode takes it; declared once."""

from copro_tui.commands.command import Command, Typed
from copro_tui.commands.everywhere import COLOURS
from copro_tui.commands.table import COMMANDS, LEARNERS, TRAINERS, in_scope, together

__all__ = ["COLOURS", "COMMANDS", "LEARNERS", "TRAINERS", "Command", "Typed", "in_scope", "together"]
