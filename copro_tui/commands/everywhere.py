"""Commands of every screen, of home, and of the lists and figures that screens are made of."""

from __future__ import annotations

from copro_tui.commands.command import Command, Typed
from copro_tui.course import places
from copro_tui.i18n import mark

PROGRAM = (
    Command(
        id="app.quit",
        name=mark("Quit"),
        keys=("ctrl+q",),
        foot=(),
        first=True,
        typed=Typed(("q", "quit"), mark("save and end the program")),
    ),
    Command(
        id="app.suspend",
        name=mark("Suspend"),
        help=mark("Go to the shell for a while; “fg” comes back to where you were"),
        keys=("ctrl+z",),
        foot=(),
        action="suspend_process",
    ),
    Command(
        id="screen.leave",
        name=mark("Close"),
        keys=("escape",),
        label="Esc",
        typed=Typed(("b", "back"), mark("go back")),
    ),
    Command(id="screen.page-up", name=mark("Scroll up"), keys=("pageup",), foot=(), action="scroll(-1)"),
    Command(id="screen.page-down", name=mark("Scroll down"), keys=("pagedown",), foot=(), action="scroll(1)"),
    Command(
        id="screen.help",
        name=mark("Help"),
        help=mark("The keys of this screen"),
        keys=("f1", "question_mark"),
        label="F1",
        opens=places.Help(),
        typed=Typed(("?", "help"), mark("say what can be typed here")),
    ),
)

COLOURS = (
    Command(id="colours.dark", name=mark("Dark colours"), where=("screen",), foot=(), action="theme('copro-dark')"),
    Command(id="colours.light", name=mark("Light colours"), where=("screen",), foot=(), action="theme('copro-light')"),
    Command(
        id="colours.contrast", name=mark("High contrast"), where=("screen",), foot=(), action="theme('copro-contrast')"
    ),
    Command(
        id="colours.native",
        name=mark("Colours of my terminal"),
        where=("screen",),
        foot=(),
        action="theme('copro-native')",
    ),
)
"""The sets of colours, in the order of the settings."""

COURSE = (
    Command(
        id="home.plan",
        name=mark("Plan"),
        keys=("p",),
        where=("course", "home"),
        foot=("home",),
        opens=places.Plan(),
        typed=Typed(("p", "plan"), mark("read your plan")),
    ),
    Command(
        id="home.results",
        name=mark("Results"),
        keys=("o",),
        where=("course",),
        foot=(),
        opens=places.Results(),
        typed=Typed(("o", "results"), mark("hear your results")),
    ),
    Command(
        id="screen.frameworks",
        name=mark("Frameworks"),
        keys=("f",),
        where=("course", "home"),
        foot=("home",),
        opens=places.Frameworks(),
        typed=Typed(("f", "frameworks"), mark("read the frameworks")),
    ),
    Command(
        id="screen.glossary",
        name=mark("Words"),
        help=mark("The words that the course explains"),
        keys=("w",),
        where=("course",),
        foot=(),
        opens=places.Glossary(),
        typed=Typed(
            ("w", "words"),
            mark("read the words that the course explains, or find one: w power"),
            takes=True,
            also=("glossary",),
        ),
    ),
    Command(
        id="home.sources",
        name=mark("Sources"),
        help=mark("Where the course's facts come from"),
        keys=("s",),
        where=("course",),
        foot=(),
        opens=places.Sources(),
        typed=Typed(("s", "sources"), mark("read where the course's facts come from")),
    ),
    Command(
        id="home.journal",
        name=mark("Journal"),
        where=("course",),
        foot=(),
        opens=places.Journal(),
        typed=Typed(("journal",), mark("read your journal")),
    ),
    Command(
        id="screen.search",
        name=mark("Search"),
        keys=("slash", "f6"),
        where=("course", "home", "trainer"),
        foot=("home",),
        opens=places.Search(),
        typed=Typed(("/", "find"), mark("find anything by its name: / ladder"), takes=True),
    ),
    Command(
        id="screen.settings",
        name=mark("Settings"),
        keys=("e",),
        where=("course",),
        foot=(),
        opens=places.Settings(),
        typed=Typed(("e", "settings"), mark("hear and change the settings"), also=(",",)),
    ),
    Command(
        id="screen.language",
        name=mark("Language"),
        help=mark("Go on in the next language"),
        keys=("f2",),
        where=("course",),
        foot=(),
    ),
    Command(id="home.learners", name=mark("Switch learner"), keys=("l",), foot=(), opens=places.Learners()),
    Command(id="home.theme", name=mark("Other colours"), where=("course",), foot=()),
    Command(id="home.quit", name=mark("Quit"), keys=("q",), action="app.quit"),
)

SCREENS = (
    Command(
        id="home.certificate",
        name=mark("Certificate"),
        help=mark("Save your certificate, once every lesson is mastered"),
        keys=("x",),
        where=("home", "results", "end"),
        foot=(),
    ),
    Command(id="trails.left", name=mark("Lesson"), keys=("left",), label="←→", action="station(-1)"),
    Command(id="trails.right", name=mark("Lesson"), keys=("right",), label="←→", foot=(), action="station(1)"),
    Command(id="plan.export", name=mark("Save a copy to print"), keys=("x",)),
    Command(id="plan.export-markdown", name=mark("Save as text (Markdown)"), keys=("m",)),
    Command(id="framework.compare", name=mark("Compare"), keys=("v",)),
    Command(id="framework.next", name=mark("Next"), keys=("n",), action="turn(1)"),
    Command(id="framework.previous", name=mark("Back"), keys=("b",), action="turn(-1)"),
    Command(id="glossary.list", name=mark("Go to the list"), keys=("down",), foot=()),
    Command(id="welcome.list", name=mark("Go to the list"), keys=("down",), foot=()),
    Command(id="welcome.begin", name=mark("Begin"), keys=("enter",), label="Enter", where=("name",), action="submit"),
    Command(id="settings.change", name=mark("Change"), keys=("enter",), label="Enter", action="open"),
    Command(id="settings.next", name=mark("Next choice"), keys=("right",), action="change(1)"),
    Command(id="settings.previous", name=mark("Previous choice"), keys=("left",), action="change(-1)"),
    Command(id="keys.set", name=mark("Press a new key"), keys=("enter",), label="Enter"),
    Command(id="keys.reset", name=mark("As it was"), keys=("delete", "backspace")),
    Command(id="contact.save", name=mark("Save"), keys=("f3",), label="Enter"),
    Command(id="steps.close", keys=("g",), action="leave"),
    Command(
        id="help.close",
        name=mark("Close"),
        keys=("escape", "f1", "question_mark", "enter"),
        label="Esc",
        action="dismiss",
    ),
    Command(id="menu.open", name=mark("Open"), keys=("enter",), label="Enter"),
    Command(id="menu.open-too", name=mark("Open"), keys=("space",), foot=(), action="open"),
)
