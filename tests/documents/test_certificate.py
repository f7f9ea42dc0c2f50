"""The certificate: who, which course, when, which lessons. Nothing else, and nothing that does anything."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from copro_tui.documents.certificate import Certificate, certificate_html
from copro_tui.text.safe import safe_page
from tests.documents.lint import PageReader, problems
from tests.documents.test_plan_html import HTML

MODULES = (("What it is", ("Every kind of step", "A short lesson")), ("When to do it", ("A later lesson",)))

Modules = Sequence[tuple[str, Sequence[str]]]


def certificate(name: str = "Siân Tŷ", course: str = "A course", modules: Modules = MODULES) -> str:
    return certificate_html(whose(name, course, modules))


def whose(name: str, course: str, modules: Modules, language: str = "en") -> Certificate:
    return Certificate(
        name=name,
        course=course,
        version="2026.1",
        day="5 January 2026",
        language=language,
        minutes=233,
        own_minutes=69,
        modules=tuple(modules),
    )


def test_everyone_can_read_it() -> None:
    assert problems(certificate()) == []


def test_it_says_who_what_and_when() -> None:
    said = PageReader(certificate()).said
    for text in ("Certificate", "Siân Tŷ", "every lesson of the course “A course”", "2026.1", "5 January 2026"):
        assert text in said


def test_it_lists_the_lessons_under_their_modules() -> None:
    page = PageReader(certificate())
    assert page.text_of("h2") == [title for title, _lessons in MODULES]
    assert [text for text in page.text_of("li") if text.strip()] == [one for _title, all_ in MODULES for one in all_]


def test_it_says_the_hours_of_the_course_and_of_the_learner() -> None:
    said = PageReader(certificate()).said
    assert "Length of the course: 3 lessons, 3 hours 53 minutes." in said
    assert "Time spent on its exercises: 1 hour 9 minutes." in said


def test_it_says_nothing_that_it_was_not_given() -> None:
    """No scores, no words of the learner: with every text given taken out, only our own sentences are left.

    What a certificate says beyond them, it would have to get from somewhere else.
    """
    left = PageReader(certificate()).said
    given = [text for title, lessons in MODULES for text in (title, *lessons)]
    times = ["3 lessons", "3 hours 53 minutes", "1 hour 9 minutes"]
    for text in sorted([*given, *times, "Siân Tŷ", "A course", "2026.1", "5 January 2026"], key=len, reverse=True):
        left = left.replace(text, "")
    assert " ".join(left.split()) == (
        "Certificate: Certificate has mastered every lesson of the course “”. Length of the course: , . "
        "Time spent on its exercises: . Version of the course, ."
    )


def test_it_says_its_language() -> None:
    page = certificate_html(whose("Siân", "Cwrs", (), "cy"))
    assert PageReader(page).of("html") == [{"lang": "cy"}]
    assert problems(page) == []


@pytest.mark.parametrize("nasty", HTML)
def test_no_name_or_title_becomes_part_of_the_page(nasty: str) -> None:
    text = HTML[nasty]
    page, plain = certificate(text, text, [(text, [text])]), certificate("a", "b", [("c", ["d"])])
    assert [tag for tag, _attributes in PageReader(page).tags] == [tag for tag, _attributes in PageReader(plain).tags]
    assert problems(page) == []
    assert PageReader(page).said.count(" ".join(safe_page(text).split())) >= 5
