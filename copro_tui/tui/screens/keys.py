"""The learner's own keys, as lines of text; they are checked when the screen is left."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static, TextArea

from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.player import CoursePlayer
from copro_tui.terminal.text_area import WordwiseTextArea
from copro_tui.text.safe import safe
from copro_tui.text.width import fit
from copro_tui.tui import keymap
from copro_tui.tui.appearance import AppearanceChanged
from copro_tui.tui.screens.base import CourseScreen, TopLine

NAME_CELLS = 22
KEY_CELLS = 18
"""How wide the columns of ids and of their keys are."""


class KeysScreen(CourseScreen):
    """A text of ``id = key`` lines, and below it every id with its key."""

    HELP = mark(
        "Write one line for each key that you want to change, for example lesson.hint = x. Escape checks and keeps "
        "them. An empty text brings back the keys of the course."
    )
    DEFAULT_CSS = """
    KeysScreen {
        & TextArea { height: 7; border: round $role-rail; background: $surface; color: $foreground; }
        & TextArea:focus { border: round $primary; }
        & #problems { color: $role-wrong; }
    }
    """

    def __init__(self, player: CoursePlayer) -> None:
        super().__init__(player)
        self._refused: str | None = None
        """The text whose mistakes were said last."""

    def compose_body(self) -> ComposeResult:
        yield Static(Content(_("One line for each key of your own: lesson.hint = x")), classes="words")
        lines = safe("\n".join(f"{name} = {key}" for name, key in self.player.about.keys.items()))
        text = WordwiseTextArea(lines, soft_wrap=True, show_line_numbers=False, tab_behavior="focus")
        text.cursor_blink = False
        yield text
        yield Static(Content(""), id="problems", classes="words", markup=False)
        table = [
            fit(one.id, NAME_CELLS) + " " + fit(" ".join(one.keys), KEY_CELLS) + " " + _(one.help or one.name)
            for one in sorted(keymap.KNOWN.values(), key=lambda one: one.id)
        ]
        yield Static(Content("\n".join(line.rstrip() for line in table)), classes="words muted")

    def on_mount(self) -> None:
        self.query_one(TopLine).show(_("Keys"), self.player.about.name)
        self.query_one("#problems").display = False
        self.query_one(TextArea).focus()

    def action_leave(self) -> None:
        """Save the valid keys and leave; if some are not valid, show why first, and leave the second time."""
        text = self.query_one(TextArea).text
        wanted, problems = keymap.parse(text)
        checked = keymap.check(wanted)
        problems = (*problems, *checked.problems)
        if problems and text != self._refused:
            self._refused = text
            self._say((*problems, _("Mend it, or press Escape again to leave these lines out.")))
            return
        self.player.change_about(keys=checked.mine)
        self.post_message(AppearanceChanged())
        super().action_leave()

    def _say(self, problems: tuple[str, ...]) -> None:
        shown = self.query_one("#problems", Static)
        shown.update(Content(safe("\n".join(problems))))
        shown.display = True
