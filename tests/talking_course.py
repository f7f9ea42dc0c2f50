"""A small course with a conversation in it, for the tests."""

from __future__ import annotations

import textwrap
from pathlib import Path

from copro_tui.course.refs import Ref
from tests.courses import SHORT, write_course
from tests.exercises.talks import SMALL

TALK = f"""\
title: A lesson with a talk
minutes: 5
objectives: [Say what is open]
sources: [book]
steps:
{textwrap.indent(SMALL, "  ")}"""

LESSON = Ref("what", "talk")
STEP = LESSON.at("poster")


def talking_course(folder: Path) -> Path:
    """The course in ``folder``; its first lesson is one conversation and nothing else."""
    return write_course(folder, lessons={"what/1-talk": TALK, "when/1-later": SHORT})
