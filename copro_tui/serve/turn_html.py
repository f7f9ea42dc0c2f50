"""A turn of plain mode as an ordinary page: headings, lists, drawings, and one form that needs no script."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from copro_tui.course.course import Course
from copro_tui.documents.figure_svg import figure_svg
from copro_tui.figures.board import Laid, board_of_framework
from copro_tui.figures.draw import draw
from copro_tui.i18n import gettext as _
from copro_tui.plain.blocks import (
    Back,
    Block,
    Break,
    Choice,
    Choices,
    Field,
    Figure,
    Form,
    GoOn,
    Heading,
    Hint,
    Item,
    Items,
    Opening,
    Option,
    Ordering,
    Placement,
    Text,
    Trouble,
    Verbatim,
    Writing,
    words_of,
)
from copro_tui.serve.conversation import Page
from copro_tui.serve.pages import AS_SCREENS, about_links, button, page, sign_out, text_input
from copro_tui.serve.turns import Lines, Turn
from copro_tui.text.html import Html, block, joined, tag
from copro_tui.text.marks import Span

_WITHIN = re.compile(r"[.?!…][ .]")
"""Where a sentence ends within a text."""

_ADDRESS = re.compile(r"(https?://[^\s<>\"]*[^\s<>\".,;:)])")
"""An address of the web within a text."""

_MARKS = {"strong": "strong", "emphasis": "em", "code": "code"}
"""Elements for the styles of runs."""


CELLS = {"wide": 72, "narrow": 40}
"""The widths in which frameworks are drawn, in cells, by the class of the drawing; a page shows one of them."""


class Around(Struct, frozen=True):
    """What stands around every turn."""

    course: Course
    token: str
    """What every form brings with it."""
    old: bool = False
    """Whether a form was sent that belongs to an older page, and was not taken."""


def turn_page(shown: Page, around: Around) -> str:
    """The whole page of a turn."""
    turn = shown.turn
    title = _as_title(shown.title or around.course.title)
    said = [made for one in _once(turn) for made in _made(one, around.course)]
    if shown.case:
        said = [tag("p", shown.case, class_="case"), *said]
    if not any(isinstance(one, Heading) and one.level == 1 for one in turn.blocks):
        said = [_first_heading(title), *said]
    files = [
        tag("p", tag("a", _("Take away: %(file)s") % {"file": name}, href=f"/file/lines/{key}", download=name))
        for key, name in shown.files
    ]
    answer = [] if turn.over else [_answer(shown, around)]
    old = _("That page was an old one, and nothing of it was taken. This is where you are.")
    warned = [tag("p", old, role="alert", class_="trouble")] if around.old else []
    body = block("main", *warned, *said, *files, *answer, *([_over()] if turn.over else []))
    return page(f"{title} · {around.course.title}", turn.language, _header(around), body, kind="lines")


def _as_title(text: str) -> str:
    """A heading without its full stop, if it is one sentence."""
    return text[:-1] if text.endswith(".") and not _WITHIN.search(text) else text


def _header(around: Around) -> Html:
    return tag(
        "header",
        tag("p", around.course.title, class_="course"),
        tag("a", _("As screens"), href=f"/?{AS_SCREENS}"),
        *about_links(),
        sign_out(around.token),
    )


def _over() -> Html:
    return tag("p", tag("a", _("Open it again"), href="/lines"))


def _first_heading(text: str) -> Html:
    """The heading that a page begins with: who reads by ear hears it first after each turn."""
    return tag("h1", _as_title(text), tabindex="-1", autofocus="")


# -- what is said ------------------------------------------------------------------------------------------------------


def _once(turn: Turn) -> Iterator[Block]:
    """What is said, with one heading of the first level, and without the list of what the form has fields for."""
    headed = False
    for one in turn.blocks:
        match one:
            case Items(items) if [each.label for each in items] == _labels(turn.form) and not _stand(items):
                continue
            case Text() if isinstance(turn.form, Placement) and words_of(one) == turn.form.case:
                continue
            case Heading(words, 1) if headed:
                yield Heading(words, level=2)
            case _:
                headed = headed or (isinstance(one, Heading) and one.level == 1)
                yield one


def _labels(form: Form) -> list[str]:
    """The labels of what can be chosen or moved in a form."""
    match form:
        case Choice(options=options) | Placement(places=options) | Ordering(items=options):
            return [one.label for one in options]
        case _:
            return []


def _stand(items: Sequence[Item]) -> bool:
    """Whether something is said of any of them."""
    return any(one.standing or one.reason for one in items)


def _made(said: Block, course: Course) -> Iterator[Html]:
    match said:
        case Heading(text, 1):
            yield _first_heading(text)
        case Heading(text, _level, sign):
            yield tag("h2", _as_title(text), class_=sign or None)
        case Text():
            yield _paragraph(said)
        case Trouble(text):
            yield tag("p", text, role="alert", class_="trouble")
        case Items(items, heading):
            if heading:
                yield tag("h2", _as_title(heading))
            yield block("ul", *(_item(one) for one in items), class_="items")
        case Figure():
            yield _figure(said, course)
        case Verbatim(written):
            yield tag("pre", "\n".join(written))
        case Hint() | Break() | Choices() | Back():
            return


def _figure(said: Figure, course: Course) -> Html:
    """A framework as its drawing, and in words for those who do not see it; or only in words where it is worked on."""
    words = block("ul", *(tag("li", one) for one in said.lines))
    shown = [one for one in map(course.frameworks.get, (said.framework, said.beside)) if one is not None]
    drawn = [figure_svg(draw(board_of_framework(one), Laid(), cells), one.title, kind)
             for one in shown for kind, cells in CELLS.items()]  # fmt: skip
    caption = [tag("figcaption", said.title)] if said.title else []
    told = [tag("details", tag("summary", _("In words")), words) if drawn else words] if said.lines else []
    return block("figure", *caption, *drawn, *told)


def _paragraph(said: Text) -> Html:
    inside = joined(*(_run(one) for one in said.runs))
    if said.marker:
        return tag("p", tag("span", said.marker, class_="label"), " ", inside, class_="entry")
    return tag("blockquote", tag("p", inside)) if said.quoted else tag("p", inside)


def _run(run: Span) -> Html:
    """Words in their style; an address of the web leads there."""
    if run.style in _MARKS:
        return tag(_MARKS[run.style], run.text)
    parts = _ADDRESS.split(run.text)
    return joined(*(tag("a", one, href=one) if _ADDRESS.fullmatch(one) else one for one in parts))


def _item(item: Item) -> Html:
    label = [tag("span", item.label, class_="label"), " "] if item.label else []
    standing = [tag("p", item.standing, class_="standing")] if item.standing else []
    reason = [tag("p", item.reason, class_="reason")] if item.reason else []
    return tag("li", tag("p", *label, item.text), *standing, *reason)


# -- what is waited for ------------------------------------------------------------------------------------------------


def _answer(shown: Page, around: Around) -> Html:
    """The one form of the page; each button sends the line that would be typed."""
    turn = shown.turn
    ways = [button(one.name, name="line", value=one.line) for one in turn.ways if not one.aside]
    asides = [button(one.name, name="line", value=one.line) for one in turn.ways if one.aside]
    moved = [ways.pop(0)] if isinstance(turn.form, Ordering) and ways else []  # the first is to check what was moved
    return block(
        "form",
        text_input("token", around.token, kind="hidden"),
        text_input("turn", str(shown.number), kind="hidden"),
        *_fields(turn.form),
        *moved,
        *([tag("div", *ways, class_="ways")] if ways else []),
        *([_aside(asides)] if asides else []),
        method="post",
        action="/lines",
    )


def _aside(buttons: Sequence[Html]) -> Html:
    """What leads away for a while, folded up."""
    return tag("details", tag("summary", _("Look something up")), tag("div", *buttons, class_="ways"))


def _entry(entry: Item, onward: str) -> Html:
    """An entry of a menu; the one that leads on stands out."""
    standing = [tag("span", ", ", class_="unseen"), tag("span", entry.standing, class_="standing")]
    return tag(
        "button",
        tag("span", entry.text),
        *(standing if entry.standing else []),
        type="submit",
        name="line",
        value=entry.label,
        class_="onward" if entry.label == onward else None,
    )


def _fields(form: Form) -> list[Html]:
    match form:
        case GoOn():
            return [button(_("Go on"), name="line", value="")]
        case Field(label):
            return _line(label, _("Send"))
        case Opening(entries, look_for, onward):
            menu = block("ul", *(tag("li", _entry(one, onward)) for one in entries), class_="menu")
            return [*(_line(look_for, _("Look it up")) if look_for else []), *([menu] if entries else [])]
        case Choice(options, several, chosen, fixed):
            means, name = (_("Check"), "checking") if several else (_("Choose"), "choosing")
            return [*_options(options, chosen, fixed, several=several), button(means, name=name, value="1")]
        case Placement(case, places, held, barred):
            return [
                *_options(places, (held,) if held else (), several=False, legend=case, barred=barred),
                button(_("Put down"), name="placing", value="1"),
            ]
        case Ordering(items, fixed):
            return [block("ol", *_order(items, fixed), class_="order")]
        case Writing(so_far):
            text = tag("textarea", so_far, name="written", id="line", rows=8)
            return [tag("label", _("Your own words"), for_="line"), text, button(_("Save"), name="writing", value="1")]


def _line(label: str, means: str) -> list[Html]:
    """A field for a line, and the button that sends it."""
    return [
        tag("label", label, for_="line"),
        text_input("typed", "", id="line", autocomplete="off"),
        button(means, name="typing", value="1"),
    ]


def _options(
    options: Sequence[Option],
    chosen: Sequence[str],
    fixed: Sequence[str] = (),
    *,
    several: bool,
    legend: str = "",
    barred: str = "",
) -> Iterator[Html]:
    """Radio buttons or boxes; those that are ``fixed`` or ``barred`` stay as they are."""
    kind = "checkbox" if several else "radio"
    made = []
    for one in options:
        stays = (*fixed, barred) if barred else fixed
        given = {name: "" for name, labels in (("checked", chosen), ("disabled", stays)) if one.label in labels}
        stands = _("Right.") if one.label in chosen else _("Not right.")
        words = [one.band, stands if one.label in fixed else _("Not here.") if one.label == barred else ""]
        made.append(
            tag(
                "label",
                text_input("option", one.label, kind=kind, **given),
                " ",
                tag("span", one.label, class_="label"),
                " ",
                tag("span", one.text),
                *(part for each in words if each for part in (" ", tag("span", each, class_="standing"))),
                class_=f"band {one.hue}" if one.hue else None,
            )
        )
    yield block("fieldset", tag("legend", legend or _("Your answer"), class_=None if legend else "unseen"), *made)


def _order(items: Sequence[Option], fixed: Sequence[str]) -> Iterator[Html]:
    loose = [one.label for one in items if one.label not in fixed]
    up, down = _("Up: %(item)s"), _("Down: %(item)s")
    for one in items:
        if one.label in fixed:
            yield tag("li", tag("span", one.text), " ", tag("span", _("In place."), class_="standing"))
            continue
        place = loose.index(one.label)
        moves = [
            _swap(sign, words % {"item": one.text}, one.label, loose[other] if 0 <= other < len(loose) else "")
            for sign, words, other in (("▲", up, place - 1), ("▼", down, place + 1))
        ]
        yield tag("li", tag("span", one.text), " ", *moves)


def _swap(sign: str, words: str, item: str, other: str) -> Html:
    """A button that lets an item change places with its neighbour among those that are not fixed."""
    at_the_end = {} if other else {"disabled": ""}
    return button(sign, name="line", value=f"swap {item} and {other}", aria_label=words, **at_the_end)


def answer_in(sent: dict[str, list[str]]) -> Lines:
    """What a form means, as it would be typed. ``sent`` has every value of each field."""
    if "line" in sent:
        return Lines(tuple(sent["line"][:1]))
    if "placing" in sent:
        return Lines((*sent.get("option", [])[:1], ""))
    if "choosing" in sent:
        return Lines((" ".join(sent.get("option", [])),))
    if "checking" in sent:
        return Lines((" ".join(sent.get("option", [])), "check"))
    if "writing" in sent:
        return Lines(tuple(sent.get("written", [""])[0].splitlines()), whole=True)
    return Lines(tuple(sent.get("typed", [""])[:1]))
