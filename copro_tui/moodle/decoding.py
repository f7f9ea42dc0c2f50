"""The text of a question file, whichever of the usual encodings it is in. Pure."""

from __future__ import annotations

import codecs
import re

from copro_tui.errors import CourseError
from copro_tui.i18n import gettext as _

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_KNOWN = ("utf-8", "utf-16", "ascii", "iso8859-1", "iso8859-15", "cp1252")
"""The encodings that are read, by Python's names. None of them can hide markup from somebody who looks for it."""


class UnreadableFileError(CourseError):
    """A question file that cannot be read at all."""


def decoded(data: bytes, name: str) -> str:
    """The text of the file ``name``. Raises UnreadableFileError if it has none, or is in no encoding that is read."""
    if not data.strip():
        raise UnreadableFileError(
            _("%(file)s is empty.") % {"file": name}, _("Export the questions again, and try with that file.")
        )
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _as(encoding, data[len(mark) :], name)
    declared = _DECLARED.match(data)
    if declared:
        return _as(_python_name(declared[1].decode(), name), data, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        if data.lstrip().startswith(b"<"):
            return _as("utf-8", data, name)  # which says where
        return _as("cp1252", data, name)


def _python_name(encoding: str, name: str) -> str:
    try:
        found = codecs.lookup(encoding).name
    except LookupError:
        found = ""
    if found not in _KNOWN:
        raise UnreadableFileError(
            _("%(file)s says that it is written in “%(encoding)s”, which is not read here.")
            % {"file": name, "encoding": encoding},
            _("Save it as UTF-8, and try again."),
        )
    return found


def _as(encoding: str, data: bytes, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableFileError(
            _("%(file)s, line %(line)d: these bytes are no text in the encoding that the file is in (%(encoding)s).")
            % {"file": name, "line": line, "encoding": encoding},
            _("Save it as UTF-8, and try again."),
        ) from error
