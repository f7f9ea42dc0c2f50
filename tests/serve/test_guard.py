"""The pure parts of the guard: addresses, failures, allowances, and what browsers and processes send."""

from __future__ import annotations

import asyncio
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copro_tui.serve.guard import FAILURES, SECONDS, Allowance, Attempts, local_address, outside_address
from copro_tui.serve.messages import HEIGHTS, WIDTHS, Resized, Typed, message_in
from copro_tui.serve.packets import Said, Screen, keys, next_packet, told


class Clock:
    """A clock that is set by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_only_our_own_hosts_and_origins() -> None:
    local = local_address(8000)
    assert [one for one in ("127.0.0.1:8000", "localhost:8000", "[::1]:8000") if not local.is_host(one)] == []
    assert [one for one in ("evil.example", "localhost", "localhost:80000", "", None) if local.is_host(one)] == []
    outside = outside_address("https://Learn.example.org")
    assert outside is not None
    assert outside.is_origin("https://learn.example.org")
    others = ("http://learn.example.org", "https://learn.example.org.evil.example", "null", "", None)
    assert [one for one in others if outside.is_origin(one)] == []


@pytest.mark.parametrize("address", ["http://learn.example.org", "ftp://a", "https://", "https://a/b", "a", ""])
def test_addresses_that_are_none(address: str) -> None:
    assert outside_address(address) is None


def test_failures_are_counted_by_address_and_forgotten_after_a_minute() -> None:
    clock = Clock()
    attempts = Attempts(clock)
    for _number in range(FAILURES):
        assert not attempts.too_many("a")
        attempts.failed("a")
    assert attempts.too_many("a")
    assert not attempts.too_many("b")
    clock.now = SECONDS
    assert not attempts.too_many("a")


@given(st.lists(st.tuples(st.floats(0, 20), st.integers(0, 300_000))))
def test_no_more_is_taken_than_is_allowed(sent: list[tuple[float, int]]) -> None:
    clock = Clock()
    allowance, taken = Allowance(clock), 0
    for wait, count in sent:
        clock.now += wait
        taken += count if allowance.take(count) else 0
        assert taken <= 200_000 + 20_000 * clock.now + 1


@given(st.text() | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_nothing_that_a_browser_sends_is_too_much(text: str) -> None:
    message_in(text)  # it raises nothing


@given(st.integers(), st.integers())
def test_sizes_are_kept_within_bounds(width: int, height: int) -> None:
    meant = message_in(json.dumps(["resize", {"width": width, "height": height}]))
    if meant is not None:  # numbers beyond 64 bits are none
        assert isinstance(meant, Resized)
        assert WIDTHS[0] <= meant.width <= WIDTHS[1]
        assert HEIGHTS[0] <= meant.height <= HEIGHTS[1]


def test_what_is_typed_arrives_as_it_is() -> None:
    assert message_in(json.dumps(["stdin", "ŵ “x”\n"])) == Typed("ŵ “x”\n")


async def _packets(data: bytes) -> list[object]:
    source = asyncio.StreamReader()
    source.feed_data(data)
    source.feed_eof()
    found: list[object] = []
    while (packet := await next_packet(source)) is not None:
        found.append(packet)
    return found


@given(st.lists(st.text()))
async def test_packets_arrive_as_they_were_sent(texts: list[str]) -> None:
    sent = b"".join(keys(one) for one in texts) + told("resize", width=80)
    expected: list[object] = [Screen(one.encode()) for one in texts]
    assert await _packets(sent) == [*expected, Said("resize", {"type": "resize", "width": 80})]


@given(st.binary())
async def test_what_is_no_packet_ends_the_reading(data: bytes) -> None:
    await _packets(data)  # it raises nothing, and comes to an end
