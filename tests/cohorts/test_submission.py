"""Bundles: they add up in any order, and a file that is not what it should be is named and passed over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from copro_tui.cohorts.inbox import Refused, Taken, collect, collected, erase
from copro_tui.cohorts.invitations import invitation_of
from copro_tui.cohorts.learner_work import Done, words_in, work_in
from copro_tui.cohorts.model import Member
from copro_tui.cohorts.repository import CohortRepository
from copro_tui.cohorts.submission import KIND, Submission, merged, merged_work, submission_of
from copro_tui.course.course import open_course
from copro_tui.errors import CoproError
from copro_tui.progress.events import Attempt, Reflection
from copro_tui.storage.envelope import unwrapped, wrapped
from copro_tui.storage.reading import LARGEST_FILE
from tests.clock import FakeClock
from tests.cohorts.groups import AT, KEY, NOW, a_cohort, a_try, a_work, learn, repository_of

times = st.sampled_from([AT, "2026-01-06T09:00:00.000+00:00", "2026-01-07T09:00:00.000+00:00"])
tries = st.builds(
    Attempt,
    id=st.sampled_from("abcdef"),
    at=times,
    exercise=st.sampled_from(["what/it/one", "what/it/two"]),
    revision=st.just("r"),
    answer=st.sampled_from(["", "x"]),
    score=st.sampled_from([None, 0.0, 1.0]),
    shown=st.booleans(),
)
done = st.builds(Done, what=st.sampled_from(["what", "what/it"]), at=times, mastered=st.booleans())
words = st.builds(
    Reflection, id=st.sampled_from("xyz"), at=times, exercise=st.just("e"), prompt=st.just("?"), text=st.text()
)


def sent(tries: list[Attempt], done: list[Done], words: list[Reflection], name: str, made: str) -> Submission:
    """A bundle as a program writes it: each event once."""
    bundle = Submission(course="A small course", cohort="spring", key=KEY, learner="a" * 32, name=name, made=made)
    return replace(
        bundle,
        tries=tuple({one.id: one for one in tries}.values()),
        done=tuple({(one.what, one.mastered): one for one in done}.values()),
        words=tuple({one.id: one for one in words}.values()),
    )


bundles = st.builds(sent, st.lists(tries), st.lists(done), st.lists(words), st.sampled_from(["Ann", "Anna"]), times)


def contents(bundle: Submission) -> dict[str, Attempt | Reflection]:
    found: dict[str, Attempt | Reflection] = {one.id: one for one in bundle.tries}
    return found | {one.id: one for one in bundle.words}


def first_times(*bundles: Submission) -> dict[tuple[str, bool], str]:
    """When each lesson was first completed, and first mastered."""
    found: dict[tuple[str, bool], str] = {}
    for one in (completion for bundle in bundles for completion in bundle.done):
        key = one.what, one.mastered
        found[key] = min(one.at, found.get(key, one.at))
    return found


@given(bundles, bundles)
def test_merging_loses_nothing_and_what_was_kept_stays(kept: Submission, sent: Submission) -> None:
    whole, differing = merged(kept, sent)
    here, theirs = contents(kept), contents(sent)
    assert contents(whole) == theirs | here
    assert len(whole.tries) + len(whole.words) == len(contents(whole))
    assert sorted(differing) == sorted(one for one in here.keys() & theirs.keys() if here[one] != theirs[one])
    assert first_times(whole) == first_times(kept, sent)
    assert len(whole.done) == len(first_times(whole))
    assert whole.made == max(kept.made, sent.made)


@given(bundles, bundles)
def test_merging_again_changes_nothing(kept: Submission, sent: Submission) -> None:
    whole = merged(kept, sent)[0]
    assert merged(whole, sent)[0] == merged(whole, kept)[0] == whole
    assert merged(whole, whole) == (whole, ())


def alike(bundle: Submission) -> Submission:
    """A bundle in which an id means the same as in every other, and was written in the same order."""
    tries = (replace(one, at=AT, exercise="e", answer=one.id, score=None, shown=False) for one in bundle.tries)
    words = (replace(one, at=AT, text=one.id) for one in bundle.words)
    return replace(
        bundle,
        tries=tuple(sorted(tries, key=lambda one: one.id)),
        words=tuple(sorted(words, key=lambda one: one.id)),
    )


@given(bundles.map(alike), bundles.map(alike), bundles.map(alike))
def test_the_order_of_files_does_not_matter_where_nothing_conflicts(
    one: Submission, two: Submission, three: Submission
) -> None:
    assert merged(one, two) == merged(two, one)
    assert merged(merged(one, two)[0], three) == merged(one, merged(two, three)[0])
    assert merged(one, two)[1] == ()


@given(bundles, bundles)
def test_what_was_kept_stays_in_the_order_of_writing_whatever_the_clocks_said(
    kept: Submission, sent: Submission
) -> None:
    whole = merged(kept, sent)[0]
    assert [one for one in whole.tries if one in kept.tries] == list(kept.tries)
    assert [one for one in whole.words if one in kept.words] == list(kept.words)
    apart = replace(sent, tries=tuple(replace(one, id=f"other {one.id}") for one in sent.tries))
    assert [one for one in merged(kept, apart)[0].tries if one in apart.tries] == list(apart.tries)


@given(bundles)
def test_an_envelope_comes_through_a_round_trip_unchanged(bundle: Submission) -> None:
    data = wrapped(KIND, bundle)
    path = Path(f"bundle-{hash(data)}.json")
    path.write_bytes(data)
    assert unwrapped(path, KIND, Submission) == bundle
    path.unlink()


def test_a_record_and_its_own_bundle_count_once() -> None:
    work = a_work(1, [a_try("what/it/one"), a_try("what/it/two")], [Done(what="what/it", at=AT)])
    bundle = sent([work.tries[0], a_try("what/it/three")], [], [], "Ann", AT)
    whole, differing = merged_work(work, bundle.work)
    assert sorted(one.exercise for one in whole.tries) == ["what/it/one", "what/it/three", "what/it/two"]
    assert differing == ()
    assert merged_work(whole, bundle.work) == (whole, ())


def test_what_a_record_has_stays_when_a_bundle_says_otherwise() -> None:
    work = a_work(1, [a_try("what/it/one", 0.9, id="t1")], [Done(what="what/it", at=AT)])
    later = "2026-01-09T09:00:00.000+00:00"
    bundle = sent([a_try("what/it/one", 0.1, id="t1")], [Done(what="what/it", at=later)], [], "Ann", AT)
    assert merged_work(work, bundle.work) == (work, ("t1",))


@pytest.fixture
def repository(folder: Path) -> CohortRepository:
    repository = repository_of(folder)
    repository.create(a_cohort())
    return repository


def bundle_file(path: Path, **changes: object) -> Path:
    bundle = sent([a_try("what/every-kind/build", id="t1")], [], [], "Ann", AT)
    path.write_bytes(wrapped(KIND, replace(bundle, **changes)))
    return path


def test_a_bundle_is_taken_in_once_and_its_learner_becomes_a_member(
    repository: CohortRepository, tmp_path: Path
) -> None:
    path = bundle_file(tmp_path / "ann.json")
    assert list(collect(repository, "spring", [path, path])) == [
        Taken(file="ann.json", learner="a" * 32, name="Ann", answers=1, member=True),
        Taken(file="ann.json", learner="a" * 32, name="Ann", answers=0, member=False),
    ]
    assert repository.open("spring").members == (Member("a" * 32, "Ann"),)


def test_an_entry_that_differs_from_what_was_kept_is_told_and_changes_nothing(
    repository: CohortRepository, tmp_path: Path
) -> None:
    list(collect(repository, "spring", [bundle_file(tmp_path / "ann.json")]))
    before = collected(repository, repository.open("spring"), "a" * 32)
    assert before is not None
    other = bundle_file(tmp_path / "other.json", tries=(replace(before.tries[0], score=0.0), a_try("what/it/new")))
    for answers in (1, 0):
        assert list(collect(repository, "spring", [other])) == [
            Taken(file="other.json", learner="a" * 32, name="Ann", answers=answers, member=False, differing=1)
        ]
    after = collected(repository, repository.open("spring"), "a" * 32)
    assert after is not None
    assert before.tries[0] in after.tries
    assert len(after.tries) == 2


def test_the_name_that_the_trainer_gave_stays(repository: CohortRepository, tmp_path: Path) -> None:
    repository.change("spring", lambda now: now.with_members([Member("a" * 32, "Ann from Powys")]))
    list(collect(repository, "spring", [bundle_file(tmp_path / "ann.json")]))
    assert repository.open("spring").members == (Member("a" * 32, "Ann from Powys"),)


def altered(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"score":1.0', b'"score":0.5'))


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-30])


def of_the_future(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b'"shape":1', b'"shape":2'))


def not_text(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00")


def deep(path: Path) -> None:
    path.write_bytes(b"[" * 100_000)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def gone(path: Path) -> None:
    path.unlink()


def huge(path: Path) -> None:
    with path.open("ab") as file:
        file.truncate(LARGEST_FILE + 1)


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (altered, "checksum"), (cut_short, "damaged"), (of_the_future, "newer"), (not_text, "damaged"),
        (deep, "damaged"), (empty, "damaged"), (gone, "cannot be read"), (huge, "larger than 64 MiB"),
    ],
)  # fmt: skip
def test_a_bad_file_is_named_and_the_others_go_on(
    repository: CohortRepository, tmp_path: Path, damage: object, says: str
) -> None:
    bad, good = bundle_file(tmp_path / "bad.json"), bundle_file(tmp_path / "good.json", learner="b" * 32)
    assert callable(damage)
    damage(bad)
    refused, taken = collect(repository, "spring", [bad, good])
    assert isinstance(refused, Refused)
    assert refused.file == "bad.json"
    assert "bad.json" in refused.why
    assert says in refused.why
    assert isinstance(taken, Taken)
    assert [one.id for one in repository.open("spring").members] == ["b" * 32]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"course": "Another course"}, "the course “Another course”"),
        ({"key": "fedcba9876543210", "cohort": "autumn"}, "another cohort, “autumn”"),
        ({"learner": "../../escape"}, "does not hold what it should"),
        ({"learner": "a\n"}, "whose it is"),
        ({"name": "\x07"}, "name"),
        ({"tries": (a_try("what/it/one", 7.0),)}, "does not hold what it should"),
    ],
)
def test_a_bundle_that_does_not_belong_is_refused(
    repository: CohortRepository, tmp_path: Path, changes: dict[str, object], says: str
) -> None:
    (refused,) = collect(repository, "spring", [bundle_file(tmp_path / "it.json", **changes)])
    assert isinstance(refused, Refused)
    assert says in refused.why
    assert repository.open("spring").members == ()
    assert not list(repository.records.rglob("*escape*"))


def test_an_invitation_is_no_bundle(repository: CohortRepository, tmp_path: Path) -> None:
    path = tmp_path / "it.json"
    path.write_bytes(wrapped("invitation", invitation_of(a_cohort(), repository.course)))
    (refused,) = collect(repository, "spring", [path])
    assert isinstance(refused, Refused)
    assert "another kind of file (invitation)" in refused.why


def test_collecting_that_was_interrupted_is_made_up_for(repository: CohortRepository, tmp_path: Path) -> None:
    """The bundle was kept, and the program killed before its learner became a member."""
    path = bundle_file(tmp_path / "ann.json")
    list(collect(repository, "spring", [path]))
    repository.change("spring", lambda now: now.without("a" * 32))
    assert list(collect(repository, "spring", [path])) == [
        Taken(file="ann.json", learner="a" * 32, name="Ann", answers=0, member=True)
    ]
    assert [one.name for one in repository.open("spring").members] == ["Ann"]


def test_who_is_erased_leaves_nothing_and_does_not_come_back(repository: CohortRepository, tmp_path: Path) -> None:
    path = bundle_file(tmp_path / "ann.json")
    list(collect(repository, "spring", [path]))
    inbox = repository.collected_folder(repository.open("spring")) / f"{'a' * 32}.json"
    assert erase(repository, "a" * 32, NOW) == (repository.path("spring"), inbox)
    assert not [one for one in repository.folder.rglob("*") if one.is_file() and b"Ann" in one.read_bytes()]
    assert not [one for one in repository.folder.rglob("*") if one.is_file() and b"aaaaaaaa" in one.read_bytes()]
    (refused,) = collect(repository, "spring", [path])
    assert isinstance(refused, Refused)
    assert "erased" in refused.why
    assert erase(repository, "a" * 32, NOW) == ()


def test_a_bundle_holds_no_draft_and_no_reflection_that_was_not_ticked(folder: Path) -> None:
    learn(folder, "Ann")
    (path,) = (folder / "progress").glob("*.json")
    repository = repository_of(folder)
    work, written = work_in(path, repository.course), words_in(path, repository.course)
    assert [one.text for one in written if isinstance(one, Reflection)] == ["My own words."]
    invitation = invitation_of(a_cohort(), repository.course)
    for ticked in ((), written):
        data = wrapped(KIND, submission_of(work, invitation, ticked, NOW))
        assert (b"My own words." in data) == bool(ticked)
        assert set(json.loads(data)["body"]) == {
            "course", "cohort", "key", "learner", "name", "language", "made", "tries", "reviews", "done", "words",
            "own_work", "invited", "number",
        }  # fmt: skip
        assert json.loads(data)["body"]["number"] == ""
    assert work.tries
    assert {one.what for one in work.done} == {"what/every-kind"}


def test_a_kept_file_that_is_damaged_is_refused_and_not_overwritten(
    repository: CohortRepository, tmp_path: Path
) -> None:
    path = bundle_file(tmp_path / "ann.json")
    list(collect(repository, "spring", [path]))
    cohort = repository.open("spring")
    inbox = repository.collected_folder(cohort) / f"{'a' * 32}.json"
    cut_short(inbox)
    before = inbox.read_bytes()
    (refused,) = collect(repository, "spring", [path])
    assert isinstance(refused, Refused)
    assert inbox.read_bytes() == before
    with pytest.raises(CoproError):
        collected(repository, cohort, "a" * 32)


def test_a_bundle_of_an_earlier_version_says_less_and_differs_in_nothing(folder: Path) -> None:
    fuller = a_try("what/it/one", id="1" * 32, seconds=41, hinted=True)
    less = replace(fuller, seconds=0, hinted=False)
    for kept, new in ((fuller, less), (less, fuller)):
        whole, differing = merged(sent([kept], [], [], "Ann", AT), sent([new], [], [], "Ann", AT))
        assert (whole.tries, differing) == ((fuller,), ())
        work, differing = merged_work(a_work(1, [kept]), a_work(1, [new]))
        assert (work.tries, differing) == ((fuller,), ())
    other = replace(fuller, seconds=7)
    assert merged(sent([fuller], [], [], "Ann", AT), sent([other], [], [], "Ann", AT))[1] == (fuller.id,)


def test_a_bundle_says_how_long_each_answer_took(folder: Path) -> None:
    learn(folder, "Ann", clock=FakeClock(tick=1))
    (path,) = (folder / "progress").glob("*.json")
    assert all(one.seconds for one in work_in(path, open_course(folder)).tries)
