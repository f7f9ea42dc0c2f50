"""Texts that are not ours, in Markdown."""

from __future__ import annotations

import re

from copro_tui.text.safe import safe_page


def as_markdown(text: str) -> str:
    """``text`` made safe and escaped, so that Markdown shows it unchanged."""
    flush = re.sub(r"(?m)^[ \t]+", "", safe_page(text))
    escaped = re.sub(r"([\\`*_\[\]<>#|&~])", r"\\\1", flush)
    return re.sub(r"(?m)^(\d*)([-+=.)])", r"\1\\\2", escaped)
