"""Two windows at one step: whatever they do and in whatever order, no text that was kept is lost."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from copro_tui.exercises import Answer
from copro_tui.progress.drafts import Draft
from copro_tui.progress.repository import RecordRepository
from tests.progress.events import new_store

STEP = "what/it/words"


class Window:
    """One window at the step: what it shows, which it keeps now and then."""

    def __init__(self, path: Path) -> None:
        self._store = RecordRepository(path)
        self.open()

    def open(self) -> None:
        """Come to the step anew; what was not kept is gone, as after a crash."""
        self.draft = self._store.draft(STEP) or Draft(step=STEP, answer="", seed=1)

    def keep(self) -> None:
        self.draft = self._store.keep_draft(self.draft)

    def write(self, text: str) -> None:
        self.draft = replace(self.draft, answer=text)

    def save(self, text: str) -> None:
        self.write(text)
        self.keep()

    def take_other(self) -> None:
        if self.draft.others:
            first, *more = self.draft.others
            self.draft = replace(self.draft, answer=first, others=(*more, self.draft.answer))


def on_disk(path: Path) -> set[Answer]:
    draft = RecordRepository(path).drafts().get(STEP)
    return set() if draft is None else {str(draft.answer), *map(str, draft.others)}


DEEDS = st.sampled_from(["open", "write", "keep", "take_other", "clear"])


@given(st.lists(st.tuples(st.integers(0, 2), DEEDS), max_size=25))
def test_no_interleaving_of_windows_loses_a_text(deeds: list[tuple[int, str]]) -> None:
    with TemporaryDirectory() as folder:
        path = new_store(Path(folder)).path
        windows, texts = [Window(path) for _ in range(3)], map(str, count())
        mine = [{""} for _ in windows]
        """What each window itself has shown in the place of the answer since it came to the step."""
        for number, deed in deeds:
            window, before = windows[number], on_disk(path)
            match deed:
                case "write":
                    window.write(f"text {next(texts)}")
                case "clear":
                    window.write("")
                case "open":
                    window.open()
                    mine[number] = {""}
                case "take_other":
                    window.take_other()
                case "keep":
                    window.keep()
                    there = on_disk(path)
                    assert before - mine[number] <= there  # a window replaces nothing but its own text
                    assert window.draft.answer in there
            mine[number].add(str(window.draft.answer))


def test_the_later_of_two_texts_is_the_draft_and_the_earlier_stays_beside_it(tmp_path: Path) -> None:
    path = new_store(tmp_path).path
    one, other = Window(path), Window(path)
    one.save("Three paragraphs.")
    other.save("x")
    assert (other.draft.answer, other.draft.others) == ("x", ("Three paragraphs.",))
    for _ in range(3):
        one.save(f"{one.draft.answer} And more.")
        other.save(f"{other.draft.answer}x")
    assert RecordRepository(path).drafts()[STEP].others == ("Three paragraphs. And more. And more. And more.",)


def test_a_step_that_is_opened_has_what_another_window_wrote_before(tmp_path: Path) -> None:
    path = new_store(tmp_path).path
    one, other = Window(path), Window(path)
    one.save("In the morning.")
    other.open()
    assert other.draft.answer == "In the morning."
    other.save("In the morning, and later.")
    assert RecordRepository(path).drafts()[STEP].others == ()


def test_equal_and_blank_texts_are_not_kept_twice(tmp_path: Path) -> None:
    path = new_store(tmp_path).path
    one, other = Window(path), Window(path)
    one.save(" \n")
    other.save("The same.")
    one.save("The same.")
    assert RecordRepository(path).drafts()[STEP] == Draft(step=STEP, answer="The same.", seed=1)


def test_drafts_of_former_versions_open(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    store.keep_draft(Draft(step=STEP, answer="a", seed=1))
    path = store.path.with_suffix(".drafts")
    tables = msgspec.json.decode(path.read_bytes())
    assert tables["drafts"]["1"].pop("others") == []
    assert msgspec.convert(tables["drafts"]["1"], Draft) == Draft(step=STEP, answer="a", seed=1)
