"""What a reader is given of an emergency: frozen, made only of what his pass opens. Knows no web and no query."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kernteam.casus.inzage import BetrokkeneInzage
from kernteam.casus.models import Afzijdigreden
from kernteam.grond.actor import Partij
from kernteam.kluis.bos import Bos
from kernteam.nood.models import Kaartsoort, Noodkaart, Noodtoegang, Redencode, Uitkomst
from kernteam.toegang.uitkomst import Besluit


@dataclass(frozen=True, slots=True, repr=False)
class KaartInzage:
    """A noodkaart that this reader may read."""

    id: UUID
    soort: Kaartsoort
    tekst: str | None
    herkomst_id: UUID
    herkomst: Partij
    geschreven_op: datetime


@dataclass(frozen=True, slots=True, repr=False)
class NoodInzage:
    """What an emergency opens, and until when."""

    id: UUID
    casus_id: UUID
    redencode: Redencode
    vanaf_op: datetime
    tot_op: datetime
    betrokkenen: tuple[BetrokkeneInzage, ...]
    noodkaarten: tuple[KaartInzage, ...]


@dataclass(frozen=True, slots=True, repr=False)
class ToegangKort:
    """One emergency in the list of the privacyfunctionaris: who, when and which reason, not the words."""

    id: UUID
    casus_id: UUID
    medewerker_id: UUID
    naam: str
    organisatie_id: UUID
    partij: Partij
    redencode: Redencode
    afzijdig: Afzijdigreden | None
    vanaf_op: datetime
    tot_op: datetime
    beoordelen_uiterlijk_datum: date
    te_laat: bool
    uitkomst: Uitkomst | None
    beoordeeld_op: datetime | None


@dataclass(frozen=True, slots=True, repr=False)
class Verantwoording:
    """Why an emergency was opened, in the words of who did, and how it was judged."""

    id: UUID
    casus_id: UUID
    medewerker_id: UUID
    redencode: Redencode
    reden: str | None
    afzijdig: Afzijdigreden | None
    vanaf_op: datetime
    uitkomst: Uitkomst | None
    toelichting: str | None
    beoordeeld_op: datetime | None
    beoordeeld_door: UUID | None


def kaarten_voor(kaarten: list[Noodkaart], bos: Bos, besluit: Besluit) -> tuple[KaartInzage, ...]:
    """Give the cards that are open, oldest first."""
    return tuple(
        KaartInzage(een.id, een.soort, bos.open(een, "tekst"), een.herkomst_id, een.herkomst, een.geschreven_op)
        for een in kaarten
        if (een.id, een.klasse) in besluit.open
    )


def maak_verantwoording(toegang: Noodtoegang, bos: Bos) -> Verantwoording:
    """Open why, for who looks back."""
    return Verantwoording(
        id=toegang.id,
        casus_id=toegang.casus_id,
        medewerker_id=toegang.medewerker_id,
        redencode=toegang.redencode,
        reden=bos.open(toegang, "reden"),
        afzijdig=toegang.afzijdig,
        vanaf_op=toegang.vanaf_op,
        uitkomst=toegang.uitkomst,
        toelichting=bos.open(toegang, "toelichting"),
        beoordeeld_op=toegang.beoordeeld_op,
        beoordeeld_door=toegang.beoordeeld_door,
    )
