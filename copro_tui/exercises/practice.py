"""The exercise that everybody can practise on: three cups of tea on a line of three points. It belongs to no course."""

from __future__ import annotations

from copro_tui.exercises.items import Item, Target
from copro_tui.exercises.place import Place
from copro_tui.frameworks import Band, Framework, Point
from copro_tui.i18n import gettext as _


def tea() -> Place:
    """The exercise, in the language in use."""
    line = Framework(
        id="tea",
        title=_("Somebody makes tea"),
        shape="spectrum",
        bands=(
            Band(id="to", name=_("doing to")),
            Band(id="for", name=_("doing for")),
            Band(id="with", name=_("doing with")),
        ),
        points=(
            Point(id="decides", name=_("She decides"), gloss=_("She decides, and she makes it."), band="to"),
            Point(id="asks", name=_("She asks"), gloss=_("She asks you, and then she makes it."), band="for"),
            Point(id="together", name=_("Together"), gloss=_("You both decide, and make it together."), band="with"),
        ),
    )  # fmt: skip
    cups = (
        Item(
            id="strong",
            short=_("Strong tea"),
            text=_("Your neighbour makes it strong. She knows best."),
            key="decides",
            because=_("Nobody asked you. It may be good tea, but it was decided for you."),
        ),
        Item(
            id="just-so",
            short=_("Just so"),
            text=_("Your neighbour asks how you take it. Then she makes it just so, and brings it to your chair."),
            key="asks",
            because=_("She asked, and she did all the work. You were served well."),
        ),
        Item(
            id="kettle",
            short=_("Kettle and pot"),
            text=_("You put the kettle on, she warms the pot, and you agree how long it stands."),
            key="together",
            because=_("You both knew something, you both decided, and you both did some of it."),
        ),
    )
    return Place(
        id="tea",
        prompt=_("Somebody makes tea. Put each cup where it belongs."),
        framework=line,
        cases=cups,
        places=tuple(Target(id=point.id, text=point.name, gloss=point.gloss) for point in line.points),
    )
