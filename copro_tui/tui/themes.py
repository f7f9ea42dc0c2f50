"""The colour themes: what roles and grounds look like when dark, light, in high contrast, or as the terminal has it.

Every text has a contrast of at least 4.5:1 on every ground that it may stand on, and every line 3:1.
"""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

from copro_tui.figures.palette import INK_ON_PAPER

ROLES = ("text", "strong", "muted", "rule", "to", "for", "with", "right", "wrong", "on")
"""The roles of texts and lines; a figure writes the first as ``""``."""

GROUNDS = ("surface", "panel", "select", "to-tint", "for-tint", "with-tint", "accent", "right", "to", "for", "with")
"""What texts stand on, besides the sheet."""


def _theme(name: str, colours: Mapping[str, str], *, dark: bool, ansi: bool = False) -> Theme:
    """A theme made of the colours of its roles, of its own grounds, and of ``sheet``."""
    role = {f"role-{one}": colours[one] for one in ROLES}
    ground = {f"ground-{one}": colours[one] for one in GROUNDS}
    return Theme(
        name=name,
        dark=dark,
        ansi=ansi,
        foreground=colours["text"],
        background=colours["sheet"],
        surface=colours["surface"],
        panel=colours["panel"],
        primary=colours["strong"],
        secondary=colours["muted"],
        accent=colours["accent"],
        success=colours["right"],
        warning=colours["wrong"],
        error=colours["wrong"],
        variables={**role, **ground, **_of_textual(colours)}
        | ({"ansi-background": colours["sheet"], "ansi-foreground": colours["text"]} if ansi else {}),
    )


def _of_textual(colours: Mapping[str, str]) -> dict[str, str]:
    """Textual's own variables: scroll bars, texts of lower rank, headings, and the entry under the cursor."""
    bars = ("scrollbar-background", "scrollbar-background-hover", "scrollbar-background-active")
    strong = ("scrollbar-hover", "scrollbar-active", "text-primary", "markdown-h1-color", "markdown-h2-color")
    return {
        **dict.fromkeys((*bars, "scrollbar-corner-color"), colours["sheet"]),
        **dict.fromkeys((*strong, "markdown-h3-color"), colours["strong"]),
        **dict.fromkeys(("text-muted", "text-disabled", "foreground-muted"), colours["muted"]),
        "scrollbar": colours["rule"],
        "block-cursor-foreground": colours["strong"],
        "block-cursor-background": colours["select"],
        "block-cursor-blurred-foreground": colours["strong"],
        "block-cursor-blurred-background": colours["select"],
    }


DARK = _theme(
    "copro-dark",
    {
        "sheet": "#10171f",
        "surface": "#19242f",
        "panel": "#223241",
        "select": "#293b4d",
        "text": "#e6ebf0",
        "strong": "#ffffff",
        "muted": "#a6b6c4",
        "rule": "#73889b",
        "accent": "#f2f6fa",
        "on": "#10171f",
        "to": "#76a5ff",
        "for": "#f08fbb",
        "with": "#f7dc68",
        "to-tint": "#1e2b3e",
        "for-tint": "#2f2835",
        "with-tint": "#303329",
        "right": "#8ceac8",
        "wrong": "#ff8d63",
    },
    dark=True,
)

LIGHT = _theme("copro-light", INK_ON_PAPER, dark=False)

CONTRAST = _theme(
    "copro-contrast",
    {
        **dict.fromkeys(("sheet", "surface", "panel", "to-tint", "for-tint", "with-tint", "on"), "#000000"),
        **dict.fromkeys(("text", "strong", "rule", "accent"), "#ffffff"),
        "muted": "#e6e6e6",
        "select": "#003b4f",
        "to": "#7fb4ff",
        "for": "#ff9bd0",
        "with": "#ffee33",
        "right": "#7dffd4",
        "wrong": "#ff9a6b",
    },
    dark=True,
)

NATIVE = _theme(
    "copro-native",
    {
        **dict.fromkeys((*ROLES, *GROUNDS, "sheet"), "ansi_default"),
        "to": "ansi_cyan",
        "for": "ansi_magenta",
        "with": "ansi_yellow",
        "right": "ansi_green",
        "wrong": "ansi_red",
    },
    dark=True,
    ansi=True,
)
"""The terminal's own sixteen colours; its ground is left alone, and what stands out is reversed."""

THEMES = (DARK, LIGHT, CONTRAST, NATIVE)


def next_theme(name: str) -> str:
    """The name of the theme after ``name``, starting again after the last; the first if ``name`` is unknown."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]
