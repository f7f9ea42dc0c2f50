"""Questions that cannot become a step of a lesson, and what their author can do instead."""

from __future__ import annotations

from typing import Any

from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark
from copro_tui.moodle.question import Foreign

_INSTEAD = {
    "shortanswer": mark("write it as a choose, with the usual answers as options, or as a reflect"),
    "numerical": mark("write it as a choose, with a few numbers as options"),
    "calculated": mark("write it as a choose, with a few numbers as options"),
    "calculatedsimple": mark("write it as a choose, with a few numbers as options"),
    "calculatedmulti": mark("write it as a choose, with a few numbers as options"),
    "gapselect": mark("write it as a sort, with one item for each gap"),
    "ddwtos": mark("write it as a sort, with one item for each gap"),
    "ddmatch": mark("make it a matching question in Moodle, and export it again"),
}


def foreign(kind: str, common: dict[str, Any]) -> Foreign:
    """A question of a type that no kind of exercise corresponds to."""
    hint = _INSTEAD.get(kind, mark("write it anew, as the kind of exercise that asks the same"))
    return no_step(common, _("there is no exercise like Moodle's “%(type)s”") % {"type": kind}, _(hint))


def no_step(common: dict[str, Any], why: str, hint: str) -> Foreign:
    """A question that no step can be made of; ``common`` are the fields that all questions have."""
    return Foreign(why=why, hint_to_author=hint, **common)
