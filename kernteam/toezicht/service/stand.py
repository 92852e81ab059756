"""What waits at the desk today: sealing, checks, cases and the rest, and until when. Counts and codes only.

Takes what is open and late from those who say so; a fixed number of statements, however much there is.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from sqlalchemy.exc import SQLAlchemyError

from kernteam.grond.actor import Actor
from kernteam.grond.fouten import LogboekOnbeschikbaar
from kernteam.grond.handeling import Handeling
from kernteam.identiteit.service import alle_hoedanigheden
from kernteam.logboek.lezer import Zoekvraag
from kernteam.nood.service import beoordelen as nood
from kernteam.toegang.feiten import GeenFeiten
from kernteam.toegang.poort import Poort
from kernteam.toegang.regels import REGELS
from kernteam.toezicht.inzage import DatalekKort
from kernteam.toezicht.regels import Bureau
from kernteam.toezicht.service import aandacht, datalekken, gevallen, logcontroles, nacht, steekproeven, vragen
from kernteam.toezicht.service.logcontroles import Controlestand
from kernteam.toezicht.service.steekproeven import SteekproefInzage
from kernteam.verzegeling.achtergrond import Achtergrond
from kernteam.verzegeling.stand import Zegelstand

_DAG = timedelta(hours=24)


class MetTermijn(Protocol):
    """Something that waits, and whether its last day is over."""

    @property
    def te_laat(self) -> bool:
        """Whether it is late."""


@dataclass(frozen=True, slots=True)
class Wachtend:
    """How much waits, how much of it is late, and the first last day."""

    open: int
    te_laat: int
    eerste_uiterlijk_datum: date | None


@dataclass(frozen=True, slots=True)
class Datalekstand:
    """The same of breaches, of which the clock runs by the hour."""

    open: int
    te_laat: int
    eerste_uiterlijk_op: datetime | None  # by when the AP or the other organisations must hear of one


@dataclass(frozen=True, slots=True)
class Steekproefstand:
    """How far the sample of one month is."""

    maand_datum: date
    is_getrokken: bool
    aantal: int
    beoordeeld: int
    beoordelen_uiterlijk_datum: date | None
    te_laat: bool


@dataclass(frozen=True, slots=True)
class Nachtstand:
    """How many days the night did not compute yet, and the first of them."""

    niet_berekend: int
    eerste_datum: date | None


@dataclass(frozen=True, slots=True)
class Opdrachtstand:
    """How often an act was done without anybody known to do it, by a command or by the system itself."""

    handeling: Handeling
    aantal: int


@dataclass(frozen=True, slots=True)
class Toezichtstand:
    """All of it, at one moment."""

    moment: datetime
    verzegeling: Zegelstand | None  # None: this process does not seal
    logcontrole: Controlestand
    gevallen: Wachtend
    vragen: Wachtend
    noodtoegangen: Wachtend
    datalekken: Datalekstand
    aandachtslijst: Wachtend
    steekproeven: tuple[Steekproefstand, ...]
    nachten: Nachtstand
    opdrachten: tuple[Opdrachtstand, ...]


def lezen(actor: Actor, achtergrond: Achtergrond | None, poort: Poort, bureau: Bureau) -> Toezichtstand:
    """Read what waits today (handeling toezichtstand.lezen), without what is about the actor, in whatever capacity."""
    poort.vraag(actor, Handeling.TOEZICHTSTAND_LEZEN, GeenFeiten())
    eigen = alle_hoedanigheden(poort.sessie, actor.medewerker_id)
    open_gevallen = [een for een in gevallen.werkvoorraad(actor, poort, bureau) if een.open]
    onbeantwoord = vragen.onbeantwoord(actor, poort)
    te_beoordelen = nood.te_beoordelen(poort, eigen)
    op_lijst = aandacht.staat_op_lijst(actor, poort)
    dagen = nacht.te_doen(poort, bureau)
    return Toezichtstand(
        moment=poort.klok.nu(),
        verzegeling=_verzegeling(achtergrond),
        logcontrole=logcontroles.stand(poort, bureau),
        gevallen=_wachtend(open_gevallen, [een.beoordelen_uiterlijk_datum for een in open_gevallen]),
        vragen=_wachtend(onbeantwoord, [een.uiterlijk_datum for een in onbeantwoord]),
        noodtoegangen=_wachtend(te_beoordelen, [een.beoordelen_uiterlijk_datum for een in te_beoordelen]),
        datalekken=_datalekken(datalekken.niet_afgehandeld(poort, eigen)),
        aandachtslijst=_wachtend(op_lijst, [een.herzien_uiterlijk_datum for een in op_lijst]),
        steekproeven=_steekproeven(steekproeven.alle(poort), poort.klok.vandaag()),
        nachten=Nachtstand(len(dagen), min(dagen, default=None)),
        opdrachten=_opdrachten(poort),
    )


def _verzegeling(achtergrond: Achtergrond | None) -> Zegelstand | None:
    try:
        return None if achtergrond is None else achtergrond.stand()
    except SQLAlchemyError:
        raise LogboekOnbeschikbaar from None


def _wachtend(wat: Sequence[MetTermijn], termijnen: Collection[date]) -> Wachtend:
    return Wachtend(len(wat), sum(een.te_laat for een in wat), min(termijnen, default=None))


def _datalekken(lekken: list[DatalekKort]) -> Datalekstand:
    termijnen = [een.melden_uiterlijk_op for een in lekken if een.gemeld_op is None]
    termijnen += [een.partners_uiterlijk_op for een in lekken if een.partners_geinformeerd_op is None]
    te_laat = sum(een.te_laat or een.partners_te_laat for een in lekken)
    return Datalekstand(len(lekken), te_laat, min(termijnen, default=None))


def _steekproeven(getrokken: list[SteekproefInzage], vandaag: date) -> tuple[Steekproefstand, ...]:
    """Give the samples that are due: of the last two months that are over, the newest first."""
    per_maand = {een.maand_datum: een for een in getrokken}
    vorige = (vandaag.replace(day=1) - timedelta(days=1)).replace(day=1)
    daarvoor = (vorige - timedelta(days=1)).replace(day=1)
    return tuple(_steekproef(maand, per_maand.get(maand)) for maand in (vorige, daarvoor))


def _steekproef(maand: date, een: SteekproefInzage | None) -> Steekproefstand:
    if een is None:
        return Steekproefstand(
            maand, is_getrokken=False, aantal=0, beoordeeld=0, beoordelen_uiterlijk_datum=None, te_laat=False
        )
    beoordeeld = sum(casus.uitkomst is not None for casus in een.getrokken)
    return Steekproefstand(
        maand_datum=maand,
        is_getrokken=True,
        aantal=len(een.getrokken),
        beoordeeld=beoordeeld,
        beoordelen_uiterlijk_datum=een.beoordelen_uiterlijk_datum,
        te_laat=een.te_laat,
    )


def _opdrachten(poort: Poort) -> tuple[Opdrachtstand, ...]:
    """Count the acts of the last day that have no actor, though they are open to nobody who is not logged in."""
    nu = poort.klok.nu()
    per_handeling: Counter[Handeling] = Counter()
    for een in poort.lezer.tel(Zoekvraag(vanaf=nu - _DAG, tot=nu)):
        if een.actor is None and REGELS[een.handeling].aanmelden:
            per_handeling[een.handeling] += een.aantal
    return tuple(Opdrachtstand(een, aantal) for een, aantal in sorted(per_handeling.items()))
