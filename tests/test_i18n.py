"""The interface's language: whole sentences, looked up when they are shown, English where there is nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from copro_tui import i18n
from tests.catalogues import speak_welsh
from tests.exercises.builders import choose, missing


@pytest.fixture
def _welsh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue in Welsh, in a package of its own."""
    texts = {
        "Right.": "Cywir.",
        "%(n)d step\0%(n)d steps": "%(n)d cam\0%(n)d o gamau",
        "Choose one first.": "Dewiswch.",
    }
    speak_welsh(tmp_path, monkeypatch, texts)


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


@pytest.mark.usefixtures("_welsh")
@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "cy_GB.UTF-8"}, "cy"),
        ({"LANG": "cy"}, "cy"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "cy_GB.UTF-8"}, "cy"),
        ({"LANG": "cy_GB.UTF-8", "LC_MESSAGES": "cy_GB.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "cy_GB.UTF-8", "LC_ALL": ""}, "cy"),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "ga:cy:en"}, "cy"),
        ({"LANG": "cy_GB.UTF-8", "LANGUAGE": "en_GB:cy"}, "en"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "cy"}, "en"),
        ({"LANG": "cy_GB.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "nonsense/../.."}, "en"),
    ],
)
def test_the_language_is_that_of_the_environment(environment: dict[str, str], language: str) -> None:
    assert i18n.language_of(environment) == language


@pytest.mark.usefixtures("_welsh")
def test_a_language_in_between_ends_with_its_block() -> None:
    with i18n.speaking("cy"):
        assert (i18n.language(), i18n.gettext("Right.")) == ("cy", "Cywir.")
    assert (i18n.language(), i18n.gettext("Right.")) == ("en", "Right.")
