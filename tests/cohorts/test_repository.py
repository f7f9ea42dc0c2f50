"""Cohort files: what is written is read again, mistakes have lines, and trainers do not overwrite each other."""

from __future__ import annotations

import multiprocessing
import os
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from copro_tui.cohorts.model import Assigned, Code, Cohort, Member, Tidied, cohort_faults, fingerprint
from copro_tui.cohorts.repository import COHORT_FILE, CohortFileError, Unreadable, cohort_yaml
from copro_tui.course.decoder import Shaper
from copro_tui.course.yaml_nodes import parse
from copro_tui.errors import CoproError, UsageError
from copro_tui.progress.names import clean_name
from tests.cohorts.groups import NOW, a_cohort, repository_of

ANN, BEN = Member("a" * 32, "Ann"), Member("b" * 32, "Ben")


def usable(name: str) -> bool:
    try:
        return clean_name(name) == name
    except CoproError:
        return False


names = st.text(min_size=1, max_size=60).filter(usable)
ids = st.from_regex(r"[a-z][a-z0-9-]{0,20}", fullmatch=True)
days = st.one_of(st.just(""), st.dates().map(lambda day: day.isoformat()))
cohorts = st.builds(
    Cohort,
    id=ids,
    name=names,
    key=st.from_regex(r"[a-f0-9]{16}", fullmatch=True),
    secret=st.from_regex(r"([a-f0-9]{32})?", fullmatch=True),
    trainer=st.one_of(st.just(""), names),
    language=st.sampled_from(["en", "cy"]),
    workshop=days,
    keep_until=days,
    archived=st.booleans(),
    modules=st.lists(st.builds(Assigned, ids, days, days, st.booleans()), max_size=4).map(tuple),
    codes=st.lists(st.builds(Code, id=ids, code=names, version=names.map(lambda name: name[:30])), max_size=3).map(
        tuple
    ),
    members=st.lists(st.builds(Member, st.from_regex(r"[a-f0-9]{32}", fullmatch=True), names), max_size=6).map(tuple),
    erased=st.lists(st.from_regex(r"[a-f0-9]{16}", fullmatch=True), max_size=3).map(tuple),
    tidied=st.lists(
        st.builds(Tidied, at=st.datetimes().map(lambda at: at.isoformat()), people=st.integers(0, 999_999)), max_size=2
    ).map(tuple),
)


@given(cohorts)
def test_a_cohort_is_read_as_it_was_written(cohort: Cohort) -> None:
    root, problems = parse(cohort_yaml(cohort), "it")
    shaper = Shaper("it")
    assert shaper.build(root, Cohort) == cohort, cohort_yaml(cohort)
    assert (problems, shaper.problems) == ([], [])


def problems_of(folder: Path, text: str) -> list[str]:
    path = folder / "progress" / "cohorts" / "spring.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CohortFileError) as caught:
        repository_of(folder).open("spring")
    return [str(one).removeprefix("progress/cohorts/spring.yaml:") for one in caught.value.problems]


HEAD = "id: spring\nname: Spring group\nkey: 0123456789abcdef\n"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("modules:\n  - {id: whta}\n", '5:10: the course has no module "whta" → did you mean "what"?'),
        ("modules:\n  - id: what\n    due: 31 Jan\n", '6:10: "31 Jan" is not a day → write it like 2026-01-31'),
        ("modules:\n  - {id: what, opens: 2026-02-01, due: 2026-01-31}\n",
         "5:39: it is due before it opens → change one of the two days"),
        ("modules:\n  - {id: what}\n  - {id: what}\n", '6:10: the id "what" is used twice → give each its own id'),
        ("trainr: Siân\n", '4:1: the key "trainr" is not known here → did you mean "trainer"?'),
        ("members:\n  - {id: abc}\n", '5:5: "name" is missing → add "name:"'),
        ("workshop: tomorrow\n", '4:11: "tomorrow" is not a day → write it like 2026-01-31'),
        ("archived: yes\n", '4:11: "yes" is neither true nor false → write "true" or "false"'),
        ("name: Again\n", '4:12: the key "name" comes twice → take one of them out'),
    ],
)  # fmt: skip
def test_a_mistake_has_its_line_and_how_to_mend_it(folder: Path, text: str, problem: str) -> None:
    found = problems_of(folder, HEAD + text)
    assert [one.partition(": ")[2] for one in found] == [problem.partition(": ")[2]]
    assert found[0].split(":")[0] == problem.split(":")[0]


def test_all_mistakes_are_found_in_one_go(folder: Path) -> None:
    assert (
        len(problems_of(folder, "id: autumn\nname: X\nkey: 0123456789abcdef\nworkshop: x\nmodules: [{id: no}]\n")) == 3
    )


def test_a_file_with_mistakes_does_not_hide_the_others(folder: Path) -> None:
    repository = repository_of(folder)
    repository.create(a_cohort())
    repository.path("broken").write_text("id: [", encoding="utf-8")
    found = list(repository.all())
    assert [type(one) for one in found] == [Unreadable, Cohort]


def test_the_notes_at_the_head_of_a_file_stay(folder: Path) -> None:
    repository = repository_of(folder)
    path = repository.create(a_cohort())
    path.write_text("# Siân's own note: room 12\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    repository.change("spring", lambda now: now.with_members([ANN]))
    assert path.read_text(encoding="utf-8").startswith("# Siân's own note: room 12\n# A cohort")
    assert repository.open("spring").members == (ANN,)


@pytest.mark.parametrize("name", ["Spring", "", "../x", "a b", "x" * 61])
def test_an_id_that_cannot_be_a_file_is_refused(folder: Path, name: str) -> None:
    with pytest.raises(UsageError):
        repository_of(folder).create(a_cohort(id=name))
    with pytest.raises(UsageError):
        repository_of(folder).open(name)


def test_a_second_cohort_of_the_same_id_is_refused(folder: Path) -> None:
    repository = repository_of(folder)
    repository.create(a_cohort())
    with pytest.raises(UsageError, match="already"):
        repository.create(a_cohort(name="Another"))
    assert repository.open("spring").name == "Spring group"


def test_two_trainers_both_get_what_they_asked_for(folder: Path) -> None:
    """Each works with what they opened before the other changed it."""
    repository_of(folder).create(a_cohort())
    one, other = repository_of(folder), repository_of(folder)
    one.open("spring"), other.open("spring")
    one.change("spring", lambda now: now.with_members([ANN]))
    other.change("spring", lambda now: now.with_modules([Assigned("what", due="2026-01-31")]))
    assert one.open("spring").members == (ANN,)
    assert one.open("spring").modules == (Assigned("what", due="2026-01-31"),)


def add_twenty(folder: Path, first: int) -> None:
    repository = repository_of(folder)
    for number in range(first, first + 20):
        repository.change("spring", partial(Cohort.with_members, members=[Member(f"{number:032x}", f"P {number}")]))


def test_many_changes_at_once_all_arrive(folder: Path) -> None:
    repository_of(folder).create(a_cohort())
    context = multiprocessing.get_context("spawn")
    trainers = [context.Process(target=add_twenty, args=(folder, first)) for first in (0, 20)]
    for one in trainers:
        one.start()
    for one in trainers:
        one.join(60)
    assert [one.exitcode for one in trainers] == [0, 0]
    assert len(repository_of(folder).open("spring").members) == 40


def test_a_change_that_fails_leaves_the_file_as_it_was(folder: Path) -> None:
    repository = repository_of(folder)
    path = repository.create(a_cohort([ANN]))
    before = path.read_bytes()

    def fail(now: Cohort) -> Cohort:
        raise UsageError("no")

    with pytest.raises(UsageError, match="no"):
        repository.change("spring", fail)
    assert path.read_bytes() == before


def test_members_and_modules_are_replaced_by_id_and_keep_their_place() -> None:
    cohort = a_cohort([ANN, BEN], [Assigned("what")])
    assert cohort.with_members([Member(ANN.id, "Anna")]).members == (Member(ANN.id, "Anna"), BEN)
    assert cohort.with_modules([Assigned("what", due="2026-01-31"), Assigned("when")]).modules == (
        Assigned("what", due="2026-01-31"),
        Assigned("when"),
    )


def test_who_was_erased_is_known_until_they_are_added_again() -> None:
    gone = a_cohort([ANN, BEN]).erasing(ANN.id, NOW)
    assert (gone.members, gone.erased) == ((BEN,), (f"{fingerprint(ANN.id)} 2026-01-05T09:00:00+00:00",))
    assert gone.erasing(ANN.id, NOW) == gone
    assert ANN.id not in cohort_yaml(gone)
    assert gone.with_members([ANN]).erased == ()


def test_a_member_is_found_by_name_or_id_and_never_by_guessing() -> None:
    cohort = a_cohort([ANN, BEN, Member("c" * 32, "ann")])
    assert cohort.find_member("ben") == BEN
    assert cohort.find_member(ANN.id) == ANN
    for who, says in (("Ann", "Several people"), ("An", "nobody")):
        with pytest.raises(UsageError, match=says):
            cohort.find_member(who)


def test_a_cohort_without_faults_has_none() -> None:
    assert list(cohort_faults(a_cohort([ANN], [Assigned("what", "2026-01-01", "2026-01-31")]), ["what"])) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
@pytest.mark.parametrize(("folder_mode", "file_mode"), [(0o700, 0o600), (0o770, 0o660), (0o755, 0o644)])
def test_a_cohort_is_as_open_as_the_folder_that_people_share(folder: Path, folder_mode: int, file_mode: int) -> None:
    records = folder / "progress"
    records.mkdir()
    records.chmod(folder_mode)
    repository = repository_of(folder)
    path = repository.create(a_cohort())
    assert path.parent.stat().st_mode & 0o777 == folder_mode
    assert path.stat().st_mode & 0o777 == file_mode
    repository.change("spring", lambda now: now.with_members([ANN]))
    assert path.stat().st_mode & 0o777 == file_mode


def test_a_cohort_of_fifty_thousand_people_is_written_and_opened_again(folder: Path) -> None:
    members = [Member(f"{number:032x}", f"Person {number}") for number in range(50_000)]
    repository_of(folder).create(a_cohort(members))
    assert len(repository_of(folder).open("spring").members) == 50_000


def test_a_cohort_that_could_not_be_opened_again_is_not_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = repository_of(folder)
    path = repository.create(a_cohort([Member("a" * 32, "Ann")]))
    before = path.read_bytes()
    monkeypatch.setattr("copro_tui.cohorts.repository.COHORT_FILE", replace(COHORT_FILE, most_bytes=len(before) + 10))
    with pytest.raises(UsageError, match="too large"):
        repository.change("spring", lambda now: now.with_members([Member("b" * 32, "Ben")]))
    assert path.read_bytes() == before


def test_a_file_that_changed_since_it_was_read_is_read_again(folder: Path) -> None:
    repository = repository_of(folder)
    path = repository.create(a_cohort([Member("a" * 32, "Ann")]))
    assert repository.open("spring") is repository.open("spring")
    path.write_text(path.read_text(encoding="utf-8").replace("Ann", "Anna"), encoding="utf-8")
    assert repository.open("spring").members[0].name == "Anna"
