"""One opened casus: seals and opens its fields as far as its pass allows. Knows no database."""

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256
from struct import pack, unpack_from
from typing import Any, ClassVar, Protocol
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from kernteam.grond.doorgang import Doorgang
from kernteam.grond.klasse import Klasse
from kernteam.kluis import stroom
from kernteam.kluis.kolom import Verzegeld, VerzegeldDeel, Zegelkolom
from kernteam.kluis.sleutelbeheer import NONCE, SLEUTEL

_FORMAAT = 1
_KOP = 5  # format (1 byte) and key version (4 bytes)


class GeenDoorgang(PermissionError):
    """A field was opened or sealed without a pass that names it.

    A PermissionError, not an AttributeError: marshmallow and Jinja would silently leave the field out.
    """


class Aangetast(RuntimeError):
    """A sealed value does not open where it stands: changed, or moved from another place."""


class Rij(Protocol):
    """A row with sealed columns."""

    id: UUID
    __table__: ClassVar[Any]

    @property
    def casus_id(self) -> UUID:
        """The casus whose key seals the row."""


class Bos:
    """The keys of one casus in the hands of one pass. Dies with the pass."""

    def __init__(self, pas: Doorgang, versie: int, datasleutel: bytes) -> None:
        """Take the unwrapped data key; sub-keys per class are derived when first needed."""
        # not isinstance: an ABC takes a look-alike that was registered with it
        if Doorgang not in type(pas).__mro__:
            raise GeenDoorgang("alleen een doorgang opent een casus")
        self._pas = pas
        self._versie = versie
        self._datasleutel = datasleutel
        self._per_klasse: dict[Klasse, AESGCM] = {}

    def voor(self, pas: Doorgang) -> "Bos":
        """Give the same keys to another pass for the same casus: one fetch serves facts and reading."""
        if pas.casus_id != self._pas.casus_id:
            raise GeenDoorgang("een doorgang voor een andere casus")
        return Bos(pas, self._versie, self._datasleutel)

    def open(self, rij: Rij, veld: str) -> str | None:
        """Open one field of a row; None stays None.

        Raises GeenDoorgang when the pass does not name this casus, class and row, and Aangetast when the value was
        changed or moved.
        """
        kolom_id, klasse = _kolom(type(rij), veld)
        klasse = klasse or rij.klasse  # type: ignore[attr-defined]
        if not self._pas.opent(rij.casus_id, klasse, rij.id):
            raise GeenDoorgang("geen doorgang voor dit veld")
        waarde = getattr(rij, veld)
        if waarde is None:
            return None
        if len(waarde) < _KOP + NONCE:
            raise Aangetast("een verzegelde waarde is afgekapt")
        formaat, versie = unpack_from(">BI", waarde)
        if formaat != _FORMAAT or versie != self._versie:
            raise Aangetast("onbekend zegel")
        nonce = waarde[_KOP : _KOP + NONCE]
        try:
            tekst = self._sleutel(klasse).decrypt(nonce, waarde[_KOP + NONCE :], self._aad(rij, kolom_id))
        except InvalidTag:
            raise Aangetast("een verzegelde waarde staat niet op haar eigen plek") from None
        return tekst.decode()

    def zegel_in(self, rij: Rij, **velden: str | None) -> None:
        """Seal values into the named columns of a row that already has its id and casus."""
        for veld, tekst in velden.items():
            kolom_id, klasse = _kolom(type(rij), veld)
            klasse = klasse or rij.klasse  # type: ignore[attr-defined]
            if not self._pas.verzegelt(rij.casus_id):
                raise GeenDoorgang("geen doorgang om te verzegelen")
            setattr(rij, veld, None if tekst is None else self._zegel(rij, kolom_id, klasse, tekst))

    def open_stroom(self, rij: Rij, deel: Any, delen: Iterable[bytes | bytearray]) -> Iterator[bytes]:
        """Open the chunks of a row (column `inhoud` of the model `deel`), in their order.

        Raises GeenDoorgang when the pass does not name this casus, class and row (any more), and Aangetast at the
        first chunk that was changed, moved or is missing: what came before it is true, but not the whole.
        """
        try:
            for stuk in stroom.ontzegel(lambda zout: self._stroomsleutel(rij, deel, zout), self._versie, delen):
                if not self._pas.opent(rij.casus_id, rij.klasse, rij.id):  # type: ignore[attr-defined]
                    raise GeenDoorgang("geen doorgang voor dit document")
                yield stuk
        except stroom.Geschonden:
            raise Aangetast("een verzegelde stroom is geschonden") from None

    def zegel_stroom(self, rij: Rij, deel: Any, inhoud: Iterable[bytes]) -> Iterator[VerzegeldDeel]:
        """Seal what comes in as the chunks of a row that already has its id, casus and class."""
        if not self._pas.verzegelt(rij.casus_id):
            raise GeenDoorgang("geen doorgang om te verzegelen")
        yield from stroom.zegel(lambda zout: self._stroomsleutel(rij, deel, zout), self._versie, inhoud)

    def _stroomsleutel(self, rij: Rij, deel: Any, zout: bytes) -> AESGCM:
        # the place is in the key itself: in another document, class or casus nothing opens
        kolom_id, _ = _kolom(deel, "inhoud")
        klasse: Klasse = rij.klasse  # type: ignore[attr-defined]
        info = b"".join((b"kernteam.stroom.v1\0", self._aad(rij, kolom_id), zout, klasse.value.encode()))
        return AESGCM(HKDFExpand(SHA256(), SLEUTEL, info).derive(self._datasleutel))

    def _zegel(self, rij: Rij, kolom_id: bytes, klasse: Klasse, tekst: str) -> Verzegeld:
        nonce = os.urandom(NONCE)
        kop = pack(">BI", _FORMAAT, self._versie)
        return Verzegeld(kop + nonce + self._sleutel(klasse).encrypt(nonce, tekst.encode(), self._aad(rij, kolom_id)))

    def _aad(self, rij: Rij, kolom_id: bytes) -> bytes:
        # fixed widths make this injective: format, key version, table+column, row, casus
        return b"".join((pack(">BI", _FORMAAT, self._versie), kolom_id, rij.id.bytes, rij.casus_id.bytes))

    def _sleutel(self, klasse: Klasse) -> AESGCM:
        sleutel = self._per_klasse.get(klasse)
        if sleutel is None:
            info = b"kernteam.klasse.v1\0" + klasse.value.encode()
            sleutel = AESGCM(HKDFExpand(SHA256(), SLEUTEL, info).derive(self._datasleutel))
            self._per_klasse[klasse] = sleutel
        return sleutel

    def __repr__(self) -> str:
        return "<bos>"

    def __reduce__(self) -> str:
        raise TypeError("een bos laat zich niet kopiëren")


@lru_cache(maxsize=256)
def _kolom(model: Any, veld: str) -> tuple[bytes, Klasse | None]:
    kolom = model.__table__.c[veld]
    if not isinstance(kolom.type, Zegelkolom):
        raise TypeError(f"{model.__table__.name}.{veld} is geen verzegelde kolom")
    return sha256(f"{model.__table__.name}\0{veld}".encode()).digest()[:16], kolom.type.klasse
