"""From an event of the record to a statement. Pure: the same event, learner and course give the same bytes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Literal, get_args

import msgspec
from msgspec import Struct

from copro_tui.course.course import Course
from copro_tui.course.refs import Ref
from copro_tui.errors import UsageError
from copro_tui.exercises import Exercise
from copro_tui.i18n import gettext as _
from copro_tui.progress.events import Attempt, Completion, Event, Reflection, Review, Visit
from copro_tui.progress.own_words import is_own_words
from copro_tui.progress.standing import MASTERY, ref_of
from copro_tui.xapi.activities import Activities, response_to
from copro_tui.xapi.actor import Actor

VERBS = "http://adlnet.gov/expapi/verbs/"
MASTERY_SCORE = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore"
DECIMALS = 6
"""To how many places a score is rounded."""

Kind = Literal["answers", "completions", "own-work", "reflections", "reviews", "visits"]
KINDS: tuple[Kind, ...] = get_args(Kind)
"""What a learner agrees to, each by itself."""
USUAL: tuple[Kind, ...] = ("answers", "completions")
"""What goes unless the learner says otherwise; all others only if they choose them."""


class Statement(Struct, frozen=True, kw_only=True, dict=True):
    """One statement, and what decides whether and when it goes."""

    id: str
    kind: Kind | Literal["voided"]
    at: str
    """The time of what it tells, as in the record; empty for one that takes another back."""
    body: dict[str, Any]

    @cached_property
    def bytes(self) -> bytes:
        """The statement as it is sent."""
        return msgspec.json.encode(self.body, order="sorted")


def check_iri(course: Course) -> None:
    """Raise UsageError if a course has no ``iri``, so that nothing of it can be told."""
    if not course.iri:
        raise UsageError(
            _("The course “%(course)s” cannot be told of in an LRS: it has no address of its own.")
            % {"course": course.title},
            _('Whoever publishes it adds "iri: https://…" to its course.yaml, on a domain of theirs, for ever.'),
        )


class Statements:
    """Makes the statements of one learner in one course."""

    def __init__(self, course: Course, actor: Actor) -> None:
        """Raises UsageError if the course says no ``iri``, from which all ids are made."""
        check_iri(course)
        self.activities = Activities(course)
        self.actor = actor
        self._course = course

    def of(self, event: Event) -> Statement | None:
        """The statement that tells of an event; None for what is never told: what one says of one's own words."""
        match event:
            case Attempt():
                return self._of_attempt(event)
            case Completion():
                return self._of_completion(event)
            case Reflection():
                return self._of_reflection(event)
            case Review():
                return self._of_review(event)
            case Visit():
                ref = ref_of(event.step, self._course.renamed)
                return self._made("visits", "experienced", str(ref), event.at, ref, {})
        return None

    def of_all(self, events: Iterable[Event]) -> Iterator[Statement]:
        """The statements of a record's events, each id once: of visits and completions the earliest."""
        first: dict[str, Statement] = {}
        for event in events:
            made = self.of(event)
            if made is not None and (made.id not in first or made.at < first[made.id].at):
                first[made.id] = made
        yield from sorted(first.values(), key=lambda one: (one.at, one.id))

    def taking_back(self, statement: str) -> Statement:
        """The statement that takes another one back, by its id. It has no time, so that it is always the same."""
        body: dict[str, Any] = {
            "id": self.actor.statement_id("voided", statement),
            "actor": self.actor.agent,
            "verb": _verb("voided"),
            "object": {"objectType": "StatementRef", "id": statement},
        }
        return Statement(id=body["id"], kind="voided", at="", body=body)

    def extension(self, name: str) -> str:
        """The IRI of one of our extensions."""
        return f"{self._course.iri}/extension/{name}"

    # -- by kind ------------------------------------------------------------------------------------------------

    def _of_attempt(self, event: Attempt) -> Statement:
        ref = ref_of(event.exercise, self._course.renamed)
        exercise = self.activities.exercise(ref)
        kind: Kind = "own-work" if is_own_words(event, exercise) else "answers"
        if event.shown:
            result: dict[str, Any] = {"extensions": {self.extension("shown"): True}}
            return self._made(kind, "experienced", event.id, event.at, ref, result, answer=event)
        result = self._answered(exercise, event)
        if event.sure:
            said = event.sure.get("") if set(event.sure) == {""} else dict(event.sure)
            result.setdefault("extensions", {})[self.extension("sure")] = said
        keyed = exercise is not None and event.revision == exercise.revision() and event.score is not None
        return self._made(kind, "answered", event.id, event.at, ref, result, answer=event, with_key=keyed)

    def _of_review(self, event: Review) -> Statement | None:
        if event.score is None:
            return None
        step, _hash, item = event.card.partition("#")
        ref = ref_of(step, self._course.renamed)
        exercise = self.activities.exercise(ref)
        result = self._answered(exercise, event)
        if event.sure:
            result.setdefault("extensions", {})[self.extension("sure")] = event.sure
        made = self._made("reviews", "answered", event.id, event.at, ref, result, answer=event)
        made.body["object"] = self.activities.of_card(ref, item)
        made.body["context"]["contextActivities"]["parent"] = [self.activities.link(ref)]
        return made

    def _answered(self, exercise: Exercise | None, event: Attempt | Review) -> dict[str, Any]:
        """The result of an answer that was given."""
        result: dict[str, Any] = {"response": response_to(exercise, event.answer)}
        if event.score is not None:
            scaled = round(event.score, DECIMALS)
            result |= {"score": {"scaled": scaled}, "success": scaled == 1}
        if event.seconds > 0:
            result["duration"] = f"PT{event.seconds}S"
        if event.hinted:
            result["extensions"] = {self.extension("hinted"): True}
        return result

    def _of_reflection(self, event: Reflection) -> Statement:
        ref = ref_of(event.exercise, self._course.renamed)
        text = unicodedata.normalize("NFC", event.text)
        return self._made("reflections", "answered", event.id, event.at, ref, {"response": text})

    def _of_completion(self, event: Completion) -> Statement:
        ref = ref_of(event.what, self._course.renamed)
        verb, result = ("passed", {"success": True}) if event.mastered else ("completed", {"completion": True})
        made = self._made("completions", verb, str(ref), event.at, ref, result)
        made.body["object"] = self.activities.group(ref)
        if event.mastered:
            made.body["context"]["extensions"] = {MASTERY_SCORE: MASTERY}
        return made

    def _made(
        self,
        kind: Kind,
        verb: str,
        key: str,
        at: str,
        ref: Ref,
        result: dict[str, Any],
        *,
        answer: Attempt | Review | None = None,
        with_key: bool = False,
    ) -> Statement:
        """A statement about a step, a lesson or a module; ``answer`` is what was answered, if anything was."""
        activities = self.activities
        within = Ref(ref.module, ref.lesson) if ref.step else Ref(ref.module) if ref.lesson else None
        context: dict[str, Any] = {
            "registration": self.actor.registration,
            "platform": "copro",
            "language": self._course.language,
            "contextActivities": {
                "parent": [activities.link(within) if within is not None else activities.course()],
                "grouping": [activities.course()],
                "category": [activities.profile()],
            },
        }
        if answer is not None:  # with the id by which it is known again beside the same answer in a file
            context |= {"revision": answer.revision, "extensions": {self.extension("event"): answer.id}}
        body: dict[str, Any] = {
            "id": self.actor.statement_id(verb, key),
            "actor": self.actor.agent,
            "verb": _verb(verb),
            "object": activities.of_step(ref, with_key=with_key),
            "context": context,
            "timestamp": _utc(at),
        }
        if result:
            body["result"] = result
        return Statement(id=body["id"], kind=kind, at=at, body=body)


def _verb(verb: str) -> dict[str, Any]:
    return {"id": VERBS + verb, "display": {"en": verb}}


def _utc(at: str) -> str:
    """A time of the record as statements have it: in UTC, with milliseconds."""
    moment = datetime.fromisoformat(at).astimezone(UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z"
