"""Learners send their work to a trainer who has another account, through a folder that they share."""

from __future__ import annotations

import csv
import io
import os
import shutil
from pathlib import Path

from tests.shared.accounts import (
    ALICE,
    BOB,
    COLLECT,
    NEW_COHORT,
    SEND,
    TESS,
    Run,
    as_account,
    begins,
    folder_of,
    inbox_of,
    mode,
    needs_accounts,
    ok,
    run,
)

pytestmark = needs_accounts


def test_what_learners_send_arrives_in_the_inbox_and_is_taken_once(group: Path) -> None:
    inbox = inbox_of(group)
    assert mode(inbox) == 0o1733
    assert mode(inbox.parent) == 0o1777
    sent = ok(group, Run(uid=ALICE, arguments=SEND), Run(uid=BOB, arguments=SEND))
    assert f"It goes into the inbox {inbox}, which only the account {TESS} can open." in sent[0]
    assert "Sent. Only the account" in sent[0]
    assert [mode(one) for one in inbox.iterdir()] == [0o644, 0o644]
    taken, again = ok(group, COLLECT, COLLECT)
    assert "Alice, 0 new answers, now a member." in taken
    assert "Bob, 0 new answers, now a member." in taken
    assert "Nothing new has arrived." in again
    assert list(inbox.iterdir()) == []
    collected = list((folder_of(group, TESS) / "cohorts" / "spring").glob("*.json"))
    assert len(collected) == 2
    assert {mode(one) for one in collected} == {0o600}


def test_reports_take_what_has_arrived_first(group: Path) -> None:
    ok(group, Run(uid=ALICE, arguments=SEND))
    (said,) = ok(group, Run(uid=TESS, arguments=("report", "spring", "--names")))
    assert "Alice" in said
    assert list(inbox_of(group).iterdir()) == []


def test_learners_see_what_is_assigned_in_the_shared_folder(group: Path) -> None:
    ok(group, Run(uid=TESS, arguments=("assign", "what", "--cohort", "spring")))
    ok(group, Run(uid=ALICE, arguments=SEND), COLLECT)
    (home,) = ok(group, begins(ALICE, ""))
    assert "For “spring”" in home


def test_nobody_but_the_trainer_can_list_an_inbox_or_take_from_it(group: Path) -> None:
    ok(group, Run(uid=ALICE, arguments=SEND))
    (name,) = [one.name for one in inbox_of(group).iterdir()]
    assert as_account(BOB, lambda: os.listdir(inbox_of(group))) == "PermissionError"  # noqa: PTH208
    assert as_account(BOB, (inbox_of(group) / name).unlink) == "PermissionError"
    assert as_account(BOB, lambda: inbox_of(group).rename(group / "elsewhere")) == "PermissionError"


def test_bad_files_in_the_inbox_are_set_aside_and_stop_nothing(group: Path) -> None:
    inbox = inbox_of(group)
    secret = group / "secret.txt"
    secret.write_text("a secret of Tess's", encoding="utf-8")
    ok(group, Run(uid=ALICE, arguments=SEND))

    def spoil() -> None:
        (inbox / "a-note.json").write_text("not a bundle", encoding="utf-8")
        (inbox / "unreadable.json").touch(mode=0)
        (inbox / "link.json").symlink_to(secret)
        os.mkfifo(inbox / "pipe.json")
        (inbox / "folder").mkdir()
        (inbox / ".still-writing.tmp").touch()

    assert as_account(BOB, spoil) == ""
    (ended,) = run(group, COLLECT)
    assert ended.status == 1
    assert "Alice, 0 new answers, now a member." in ended.said
    assert "a-note.json is damaged, or is not a copro file." in ended.said
    assert "5 files were not taken in." in ended.said
    assert {one.name for one in inbox.iterdir()} == {"folder", ".still-writing.tmp"}
    aside = folder_of(group, TESS) / "cohorts" / "spring" / "refused"
    assert {one.name for one in aside.iterdir()} == {"a-note.json", "unreadable.json", "link.json", "pipe.json"}
    assert secret.read_text(encoding="utf-8") == "a secret of Tess's"


def test_an_inbox_that_somebody_else_made_is_not_used_by_the_trainer(shared: Path) -> None:
    inbox = inbox_of(shared)
    inbox.mkdir(parents=True)
    for one in (shared / "progress", inbox.parent):
        one.chmod(0o777)
    os.chown(inbox, BOB, BOB)
    (said,) = ok(shared, NEW_COHORT)
    assert f"The inbox {inbox} is not used: it was made by another account ({BOB})." in said
    (ended,) = run(shared, COLLECT)
    assert ended.status == 2
    assert "There is no inbox of yours here" in ended.said


def test_nothing_is_put_where_others_could_see_it(group: Path) -> None:
    inbox_of(group).chmod(0o1777)
    (ended,) = run(group, Run(uid=ALICE, arguments=SEND))
    assert ended.status == 4
    assert "others could see what is put there" in ended.said
    ok(group, Run(uid=ALICE, arguments=(*SEND, "--output", "mine.json")))
    assert mode(group / "mine.json") == 0o600


def test_the_trainer_reads_directly_who_learns_in_the_trainers_own_account(group: Path) -> None:
    ok(group, begins(TESS, "Ann"), Run(uid=TESS, arguments=("cohort", "add", "spring", "Ann")))
    (said,) = ok(group, Run(uid=TESS, arguments=("report", "spring", "--names")))
    assert "Ann" in said
    (ended,) = run(group, Run(uid=TESS, arguments=("cohort", "add", "spring", "Alice")))
    assert ended.status == 2  # her record is hers


def test_answers_that_arrive_in_the_inbox_are_in_the_report(former: Path) -> None:
    ok(former, NEW_COHORT, Run(uid=TESS, arguments=("cohort", "invite", "spring")))
    ok(former, Run(uid=ALICE, arguments=("join", "spring-invitation.json")), Run(uid=ALICE, arguments=SEND))
    (said,) = ok(former, Run(uid=TESS, arguments=("report", "spring", "--names", "--csv")))
    rows = list(csv.DictReader(io.StringIO(said)))
    assert (rows[0]["name"], rows[0]["module"], rows[0]["completed"]) == ("Alice", "what", "1")


def test_an_invitation_counts_where_the_folder_of_cohorts_cannot_be_opened(group: Path) -> None:
    ok(group, Run(uid=TESS, arguments=("assign", "what", "--cohort", "spring")))
    ok(group, Run(uid=TESS, arguments=("cohort", "invite", "spring", "-o", "new.json")))
    (group / "progress" / "cohorts").chmod(0o700)
    joined, home = ok(group, Run(uid=ALICE, arguments=("join", "new.json")), begins(ALICE, ""))
    assert "has joined “spring”" in joined
    assert "For “spring”" in home


def test_erasing_takes_away_what_is_collected_refused_and_still_in_the_inbox(group: Path) -> None:
    ok(group, Run(uid=ALICE, arguments=SEND), COLLECT, Run(uid=ALICE, arguments=SEND))
    collected = folder_of(group, TESS) / "cohorts" / "spring"
    (collected / "refused").mkdir()
    (sent,) = inbox_of(group).iterdir()
    shutil.copy(sent, collected / "refused")
    for one in (collected / "refused", collected / "refused" / sent.name):
        os.chown(one, TESS, TESS)
    (collected / "refused" / "note.json").write_text("of somebody else", encoding="utf-8")
    (said,) = ok(group, Run(uid=TESS, arguments=("cohort", "erase", "Alice", "--yes")))
    assert f"Removed {collected / 'refused' / sent.name}." in said
    assert [one.name for one in (collected / "refused").iterdir()] == ["note.json"]
    assert [*inbox_of(group).iterdir(), *collected.glob("*.json")] == []


def test_an_erased_learner_who_sends_again_does_not_come_back(group: Path) -> None:
    ok(group, Run(uid=ALICE, arguments=SEND), COLLECT)
    ok(group, Run(uid=TESS, arguments=("cohort", "erase", "Alice", "--yes")))
    (_sent, after) = run(group, Run(uid=ALICE, arguments=SEND), COLLECT)
    assert "is from somebody who was erased from this cohort" in after.said
    assert list((folder_of(group, TESS) / "cohorts" / "spring").glob("*.json")) == []


def test_no_inbox_is_made_behind_a_link(shared: Path) -> None:
    elsewhere = shared / "elsewhere"
    elsewhere.mkdir()
    elsewhere.chmod(0o777)
    (shared / "progress").mkdir()
    (shared / "progress").chmod(0o777)
    assert as_account(BOB, lambda: inbox_of(shared).parent.symlink_to(elsewhere)) == ""
    (said,) = ok(shared, NEW_COHORT)
    assert f"is not used: it was made by another account ({BOB})." in said
    assert list(elsewhere.iterdir()) == []


def test_no_cohort_is_written_behind_a_link(shared: Path) -> None:
    mine = shared.parent / "home"
    mine.mkdir()
    os.chown(mine, TESS, TESS)
    (shared / "progress").mkdir()
    (shared / "progress").chmod(0o777)
    assert as_account(BOB, lambda: (shared / "progress" / "cohorts").symlink_to(mine)) == ""
    (ended,) = run(shared, NEW_COHORT)
    assert ended.status == 4
    assert "it is a link, and copro does not follow it" in ended.said
    assert list(mine.iterdir()) == []


def test_past_its_day_all_goes_and_what_arrives_later_is_not_taken_in(group: Path) -> None:
    tidy = Run(uid=TESS, arguments=("cohort", "tidy", "--yes"))
    listed = Run(uid=TESS, arguments=("cohort", "tidy"))
    ok(group, Run(uid=ALICE, arguments=SEND), COLLECT, Run(uid=BOB, arguments=SEND))
    ok(group, Run(uid=TESS, arguments=("cohort", "keep-until", "spring", "2026-01-01")))
    (by_others,) = run(group, Run(uid=BOB, arguments=("cohort", "tidy")))
    assert "in the inbox" not in by_others.said
    told, _done = ok(group, listed, tidy)
    assert "What 1 person sent" in told
    assert "1 file in the inbox" in told
    mine = folder_of(group, TESS) / "cohorts" / "spring"
    assert list(inbox_of(group).iterdir()) == []
    assert list(mine.rglob("*.json")) == []
    assert "Alice" not in (group / "progress" / "cohorts" / "spring.yaml").read_text(encoding="utf-8")
    ok(group, Run(uid=BOB, arguments=SEND))
    assert "from before the work of this cohort was removed" in run(group, COLLECT)[0].said
    assert list(mine.glob("*.json")) == []
    told, _done, nothing = ok(group, listed, tidy, listed)
    assert "1 file that was not taken in" in told
    assert "Nothing is due" in nothing
    assert list(mine.rglob("*.json")) == []
