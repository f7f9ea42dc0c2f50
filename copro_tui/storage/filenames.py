"""Names that a file or folder cannot have on Windows, where people open the folders of others, too."""

from __future__ import annotations

import re

_RESERVED = r"(?is)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\..*)?"


def is_reserved(name: str) -> bool:
    """Whether Windows keeps the name for a device, with any ending and in any case, or would drop its last character.

    “con”, “NUL.txt”, “com1” and “notes.” are such names; “1-con” and “contact” are not.
    """
    return re.fullmatch(_RESERVED, name) is not None or name.endswith((".", " "))
