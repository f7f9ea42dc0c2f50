"""The colour themes: dark, light and high contrast. Every text has a contrast of at least 4.5:1 on its background."""

from __future__ import annotations

from textual.theme import Theme

ROLE_DEFAULTS = {
    "role-muted": "#a9b8c1",
    "role-strong": "#ffffff",
    "role-number": "#f2c14e",
    "role-rail": "#8299a6",
    "role-current": "#0e151a",
    "role-current-ground": "#7fd1c4",
    "role-lifted": "#0e151a",
    "role-lifted-ground": "#f2c14e",
    "role-right": "#7fe0b0",
    "role-near": "#f2c14e",
    "role-wrong": "#ff8a80",
    "role-band": "#c3b1f2",
    "role-target": "#d7e2e8",
    "role-quote": "#b9e3dc",
}
"""The colours of the roles that figures give to their cells; those of the dark theme."""


def _bars(bar: str, in_use: str, ground: str) -> dict[str, str]:
    """The colours of scroll bars: ``bar`` at rest, ``in_use`` when hovered or dragged."""
    grounds = ("scrollbar-background", "scrollbar-background-hover", "scrollbar-background-active")
    return {
        **dict.fromkeys((*grounds, "scrollbar-corner-color"), ground),
        "scrollbar": bar,
        "scrollbar-hover": in_use,
        "scrollbar-active": in_use,
    }


DARK = Theme(
    name="copro-dark",
    primary="#7fd1c4",
    secondary="#c3b1f2",
    accent="#f2c14e",
    foreground="#e8eef2",
    background="#11191f",
    surface="#17222a",
    panel="#20303a",
    success="#7fe0b0",
    warning="#f2c14e",
    error="#ff8a80",
    dark=True,
    variables={
        **ROLE_DEFAULTS,
        **_bars("#8299a6", "#7fd1c4", "#11191f"),
        "footer-key-foreground": "#f2c14e",
        "footer-description-foreground": "#e8eef2",
    },
)

LIGHT = Theme(
    name="copro-light",
    primary="#0b5c6b",
    secondary="#553a94",
    accent="#7a4a00",
    foreground="#1b2428",
    background="#fbfaf6",
    surface="#f2efe7",
    panel="#e6e1d6",
    success="#12633c",
    warning="#734600",
    error="#a01030",
    dark=False,
    variables={
        **_bars("#5b6a72", "#0b5c6b", "#fbfaf6"),
        "role-muted": "#4d5a61",
        "role-strong": "#000000",
        "role-number": "#734600",
        "role-rail": "#5b6a72",
        "role-current": "#ffffff",
        "role-current-ground": "#0b5c6b",
        "role-lifted": "#ffffff",
        "role-lifted-ground": "#734600",
        "role-right": "#12633c",
        "role-near": "#734600",
        "role-wrong": "#a01030",
        "role-band": "#553a94",
        "role-target": "#2b363c",
        "role-quote": "#0b4f5c",
        "footer-key-foreground": "#734600",
        "footer-description-foreground": "#1b2428",
    },
)

CONTRAST = Theme(
    name="copro-contrast",
    primary="#ffff00",
    secondary="#00ffff",
    accent="#ffff00",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    success="#00ff5f",
    warning="#ffff00",
    error="#ff8f8f",
    dark=True,
    variables={
        **_bars("#ffffff", "#ffff00", "#000000"),
        "role-muted": "#e0e0e0",
        "role-strong": "#ffffff",
        "role-number": "#ffff00",
        "role-rail": "#ffffff",
        "role-current": "#000000",
        "role-current-ground": "#ffff00",
        "role-lifted": "#000000",
        "role-lifted-ground": "#00ffff",
        "role-right": "#00ff5f",
        "role-near": "#ffff00",
        "role-wrong": "#ff8f8f",
        "role-band": "#00ffff",
        "role-target": "#ffffff",
        "role-quote": "#00ffff",
        "footer-key-foreground": "#ffff00",
        "footer-description-foreground": "#ffffff",
    },
)

THEMES = (DARK, LIGHT, CONTRAST)


def next_theme(name: str) -> str:
    """The name of the theme after ``name``, starting again after the last; the first if ``name`` is unknown."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]
