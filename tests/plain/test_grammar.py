"""Typed lines: about 250 natural ones, and properties that hold for any."""

from __future__ import annotations

import gettext
import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from copro_tui import i18n
from copro_tui.plain.grammar import (
    Added,
    Moved,
    Named,
    Ordered,
    Picked,
    Placed,
    Swapped,
    Unclear,
    Understood,
    Unknown,
    Unpicked,
    asked_back,
    one_of,
    or_command,
    order_of,
    places_for,
    rearranged,
    several_of,
    yes_or_no,
)
from copro_tui.plain.grammar.words import NUMBERS, ORDINALS
from copro_tui.plain.meant import says_enter
from tests.plain.typed_lines import ARNSTEIN, CASES, CO, GROUPS, OPTIONS, TLAP, all_lines, numbered
from tests.whole_course import real_course

LINES = all_lines()
WORDS = [*NUMBERS.split(", ")]
ORDINAL = [one.split("/")[0] for one in ORDINALS.split(", ")]


@pytest.mark.parametrize(("line", "meant", "found"), LINES, ids=[line for line, _meant, _found in LINES])
def test_a_natural_line(line: str, meant: str, found: str) -> None:
    assert found == meant


def test_few_natural_lines_are_refused() -> None:
    """What is asked back or suggested is not taken either, but says how to go on."""
    meant = [(line, found) for line, meaning, found in LINES if meaning]
    refused = [line for line, found in meant if not found]
    asked = [line for line, found in meant if found.startswith(("?", "~"))]
    print(f"{len(meant)} lines: {len(refused)} refused ({len(refused) / len(meant):.1%}), {len(asked)} asked back")
    assert len(refused) < 0.03 * len(meant)


# -- any rendering of a meaning comes back -----------------------------------------------------------------------------

PARTS = ("manipulation", "therapy", "informing", "consult", "placation", "partners", "delegated", "citizen")
"""A part of the name of each rung, which no other has."""
BEFORE = ("", "", "please ", "I think ", "um, ", "I'd say ", "option ", "Number ")
AFTER = ("", "", " please", ".", ", please.", " I think", "!", "  ")
SECOND_ONE = re.compile(rf"(?i)\b({'|'.join(ORDINAL)})\W+one\b")
"""Which is the second, and not the second and one."""
QUOTES = ("{}", "{}", "“{}”", '"{}"', "‘{}’", "«{}»", "({})", "{}.", "{} ")


@st.composite
def named(draw: st.DrawFn, thing: Named, parts: dict[str, str]) -> str:
    """One thing, by its number in digits or words, by an ordinal, by its name or a part of it."""
    at = int(thing.label) - 1
    ways = [thing.label, WORDS[at], ORDINAL[at], f"number {WORDS[at]}", thing.name, parts.get(thing.id, thing.name)]
    said = draw(st.sampled_from([*ways, thing.name.upper(), f"{thing.name} ".title(), f"the {thing.name}"]))
    return draw(st.sampled_from(QUOTES)).format(said)


def rungs(things: list[Named]) -> dict[str, str]:
    return dict(zip([one.id for one in things], PARTS, strict=False))


@st.composite
def row(draw: st.DrawFn, things: list[Named], parts: dict[str, str]) -> str:
    join = draw(st.sampled_from([", ", "; ", " and ", ",", " then ", ", and ", " "]))
    said = [draw(named(one, parts)) for one in things]
    return draw(st.sampled_from(BEFORE)) + join.join(said) + draw(st.sampled_from(AFTER))


@given(st.data())
def test_an_order_in_any_style(data: st.DataObject) -> None:
    order = data.draw(st.permutations(ARNSTEIN))
    line = data.draw(row(order, rungs(ARNSTEIN)))
    assume(not SECOND_ONE.search(line))
    assert order_of(line, ARNSTEIN) == Ordered(tuple(one.id for one in order)), line


@given(st.permutations(ARNSTEIN), st.sampled_from(["", " ", ",", "-", ", "]))
def test_an_order_in_digits(order: list[Named], join: str) -> None:
    line = join.join(one.label for one in order)
    assert order_of(line, ARNSTEIN) == Ordered(tuple(one.id for one in order))


@given(st.data())
def test_one_in_any_style(data: st.DataObject) -> None:
    thing = data.draw(st.sampled_from(ARNSTEIN))
    line = data.draw(row([thing], rungs(ARNSTEIN)))
    assert one_of(line, ARNSTEIN) == Picked((thing.id,)), line
    assert places_for(line, CASES, ARNSTEIN, "bus") == Placed({"bus": thing.id}), line


@given(st.data())
def test_several_in_any_style(data: st.DataObject) -> None:
    things = data.draw(st.lists(st.sampled_from(ARNSTEIN), min_size=1, max_size=5, unique_by=lambda one: one.id))
    line = data.draw(row(things, rungs(ARNSTEIN)))
    assume(not SECOND_ONE.search(line))
    assume(not re.search(r"(?i)(first|1st)\W+(one|two|three|four|five|six|seven|eight|[1-8])\b", line))  # the first two
    assert several_of(line, ARNSTEIN) == Picked(tuple(one.id for one in things)), line


@given(st.data())
def test_ticks_taken_away_and_added(data: st.DataObject) -> None:
    thing = data.draw(st.sampled_from(ARNSTEIN))
    said = data.draw(named(thing, rungs(ARNSTEIN)))
    assert several_of(f"remove {said}", ARNSTEIN) == Unpicked((thing.id,)), said
    assert several_of(f"also {said}", ARNSTEIN) == Added((thing.id,)), said


@given(st.data())
def test_places_for_several_cases_in_any_style(data: st.DataObject) -> None:
    cases = data.draw(st.lists(st.sampled_from(CASES), min_size=1, max_size=3, unique_by=lambda one: one.id))
    where = {one.id: data.draw(st.sampled_from(ARNSTEIN)) for one in cases}
    by_id = {one.id: one for one in cases}
    sign = data.draw(st.sampled_from([" = ", "=", ": ", " on ", " is ", " goes to ", " -> ", " - "]))
    pairs = []
    for case, place in where.items():
        names = [by_id[case].label, by_id[case].label.lower(), f"case {by_id[case].label}", by_id[case].short]
        pairs.append(f"{data.draw(st.sampled_from(names))}{sign}{data.draw(named(place, rungs(ARNSTEIN)))}")
    line = data.draw(st.sampled_from([", ", "; ", " and ", "\n", " "])).join(pairs)
    assert places_for(line, CASES, ARNSTEIN, "bus") == Placed({case: one.id for case, one in where.items()}), line


@given(st.data())
def test_moving_and_swapping_are_what_they_are_on_lists(data: st.DataObject) -> None:
    things = data.draw(st.permutations(ARNSTEIN))
    order = [one.id for one in things]
    thing, other = data.draw(st.lists(st.sampled_from(things), min_size=2, max_size=2, unique_by=lambda one: one.id))
    by = data.draw(st.integers(1, 9))
    labels = {"one": thing.label, "other": other.label, "by": by, "word": WORDS[by - 1], "place": min(by, 8)}
    rest = [one for one in order if one != thing.id]
    at = rest.index(other.id)
    index = order.index(thing.id)
    moved = {
        "move {one} up {by}": max(index - by, 0),
        "{one} down {word}": min(index + by, len(rest)),
        "move {one} {word} places up": max(index - by, 0),
        "move {one} to {place}": min(by, 8) - 1,
        "put {one} on {place}": min(by, 8) - 1,
        "put {one} before {other}": at,
        "{one} above {other}": at,
        "put {one} below {other}": at + 1,
        "{one} first": 0,
        "put {one} at the top": 0,
        "{one} to the bottom please": len(rest),
        "{one} last": len(rest),
    }
    line, place = data.draw(st.sampled_from(sorted(moved.items())))
    found = order_of(line.format(**labels), things)
    assert isinstance(found, Moved), line
    assert rearranged(order, found) == [*rest[:place], thing.id, *rest[place:]], line
    swapped = order_of("swap {one} and {other}".format(**labels), things)
    assert isinstance(swapped, Swapped)
    assert rearranged(rearranged(order, swapped), swapped) == order
    assert rearranged(order, swapped).index(thing.id) == order.index(other.id)


# -- what makes no difference ------------------------------------------------------------------------------------------


@given(st.sampled_from([line for line, meant, _found in LINES if meant and "\n" not in line]), st.data())
def test_case_spaces_and_accents_make_no_difference(line: str, data: st.DataObject) -> None:
    """Nor do quotation marks around a line and a full stop at its end."""
    changed = data.draw(st.sampled_from([line.upper(), line.title(), line.replace("e", "é").replace("o", "ö")]))
    changed = changed.replace(" ", data.draw(st.sampled_from([" ", "  ", "\t", "\u00a0"])))
    changed = data.draw(st.sampled_from(["{}", " {} ", "“{}”", "{}.", "'{}'"])).format(changed)
    changed = unicodedata.normalize(data.draw(st.sampled_from(["NFC", "NFD"])), changed)
    for things, read in READERS:
        assert same(read(changed)) == same(read(line)), (changed, things[0].name)


READERS: list[tuple[list[Named], Callable[[str], Understood]]] = [
    (ARNSTEIN, lambda line: order_of(line, ARNSTEIN)),
    (TLAP, lambda line: places_for(line, CASES, TLAP, "bus")),
    (OPTIONS, lambda line: one_of(line, OPTIONS)),
    (OPTIONS, lambda line: several_of(line, OPTIONS)),
]


def same(found: Understood) -> object:
    """A meaning, without the words that it repeats."""
    match found:
        case Unclear(_word, could_be):
            return could_be
        case Unknown(_word, suggestion):
            return suggestion
        case _:
            return found


# -- what was not said is not meant ------------------------------------------------------------------------------------

FILLERS = (
    "hello", "maybe", "the", "a", "of", "not", "because", "people", "x", "B", "C", "=", ",", ";", "-", ".", "move",
    "up", "put", "above", "swap", "with", "remove", "also", "on", "is", "it", "case", "rung", "9", "0", "17", "one",
    "2",
)  # fmt: skip
PIECES = sorted({word for one in (*ARNSTEIN, *OPTIONS, *CASES) for word in one.name.split()})


def said(line: str, thing: Named) -> bool:
    """Whether anything in a line may name a thing: its number, or the beginning of a word of its name."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", line.casefold()) if not unicodedata.combining(one))
    words = re.findall(r"[^\W\d_]+|\d+", plain.replace("'", ""))
    names = re.findall(r"\w+", f"{thing.name} {thing.short}".casefold().replace("'", ""))
    by_name = any(name.startswith(word) or word.startswith(name) for word in words if len(word) > 2 for name in names)
    at = int(thing.label) - 1 if thing.label.isdigit() else None
    label = thing.label.casefold()
    return by_name or label in words or (at is not None and (label in plain or WORDS[at] in words))


@given(st.lists(st.sampled_from([*FILLERS, *PIECES]), max_size=8).map(" ".join) | st.text(max_size=40))
@example("not the tenants' panel")
@example("to be or not to be")
def test_nothing_is_meant_that_was_not_said(line: str) -> None:
    """Nor does any text break the grammar. Reversing, *all* and *the first three* are for the lines above."""
    assume(not re.search(r"(?i)\b(all|everything|reverse)", line))
    for found in (read(line) for _things, read in READERS):
        match found:
            case Picked(items) | Added(items) | Unpicked(items):
                if "-" not in line:  # a range names what lies between
                    assert all(said(line, one) for one in OPTIONS if one.id in items)
            case Ordered(items):
                assert all(said(line, one) for one in ARNSTEIN if one.id in items)
            case Moved(item, _where):
                assert all(said(line, one) for one in ARNSTEIN if one.id == item)
            case Swapped(one, other):
                assert all(said(line, thing) for thing in ARNSTEIN if thing.id in (one, other))
            case Placed(places):
                assert all(said(line, one) for one in CASES if one.id in places and one.id != "bus")
                assert all(said(line, one) for one in TLAP if one.id in places.values())


@pytest.mark.parametrize(
    "line", ["", " ", "x" * 100_000, "1 " * 50_000, "\x00", "=", ";;;", "(", "1" * 500], ids=lambda line: str(len(line))
)
def test_nothing_is_meant_by_nothing(line: str) -> None:
    for _things, read in READERS:
        assert isinstance(read(line), Unknown)


# -- numbers before names ----------------------------------------------------------------------------------------------


def lists_of_the_course() -> list[tuple[str, list[Named]]]:
    """Everything in the course that is named in one list and of which something begins with a number word."""
    found = []
    for ref in real_course().all_lessons():
        for exercise in real_course().lesson(ref).exercises:
            for things in (getattr(exercise, "items", ()), exercise.places or ()):
                names = numbered(*(one.text for one in things))
                if any(one.name.split()[0].strip(",").lower() in WORDS for one in names):
                    found.append((f"{ref}#{exercise.id}", names))
    return found


def test_a_number_word_is_a_number_before_it_begins_a_name() -> None:
    lists = lists_of_the_course()
    assert len(lists) > 5
    for where, things in lists:
        for thing in things:
            word = WORDS[int(thing.label) - 1]
            assert one_of(word, things) == Picked((thing.id,)), (where, word)
            assert several_of(f"remove {word}", things) == Unpicked((thing.id,)), (where, word)
            assert one_of(thing.name, things) == Picked((thing.id,)), (where, thing.name)
            beginning = " ".join(thing.name.split()[:4])
            assert one_of(beginning, things) in (
                Picked((thing.id,)),
                one_of(thing.name.split()[0], things),
            ) or isinstance(one_of(beginning, things), Unclear)


def test_every_name_of_the_course_names_itself() -> None:
    """Alone, and all together in a row."""
    for ref in real_course().all_lessons():
        for exercise in real_course().lesson(ref).exercises:
            things = numbered(
                *dict.fromkeys(one.text for one in (getattr(exercise, "items", ()) or exercise.places or ()))
            )
            for thing in things:
                assert one_of(thing.name, things) == Picked((thing.id,)), (ref, exercise.id, thing.name)
            if things and sum(len(one.name.split()) for one in things) < 60:
                line = "; ".join(one.name for one in things)
                assert order_of(line, things) == Ordered(tuple(one.id for one in things)), (ref, exercise.id)


# -- asking back -------------------------------------------------------------------------------------------------------


def asked(found: Understood) -> str:
    assert isinstance(found, Unclear | Unknown)
    return asked_back(found)


def test_what_cannot_be_told_apart_is_asked_back() -> None:
    assert (
        asked(one_of("tenants", OPTIONS))
        == "Number 2, The tenants' panel decides, or number 5, The tenants' newsletter?"
    )
    assert asked(one_of("tenants", numbered("Tenants a", "Tenants b", "Tenants c"))) == (
        "“tenants” can be any of these: 1 Tenants a; 2 Tenants b; 3 Tenants c. Which one?"
    )
    assert asked(places_for("the on 3", CASES, TLAP)) == "“the on 3” is not understood."
    assert asked(places_for("night on 3", [*CASES, Named("D", "day", "The night train")], TLAP)) == (
        "C, The night bus, or D, The night train?"
    )


@pytest.mark.criterion("3.3.3")
def test_a_misspelling_is_suggested_and_the_suggestion_can_be_typed() -> None:
    found = one_of("newslettter", OPTIONS)
    assert asked(found) == "“newslettter” is not understood. Did you mean “newsletter”? Type yes to take it."
    assert isinstance(found, Unknown)
    assert one_of(found.suggestion, OPTIONS) == Picked(("the-5",))


def test_a_suggestion_has_the_accents_of_the_name() -> None:
    found = one_of("dwrr cymru", numbered("Dŵr Cymru", "Tŷ"))
    assert isinstance(found, Unknown)
    assert found.suggestion == "dŵr cymru"


@pytest.mark.criterion("3.3.3")
@pytest.mark.parametrize(
    ("line", "command"), [("chek", "check"), ("nxt", "next"), ("hepl", "help"), ("1 9", ""), ("zz", "")]
)
def test_a_misspelt_command_is_suggested(line: str, command: str) -> None:
    found = one_of(line, ARNSTEIN)
    assert isinstance(found, Unknown)
    assert or_command(found, line, ["c", "check", "n", "next", "help"]) == Unknown(found.word, command)


@pytest.mark.parametrize(
    ("line", "answer"),
    [("yes", True), ("Yes, please.", True), ("y", True), ("ok", True), ("No.", False), ("n", False),
     ("no thanks", False), ("", None), ("2", None), ("maybe not", None), ("yes but no", None)],
)  # fmt: skip
def test_yes_and_no(line: str, answer: bool | None) -> None:
    assert yes_or_no(line) is answer


@pytest.mark.parametrize(
    "line", ["put it down", "Put it down, please.", "ok put it down", "ok", "please put it down now"]
)
def test_a_word_for_enter(line: str) -> None:
    assert says_enter(line)


# -- another language --------------------------------------------------------------------------------------------------


class Welsh(gettext.NullTranslations):
    """Some words of Welsh, as a catalogue would have them."""

    def gettext(self, message: str) -> str:
        numbers = (
            "un, dau/dwy, tri/tair, pedwar/pedair, pump/pum, chwech/chwe, saith, wyth, naw, deg, un ar ddeg/un deg un"
        )
        ordinals = "cyntaf/1af, ail/2il, trydydd/trydedd/3ydd/3edd, pedwerydd/pedwaredd/4ydd/4edd"
        return {NUMBERS: numbers, ORDINALS: ordinals}.get(message, message)


def test_another_language_has_its_own_words_and_the_english_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    many = numbered(*(f"Enw {one}" for one in "abcdefghijklm"))
    monkeypatch.setattr(i18n, "_catalogue", Welsh())
    assert order_of("tair pedwar dau un", CO) == Ordered(("the-3", "the-4", "the-2", "the-1"))
    assert order_of("three four two one", CO) == Ordered(("the-3", "the-4", "the-2", "the-1"))
    assert one_of("un ar ddeg", many) == Picked(("the-11",))
    assert one_of("3ydd", CO) == one_of("trydedd", CO) == Picked(("the-3",))
    assert several_of("2il, 4edd", GROUPS) == Picked(("the-2", "the-4"))
