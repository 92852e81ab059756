"""Custody of key-encryption keys: the interface and the key file behind it. Knows no casus and no database."""

import base64
import hmac
import json
import os
import secrets
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

NONCE = 12
SLEUTEL = 32


class SleutelFout(RuntimeError):
    """A key is missing, unreadable or does not fit; the message never holds key material."""


class Sleutelbeheer(Protocol):
    """What every custodian of KEKs can do (key file now; a token or credential store later)."""

    @property
    def actief(self) -> str:
        """The id of the KEK that wraps new keys."""

    def omhul(self, sleutel: bytes, context: bytes) -> tuple[str, bytes]:
        """Wrap a data key under the active KEK, bound to `context`; give the KEK's id and the wrapping."""

    def onthul(self, kek_id: str, omhulsel: bytes, context: bytes) -> bytes:
        """Unwrap a data key; raises SleutelFout when the KEK is unknown or the context differs."""

    def mac(self, doel: str, gegevens: bytes) -> bytes:
        """Give a 32-byte HMAC under the key for this purpose."""


class Sleutelbestand:
    """KEKs in a file that only its owner may read (the embedded default).

    JSON: `actief`, `keks` {id: base64}, `mac` (root from which every MAC key is derived, RFC 5869).
    """

    def __init__(self, pad: Path) -> None:
        """Read the file; raises SleutelFout when it is missing, open to others or damaged."""
        self._pad = pad
        try:
            rechten = pad.stat().st_mode & 0o077
            inhoud = json.loads(pad.read_text())
            self._keks = {naam: base64.b64decode(waarde) for naam, waarde in inhoud["keks"].items()}
            self._actief = str(inhoud["actief"])
            wortel = base64.b64decode(inhoud["mac"])
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            raise SleutelFout(f"sleutelbestand {pad} ontbreekt of is onleesbaar") from None
        if rechten:
            raise SleutelFout(f"sleutelbestand {pad} is leesbaar voor anderen; zet de rechten op 0600")
        if self._actief not in self._keks or any(len(kek) != SLEUTEL for kek in (*self._keks.values(), wortel)):
            raise SleutelFout(f"sleutelbestand {pad} is beschadigd")
        self._wortel = wortel
        self._macs: dict[str, hmac.HMAC] = {}

    @staticmethod
    def maak(pad: Path) -> None:
        """Make a new key file; raises FileExistsError rather than replace one."""
        pad.parent.mkdir(parents=True, exist_ok=True)
        inhoud: dict[str, object] = {"actief": "k1", "keks": {"k1": _b64(secrets.token_bytes(SLEUTEL))}}
        _schrijf(pad, inhoud | {"mac": _b64(secrets.token_bytes(SLEUTEL))}, nieuw=True)

    @property
    def actief(self) -> str:
        """The id of the KEK that wraps new keys."""
        return self._actief

    def omhul(self, sleutel: bytes, context: bytes) -> tuple[str, bytes]:
        """Wrap with AES-256-GCM; the context is authenticated, so a wrapping cannot move to another casus."""
        nonce = os.urandom(NONCE)
        aad = self._actief.encode() + b"\0" + context
        return self._actief, nonce + AESGCM(self._keks[self._actief]).encrypt(nonce, sleutel, aad)

    def onthul(self, kek_id: str, omhulsel: bytes, context: bytes) -> bytes:
        """Unwrap; one KEK id, never a try-all."""
        kek = self._keks.get(kek_id)
        if kek is None:
            raise SleutelFout("onbekende hoofdsleutel")
        try:
            return AESGCM(kek).decrypt(omhulsel[:NONCE], omhulsel[NONCE:], kek_id.encode() + b"\0" + context)
        except InvalidTag:
            raise SleutelFout("omhulde sleutel past niet bij deze casus of hoofdsleutel") from None

    def mac(self, doel: str, gegevens: bytes) -> bytes:
        """HMAC-SHA256 under HKDF(root, doel)."""
        begin = self._macs.get(doel)
        if begin is None:
            sleutel = HKDFExpand(SHA256(), SLEUTEL, b"kernteam.mac.v1\0" + doel.encode()).derive(self._wortel)
            begin = self._macs[doel] = hmac.new(sleutel, digestmod=sha256)
        kopie = begin.copy()
        kopie.update(gegevens)
        return kopie.digest()

    def nieuwe_kek(self) -> str:
        """Add a KEK, make it the active one, and store the file in one step; give its id."""
        naam = f"k{1 + max(int(kek[1:]) for kek in self._keks)}"
        self._keks[naam] = secrets.token_bytes(SLEUTEL)
        self._actief = naam
        self._bewaar()
        return naam

    def kek_ids(self) -> list[str]:
        """List the KEKs, oldest first."""
        return list(self._keks)

    def vernietig_kek(self, kek_id: str) -> None:
        """Drop a KEK that wraps nothing any more; the active one stays."""
        if kek_id == self._actief:
            raise SleutelFout("de actieve hoofdsleutel blijft")
        self._keks.pop(kek_id, None)
        self._bewaar()

    def _bewaar(self) -> None:
        keks = {naam: _b64(kek) for naam, kek in self._keks.items()}
        _schrijf(self._pad, {"actief": self._actief, "keks": keks, "mac": _b64(self._wortel)}, nieuw=False)


def _b64(waarde: bytes) -> str:
    return base64.b64encode(waarde).decode()


def _schrijf(pad: Path, inhoud: dict[str, object], *, nieuw: bool) -> None:
    doel = pad if nieuw else pad.with_suffix(".nieuw")
    vlaggen = os.O_WRONLY | os.O_CREAT | (os.O_EXCL if nieuw else os.O_TRUNC)
    with os.fdopen(os.open(doel, vlaggen, 0o600), "w") as bestand:
        json.dump(inhoud, bestand, indent=1)
        bestand.flush()
        os.fsync(bestand.fileno())
    if not nieuw:
        doel.replace(pad)
