"""The colours of roles and grounds on a light sheet: of the light theme, and of every page to print."""

from __future__ import annotations

from collections.abc import Mapping

INK_ON_PAPER: Mapping[str, str] = {
    "sheet": "#fbf9f4",
    "surface": "#f2eee4",
    "panel": "#e5dfd1",
    "select": "#e2dccd",
    "text": "#1c232a",
    "strong": "#000000",
    "muted": "#505b64",
    "rule": "#727c86",
    "accent": "#14222e",
    "on": "#ffffff",
    "to": "#0f4bb0",
    "for": "#991a67",
    "with": "#6a4e00",
    "to-tint": "#e0e8f6",
    "for-tint": "#f6e2ec",
    "with-tint": "#f5ecca",
    "right": "#12594a",
    "wrong": "#b3260a",
}
"""By role or ground; ``sheet`` is what all stands on."""

SHADES = ("#eef5f1", "#dcece5", "#cbe4d9", "#b9dccd")
"""Grounds of a scale from a little to all, which can be told apart in grey."""
