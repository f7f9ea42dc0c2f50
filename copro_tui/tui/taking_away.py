"""Pages that a learner takes away: the plan and the certificate, delivered as files."""

from __future__ import annotations

from textual.message_pump import MessagePump

from copro_tui.player import CoursePlayer
from copro_tui.tui.messages import HandOver


def hand_over_plan(asker: MessagePump, player: CoursePlayer, *, as_page: bool) -> None:
    """Deliver the plan, as a page to print or as Markdown."""
    from copro_tui.documents.plan import plan_of

    plan = plan_of(player, as_page=as_page).encode()
    asker.post_message(HandOver(plan, _file(player, "plan", "html" if as_page else "md")))


def hand_over_certificate(asker: MessagePump, player: CoursePlayer) -> None:
    """Deliver the certificate. Raises UsageError, naming what is open, while a lesson is not mastered."""
    from copro_tui.documents.certificate import certificate_of

    asker.post_message(HandOver(certificate_of(player).encode(), _file(player, "certificate", "html")))


def _file(player: CoursePlayer, what: str, ending: str) -> str:
    letters = "".join(one if one.isalnum() else "-" for one in player.about.name)
    return f"{what}-{letters}.{ending}"
