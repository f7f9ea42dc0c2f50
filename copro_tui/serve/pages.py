"""The pages around the course: signing in, the page that holds the screens, what is kept, and trouble."""

from __future__ import annotations

from copro_tui.i18n import gettext as _
from copro_tui.text.html import Html, block, document, joined, tag

STYLE, SIGN_IN, TERMINAL, XTERM, XTERM_STYLE = "page.css", "in.js", "front.js", "terminal.js", "terminal.css"
"""The names of the files that pages load."""


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
    body = block(
        "main",
        tag("h1", course),
        *said,
        tag("p", _("Open the personal link that you were given; or copy the part after # into this field.")),
        form,
        _privacy_link(),
    )
    return page(course, language, body, scripts=(SIGN_IN,), kind="plain")


def whose(course: str, language: str, name: str, code: str) -> str:
    """Whose course a link opens, to be confirmed before anybody is signed in."""
    keep = tag("label", joined(text_input("keep", "1", kind="checkbox"), " ", _("Keep me signed in here")))
    form = block(
        "form",
        text_input("t", code, kind="hidden"),
        keep,
        tag("p", _("Not on a computer that others use, too."), class_="quiet"),
        button(_("Begin")),
        method="post",
        action="/in/begin",
    )
    body = block(
        "main",
        tag("h1", course),
        tag("p", _("This opens the course of: %(name)s") % {"name": name}, class_="lead"),
        tag("p", _("If that is not you, close this page: somebody else's link was opened.")),
        form,
        *(tag("p", one) for one in who_can_read()),
        _privacy_link(),
    )
    return page(course, language, body, kind="plain")


def who_can_read() -> tuple[str, ...]:
    """Where work is kept that is done by a link, and who can read it."""
    return (
        _("Your answers are kept on the computer that runs this course. Whoever runs it can read them."),
        _("You can take all of it away, or have it erased: ask whoever gave you the link."),
    )


def privacy(course: str, language: str, own_words: str) -> str:
    """What is kept, who can read it, and what the organisation says about it itself."""
    title = _("Privacy")
    kept = (
        _("Kept: your name, your answers and what you write, when you were last here, and nothing else."),
        _("One cookie keeps you signed in. There is no other, and nothing is loaded from anywhere else."),
        _("The log of the server has no answers, no names and no codes of links."),
    )
    own = [tag("p", one) for one in own_words.split("\n\n") if one.strip()]
    heading = [tag("h2", _("Who runs this course"))] if own else []
    body = block("main", tag("h1", title), *(tag("p", one) for one in (*who_can_read(), *kept)), *heading, *own)
    return page(f"{title} · {course}", language, body, kind="plain")


def trouble(course: str, language: str, text: str, *, way_out: tuple[str, str] | None = None) -> str:
    """A page that says what went wrong; ``way_out`` is an address and the text of the link to it."""
    link = [tag("p", tag("a", way_out[1], href=way_out[0]))] if way_out else []
    body = block("main", tag("h1", course), tag("p", text, role="alert", class_="trouble"), *link)
    return page(course, language, body, kind="plain")


def screens(course: str, language: str, token: str) -> str:
    """The page that holds the screens: a way out of them first, a line for the connection, the terminal, its keys."""
    out = block("form", text_input("token", token, kind="hidden"), button(_("Sign out")), method="post",
                action="/out")  # fmt: skip
    head = block(
        "header",
        tag("a", _("As an ordinary page"), href="/lines"),
        tag("a", _("Privacy"), href="/privacy"),
        tag("p", _("F6 leaves the screens and comes to this line."), class_="quiet"),
        out,
        id="way-out",
    )
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
    body = [head, status, terminal, keys, tag("div", "", id="words", hidden="", **words)]
    return page(course, language, *body, scripts=(TERMINAL, XTERM), styles=(STYLE, XTERM_STYLE), kind="screens")


def _privacy_link() -> Html:
    return tag("p", tag("a", _("Privacy"), href="/privacy"))
