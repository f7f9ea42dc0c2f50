"""The index of answers: reports from it are those from the files, and it can be lost, spoilt or held up at any time."""

from __future__ import annotations

import random
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copro_tui.analytics.aggregate import aggregate
from copro_tui.analytics.distribution import distributions, placements
from copro_tui.analytics.gradebook import gradebook, outlines
from copro_tui.analytics.item_analysis import item_analysis
from copro_tui.analytics.persisting import persisting
from copro_tui.analytics.stuck import stuck
from copro_tui.cohorts.answers import source
from copro_tui.cohorts.answers.index import FILE, SHAPE, AnswerIndex, Stamp, UnusableIndexError
from copro_tui.cohorts.group_work import gather
from copro_tui.cohorts.inbox import erase
from copro_tui.cohorts.invitations import invitation_of
from copro_tui.cohorts.learner_work import Done, Sent, Trouble, Work
from copro_tui.cohorts.model import Assigned, Cohort, Member
from copro_tui.cohorts.repository import CohortRepository
from copro_tui.cohorts.submission import submission_of
from copro_tui.course.course import Course, available_lessons
from copro_tui.course.refs import Ref
from copro_tui.exercises import Exercise
from copro_tui.progress.events import Attempt, Review
from copro_tui.storage.envelope import wrapped
from copro_tui.work import Answer
from tests.cohorts.groups import NOW, a_cohort, a_work, repository_of
from tests.courses import EVERY_KIND, SHORT, write_course

STAMP = Stamp(1, 1)


def some_answer(exercise: Exercise, chance: random.Random) -> Answer:
    solution = exercise.solution()
    if isinstance(solution, dict):
        places = [place.id for place in exercise.places]
        return {case: chance.choice(places) for case in solution if chance.random() < 0.9}
    if isinstance(solution, list):
        return chance.sample(solution, len(solution)) if exercise.kind == "order" else solution[:1]
    return solution


def somebody(number: int, course: Course, chance: random.Random) -> Work:
    """Somebody who tried some of the exercises, of today's and of earlier wordings, and of some that are gone."""
    tries, reviews = [], []
    exercises = [(lesson.ref.at(one.id), one) for lesson in available_lessons(course, "") for one in lesson.exercises]
    for ref, exercise in chance.sample(exercises, chance.randrange(len(exercises))):
        for _again in range(chance.randrange(1, 4)):
            answer = some_answer(exercise, chance)
            marked = exercise.scored and exercise.kind != "reflect"
            tries.append(
                Attempt(
                    id=f"{chance.getrandbits(128):032x}",
                    at=f"2026-01-{chance.randrange(10, 29)}T09:00:00.{chance.randrange(1000):03}+00:00",
                    exercise=str(ref) if chance.random() < 0.9 else "what/gone/away",
                    revision=exercise.revision() if chance.random() < 0.8 else "earlier",
                    answer=answer,
                    score=exercise.judge(answer).score if marked else None,
                    shown=chance.random() < 0.1,
                    hinted=chance.random() < 0.2,
                    sure=dict.fromkeys(answer, "sure") if isinstance(answer, dict) else {},
                )
            )
        if exercise.by_case:
            reviews += [
                Review(
                    id=f"{chance.getrandbits(128):032x}",
                    at="2026-02-01T09:00:00.000+00:00",
                    card=f"{ref}#{case}",
                    revision=exercise.revision(),
                    answer={case: chance.choice([place.id for place in exercise.places])},
                    score=chance.random(),
                )
                for case in exercise.cards
            ]
    what = chance.sample(["what", "what/every-kind", "when/later"], chance.randrange(3))
    done = [Done(what=one, at="2026-01-05T09:00:00.000+00:00", mastered=chance.random() < 0.5) for one in what]
    made = a_work(number, tries, done, language=chance.choice(["en", "cy"]))
    return Work(**{**{name: getattr(made, name) for name in made.__struct_fields__}, "reviews": tuple(reviews)})


def as_sent(work: Work) -> Sent:
    """The work as it is read for the index."""
    return msgspec.json.decode(msgspec.json.encode(work), type=Sent)


def all_reports(course: Course, cohort: Cohort, works: list[Work | Trouble] | Iterator[Work | Trouble]) -> list[object]:
    """Every report on these works, which are gone through once for each."""
    lessons, modules, today = list(available_lessons(course, "")), outlines(course, cohort), NOW.date()
    works = list(works)
    whole = [one for one in works if isinstance(one, Work)]
    found: list[object] = [
        gradebook(modules, works),
        stuck(modules, works, today),
        item_analysis(lessons, works),
        *distributions(placements(lessons), works),
        persisting(lessons, works),
        aggregate(modules, lessons, works, [one.learner for one in whole]),
        [(one.has_begun, one.standings.attempted_in(("what", "when"))) for one in whole],
        [one.standings.attempted_in(("what", "when"), [Ref("when", "later")]) for one in whole],
    ]
    return found


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> CohortRepository:
    lessons = {"what/1-every-kind": EVERY_KIND, "when/1-later": SHORT}
    return repository_of(write_course(tmp_path_factory.mktemp("course"), lessons=lessons))


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 2**32), people=st.integers(1, 25))
def test_every_report_is_the_same_from_the_index(
    repository: CohortRepository, tmp_path_factory: pytest.TempPathFactory, seed: int, people: int
) -> None:
    chance, course = random.Random(seed), repository.course
    works = [somebody(number, course, chance) for number in range(people)]
    cohort = a_cohort(modules=[Assigned("what", due="2026-01-06")])
    index = AnswerIndex(tmp_path_factory.mktemp("index"), "")
    with index.connected():
        index.keep((as_sent(work), STAMP) for work in works[::-1])
        index.keep((as_sent(work), STAMP) for work in works)  # again, in another order: it is kept once
        index.verify()
        found = index.works({work.learner: work.name for work in works})
        assert all_reports(course, cohort, found) == all_reports(course, cohort, list(works))


# -- with files ---------------------------------------------------------------------------------------------------


@pytest.fixture
def group(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[CohortRepository, Cohort]:
    """A cohort of eight people who all sent something, and an index from the first file on."""
    monkeypatch.setattr(source, "FEWEST", 1)
    repository, chance = repository_of(folder), random.Random(5)
    works = [somebody(number, repository.course, chance) for number in range(8)]
    cohort = a_cohort([Member(one.learner, one.name) for one in works])
    repository.create(cohort)
    for work in works:
        send(repository, cohort, work)
    return repository, cohort


def send(repository: CohortRepository, cohort: Cohort, work: Work) -> Path:
    path = repository.collected_folder(cohort) / f"{work.learner}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    sent = submission_of(work, invitation_of(cohort, repository.course), [], NOW)
    path.write_bytes(wrapped("collected", sent))
    return path


def reports(group: tuple[CohortRepository, Cohort]) -> list[object]:
    repository, cohort = group
    return all_reports(repository.course, cohort, in_order(gather(repository, cohort)))


def in_order(works: Iterator[Work | Trouble]) -> Iterator[Work | Trouble]:
    """By learner; all is looked at while the index is still open."""
    found = []
    for one in works:
        if isinstance(one, Work):
            one.standings.attempts = dict(one.standings.attempts)
        found.append(one)
    return iter(sorted(found, key=lambda one: one.learner if isinstance(one, Work) else one.file))


def index_of(group: tuple[CohortRepository, Cohort]) -> Path:
    repository, cohort = group
    return repository.collected_folder(cohort) / FILE


def read_again(group: tuple[CohortRepository, Cohort], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Whose files a report reads."""
    read: list[str] = []
    works = source.works

    def noted(
        folder: Path, names: object, renamed: object, how: source.Read, for_index: source.ReadSent
    ) -> Iterator[Work | Trouble]:
        def reading(learner: str) -> list[Work | Trouble]:
            read.append(learner)
            return how(learner)

        def reading_for_index(learner: str) -> Sent | None:
            sent = for_index(learner)
            read.extend([learner] if sent else [])
            return sent

        return works(folder, names, renamed, reading, reading_for_index)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr("copro_tui.cohorts.group_work.works", noted)
        list(gather(*group))
    return read


def test_an_index_is_made_for_this_account_alone_and_saves_reading(
    group: tuple[CohortRepository, Cohort], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "FEWEST", 99)
    from_files = reports(group)
    assert not index_of(group).exists()
    monkeypatch.setattr(source, "FEWEST", 1)
    assert reports(group) == from_files
    assert stat.S_IMODE(index_of(group).stat().st_mode) == 0o600
    assert read_again(group, monkeypatch) == []
    assert reports(group) == from_files


def test_what_was_sent_anew_is_read_anew_and_what_is_gone_is_left_out(
    group: tuple[CohortRepository, Cohort], monkeypatch: pytest.MonkeyPatch
) -> None:
    repository, cohort = group
    reports(group)
    newer = somebody(3, repository.course, random.Random(77))
    path = send(repository, cohort, newer)
    assert read_again(group, monkeypatch) == [newer.learner]
    assert read_again(group, monkeypatch) == []
    path.unlink()
    (found,) = (one for one in gather(*group) if isinstance(one, Work) and one.learner == newer.learner)
    assert not found.has_begun
    path.write_text("{")
    assert [one.file for one in gather(*group) if isinstance(one, Trouble)] == [f"cohorts/spring/{newer.learner}.json"]


def test_a_deleted_a_strange_and_an_old_index_are_made_again(group: tuple[CohortRepository, Cohort]) -> None:
    expected = reports(group)
    path = index_of(group)
    for spoil in (
        path.unlink,
        lambda: path.write_bytes(b"no database at all" * 100),
        lambda: path.write_bytes(b""),
        lambda: change(path, f"PRAGMA user_version = {SHAPE + 1}"),
        lambda: change(path, "UPDATE about SET value = 'another course'"),
        lambda: change(path, "DROP TABLE module"),
        lambda: change(path, "UPDATE learner SET summary = x'00'"),
        lambda: change(path, "UPDATE given SET text = text || ' '"),
    ):
        spoil()
        assert reports(group) == expected
        assert reports(group) == expected


def change(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as made:
        made.execute(sql)
        made.commit()


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_whatever_is_damaged_in_it_the_reports_are_those_of_the_files(
    repository: CohortRepository, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    works = {
        one.learner: one for one in (somebody(number, repository.course, random.Random(number)) for number in range(4))
    }
    folder = tmp_path_factory.mktemp("damaged")
    for learner in works:
        (folder / f"{learner}.json").write_text("{}")

    def read() -> list[object]:
        names = {learner: work.name for learner, work in works.items()}
        found = source.works(
            folder, names, {}, lambda learner: [works[learner]], lambda learner: as_sent(works[learner])
        )
        return all_reports(repository.course, a_cohort(), in_order(found))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source, "FEWEST", 1)
        expected = read()
        content = bytearray((folder / FILE).read_bytes())
        for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=40)):
            content[place] ^= data.draw(st.integers(1, 255))
        (folder / FILE).write_bytes(content)
        assert read() == expected
        assert read() == expected


def test_what_is_found_spoilt_while_a_report_reads_is_told_and_made_again(
    group: tuple[CohortRepository, Cohort], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = reports(group)
    for part in ("given_of", "number_of"):
        works = gather(*group)
        first = next(one for one in works if isinstance(one, Work) and list(one.standings.attempts))
        with monkeypatch.context() as patch:
            patch.setattr(f"copro_tui.cohorts.answers.index.{part}", lambda _text: msgspec.msgpack.decode(b""))
            with pytest.raises(UnusableIndexError, match="truncated") as caught:
                first.standings.standing(next(iter(first.standings.attempts)))
        assert "again" in caught.value.hint
        assert not index_of(group).exists()
        assert reports(group) == expected


def test_another_program_that_writes_holds_nothing_up_for_long(
    group: tuple[CohortRepository, Cohort], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("copro_tui.cohorts.answers.index.SECONDS", 0.01)
    expected = reports(group)
    repository, cohort = group
    send(repository, cohort, somebody(3, repository.course, random.Random(77)))
    monkeypatch.setattr(source, "FEWEST", 99)
    with closing(sqlite3.connect(index_of(group))) as other:
        other.execute("BEGIN IMMEDIATE")
        while_locked = reports(group)
    assert while_locked != expected
    assert index_of(group).exists()
    assert reports(group) == while_locked


def test_without_room_or_a_place_for_it_the_files_are_read(
    group: tuple[CohortRepository, Cohort], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    expected = reports(group)
    index_of(group).unlink()
    with monkeypatch.context() as patch:
        patch.setattr(AnswerIndex, "_add", full)
        assert reports(group) == expected
    index_of(group).unlink(missing_ok=True)
    index_of(group).mkdir()  # where nothing can be written in its place
    assert reports(group) == expected


def test_whoever_cannot_be_read_is_told_of_once_even_without_room(
    group: tuple[CohortRepository, Cohort], monkeypatch: pytest.MonkeyPatch
) -> None:
    repository, cohort = group
    (repository.collected_folder(cohort) / f"{cohort.members[0].id}.json").write_text("{")

    def full(*_arguments: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(AnswerIndex, "_add", full)
    found = list(gather(*group))
    assert len([one for one in found if isinstance(one, Trouble)]) == 1
    assert len([one for one in found if isinstance(one, Work)]) == len(cohort.members)


def test_of_an_erased_person_no_byte_is_left(group: tuple[CohortRepository, Cohort]) -> None:
    repository, cohort = group
    expected = reports(group)
    assert expected
    learner = cohort.members[2].id
    before = texts(index_of(group), "SELECT text FROM given")
    assert learner.encode() in everything(index_of(group))
    assert index_of(group) in erase(repository, learner, NOW)
    left = everything(index_of(group))
    assert learner.encode() not in left
    gone = {text for (text,) in set(before) - set(texts(index_of(group), "SELECT text FROM given"))}
    assert gone
    assert [text for text in gone if text in left] == []
    assert index_of(group).exists()


def texts(path: Path, sql: str) -> list[tuple[bytes]]:
    with closing(sqlite3.connect(path)) as made:
        return made.execute(sql).fetchall()


def everything(path: Path) -> bytes:
    return b"".join(one.read_bytes() for one in path.parent.iterdir() if one.name.startswith(path.name))


def test_erasing_from_an_index_that_is_damaged_deletes_it(group: tuple[CohortRepository, Cohort]) -> None:
    repository, cohort = group
    reports(group)
    index_of(group).write_bytes(cohort.members[2].id.encode() * 1000)
    erase(repository, cohort.members[2].id, NOW)
    assert cohort.members[2].id.encode() not in everything(index_of(group))


def test_no_name_is_in_it(group: tuple[CohortRepository, Cohort]) -> None:
    reports(group)
    assert b"Person" not in everything(index_of(group))
