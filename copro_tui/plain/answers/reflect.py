"""Writing in one's own words, line by line."""

from __future__ import annotations

from copro_tui.exercises import Reflect
from copro_tui.i18n import gettext as _
from copro_tui.i18n import ngettext
from copro_tui.plain.answers.base import Taken, Talk
from copro_tui.plain.blocks import Block, Writing, texts
from copro_tui.plain.commands import naming_words
from copro_tui.player import StepView
from copro_tui.player.feedback_words import summary_words


class ReflectTalk(Talk):
    """Every line is the learner's text. Once something is written, commands begin with a full stop."""

    takes_text = True

    def __init__(self, exercise: Reflect) -> None:
        self.exercise = exercise

    def opening(self, view: StepView) -> str:
        return _("Write in your own words.")

    def begun(self, view: StepView) -> list[Block]:
        return self.listed(view)

    def listed(self, view: StepView) -> list[Block]:
        words = str(view.answer).strip()
        return texts((_("So far:"), words)) if words else []

    def how(self, view: StepView) -> str:
        if str(view.answer).strip():
            return _("Write on, or type .save to save it. With a full stop before them, all words work: .help, .back.")
        return naming_words(
            _("Write as many lines as you like, then type .save. Type %(lesson.onward)s to go on without writing.")
        )

    def how_in_short(self, view: StepView) -> str:
        return _("Write on, or type .save.")

    def ways(self, view: StepView) -> list[str]:
        return [
            _("Write as many lines as you like. Then type .save, or a line with only a full stop."),
            naming_words(_("To go on without writing: %(lesson.onward)s, or Enter alone.")),
        ]

    def undone(self, view: StepView) -> str:
        return _("Taken back: the last line.")

    def form(self, view: StepView) -> Writing:
        return Writing(str(view.answer))

    def take(self, view: StepView, line: str) -> Taken:
        before = str(view.answer)
        answer = f"{before}\n{line}" if before else line
        count = len([one for one in answer.splitlines() if one.strip()])
        reply = ngettext("%(count)d line. Type .save to save it.", "%(count)d lines.", count) % {"count": count}
        return Taken(answer, (reply,))

    def ready(self, view: StepView) -> str:
        return ""

    def came(self, view: StepView) -> list[Block]:
        return texts((summary_words(view), str(view.answer).strip()))
