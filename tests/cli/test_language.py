"""The language of the command line: that of ``--language``, else of the environment, until a record is open."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from copro_tui import i18n
from copro_tui.cli.main import main
from copro_tui.errors import ExitCode
from copro_tui.progress.learners import Learners
from tests.catalogues import speak_welsh
from tests.cli.programs import complaint
from tests.clock import FakeClock

PLAIN = "Learn in lines of text: for screen readers, braille displays, pipes and simple terminals."
TEXTS = {
    "Usage:": "Defnydd:",
    "[OPTIONS]": "[DEWISIADAU]",
    "Show this message and exit.": "Dangos y neges hon.",
    "Show the version and exit.": "Dangos y fersiwn.",
    "The course folder to learn from.": "Ffolder y cwrs.",
    "FILE": "FFEIL",
    "Take what would be typed from this file.": "Darllen o'r ffeil hon.",
    PLAIN: "Dysgu mewn llinellau.",
    "No such option {name!r}.": "Dim dewis o'r enw {name}.",
    "No such option: {name}": "Dim dewis o'r enw {name}.",  # Click before 8.5
    "%(problem)s Try “copro --help”.": "%(problem)s Rhowch gynnig ar “copro --help”.",
    "There is no record here yet.": "Does dim cofnod yma eto.",
    "Still to write.": "Heb ei ysgrifennu eto.",
    "Home. %(course)s. %(name)s, %(language)s.": "Hafan. %(course)s. %(name)s, %(language)s.",
}


@pytest.fixture(autouse=True)
def _welsh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    speak_welsh(tmp_path / "welsh", monkeypatch, TEXTS)


@pytest.mark.parametrize("arguments", [["--language", "cy", "-h"], ["-h", "--language=cy"]])
def test_help_is_in_the_language_that_is_asked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    assert main(arguments) == ExitCode.OK
    said = capsys.readouterr().out
    for words in ("Defnydd: copro [DEWISIADAU]", "Dangos y neges hon.", "Dangos y fersiwn.", "Ffolder y cwrs."):
        assert words in said
    assert "Dysgu mewn llinellau." in said


@pytest.mark.parametrize("name", ["LC_ALL", "LC_MESSAGES", "LANG"])
def test_help_of_a_command_is_in_the_language_of_the_environment(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, "cy_GB.UTF-8")
    assert main(["plain", "--help"]) == ExitCode.OK
    said = capsys.readouterr().out
    for words in ("Defnydd: copro plain", "--script FFEIL", "Darllen o'r ffeil hon.", "Dysgu mewn llinellau."):
        assert words in said
    monkeypatch.setenv(name, "en_GB.UTF-8")
    assert main(["plain", "--help"]) == ExitCode.OK
    assert "Usage: copro plain" in capsys.readouterr().out


def test_mistakes_are_named_in_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, said = complaint(capsys, "--language", "cy", "--nothing")
    assert (status, said) == (
        ExitCode.USAGE,
        "copro: Dim dewis o'r enw --nothing. Rhowch gynnig ar “copro --help”.\n",
    )
    _status, said = complaint(capsys, "--language", "cy", "--course", str(folder), "record", "show")
    assert "Does dim cofnod yma eto." in said


def test_a_language_that_is_not_there_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    status, said = complaint(capsys, "--language", "xx", "--help")
    assert status == ExitCode.USAGE
    assert said == (
        "copro: copro is not available in the language “xx”. Choose one of these: en (English), cy (Cymraeg).\n"
    )


@pytest.mark.parametrize(("own", "word"), [("en", "Home."), ("cy", "Hafan.")])
def test_a_record_has_its_own_language(
    folder: Path,
    clock: FakeClock,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    own: str,
    word: str,
) -> None:
    Learners(folder / "progress").create("Ann", clock(), own)
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    other = next(one for one in i18n.available_languages() if one != own)
    assert main(["--language", other, "--course", str(folder), "plain"]) == ExitCode.OK
    assert word in capsys.readouterr().out


def test_a_plan_is_in_the_language_of_its_learner(
    folder: Path, clock: FakeClock, capsys: pytest.CaptureFixture[str]
) -> None:
    Learners(folder / "progress").create("Ann", clock(), "cy")
    assert main(["--course", str(folder), "plan"]) == ExitCode.OK
    assert "Heb ei ysgrifennu eto." in capsys.readouterr().out
