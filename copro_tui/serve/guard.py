"""What every request has to pass: the right host and origin, few failures; and headers that close the rest."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from msgspec import Struct

FAILURES = 10
"""The most failed attempts to sign in, for one address and minute."""

SECONDS = 60.0

MOST_ADDRESSES = 10_000
"""The most addresses whose failures are remembered, so that a flood of them fills no memory."""

HEADERS: Mapping[str, str] = {
    # styles may stand in elements because the terminal in the page sets its own; scripts may not
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    # "no-referrer" would make browsers send "Origin: null" with the page's own forms
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}
"""Headers of every answer; what never changes says otherwise."""


class Address(Struct, frozen=True):
    """The address by which browsers reach the server."""

    scheme: str
    hosts: frozenset[str]
    """Host and port, as browsers send them."""

    @property
    def secure(self) -> bool:
        return self.scheme == "https"

    def is_host(self, host: str | None) -> bool:
        """Whether a Host header names this server."""
        return (host or "").lower() in self.hosts

    def is_origin(self, origin: str | None) -> bool:
        """Whether an Origin header is that of this server's own pages."""
        scheme, _colon, host = (origin or "").lower().partition("://")
        return scheme == self.scheme and host in self.hosts


LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def local_address(port: int) -> Address:
    """The address of a server that only this computer can reach."""
    return Address("http", frozenset(f"{host}:{port}" for host in LOOPBACK))


def outside_address(origin: str) -> Address | None:
    """The address for an origin such as ``https://learn.example.org``; None if it is not one.

    Plain HTTP is an address on this computer only: elsewhere anybody on the way could read along.
    """
    parts = urlsplit(origin)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/") or parts.query:
        return None
    if parts.scheme == "http" and parts.hostname not in ("127.0.0.1", "localhost", "::1"):
        return None
    return Address(parts.scheme, frozenset({parts.netloc.lower()}))


class Attempts:
    """Failed attempts to sign in, by address."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        """``seconds`` is a clock that never goes back."""
        self._seconds = seconds
        self._failed: defaultdict[str, deque[float]] = defaultdict(deque)

    def too_many(self, address: str) -> bool:
        """Whether an address has to wait."""
        failed = self._failed.get(address)
        if failed is None:
            return False
        while failed and failed[0] <= self._seconds() - SECONDS:
            failed.popleft()
        if not failed:
            del self._failed[address]
        return len(failed) >= FAILURES

    def failed(self, address: str) -> None:
        """Count a failed attempt."""
        if len(self._failed) >= MOST_ADDRESSES and address not in self._failed:
            self._failed.pop(next(iter(self._failed)))
        self._failed[address].append(self._seconds())


class Allowance:
    """How much a browser may send: so many bytes at once, refilled at a rate."""

    def __init__(self, seconds: Callable[[], float], *, bytes_at_once: int = 200_000, a_second: int = 20_000) -> None:
        self._seconds = seconds
        self._most = float(bytes_at_once)
        self._rate = float(a_second)
        self._left = self._most
        self._at = seconds()

    def take(self, count: int) -> bool:
        """Whether so many bytes are still allowed; they are used up then."""
        now = self._seconds()
        self._left = min(self._most, self._left + (now - self._at) * self._rate)
        self._at = now
        if count > self._left:
            return False
        self._left -= count
        return True
