"""The interface's language: whole sentences, looked up when they are shown, English where there is nothing else."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from copro_tui import i18n
from tests.exercises.builders import choose, missing

HEADER = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"


def write_catalogue(folder: Path, texts: dict[str, str]) -> None:
    """A compiled gettext catalogue: tables of lengths and offsets, then the texts, each ended by a zero byte."""
    entries = sorted((key.encode(), text.encode()) for key, text in {"": HEADER, **texts}.items())
    keys: list[bytes] = []
    values: list[bytes] = []
    count, data = len(entries), b""
    start = 28 + 16 * count
    for column, table in ((0, keys), (1, values)):
        for entry in entries:
            table.append(struct.pack("<II", len(entry[column]), start + len(data)))
            data += entry[column] + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, 0)
    (folder / "LC_MESSAGES").mkdir(parents=True)
    (folder / "LC_MESSAGES/copro.mo").write_bytes(head + b"".join(keys) + b"".join(values) + data)


@pytest.fixture
def _welsh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue in Welsh, in a package of its own."""
    write_catalogue(
        tmp_path / "locale/cy",
        {
            "Right.": "Cywir.",
            "%(n)d step\0%(n)d steps": "%(n)d cam\0%(n)d o gamau",
            "Choose one first.": "Dewiswch.",
        },
    )
    monkeypatch.setattr(i18n, "__file__", str(tmp_path / "i18n.py"))


def test_without_a_catalogue_texts_stay_english() -> None:
    i18n.use_language("xx")
    assert i18n.gettext("Right.") == "Right."
    assert [i18n.ngettext("one", "many", count) for count in (0, 1, 2)] == ["many", "one", "many"]


@pytest.mark.usefixtures("_welsh")
def test_texts_change_with_the_language_while_running() -> None:
    question = choose(2, [0], several=False)
    assert question.judge(["i0"]).headline == "Right."
    i18n.use_language("cy")
    assert question.judge(["i0"]).headline == "Cywir."
    assert missing(question, []) == "Dewiswch."
    assert i18n.ngettext("%(n)d step", "%(n)d steps", 3) % {"n": 3} == "3 o gamau"
    assert i18n.gettext("not translated") == "not translated"
    i18n.use_language("en")
    assert question.judge(["i0"]).headline == "Right."


@pytest.mark.usefixtures("_welsh")
def test_languages_are_those_with_a_catalogue_after_english() -> None:
    assert i18n.available_languages() == ("en", "cy")


@pytest.mark.usefixtures("_welsh")
def test_the_empty_text_is_not_the_catalogues_header() -> None:
    i18n.use_language("cy")
    assert i18n.gettext("") == ""


def test_a_marked_text_is_left_as_it_is() -> None:
    assert i18n.mark("Right.") == "Right."
