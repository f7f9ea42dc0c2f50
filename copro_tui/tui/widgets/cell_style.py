"""How a cell of a figure looks in a theme: its role, its ground and whether it is bold, as one style."""

from __future__ import annotations

from functools import lru_cache

from rich.style import Style
from textual.color import Color

from copro_tui.figures.cells import SOLID, Ground, Role
from copro_tui.text.marks import Style as SetOff
from copro_tui.tui.themes import DARK, THEMES

_BY_NAME = {theme.name: theme for theme in THEMES}

BOLD = ("strong", "on")
"""Roles that are bold in any case."""


@lru_cache(1024)
def cell_style(theme: str, role: Role, ground: Ground = "", bold: bool = False, set_off: SetOff = "") -> Style:
    """The style of a cell; without a ground of its own it stands on that of whatever shows it.

    What an author set off is in italics, or bold, and underlined where all around it is bold; code has a ground.
    Where a theme leaves the terminal's ground alone, what stands out from it is reversed.
    """
    name = role or "text"
    shown = _BY_NAME.get(theme, DARK)
    on = ground or ("panel" if set_off == "code" else "")
    text, under = shown.variables[f"role-{name}"], shown.variables.get(f"ground-{on}")
    around = bold or name in BOLD
    is_bold = True if around or set_off == "strong" else None
    line = True if around and set_off == "strong" else None
    italic = True if set_off == "emphasis" else None
    if shown.ansi:
        solid = ground in SOLID
        colour = under if solid and under else text
        return Style(
            color=Color.parse(colour).rich_color,
            bold=is_bold,
            reverse=solid or ground == "select" or None,
            italic=italic,
            underline=line,
        )
    bgcolor = Color.parse(under).rich_color if under else None
    return Style(color=Color.parse(text).rich_color, bgcolor=bgcolor, bold=is_bold, italic=italic, underline=line)
