"""Rosters: what is read from tables of people, what joins them to learners, and that a bad file changes nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from email.headerregistry import Address
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copro_tui.cohorts import roster_file, roster_reading
from copro_tui.cohorts.model import Member
from copro_tui.cohorts.roster import Person, Roster, number_mark, same_number, updated
from copro_tui.cohorts.roster_file import change_roster, erase_from_rosters, open_roster, roster_path
from copro_tui.cohorts.roster_reading import ADDRESS, HEADINGS, RosterError, people_in
from copro_tui.course.yaml_nodes import Problem
from copro_tui.errors import RecordError, UsageError
from copro_tui.trainer.roster_admin import RosterAdmin
from tests.cohorts.groups import KEY, a_cohort, repository_of

SIAN = Person(number="0012", name="Siân Morgan", email="sian@example.org", language="cy", team="Housing")
BEN = Person(number="13", name="Ben Jones")
NAMES = st.text("aZ09ŵß'.;\"", min_size=1, max_size=8).filter(lambda text: text.strip("'") != "")


def read(text: str) -> tuple[Person, ...]:
    return people_in(text.encode(), "people.csv")


def complaints(data: str | bytes) -> list[str]:
    with pytest.raises(RosterError) as caught:
        people_in(data.encode() if isinstance(data, str) else data, "people.csv")
    return [str(one) for one in caught.value.problems]


@pytest.mark.parametrize("separator", ",;\t")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_what_organisations_export_is_read(separator: str, encoding: str, line_end: str) -> None:
    rows = [
        ["Team", "STAFF NUMBER", "First name", "Last Name", "E-mail", "Lang", "shoe size"],
        ["Housing", "0012", "Siân", "Morgan", "sian@example.org", "cy_GB", "38"],
        ["", "", "", "", "", "", ""],
        ["", " 13 ", "Ben", "Jones", "", "", "44"],
    ]
    text = line_end.join(separator.join(f'"{cell}"' for cell in row) for row in rows)
    assert people_in(text.encode(encoding), "people.csv") == (SIAN, BEN)


@pytest.mark.parametrize("ours", HEADINGS)
def test_each_accepted_heading_is_known_and_the_first_listed_counts(ours: str) -> None:
    for heading in HEADINGS[ours]:
        row = {"idnumber": "7", "name": "Ann", heading: "a@b.org" if ours == "email" else "aa"}
        (found,) = read(f"{','.join(row)}\n{','.join(row.values())}\n")
        shown = {"number": found.number, "email": found.email, "language": found.language, "team": found.team}
        assert shown.get(ours, found.name) in ("aa", "a@b.org", "Ann")
    (found,) = read("idnumber,username,staff number\n1,2,3\n")
    assert found.number == "3"


@given(st.lists(st.tuples(NAMES, NAMES), min_size=1, max_size=6, unique_by=lambda one: same_number(one[0])))
def test_what_is_written_in_a_table_is_read_from_it(people: list[tuple[str, str]]) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([("number", "name"), *people])
    assert [(one.number, one.name) for one in people_in(out.getvalue().encode(), "x")] == people


@settings(max_examples=20)
@given(st.from_regex(ADDRESS, fullmatch=True).filter(lambda text: len(text) < 80))
def test_an_address_that_is_taken_is_one_for_the_mail_program_too(address: str) -> None:
    assert Address(addr_spec=address).addr_spec == address


@pytest.mark.parametrize(
    "address", ["ann", "@b.org", "a@b", "a@b.org, c@d.org", "a..b@c.org", ".a@b.org", "a@-b.org", "â@b.org"]
)
def test_other_texts_are_no_addresses(address: str) -> None:
    assert ADDRESS.fullmatch(address) is None


@given(st.binary(max_size=200))
def test_whatever_is_in_a_file_it_is_people_or_a_list_of_mistakes(data: bytes) -> None:
    try:
        found: Sequence[Person | Problem] = people_in(b"number,name\n" + data, "people.csv")
    except RosterError as error:
        found = error.problems
    assert all(one.number if isinstance(one, Person) else one.line >= 1 and one.hint for one in found)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "people.csv:1:1: the file is empty"),
        ("name,email\nAnn,\n", "people.csv:1:1: no heading says which column has the staff numbers"),
        ("number,name\n1,Ann\n\n1,Ben\n", "people.csv:4:1: the number “1” is in line 2, too"),
        ("number,name\n a1,Ann\nA 1,Ben\n", "people.csv:3:1: the number “A 1” is in line 2, too"),
        ("number,name\n,Ann\n", "people.csv:2:1: this person has no number"),
        ("number,name\n1,=1+1\n", "people.csv:2:2: “=1+1” would be a formula in a spreadsheet"),
        ("number,name\n@x,Ann\n", "people.csv:2:1: “@x” would be a formula"),
        ("number,email\n1,ann at home\n", "people.csv:2:2: “ann at home” is not an e-mail address"),
        ('number,email\n1,"a@b.c\nBcc: d@e.f"\n', "people.csv:3:2: “a@b.c Bcc: d@e.f” is too long, or has signs"),
        ("number,language\n1,Welsh (South)\n", "people.csv:2:2: “welsh (south)” is not a language code"),
        ('number,name\n1,"Ann\n', "people.csv:2:1: quotation marks do not fit together here"),
        (f"number,name\n1,{'x' * 70}\n", "people.csv:2:2: That name has 70 characters."),
        (f"number,name\n1,{'x' * 200_000}\n", "people.csv:2:1: quotation marks do not fit together here, or a cell"),
        ("number\n1\0\n", "people.csv:1:1: this is not a file of text with commas"),
    ],
)
def test_each_mistake_is_said_with_its_line_and_what_to_do(text: str, said: str) -> None:
    (first,) = complaints(text)
    assert first.startswith(said)
    assert " → " in first


def test_all_mistakes_are_said_at_once_up_to_twenty() -> None:
    assert len(complaints("number,email\n1,a\n2,b\n3,c@d.org\n4,e\n")) == 3
    assert len(complaints("number,email\n" + "".join(f"{number},x\n" for number in range(1000)))) == 20


def test_too_many_people_and_other_kinds_of_file_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roster_reading, "MOST_PEOPLE", 50)
    many = "number\n" + "\n".join(map(str, range(1000)))
    assert complaints(many) == ["people.csv:52:1: there are more people than 50 → make several cohorts of them"]
    for data in (b"PK\x03\x04\x00\x00", "number\n1\n".encode("utf-16"), b"number\n\x81\xff\xfe\n"):
        assert "this is not a file of text" in complaints(data)[0]


def test_a_roster_grows_is_brought_up_to_date_and_loses_nobody() -> None:
    joined = Roster((Person(number="0012", name="Sian", learner="a1", written={"C": "2026-01-31"}), BEN))
    update = updated(joined, [SIAN, Person(number="14", name="Zoë")])
    assert (update.new, update.changed, update.missing) == (1, 1, (BEN,))
    sian = update.roster.with_number("00 12")
    assert sian is not None
    assert (sian.name, sian.learner, sian.written) == ("Siân Morgan", "a1", {"C": "2026-01-31"})
    again = updated(update.roster, [SIAN, Person(number="14", name="Zoë")])
    assert (again.new, again.changed, again.roster) == (0, 0, update.roster)


def test_a_number_joins_one_learner_and_a_mark_is_not_the_number() -> None:
    mark = number_mark(KEY, "0012")
    assert mark == number_mark(KEY, " 00 12 ") != number_mark("another key", "0012")
    assert "12" not in {mark[at : at + 4] for at in range(28)}
    roster = Roster((SIAN, BEN)).joined_by_marks({"a1": mark, "a2": mark, "a3": "nobody's"}, KEY)
    assert {one: person.number for one, person in roster.by_learner.items()} == {"a1": "0012"}
    assert roster.joined_by_marks({"a2": mark, "a1": number_mark(KEY, "13")}, KEY) == roster
    for number, learner in (("0012", "a2"), ("13", "a1"), ("99", "a2")):
        with pytest.raises(UsageError):
            roster.joined(number, learner)


def test_a_roster_that_could_not_be_read_again_is_not_written(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = repository_of(folder)
    change_roster(repository, "spring", lambda _now: Roster((SIAN,)))
    monkeypatch.setattr(roster_file, "MOST_PEOPLE", 1)
    with pytest.raises(UsageError, match="more people than 1"):
        change_roster(repository, "spring", lambda now: Roster((*now.people, BEN)))
    assert open_roster(repository, "spring") == Roster((SIAN,))


def test_what_the_trainer_undid_is_not_joined_again_by_its_mark() -> None:
    sent = {"a1": number_mark(KEY, "0012")}
    roster = Roster((SIAN, BEN)).joined_by_marks(sent, KEY)
    undone = roster.parted("a1")
    assert undone.by_learner == {}
    assert undone.joined_by_marks(sent, KEY) == undone
    assert undone.joined_where_free({"a2": "0012"}).by_learner.keys() == {"a2"}
    assert undone.joined("0012", "a1") == roster


def test_the_file_is_for_one_account_and_gone_with_its_last_person(folder: Path) -> None:
    repository = repository_of(folder)
    path = roster_path(repository, "spring")
    change_roster(repository, "spring", lambda _now: Roster((SIAN, BEN)))
    assert path.stat().st_mode & 0o777 == 0o600
    assert open_roster(repository, "spring") == Roster((SIAN, BEN))
    path.write_bytes(path.read_bytes() + b"13,Ben again,,,,,\r\n")
    with pytest.raises(RecordError, match=r"spring\.roster\.csv:4:1: the number “13” is in line 3"):
        open_roster(repository, "spring")
    path.unlink()
    change_roster(repository, "spring", lambda _now: Roster((SIAN,)))
    change_roster(repository, "spring", lambda now: now.without("0012"))
    assert not path.exists()


def test_erasing_a_person_takes_them_out_of_the_roster(folder: Path) -> None:
    repository = repository_of(folder)
    repository.create(cohort := a_cohort([Member("a1", "Siân"), Member("a2", "Ben Jones")]))
    admin = RosterAdmin(repository)
    change_roster(repository, "spring", lambda _now: Roster((SIAN, BEN)))
    assert [(person.number, member.id) for person, member in admin.matches(cohort).alike] == [("13", "a2")]
    admin.join(cohort, "Siân", "0012")
    admin.join_alike(cohort)
    broken = roster_path(repository, "autumn")
    broken.write_bytes(b"name\n")
    with pytest.raises(RecordError, match=r"autumn\.roster\.csv"):
        erase_from_rosters(repository, "a1")
    broken.unlink()
    assert erase_from_rosters(repository, "a1") == ()
    (left,) = open_roster(repository, "spring").people
    assert (left.number, left.learner) == ("13", "a2")
    admin.part(cohort, "a2")
    (left,) = open_roster(repository, "spring").people
    assert (left.number, left.learner, left.not_learner) == ("13", "", "a2")
    assert erase_from_rosters(repository, "a2") == (roster_path(repository, "spring"),)
    assert open_roster(repository, "spring") == Roster((BEN,))
