"""Texts that have broken terminal programs: markup, control characters, endless words, odd widths."""

from __future__ import annotations

NASTY = {
    "a closing tag": "[/]",
    "a colour": "[red]x",
    "a shell pattern": "ls [a-z]*",
    "a backslash and an open tag": "\\[b] [b",
    "a word of 500 letters": "w" * 500,
    "combining marks": "y\u0306a\u0325\u0308n w\u0302y\u0302r e\u0301\u0301\u0301",
    "wide letters": "\u6f22\u5b57 \ud55c\uae00 \U0001f411",
    "a family of joined emoji": "\U0001f469\u200d\U0001f469\u200d\U0001f467 \u2764\ufe0f",
    "an escape sequence": "\x1b[31mX\x07",
    "a C1 control sequence": "\x9b31mX\x85y",
    "letters from the right": "abc\u202edef\u200b\ufeff",
    "line separators": "one\u2028two\u2029three",
}
"""By what they are."""

TOGETHER = {
    "markup": "ls [a-z]* [red]x \\[b] [/] [b",
    "a long word": NASTY["a word of 500 letters"],
    "odd widths": f"{NASTY['combining marks']} {NASTY['wide letters']} {60 * chr(0x6F22)}",
    "joined and turned": f"{NASTY['a family of joined emoji']} {NASTY['letters from the right']}",
    "control characters": f"{NASTY['an escape sequence']} {NASTY['a C1 control sequence']}",
}
"""The same in a few texts, for tests that take long."""
