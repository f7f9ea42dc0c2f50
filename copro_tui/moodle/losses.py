"""What is lost on the way to Moodle, by file and exercise, as lines to print or to keep. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from copro_tui.i18n import gettext as _
from copro_tui.moodle.outgoing import Sent


class OfFile(Struct, frozen=True):
    """What became of the steps of a lesson's file."""

    file: str
    sent: tuple[Sent, ...]
    pages_left_out: int = 0
    available: bool = True
    """Whether the file has no mistakes, so that there is something to send."""


def lines_of(files: Sequence[OfFile]) -> list[str]:
    """All losses: first those of every exercise, then file by file and step by step."""
    lines = [_("Of every exercise:"), *(f"  {one}" for one in _everywhere())]
    for one in files:
        own = list(_of(one))
        if own:
            lines += ["", one.file, *(f"  {text}" for text in own)]
    return lines


def _everywhere() -> Iterator[str]:
    yield _("Hints show only in quizzes with “Interactive with multiple tries”.")
    yield _("Nothing comes back: not at the end of a lesson, not in a review. Nobody is asked how sure they are.")
    yield _("“Show me”, and the first, best and last attempt are not there; Moodle has attempts and grades of its own.")
    yield _("Sources, and how sure the answers are, stay here.")


def _of(one: OfFile) -> Iterator[str]:
    if not one.available:
        yield _("It has mistakes and was left out: “copro check” names them.")
    if one.pages_left_out:
        yield _("Pages left out: %(count)d. With --pages they go along as descriptions.") % {
            "count": one.pages_left_out
        }
    for sent in one.sent:
        if sent.lost:
            yield f"{sent.step}: {' '.join(sent.lost)}"


def left_out(files: Iterable[OfFile]) -> int:
    """How many exercises have no place in Moodle."""
    return sum(sent.question is None for one in files for sent in one.sent)
