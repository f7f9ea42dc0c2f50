"""The table of commands: every row belongs to something, and says what it does."""

from __future__ import annotations

from copro_tui.commands import COMMANDS, LEARNERS, TRAINERS, Command, in_scope, together
from copro_tui.commands.names import LOOK_UP, NAMES, name_of
from copro_tui.course import places


def test_ids_are_not_used_twice() -> None:
    for table in (LEARNERS, TRAINERS):
        assert len({one.id for one in table}) == len(table)
    assert set(COMMANDS) == {one.id for one in (*LEARNERS, *TRAINERS)}


def test_a_command_has_a_name_or_only_answers_a_key_where_it_is() -> None:
    assert {one.scopes[0] for one in COMMANDS.values() if not one.name} <= {"placing", "choose", "steps", "talk"}


def test_a_command_can_be_reached_somehow() -> None:
    assert [one.id for one in COMMANDS.values() if not (one.bound or one.typed)] == []


def test_what_a_command_does_is_said_by_its_id_unless_it_says_so_itself() -> None:
    assert Command(id="lesson.try-again").does == "try_again"
    assert Command(id="figure.up", action="step(-1)").does == "step(-1)"
    assert Command(id="home.plan", opens=places.Plan()).does == "go('plan')"


def test_where_a_command_works_is_said_by_its_id_unless_it_says_so_itself() -> None:
    assert Command(id="lesson.hint").scopes == ("lesson",)
    assert {"screen.frameworks", "screen.search"} <= {one.id for one in in_scope("home")}


def test_the_line_of_keys_has_what_it_is_told_to_have() -> None:
    frameworks, undo, hint = (COMMANDS[one] for one in ("screen.frameworks", "board.undo", "lesson.hint"))
    assert frameworks.stands_in("home")
    assert not frameworks.stands_in("course")
    assert undo.stands_in("board")
    assert hint.stands_in("lesson")


def test_commands_meet_where_their_scopes_can_be_on_one_screen() -> None:
    def meet(one: str, other: str) -> bool:
        return together(COMMANDS[one], COMMANDS[other])

    assert meet("lesson.hint", "lesson.back")
    assert meet("lesson.hint", "board.undo")
    assert meet("lesson.hint", "app.quit")
    assert meet("lesson.hint", "screen.glossary")
    assert meet("home.plan", "menu.open")
    assert meet("home.plan", "lesson.hint")
    assert not meet("home.quit", "lesson.hint")
    assert not meet("order.lift", "choose.1")
    assert not meet("help.close", "lesson.hint")


def test_what_home_offers_has_names() -> None:
    assert [name_of(one) for one in LOOK_UP] == [
        "My plan", "Frameworks", "Words", "Sources", "My results", "My journal", "Settings", "Switch learner",
    ]  # fmt: skip
    assert len(set(NAMES.values())) == len(NAMES)
