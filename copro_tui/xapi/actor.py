"""Who a statement is about, and the ids that follow from that: the same on all of a learner's computers."""

from __future__ import annotations

from functools import cached_property
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from msgspec import Struct


def namespace(base: str) -> UUID:
    """The namespace of all ids of a course with this ``iri``."""
    return uuid5(NAMESPACE_URL, base)


def pseudonym(base: str, home_page: str, learner: str) -> str:
    """What a learner is called in an organisation's LRS: another name in each, which does not tell their own.

    Whoever has the learner's random id, as in a bundle, can work it out.
    """
    return str(uuid5(namespace(base), f"actor|{home_page}|{learner}"))


class Actor(Struct, frozen=True, dict=True):
    """A learner, as one organisation's LRS knows them."""

    base: str
    """The course's ``iri``."""
    home_page: str
    """The organisation's address, which says whose names these are."""
    name: str
    """A pseudonym, or the number that the learner typed themselves."""

    @cached_property
    def agent(self) -> dict[str, Any]:
        """The learner as an xAPI agent."""
        return {"objectType": "Agent", "account": {"homePage": self.home_page, "name": self.name}}

    @cached_property
    def _namespace(self) -> UUID:
        return namespace(self.base)

    @cached_property
    def registration(self) -> str:
        """The id of this learner's going through this course."""
        return str(uuid5(self._namespace, f"registration|{self.home_page}|{self.name}"))

    def statement_id(self, verb: str, key: str) -> str:
        """The id of a statement: ``verb`` is the last part of its IRI, ``key`` what it is about.

        That is the event's id; for visits and completions the path, because each computer has an event of its own.
        """
        return str(uuid5(self._namespace, f"{self.home_page}|{self.name}|{verb}|{key}"))
