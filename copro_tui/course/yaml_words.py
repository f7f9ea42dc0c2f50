"""What is wrong with the YAML of a file, in plain words: at the line where it went wrong, with the line to write.

The parser says where it could not go on, which is often many lines below the mistake, and in its own terms. Each of the
functions here knows one kind of mistake; the surest come first.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml

from copro_tui.course.yaml_lines import OTHER_SPACE_FIRST, Lines
from copro_tui.course.yaml_misfits import block_not_indented, first_dash, indentation, line_above, no_dash, too_far_in
from copro_tui.course.yaml_mistake import Mistake, Said, closed_at, cut, known_keys, quoted, write, written
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark, ngettext

_CONFLICT = re.compile(r"^(?:<{7}|>{7}|={7}|\|{7})(?= |$)", re.MULTILINE)
_SPACES = mark("put plain spaces in their place, as on the lines around it")
_NO_KEY = mark("this line has no key"), mark('write a key and ":" before the text')
_STARTS = "-?:,[]{}#&*!|>'\"%@`"
"""What a text cannot begin with unless it is in quotes."""


COMMENT = mark('" #" begins a comment, and the text ends before it')


def before_parsing(text: str) -> Said | None:
    """Mistakes that the parser may take for texts: the marks of a version control system, and other spaces."""
    if found := _CONFLICT.search(text):
        at = text.count("\n", 0, found.start()) + 1
        hint = _("keep the lines you want of the two versions, and take out this line and the others like it")
        return at, 1, _("two versions of the file were joined here, and nobody has chosen between them"), hint
    if OTHER_SPACE_FIRST.search(text):
        lines = Lines(text)
        for line in lines.all:
            if line.number not in lines.in_texts and OTHER_SPACE_FIRST.match(line.text) and line.text.strip():
                return line.number + 1, 1, _("this line is indented with spaces that are not plain ones"), _(_SPACES)
    return None


def in_plain_words(text: str, error: yaml.MarkedYAMLError) -> Said:
    """The mistake at which the parser stopped."""
    mistake = Mistake(text, error)
    for look in _LOOKS:
        if said := look(mistake):
            return said
    hint = _('compare its indentation with the lines around it, and put a text with ": " or " #" in it in quotes')
    return mistake.at[0] + 1, mistake.at[1] + 1, _("this does not fit what stands before it"), hint


def sign_in_front(text: str, line: int, column: int) -> Said | None:
    """A text at this place (from 0) that begins with a character which YAML takes for something else."""
    found = Lines(text)[line]
    if found.value_at != column or not found.value:
        return None
    message = _('a text that begins with "%(sign)s" has to be in quotes') % {"sign": found.value[0]}
    return line + 1, column + 1, message, write(found, quoted(found.value))


def _open_quote(mistake: Mistake) -> Said | None:
    """A quotation mark that is not closed on its line, before a line with a key."""
    for line in mistake.read():
        if line.value[:1] in ("'", '"') and closed_at(line.value) is None:
            after = next((one for one in mistake.lines.all[line.number + 1 :] if one.text.strip()), None)
            if after is None or after.key or after.dashes:
                sign = line.value[0]
                right = write(line, f"{line.value}{sign}")
                return (
                    line.number + 1,
                    line.value_at + 1,
                    _("the quotation mark %(sign)s is never closed") % {"sign": sign},
                    right,
                )
    if "quoted scalar" in mistake.context and "end of stream" in mistake.problem:
        line = mistake.lines[mistake.since[0]]
        hint = _("write it again at the end of the text")
        return line.number + 1, mistake.since[1] + 1, _("this quotation mark is never closed"), hint
    return None


def _after_quote(mistake: Mistake) -> Said | None:
    """A text that goes on after its closing quotation mark."""
    line = mistake.line
    end = closed_at(line.value) if line.value[:1] in ("'", '"') else None
    if end is None or not line.value[end:].strip() or line.value[end:].startswith(" #"):
        return None
    message = _("the text goes on after the closing %(sign)s, so all of it has to be in quotes") % {
        "sign": line.value[0]
    }
    inside = line.value[end] != " " and line.value.endswith(line.value[0])  # "He said "yes" to it"
    right = quoted(line.value[1:-1] if inside else line.value)
    return line.number + 1, line.value_at + end + 1, message, write(line, right)


def _escape(mistake: Mistake) -> Said | None:
    if "unknown escape" not in mistake.problem:
        return None
    line = mistake.line
    place = line.text.find("\\", max(0, mistake.at[1] - 1))
    hint = write(line, quoted(line.value[1:-1], single=True))
    return line.number + 1, max(0, place) + 1, _("in double quotes a backslash means something else"), hint


def _brackets(mistake: Mistake) -> Said | None:
    """A bracket that is not closed, or a text in brackets that has to be in quotes."""
    if "flow" not in mistake.context:
        return None
    line, column = mistake.lines[mistake.since[0]], mistake.since[1]
    if mistake.since[0] >= len(mistake.lines.all) or not line.text[column:].strip():  # the end of the file
        line = mistake.lines.before(line.number + 1) or line
        column = max(line.text.rfind("["), line.text.rfind("{"))
    opens = line.text[column : column + 1]
    closes = {"[": "]", "{": "}"}.get(opens, "")
    if not closes:
        return None
    if mistake.at[0] == line.number and closes in line.text[column:]:
        return _text_in_brackets(mistake, opens + closes)
    if (comment := line.text.find(" #", column)) >= 0 and closes in line.text[comment:]:
        return line.number + 1, comment + 1, _(COMMENT), _('put the text with "#" in it in quotes')
    rest = line.text[column:].split(" #")[0].rstrip().rstrip(",")
    right = f"{cut(line.text[:column].strip())} {cut(rest)}{closes}".replace(":  ", ": ")
    hint = _("write: %(line)s") % {"line": right.removeprefix(" ")}
    return line.number + 1, column + 1, _('the bracket "%(opens)s" is never closed') % {"opens": opens}, hint


def _text_in_brackets(mistake: Mistake, brackets: str) -> Said:
    line, column = mistake.line, mistake.at[1]
    start = max(line.text.rfind(sign, 0, column) for sign in ",[{") + 1
    entry = re.split(r", (?=[\w-]+: )|[\]}]\s*$", line.text[start:])[0].strip()
    key, colon, value = entry.partition(": ")
    right = f"{key}: {quoted(value)}" if colon and brackets == "{}" else quoted(entry)
    message = _('between %(opens)s and %(closes)s a text with ": " or quotation marks in it has to be in quotes') % {
        "opens": brackets[0],
        "closes": brackets[1],
    }
    return line.number + 1, column + 1, message, _("write: %(line)s") % {"line": cut(right)}


def _text_after_brackets(mistake: Mistake) -> Said | None:
    """A text that begins with a bracket, which is taken for a list."""
    line = mistake.line
    if line.value[:1] not in ("[", "{") or "flow" in mistake.context or mistake.at[1] <= line.value_at:
        return None
    message = _('a text that begins with "%(sign)s" has to be in quotes') % {"sign": line.value[0]}
    return line.number + 1, line.value_at + 1, message, write(line, quoted(line.value))


def _block_header(mistake: Mistake) -> Said | None:
    if "block scalar" not in mistake.context:
        return None
    line = mistake.lines[mistake.since[0]]
    sign = line.value[:1] or "|"
    text = line.value[1:].strip()
    message = _('a text after "%(sign)s" begins on the next line') % {"sign": sign}
    hint = _("write: %(line)s and on the next line, further in: %(text)s")
    if sign == ">":
        hint = _("write: %(line)s and on the next line, further in: %(text)s; or put the text in quotes")
    return line.number + 1, line.value_at + 1, message, hint % {"line": written(line, sign), "text": cut(text)}


def _no_space_after_colon(mistake: Mistake) -> Said | None:
    for line in (mistake.lines[mistake.since[0]], mistake.line, mistake.lines.before(mistake.at[0])):
        found = re.match(r"([\w-]+):(?=\S)(?!//)", line.value) if line is not None and not line.key else None
        if line is not None and found and (found[1] in known_keys() or mistake.at[0] != line.number):
            right = write(line, f"{found[1]}: {line.value[found.end() :]}")
            return line.number + 1, line.value_at + found.end() + 1, _('there has to be a space after ":"'), right
    return None


def _no_colon(mistake: Mistake) -> Said | None:
    """A key without its colon, or a text that is not further in than its key."""
    line = mistake.lines[mistake.since[0]]
    if "simple key" not in mistake.context or line.key:
        return None
    word, _space, rest = line.value.partition(" ")
    if word in known_keys():
        message = _('there is no ":" after "%(word)s"') % {"word": word}
        return line.number + 1, line.value_at + len(word) + 1, message, write(line, f"{word}: {rest}")
    above = mistake.lines.before(line.number)
    if above is not None and above.key and above.value and line.indent <= above.lead:
        spaces = above.lead + 2
        hint = ngettext("begin it with %(spaces)d space", "begin it with %(spaces)d spaces", spaces)
        return (
            line.number + 1,
            1,
            _('this line goes on with "%(key)s", so it has to be further in') % {"key": above.key},
            hint % {"spaces": spaces},
        )
    return line.number + 1, line.value_at + 1, _(_NO_KEY[0]), _(_NO_KEY[1])


def _bad_start(mistake: Mistake) -> Said | None:
    """A text that begins with a character that YAML keeps for itself."""
    line = mistake.line
    known = (
        "cannot start any token",
        "alphabetic or numeric",
        "sequence entries",
        "anchor",
        "alias",
        "tag",
        "mapping keys",
    )
    if not line.value or not any(one in f"{mistake.problem} {mistake.context}" for one in known):
        return None
    start = line.value[0]
    if start == "-" and not line.value[1:].lstrip().startswith("-"):
        right = ngettext(
            "begin each entry on a line of its own below it, with %(spaces)d space; or put the text in quotes",
            "begin each entry on a line of its own below it, with %(spaces)d spaces; or put the text in quotes",
            line.lead + 2,
        ) % {"spaces": line.lead + 2}
        return line.number + 1, line.value_at + 1, _("a list begins on the next line"), right
    if start not in _STARTS:
        return None
    message = _('a text that begins with "%(sign)s" has to be in quotes') % {"sign": start}
    return line.number + 1, line.value_at + 1, message, write(line, quoted(line.value))


def _colon_in_text(mistake: Mistake) -> Said | None:
    if "mapping values" not in mistake.problem:
        return None
    line, column = mistake.line, mistake.at[1]
    if (line.key or line.dashes) and column >= line.value_at:
        message = _('a text with ": " in it has to be in quotes')
        if line.value.endswith(":") and line.value.count(":") == 1:
            message = _('a text that ends in ":" has to be in quotes')
        return line.number + 1, column + 1, message, write(line, quoted(line.value))
    start = mistake.lines.before(line.number)
    while start is not None and not start.key and not start.dashes:
        start = mistake.lines.before(start.number)
    if start is None:
        above = mistake.lines.before(line.number) or line
        return above.number + 1, above.value_at + 1, _(_NO_KEY[0]), _(_NO_KEY[1])
    if not start.value:
        return None
    message = _('a text on several lines with ": " in it needs "|" after its key')
    hint = _("write: %(line)s and the text below it, further in") % {"line": written(start, "|")}
    return line.number + 1, column + 1, message, hint


_LOOKS: tuple[Callable[[Mistake], Said | None], ...] = (
    _open_quote, _after_quote, _escape, _brackets, _text_after_brackets, _block_header, block_not_indented,
    _no_space_after_colon, _no_colon, _bad_start, line_above, too_far_in, _colon_in_text, first_dash, no_dash,
    indentation,
)  # fmt: skip
