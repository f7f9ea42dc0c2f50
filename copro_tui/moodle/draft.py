"""Draft lessons out of questions: which lesson a question goes to, and the lessons' files as texts. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import yaml
from msgspec import Struct

from copro_tui.course.yaml_nodes import Problem, tidy
from copro_tui.i18n import gettext as _
from copro_tui.moodle.ids import distinct, id_of
from copro_tui.moodle.incoming import Step, problems_of, taken
from copro_tui.moodle.question import Question
from copro_tui.text.safe import safe, safe_line

MODULE = "draft"
"""The module of lessons whose questions do not say where they were before."""

_NAME = re.compile(r"([a-z][a-z0-9-]*)/([a-z][a-z0-9-]*)/([a-z][a-z0-9-]*)")
"""The name of a question that this program wrote."""


class Draft(Struct, frozen=True):
    """A lesson that is not finished."""

    module: str
    module_title: str
    id: str
    title: str
    steps: tuple[Step, ...]


class Drafts(Struct, frozen=True):
    """What became of the questions of a file."""

    title: str
    """Of all of it."""
    lessons: tuple[Draft, ...]
    problems: tuple[Problem, ...]
    """What could not be taken, and what an author has to look at, by line."""
    questions: int
    """How many there were."""

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(step for lesson in self.lessons for step in lesson.steps)


def drafts_of(questions: Sequence[Question], file: str) -> Drafts:
    """Draft lessons of the questions in ``file``, one for each category, in the order in which they come."""
    groups: dict[tuple[str, str], list[Question]] = {}
    for question in questions:
        groups.setdefault(_lesson_of(question, file), []).append(question)
    lessons, problems = [], []
    for (module, lesson_id), group in groups.items():
        made = [(one, step, taken(one, step)) for one, step in zip(group, _step_ids(group), strict=True)]
        problems += [problem for one, step, result in made for problem in problems_of(one, result, file, step)]
        names = group[0].category
        lessons.append(
            Draft(
                module=module,
                module_title=names[-2] if module != MODULE and len(names) > 1 else module.capitalize(),
                id=lesson_id,
                title=names[-1] if names else lesson_id.replace("-", " ").capitalize(),
                steps=tuple(result.step for _one, _step, result in made if result.step is not None),
            )
        )
    titles = Counter(one.category[0] for one in questions if one.category)
    title = titles.most_common(1)[0][0] if titles else file
    kept = tuple(lesson for lesson in lessons if lesson.steps)
    return Drafts(title, kept, tuple(sorted(problems)), len(questions))


def _lesson_of(question: Question, file: str) -> tuple[str, str]:
    """The ids of the module and the lesson that a question belongs to."""
    if named := _NAME.fullmatch(question.name):
        return named[1], named[2]
    name = question.category[-1] if question.category else re.sub(r"\.\w+$", "", file)
    return MODULE, id_of(name) or "lesson"


def _step_ids(questions: Iterable[Question]) -> list[str]:
    """The ids of steps in a lesson: the last part of a step's name, else made of the question's name or its text."""
    named = ((_NAME.fullmatch(one.name), one) for one in questions)
    return distinct((found[3] if found else one.name for found, one in named), "question")


def lesson_text(drafts: Sequence[Draft], file: str) -> str:
    """The file of a lesson with the steps of all ``drafts``, under the title of the first."""
    steps = [step for one in drafts for step in one.steps]
    head = _("A draft, made of %(file)s. “copro check” names what is left to do.") % {"file": safe_line(file)}
    text = f"# {head}\n{_yaml({'title': drafts[0].title})}steps:\n"
    return text + "\n".join(_yaml([step], indent=2) for step in _with_own_ids(steps))


def _with_own_ids(steps: Iterable[Step]) -> list[Step]:
    """Steps of several lessons in one, with a number added to an id that an earlier one has."""
    steps = list(steps)
    ids = distinct(str(next(iter(step.values()))) for step in steps)
    return [{**step, next(iter(step)): one} for step, one in zip(steps, ids, strict=True)]


def course_files(drafts: Drafts, file: str) -> dict[str, str]:
    """The files of a course of these drafts, by their names below its folder."""
    modules = {lesson.module: lesson.module_title for lesson in reversed(drafts.lessons)}
    ordered = list(dict.fromkeys(lesson.module for lesson in drafts.lessons))
    course = {
        "title": drafts.title[:90],
        "version": "draft",
        "modules": [{"id": one, "title": modules[one]} for one in ordered],
    }
    files = {"lessons/course.yaml": _yaml(course)}
    numbers: Counter[str] = Counter()
    for lesson in drafts.lessons:
        numbers[lesson.module] += 1
        name = f"lessons/{lesson.module}/{numbers[lesson.module]}-{lesson.id}.yaml"
        files[name] = lesson_text([lesson], file)
    return files


# -- as YAML ------------------------------------------------------------------------------------------------------


class _Dumper(yaml.SafeDumper):
    """Writes lists further in than their key, and texts with several lines line by line."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text_node(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    text = safe(tidy(unicodedata.normalize("NFC", text)))
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text_node)


def _yaml(value: Any, indent: int = 0) -> str:
    text: str = yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110 - indent)
    return "".join(f"{' ' * indent}{line}" if line.strip() else line for line in text.splitlines(keepends=True))
