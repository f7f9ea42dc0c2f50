"""Textual's styles, read once for all programs that a process of tests starts: every one of them reads the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

_read: dict[tuple[Any, ...], list[RuleSet]] = {}
"""The rules by their text, by where that is from, and by what its variables mean, as each stylesheet keeps its own."""


def share_styles() -> None:
    """Let stylesheets share what they have read. There is no public way to tell them so."""
    read: Callable[..., list[RuleSet]] = Stylesheet._parse_rules

    def shared(sheet: Stylesheet, css: str, *more: Any, **named: Any) -> list[RuleSet]:
        key = (css, more, tuple(named.items()), tuple(sheet._variables.items()))
        if key not in _read:
            _read[key] = read(sheet, css, *more, **named)
        return _read[key]

    Stylesheet._parse_rules = shared  # type: ignore[assignment, method-assign]
