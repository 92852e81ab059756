"""Who is asked and who was there: colleagues at the meeting, the family at its own item (S10, S11). Knows no web."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from sqlalchemy import select

from kernteam.grond.actor import Actor
from kernteam.grond.bsn import GEEN_BSN, bsn_fouten
from kernteam.grond.fouten import NietGevonden, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.netwerk import service as netwerk
from kernteam.overleg.models import Genodigde, Genodigdereden, Overlegdeelnemer
from kernteam.overleg.service.binnen import eis_door, ga_bij_punt, ga_in_overleg
from kernteam.overleg.service.lezen import gezelschap
from kernteam.toegang.poort import Poort
from kernteam.toegang.regels import AAN_TAFEL


@dataclass(frozen=True, slots=True, repr=False)
class Uitnodiging:
    """Whether somebody of the family was asked, told what for, was there, and if not why."""

    uitgenodigd: bool
    doel_verteld: bool = False
    aanwezig: bool | None = None
    reden: Genodigdereden | None = None
    toelichting: str | None = None
    bevestigd_geen_bsn: bool = False


def leg_deelnemer_vast(
    actor: Actor, overleg_id: UUID, medewerker_id: UUID, *, aanwezig: bool | None, poort: Poort
) -> None:
    """Ask a colleague to a meeting, and record whether he was there (handeling overlegdeelnemer.vastleggen).

    Raises Strijdig for somebody who sits at no table of a casus, or for presence before the meeting begins. What he
    sees at the meeting follows from each casus (S10): being asked opens nothing.
    """
    overleg, pas = ga_in_overleg(actor, Handeling.OVERLEGDEELNEMER_VASTLEGGEN, overleg_id, poort)
    eis_door(overleg)
    sessie, nu = poort.sessie, poort.klok.nu()
    if aanwezig is not None and nu < overleg.begint_op:
        raise Strijdig("Het overleg is nog niet begonnen.", "NIET_BEGONNEN")
    if medewerker_id not in gezelschap(overleg, set(), poort):
        _eis_collega(medewerker_id, poort)
    poort.schrijf(pas)
    sleutel = (overleg_id, medewerker_id)
    rij = sessie.get(Overlegdeelnemer, sleutel) or Overlegdeelnemer(overleg_id=overleg_id, medewerker_id=medewerker_id)
    rij.aanwezig, rij.vastgelegd_op, rij.vastgelegd_door = aanwezig, nu, actor.medewerker_id
    sessie.add(rij)


def leg_genodigde_vast(actor: Actor, agendapunt_id: UUID, betrokkene_id: UUID, wat: Uitnodiging, poort: Poort) -> None:
    """Record whether a parent or the youth was asked to his own item, and was there (handeling genodigde.vastleggen).

    The newest record replaces the one before. Raises NietGevonden for a person the actor may not know, Strijdig for
    presence before the meeting begins.
    """
    fouten = bsn_fouten({"/toelichting": wat.toelichting}, bevestigd=wat.bevestigd_geen_bsn)
    if fouten:
        raise Ongeldig(fouten)
    bijzonder = GEEN_BSN if wat.bevestigd_geen_bsn else None
    bij = ga_bij_punt(actor, Handeling.GENODIGDE_VASTLEGGEN, agendapunt_id, poort, bijzonder)
    binnen = bij.binnen
    if (betrokkene_id, Klasse.ID) not in binnen.besluit.open:
        raise NietGevonden
    if wat.aanwezig is not None and binnen.nu < bij.overleg.begint_op:
        raise Strijdig("Het overleg is nog niet begonnen.", "NIET_BEGONNEN")
    binnen.schrijf()
    waar = Genodigde.agendapunt_id == agendapunt_id, Genodigde.betrokkene_id == betrokkene_id
    rij = poort.sessie.scalar(select(Genodigde).where(*waar))
    if rij is None:
        rij = Genodigde(id=uuid4(), casus_id=binnen.casus.id, agendapunt_id=agendapunt_id, betrokkene_id=betrokkene_id)
        poort.sessie.add(rij)
    rij.herkomst_id, rij.herkomst = actor.organisatie_id, actor.partij
    rij.uitgenodigd, rij.doel_verteld = wat.uitgenodigd, wat.doel_verteld
    rij.aanwezig, rij.reden = wat.aanwezig, wat.reden
    rij.vastgelegd_op, rij.vastgelegd_door = binnen.nu, actor.medewerker_id
    binnen.bos.zegel_in(rij, toelichting=wat.toelichting)


def _eis_collega(medewerker_id: UUID, poort: Poort) -> None:
    medewerker = netwerk.medewerkers(poort.sessie, {medewerker_id}).get(medewerker_id)
    if medewerker is None or not medewerker.is_in_dienst(poort.klok.vandaag()):
        raise NietGevonden
    if medewerker.rol not in AAN_TAFEL:
        raise Strijdig("Iemand met deze rol neemt niet deel aan een overleg.", "ROL")
