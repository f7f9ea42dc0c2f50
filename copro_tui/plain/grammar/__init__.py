"""What a typed line means: numbers, words, names and parts of names, as people type and dictate them. Pure."""

from copro_tui.plain.grammar.asking_back import (
    asked_back,
    or_command,
    says,
    says_number,
    without_politeness,
    yes_or_no,
)
from copro_tui.plain.grammar.meanings import (
    Added,
    At,
    Beside,
    By,
    Meaning,
    Moved,
    Named,
    Ordered,
    Picked,
    Placed,
    Swapped,
    Unclear,
    Understood,
    Unknown,
    Unpicked,
    place_in,
    rearranged,
)
from copro_tui.plain.grammar.ordering import order_of
from copro_tui.plain.grammar.picking import one_of, several_of
from copro_tui.plain.grammar.placing import places_for

__all__ = [
    "Added",
    "At",
    "Beside",
    "By",
    "Meaning",
    "Moved",
    "Named",
    "Ordered",
    "Picked",
    "Placed",
    "Swapped",
    "Unclear",
    "Understood",
    "Unknown",
    "Unpicked",
    "asked_back",
    "one_of",
    "or_command",
    "order_of",
    "place_in",
    "places_for",
    "rearranged",
    "says",
    "says_number",
    "several_of",
    "without_politeness",
    "yes_or_no",
]
