"""Open Badges 3.0: a credential that says that the course was mastered, signed by whoever issues it.

The badge is a JSON file with a Data Integrity proof (eddsa-rdfc-2022). Its issuer is a ``did:key``: the public key is
in the identifier itself, so that nobody has to publish or fetch anything. All that is cryptography is openbadgeslib's,
which is an extra and is loaded here alone.
"""

from __future__ import annotations

import json
import secrets
import uuid
from datetime import date, datetime
from importlib.util import find_spec
from typing import Any

from msgspec import Struct

from copro_tui.errors import CoproError, UsageError
from copro_tui.i18n import gettext as _
from copro_tui.text.safe import excerpt

LARGEST_BADGE = 256 * 1024
"""The most bytes of a badge that is read; one of ours has about 3,000."""


class Badge(Struct, frozen=True, kw_only=True):
    """What a badge says. There is no score in it, nothing that the learner wrote, and not their name."""

    achievement: str
    """The IRI of what was achieved: the same in every badge of one issuer for one course."""
    course: str
    description: str
    criteria: str
    """What one has to do for it."""
    evidence: str
    """What this learner did for it."""
    issuer: str
    """The name of who issues it."""
    url: str = ""
    """Where they are on the web; may be empty."""
    email: str = ""
    """The learner's address, of which only a salted hash is written; empty where the badge is to know nobody."""
    made: datetime


class Checked(Struct, frozen=True, kw_only=True):
    """A badge whose signature is good."""

    id: str
    course: str
    issuer: str
    """The name that the issuer gives themselves."""
    did: str
    """The issuer's key, as an identifier."""
    day: date
    identities: tuple[tuple[str, str], ...]
    """Hashes of the address of who it is for, each with its salt."""


class Signed(Struct, frozen=True, kw_only=True):
    """A badge as it is handed over."""

    id: str
    did: str
    data: bytes
    """The JSON file."""


def new_key() -> bytes:
    """A new private key (Ed25519), as PEM. Raises UsageError if the extra is not installed."""
    _need_library()
    from openbadgeslib.keys import KeyEd25519

    private, _public = KeyEd25519().generate_keypair()
    return private


def issuer_of(key: bytes) -> str:
    """The identifier (``did:key``) of the issuer with this private key. Raises UsageError if it is no such key."""
    return str(_signer(key).verification_method).partition("#")[0]


def achievement_id(course_iri: str, course: str, did: str) -> str:
    """The IRI of having mastered a course: below the course's own where it has one."""
    return f"{course_iri}/badge" if course_iri else uuid.uuid5(uuid.NAMESPACE_URL, f"{did} {course}").urn


def signed(badge: Badge, key: bytes) -> Signed:
    """The badge, signed with a private key. Raises UsageError if it cannot be."""
    signer, did = _signer(key), issuer_of(key)
    from openbadgeslib.errors import LibOpenBadgesException
    from openbadgeslib.ob3.credential import Achievement, Evidence, IdentityObject, Issuer, OpenBadgeCredential

    identities = [IdentityObject.create(badge.email.casefold(), secrets.token_hex(16))] if badge.email else []
    credential = OpenBadgeCredential(
        issuer=Issuer(id=did, name=badge.issuer, url=badge.url or None),
        recipient_id=None if identities else uuid.uuid4().urn,  # one of the two there must be
        achievement=Achievement(
            id=badge.achievement,
            name=badge.course,
            description=badge.description,
            criteria_narrative=badge.criteria,
            achievement_type="Certificate",
        ),
        issuance_date=badge.made.replace(microsecond=0),
        evidence=[Evidence(name=badge.course, narrative=badge.evidence)],
        identifiers=identities,
    )
    try:
        document = signer.sign(credential, created=credential.issuance_date)
    except (LibOpenBadgesException, ValueError) as error:
        raise UsageError(_("The badge cannot be signed (%(why)s).") % {"why": excerpt(str(error))}) from error
    document["proof"] = [document["proof"]]  # one or a list is allowed; 1EdTech's schema of 2025 knows lists alone
    data = json.dumps(document, ensure_ascii=False, indent=2).encode() + b"\n"
    return Signed(id=str(credential.id), did=did, data=data)


def checked(data: bytes, name: str) -> Checked:
    """What a badge says, if its signature is good; nothing is fetched. Raises UsageError if it is not."""
    _need_library()
    from openbadgeslib.errors import LibOpenBadgesException
    from openbadgeslib.ob3.ldp import OB3LdpVerifier

    try:
        issuer = json.loads(data)["issuer"]
        did = issuer if isinstance(issuer, str) else str(issuer["id"])
        if not did.startswith("did:key:"):
            raise UsageError(
                _("%(file)s: the key of its issuer is on the web (%(did)s), and copro fetches nothing.")
                % {"file": name, "did": excerpt(did, 80)},
                _("Check it with another program for Open Badges 3.0."),
            )
        found = OB3LdpVerifier.for_issuer_did(did).verify(data)
    except CoproError:
        raise
    except (LibOpenBadgesException, ValueError, KeyError, TypeError, RecursionError) as error:
        raise UsageError(
            _("%(file)s is no badge with a good signature (%(why)s).") % {"file": name, "why": excerpt(str(error))},
            _("Ask for the file as it was issued: it must not be changed."),
        ) from error
    assert found.issuance_date is not None
    return Checked(
        id=str(found.id),
        course=found.achievement.name,
        issuer=found.issuer.name,
        did=did,
        day=found.issuance_date.date(),
        identities=tuple((one.identity_hash, one.salt or "") for one in found.identifiers if one.hashed),
    )


def is_for(badge: Checked, email: str) -> bool:
    """Whether a badge has the hash of this address in it."""
    from openbadgeslib.ob3.credential import IdentityObject

    return any(
        secrets.compare_digest(IdentityObject.create(email.casefold(), salt).identity_hash, known)
        for known, salt in badge.identities
    )


def _signer(key: bytes) -> Any:
    _need_library()
    from openbadgeslib.errors import LibOpenBadgesException
    from openbadgeslib.ob3.ldp import OB3LdpSigner

    try:
        return OB3LdpSigner(key)
    except (LibOpenBadgesException, ValueError, TypeError) as error:
        raise UsageError(
            _("That is not a key for badges."), _("Put the file back that “copro badge new-key” made.")
        ) from error


def _need_library() -> None:
    if not all(map(find_spec, ("openbadgeslib", "pyld"))):  # the first loads the second late, and complains at length
        raise UsageError(
            _("Badges need an addition that is not installed."), _("Install it: pip install “copro[badges]”.")
        )
