"""What goes to a package index as the project's description: the README, with links that lead somewhere from there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_RELATIVE = re.compile(r"(!?)(\[[^\]]*\])\((?!https?:|#)([^)]+)\)")
"""A link or a picture (with "!") whose address is a path in the project."""


class AbsoluteLinks(MetadataHookInterface):
    """Puts the project's address before every path, as GitHub and GitLab have it for files and for pictures."""

    def update(self, metadata: dict[str, Any]) -> None:
        address = metadata["urls"]["Repository"]

        def absolute(link: re.Match[str]) -> str:
            picture, text, path = link.groups()
            return f"{picture}{text}({address}/{'raw' if picture else 'blob'}/HEAD/{path})"

        readme = Path(self.root, "README.md").read_text(encoding="utf-8")
        metadata["readme"] = {"content-type": "text/markdown", "text": _RELATIVE.sub(absolute, readme)}
