"""A model of how Moodle 4.1 marks, for comparison with ``judge``: it reads the file that goes out, and nothing else.

What it knows: one answer of several earns its percentage; several add up, from 0 to 1; a matching question is worth the
share of its stems that are right; a text with gaps the mean of its gaps; an order the share of pairs that are in order.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, fromstring


def elements(data: bytes) -> dict[str, Element]:
    """The questions of a file, by their names, without categories."""
    found = [one for one in fromstring(data).iterfind("question") if one.get("type") != "category"]
    return {str(one.findtext("name/text")): one for one in found}


def words(text: str | None) -> str:
    """The words of a piece of HTML, as a browser shows them."""
    apart = re.sub(r"</?(?:p|br|li|ul)/?>", " ", text or "")
    return " ".join(html.unescape(re.sub(r"</?(?:em|strong|code)>", "", apart)).split())


def same(text: str) -> str:
    """A text of ours as ``words`` has it."""
    return " ".join(text.split())


def choice(question: Element, chosen: Iterable[str]) -> float:
    """The mark for the answers that were chosen, by their words."""
    chosen = [same(one) for one in chosen]
    worth = {words(one.findtext("text")): float(str(one.get("fraction"))) / 100 for one in question.iterfind("answer")}
    assert set(chosen) <= set(worth)
    if question.findtext("single") == "true":
        assert len(chosen) == 1
        return worth[chosen[0]]
    return min(1.0, max(0.0, sum(worth[one] for one in chosen)))


def matching(question: Element, given: Sequence[tuple[str, str]]) -> float:
    """The mark for answers to stems. Two stems with one text are told apart by their order."""
    stems = [one for one in question.iterfind("subquestion") if words(one.findtext("text"))]
    choices = {words(one.findtext("answer/text")) for one in question.iterfind("subquestion")}
    right = 0
    for stem, (case, answer) in zip(stems, given, strict=True):
        assert words(stem.findtext("text")) == same(case)
        assert same(answer) in choices
        right += words(stem.findtext("answer/text")) == same(answer)
    return right / len(stems)


def ordering(question: Element, order: Sequence[str]) -> float:
    """The mark for an order: for each item, what comes before it and what comes after it, each right or not."""
    assert question.findtext("gradingtype") == "RELATIVE_ALL_PREVIOUS_AND_NEXT"
    assert question.findtext("selecttype") == "ALL"
    right = [words(one.findtext("text")) for one in question.iterfind("answer")]
    given = [same(one) for one in order]
    assert sorted(right) == sorted(given)
    correct = count = 0
    for item in right:
        for before in (True, False):
            wanted, found = _beside(right, item, before=before), _beside(given, item, before=before)
            correct += len(wanted & found)
            count += len(wanted)
    return correct / count


def _beside(order: Sequence[str], item: str, *, before: bool) -> set[str]:
    at = order.index(item)
    return set(order[:at] if before else order[at + 1 :])


@dataclass(frozen=True)
class Alternative:
    """An answer in a gap, as Moodle reads it."""

    text: str
    worth: float
    feedback: str


def gaps(question: Element) -> list[list[Alternative]]:
    """The gaps of a question, each with its answers: up to the first brace without a backslash."""
    text = str(question.findtext("questiontext/text"))
    found = []
    for begins in re.finditer(r"\{(\d*):MULTICHOICE:", text):
        assert begins[1] == "1"
        found.append(list(_alternatives(text[begins.end() :])))
    return found


def _alternatives(text: str) -> Iterator[Alternative]:
    """Reads as Moodle does: an answer goes on behind a backslash or an ampersand, feedback behind a backslash."""
    at, ended = 0, False
    while not ended:
        worth = 0.0
        if text[at] == "=":
            worth, at = 1.0, at + 1
        elif share := re.match(r"%(-?\d+(?:[.,]\d*)?)%", text[at:]):
            worth, at = float(share[1]) / 100, at + share.end()
        answer = re.compile(r".+?(?<!\\|&)(?<!&amp;)(?=[~#}])", re.DOTALL).match(text, at)
        assert answer is not None
        at, feedback = answer.end(), ""
        if text[at] == "#":
            said = re.compile(r".*?(?<!\\)(?=[~}])", re.DOTALL).match(text, at + 1)
            assert said is not None
            at, feedback = said.end(), said[0]
        ended, at = text[at] == "}", at + 1
        yield Alternative(_shown(answer[0]), worth, _shown(feedback))


def _shown(text: str) -> str:
    """What is shown of it: entities are replaced, two escapes are taken back, and what is left is HTML."""
    return words(html.unescape(text).replace("\\}", "}").replace("\\#", "#"))


def cloze(question: Element, given: Sequence[str]) -> float:
    """The mark for what was chosen in each gap."""
    found = gaps(question)
    earned = [_worth(one, same(answer)) for one, answer in zip(found, given, strict=True)]
    return sum(earned) / len(earned)


def _worth(alternatives: Sequence[Alternative], answer: str) -> float:
    worth: Mapping[str, float] = {one.text: one.worth for one in alternatives}
    assert len(worth) == len(alternatives)
    return worth[answer]
