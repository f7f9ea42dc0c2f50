"""Every kind of page that the server has is HTML without mistakes, and what the ordinary page has to offer is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from copro_tui.serve import pages
from tests.clock import FakeClock
from tests.courses import opened
from tests.players import play, start
from tests.serve.at_hand import read_at_hand
from tests.serve.forms import Reader
from tests.serve.well_made import faults

NAME = '<b>A & "course"</b>'
AROUND = {
    "sign-in": pages.sign_in(NAME, "en"),
    "sign-in after a failure": pages.sign_in(NAME, "cy", "That link does not open anything."),
    "whose course it is": pages.whose(NAME, "en", "<i>Ann</i>", "code"),
    "privacy": pages.privacy(NAME, "en", ""),
    "privacy in own words": pages.privacy(NAME, "en", "We run it.\n\n<script>alert(1)</script>"),
    "accessibility": pages.accessibility(NAME, "en", "Ring <us>."),
    "trouble": pages.trouble(NAME, "en", "Nothing is here."),
    "trouble with a way out": pages.trouble(NAME, "en", "Too many are here.", way_out=("/lines", "Try again")),
    "screens": pages.screens(NAME, "en", "token"),
}


@pytest.mark.parametrize("kind", AROUND)
def test_a_page_around_the_course_is_well_made(kind: str) -> None:
    assert faults(AROUND[kind]) == []


def test_what_is_wrong_with_a_page_is_found() -> None:
    bad = (
        "<!DOCTYPE html><html><head><title>x</title></head><body><main><h1>a</h1><h3>b</h3>"
        '<input id="x" name="n" type="text"/><p id="x">c</p><button></button></main></body></html>'
    )
    found = faults(bad)
    assert [one for one in ("language", "levels [1, 3]", "2 elements", "no label", "button has no name")
            if not any(one in each for each in found)] == []  # fmt: skip
    with pytest.raises(SyntaxError):
        faults("<p>no page</p>")


LOOK_UPS = ("Frameworks", "Words", "Search", "Plan", "Journal", "Results", "Settings")


async def tour(reader: Reader, look: Callable[[str], None]) -> None:
    """Go through the small course's first lesson and all that can be looked up; ``look`` sees each kind of page."""
    await reader.open()
    look("home")
    await reader.press("WHAT")
    look("a module")
    await reader.press("Home")
    await reader.press("Start")
    look("a page with a figure")
    await reader.press("Go to")
    look("the steps of a lesson")
    await reader.press("Close")
    await reader.press("Go on")
    look("an order")
    await reader.press("Down")
    await reader.press("Check")
    look("an order that was checked")
    await reader.press("Hint" if "Hint" in reader.buttons else "Check")
    look("a hint")
    while not reader.form.all("legend"):
        await reader.press("Skip" if "Skip" in reader.buttons else "Go on")
    look("a case")
    await reader.press("Put down", "Leading")
    look("a case with its reason")
    while not reader.heading.startswith("Which of these"):
        await reader.press("Skip" if "Skip" in reader.buttons else "Go on")
    await reader.press("Check", "A poster")
    look("a choice, of which something is fixed")
    while not reader.form.all("textarea"):
        await reader.press("Skip" if "Skip" in reader.buttons else "Go on")
    look("writing")
    await reader.press("Save", write="Ask who decides.")
    look("what was written")
    for place in LOOK_UPS:
        await reader.press(place)
        look(place)
        await reader.press("Close")
    await reader.press("Search")
    await reader.press("Send", write="ladder")
    look("what was found")
    await reader.press("Close")
    await reader.press("Go on")
    look("the end of a lesson")
    await reader.press("Home")
    await reader.press("Settings")
    await reader.press("How sure are you?")
    look("a setting")
    await reader.press("on")
    await reader.press("Home")
    await reader.press("Review")
    look("a review")
    await reader.press("Home")
    await reader.press("Practice")
    look("practice")
    await reader.press("Close")


def test_every_kind_of_page_of_the_course_is_well_made(folder: Path, clock: FakeClock) -> None:
    seen: dict[str, list[str]] = {}

    async def look(reader: Reader) -> None:
        def keep(kind: str) -> None:
            seen[kind] = faults(reader.html)

        await tour(reader, keep)

    read_at_hand(opened(folder), folder, clock, "Ann", look)
    assert {kind: found for kind, found in seen.items() if found} == {}
    assert len(seen) > 20


def test_each_place_that_is_looked_up_has_its_own_heading_and_leads_back(folder: Path, clock: FakeClock) -> None:
    headings: dict[str, str] = {}

    async def look(reader: Reader) -> None:
        await reader.open()
        await reader.press("Start")
        at = reader.heading
        for place in LOOK_UPS:
            await reader.press(place)
            headings[place] = reader.heading
            assert ("Close" in reader.buttons, "Home" in reader.buttons) == (True, True), place
            assert "Save and leave" not in reader.buttons, place
            await reader.press("Close")
            assert reader.heading == at, place

    read_at_hand(opened(folder), folder, clock, "Ann", look)
    assert len(set(headings.values())) == len(LOOK_UPS), headings


async def at_the_cases(reader: Reader) -> None:
    """Open the course, and go on to its first cases."""
    await reader.open()
    await reader.press("Start")
    while not reader.form.all("legend"):
        await reader.press("Skip" if "Skip" in reader.buttons else "Go on")


def test_a_reason_stands_below_its_case_and_all_can_be_seen_at_the_end(folder: Path, clock: FakeClock) -> None:
    async def look(reader: Reader) -> None:
        await at_the_cases(reader)
        cases = []
        while "Each with its reason" not in reader.buttons:
            if reader.form.all("legend"):
                cases.append(reader.form.all("legend")[0].text)
                allowed = [one for one in reader.form.all("input") if one.is_(type="radio")]
                place = next(one for one in allowed if "disabled" not in one.attributes).attributes["value"]
                sent = [*reader.hidden().items(), ("option", place), ("placing", "1")]
                await reader.send(sent)
                case, verdict = reader.page.all("main")[0].all("p", "h2")[:2]
                assert (case.text, case.attributes["class"]) == (cases[-1], "case")
                assert verdict.attributes["class"] in ("right", "wrong")
            await reader.press("Go on")
        await reader.press("Each with its reason")
        told = [one.text for one in reader.page.all("main")[0].all("ul")[0].all("li")]
        assert [one for one in cases if not any(one in each for each in told)] == []
        assert len(told) == len(set(cases))

    read_at_hand(opened(folder), folder, clock, "Ann", look)


def test_places_stand_as_they_are_drawn_each_in_its_band(folder: Path, clock: FakeClock) -> None:
    async def look(reader: Reader) -> None:
        await at_the_cases(reader)
        shown = [" ".join(one.text.split()) for one in reader.form.all("fieldset")[0].all("label")]
        framework = opened(folder).frameworks["ladder"]
        bands = [framework.band_of(one.id) for one in framework.points]
        drawn = [
            f"{number} {one.name} {band.name if band else ''}".strip()
            for number, (one, band) in enumerate(zip(framework.points, bands, strict=True), start=1)
        ]
        assert shown == drawn[::-1]

    read_at_hand(opened(folder), folder, clock, "Ann", look)


def test_a_framework_is_drawn_and_named_point_by_point(folder: Path, clock: FakeClock) -> None:
    async def look(reader: Reader) -> None:
        await reader.open()
        await reader.press("Frameworks")
        for name in [
            one for one in reader.buttons if one in {each.title for each in opened(folder).frameworks.values()}
        ]:
            await reader.press(name)
            drawings = reader.page.all("svg")
            assert [one.all("title")[0].text for one in drawings] == [name, name]
            points = next(one.points for one in opened(folder).frameworks.values() if one.title == name)
            assert len(reader.form.all("li")) >= len(points)
            await reader.press("Close")

    read_at_hand(opened(folder), folder, clock, "Ann", look)


def test_who_has_mastered_the_course_takes_the_certificate_away(folder: Path, clock: FakeClock) -> None:
    player = start(folder, clock)
    for ref in player.course.all_lessons():
        play(player.open_lesson(ref))

    async def look(reader: Reader) -> None:
        await reader.open()
        await reader.press("My results")
        await reader.press("Save my certificate")
        assert "Ready to take away: certificate.html" in reader.text

    read_at_hand(player.course, folder, clock, "Ann", look)


def test_settings_of_a_terminal_are_not_on_the_page(folder: Path, clock: FakeClock) -> None:
    async def look(reader: Reader) -> None:
        await reader.open()
        await reader.press("Settings")
        offered = [one.text for one in reader.form.all("li")]
        assert [one.split(",")[0] for one in offered] == ["Language", "How sure are you?", "What comes back"]
        assert "Whoever runs it can read them." in reader.text

    read_at_hand(opened(folder), folder, clock, "Ann", look)


def test_home_does_not_offer_the_same_twice(folder: Path, clock: FakeClock) -> None:
    async def look(reader: Reader) -> None:
        await reader.open()
        (aside,) = reader.form.all("details")
        assert [one.text for one in aside.all("button")] == ["Search", "Practice"]

    read_at_hand(opened(folder), folder, clock, "Ann", look)
