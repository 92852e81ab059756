"""The way in for who makes an overview: who asks, whether the law gives it to him, and what must be kept from him.

Knows no web and no line.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from kernteam.casus.models import Betrokkene, Soort
from kernteam.casus.service.binnen import Binnen, eis_plaats, ga_binnen
from kernteam.grond.actor import GEHEIME_PARTIJEN, Actor
from kernteam.grond.fouten import Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.inzageoverzicht.geheim import NOOIT_AAN, Nood, Vrager
from kernteam.netwerk.models import Organisatie
from kernteam.nood.models import Noodtoegang
from kernteam.rechten.service import Toets, gezag_sinds, gezagsstand
from kernteam.taak.models import Taak, Taaksoort
from kernteam.toegang.beleid import KERNTEAM
from kernteam.toegang.feiten import Onderdeel
from kernteam.toegang.poort import Poort
from kernteam.toegang.rechthebbenden import Bestand, Recht
from kernteam.toestemming.gezin import Beeld, beeld_op
from kernteam.toestemming.rechten import (
    Rechtsfeiten,
    Rechtsuitkomst,
    Rechtsverzoek,
    Verzoeker,
    recht_van,
)
from kernteam.toestemming.rechtsuitleg import leg_uit
from kernteam.verstrekking.models import Verstrekking


@dataclass(frozen=True, slots=True)
class Vraag:
    """For whom, and whether a youth of 16 or 17 agrees when it is not he himself."""

    betrokkene_id: UUID
    jeugdige_stemt_in: bool = False


def ga_binnen_voor(
    actor: Actor,
    handeling: Handeling,
    casus_id: UUID,
    vraag: Vraag,
    poort: Poort,
    bijzonder: str | None = None,
    ook: Sequence[Onderdeel] = (),
) -> tuple[Binnen, Vrager]:
    """Ask the door, and give who asks with all that must be kept from him.

    Raises Strijdig for somebody who is not of this casus, or to whom the law does not give the log (R18).
    """
    eis_plaats(actor, handeling, casus_id, poort, vraag.betrokkene_id)
    binnen = ga_binnen(actor, handeling, casus_id, poort, bijzonder, ook, object_id=vraag.betrokkene_id)
    wie = next((een for een in binnen.geladen.betrokkenen if een.id == vraag.betrokkene_id), None)
    if wie is None:
        raise Strijdig("Deze persoon staat niet bij de casus.", "ONBEKENDE_BETROKKENE")
    gezin = binnen.geladen.gezin
    verzoek = Rechtsverzoek(Recht.INZAGE_LOGBOEK, Bestand.KERNTEAM, jeugdige_stemt_in=vraag.jeugdige_stemt_in)
    sinds = gezag_sinds(gezin, Toets(verzoek, wie.id))
    _eis_recht(binnen, wie, replace(verzoek, gezag_sinds=sinds))
    is_jeugdige = wie.soort is Soort.JEUGDIGE
    return binnen, Vrager(
        id=wie.id,
        is_jeugdige=is_jeugdige,
        geboortedatum=gezin.geboortedatum,
        sinds=None if is_jeugdige else sinds,
        noden=_noden(poort.sessie, casus_id),
        verstrekkingen=_verteld_van(poort.sessie, casus_id),
        geheimhouders=frozenset(
            poort.sessie.scalars(select(Organisatie.id).where(Organisatie.partij.in_(GEHEIME_PARTIJEN)))
        ),
    )


def _eis_recht(binnen: Binnen, wie: Betrokkene, verzoek: Rechtsverzoek) -> None:
    beeld = beeld_op(binnen.geladen.gezin, KERNTEAM, binnen.poort.klok.vandaag())
    verzoeker = _verzoeker(wie, beeld)
    feiten = Rechtsfeiten(verzoeker, beeld.jaren, beeld.wilsbekwaam, gezagsstand(beeld, verzoeker, wie.id), verzoek)
    besluit = recht_van(feiten, binnen.poort.rechthebbenden, binnen.poort.klok.vandaag())
    if besluit.uitkomst is not Rechtsuitkomst.TOEWIJZEN:
        raise Strijdig(leg_uit(besluit), besluit.reden.value)


def _verzoeker(wie: Betrokkene, beeld: Beeld) -> Verzoeker:
    if wie.soort is Soort.JEUGDIGE:
        return Verzoeker.JEUGDIGE
    if wie.id in beeld.gezag:
        return Verzoeker.VOOGD_GI if wie.id in beeld.voogden else Verzoeker.GEZAGHEBBENDE
    return Verzoeker.OUDER_ZONDER_GEZAG if wie.soort is Soort.GEZAGHEBBENDE else Verzoeker.ANDERE


def _noden(sessie: Session, casus_id: UUID) -> tuple[Nood, ...]:
    """Give the emergencies; the family was told once every task to tell them is done (S09, S13)."""
    wacht = _nog_te_vertellen(sessie, casus_id)
    rijen = sessie.scalars(select(Noodtoegang).where(Noodtoegang.casus_id == casus_id))
    return tuple(Nood(een.id, een.medewerker_id, een.vanaf_op, een.id not in wacht) for een in rijen)


def _verteld_van(sessie: Session, casus_id: UUID) -> frozenset[UUID]:
    """Give the disclosures of which the family was told, and that are no report."""
    wacht = _nog_te_vertellen(sessie, casus_id)
    opdracht = select(Verstrekking).where(Verstrekking.casus_id == casus_id, Verstrekking.ontvanger.not_in(NOOIT_AAN))
    return frozenset(een.id for een in sessie.scalars(opdracht) if een.id not in wacht)


def _nog_te_vertellen(sessie: Session, casus_id: UUID) -> set[UUID | None]:
    opdracht = select(Taak.object_id).where(
        Taak.casus_id == casus_id, Taak.soort == Taaksoort.OUDERS_INFORMEREN, Taak.afgerond_op.is_(None)
    )
    return set(sessie.scalars(opdracht))
