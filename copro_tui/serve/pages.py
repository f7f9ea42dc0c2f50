"""The pages around the course: signing in, the page that holds the screens, what is kept, and trouble."""

from __future__ import annotations

from copro_tui.i18n import gettext as _
from copro_tui.player.ways_in import who_can_read
from copro_tui.text.html import Html, block, document, joined, tag

STYLE, SIGN_IN, TERMINAL, XTERM, XTERM_STYLE = "page.css", "in.js", "front.js", "terminal.js", "terminal.css"
"""The names of the files that pages load."""

AS_SCREENS = "screens"
"""What is asked for in the address of the screens by who wants them on any window."""


def page(
    title: str,
    language: str,
    *body: Html,
    scripts: tuple[str, ...] = (),
    styles: tuple[str, ...] = (STYLE,),
    kind: str | None = None,
) -> str:
    """A whole page; ``kind`` is the class of its body."""
    head = [
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="dark light"),
        tag("title", title),
        tag("link", rel="icon", href="/static/icon.svg", type="image/svg+xml"),
        *(tag("link", rel="stylesheet", href=f"/static/{one}") for one in styles),
        *(tag("script", src=f"/static/{one}", defer="") for one in scripts),
    ]
    return document(language, block("head", *head), block("body", *body, class_=kind))


def text_input(name: str, value: str = "", *, kind: str = "text", **attributes: str) -> Html:
    """A field of a form, or what a form brings with it unseen."""
    return tag("input", name=name, value=value, type=kind, **attributes)


def button(text: str, **attributes: str) -> Html:
    """A button that sends its form."""
    return tag("button", text, type="submit", **attributes)


def about_links() -> list[Html]:
    """Links to what there is to know about the server."""
    return [
        tag("a", _("Privacy"), href="/privacy"),
        tag("a", _("Accessibility"), href="/accessibility"),
    ]


def sign_out(token: str) -> Html:
    """The button that signs somebody out."""
    return block("form", text_input("token", token, kind="hidden"), button(_("Sign out")), method="post", action="/out")


def _plain(title: str, course: str, language: str, *body: Html, scripts: tuple[str, ...] = ()) -> str:
    """A page to read, with its heading and the links that each has."""
    name = title if title == course else f"{title} · {course}"
    links = tag("footer", *about_links())
    return page(name, language, block("main", tag("h1", title), *body), links, scripts=scripts, kind="plain")


def sign_in(course: str, language: str, trouble: str = "") -> str:
    """The page with one field for the code of a personal link."""
    said = [tag("p", trouble, role="alert", class_="trouble")] if trouble else []
    form = block(
        "form",
        tag("label", _("The code of your link"), for_="code"),
        text_input("t", id="code", autocomplete="off", autocapitalize="none", spellcheck="false"),
        button(_("Go on")),
        method="post",
        action="/in",
        id="in",
    )
    asked = tag("p", _("Open the personal link that you were given; or copy the part after # into this field."))
    known = [*_two_ways(), *(tag("p", one) for one in who_can_read())]
    return _plain(course, course, language, *said, asked, form, *known, scripts=(SIGN_IN,))


def _two_ways() -> list[Html]:
    """That there are two ways through the course."""
    return [
        tag("p", _("There are two ways through the course, with the same record. Change between them at any time."))
    ]


def whose(course: str, language: str, name: str, code: str) -> str:
    """Whose course a link opens, to be confirmed before anybody is signed in; and which way they want to take.

    Which way is named first is the style sheet's affair: on narrow touch screens it is the ordinary page.
    """
    keep = tag("label", joined(text_input("keep", "1", kind="checkbox"), " ", _("Keep me signed in here")))
    ways = {
        "screens": (
            _("Begin with the screens"),
            _("Drawings to work on by keyboard or mouse. They need a wide window."),
        ),
        "lines": (_("Begin with the ordinary page"), _("Pages with forms: for phones, screen readers and large text.")),
    }
    form = block(
        "form",
        text_input("t", code, kind="hidden"),
        keep,
        tag("p", _("Not on a computer that others use, too."), class_="quiet"),
        *(
            block(
                "div",
                *(
                    tag("p", button(ways[one][0], name="front", value=one), " ", tag("span", ways[one][1]))
                    for one in order
                ),
                class_=f"fronts {kind}",
            )
            for kind, order in (("wide", ("screens", "lines")), ("narrow", ("lines", "screens")))
        ),
        method="post",
        action="/in/begin",
    )
    return _plain(
        course,
        course,
        language,
        tag("p", _("This opens the course of: %(name)s") % {"name": name}, class_="lead"),
        tag("p", _("If that is not you, close this page: somebody else's link was opened.")),
        form,
        *_two_ways(),
        *(tag("p", one) for one in who_can_read()),
    )


def privacy(course: str, language: str, own_words: str) -> str:
    """What is kept, who can read it, and what the organisation says about it itself."""
    kept = (
        _("Kept: your name, your answers and what you write, when you were last here, and nothing else."),
        _("One cookie keeps you signed in. There is no other, and nothing is loaded from anywhere else."),
        _("The log of the server has no answers, no names and no codes of links."),
    )
    said = (tag("p", one) for one in (*who_can_read(), *kept))
    return _plain(_("Privacy"), course, language, *said, *_own(own_words, _("Who runs this course")))


def accessibility(course: str, language: str, own_words: str) -> str:
    """What both ways through the course are made for, what is known of them, and what the organisation says itself."""
    said = (
        tag("p", _("This course can be done in two ways, with the same record. You can change at any time.")),
        tag("h2", _("The ordinary page")),
        tag("p", _("It is made for WCAG 2.2, level AA: pages with headings, lists and forms, without any script.")),
        tag("p", _("It has the whole course, by keyboard, by ear, in large text and on a phone.")),
        tag("h2", _("The screens")),
        tag(
            "p",
            _(
                "They are drawn as in a terminal. A screen reader cannot read them, they need a wide window, and they "
                "do not grow with the browser's text size alone. Use the ordinary page in place of them."
            ),
        ),
        tag("h2", _("How it was tried")),
        tag(
            "p",
            _(
                "By programs, in one browser: its rules for accessibility, its keyboard, narrow windows and text twice "
                "as large. Nobody has tried it with a screen reader yet."
            ),
        ),
        tag("h2", _("If something does not work for you")),
    )
    told = _own(own_words) or [tag("p", _("Tell whoever gave you the link."))]
    return _plain(_("Accessibility"), course, language, *said, *told)


def _own(words: str, heading: str = "") -> list[Html]:
    """Paragraphs of the organisation's own, as text; nothing if there are none."""
    own = [tag("p", one.strip()) for one in words.replace("\r\n", "\n").split("\n\n") if one.strip()]
    return [*([tag("h2", heading)] if heading else []), *own] if own else []


def trouble(course: str, language: str, text: str, *, way_out: tuple[str, str] | None = None) -> str:
    """A page that says what went wrong; ``way_out`` is an address and the text of the link to it."""
    link = [tag("p", tag("a", way_out[1], href=way_out[0]))] if way_out else []
    return _plain(course, course, language, tag("p", text, role="alert", class_="trouble"), *link)


def screens(course: str, language: str, token: str) -> str:
    """The page that holds the screens: a way out of them first, a line for the connection, the terminal, its keys."""
    head = block(
        "header",
        tag("a", _("As an ordinary page"), href="/lines"),
        *about_links(),
        tag("p", _("F6 leaves the screens and comes to this line."), class_="quiet"),
        sign_out(token),
        id="way-out",
    )
    without = tag("noscript", tag("p", _("The screens need a script. The ordinary page needs none.")))
    status = tag("p", "", id="status", role="status")
    words = {
        "data_lost": _("The connection is lost; what you did is kept. Trying again …"),
        "data_back": _("Connected again."),
        "data_ended": _("You have left the course; everything is kept."),
        "data_elsewhere": _("The course is open in another window now."),
        "data_stopped": _("The course has stopped; what you did is kept."),
        "data_again": _("Open it again"),
        "data_signed_out": _("You are signed out: please use your link again."),
        "data_full": _("Too many people are here at the moment. Trying again in a while …"),
        "data_shut": _("The course cannot be opened at the moment; what you did is kept. Trying again in a while …"),
        "data_too_much": _("More arrived at once than anybody types, so the course was closed; what you did is kept."),
        "data_cannot": _("This browser cannot draw the screens."),
    }
    keys = block(
        "div",
        *(
            tag("button", text, type="button", data_key=key, aria_label=label)
            for text, key, label in (
                ("←", "ArrowLeft", _("Left")),
                ("↑", "ArrowUp", _("Up")),
                ("↓", "ArrowDown", _("Down")),
                ("→", "ArrowRight", _("Right")),
                ("⏎", "Enter", _("Enter")),
                ("⇥", "Tab", _("Tab")),
                ("esc", "Escape", _("Escape")),
                ("?", "F1", _("Help")),
            )
        ),
        id="keys",
        role="toolbar",
        aria_label=_("Keys"),
    )
    terminal = tag("main", tag("h1", course, class_="unseen"), tag("div", "", class_="textual-terminal", id="terminal"))
    body = [head, without, status, terminal, keys, tag("div", "", id="words", hidden="", **words)]
    return page(course, language, *body, scripts=(TERMINAL, XTERM), styles=(STYLE, XTERM_STYLE), kind="screens")
