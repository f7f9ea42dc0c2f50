"""The result of one of the doctor's checks."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from copro_tui.i18n import gettext as _
from copro_tui.text.safe import safe_line


class Finding(Struct, frozen=True):
    """What was found, how serious it is, and what to do about it."""

    level: Literal["ok", "warning", "error"]
    text: str
    advice: str = ""

    def line(self) -> str:
        """The finding on one line, safe to print."""
        level = {"ok": _("ok"), "warning": _("warning"), "error": _("error")}[self.level]
        text = f"{self.text} → {self.advice}" if self.advice else self.text
        return safe_line(f"{level:<8} {text}")


def good(text: str) -> Finding:
    return Finding("ok", text)


def warn(text: str, advice: str) -> Finding:
    return Finding("warning", text, advice)


def problem(text: str, advice: str) -> Finding:
    return Finding("error", text, advice)
