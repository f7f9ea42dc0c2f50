"""Names of the places of the program, for menus and the search."""

from __future__ import annotations

from copro_tui.course import places
from copro_tui.course.places import Place
from copro_tui.i18n import gettext as _
from copro_tui.i18n import mark

NAMES: dict[Place, str] = {
    places.Home(): mark("Home"),
    places.Contact(): mark("My contact"),
    places.Plan(): mark("My plan"),
    places.Journal(): mark("My journal"),
    places.Results(): mark("My results"),
    places.Review(): mark("Review"),
    places.Frameworks(): mark("Frameworks"),
    places.Glossary(): mark("Words"),
    places.Sources(): mark("Sources"),
    places.Settings(): mark("Settings"),
    places.Learners(): mark("Switch learner"),
    places.Keys(): mark("Keys"),
    places.Send(): mark("Send to my trainer"),
    places.Practice(): mark("One minute of practice"),
    places.NewCohort(): mark("New cohort"),
}
"""Their names, marked for translation."""

MORE: dict[Place, str] = {
    places.Glossary(): mark("glossary, what words mean"),
    places.Review(): mark("repeat, revise, mix-ups, what comes back"),
    places.Send(): mark("trainer, hand in, submit, what I did"),
    places.Learners(): mark("another learner, somebody else"),
    places.Settings(): mark("colours, motion, symbols, text width, spacing, language, keys"),
}
"""More words that they are found by, marked for translation."""

LOOK_UP: tuple[Place, ...] = (
    places.Plan(),
    places.Frameworks(),
    places.Glossary(),
    places.Sources(),
    places.Results(),
    places.Journal(),
    places.Settings(),
    places.Learners(),
)
"""The places that home offers below the modules, in order."""


def name_of(place: Place) -> str:
    """The name of a place of the program, in the language in use."""
    return _(NAMES[place])
