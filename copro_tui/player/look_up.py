"""The places that home offers below the modules."""

from __future__ import annotations

from copro_tui.commands.names import LOOK_UP
from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.player.course_player import CoursePlayer


def places_to_look_up(player: CoursePlayer) -> tuple[Place, ...]:
    """In order; without other learners for somebody who cannot switch to one."""
    return tuple(one for one in LOOK_UP if not (player.served and one == places.Learners()))
