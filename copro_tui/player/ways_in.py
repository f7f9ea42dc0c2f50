"""Sentences on the ways in: screens, plain mode and page, and who can read what is done by a link."""

from __future__ import annotations

from copro_tui.i18n import gettext as _


def plain_mode_words(*, served: bool) -> str:
    """That there is the course without screens, and how to come to it from them; ``served`` by a link, or not."""
    if served:
        return _(
            "Do you use a screen reader or a braille display? F6 leaves the screens. There a link opens the same "
            "course as an ordinary page, from where you are now."
        )
    return _(
        "Do you use a screen reader or a braille display? Leave the screens and type copro plain: the same course in "
        "lines of text, from where you are now."
    )


def who_can_read() -> tuple[str, ...]:
    """Where work is kept that is done by a link, and who can read it."""
    return (
        _("Your answers are kept on the computer that runs this course. Whoever runs it can read them."),
        _("You can take all of it away, or have it erased: ask whoever gave you the link."),
    )
