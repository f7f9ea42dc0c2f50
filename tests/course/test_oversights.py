"""What is allowed and most likely not meant is named by the check."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.courses import (
    COURSE,
    GLOSSARY,
    LESSONS,
    SHORT,
    SOURCES,
    lesson,
    problems_in_lesson,
    problems_of,
    write_course,
)

OWN = """\
- place: own
  prompt: Where is yours?
  framework: line
  cases:
    - id: a
      text: A.
    - id: b
      text: B.
"""


def test_lessons_in_a_folder_that_is_no_module_are_named(tmp_path: Path) -> None:
    folder = write_course(tmp_path, lessons={**LESSONS, "why/1-it": SHORT})
    (found,) = problems_of(folder)
    assert found.startswith('lessons/why:1:1: the lessons in "why" are in no module, so nobody sees them → add "')


def test_files_that_are_not_read_because_of_their_names_are_named(tmp_path: Path) -> None:
    folder = write_course(tmp_path)
    for name in ("glossary.yml", "frameworks/cycle.yml"):
        (folder / "lessons" / name).write_text("x: y\n")
    assert [one.split(" → ")[1] for one in problems_of(folder)] == ['call it "cycle.yaml"', 'call it "glossary.yaml"']


def test_two_lessons_with_one_number_are_named(tmp_path: Path) -> None:
    folder = write_course(tmp_path, lessons={**LESSONS, "what/2-other": SHORT})
    (found,) = problems_of(folder)
    assert found.startswith("lessons/what/2-short.yaml:1:1: 2-other.yaml has the number 2 too")


def test_a_part_of_the_plan_that_nothing_fills_is_named(tmp_path: Path) -> None:
    folder = write_course(tmp_path, course=COURSE + "  - {id: third, title: Third}\n")
    (found,) = problems_of(folder)
    assert found.startswith('lessons/course.yaml:9:5: nothing fills the part "third" of the plan → write "plan: third"')


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ("- page: a\n  text: x\n  figure: line\n  beside: line", "9:13: a framework is drawn beside itself"),
        (OWN.replace("text: A.", "text: A.\n      because: Not seen."), '12:18: nobody sees "because" here'),
        (OWN.replace("text: A.", "text: A.\n      near_miss: {doing-to: No.}"), '12:9: nobody sees "near_miss" here'),
        ("- order: a\n  prompt: x\n  framework: line\n  plan: today", "9:11: nothing of this comes into the plan"),
        ("- page: a\n  text: TODO say what", '7:11: "TODO" is left in the text → write what goes there'),
        ("- page: a\n  text: |\n    One.\n    Lorem ipsum.", '9:7: "Lorem ipsum" is left in the text'),
        ("- page: a\n  text: Go to <b>this</b>", "7:11: HTML is shown as it is typed"),
        ("- page: a\n  text: |\n    One.\n\n    ![a](b)", "10:1: a picture is not shown"),
        (
            "- reflect: a\n  prompt: |\n    Hm?\n    ```\n    x\n    ```",
            "9:1: preformatted text is only shown",
        ),
        ("- page: a\n  title: A *title*\n  text: x", '7:12: nothing is set off in "title"'),
    ],
)
def test_what_nobody_would_see_is_named_where_it_is(tmp_path: Path, steps: str, said: str) -> None:
    found = problems_in_lesson(tmp_path, lesson(steps))
    assert any(one.startswith(said) for one in found), found


def test_a_comment_may_hold_a_place_for_the_author(tmp_path: Path) -> None:
    text = lesson("- page: a\n  text: Hi  # TODO more") + "# TODO later\n"
    assert [one for one in problems_in_lesson(tmp_path, text) if "TODO" in one] == []


@pytest.mark.parametrize("address", ["www.gov.wales", "https://", "https://nowhere", "ftp://a.b", "https://a b.wales"])
def test_an_address_that_is_none_is_named(tmp_path: Path, address: str) -> None:
    (found,) = problems_of(write_course(tmp_path, sources=SOURCES.replace("year: 1969", f'address: "{address}"')))
    assert f'"{address}" is not an address' in found


def test_a_form_that_two_words_claim_is_named(tmp_path: Path) -> None:
    (found,) = problems_of(write_course(tmp_path, glossary=GLOSSARY.replace("[trusting]", "[trusting, power]")))
    assert '"power" is a form of "power" too' in found


@pytest.mark.parametrize("text", ["*This* and **that** in `code`, see [the Act](https://x.wales)", "A - b, 2 * 3"])
def test_marks_that_are_read_are_no_mistake(tmp_path: Path, text: str) -> None:
    steps = f"- reflect: a\n  prompt: '{text}'\n  plan: today\n- reflect: b\n  prompt: Hm?\n  plan: next"
    assert problems_in_lesson(tmp_path, lesson(steps)) == []


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("- page: it\n  text: Hello.\n  review: false", "nothing of this comes back in a review anyway"),
        (OWN + "  review: false", "nothing of this comes back in a review anyway"),
        (
            """\
            - choose: it
              prompt: Which?
              options:
                - {id: a, text: A., right: true, because: So.}
                - {id: b, text: B., because: So., review: false}
            """,
            "this is asked as a whole in a review",
        ),
    ],
)
def test_what_never_comes_back_by_itself_need_not_be_kept_out(tmp_path: Path, text: str, complaint: str) -> None:
    (found,) = problems_in_lesson(tmp_path, lesson(text))
    assert complaint in found


def test_a_whole_exercise_and_own_words_can_be_kept_out(tmp_path: Path) -> None:
    text = """\
    - reflect: words
      prompt: What now?
      review: false
    - choose: it
      prompt: Which?
      review: false
      options:
        - {id: a, text: A., right: true, because: So.}
        - {id: b, text: B., because: So.}
    """
    assert problems_in_lesson(tmp_path, lesson(text)) == []
