"""``copro record rename``."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from copro_tui.cli.output import say
from copro_tui.cli.record.context import learner_meant, learners_of, of_learner
from copro_tui.i18n import gettext as _


@click.command()
@of_learner
@click.argument("name")
@click.pass_context
def rename(context: click.Context, learner: str | None, name: str) -> None:
    """Give a learner another NAME. Everything they have done stays theirs."""
    learners = learners_of(context)
    store = learners.open(learner_meant(context, learners, learner))
    old = store.record.about.name
    new = learners.rename(store.path.stem, name, datetime.now(UTC)).record.about.name
    say(_("%(old)s is now called %(new)s.") % {"old": old, "new": new})
