"""Reviews are kept, copied and mended like all other events, and count for nothing but when things come back."""

from __future__ import annotations

from pathlib import Path

from copro_tui.course.refs import Ref
from copro_tui.progress import transfer
from copro_tui.progress.events import Review
from copro_tui.progress.learners import Learners
from copro_tui.progress.repository import RecordRepository
from tests.progress.events import AT, attempt, new_store

STEP = Ref("what", "it", "build")


def review(number: int = 0, card: str = "what/it/build#forum") -> Review:
    return Review(id=f"{number:032x}", at=AT, card=card, revision="r1", answer={"forum": "asking"}, score=0.0)


def test_they_are_read_again_by_their_card(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    store.add(review(1), review(2, "what/it/build"))
    again = RecordRepository(store.path).record
    assert {card: len(ones) for card, ones in again.reviews.items()} == {STEP.case("forum"): 1, STEP: 1}


def test_a_former_name_of_the_step_is_followed(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    store.add(review())
    store.follow({"what/it/build": "when/that/make"})
    assert list(store.record.reviews) == [Ref("when", "that", "make", "forum")]


def test_they_change_no_standing(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    store.add(attempt(score=1.0))
    before = store.record.standing(STEP)
    store.add(review())
    assert store.record.standing(STEP) == before
    assert store.record.tries == store.record.attempts[STEP]


def test_an_export_has_them_and_one_without_them_is_as_it_was(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    store.add(attempt())
    assert b"reviews" not in transfer.exported(store, with_journal=True)
    store.add(review())
    file = tmp_path / "export.json"
    file.write_bytes(transfer.exported(store, with_journal=False))
    other, joined = transfer.import_copy(Learners(tmp_path / "progress"), file, None, anyway=False)
    assert joined.added["reviews"] == 1
    assert other.events()[1] == store.events()[1]


def test_they_are_got_back_out_of_a_damaged_record(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    store.keep_whole()
    store.add(*(review(number) for number in range(450)))
    data = store.path.read_bytes()
    for backup in tmp_path.glob("*.backup*"):
        backup.unlink()
    store.path.write_bytes(data[: len(data) - 40])
    fresh = RecordRepository(store.path)
    fresh.keep_whole()
    assert len(fresh.record.reviews[STEP.case("forum")]) == 450
