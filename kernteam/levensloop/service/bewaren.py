"""Destroys what was kept long enough, and closes what stayed suspended too long. Run by a command; knows no actor."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import delete, select, update

from kernteam.casus.laden import laad
from kernteam.casus.models import Afsluitreden, Casus, Zoektag
from kernteam.db.schrijven import begin_schrijven_zonder_pas
from kernteam.grond.handeling import Handeling
from kernteam.grond.klok import AMSTERDAM
from kernteam.grond.status import ACTIEF, Casusstatus
from kernteam.levensloop.models import Bewaarplicht, Bewaarreden, Overname
from kernteam.levensloop.service.feiten import herstellen_uiterlijk
from kernteam.levensloop.service.overnames import vraag_overnames
from kernteam.nood.models import Noodtoegang
from kernteam.taak.models import Taak
from kernteam.toegang.bewaartermijnen import CASUS, CASUS_UITERLIJK
from kernteam.toegang.poort import Poort
from kernteam.verstrekking.models import Bezwaar

_IN_EEN_KEER = 100


class GeenCasus(LookupError):
    """There is no such casus, or nothing to end."""


@dataclass(frozen=True, slots=True)
class Rijp:
    """A casus whose term has passed, and what keeps it from being destroyed (empty: nothing)."""

    casus_id: UUID
    beletsels: tuple[str, ...]


def rijpe_casussen(poort: Poort) -> list[Rijp]:
    """List the ended casussen whose term has passed (T12), each with what is still open about it (transition 18).

    A right or complaint is kept as a duty to keep. Who did not take over his own part (S12) keeps it until the last
    day it may wait: by then he may have no seat any more to say it from.
    """
    vandaag, sessie = poort.klok.vandaag(), poort.sessie
    termijn, uiterlijk = (poort.bewaartermijnen.termijn(een, vandaag) for een in (CASUS, CASUS_UITERLIJK))
    beeindigd = select(Casus.id, Casus.afgesloten_op).where(
        Casus.status.in_([Casusstatus.AFGESLOTEN, Casusstatus.OVERGEDRAGEN])
    )
    rijen = sessie.execute(beeindigd.order_by(Casus.afgesloten_op, Casus.id))
    gesloten = [(casus_id, op.astimezone(AMSTERDAM).date()) for casus_id, op in rijen if op is not None]
    open_ = {naam: set(sessie.scalars(opdracht)) for naam, opdracht in _BELETSELS.items()}
    open_[_OVERNAME] -= {casus_id for casus_id, dag in gesloten if uiterlijk.einde(dag) <= vandaag}
    return [
        Rijp(casus_id, tuple(naam for naam in _BELETSELS if casus_id in open_[naam]))
        for casus_id, dag in gesloten
        if termijn.einde(dag) <= vandaag
    ]


_OVERNAME = "OVERNAME_NIET_GEMELD"
_BELETSELS = {
    "BEWAARPLICHT": select(Bewaarplicht.casus_id).where(Bewaarplicht.tot_op.is_(None)),
    "BEZWAAR": select(Bezwaar.casus_id).where(Bezwaar.uitkomst.is_(None)),
    "NOODTOEGANG_ZONDER_OORDEEL": select(Noodtoegang.casus_id).where(Noodtoegang.uitkomst.is_(None)),
    _OVERNAME: select(Overname.casus_id).where(Overname.uitkomst.is_(None)),
}


def vernietig(casus_id: UUID, verklaring: str, poort: Poort) -> None:
    """Destroy the key of a casus that nothing keeps: a line first, then the key, then what pointed at the youth.

    What was sealed can never be read again; ids, codes and moments stay, so that it is still counted. Interrupted in
    between, it is done again by the next run. `verklaring` is the reference of the declaration of destruction (T17).
    """
    reden = f"{Casusstatus.VERNIETIGD}; {CASUS}; {verklaring}"
    poort.noteer(None, Handeling.OVERGANG_MAKEN, reden, casus_id, goed=True, casus_id=casus_id)
    sessie, nu = poort.sessie, poort.klok.nu()
    poort.kluis.vernietig([casus_id])
    begin_schrijven_zonder_pas(sessie, Handeling.OVERGANG_MAKEN)
    sessie.add(sessie.get_one(Casus, casus_id).ga_over(Casusstatus.VERNIETIGD, CASUS, nu, None))
    sessie.execute(delete(Zoektag).where(Zoektag.casus_id == casus_id))
    sessie.execute(update(Taak).where(Taak.casus_id == casus_id, Taak.afgerond_op.is_(None)).values(afgerond_op=nu))
    sessie.commit()


def te_lang_opgeschort(poort: Poort) -> list[UUID]:
    """List the casussen that were not mended in time (transition 14), also when only a birthday suspended them."""
    opdracht = select(Casus.id).where(Casus.status.in_(ACTIEF)).order_by(Casus.geopend_op, Casus.id)
    return list(_verlopen(list(poort.sessie.scalars(opdracht)), poort))


def sluit_opgeschort(casus_id: UUID, poort: Poort) -> None:
    """Close a casus that was suspended too long, as the system does (transition 14)."""
    reden = Afsluitreden.TOESTEMMING_GEEINDIGD
    poort.noteer(None, Handeling.OVERGANG_MAKEN, reden.value, casus_id, goed=True, casus_id=casus_id)
    sessie, nu = poort.sessie, poort.klok.nu()
    begin_schrijven_zonder_pas(sessie, Handeling.OVERGANG_MAKEN)
    (geladen,) = laad(poort, Handeling.OVERGANG_MAKEN, [casus_id], tekst=False)
    casus = geladen.casus
    if casus.vastgelegd is not Casusstatus.OPGESCHORT:
        sessie.add(casus.ga_over(Casusstatus.OPGESCHORT, str(geladen.feiten.stand.reden), nu, None))
    sessie.add(casus.ga_over(Casusstatus.AFGESLOTEN, reden.value, nu, None))
    casus.afgesloten_op, casus.afsluitreden = nu, reden
    sessie.flush()
    vraag_overnames(poort, casus_id, geladen.deelnemers, nu)
    sessie.commit()


def houd_vast(casus_id: UUID, reden: Bewaarreden, poort: Poort) -> None:
    """Keep a casus from destruction until that ends; raises GeenCasus."""
    if poort.sessie.get(Casus, casus_id) is None:
        raise GeenCasus("Er is geen casus met dit id.")
    poort.noteer(None, Handeling.OVERGANG_MAKEN, f"BEWAARPLICHT; {reden}", casus_id, goed=True, casus_id=casus_id)
    begin_schrijven_zonder_pas(poort.sessie, Handeling.OVERGANG_MAKEN)
    poort.sessie.add(Bewaarplicht(id=uuid4(), casus_id=casus_id, reden=reden, sinds_op=poort.klok.nu()))
    poort.sessie.commit()


def laat_los(casus_id: UUID, reden: Bewaarreden, poort: Poort) -> None:
    """End what kept a casus for this reason; raises GeenCasus when nothing did."""
    opdracht = select(Bewaarplicht).where(
        Bewaarplicht.casus_id == casus_id, Bewaarplicht.reden == reden, Bewaarplicht.tot_op.is_(None)
    )
    rijen = list(poort.sessie.scalars(opdracht))
    if not rijen:
        raise GeenCasus("Er is geen bewaarplicht met deze reden.")
    poort.noteer(None, Handeling.OVERGANG_MAKEN, f"BEWAARPLICHT_EINDE; {reden}", casus_id, goed=True, casus_id=casus_id)
    begin_schrijven_zonder_pas(poort.sessie, Handeling.OVERGANG_MAKEN)
    for een in rijen:
        een.tot_op = poort.klok.nu()
    poort.sessie.commit()


def _verlopen(casus_ids: list[UUID], poort: Poort) -> Iterator[UUID]:
    vandaag = poort.klok.vandaag()
    for begin in range(0, len(casus_ids), _IN_EEN_KEER):
        deel = casus_ids[begin : begin + _IN_EEN_KEER]
        for geladen in laad(poort, Handeling.OVERGANG_MAKEN, deel, tekst=False):
            uiterlijk = herstellen_uiterlijk(geladen, poort)
            if uiterlijk is not None and vandaag > uiterlijk:
                yield geladen.casus.id
