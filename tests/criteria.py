"""The success criteria of WCAG 2.2, levels A and AA, with what is known of them besides the tests."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Front = Literal["screens", "plain"]

FRONTS: dict[Front, str] = {"screens": "screens", "plain": "plain mode"}

TERMINAL = "a terminal passes text on, and neither roles nor names nor languages"
NO_MEDIA = "there is no sound and no film"


class Criterion(Struct, frozen=True):
    """One criterion; what is empty is left to the tests."""

    number: str
    name: str
    level: Literal["A", "AA"]
    no: str = ""
    """Why it does not apply to either front."""
    fails: dict[Front, str] = {}
    """What is known to fail in a front, whether or not tests prove the rest."""
    void: dict[Front, str] = {}
    """Why it does not apply to one of them."""

    @property
    def clause(self) -> str:
        """Its clause in EN 301 549 (V3.2.1), which has the criteria of WCAG 2.1; empty where it has none."""
        later = ("2.4.11", "2.5.7", "2.5.8", "3.2.6", "3.3.7", "3.3.8")
        void = ("2.4.1", "2.4.2", "2.4.5", "3.1.2", "3.2.3", "3.2.4")
        return "" if self.number in (*later, *void) else f"11.{self.number}"


def _one(
    number: str, name: str, level: Literal["A", "AA"] = "A", no: str = "", *, screens: str = "", plain: str = "",
    no_screens: str = "", no_plain: str = "",
) -> Criterion:  # fmt: skip
    fails: dict[Front, str] = {}
    void: dict[Front, str] = {}
    for found, front, text in ((fails, "screens", screens), (fails, "plain", plain), (void, "screens", no_screens),
                               (void, "plain", no_plain)):  # fmt: skip
        if text:
            found[front] = text  # type: ignore[index]
    return Criterion(number, name, level, no, fails, void)


NO_POINTER = "it has no pointer, and nothing that moves"
COLOURS_OF_TERMINAL = "it sends no colours; those of the terminal are its owner's"
FOR_SETS = "it is for sets of programs that share something, and there is only one"

CRITERIA: tuple[Criterion, ...] = (
    _one("1.1.1", "Non-text content", screens="drawings have no description; a point is in words once one is on it"),
    _one("1.2.1", "Audio-only and video-only (prerecorded)", no=NO_MEDIA),
    _one("1.2.2", "Captions (prerecorded)", no=NO_MEDIA),
    _one("1.2.3", "Audio description or media alternative (prerecorded)", no=NO_MEDIA),
    _one("1.2.4", "Captions (live)", "AA", NO_MEDIA),
    _one("1.2.5", "Audio description (prerecorded)", "AA", NO_MEDIA),
    _one("1.3.1", "Info and relationships", screens=TERMINAL),
    _one("1.3.2", "Meaningful sequence", screens="drawings in two dimensions make no sense line by line, except in "
         "windows of few rows, where they are lists"),
    _one("1.3.3", "Sensory characteristics"),
    _one("1.3.4", "Orientation", "AA", "a terminal has no orientation; every shape of window is under 1.4.10"),
    _one("1.3.5", "Identify input purpose", "AA", "a terminal has no way to name the purpose of a field"),
    _one("1.4.1", "Use of colour", no_plain=COLOURS_OF_TERMINAL),
    _one("1.4.2", "Audio control", no=NO_MEDIA),
    _one("1.4.3", "Contrast (minimum)", "AA", no_plain=COLOURS_OF_TERMINAL),
    _one("1.4.4", "Resize text", "AA"),
    _one("1.4.5", "Images of text", "AA", "there are no images"),
    _one("1.4.10", "Reflow", "AA"),
    _one("1.4.11", "Non-text contrast", "AA", no_plain="it draws nothing"),
    _one("1.4.12", "Text spacing", "AA", "letters and lines have the spacing that the terminal gives them"),
    _one("1.4.13", "Content on hover or focus", "AA", no_plain="nothing appears but what is typed for"),
    _one("2.1.1", "Keyboard"),
    _one("2.1.2", "No keyboard trap"),
    _one("2.1.4", "Character key shortcuts", no_plain="a letter means something only once Enter is pressed"),
    _one("2.2.1", "Timing adjustable"),
    _one("2.2.2", "Pause, stop, hide", no_plain=NO_POINTER),
    _one("2.3.1", "Three flashes or below threshold", no_plain=NO_POINTER),
    _one("2.4.1", "Bypass blocks", no=FOR_SETS),
    _one("2.4.2", "Page titled"),
    _one("2.4.3", "Focus order"),
    _one("2.4.4", "Link purpose (in context)"),
    _one("2.4.5", "Multiple ways", "AA"),
    _one("2.4.6", "Headings and labels", "AA"),
    _one("2.4.7", "Focus visible", "AA", no_plain="what one types stands after “> ”, where the terminal's cursor is"),
    _one("2.4.11", "Focus not obscured (minimum)", "AA", no_plain="nothing lies over anything"),
    _one("2.5.1", "Pointer gestures", no_plain=NO_POINTER),
    _one("2.5.2", "Pointer cancellation", no_plain=NO_POINTER),
    _one("2.5.3", "Label in name", no="in a terminal a control has no other name than the words one sees"),
    _one("2.5.4", "Motion actuation", no="no movement of a device does anything"),
    _one("2.5.7", "Dragging movements", "AA", no_plain=NO_POINTER),
    _one("2.5.8", "Target size (minimum)", "AA", screens="a row is as high as the terminal's letters, less than "
         "24 pixels in most; with airy spacing targets lie further apart", no_plain=NO_POINTER),
    _one("3.1.1", "Language of page", screens=TERMINAL, plain=TERMINAL),
    _one("3.1.2", "Language of parts", "AA", screens=TERMINAL, plain=TERMINAL),
    _one("3.2.1", "On focus", no_plain="there is only the line that one types"),
    _one("3.2.2", "On input"),
    _one("3.2.3", "Consistent navigation", "AA"),
    _one("3.2.4", "Consistent identification", "AA"),
    _one("3.2.6", "Consistent help"),
    _one("3.3.1", "Error identification"),
    _one("3.3.2", "Labels or instructions"),
    _one("3.3.3", "Error suggestion", "AA"),
    _one("3.3.4", "Error prevention (legal, financial, data)", "AA"),
    _one("3.3.7", "Redundant entry"),
    _one("3.3.8", "Accessible authentication (minimum)", "AA", "nobody has to prove who they are"),
    _one("4.1.2", "Name, role, value", screens=TERMINAL, no_plain="there are no controls, only text"),
    _one("4.1.3", "Status messages", "AA", screens="a message appears where the cursor is not, and a terminal cannot "
         "announce it"),
)  # fmt: skip

BEYOND = {
    "5.2": "Activation of accessibility features",
    "11.7": "User preferences",
}
"""Requirements of EN 301 549 that are no criteria of WCAG, and that tests prove."""
