"""Sending one's work to a trainer, as front ends use it; what is behind it is passed in."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Protocol

from msgspec import Struct


class OwnWords(Struct, frozen=True, kw_only=True):
    """What is only sent if the learner chooses it: a text of theirs, or where they placed their own work."""

    id: str
    """The exercise at which it was given."""
    prompt: str
    text: str


class Recipient(Struct, frozen=True, kw_only=True):
    """A cohort that the learner is in."""

    id: str
    name: str
    trainer: str = ""


class Sending(Protocol):
    """What a learner can send, and to whom."""

    def recipients(self) -> tuple[Recipient, ...]:
        """The cohorts that the learner is in."""

    def own_words(self) -> tuple[OwnWords, ...]:
        """The texts to choose from; none is sent unless it is chosen."""

    def in_words(self, recipient: str, chosen: Collection[str], number: str = "") -> list[str]:
        """What would be sent to a cohort with these texts, one sentence after another. Raises RecordError.

        ``number`` is the learner's staff number, of which only a mark is sent; empty for none.
        """

    def send(self, recipient: str, chosen: Collection[str], number: str = "") -> str:
        """Send it; returns a sentence that says where it is now. Raises CoproError; then nothing was sent."""


class SendingOf(Protocol):
    """A function that gives the Sending of a learner."""

    def __call__(self, record: Path, learner: str) -> Sending | None:
        """That of the learner with this id, whose record is this file; None where there is nobody to send to."""


def nobody_to_send_to(record: Path, learner: str) -> None:
    """The SendingOf of a course without cohorts."""
