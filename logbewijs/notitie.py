"""Signed notes of C2SP: keys, signing and checking with Ed25519. Knows not what a note is about."""

import base64
import binascii
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

LOG, GETUIGE = 1, 4  # the algorithms of C2SP: Ed25519 over the text, and a timestamped cosignature/v1
_KOP = "— "
_MEESTE_HANDTEKENINGEN = 100
_SLEUTEL, _HANDTEKENING = 32, 64
_GEHEIM = "PRIVATE+KEY+"


class Misvormd(ValueError):
    """What was given is no key, no checkpoint or no signed note."""


class Vervalst(ValueError):
    """A signature that claims to be of a known key is wrong."""


@dataclass(frozen=True, slots=True)
class Sleutel:
    """A public key with its name: what C2SP calls a vkey."""

    naam: str
    soort: int
    publiek: bytes

    @property
    def id(self) -> bytes:
        """The four bytes that a signature names its key with."""
        return sha256(self.naam.encode() + b"\n" + bytes([self.soort]) + self.publiek).digest()[:4]

    def __str__(self) -> str:
        """Write it as a vkey: name, id and key."""
        return f"{self.naam}+{self.id.hex()}+{_b64(bytes([self.soort]) + self.publiek)}"


@dataclass(frozen=True, slots=True, repr=False)
class Geheim:
    """A private key with its name; never shown."""

    naam: str
    soort: int
    zaad: bytes

    @property
    def sleutel(self) -> Sleutel:
        """The public key that belongs to it."""
        publiek = self._ed25519().public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        return Sleutel(self.naam, self.soort, publiek)

    def teken(self, bericht: bytes, voor: bytes = b"") -> str:
        """Sign a message; give the line that goes below a note. `voor` stands before the signature itself."""
        handtekening = self._ed25519().sign(bericht)
        return f"{_KOP}{self.naam} {_b64(self.sleutel.id + voor + handtekening)}\n"

    def tekst(self) -> str:
        """Write it down, for the one file that keeps it."""
        return f"{_GEHEIM}{self.naam}+{self.sleutel.id.hex()}+{_b64(bytes([self.soort]) + self.zaad)}"

    def _ed25519(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.zaad)


@dataclass(frozen=True, slots=True)
class Handtekening:
    """One signature line: who says to have signed, with which key, and what stands after the key's id."""

    naam: str
    id: bytes
    inhoud: bytes


@dataclass(frozen=True, slots=True)
class Notitie:
    """A text with the signatures below it, not checked yet."""

    tekst: str
    handtekeningen: tuple[Handtekening, ...]


def nieuw_geheim(naam: str, soort: int = LOG) -> Geheim:
    """Make a new key; raises Misvormd when the name cannot be one."""
    _naam(naam)
    return Geheim(naam, soort, secrets.token_bytes(_SLEUTEL))


def lees_geheim(tekst: str) -> Geheim:
    """Read a private key; raises Misvormd, without a word of what was read."""
    if not tekst.startswith(_GEHEIM):
        raise Misvormd("dit is geen geheime sleutel")
    naam, soort, zaad, id_ = _delen(tekst.removeprefix(_GEHEIM))
    geheim = Geheim(naam, soort, zaad)
    if geheim.sleutel.id != id_:
        raise Misvormd("deze geheime sleutel is beschadigd")
    return geheim


def lees_sleutel(tekst: str) -> Sleutel:
    """Read a vkey; raises Misvormd."""
    naam, soort, publiek, id_ = _delen(tekst)
    sleutel = Sleutel(naam, soort, publiek)
    if sleutel.id != id_:
        raise Misvormd("deze publieke sleutel is beschadigd")
    return sleutel


def lees(notitie: str) -> Notitie:
    """Take a signed note apart; raises Misvormd."""
    if any((ord(teken) < ord(" ") and teken != "\n") or "\ud800" <= teken <= "\udfff" for teken in notitie):
        raise Misvormd("in deze notitie staan verboden tekens")
    tekst, scheiding, onder = notitie.rpartition("\n\n")
    if not scheiding or not tekst or not onder.endswith("\n"):
        raise Misvormd("dit is geen ondertekende notitie")
    regels = onder[:-1].split("\n")
    if len(regels) > _MEESTE_HANDTEKENINGEN:
        raise Misvormd("onder deze notitie staan te veel handtekeningen")
    return Notitie(tekst + "\n", tuple(map(lees_handtekening, regels)))


def lees_handtekening(regel: str) -> Handtekening:
    """Read one signature line without its newline; raises Misvormd."""
    naam, scheiding, code = regel.removeprefix(_KOP).partition(" ")
    if not regel.startswith(_KOP) or not scheiding:
        raise Misvormd("dit is geen handtekening")
    inhoud = ontcijfer(code)
    if len(inhoud) <= len(b"\0" * 4):
        raise Misvormd("deze handtekening is te kort")
    return Handtekening(_naam(naam), inhoud[:4], inhoud[4:])


def controleer(notitie: str, sleutels: Iterable[Sleutel]) -> tuple[str, list[Sleutel]]:
    """Check a note: give its text and which of these keys (kind LOG) signed it; unknown signatures do not count.

    Raises Misvormd, and Vervalst when a signature of a known key is wrong: then the whole note is worth nothing.
    """
    gelezen = lees(notitie)
    bekend = {(een.naam, een.id): een for een in sleutels}
    goed: list[Sleutel] = []
    for handtekening in gelezen.handtekeningen:
        sleutel = bekend.get((handtekening.naam, handtekening.id))
        if sleutel is None or sleutel.soort != LOG:
            continue
        if not klopt(sleutel, gelezen.tekst.encode(), handtekening.inhoud):
            raise Vervalst(f"de handtekening van {sleutel.naam} klopt niet")
        if sleutel not in goed:
            goed.append(sleutel)
    return gelezen.tekst, goed


def klopt(sleutel: Sleutel, bericht: bytes, handtekening: bytes) -> bool:
    """Tell whether this Ed25519 signature is of this key."""
    if len(handtekening) != _HANDTEKENING:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(sleutel.publiek).verify(handtekening, bericht)
    except InvalidSignature:
        return False
    return True


def ontcijfer(code: str) -> bytes:
    """Read strict base64; raises Misvormd. What is written another way than one writes it oneself is refused."""
    try:
        inhoud = base64.b64decode(code, validate=True)
    except (binascii.Error, ValueError):
        raise Misvormd("dit is geen base64") from None
    if _b64(inhoud) != code:
        raise Misvormd("dit is geen base64")
    return inhoud


def _delen(tekst: str) -> tuple[str, int, bytes, bytes]:
    naam, _, rest = tekst.strip().partition("+")
    code, _, sleutel = rest.partition("+")
    if not re.fullmatch("[0-9a-f]{8}", code):
        raise Misvormd("dit is geen sleutel")
    inhoud = ontcijfer(sleutel)
    if len(inhoud) != 1 + _SLEUTEL or inhoud[0] not in (LOG, GETUIGE):
        raise Misvormd("dit soort sleutel is onbekend")
    return _naam(naam), inhoud[0], inhoud[1:], bytes.fromhex(code)


def _naam(naam: str) -> str:
    if not naam or "+" in naam or any(teken.isspace() or ord(teken) < ord(" ") for teken in naam):
        raise Misvormd("dit is geen naam voor een sleutel")
    return naam


def _b64(inhoud: bytes) -> str:
    return base64.b64encode(inhoud).decode()
