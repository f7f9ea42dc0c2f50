"""“Did you mean …?”"""

from __future__ import annotations

from collections.abc import Sequence


def suggestion(word: str, known: Sequence[str]) -> str:
    """A hint that names the nearest right word, or all of them when they are few."""
    import difflib

    close = difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    if close:
        return f'did you mean "{close[0]}"?'
    return "use one of: " + ", ".join(known) if 0 < len(known) <= 16 else "check the spelling"
