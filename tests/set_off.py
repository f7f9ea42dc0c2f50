"""The small course with something set off in every text in which that can be done."""

from __future__ import annotations

import re
from pathlib import Path

from tests.courses import EVERY_KIND, LESSONS, write_course

RAW = ("**", "*off*", "`", "](", "|--")
"""What no learner may ever see of it."""

_TEXTS = re.compile(r"\b(text|because|prompt|hint|after|leading): (?=[A-Z])")
_PAGE = """text: |
      A page with a **figure**, *off* and a [link](https://x.wales).

      | Step | Who decides |
      |------|-------------|
      | Asked | **The council** |

      ```
       /\\\\  as it is
      ```
"""

LESSON = _TEXTS.sub(r"\1: So **set** *off* and `code` ", EVERY_KIND).replace(
    "    text: So **set** *off* and `code` A page with a **figure**.\n", f"    {_PAGE}"
).replace("    hint: So", "    after: So **set** *after* it.\n    hint: So")  # fmt: skip


def set_off_course(folder: Path) -> Path:
    """Write the course into ``folder``, with that as its first lesson, and return the folder."""
    return write_course(folder, lessons={**LESSONS, "what/1-every-kind": LESSON})
