"""Questions out of the bytes of a file, in whichever of Moodle's two formats they are. Pure."""

from __future__ import annotations

from copro_tui.moodle.decoding import decoded
from copro_tui.moodle.gift_in import read_gift
from copro_tui.moodle.question import Question
from copro_tui.moodle.xml_in import read_xml
from copro_tui.storage.reading import MIB

LARGEST = 16 * MIB
"""The most bytes of a question file."""


def questions_in(data: bytes, name: str) -> tuple[Question, ...]:
    """The questions in a file called ``name``, in order. Raises UnreadableFileError if it is no question file."""
    text = decoded(data, name)
    return (read_xml if text.lstrip().startswith("<") else read_gift)(text, name)
