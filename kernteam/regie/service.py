"""Appoints the regisseur, and tells who it is now and who it was. Knows no transition and no web."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from kernteam.casus.models import Betrokkene, Deelnemer, Soort
from kernteam.casus.service.betrokkenen import Toegevoegd
from kernteam.casus.service.binnen import Binnen, ga_binnen
from kernteam.grond.actor import Actor, Partij
from kernteam.grond.fouten import Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.regie.models import Regie, Regiereden
from kernteam.toegang.poort import Poort
from kernteam.toestemming.gezin import leeftijd
from kernteam.toestemming.ondertekenaars import ZELF_MEE

# who enforces the law leads no casus (domain rules 6.5)
REGISSEURS = frozenset({Partij.SCHOOL, Partij.SWV, Partij.BT, Partij.JGZ})


@dataclass(frozen=True, slots=True)
class Regisseur:
    """Who leads a casus now: somebody at its table, or one of the family (then there is no seat)."""

    regie: Regie
    plaats: Deelnemer | None

    @property
    def partij(self) -> Partij:
        """The party he leads for."""
        return self.plaats.partij if self.plaats else Partij.BETROKKENE


@dataclass(frozen=True, slots=True)
class Aanwijzing:
    """Who is to lead, and why: exactly one of the two ids."""

    reden: Regiereden
    deelnemer_id: UUID | None = None
    betrokkene_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class RegieInzage:
    """One time somebody became regisseur; who it was is None for a reader who may not know."""

    id: UUID
    deelnemer_id: UUID | None
    betrokkene_id: UUID | None
    reden: Regiereden
    sinds_op: datetime
    huidig: bool


def aanwijzen(actor: Actor, casus_id: UUID, aanwijzing: Aanwijzing, poort: Poort) -> Toegevoegd:
    """Make somebody regisseur instead of who was (handeling regisseur.aanwijzen; domain rules 6.5).

    Raises Strijdig for somebody who does not sit at this table or is not of this family, as far as the actor knows,
    for leerplicht, for a child under 12, and for who leads already.
    """
    binnen = ga_binnen(actor, Handeling.REGISSEUR_AANWIJZEN, casus_id, poort)
    _eis_geschikt(binnen, aanwijzing)
    nu_ = huidige(poort.sessie, binnen.geladen.casus.id, binnen.geladen.deelnemers)
    if nu_ and (nu_.regie.deelnemer_id, nu_.regie.betrokkene_id) == (aanwijzing.deelnemer_id, aanwijzing.betrokkene_id):
        raise Strijdig("Deze persoon is al regisseur.", "DUBBEL")
    binnen.schrijf()
    regie = Regie(
        id=uuid4(),
        casus_id=casus_id,
        deelnemer_id=aanwijzing.deelnemer_id,
        betrokkene_id=aanwijzing.betrokkene_id,
        reden=aanwijzing.reden,
        sinds_op=binnen.nu,
        aangewezen_door=actor.medewerker_id,
    )
    poort.sessie.add(regie)
    return Toegevoegd(regie.id)


def opsommen(actor: Actor, casus_id: UUID, poort: Poort) -> tuple[RegieInzage, ...]:
    """List who led the casus, newest first (handeling regisseur.opsommen)."""
    binnen = ga_binnen(actor, Handeling.REGISSEUR_OPSOMMEN, casus_id, poort)
    rijen = per_casus(poort.sessie, [casus_id]).get(casus_id, [])
    nu_ = van(rijen, binnen.geladen.deelnemers)
    return tuple(_inzage(een, binnen, huidig=nu_ is not None and een is nu_.regie) for een in reversed(rijen))


def huidige(sessie: Session, casus_id: UUID, deelnemers: Sequence[Deelnemer]) -> Regisseur | None:
    """Give who leads a casus at whose table these sit now; None when nobody does (any more)."""
    return van(per_casus(sessie, [casus_id]).get(casus_id, []), deelnemers)


def per_casus(sessie: Session, casus_ids: Iterable[UUID]) -> dict[UUID, list[Regie]]:
    """Give the history of each of these casussen, oldest first, in one statement."""
    opdracht = select(Regie).where(Regie.casus_id.in_(list(casus_ids))).order_by(Regie.sinds_op, Regie.id)
    gevonden: dict[UUID, list[Regie]] = {}
    for een in sessie.scalars(opdracht):
        gevonden.setdefault(een.casus_id, []).append(een)
    return gevonden


def van(rijen: Sequence[Regie], deelnemers: Iterable[Deelnemer]) -> Regisseur | None:
    """Give who leads by this history: the last one, as long as he still sits at the table or is of the family."""
    if not rijen:
        return None
    regie = rijen[-1]
    if regie.betrokkene_id is not None:
        return Regisseur(regie, None)
    plaats = next((een for een in deelnemers if een.id == regie.deelnemer_id), None)
    return Regisseur(regie, plaats) if plaats is not None else None


def _eis_geschikt(binnen: Binnen, aanwijzing: Aanwijzing) -> None:
    geladen, open_ = binnen.geladen, binnen.besluit.open
    if aanwijzing.betrokkene_id is not None:
        familie = {een.id: een for een in geladen.betrokkenen if (een.id, Klasse.ID) in open_}
        _eis_familie(binnen, familie.get(aanwijzing.betrokkene_id))
        return
    tafel = {een.id: een for een in geladen.deelnemers if (een.id, Klasse.PROC) in open_}
    plaats = tafel.get(aanwijzing.deelnemer_id) if aanwijzing.deelnemer_id else None
    if plaats is None:
        raise Strijdig("Deze persoon zit niet aan tafel.", "GEEN_DEELNEMER")
    if plaats.partij not in REGISSEURS:
        raise Strijdig("Leerplicht handhaaft de wet en is nooit regisseur.", "LEERPLICHT")


def _eis_familie(binnen: Binnen, betrokkene: Betrokkene | None) -> None:
    if betrokkene is None:
        raise Strijdig("Deze persoon hoort niet bij de casus.", "GEEN_BETROKKENE")
    jaren = leeftijd(binnen.geladen.gezin.geboortedatum, binnen.geladen.feiten.dag)
    if betrokkene.soort is Soort.JEUGDIGE and jaren < ZELF_MEE:
        raise Strijdig(f"Een kind onder de {ZELF_MEE} jaar is geen regisseur.", "TE_JONG")


def _inzage(regie: Regie, binnen: Binnen, *, huidig: bool) -> RegieInzage:
    open_ = binnen.besluit.open
    return RegieInzage(
        id=regie.id,
        deelnemer_id=regie.deelnemer_id if (regie.deelnemer_id, Klasse.PROC) in open_ else None,
        betrokkene_id=regie.betrokkene_id if (regie.betrokkene_id, Klasse.ID) in open_ else None,
        reden=regie.reden,
        sinds_op=regie.sinds_op,
        huidig=huidig,
    )
