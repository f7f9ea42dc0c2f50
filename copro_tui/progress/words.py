"""The learner's own words at an exercise: what they saved, or what they have left in its text field since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from copro_tui.course.refs import Ref
from copro_tui.progress.drafts import Draft
from copro_tui.progress.record import Record
from copro_tui.progress.standing import ref_of


class Words(Struct, frozen=True, kw_only=True):
    """What a learner wrote at an exercise, as it stands now."""

    text: str
    at: str
    """When it was saved; of a text that was left, when its step was last opened, empty if that is not known."""
    finished: bool
    """Whether it was saved, and not only left in the text field."""


def words(exercise: Ref, record: Record, drafts: Mapping[Ref, Draft]) -> Words | None:
    """The learner's current words at an exercise: a text that was left counts as written. None if there are none.

    ``drafts`` are by step, as ``current_drafts`` makes them.
    """
    saved = record.reflections.get(exercise, [])
    left = _left(drafts.get(exercise))
    older = {one.text for one in saved}
    if left and (not saved or left != saved[-1].text) and not (drafts[exercise].checked and left in older):
        return Words(text=left, at=record.visited.get(exercise, ""), finished=False)
    if saved:
        return Words(text=saved[-1].text, at=saved[-1].at, finished=True)
    return None


def _left(draft: Draft | None) -> str:
    return draft.answer.strip() if draft is not None and isinstance(draft.answer, str) else ""


def unfinished(record: Record, drafts: Mapping[Ref, Draft]) -> Iterator[tuple[Ref, Words]]:
    """The texts that were left and not saved since, each with its exercise."""
    for exercise in drafts:
        found = words(exercise, record, drafts)
        if found is not None and not found.finished:
            yield exercise, found


def current_drafts(drafts: Iterable[Draft], names: Mapping[str, str]) -> dict[Ref, Draft]:
    """Drafts by their steps' current references; ``names`` maps former to current ids.

    Of several drafts of one step the one that has its current id is taken, else the first.
    """
    found: dict[Ref, Draft] = {}
    for draft in drafts:
        step = ref_of(draft.step, names)
        if step not in found or str(step) == draft.step:
            found[step] = draft
    return found
