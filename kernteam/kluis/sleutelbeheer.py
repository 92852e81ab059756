"""Custody of key-encryption keys: the interface and the key file behind it. Knows no casus and no database."""

import base64
import hmac
import json
import os
import secrets
from dataclasses import dataclass
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
        self._inhoud = _lees(pad)
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
        return self._inhoud.actief

    def omhul(self, sleutel: bytes, context: bytes) -> tuple[str, bytes]:
        """Wrap with AES-256-GCM; the context is authenticated, so a wrapping cannot move to another casus."""
        # a KEK that another process replaced is about to be destroyed: what it wraps now would be lost with it
        self._ververs()
        actief, keks = self._inhoud.actief, self._inhoud.keks
        nonce = os.urandom(NONCE)
        return actief, nonce + AESGCM(keks[actief]).encrypt(nonce, sleutel, actief.encode() + b"\0" + context)

    def onthul(self, kek_id: str, omhulsel: bytes, context: bytes) -> bytes:
        """Unwrap; one KEK id, never a try-all."""
        if kek_id not in self._inhoud.keks:
            self._ververs()  # another process may have made it
        kek = self._inhoud.keks.get(kek_id)
        if kek is None:
            raise SleutelFout("onbekende hoofdsleutel")
        try:
            return AESGCM(kek).decrypt(omhulsel[:NONCE], omhulsel[NONCE:], kek_id.encode() + b"\0" + context)
        except (InvalidTag, ValueError):  # ValueError: shorter than a nonce
            raise SleutelFout("omhulde sleutel past niet bij deze casus of hoofdsleutel") from None

    def mac(self, doel: str, gegevens: bytes) -> bytes:
        """HMAC-SHA256 under HKDF(root, doel)."""
        begin = self._macs.get(doel)
        if begin is None:
            sleutel = HKDFExpand(SHA256(), SLEUTEL, b"kernteam.mac.v1\0" + doel.encode()).derive(self._inhoud.wortel)
            begin = self._macs[doel] = hmac.new(sleutel, digestmod=sha256)
        kopie = begin.copy()
        kopie.update(gegevens)
        return kopie.digest()

    def nieuwe_kek(self) -> str:
        """Add a KEK, make it the active one, and store the file in one step; give its id."""
        oud = self._inhoud
        naam = f"k{1 + max(int(kek[1:]) for kek in oud.keks)}"
        self._bewaar(naam, {**oud.keks, naam: secrets.token_bytes(SLEUTEL)})
        return naam

    def kek_ids(self) -> list[str]:
        """List the KEKs, oldest first."""
        return list(self._inhoud.keks)

    def vernietig_kek(self, kek_id: str) -> None:
        """Drop a KEK that wraps nothing any more; the active one stays."""
        if kek_id == self._inhoud.actief:
            raise SleutelFout("de actieve hoofdsleutel blijft")
        keks = {naam: kek for naam, kek in self._inhoud.keks.items() if naam != kek_id}
        self._bewaar(self._inhoud.actief, keks)

    def _bewaar(self, actief: str, keks: dict[str, bytes]) -> None:
        inhoud: dict[str, object] = {"actief": actief, "keks": {naam: _b64(kek) for naam, kek in keks.items()}}
        _schrijf(self._pad, inhoud | {"mac": _b64(self._inhoud.wortel)}, nieuw=False)
        self._inhoud = _lees(self._pad)

    def _ververs(self) -> None:
        """Read the file again when it was replaced since."""
        try:
            stand = _stand(self._pad)
        except OSError:
            raise SleutelFout(f"sleutelbestand {self._pad} ontbreekt of is onleesbaar") from None
        if stand != self._inhoud.stand:
            self._inhoud = _lees(self._pad)


@dataclass(frozen=True, slots=True, repr=False)
class _Inhoud:
    """What one reading of the file gave; replaced as a whole, so that threads never see half of it."""

    actief: str
    keks: dict[str, bytes]
    wortel: bytes
    stand: tuple[int, int]


def _lees(pad: Path) -> _Inhoud:
    try:
        stand = _stand(pad)
        rechten = pad.stat().st_mode & 0o077
        inhoud = json.loads(pad.read_text())
        keks = {naam: base64.b64decode(waarde, validate=True) for naam, waarde in inhoud["keks"].items()}
        actief = str(inhoud["actief"])
        wortel = base64.b64decode(inhoud["mac"], validate=True)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise SleutelFout(f"sleutelbestand {pad} ontbreekt of is onleesbaar") from None
    if rechten:
        raise SleutelFout(f"sleutelbestand {pad} is leesbaar voor anderen; zet de rechten op 0600")
    if actief not in keks or any(len(kek) != SLEUTEL for kek in (*keks.values(), wortel)):
        raise SleutelFout(f"sleutelbestand {pad} is beschadigd")
    return _Inhoud(actief, keks, wortel, stand)


def _stand(pad: Path) -> tuple[int, int]:
    staat = pad.stat()
    return staat.st_ino, staat.st_mtime_ns


def _b64(waarde: bytes) -> str:
    return base64.b64encode(waarde).decode()


def _schrijf(pad: Path, inhoud: dict[str, object], *, nieuw: bool) -> None:
    doel = pad if nieuw else pad.with_suffix(".nieuw")
    vlaggen = os.O_WRONLY | os.O_CREAT | (os.O_EXCL if nieuw else os.O_TRUNC)
    with os.fdopen(os.open(doel, vlaggen, 0o600), "w") as bestand:
        os.fchmod(bestand.fileno(), 0o600)  # a file left behind by an interrupted change keeps its own rights
        json.dump(inhoud, bestand, indent=1)
        bestand.flush()
        os.fsync(bestand.fileno())
    if not nieuw:
        doel.replace(pad)
    # without this a power cut may bring the old file back, while keys are wrapped under the new KEK already
    map_ = os.open(pad.parent, os.O_RDONLY)
    try:
        os.fsync(map_)
    finally:
        os.close(map_)
