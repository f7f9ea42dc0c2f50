"""Whatever bytes are in a file from outside, it is read right or refused in words: nothing else may come of it.

Each reader gets random bytes, good files with bytes changed, put in and taken out, and every kind of cut. With TORTURE
set to a number each test tries that many.
"""

from __future__ import annotations

import os
import random
import tempfile
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copro_tui.cohorts.inbox import Refused, Taken, collect, collected
from copro_tui.cohorts.invitations import invitation_file, invitation_of, read_invitation
from copro_tui.cohorts.model import Assigned, Cohort, Member
from copro_tui.cohorts.repository import CohortFileError, CohortRepository
from copro_tui.cohorts.submission import KIND, Submission
from copro_tui.course.check import check_course
from copro_tui.course.course import open_course
from copro_tui.course.yaml_nodes import parse
from copro_tui.errors import CoproError
from copro_tui.moodle.draft import course_files, drafts_of
from copro_tui.moodle.gift_out import gift_of
from copro_tui.moodle.outgoing import questions_of
from copro_tui.moodle.question import Question
from copro_tui.moodle.questions_in import questions_in
from copro_tui.moodle.xml_out import xml_of
from copro_tui.player import CoursePlayer
from copro_tui.progress import transfer
from copro_tui.progress.copies import read_copy
from copro_tui.progress.drafts import Draft
from copro_tui.progress.events import About
from copro_tui.progress.joining import join_events
from copro_tui.progress.learners import Learners
from copro_tui.progress.repository import RecordRepository
from copro_tui.storage.envelope import wrapped
from tests.clock import FakeClock
from tests.cohorts.groups import AT, KEY, a_cohort, a_try, repository_of
from tests.courses import EVERY_KIND, write_course
from tests.progress.events import attempt, completion, reflection, visit

MORE = int(os.environ.get("TORTURE", "0"))
settings.register_profile("readers", max_examples=MORE or 120, suppress_health_check=list(HealthCheck))

FRAGMENTS = st.sampled_from([
    *(b"", b"\x00", b"\xff", b"\xef\xbb\xbf", b'"', b"{", b"}", b"[", b"]", b",", b":", b"null", b"-1", b"1e999"),
    *(b"9" * 40, b"[" * 2000, b"\\ud800", b"\n", b"\t", b"true", b'{"1":{}}', b"con", b"../", b"- ", b": ", b"&a "),
    *(b"*a", b"!x "),
])  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just("a" * 40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
) | st.sampled_from([10**400, -1, 1e308, 2**64, "9" * 5000, "\x1b[2J", "x" * 70_000, [[]] * 1000])  # fmt: skip


class Reader:
    """One kind of file: a good one, and what reads it."""

    def __init__(self, good: Callable[[], bytes], read: Callable[[Path], object]) -> None:
        self.good = cache(good)
        self.read = read


@cache
def folder() -> Path:
    """A course folder for all tests here, which none of them changes; with a cohort in it."""
    made = write_course(Path(tempfile.mkdtemp(prefix="copro-readers-")), lessons={"what/1-every-kind": EVERY_KIND})
    repository_of(made).create(a_cohort([Member("b" * 32, "Ben")], [Assigned("what", "2026-01-01", "2026-01-31")]))
    return made


@cache
def repository() -> CohortRepository:
    return repository_of(folder())


def new_record(path: Path) -> RecordRepository:
    store = RecordRepository(path)
    store.create(About(name="Siân", learner="a" * 32, made=AT))
    store.add(attempt(answer={"case": "point"}), visit(), completion(), reflection("Dŵr."))
    return store


def good_record() -> bytes:
    with tempfile.TemporaryDirectory() as name:
        store = new_record(Path(name) / "it.json")
        store.add(*(visit(f"what/it/{number}") for number in range(205)))  # more than one chunk
        return store.path.read_bytes()


def good_export() -> bytes:
    with tempfile.TemporaryDirectory() as name:
        return transfer.exported(new_record(Path(name) / "it.json"), with_journal=True)


def good_drafts() -> bytes:
    with tempfile.TemporaryDirectory() as name:
        store = new_record(Path(name) / "it.json")
        store.keep_draft(Draft(step="what/it/build", answer=["a", "b"], seed=1))
        return store.path.with_suffix(".drafts").read_bytes()


def good_submission() -> bytes:
    sent = Submission(course="A small course", cohort="spring", key=KEY, learner="a" * 32, name="Ann", made=AT,
                      tries=(a_try("what/every-kind/build"),), words=(reflection("Dŵr."),))  # fmt: skip
    return wrapped(KIND, sent)


def good_invitation() -> bytes:
    return invitation_file(invitation_of(repository().open("spring"), repository().course))


def read_record(path: Path) -> object:
    """As when it is listed, opened and mended."""
    learners = Learners(path.parent)
    learners.known()
    store = learners.open_at(path)
    return store.exists() and (store.record, store.events())


def read_drafts(path: Path) -> object:
    path.rename(path.with_suffix(".drafts"))
    store = new_record(path)
    before = store.drafts()
    store.keep_draft(Draft(step="what/it/new", answer="x", seed=1))
    return before


def read_import(path: Path) -> object:
    about, events = read_copy(path)
    with tempfile.TemporaryDirectory() as name:
        store = transfer.import_copy(Learners(Path(name)), path, None, anyway=False)[0]
        assert store.events() == (about, join_events({}, events).events)
        return Learners(Path(name)).open(about.name).record


def read_submission(path: Path) -> object:
    with tempfile.TemporaryDirectory() as name:
        mine = CohortRepository(repository().course, Path(name))
        mine.create(a_cohort())
        (taken,) = collect(mine, "spring", [path])
        if isinstance(taken, Refused):
            raise CoproError(taken.why)
        assert isinstance(taken, Taken)
        member = mine.open("spring").members[0]
        return collected(mine, mine.open("spring"), member.id)


def read_cohort(path: Path) -> object:
    with tempfile.TemporaryDirectory() as name:
        mine = CohortRepository(repository().course, Path(name))
        mine.folder.mkdir()
        path.rename(mine.path("spring"))
        (found,) = mine.all()
        if not isinstance(found, Cohort):
            assert all(one.message and one.hint and one.line > 0 for one in found.problems)
            raise CohortFileError(found.problems)
        assert mine.change("spring", lambda now: now.with_members([Member("c" * 32, "Cai")])) != found
        return found


def read_lesson(path: Path) -> object:
    with tempfile.TemporaryDirectory() as name:
        made = write_course(Path(name), lessons={"what/1-every-kind": path.read_bytes()})
        problems = [one for one in check_course(made) if one.path == "lessons/what/1-every-kind.yaml"]
        course = open_course(made)
        ref = course.lessons("what")[0]
        if course.read(ref).value is None:
            raise CoproError(str(problems[0]))
        player = CoursePlayer(course, new_record(Path(name) / "it.json"), FakeClock(), random.Random(1))
        return player.open_lesson(ref)


def some_questions(*, whole_places: bool) -> list[Question]:
    """A page, an order, and cases to place: enough, as each file is read hundreds of times."""
    course = open_course(folder())
    sent = questions_of(course.lesson(course.lessons("what")[0]), course, pages=True, whole_places=whole_places)
    return [one.question for one in sent if one.question is not None][:3]


def read_questions(path: Path) -> object:
    """As a draft, whose files can be read, however much there is left to do in them."""
    drafts = drafts_of(questions_in(path.read_bytes(), path.name), path.name)
    for name, text in course_files(drafts, path.name).items():
        assert parse(text, name)[1] == []
    return drafts


READERS = {
    "record": Reader(good_record, read_record),
    "drafts": Reader(good_drafts, read_drafts),
    "export": Reader(good_export, read_import),
    "import of a record": Reader(good_record, read_import),
    "submission": Reader(good_submission, read_submission),
    "invitation": Reader(good_invitation, lambda path: read_invitation(path, repository().course)),
    "cohort": Reader(lambda: repository().path("spring").read_bytes(), read_cohort),
    "lesson": Reader(lambda: EVERY_KIND.encode(), read_lesson),
    "Moodle XML": Reader(lambda: xml_of(some_questions(whole_places=True)), read_questions),
    "GIFT": Reader(lambda: gift_of(some_questions(whole_places=False)), read_questions),
}
each = pytest.mark.parametrize("kind", READERS)
hard = settings(settings.get_profile("readers"))


def is_read(kind: str, data: bytes) -> bool:
    """Whether a file with this content is read; if not it must be refused by one sentence of ours."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "siân-0123456789.json"
        path.write_bytes(data)
        try:
            READERS[kind].read(path)
        except CoproError as error:
            said = str(error)
        else:
            return True
    assert said
    assert "\n" not in said
    return False


@st.composite
def damaged(draw: st.DrawFn, good: bytes) -> bytes:
    """A good file with some bytes changed, put in or taken out, or cut off."""
    data = bytearray(good)
    for _change in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(data)))
        match draw(st.integers(0, 3)):
            case 0 if at < len(data):
                data[at] ^= 1 << draw(st.integers(0, 7))
            case 1:
                data[at : at + draw(st.integers(0, 4))] = draw(FRAGMENTS)
            case 2:
                data[at : at + draw(st.integers(0, 40))] = draw(st.binary(max_size=4))
            case _:
                del data[at:]
    return bytes(data)


@each
def test_a_good_file_is_read(kind: str) -> None:
    assert is_read(kind, READERS[kind].good())


@each
@hard
@given(data=st.data())
def test_a_damaged_file_is_read_right_or_refused(kind: str, data: st.DataObject) -> None:
    is_read(kind, data.draw(damaged(READERS[kind].good())))


def changed(draw: st.DrawFn, value: Any) -> Any:
    """A JSON value in which something, at any depth, has become something else, is gone, or is there twice."""
    if not (isinstance(value, dict | list) and value) or draw(st.integers(0, 5)) == 0:
        return draw(JSON)
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    key = draw(st.sampled_from(keys))
    copy: Any = dict(value) if isinstance(value, dict) else list(value)
    match draw(st.integers(0, 9)):
        case 0:
            del copy[key]
        case 1 if isinstance(copy, list):
            copy.append(copy[key])
        case 1:
            copy[draw(st.text(max_size=5) | st.sampled_from(["seal", "about", "1", "-1", "x", "packed", "events"]))] = 1
        case _:
            copy[key] = changed(draw, copy[key])
    return copy


def sealed(tables: Any) -> bytes:
    """Tables, whatever is in them, with checksums that agree, in the form that earlier versions wrote."""
    documents = {
        (name, number): msgspec.json.encode(document)
        for name, ones in (tables.items() if isinstance(tables, dict) else ())
        for number, document in (ones.items() if isinstance(ones, dict) else ())
    }
    sums = {f"{name}/{number}": zlib.crc32(raw) for (name, number), raw in documents.items()}
    return msgspec.json.encode({**tables, "seal": {"1": {"sums": sums}}} if isinstance(tables, dict) else tables)


@st.composite
def forged(draw: st.DrawFn, kind: str) -> bytes:
    """A file whose checksums agree and whose content somebody has changed."""
    data = msgspec.json.decode(READERS[kind].good())
    if "copro" in data:
        return wrapped(data["copro"], changed(draw, data["body"]))
    data.pop("seal")
    return sealed(changed(draw, data))


@pytest.mark.parametrize("kind", [kind for kind in READERS if kind not in ("cohort", "lesson", "Moodle XML", "GIFT")])
@hard
@given(data=st.data())
def test_a_forged_file_is_read_right_or_refused(kind: str, data: st.DataObject) -> None:
    is_read(kind, data.draw(forged(kind)))


@each
@hard
@given(data=st.binary(max_size=300) | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_right_or_refused(kind: str, data: bytes) -> None:
    is_read(kind, data)


@each
def test_a_file_cut_short_anywhere_is_read_right_or_refused(kind: str) -> None:
    good = READERS[kind].good()
    for length in range(0, len(good), max(1, len(good) // (MORE or 60))):
        is_read(kind, good[:length])
