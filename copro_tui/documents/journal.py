"""The journal as Markdown: all that the learner wrote, oldest first."""

from __future__ import annotations

from copro_tui.documents.markdown import as_markdown
from copro_tui.i18n import gettext as _
from copro_tui.player import CoursePlayer
from copro_tui.player import progress_words as say
from copro_tui.text.days import day_in_words


def journal_of(player: CoursePlayer) -> str:
    """The learner's journal as it stands today, as Markdown."""
    title = _("My journal: %(name)s") % {"name": player.about.name}
    under = _("%(course)s, %(day)s") % {"course": player.course.title, "day": day_in_words(player.today())}
    lines = [f"# {as_markdown(title)}", "", as_markdown(under), ""]
    for one in player.journal():
        lines += [
            f"## {as_markdown(' '.join(one.prompt.split()))}",
            "",
            as_markdown(say.written_in(player.course, one)),
        ]
        lines += ["", "> " + as_markdown(one.text).replace("\n", "  \n> "), ""]
    return "\n".join(lines).rstrip() + "\n"
