"""The ordinary page, by forms alone: a lesson to its end, and what must not be taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui.course.course import open_course
from copro_tui.course.refs import Ref
from tests.clock import FakeClock
from tests.courses import FIRST, write_course
from tests.plain.talking import talk
from tests.players import start
from tests.serve.forms import Reader
from tests.serve.page_learner import order_shown, play, put_in_order, recorded, sure_tries, typed_lines
from tests.serve.serving import played, serving
from tests.talking_course import LESSON, talking_course


@pytest.mark.parametrize("ref", [FIRST, LESSON], ids=str)
def test_a_lesson_is_played_to_its_end_and_recorded_as_in_a_terminal(tmp_path: Path, ref: Ref) -> None:
    folder = (talking_course if ref == LESSON else write_course)(tmp_path)
    lesson = open_course(folder).lesson(ref)
    start(folder, FakeClock(), "Ann Jones")
    talk(folder, FakeClock(), typed_lines(lesson, sure_tries), name="Ann Jones")

    async def scenario() -> None:
        async with serving(folder) as server, server.signed_in("Ann Jones") as browser:
            reader = Reader(browser)
            await reader.open()
            await reader.press("Start")
            await play(reader, lesson, sure_tries)
            await reader.press("Home")
            await reader.press("Save and leave")
            assert "Everything is saved." in reader.text
            own = server.people.folder(server.people.all()[0])
            assert recorded(own, lesson) == recorded(folder / "progress", lesson)

    played(scenario())


def test_items_step_over_those_that_are_in_place(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, server.signed_in("Ann") as browser:
            reader = Reader(browser)
            await at_the_ladder(reader)
            if order_shown(reader) == ["Telling", "Sharing", "Asking", "Leading"]:
                return  # an order that nobody has moved is not checked
            await put_in_order(reader, ["Telling", "Sharing", "Asking", "Leading"])
            assert "Up: Telling" not in reader.buttons
            await reader.press("Check")
            assert [one for one in reader.buttons if ":" in one] == ["Down: Telling", "Up: Leading"]
            await reader.press("Down: Telling")
            assert order_shown(reader) == ["Leading", "Sharing", "Asking", "Telling"]
            await reader.press("Check")
            assert "All four are in place." in reader.text

    played(scenario())


async def at_the_ladder(reader: Reader) -> None:
    """Open the course, and go to the ladder of its first lesson."""
    await reader.open()
    await reader.press("Start")
    await reader.press("Go on")
    assert reader.heading == "Build the ladder, most power at the top"


def test_an_old_page_is_not_taken_and_changes_nothing(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, server.signed_in("Ann") as browser:
            reader, other = Reader(browser), Reader(browser)
            await at_the_ladder(reader)
            await other.open()
            await reader.press("Down")
            order = order_shown(reader)
            await other.press("Check")  # of the page before
            assert "That page was an old one, and nothing of it was taken." in other.text
            assert order_shown(other) == order
            assert recorded(server.people.folder(server.people.all()[0]))["attempts"] == []
            await other.press("Check")
            assert "in place" in other.text

    played(scenario())


def test_the_form_of_somebody_else_is_refused(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, server.signed_in("Ann") as one, server.signed_in("Bob") as two:
            ann, bob = Reader(one), Reader(two)
            await ann.open()
            await bob.open()
            assert (ann.hidden()["token"] != bob.hidden()["token"], "Bob" in ann.text) == (True, False)
            await ann.send([*bob.hidden().items(), ("line", "1")])
            assert ann.status == 403
            await bob.send([("turn", bob.hidden()["turn"]), ("line", "1")])
            assert bob.status == 403
            await bob.open()
            assert bob.heading.startswith("Home.")

    played(scenario())


STRANGE = '<script>alert(1)</script> & "x" \x1b[31mred\x07'


def test_whatever_is_sent_is_shown_as_text(tmp_path: Path) -> None:
    name = "<b>x" + 55 * "\u0302"

    async def scenario() -> None:
        async with serving(tmp_path) as server, server.signed_in(name) as browser:
            reader = Reader(browser)
            await reader.open()
            assert name in reader.heading
            await reader.press("Search")
            await reader.press("Send", write=STRANGE)
            assert "<script>alert(1)</script>" in reader.text
            assert "\x1b" not in reader.text
            await reader.press("Send", write="x" * 10_001)
            assert (reader.status, reader.heading) == (200, "Search")
            await reader.press("Close")
            await reader.press("Start")
            for _step in range(7):
                await reader.press("Go on" if "Go on" in reader.buttons else "Skip")
            await reader.press("Save", write=f"{STRANGE}\n\n{'w' * 10_001}")
            assert "<script>alert(1)</script>" in reader.text
            assert reader.page.all("body")[0].all("script", "b") == []

    played(scenario())


def test_a_record_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, server.signed_in("Ann") as browser:
            folder = server.people.folder(server.people.all()[0])
            folder.mkdir(parents=True)
            (folder / "ann-0123456789.json").write_bytes(b"\xff")
            reader = Reader(browser)
            await reader.open()
            assert (reader.status, "ann-0123456789.json" in reader.text) == (500, True)
            assert "Traceback" not in reader.text

    played(scenario())


def test_who_has_left_opens_it_again_where_they_were(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, server.signed_in("Ann") as browser:
            reader = Reader(browser)
            await at_the_ladder(reader)
            await reader.press("Save and leave")
            await reader.press("Save and leave")
            assert "Everything is saved." in reader.text
            assert ("Open it again", "/lines") in [(one.text, one.attributes["href"]) for one in reader.page.all("a")]
            await reader.open()
            await reader.press("Carry on")
            assert reader.heading == "Build the ladder, most power at the top"

    played(scenario())


def test_a_file_is_taken_away_once_and_by_nobody_else(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, server.signed_in("Ann") as browser, server.signed_in("Bob") as other:
            reader = Reader(browser)
            await reader.open()
            await reader.press("My plan")
            await reader.press("Save")
            (address,) = [one.attributes["href"] for one in reader.page.all("a") if "download" in one.attributes]
            for who, status in ((other, 404), (browser, 200), (browser, 404)):
                async with who.get(address) as answer:
                    assert answer.status == status

    played(scenario())


def test_all_that_is_at_a_place_is_there_again_after_something_else(tmp_path: Path) -> None:
    async def scenario() -> None:
        async with serving(tmp_path) as server, server.signed_in("Ann") as browser:
            reader = Reader(browser)
            await reader.open()
            await reader.press("Words")
            entries = reader.buttons
            await reader.press("Look it up", write="zzz")
            assert ("“zzz”" in reader.text, reader.buttons) == (True, entries)
            await reader.press("Close")
            await at_the_ladder(reader)
            await reader.press("Settings")
            await reader.press("Close")
            assert reader.heading == "Build the ladder, most power at the top"
            assert len(order_shown(reader)) == 4
            assert "lines of text" not in reader.text

    played(scenario())
