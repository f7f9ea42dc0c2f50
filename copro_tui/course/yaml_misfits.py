"""Mistakes in how the lines of a YAML file are indented, and in the hyphens of lists, in plain words."""

from __future__ import annotations

import re

from copro_tui.course.yaml_lines import Line
from copro_tui.course.yaml_mistake import Mistake, Said, cut, known_keys, write
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark, ngettext

_NO_DASH = mark('an entry of a list begins with "- "')
_MISFIT = mark("this line is indented in a way that fits none above it")
_DOES_NOT_FIT = ("mapping values", "expected key", "indicator", "block end", "document start")
"""Parts of what the parser says of a line that does not belong where it stands."""


def block_not_indented(mistake: Mistake) -> Said | None:
    """A text after ``|`` that is not further in than its key, or whose lines do not begin alike."""
    line = mistake.lines[mistake.since[0]] if "simple key" in mistake.context else mistake.line
    above = mistake.lines.before(line.number)
    if above is None or above.value[:1] not in ("|", ">") or len(above.value) > 3:
        return None
    in_text = [one for one in range(above.number + 1, line.number) if mistake.lines.all[one].text.strip()]
    if in_text:
        first = mistake.lines.all[in_text[0]]
        if line.indent <= above.lead or line.indent >= first.indent:
            return None
        message = _("this line of the text begins further left than its first line")
        return line.number + 1, 1, message, _each_line_with(first.indent)
    hint = _each_line_with(above.lead + 2)
    return (
        line.number + 1,
        1,
        _('the text after "%(sign)s" has to be further in than "%(key)s"') % {"sign": above.value[0], "key": above.key},
        hint,
    )


def line_above(mistake: Mistake) -> Said | None:
    """A mistake in the first line of a list or of some keys, at which only the second one does not fit."""
    lines, line = mistake.lines, mistake.line
    above = lines.before(line.number)
    if above is None or not line.key or line.dashes or not any(one in mistake.problem for one in _DOES_NOT_FIT):
        return None
    parent = lines.before(above.number)
    is_first = parent is None or (bool(parent.key) and not parent.value)
    word, _space, rest = above.value.partition(" ")
    could_be_key = word in known_keys() or (is_first and parent is not None and re.fullmatch(r"[a-z][\w-]*", word))
    if not above.key and above.lead == line.lead and rest and could_be_key and (is_first or above.dashes):
        at = above.value_at + len(word) + 1
        return (
            above.number + 1,
            at,
            _('there is no ":" after "%(word)s"') % {"word": word},
            write(above, f"{word}: {rest}"),
        )
    if not is_first:
        return None
    if above.value and not above.dashes and line.lead == above.lead + 2 and above.key in known_keys() and parent:
        return above.number + 1, above.lead + 1, _(_NO_DASH), _("write: - %(line)s") % {"line": cut(above.text.strip())}
    following = next((one for one in lines.all[line.number + 1 :] if lines.counts(one.number)), None)
    if above.key and above.lead != line.lead and following and following.key and following.lead == line.lead:
        begin = line.lead - (above.lead - above.indent)
        hint = ngettext(
            "begin it with %(spaces)d space, so that line %(line)d fits below it",
            "begin it with %(spaces)d spaces, so that line %(line)d fits below it",
            begin,
        ) % {"spaces": begin, "line": line.number + 1}
        return above.number + 1, 1, _(_MISFIT), hint
    return None


def too_far_in(mistake: Mistake) -> Said | None:
    """A key that is further in than the key before it, which has a value of its own."""
    line = mistake.line
    if "mapping values" not in mistake.problem or not line.key or mistake.at[1] != line.lead + len(line.key):
        return None
    return _misplaced(mistake, line) if line.key in known_keys() else None


def first_dash(mistake: Mistake) -> Said | None:
    """The first entry of a list without its hyphen: the next one with a hyphen does not fit."""
    line = mistake.line
    if not line.dashes:
        return None
    if said := _outside_its_entry(mistake, line):
        return said
    kind, first = mistake.lines.open_levels(line.number).get(line.indent, ("", line))
    if kind != ":":
        return None
    parent = mistake.lines.before(first.number)
    while parent is not None and parent.lead >= line.indent:
        first = parent if parent.lead == line.indent and parent.key else first
        parent = mistake.lines.before(parent.number)
    if parent is None or parent.value or parent.key == "":
        return None
    message = _('the first entry of "%(key)s" has no "- "') % {"key": parent.key}
    return first.number + 1, first.lead + 1, message, _("write: - %(line)s") % {"line": cut(first.text.strip())}


def _outside_its_entry(mistake: Mistake, line: Line) -> Said | None:
    """Keys of an entry that are not further in than its hyphen, before the next entry."""
    found, above = None, mistake.lines.before(line.number)
    while above is not None and not above.dashes and above.indent >= line.indent:
        found = above if above.indent == line.indent else found
        above = mistake.lines.before(above.number)
    if found is None or above is None or above.indent != line.indent or not above.dashes:
        return None
    hint = _below(above, above.lead)
    return found.number + 1, 1, _("this line belongs to the entry above it"), hint


def no_dash(mistake: Mistake) -> Said | None:
    """An entry of a list without its hyphen."""
    line = mistake.line
    if line.dashes or not line.key:
        return None
    if mistake.lines.open_levels(line.number).get(line.indent, ("", line))[0] != "-":
        return None
    return line.number + 1, line.lead + 1, _(_NO_DASH), _("write: - %(line)s") % {"line": cut(line.text.strip())}


def indentation(mistake: Mistake) -> Said | None:
    return _misplaced(mistake, mistake.line) if mistake.line.key or mistake.line.dashes else None


def _misplaced(mistake: Mistake, line: Line) -> Said | None:
    """A line whose indentation is that of none above."""
    open_levels = mistake.lines.open_levels(line.number)
    if line.indent in open_levels and not line.dashes:
        return None
    sign = "-" if line.dashes else ":"
    fitting = {column: one for column, (kind, one) in open_levels.items() if kind == sign}
    if not fitting or line.indent in fitting:
        return None
    column = min(fitting, key=lambda one: (abs(one - line.indent), -one))
    hint = _below(fitting[column], column)
    return line.number + 1, 1, _(_MISFIT), hint


def _each_line_with(spaces: int) -> str:
    """The hint for a text after ``|``."""
    return ngettext(
        "begin each line of the text with %(spaces)d space",
        "begin each line of the text with %(spaces)d spaces",
        spaces,
    ) % {"spaces": spaces}


def _below(line: Line, spaces: int) -> str:
    """The hint for a line that is to stand below another."""
    if not spaces:
        return _("begin it with no space, so that it stands below line %(line)d") % {"line": line.number + 1}
    return ngettext(
        "begin it with %(spaces)d space, so that it stands below line %(line)d",
        "begin it with %(spaces)d spaces, so that it stands below line %(line)d",
        spaces,
    ) % {"spaces": spaces, "line": line.number + 1}
