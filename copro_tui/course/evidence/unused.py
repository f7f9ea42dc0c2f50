"""Sources that nobody cites or that were not looked at for long, and words that no lesson uses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from copro_tui.course.course import Course
from copro_tui.course.decoder import Shaper
from copro_tui.course.evidence.lesson_file import LessonFile
from copro_tui.course.lesson import Page
from copro_tui.course.loader import read_shape
from copro_tui.course.model import Glossary, Sources, Word
from copro_tui.course.words import comparable, occurs
from copro_tui.course.yaml_nodes import Problem
from copro_tui.exercises.evidence import evidence_in
from copro_tui.exercises.faults import Fault
from copro_tui.frameworks import Framework
from copro_tui.i18n import gettext as _

MONTHS = 24
"""After how many months a source should be looked at again."""

_ID = re.compile(r"[a-z][a-z0-9/-]*")


def uncited_and_old_sources(course: Course, files: Sequence[LessonFile], today: date) -> Iterator[Problem]:
    """Problems with sources."""
    cited = _cited(course, files)
    now = today.year * 12 + today.month - 1

    def faults(sources: Sources) -> Iterator[Fault]:
        for place, source in enumerate(sources.sources):
            if source.id not in cited:
                hint = _("name it where its facts are used, or take it out")
                yield Fault(("sources", place), _('nobody cites "%(source)s"') % {"source": source.id}, hint)
            checked = source.month_checked
            if checked is not None and now - checked > MONTHS:
                message = _('"%(source)s" was last looked at in %(checked)s') % {
                    "source": source.id,
                    "checked": source.checked,
                }
                yield Fault(("sources", place, "checked"), message, _("look again, and write the month down"))

    yield from _in_file(course, "sources.yaml", Sources, faults)


def unused_words(course: Course, files: Sequence[LessonFile]) -> Iterator[Problem]:
    """Problems with words of the glossary that are in no text of any lesson, nor of a framework that one shows."""
    shown = {one.id: one for file in files for one in _shown(course, file)}
    text = comparable(" \n ".join(_texts((*(file.shape for file in files), *shown.values()))))

    def faults(glossary: Glossary) -> Iterator[Fault]:
        for place, word in enumerate(glossary.words):
            if not occurs(_bare(word), text):
                hint = _('use it where it belongs, add the form that is used to "also:", or take it out')
                yield Fault(("words", place), _('no lesson uses the word "%(term)s"') % {"term": word.term}, hint)

    yield from _in_file(course, "glossary.yaml", Glossary, faults)


def _bare(word: Word) -> Word:
    """A word without what its term has in brackets, which says of what it is a word: “Clear (Cynefin)”."""
    return replace(word, also=(*word.also, word.term.partition(" (")[0]))


def _shown(course: Course, file: LessonFile) -> Iterator[Framework]:
    """The frameworks on the pages and in the exercises of a lesson."""
    for step in file.lesson.steps:
        if isinstance(step, Page):
            yield from (course.frameworks[one] for one in (step.figure, step.beside) if one is not None)
        elif step.framework is not None:
            yield step.framework


def _cited(course: Course, files: Sequence[LessonFile]) -> set[str]:
    cited = {source for file in files for source in file.lesson.sources}
    cited |= {source for file in files for _where, one in evidence_in(file.shape) for source in one.sources}
    for framework in course.frameworks.whole():
        cited |= {*framework.sources, *(source for point in framework.points for source in point.sources)}
    return cited


def _texts(value: Any) -> Iterator[str]:
    """All texts in a shape; what looks like an id is none."""
    if isinstance(value, str):
        if not _ID.fullmatch(value):
            yield value
    elif isinstance(value, dict):
        yield from (text for one in value.values() for text in _texts(one))
    elif isinstance(value, tuple):
        yield from (text for one in value for text in _texts(one))
    elif isinstance(value, Struct):
        yield from (text for name in value.__struct_fields__ for text in _texts(getattr(value, name)))


def _in_file(course: Course, file_name: str, of: Any, faults: Any) -> list[Problem]:
    """Faults in a file of the course with their lines; none if it is not there."""
    path, name = course.folder / "lessons" / file_name, f"lessons/{file_name}"
    if not path.exists():
        return []
    value, root, _shaper = read_shape(path, name, of)
    shaper = Shaper(name)
    if value is not None:
        shaper.complain_of(root, faults(value))
    return shaper.problems
