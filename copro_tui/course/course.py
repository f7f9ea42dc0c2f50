"""A course in its folder: ``course.yaml`` is read at once, every other file when it is first needed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from copro_tui.course.model import (
    ContactSteps,
    CourseShape,
    Glossary,
    Module,
    PlanPart,
    Source,
    Sources,
    Word,
)
from copro_tui.course.outline import ContactOutline, Outline
from copro_tui.course.reader import Read, Reader, T
from copro_tui.course.refs import Ref
from copro_tui.errors import CourseError
from copro_tui.frameworks import Crosswalk, Framework
from copro_tui.i18n import gettext as _
from copro_tui.storage.reading import read_regular

if TYPE_CHECKING:
    from copro_tui.course.lesson import Lesson, LessonShape
    from copro_tui.course.yaml_nodes import Problem
    from copro_tui.exercises import Exercise

# Lessons and the YAML loader are imported where they are read: home shows outlines, and a course that is in the cache
# needs no YAML.

LESSON_FILE = re.compile(r"^(\d+)-([a-z][a-z0-9-]*)\.ya?ml$")
"""The file name of a lesson: a number for the order, and the lesson's id."""


class LessonUnavailableError(CourseError):
    """A lesson is not available because its file has mistakes; other lessons still work."""

    def __init__(self, ref: Ref, problems: tuple[Problem, ...]) -> None:
        super().__init__(
            _("The lesson “%(lesson)s” is not available today.") % {"lesson": ref.lesson},
            _("The others work. Whoever looks after the course can run “copro check” to see why."),
        )
        self.problems = problems


class CourseFrameworks(Mapping[str, Framework]):
    """The frameworks of a course by id, each read when first used. One whose file has mistakes counts as missing."""

    def __init__(self, lessons: Path, reader: Reader) -> None:
        folder = lessons / "frameworks"
        self._paths = {path.stem: path for path in sorted(folder.glob("*.yaml"))}
        self._reader = reader
        self._read: dict[str, Read[Framework]] = {}

    @property
    def files(self) -> tuple[Path, ...]:
        return tuple(self._paths.values())

    def read(self, framework_id: str) -> Read[Framework]:
        """Read a framework's file. Raises KeyError if there is none for this id."""
        if framework_id not in self._read:
            path = self._paths[framework_id]

            def anew() -> Read[Framework]:
                from copro_tui.course.loader import read_framework

                return read_framework(path, f"lessons/frameworks/{path.name}")

            self._read[framework_id] = self._reader.read(f"framework.{framework_id}", [path], Framework, anew)
        return self._read[framework_id]

    def __getitem__(self, framework_id: str) -> Framework:
        framework = self.read(framework_id).value
        if framework is None:
            raise KeyError(framework_id)
        return framework

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def whole(self) -> tuple[Framework, ...]:
        """Every framework without mistakes, in the order of file names."""
        return tuple(framework for key in self if (framework := self.read(key).value) is not None)


class Course:
    """A course, and access to its lessons, frameworks, glossary and sources. Reading changes nothing on disk."""

    def __init__(self, folder: Path, shape: CourseShape, reader: Reader | None = None) -> None:
        self.folder = folder
        """The course folder, which has ``lessons/`` in it."""
        self._reader = reader or Reader()
        self.title = shape.title
        self.version = shape.version
        self.language = shape.language
        self.modules = shape.modules
        self.plan: tuple[PlanPart, ...] = shape.plan
        self.contact: ContactSteps | None = shape.contact
        self.asks_how_sure = shape.ask_how_sure
        self.welcome = shape.welcome
        self.iri = shape.iri
        self._framework_order = shape.frameworks
        self.frameworks = CourseFrameworks(folder / "lessons", self._reader)
        self._lessons: dict[Ref, Read[Lesson]] = {}
        self._outlines: dict[Ref, Outline | None] = {}
        self._files: dict[str, dict[Ref, Path]] = {}

    def module(self, module_id: str) -> Module:
        return next(module for module in self.modules if module.id == module_id)

    def lessons(self, module_id: str) -> tuple[Ref, ...]:
        """The lessons of a module in order, found by file names without opening any."""
        return tuple(self.lesson_files(module_id))

    def all_lessons(self) -> tuple[Ref, ...]:
        return tuple(ref for module in self.modules for ref in self.lessons(module.id))

    def lesson_files(self, module_id: str) -> dict[Ref, Path]:
        """The files of a module's lessons, in order; if two files have the same id, the first."""
        if module_id not in self._files:
            found = []
            for path in (self.folder / "lessons" / module_id).glob("*.y*ml"):
                if match := LESSON_FILE.match(path.name):
                    found.append((int(match[1]), match[2], path))
            files: dict[Ref, Path] = {}
            for _number, lesson_id, path in sorted(found):
                files.setdefault(Ref(module_id, lesson_id), path)
            self._files[module_id] = files
        return self._files[module_id]

    def read(self, ref: Ref) -> Read[Lesson]:
        """Read a lesson's file. Raises KeyError if there is none for this reference."""
        if ref not in self._lessons:
            from copro_tui.course.lesson import LessonShape

            path = self.lesson_files(ref.module)[ref]

            def anew() -> Read[LessonShape]:
                from copro_tui.course.loader import read_lesson

                return read_lesson(path, f"lessons/{ref.module}/{path.name}", self.frameworks)

            files = self._files_of(ref)
            read = self._reader.read(f"lesson.{ref.module}.{ref.lesson}", files, LessonShape, anew)
            lesson = read.value.build(ref, self.frameworks) if read.value is not None else None
            self._lessons[ref] = Read(lesson, read.problems)
        return self._lessons[ref]

    def lesson(self, ref: Ref) -> Lesson:
        """A lesson, ready to be played. Raises LessonUnavailableError if its file has mistakes or is missing."""
        try:
            read = self.read(ref)
        except KeyError:
            raise LessonUnavailableError(ref, ()) from None
        if read.value is None:
            raise LessonUnavailableError(ref, read.problems)
        return read.value

    def lesson_or_none(self, ref: Ref) -> Lesson | None:
        """A lesson; None if it is not available."""
        try:
            return self.lesson(ref)
        except LessonUnavailableError:
            return None

    def outline(self, ref: Ref) -> Outline | None:
        """A lesson without what is in its steps; None if it is not available. Opens it only if the cache does not
        know it.
        """
        if ref not in self._outlines:

            def anew() -> Read[Outline]:
                read = self.read(ref)
                return Read(read.value.outline if read.value is not None else None, read.problems)

            known = ref in self.lesson_files(ref.module)
            name = f"outline.{ref.module}.{ref.lesson}"
            self._outlines[ref] = self._reader.read(name, self._files_of(ref), Outline, anew).value if known else None
        return self._outlines[ref]

    def exercise(self, step: Ref) -> Exercise | None:
        """The exercise at a step; None if there is none, or if its lesson is not available."""
        lesson = self.lesson_or_none(step.of_lesson)
        return next((one for one in lesson.exercises if one.id == step.step), None) if lesson else None

    def marked(self, lessons: Iterable[Ref]) -> tuple[Ref, ...]:
        """The marked exercises of these lessons, skipping lessons that are not available."""
        return tuple(one for ref in lessons if (lesson := self.outline(ref)) for one in lesson.marked)

    def worked_out(self, name: str, of: Any, anew: Callable[[], T], given: tuple[int, ...]) -> T:
        """What follows from every lesson and from what is ``given``, a value of type ``of``: the one in the cache as
        ``name`` while neither has changed, else that of ``anew``."""
        lessons = (path for module in self.modules for path in self.lesson_files(module.id).values())
        files = [*lessons, *self.frameworks.files]
        value = self._reader.read(name, files, of, lambda: Read(anew()), given).value
        assert value is not None
        return value

    @cached_property
    def plan_lessons(self) -> tuple[Ref, ...]:
        """The lessons that have exercises for the plan, in order. Opens every lesson that the cache does not know."""
        files = {ref: path for module in self.modules for ref, path in self.lesson_files(module.id).items()}

        def anew() -> Read[tuple[str, ...]]:
            lessons = (lesson for ref in files if (lesson := self.read(ref).value))
            return Read(tuple(str(one.ref) for one in lessons if any(step.plan for step in one.exercises)))

        of: Any = tuple[str, ...]
        found = self._reader.read("plan", [*files.values(), *self.frameworks.files], of, anew).value or ()
        return tuple(Ref.parse(one) for one in found)

    @cached_property
    def contact_outline(self) -> ContactOutline:
        """What is asked of a contact. Opens its lessons only if the cache does not know it."""
        steps = self.contact
        if steps is None:
            return ContactOutline()

        def anew() -> Read[ContactOutline]:
            naming, placing = self.exercise(steps.named_at), self.exercise(steps.placed_at)
            question = str(naming.prompt) if naming is not None else ""
            if placing is None or placing.framework is None or len(placing.cases) < 2:
                return Read(ContactOutline(question))
            cases, places = tuple(case.id for case in placing.cases[:2]), tuple(placing.options)
            return Read(ContactOutline(question, placing.framework.id, cases, places))

        lessons = {one.of_lesson: None for one in (steps.named_at, steps.placed_at)}
        paths = [path for ref in lessons if (path := self.lesson_files(ref.module).get(ref))]
        files = [self.folder / "lessons" / "course.yaml", *paths, *self.frameworks.files]
        return self._reader.read("contact", files, ContactOutline, anew).value or ContactOutline()

    @cached_property
    def renamed(self) -> dict[str, str]:
        """The current references of lessons and steps, by their former ones. Opens only lessons with former ids."""
        files = {ref: path for module in self.modules for ref, path in self.lesson_files(module.id).items()}

        def anew() -> Read[dict[str, str]]:
            names: dict[str, str] = {}
            for ref, path in files.items():
                if _has_former_ids(path) and (lesson := self.read(ref).value):
                    names |= lesson.renamed
            return Read(names)

        of: Any = dict[str, str]
        return self._reader.read("renamed", [*files.values(), *self.frameworks.files], of, anew).value or {}

    @cached_property
    def crosswalk(self) -> Crosswalk:
        """The crosswalk; empty if there is none or its file has mistakes."""
        path = self.folder / "lessons" / "crosswalk.yaml"

        def anew() -> Read[Crosswalk]:
            from copro_tui.course.loader import read_crosswalk

            return read_crosswalk(path, "lessons/crosswalk.yaml", self.frameworks)

        read = self._reader.read("crosswalk", [path, *self.frameworks.files], Crosswalk, anew)
        return read.value or Crosswalk("", "", ())

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words of the glossary, sorted by term; empty if the file has mistakes."""
        glossary: Any = self._plain("glossary.yaml", Glossary, "words")
        return tuple(sorted(glossary.words, key=lambda word: word.term.casefold()))

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The sources by id; empty if the file has mistakes."""
        sources: Any = self._plain("sources.yaml", Sources, "sources")
        return {source.id: source for source in sources.sources}

    def frameworks_in_order(self) -> tuple[Framework, ...]:
        """Every framework without mistakes, in the course's own order; those that it does not name come last."""
        order = {one: place for place, one in enumerate(self._framework_order)}
        return tuple(sorted(self.frameworks.whole(), key=lambda one: order.get(one.id, len(order))))

    @cached_property
    def three_bands(self) -> Framework | None:
        """The first spectrum with three bands, which stand over its welcome; None if it has none."""
        lines = (one for one in self.frameworks_in_order() if one.shape == "spectrum")
        return next((one for one in lines if len(one.bands) == 3), None)

    def _files_of(self, ref: Ref) -> list[Path]:
        """What a lesson is made from."""
        return [self.lesson_files(ref.module)[ref], *self.frameworks.files]

    def _plain(self, file_name: str, of: Any, list_key: str) -> Any:
        path = self.folder / "lessons" / file_name

        def anew() -> Read[Any]:
            from copro_tui.course.loader import read_plain

            return read_plain(path, f"lessons/{file_name}", of, list_key)

        read = self._reader.read(list_key, [path], of, anew)
        return of() if read.value is None else read.value


def _has_former_ids(path: Path) -> bool:
    try:
        return re.search(rb"^\s*was\s*:", read_regular(path, follow=True), re.MULTILINE) is not None
    except OSError:
        return False


def open_course(folder: Path, reader: Reader | None = None) -> Course:
    """Open the course in ``folder``. Raises CourseError if its ``course.yaml`` cannot be used."""

    def anew() -> Read[CourseShape]:
        from copro_tui.course.loader import read_course_file

        return read_course_file(folder)

    reader = reader or Reader()
    read = reader.read("course", [folder / "lessons" / "course.yaml"], CourseShape, anew)
    if read.value is None:
        raise CourseError(
            _("The course in %(folder)s cannot be opened: %(problem)s")
            % {"folder": folder, "problem": read.problems[0]},
            _("Correct it, or choose another course with --course."),
        )
    return Course(folder, read.value, reader)


def available_lessons(course: Course, module: str = "") -> list[Lesson]:
    """All lessons of a course, or of ``module``, in order, skipping those with mistakes."""
    refs = course.lessons(module) if module else course.all_lessons()
    return [lesson for ref in refs if (lesson := course.lesson_or_none(ref))]
