"""The ``copro`` command: what it answers at once, and how little it loads for that."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from copro_tui import __version__
from copro_tui.cli.main import main
from copro_tui.errors import ExitCode
from tests.cli.programs import COMMAND, complaint, copro, environment
from tests.courses import write_course

PROBE = """\
import sys
from copro_tui.cli.main import main
status = main(sys.argv[1:])
print("loaded:", *sorted({name.split(".")[0] for name in sys.modules} & {"textual", "rich"}))
raise SystemExit(status)
"""


def test_the_version_is_that_of_the_package() -> None:
    said = copro("--version")
    assert (said.returncode, said.stderr) == (ExitCode.OK, "")
    assert said.stdout.split()[-1] == __version__


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["check", "--help"], ["schema"], ["check"]])
def test_nothing_but_the_screens_loads_textual(folder: Path, arguments: list[str]) -> None:
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROBE, *arguments],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.returncode == ExitCode.OK, ended.stderr
    assert ended.stdout.splitlines()[-1] == "loaded:"


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_names_the_commands_the_options_and_every_exit_status(
    capsys: pytest.CaptureFixture[str], flag: str
) -> None:
    assert main([flag]) == ExitCode.OK
    said = capsys.readouterr()
    assert said.err == ""
    for word in ("check", "schema", "--course", "--learner", "--version", "Exit status"):
        assert word in said.out
    for code in ExitCode:
        assert f"{int(code)} " in said.out.split("Exit status")[1]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--colour"], "--colour"),
        (["check", "--all"], "--all"),
        (["learn"], "learn"),
        (["check", "one", "two"], "two"),
        (["--course"], "--course"),
        (["--learner"], "--learner"),
        (["--new\nline\x1b[31m"], "--new"),
    ],
)
def test_what_is_not_understood_is_said_in_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], word: str
) -> None:
    status, said = complaint(capsys, *arguments)
    assert status == ExitCode.USAGE
    assert word in said
    assert "--help" in said


def test_the_schema_is_one_of_a_lesson(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == ExitCode.OK
    schema = json.loads(capsys.readouterr().out)
    assert {"title", "minutes", "objectives", "sources", "steps"} <= set(json.dumps(schema).split('"'))


@pytest.mark.skipif(os.name != "posix", reason="pipes break otherwise on Windows")
def test_a_reader_who_leaves_early_gets_no_traceback(tmp_path: Path) -> None:
    steps = "".join(f"- page: p{number}\n  tixt: x\n" for number in range(3000))
    folder = write_course(tmp_path, lessons={"what/1-long": f"title: Long\nminutes: 5\nsteps:\n{steps}"})
    with subprocess.Popen(
        [*COMMAND, "check", str(folder)], env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline().startswith("lessons/")
        running.stdout.close()
        said = running.stderr.read()
        running.wait(timeout=60)
    assert "Traceback" not in said
    assert "Exception" not in said
