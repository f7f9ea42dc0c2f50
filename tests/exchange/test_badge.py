"""Badges: what is in them, that their signature is good by more than one way, and that no change goes unnoticed."""

from __future__ import annotations

import base64
import copy
import hashlib
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from msgspec.structs import replace
from openbadgeslib.ob3.contexts import document_loader
from openbadgeslib.ob3.ldp import OB3LdpVerifier
from pyld import jsonld

from copro_tui.errors import UsageError
from copro_tui.exchange import badge
from copro_tui.exchange.badge import Badge, achievement_id, checked, is_for, issuer_of, new_key, signed
from tests.cohorts.groups import NOW

KEY = b"""-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
-----END PRIVATE KEY-----
"""
"""The example of RFC 8410, 10.3, for the tests alone."""

PUBLIC = base64.b64decode("MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=")[-32:]
"""The public half, from 10.1 there."""

ABOUT = Badge(
    achievement="https://example.org/course/badge",
    course="A small course",
    description="Two lessons.",
    criteria="Every lesson is mastered.",
    evidence="What: First; Second",
    issuer="Siân",
    url="https://example.org",
    made=NOW,
)
BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def made(about: Badge = ABOUT) -> dict[str, Any]:
    found = json.loads(signed(about, KEY).data)
    assert isinstance(found, dict)
    return found


def from_base58(text: str, size: int) -> bytes:
    number = 0
    for sign in text:
        number = number * 58 + BASE58.index(sign)
    return number.to_bytes(size, "big")


def canonical_hash(document: dict[str, Any]) -> bytes:
    options = {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": document_loader()}
    return hashlib.sha256(jsonld.normalize(document, options).encode()).digest()


def test_a_badge_has_the_members_that_open_badges_3_asks_for() -> None:
    found = made()
    assert found["@context"][:2] == [
        "https://www.w3.org/ns/credentials/v2",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
    ]
    assert set(found["type"]) == {"VerifiableCredential", "OpenBadgeCredential"}
    assert found["id"].startswith("urn:uuid:")
    assert found["name"] == "A small course"
    assert found["validFrom"] == "2026-01-05T09:00:00Z"
    assert found["issuer"] == {
        "id": issuer_of(KEY),
        "type": ["Profile"],
        "name": "Siân",
        "url": "https://example.org",
    }
    subject = found["credentialSubject"]
    assert subject["type"] == ["AchievementSubject"]
    assert subject["achievement"] == {
        "id": "https://example.org/course/badge",
        "type": ["Achievement"],
        "name": "A small course",
        "description": "Two lessons.",
        "criteria": {"narrative": "Every lesson is mastered."},
        "achievementType": "Certificate",
    }
    assert found["evidence"] == [{"type": ["Evidence"], "name": "A small course", "narrative": "What: First; Second"}]
    (proof,) = found["proof"]
    assert (proof["type"], proof["cryptosuite"], proof["proofPurpose"]) == (
        "DataIntegrityProof",
        "eddsa-rdfc-2022",
        "assertionMethod",
    )
    assert proof["verificationMethod"].startswith(f"{issuer_of(KEY)}#")


def test_a_badge_knows_nobody_unless_their_address_is_to_be_in_it_as_a_hash() -> None:
    subject, other = made()["credentialSubject"], made()["credentialSubject"]
    assert subject["id"].startswith("urn:uuid:")
    assert subject["id"] != other["id"]
    assert "identifier" not in subject
    data = signed(replace(ABOUT, email="Ann.Price@example.org"), KEY).data
    assert b"@example.org" not in data
    (identity,) = json.loads(data)["credentialSubject"]["identifier"]
    salted = f"ann.price@example.org{identity['salt']}"
    assert identity["identityHash"] == "sha256$" + hashlib.sha256(salted.encode()).hexdigest()
    assert (identity["type"], identity["hashed"], identity["identityType"]) == ("IdentityObject", True, "emailAddress")
    assert is_for(checked(data, "x"), "ANN.price@example.org")
    assert not is_for(checked(data, "x"), "ben@example.org")
    assert not is_for(checked(signed(ABOUT, KEY).data, "x"), "ann.price@example.org")


def test_the_signature_is_good_by_the_library_and_worked_out_anew() -> None:
    document = made()
    found = OB3LdpVerifier.for_issuer_did(issuer_of(KEY)).verify(json.dumps(document))
    assert found.achievement.name == "A small course"
    told = checked(json.dumps(document).encode(), "x")
    assert (told.course, told.issuer, told.did, told.day) == (
        "A small course",
        "Siân",
        issuer_of(KEY),
        date(2026, 1, 5),
    )
    (proof,) = document.pop("proof")
    value = from_base58(proof.pop("proofValue").removeprefix("z"), 64)
    key = from_base58(issuer_of(KEY).removeprefix("did:key:z"), 34)
    assert key[:2] == b"\xed\x01"  # Ed25519, by the table of multicodec
    data = canonical_hash({"@context": document["@context"], **proof}) + canonical_hash(document)
    Ed25519PublicKey.from_public_bytes(key[2:]).verify(value, data)


def changed(document: Any) -> Iterator[Any]:
    """Copies of a document, each with one text in it changed or one member gone."""
    for key, value in document.items() if isinstance(document, dict) else enumerate(document):
        if isinstance(value, (dict, list)):
            for inner in changed(value):
                copied = copy.copy(document)
                copied[key] = inner
                yield copied
        elif isinstance(value, str):
            copied = copy.copy(document)
            copied[key] = value + "x"
            yield copied
    if isinstance(document, dict):
        for key in document:
            yield {other: value for other, value in document.items() if other != key}


def test_no_change_goes_unnoticed() -> None:
    document = made(replace(ABOUT, email="ann@example.org"))
    variants = [*changed(document)]
    assert len(variants) > 60
    for one in variants[::2]:
        with pytest.raises(UsageError, match=r"no badge with a good signature|fetches nothing"):
            checked(json.dumps(one).encode(), "badge.json")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0",
        b"null",
        b"[]",
        b"{}",
        b'{"issuer": 1}',
        b'{"issuer": {"id": null}}',
        b"[" * 9000,
        "é".encode("cp1252"),
    ],
)
def test_what_is_no_badge_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(UsageError, match=r"badge\.json(: the key| is no badge)"):
        checked(data, "badge.json")


def test_nothing_is_fetched_for_an_issuer_on_the_web() -> None:
    document = made()
    document["issuer"]["id"] = "did:web:example.org"
    with pytest.raises(UsageError, match="copro fetches nothing"):
        checked(json.dumps(document).encode(), "badge.json")


def test_a_key_is_made_once_for_ever_and_another_one_is_another_issuer() -> None:
    assert from_base58(issuer_of(KEY).removeprefix("did:key:z"), 34)[2:] == PUBLIC
    assert issuer_of(new_key()) != issuer_of(new_key())
    with pytest.raises(UsageError, match="not a key for badges"):
        issuer_of(b"-----BEGIN PRIVATE KEY-----\n")
    assert achievement_id("", "A course", "did:key:z1") == achievement_id("", "A course", "did:key:z1")
    assert achievement_id("", "A course", "did:key:z1") != achievement_id("", "A course", "did:key:z2")
    assert achievement_id("https://example.org/c", "A course", "did:key:z1") == "https://example.org/c/badge"


def test_without_the_extra_it_is_said_how_to_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(badge, "find_spec", lambda _name: None)
    for ask in (new_key, lambda: signed(ABOUT, KEY), lambda: checked(b"{}", "x")):
        with pytest.raises(UsageError, match=r"copro\[badges\]"):
            ask()
