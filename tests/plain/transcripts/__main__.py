"""``python -m tests.plain.transcripts`` writes the transcripts anew."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.plain.transcripts import NAMES, now, written

for name in NAMES:
    with tempfile.TemporaryDirectory() as folder:
        written(name).write_text(now(name, Path(folder)), encoding="utf-8")
