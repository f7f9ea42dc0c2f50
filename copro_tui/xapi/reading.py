"""From a statement back to what a report needs of it: the other half of ``statements``. Pure.

Only what a course's own statements tell of marked answers and completions is read. What is the learner's own, work and
words, was meant for the LRS's organisation, and not for a trainer's reports.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec
from msgspec import Struct, field

from copro_tui.cohorts.learner_work import Done
from copro_tui.course.course import Course
from copro_tui.course.refs import Ref
from copro_tui.exercises import Exercise
from copro_tui.progress.events import Attempt, Completion, Review, stamp
from copro_tui.progress.outside import check_entry
from copro_tui.work import Answer, Sureness
from copro_tui.xapi.activities import BETWEEN_ITEMS, WITHIN_AN_ITEM, Activities, interaction_type
from copro_tui.xapi.statements import DECIMALS

_DURATION = re.compile(r"PT(\d{1,8})S")

Told = Attempt | Review | Done
"""What a statement can tell a report of."""


class _Account(Struct):
    home_page: str = field(name="homePage")
    name: str


class _Actor(Struct):
    account: _Account


class _Verb(Struct):
    id: str


class _Object(Struct):
    id: str
    object_type: str = field(name="objectType", default="Activity")
    definition: dict[str, Any] = {}


class _Score(Struct):
    scaled: float | None = None


class _Result(Struct):
    response: str = ""
    score: _Score | None = None
    duration: str = ""
    extensions: dict[str, Any] = {}


class _Context(Struct):
    activities: dict[str, Any] = field(name="contextActivities", default_factory=dict)
    revision: str = ""
    extensions: dict[str, Any] = {}


class _Read(Struct):
    id: str
    actor: _Actor
    verb: _Verb
    object: _Object
    timestamp: str = ""
    result: _Result = field(default_factory=_Result)
    context: _Context = field(default_factory=_Context)


class Found(Struct, frozen=True, kw_only=True):
    """What one statement tells."""

    home_page: str
    name: str
    """The account of whom it is about."""
    statement: str
    """Its id."""
    told: Told | None = None
    voids: str = ""
    """The id of the statement that it takes back."""


class StatementReader:
    """Reads the statements about one course."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._activities = Activities(course)
        self._profile = self._activities.profile()["id"]

    def read(self, raw: bytes | msgspec.Raw) -> Found | None:
        """What a statement tells; None if it is none of ours, or tells no report anything."""
        try:
            one = msgspec.json.decode(raw, type=_Read)
            found = self._found(one)
            if isinstance(found.told, Done):
                check_entry(Completion(id="0", at=found.told.at, what=found.told.what))
            elif found.told is not None:
                check_entry(found.told)
        except (msgspec.MsgspecError, UnicodeDecodeError, ValueError, OverflowError):
            return None
        return found if found.told is not None or found.voids else None

    def _found(self, one: _Read) -> Found:
        account, verb = one.actor.account, one.verb.id.rpartition("/")[2]
        whose = Found(home_page=account.home_page, name=account.name, statement=str(UUID(one.id)))
        if one.object.object_type == "StatementRef":
            return msgspec.structs.replace(whose, voids=str(UUID(one.object.id)) if verb == "voided" else "")
        base = f"{self._activities.base}/"
        categories = one.context.activities.get("category")
        of_ours = isinstance(categories, list) and {"id": self._profile}.items() <= dict(*categories[:1]).items()
        if not of_ours or not one.object.id.startswith(base):
            return whose
        path = one.object.id.removeprefix(base)
        return msgspec.structs.replace(whose, told=self._told(one, verb, path))

    def _told(self, one: _Read, verb: str, path: str) -> Told | None:
        at = stamp(datetime.fromisoformat(one.timestamp).astimezone(UTC))
        step, review, card = path.partition("/review")
        match verb:
            case "completed" | "passed":
                return Done(what=path, at=at, mastered=verb == "passed")
            case "answered" if review and path.count("/") in (3, 4):
                return self._review(one, at, step, card.removeprefix("/"))
            case "answered" if path.count("/") == 2:
                return self._attempt(one, at, path)
            case "experienced" if one.result.extensions.get(self._name("shown")) is True:
                return self._shown(one, at, path)
        return None

    def _attempt(self, one: _Read, at: str, path: str) -> Attempt | None:
        exercise = self._activities.exercise(Ref.parse(path))
        unmarked = one.result.score is None or one.result.score.scaled is None
        if unmarked and (exercise is None or not exercise.keyed):
            return None
        answer = self._answer(exercise, one)
        said = one.result.extensions.get(self._name("sure"), {})
        return Attempt(
            id=self._event(one),
            at=at,
            exercise=path,
            revision=one.context.revision,
            answer=answer,
            score=_score(exercise, one, answer),
            hinted=one.result.extensions.get(self._name("hinted")) is True,
            seconds=_seconds(one.result.duration),
            sure=msgspec.convert({"": said} if isinstance(said, str) else said, dict[str, Sureness]),
        )

    def _shown(self, one: _Read, at: str, path: str) -> Attempt:
        exercise = self._activities.exercise(Ref.parse(path))
        answer: Answer = ""
        score = None
        if exercise is not None and one.context.revision == exercise.revision():
            answer = exercise.solution()
            score = exercise.judge(answer).score
        revision = one.context.revision
        return Attempt(
            id=self._event(one), at=at, exercise=path, revision=revision, answer=answer, score=score, shown=True
        )

    def _review(self, one: _Read, at: str, step: str, item: str) -> Review:
        exercise = self._activities.exercise(Ref.parse(step))
        answer = self._answer(exercise, one)
        whole = exercise.only(item) if exercise is not None and item else exercise
        said = one.result.extensions.get(self._name("sure"))
        return Review(
            id=self._event(one),
            at=at,
            card=f"{step}#{item}" if item else step,
            revision=one.context.revision,
            answer=answer,
            score=_score(whole, one, answer),
            hinted=one.result.extensions.get(self._name("hinted")) is True,
            seconds=_seconds(one.result.duration),
            sure=msgspec.convert(said, Sureness | None),
        )

    def _answer(self, exercise: Exercise | None, one: _Read) -> Answer:
        """The answer in a response, by the kind of interaction that it was."""
        kind = interaction_type(exercise) if exercise is not None else one.object.definition.get("interactionType")
        parts = one.result.response.split(BETWEEN_ITEMS) if one.result.response else []
        if kind == "matching" or (kind is None and WITHIN_AN_ITEM in one.result.response):
            return dict(_pair(part) for part in parts)
        return parts

    def _event(self, one: _Read) -> str:
        """The id of the event that it tells of, so that the same answer in a file is known as the same."""
        event = one.context.extensions.get(self._name("event"))
        return event if isinstance(event, str) else UUID(one.id).hex

    def _name(self, extension: str) -> str:
        return f"{self._activities.base}/extension/{extension}"


def told_by(told: Told) -> tuple[str, str]:
    """The verb and the key of the statement that tells of it (see ``Actor.statement_id``)."""
    if isinstance(told, Done):
        return "passed" if told.mastered else "completed", told.what
    return "experienced" if isinstance(told, Attempt) and told.shown else "answered", told.id


def _score(exercise: Exercise | None, one: _Read, answer: Answer) -> float | None:
    """The score, with all the places that were rounded away where the key is still the same. Raises ValueError."""
    scaled = one.result.score.scaled if one.result.score is not None else None
    if scaled is not None and not 0 <= scaled <= 1:
        raise ValueError(scaled)
    if scaled is None or exercise is None or one.context.revision != exercise.revision():
        return scaled
    with suppress(KeyError, ValueError, IndexError, TypeError):  # an answer that is not one to this exercise
        judged = exercise.judge(answer).score
        if judged is not None and round(judged, DECIMALS) == scaled:
            return judged
    return scaled


def _seconds(duration: str) -> int:
    found = _DURATION.fullmatch(duration)
    return int(found[1]) if found else 0


def _pair(part: str) -> tuple[str, str]:
    """A case and its place. Raises ValueError if it is anything else."""
    case, place = part.split(WITHIN_AN_ITEM)
    return case, place
