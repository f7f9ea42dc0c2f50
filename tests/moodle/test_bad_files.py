"""Files that are no question files, or dangerous ones: each is one sentence that says what, where and what to do."""

from __future__ import annotations

import time

import pytest

from copro_tui.moodle import xml_in
from copro_tui.moodle.decoding import UnreadableFileError
from copro_tui.moodle.draft import drafts_of
from copro_tui.moodle.question import Essay
from copro_tui.moodle.questions_in import questions_in

QUESTION = '<question type="essay"><name><text>Ŵ</text></name><questiontext><text>Tŷ?</text></questiontext></question>'
QUIZ = f"<quiz>\n{QUESTION}\n</quiz>\n"
LAUGHS = (
    '<!DOCTYPE quiz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>\n'
    "<quiz><question type='essay'><name><text>&b;</text></name></question></quiz>"
)


def refused(data: bytes) -> str:
    with pytest.raises(UnreadableFileError) as error:
        questions_in(data, "bank.xml")
    assert error.value.hint
    assert "\n" not in str(error.value)
    return error.value.message


@pytest.mark.parametrize(
    "text",
    [
        LAUGHS,
        f'<?xml version="1.0"?>\n<!DOCTYPE quiz SYSTEM "file:///etc/passwd">\n{QUIZ}',
        f"<!doctype quiz>{QUIZ}",
        '<quiz><!ENTITY x "y"></quiz>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_document_type_is_refused_before_anything_is_parsed(
    text: str, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xml_in, "_parsed", None)
    assert "is not read" in refused(text.encode(encoding))


def test_the_line_of_a_document_type_is_named() -> None:
    assert "line 2: “<!DOCTYPE”" in refused(f'<?xml version="1.0"?>\n<!DOCTYPE quiz>\n{QUIZ}'.encode())


@pytest.mark.parametrize(
    ("data", "line", "why"),
    [
        (QUIZ.replace("</question>", "").encode(), 3, "mismatched tag"),
        (QUIZ[:-10].encode(), 2, "unclosed token"),
        (QUIZ.replace("Tŷ", "T & y").encode(), 2, "not well-formed"),
        (QUIZ.replace("Tŷ", "T\x01").encode(), 2, "not well-formed"),
        (b"<quiz>\n\n&nbsp;</quiz>", 3, "undefined entity"),
    ],
)
def test_broken_xml_is_named_with_its_line(data: bytes, line: int, why: str) -> None:
    said = refused(data)
    assert f"bank.xml, line {line}: this is not well-formed XML" in said
    assert why in said


def test_other_xml_is_no_question_file() -> None:
    assert "begins with <html>" in refused(b"<html><body>Log in</body></html>")


@pytest.mark.parametrize("data", [b"", b"  \n\n"])
def test_an_empty_file_is_said_to_be_one(data: bytes) -> None:
    assert refused(data) == "bank.xml is empty."


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (QUIZ.encode(), "Ŵ"),
        (QUIZ.encode("utf-8-sig"), "Ŵ"),
        (QUIZ.encode("utf-16"), "Ŵ"),
        (f'<?xml version="1.0" encoding="UTF-16"?>{QUIZ}'.encode("utf-16"), "Ŵ"),
        (
            f'<?xml version="1.0" encoding="ISO-8859-1"?>{QUIZ}'.replace("Ŵ", "Ô").replace("ŷ", "y").encode("latin-1"),
            "Ô",
        ),
        (
            f'<?xml version="1.0" encoding="windows-1252"?>{QUIZ}'.replace("Ŵ", "“").replace("ŷ", "y").encode("cp1252"),
            "“",
        ),
    ],
)
def test_the_usual_encodings_are_read(data: bytes, name: str) -> None:
    (question,) = questions_in(data, "bank.xml")
    assert isinstance(question, Essay)
    assert question.name == name


def test_gift_may_be_in_the_encoding_of_windows() -> None:
    (question,) = questions_in("::n::What is “it”?{}".encode("cp1252"), "bank.txt")
    assert question.text == "What is “it”?"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (f'<?xml version="1.0" encoding="UTF-7"?>{QUIZ}'.encode(), "“UTF-7”, which is not read here"),
        (f'<?xml version="1.0" encoding="no-such"?>{QUIZ}'.encode(), "“no-such”, which is not read here"),
        (QUIZ.replace("Tŷ", "T\udcff").encode("utf-8", "surrogateescape"), "line 2: these bytes are no text"),
        (b"\xff\xfe<\x00q", "these bytes are no text"),
        (b"::n::a\x81b{}", "these bytes are no text"),
    ],
)
def test_other_encodings_are_named(data: bytes, says: str) -> None:
    assert says in refused(data)


def test_more_elements_than_a_question_file_has_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_in, "MOST_ELEMENTS", 1000)
    assert "more elements" in refused(b"<quiz>" + b"<a/>" * 1000 + b"</quiz>")


def test_deep_nesting_and_odd_attributes_are_no_trouble() -> None:
    deep = "<text>" * 20_000 + "x" + "</text>" * 20_000
    answers = '<answer fraction="1e999"><text>a</text></answer><answer fraction="nan"/><answer/>'
    text = f"<quiz><question><name>{deep}</name></question><question type='multichoice'>{answers}</question></quiz>"
    first, second = questions_in(text.encode(), "bank.xml")
    assert (first.name, second.name) == ("", "")


@pytest.mark.parametrize(
    "data",
    [
        "\n\n".join(f"::n{number}::" + "[html]" * 50 + "{=a#{b ~c" for number in range(1000)),
        "// " + "[tag:" * 40_000 + "\n::n::x{}",
        "\n\n".join(["::same::x{}"] * 10_000),
        "::n::" + "<b><i>" * 20_000 + "x{}",
        f"<quiz><question type='cloze'><questiontext><text>{'{1:MC:' * 40_000}</text></questiontext></question></quiz>",
        "::n::" + " &lt;" * 20_000 + "{}",
        f"<quiz><question type='ordering'><generalfeedback><text>{'&lt;li&gt;&lt;b&gt;' * 5_000}</text>"
        "</generalfeedback></question></quiz>",
    ],
    ids=["braces", "tags", "names", "bold", "gaps", "signs", "reasons"],
)
def test_what_is_repeated_is_read_in_one_go(data: str) -> None:
    before = time.process_time()
    drafts_of(questions_in(data.encode(), "bank"), "bank")
    assert time.process_time() - before < 20  # and not hours: a fraction of a second as it is
