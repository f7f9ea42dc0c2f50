"""Commands of a lesson, and of the boards that exercises are answered on."""

from __future__ import annotations

from copro_tui.commands.command import Command, Typed
from copro_tui.i18n import mark

SOURCES_MEAN = mark("hear where facts come from; in a lesson, why this answer is believed")
"""What the word for sources does, in a lesson and elsewhere."""

_ANSWERING = ("lesson", "review")
"""The screens on which exercises are answered."""

_ONWARD = mark("go on without answering")


def _by_digit(scope: str, name: str, action: str) -> tuple[Command, ...]:
    """A command for each digit, which runs ``action`` with it; the line of keys shows them as one, with the arrows that
    do the same, and up to the last digit that leads somewhere."""
    return tuple(
        Command(
            id=f"{scope}.{number}",
            name=name,
            keys=(str(number),),
            foot=() if number > 1 else None,
            label="1–9" if number == 1 else "",
            action=f"{action}({number})",
        )
        for number in range(1, 10)
    )


EXPLORE = (
    *(
        Command(id=f"explore.{way}", name=mark("Explore"), keys=(way,), foot=(), action=f"go('{way}')")
        for way in ("up", "down", "left", "right")
    ),
    *_by_digit("explore", mark("Explore"), "explore"),
)
"""Commands of a figure that is explored."""

LESSON = (
    Command(
        id="lesson.check",
        name=mark("Check"),
        keys=("c",),
        where=_ANSWERING,
        typed=Typed(("c", mark("check")), mark("check your answer")),
    ),
    Command(id="lesson.keep", name=mark("Done"), keys=("f3", "enter"), label="F3"),
    Command(
        id="lesson.onward",
        name=mark("Next"),
        keys=("enter", "n"),
        where=_ANSWERING,
        label="Enter",
        typed=Typed(("n", mark("next")), _ONWARD, also=("skip",)),
    ),
    *EXPLORE,
    Command(
        id="lesson.try-again",
        name=mark("Try again"),
        keys=("t",),
        typed=Typed(("t", mark("try again")), mark("try again"), also=("try",)),
    ),
    Command(
        id="lesson.try-all",
        name=mark("Try all again"),
        help=mark("Answer the whole exercise again, and not only what was not right"),
        keys=("T",),
        foot=(),
        typed=Typed(("all", mark("try all")), mark("try all of it again"), also=("again all", "try all again", "T")),
    ),
    Command(
        id="lesson.hint",
        name=mark("Hint"),
        keys=("h",),
        where=_ANSWERING,
        typed=Typed(("h", mark("hint")), mark("read the hint; it costs nothing")),
    ),
    Command(
        id="lesson.show-me",
        name=mark("Show answer"),
        help=mark("See the answer and why, after two tries"),
        keys=("a",),
        where=_ANSWERING,
        typed=Typed(("a", mark("answer")), mark("be shown the answer, after two tries"), also=("show", "show me")),
    ),
    Command(
        id="lesson.other",
        name=mark("Other text"),
        help=mark("Take the text that you wrote in another window, and put this one aside"),
        keys=("f5",),
        typed=Typed((mark("other"),), mark("take the text from the other window, and put this one aside")),
    ),
    Command(id="lesson.back", name=mark("Back"), keys=("b",), typed=Typed(("b", mark("back")), mark("go back"))),
    Command(
        id="lesson.skip",
        name=mark("Skip"),
        keys=("n", "f4"),
        where=_ANSWERING,
        typed=Typed(("n", mark("skip")), _ONWARD, also=("next",)),
    ),
    Command(id="reflect.leave", name=mark("Leave the box"), keys=("tab",), action="leave_text"),
    Command(
        id="lesson.words",
        name=mark("Words"),
        help=mark("The words of this page that the course explains"),
        keys=("w",),
    ),
    Command(
        id="lesson.sources",
        name=mark("Sources"),
        help=mark("Why this answer is believed: how sure it is, and its sources"),
        keys=("s",),
        where=_ANSWERING,
        typed=Typed(("s", mark("sources")), SOURCES_MEAN),
    ),
    Command(
        id="lesson.steps",
        name=mark("Go to"),
        help=mark("Go to a step of this lesson"),
        keys=("g",),
        typed=Typed(
            ("g", mark("go")), mark("list the steps, or go to one: g 4"), takes=True, also=("go to", "j", "jump")
        ),
    ),
    Command(id="lesson.next-field", name=mark("Next field"), keys=("tab",), foot=(), action="app.focus_next"),
    Command(id="lesson.line-up", name=mark("Up"), keys=("up",), foot=(), action="scroll_line(-1)"),
    Command(id="lesson.line-down", name=mark("Down"), keys=("down",), foot=(), action="scroll_line(1)"),
    Command(id="lesson.page-down", name=mark("Scroll down"), keys=("space",), foot=(), action="scroll(1)"),
    Command(
        id="lesson.save",
        name=mark("Save and leave"),
        plain_only=True,
        typed=Typed(
            (mark("home"),), mark("leave for home; everything is saved"), also=("leave", "save", "save and leave")
        ),
    ),
    Command(
        id="lesson.list",
        name=mark("List"),
        plain_only=True,
        typed=Typed(("l", mark("list")), mark("hear everything as it stands")),
    ),
    Command(
        id="lesson.repeat",
        name=mark("Repeat"),
        plain_only=True,
        typed=Typed((mark("repeat"),), mark("hear this step again")),
    ),
)

_ASKING = ("placing", "choose", "order")
"""The boards on which it may be asked how sure one is."""

HOW_SURE = (
    *(
        Command(
            id=f"sure.{number}",
            name=mark("How sure"),
            keys=(str(number),),
            label="1–3" if number == 1 else "",
            where=_ASKING,
            foot=() if number > 1 else None,
            action=f"sure_number({number})",
        )
        for number in (1, 2, 3)
    ),
    Command(
        id="sure.drop",
        name=mark("Not yet"),
        help=mark("Go back to what is in hand, before you say how sure you are"),
        keys=("escape",),
        label="Esc",
        where=("board",),
        action="sure_drop",
    ),
    Command(id="sure.left", name=mark("Choose"), keys=("left",), label="←→", where=_ASKING, action="sure_step(-1)"),
    Command(id="sure.right", name=mark("Choose"), keys=("right",), where=_ASKING, foot=(), action="sure_step(1)"),
    Command(id="sure.say", name=mark("Say it"), keys=("enter",), where=_ASKING, foot=(), action="sure_say"),
)
"""Commands while it is asked how sure one is. They come before the others of the same keys."""

BOARDS = (
    *HOW_SURE,
    Command(id="placing.left", name=mark("Move"), keys=("left",), label="←→", foot=(), action="go('left')"),
    Command(id="placing.right", name=mark("Move"), keys=("right",), foot=(), action="go('right')"),
    Command(id="placing.up", name=mark("Move"), keys=("up",), foot=(), action="go('up')"),
    Command(id="placing.down", name=mark("Move"), keys=("down",), foot=(), action="go('down')"),
    *_by_digit("placing", mark("Move"), "put"),
    Command(id="placing.put-down", name=mark("Put down"), keys=("enter",), label="Enter"),
    Command(id="placing.next-case", name=mark("Next case"), keys=("enter",), label="Enter"),
    Command(id="placing.go-on", name=mark("Go on"), keys=("enter",), label="Enter"),
    Command(id="placing.too-early", keys=("enter",)),
    Command(id="placing.read-left", keys=("left",), action="read(-1)"),
    Command(id="placing.read-right", keys=("right",), action="read(1)"),
    Command(
        id="board.read-up", name=mark("See why"), keys=("up",), label="↑↓", where=("placing", "talk"), action="read(-1)"
    ),
    Command(
        id="board.read-down", name=mark("See why"), keys=("down",), where=("placing", "talk"), foot=(), action="read(1)"
    ),
    Command(id="placing.take-back", name=mark("Take off the board"), keys=("backspace", "delete"), foot=()),
    Command(id="choose.choose", name=mark("Choose"), keys=("enter",), label="Enter"),
    Command(id="choose.enter", keys=("enter",), action="enter_too_early"),
    Command(id="choose.tick", name=mark("Tick"), keys=("space",)),
    *_by_digit("choose", mark("Choose"), "tick_number"),
    Command(id="talk.say", name=mark("Say it"), keys=("enter",), label="Enter"),
    Command(id="talk.too-early", keys=("enter",)),
    Command(id="talk.up", name=mark("Choose"), keys=("up",), label="↑↓", foot=(), action="pick(-1)"),
    Command(id="talk.down", name=mark("Choose"), keys=("down",), foot=(), action="pick(1)"),
    *_by_digit("talk", mark("Choose"), "pick_number"),
    Command(id="order.drop", name=mark("Put down"), keys=("enter",), label="Enter"),
    Command(id="order.lift", name=mark("Pick up"), keys=("enter",), label="Enter"),
    Command(id="order.up", name=mark("Move up"), keys=("shift+up",), foot=(), action="move(-1)"),
    Command(id="order.down", name=mark("Move down"), keys=("shift+down",), foot=(), action="move(1)"),
    *(
        Command(id=f"order.go-{way}", name=mark("Move along the drawing"), keys=(way,), foot=(), action=f"go('{way}')")
        for way in ("up", "down", "left", "right")
    ),
    *_by_digit("order", mark("Send"), "send"),
    Command(
        id="board.undo",
        name=mark("Undo"),
        help=mark("Take back the last move; not one whose reason you have read"),
        keys=("u",),
        typed=Typed(("u", mark("undo")), mark("take back the last change")),
    ),
    Command(
        id="board.put-back",
        name=mark("Put back"),
        help=mark("Put what is in hand back to where it was"),
        keys=("escape",),
        label="Esc",
    ),
    Command(
        id="board.more",
        name=mark("Read on"),
        help=mark("Scroll what is said below the board"),
        keys=("space", "pagedown"),
        foot=(),
        action="more(1)",
    ),
    Command(id="board.less", name=mark("Scroll up"), keys=("pageup",), foot=(), action="more(-1)"),
)

FIGURES = (
    Command(id="figure.up", name=mark("Up"), keys=("up",), where=("figure", "board"), foot=(), action="step(-1)"),
    Command(id="figure.down", name=mark("Down"), keys=("down",), where=("figure", "board"), foot=(), action="step(1)"),
    Command(id="figure.first", name=mark("First"), keys=("home",), foot=(), action="end(0)"),
    Command(id="figure.last", name=mark("Last"), keys=("end",), foot=(), action="end(-1)"),
)
