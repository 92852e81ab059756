"""Passes and sealed rows for tests below the web. Knows the mint, which outside tests only the door may call."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID, uuid4

from kernteam.casus.models import Betrokkene, Casus, Notitie
from kernteam.document.models import Document
from kernteam.grond.doorgang import Doorgang
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.kluis.bos import Bos
from kernteam.toegang.munt import munt
from kernteam.toegang.uitkomst import Besluit, Reden

SLEUTEL = bytes(range(32))


def maak_pas(casus_id: UUID, *open_: tuple[UUID, Klasse], handeling: Handeling = Handeling.CASUS_WIJZIGEN) -> Doorgang:
    """Mint a pass as the door would after its line is durable."""
    uitkomst = Besluit(
        handeling, toegestaan=True, reden=Reden.TOEGESTAAN, beleid="proef", casus_id=casus_id, open=frozenset(open_)
    )
    return munt(uitkomst, casus_id)


def maak_bos(*rijen: Casus | Betrokkene | Notitie | Document, versie: int = 1, sleutel: bytes = SLEUTEL) -> Bos:
    """Open everything of these rows of one casus."""
    open_ = [(rij.id, klasse) for rij in rijen for klasse in Klasse]
    return Bos(maak_pas(rijen[0].casus_id, *open_), versie, sleutel)


def maak_casus(casus_id: UUID | None = None) -> Casus:
    return Casus(id=casus_id or uuid4())


def maak_notitie(casus_id: UUID, klasse: Klasse = Klasse.OND) -> Notitie:
    return Notitie(id=uuid4(), casus_id=casus_id, klasse=klasse)


def maak_betrokkene(casus_id: UUID) -> Betrokkene:
    return Betrokkene(id=uuid4(), casus_id=casus_id)


@contextmanager
def zonder_woorden(*woorden: str) -> Iterator[list[BaseException]]:
    """Expect a failure whose whole chain of texts holds none of these words."""
    gevangen: list[BaseException] = []
    try:
        yield gevangen
    except Exception as fout:  # noqa: BLE001 - the caller says which one it was
        gevangen.append(fout)
    assert gevangen, "there was no failure at all"
    een: BaseException | None = gevangen[0]
    while een is not None:
        tekst = f"{een!s} {een!r} {een.args!r}"
        assert not any(woord in tekst for woord in woorden), type(een)
        een = een.__cause__ or een.__context__
