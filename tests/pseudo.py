"""A language that nobody speaks, which shows what cannot be translated yet and what a longer language would break.

Every text of the template is in it: accented, 40 % longer, between ⟦ and ⟧. What is counted has six forms, as in Welsh,
and each begins with its number, such as ``⟦3·``. So what is shown in plain letters outside the brackets is English, and
a bracket that is not closed is a text that was cut off.
"""

from __future__ import annotations

import re
import string
from functools import cache
from pathlib import Path

import pytest

from copro_tui import i18n
from tests.catalogues import write_catalogue
from tests.messages import messages

CODE = "qps"

FORMS = ("0", "1", "2", "3", "6", "n")
"""The six forms, each by the number that it is for; n is any other."""

HEADER = (
    "Content-Type: text/plain; charset=UTF-8\n"
    "Plural-Forms: nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);\n"
)

ACCENTED = str.maketrans(string.ascii_letters, "áƀçđéƒğĥíĵķłɱñóƥɋŕşţúṽŵẋýžÁɃÇĐÉƑĞĤÍĴĶŁṀÑÓƤɊŔŞŢÚṼŴẊÝŽ")

TYPED = "copro_tui/plain/grammar/words.py"
"""Where the words stand that people may type; they are never shown, and stay English."""

VALUE = re.compile(r"(%\([\w.-]+\)[-+ #0-9.]*[a-z]|%%|\{\w*(?:!r)?\}|\n)")
"""What a text leaves to be filled in, and line ends."""

LONGER = 0.4


def accented(text: str, form: str = "") -> str:
    """A text in the language that nobody speaks."""
    parts = [part if VALUE.fullmatch(part) else part.translate(ACCENTED) for part in VALUE.split(text)]
    begin = f"⟦{form}·" if form else "⟦"
    more = round(len(VALUE.sub("", text)) * LONGER) - len(begin) - 1
    padding = "".join(" " + "ŵ" * min(5, left - 1) for left in range(more, 1, -6))
    return "".join((begin, *parts, padding, "⟧"))


@cache
def texts() -> dict[str, str]:
    """The whole catalogue."""
    found = {}
    for message in messages():
        if {where for where, _line in message.locations} == {TYPED}:
            continue
        if message.id and isinstance(message.id, str):
            found[message.id] = accented(message.id)
        elif message.id:
            one, many = message.id
            forms = [accented(one if form == "1" else many, form) for form in FORMS]
            found["\0".join((one, many))] = "\0".join(forms)
    return found


def speak(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Use the language, from a catalogue in ``folder``, until the test ends."""
    write_catalogue(folder / "locale" / CODE, texts(), HEADER)
    monkeypatch.setattr(i18n, "__file__", str(folder / "i18n.py"))
    i18n.use_language(CODE)


def english_in(text: str, known: frozenset[str]) -> list[str]:
    """The words of a text in plain letters, but for those that are ``known`` to be no words of ours.

    Of a word that is broken or cut off at the end of a line, a part is enough to know it.
    """
    found = []
    for match in re.finditer(r"[A-Za-z]{2,}", text):
        word, end = match[0].casefold(), text[match.end() : match.end() + 1]
        begun = end in ("…", "\n", "") and any(one.startswith(word) for one in known)
        ended = text[: match.start()].rstrip(" ").endswith("\n") and any(one.endswith(word) for one in known)
        if word not in known and not begun and not ended:
            found.append(match[0])
    return found


def words_of(*texts: str) -> frozenset[str]:
    """The words that stand in texts."""
    return frozenset(word.casefold() for text in texts for word in re.findall(r"[A-Za-z]+", text))


def cut_off(text: str) -> list[str]:
    """The lines of a text in which texts of ours were cut off, and not the course's in the middle of them."""
    lines = text.split("\n")
    cut = [line.strip() for line in lines if re.search("⟦[^⟧]*[^\x00-\x7f]…(?![^⟦⟧]*⟧)", line)]
    whole = text.count("⟦") == text.count("⟧") or "…" in text
    return cut if whole else [*cut, text]


def depth(text: str) -> int:
    """How many texts of ours stand one within the other; not those of one word, such as the name of a month."""
    most = now = 0
    for sign in re.sub(r"⟦[^⟦⟧\s]*( ŵ+)*⟧", "", text):
        now += (sign == "⟦") - (sign == "⟧")
        most = max(most, now)
    return most
