"""Every mistake in a lesson is refused with its place and how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.courses import FRAMEWORKS, LESSONS, lesson, problems_in_lesson, problems_of, write_course

CHOOSE = """\
- choose: which
  prompt: Which?
  options:
    - {id: a, text: A, right: true, because: Yes.}
    - {id: b, text: B, because: No.}
"""
PLACE = """\
- place: cases
  prompt: Where?
  framework: ladder
  cases:
    - id: a
      text: A
      at: telling
      because: It is.
    - id: b
      text: B
      at: asking
      because: It is.
"""
SORT = """\
- sort: it
  prompt: Which?
  framework: values
  items:
    - {id: a, text: A, in: trust, because: It is.}
    - {id: b, text: B, in: networks, because: It is.}
"""
MATCH = """\
- match: it
  prompt: Who?
  targets: [{id: x, text: X}, {id: y, text: Y}, {id: z, text: Z}]
  pairs:
    - {id: a, text: A, to: x, because: It is.}
    - {id: b, text: B, to: y, because: It is.}
"""
ORDER = """\
- order: it
  prompt: In order?
  items:
    - {id: a, text: A, because: It is.}
    - {id: b, text: B, because: It is.}
"""
BUILD = "- order: it\n  prompt: In order?\n  framework: ladder\n"
PAGE = "- page: a\n  text: Hello.\n"
TIMELINE = (
    PAGE
    + """\
  timeline:
    framework: ladder
    events:
      - {when: "2013", what: It began.}
      - {when: "2014", what: It was asked., at: asking}
"""
)

STEPS = [
    # the file's own shape; the first step's key is at line 6, column 5
    ("duplicate key", PAGE + "  text: Again.", '8:5: the key "text" comes twice → take one of them out'),
    ("tag", "- page: a\n  text: !!str Hello", '7:11: a text that begins with "!" has to be in quotes → write: text: "'),
    ("python tag", "- page: a\n  text: !!python/name:os.system x", '7:11: a text that begins with "!" has to be in qu'),
    ("anchor", "- page: a\n  text: &x Hello", '7:11: a text that begins with "&" has to be in quotes → write: text: "'),
    ("alias", PAGE + "- page: b\n  text: *x", '9:11: a text that begins with "*" has to be in quotes → write: text: "'),
    ("merge key", PAGE + "  <<: *x", "8:9: an alias (*x) is not used in lessons →"),
    ("key of many words", PAGE + "  ? [a, b]\n  : c", "8:7: a key has to be a single word → write it as one word"),
    ("comma", CHOOSE.replace("text: A", "text: A, or not"), "9:26: between { and } a text with a comma in it has to b"),
    ("colon in a list", "- reflect: a\n  prompt:\n    One: two", '8:7: a text with ": " in it has to be in quotes → w'),
    ("comma in a number", PLACE.replace("at: asking", "at: {asking: 0,5}"), "16:24: a number has a full stop in it"),
    ("places without credit", PLACE.replace("at: asking", "at: [asking, telling]"), "16:13: several places need a cre"),
    ("step without a hyphen", PAGE + "  reflect: b\n  prompt: Hm?", '8:5: a new step begins here, without "- " → writ'),
    # ids
    ("id with a capital", PAGE.replace("a\n", "Hello\n", 1), '6:11: "Hello" is not an id → use lower-case letters, di'),
    ("id with a space", PAGE.replace("a\n", "a b\n", 1), '6:11: "a b" is not an id →'),
    ("id that begins with a digit", PAGE.replace("a\n", "1a\n", 1), '6:11: "1a" is not an id →'),
    ("id that is a Welsh word", PAGE.replace("a\n", "dŵr\n", 1), '6:11: "dŵr" is not an id →'),
    ("no id", PAGE.replace(" a\n", "\n", 1), '6:10: "" is not an id →'),
    ("id of 61 letters", PAGE.replace("a\n", "a" * 61 + "\n", 1), "6:11: this text has 61 characters → shorten it to"),
    ("step id twice", PAGE + PAGE, '8:5: the step id "a" is used twice → give each step its own id'),
    ("item id twice", PLACE.replace("id: b", "id: a"), '14:13: the id "a" is used twice → give each its own id'),
    ("option id twice", CHOOSE.replace("id: b", "id: a"), '10:14: the id "a" is used twice →'),
    ("target id twice", MATCH.replace("id: y", "id: x"), '8:38: the id "x" is used twice →'),
    # unknown things, with the nearest
    ("unknown key", PAGE + "  tittle: Hi", '8:5: the key "tittle" is not known here → did you mean "title"?'),
    ("unknown kind", "- pages: a\n  text: Hi", '6:5: "pages" is not a kind of step → did you mean "page"?'),
    ("step without a kind", "- text: Hi\n  page: a", '6:5: the kind of a step comes first, and this begins with "text'),
    ("step that is a text", "- hello", "6:5: a step begins with its kind and its id → for example"),
    ("id key in a step", PAGE + "  id: b", "8:5: a step's id is the value of its first key → take \"id\" out"),
    ("unknown framework", PLACE.replace("ladder", "lader"), '8:16: there is no framework "lader" → did you mean "ladd'),
    ("unknown figure", PAGE + "  figure: lin", '8:13: there is no framework "lin" → did you mean "line"?'),
    ("beside without figure", PAGE + "  beside: line", '8:13: "beside" needs "figure" →'),
    ("unknown point", PLACE.replace("at: asking", "at: askin"), '16:13: "askin" is not a point of "ladder" → did you'),
    ("unknown contested point", PLACE.replace("at: asking", "at: {asking: 1, led: 0.5}"), '16:9: "led" is not a point'),
    ("unknown near miss", PLACE + "      near_miss: {leding: No.}", '"leding" is not a point of "ladder" → did you me'),
    ("unknown answer", CHOOSE.replace("  options", "  answer: c\n  options"), '8:13: "c" is not one of the "options"'),
    ("answered twice", PLACE.replace("at: asking", "at: asking\n      answer: asking"), "17:17: the answer stands he"),
    ("no pair answered", MATCH.replace(" to: x,", "").replace(" to: y,", ""), '9:5: no pair has an answer →'),
    ("unknown group", SORT.replace("in: trust", "in: trusst"), '10:30: "trusst" is not a point of "values" → did you'),
    ("unknown target", MATCH.replace("to: y", "to: q"), '11:30: "q" is not one of the "targets" → use one of: x'),
    ("unknown rung", BUILD + "  because: {tel: No.}", '"tel" is not a point of "ladder" →'),
    ("unknown plan part", PAGE + "- reflect: b\n  prompt: Hm?\n  plan: toady", '10:11: the plan has no part "toady" →'),
    ("a short name of 25", PLACE.replace("text: B", "text: B\n      short: " + "b" * 25), "16:16: this text has 25"),
    ("short name in an order", ORDER.replace("text: B", "short: " + "b" * 25 + ", text: B"), "10:24: this text"),
    ("nothing to show", PAGE + "  shows: plann", '8:12: "plann" is not possible here → did you mean "plan"?'),
    ("unknown timeline", TIMELINE.replace("ladder", "lader"), '9:18: there is no framework "lader" → did you mean "la'),
    ("unknown event", TIMELINE.replace("asking", "askin"), '12:51: "askin" is not a point of "ladder" → did you mean'),
    ("event on nothing", TIMELINE.replace("    framework: ladder\n", ""), '11:51: "at" needs "framework" in the tim'),
    # too few, too many, none
    ("one case", PLACE[: PLACE.index("    - id: b")], '9:5: there are fewer than two entries in "cases" →'),
    ("one option", CHOOSE[: CHOOSE.index("    - {id: b")], '8:5: there are fewer than two entries in "options" →'),
    ("one item to sort", SORT[: SORT.index("    - {id: b")], '9:5: there are fewer than two entries in "items" →'),
    ("one item to order", ORDER[: ORDER.index("    - {id: b")], '8:5: there are fewer than two entries in "items" →'),
    ("one pair", MATCH[: MATCH.index("    - {id: b")], '9:5: there are fewer than two entries in "pairs" →'),
    ("no items", ORDER[: ORDER.index("  items")] + "  items: []", '8:5: there are fewer than two entries in "items" →'),
    ("no spare target", MATCH.replace(", {id: z, text: Z}", ""), "9:5: every target is used, so the last pair is a gi"),
    ("no option right", CHOOSE.replace("right: true, ", ""), '8:5: no option is right → name the right one with "answ'),
    ("two options right", CHOOSE.replace("B,", "B, right: true,"), '8:5: more than one option is right → add'),
    (
        "all options right",
        CHOOSE.replace("B,", "B, right: true,").replace("  options", "  several: true\n  options"),
        "9:5: every option is right → add one that is not",
    ),
    ("one tier", ORDER.replace("A,", "A, tier: t,").replace("B,", "B, tier: t,"), "8:5: all items are in one tier, so"),
    ("tiers without bands", BUILD.replace("ladder", "line") + "  tiers: bands", '9:12: this framework has no bands →'),
    ("framework and items", ORDER.replace("  items", "  framework: ladder\n  items"), "9:5: an order has a framework"),
    ("no order to place on", PLACE.replace("ladder", "values"), '8:16: "values" has no order to place things on → use'),
    ("case without a key", PLACE.replace("      at: asking\n", ""), '14:9: "b" has no "answer" → say where it belongs'),
    ("case without a reason", PLACE.replace("asking\n      because: It is.", "asking"), '14:9: "b" has no reason → ad'),
    # values
    ("missing key", "- page: a\n  title: Hi", '6:5: "text" is missing → add "text:"'),
    ("empty text", "- page: a\n  text:", "7:10: there is no text here → write something, or take the key out"),
    ("list for a text", "- page: a\n  text: [a]", "7:11: this has to be a text → take the"),
    ("text for a list", "- choose: a\n  prompt: Hm?\n  options: yes", '8:14: this has to be a list → begin each entry'),
    ("neither true nor false", CHOOSE.replace("true", "yes"), '9:33: "yes" is neither true nor false → write "true" o'),
    ("credit above 1", PLACE.replace("at: asking", "at: {asking: 1.5}"), "16:22: 1.5 is out of range → it has to be m"),
    ("credit of 0", PLACE.replace("at: asking", "at: {asking: 1, telling: 0}"), "16:34: 0 is out of range →"),
    ("credit that is no number", PLACE.replace("at: asking", "at: {asking: half}"), '16:22: "half" is not a number →'),
    ("impossible choice", BUILD + "  tiers: band", '9:12: "band" is not possible here → did you mean "bands"?'),
    ("no places at all", PLACE.replace("at: asking", "at: {}"), "16:9: "),
    ("id with a line end", PAGE.replace("a\n", '"a\\n"\n', 1), "6:11: "),
    ("no steps", "[]", "5:1: this list needs at least 1 → add more"),
]  # fmt: skip


@pytest.mark.parametrize(("steps", "complaint"), [pytest.param(*one[1:], id=one[0]) for one in STEPS])
def test_a_mistake_in_a_step_is_refused_where_it_is(tmp_path: Path, steps: str, complaint: str) -> None:
    found = problems_in_lesson(tmp_path, lesson(steps))
    assert any(complaint in one if complaint.startswith('"') else one.startswith(complaint) for one in found), found
    assert all(" → " in one for one in found)


@pytest.mark.parametrize(
    ("before", "after", "complaint"),
    [
        ("minutes: 5", "minutes: five", '2:10: "five" is not a number → write it in digits'),
        ("minutes: 5", "minutes: 0", "2:10: 0 is out of range → it has to be at least 1 and at most 60"),
        ("minutes: 5", "minutes: 61", "2:10: 61 is out of range →"),
        ("minutes: 5", "minuets: 5", '2:1: the key "minuets" is not known here → did you mean "minutes"?'),
        ("minutes: 5\n", "", '1:1: "minutes" is missing → add "minutes:"'),
        ("title: A lesson", "title: " + "x" * 91, "1:8: this text has 91 characters → shorten it to at most 90"),
        ("[Do something]", "[]", "3:1: this list needs at least 1 → add more"),
        ("[Do something]", "[a, b, c, d, e, f]", "3:1: this list may have at most 5 → split it up"),
        ("[book]", "[boook]", '4:11: there is no source "boook" → did you mean "book"?'),
    ],
)
def test_a_mistake_above_the_steps_is_refused_where_it_is(
    tmp_path: Path, before: str, after: str, complaint: str
) -> None:
    found = problems_in_lesson(tmp_path, lesson(PAGE).replace(before, after))
    assert any(one.startswith(complaint) for one in found), found


@pytest.mark.parametrize("steps", [PAGE, CHOOSE, PLACE, SORT, MATCH, ORDER, BUILD])
def test_the_steps_that_these_mistakes_are_made_in_are_whole(tmp_path: Path, steps: str) -> None:
    assert problems_in_lesson(tmp_path, lesson(steps)) == []


def test_all_mistakes_of_a_file_are_found_in_one_pass(tmp_path: Path) -> None:
    text = lesson("- page: A\n  tittle: Hi\n- pag: b\n- choose: which\n  prompt: Hm?").replace(
        "minutes: 5", "minutes: x"
    )
    assert [one.split(" → ")[0] for one in problems_in_lesson(tmp_path, text)] == [
        '2:10: "x" is not a number',
        '6:5: "text" is missing',
        '6:11: "A" is not an id',
        '7:5: the key "tittle" is not known here',
        '8:5: "pag" is not a kind of step',
        '9:5: "options" is missing',
    ]


@pytest.mark.parametrize(
    "steps",
    [
        "- page: a\n  txet: Hi",
        "- page: a\n  text: Hi\n  choose: b\n  prompt: Hm?\n  options: ["
        + "{id: x, text: X, because: X, right: true}, "
        "{id: y, text: Y, because: Y}]",
        "- prompt: Hm?\n  reflect: a",
        CHOOSE.replace("text: A", "text: A, or not, who knows"),
        PLACE.replace("at: asking", "at: {asking: 1, telling: 0,5}"),
        PLACE.replace("at: asking", "at: [asking, telling]"),
        PLACE.replace("at: asking", "at: askin"),
    ],
)
def test_one_mistake_gives_one_message(tmp_path: Path, steps: str) -> None:
    assert len(problems_in_lesson(tmp_path, lesson(steps))) == 1


@pytest.mark.parametrize("text", ["", "\n", "# nothing yet\n"])
def test_an_empty_file_is_empty_and_nothing_else(tmp_path: Path, text: str) -> None:
    (found,) = problems_in_lesson(tmp_path, text)
    assert "this is empty" in found


def test_what_only_follows_from_a_mistake_in_another_file_is_not_said(tmp_path: Path) -> None:
    bad = write_course(tmp_path / "framework", frameworks={**FRAMEWORKS, "ladder": "title: A: B\n"})
    assert [one.split(" → ")[0] for one in problems_of(bad)] == [
        'lessons/frameworks/ladder.yaml:1:9: a text with ": " in it has to be in quotes'
    ]
    bad = write_course(tmp_path / "sources", sources="sources:\n  - {id: book}\n")
    assert [one.split(" → ")[0] for one in problems_of(bad)] == ['lessons/sources.yaml:2:5: "title" is missing']


def test_causes_come_first(tmp_path: Path) -> None:
    folder = write_course(
        tmp_path,
        lessons={**LESSONS, "what/1-every-kind": lesson("- page: A\n  text: Hi")},
        frameworks={**FRAMEWORKS, "values": "title: X\n"},
        sources="sources: [x]\n",
    )
    assert [one.split(":")[0] for one in problems_of(folder)] == [
        "lessons/sources.yaml",
        *["lessons/frameworks/values.yaml"] * 2,
        "lessons/what/1-every-kind.yaml",
    ]


def test_a_mistyped_key_does_not_hide_a_wrong_answer_in_another_step(tmp_path: Path) -> None:
    text = lesson(PAGE + "  tittle: Hi\n" + PLACE.replace("at: asking", "at: askin")).replace("[book]", "[boook]")
    assert [one.split(" → ")[0] for one in problems_in_lesson(tmp_path, text)] == [
        '4:11: there is no source "boook"',
        '8:5: the key "tittle" is not known here',
        '19:13: "askin" is not a point of "ladder"',
    ]


@pytest.mark.parametrize(
    "id_", ['"a\\nb"', '"a\\e[31mb"', '"' + "long " * 300 + '"'], ids=["line end", "escape", "long"]
)
def test_a_problem_is_one_line_that_is_safe_to_print(tmp_path: Path, id_: str) -> None:
    found = problems_in_lesson(tmp_path, lesson(PAGE.replace("a\n", id_ + "\n", 1)))
    assert found
    assert all(one.isprintable() and len(one) < 400 for one in found)
