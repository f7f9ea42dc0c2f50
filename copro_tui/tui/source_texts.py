"""Sources as texts of a list, for learners and trainers: why an answer is believed, and where a source is found."""

from __future__ import annotations

from copro_tui.course.model import Source
from copro_tui.i18n import gettext as _
from copro_tui.player.belief import Believed, about
from copro_tui.tui.base_app import BaseApp
from copro_tui.tui.widgets.writing_list import Text


def text_of(source: Source) -> Text:
    """A source with who made it, what it is good for, and its address."""
    address = (source.address,) if source.address else ()
    return Text(source.id, source.title, (), asides=(*about(source), *address))


def texts_of(found: Believed) -> list[Text]:
    """How sure an answer is, its sources, and then its lesson's others; each source once."""
    texts: list[Text] = []
    for number, belief in enumerate(found.beliefs, start=1):
        texts.append(Text(f"how sure {number}", belief.heading, belief.sentences))
        texts += [text_of(one) for one in belief.sources if one.id not in {known.id for known in texts}]
    if not texts:
        texts.append(Text("nothing", _("Nothing is said of where this comes from"), ()))
    if found.others:
        texts.append(Text("others", _("Other sources of this lesson"), ()))
    return texts + [text_of(one) for one in found.others]


def open_source(app: BaseApp, source: Source | None) -> None:
    """Open the address of a source in the browser, or say that it has none; of nothing nothing is said."""
    if source is None:
        return
    if source.address.startswith(("https://", "http://")):
        app.open_url(source.address)
        app.tell(_("Opening %(address)s") % {"address": source.address})
    else:
        app.tell(_("This source has no address."))
