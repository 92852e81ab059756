"""Answers whether something may be shared, before it is: in a casus, or as a described question. Shares nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from kernteam.casus.models import Soort
from kernteam.casus.service.binnen import Binnen
from kernteam.grond.actor import Actor, Partij
from kernteam.grond.doel import Doel
from kernteam.grond.fouten import NietGevonden
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.toegang.beleid import Code
from kernteam.toegang.deling import beslis
from kernteam.toegang.delingsfeiten import (
    Deling,
    Delingsbesluit,
    Delingsreden,
    Delingsuitkomst,
    Hulp,
    Mildereweg,
    Opheffing,
    Voorwaarde,
)
from kernteam.toegang.feiten import GeenFeiten
from kernteam.toegang.poort import Poort
from kernteam.toegang.uitleg import MILDER, OPHEFFING, REDEN, VOORWAARDE, hulptekst
from kernteam.toestemming.gezin import leeftijd
from kernteam.verstrekking.service.feiten import (
    Gedaan,
    Situatie,
    Wat,
    ga_naar_binnen,
    maak_deling,
    zoek_ontvanger,
)


@dataclass(frozen=True, slots=True)
class Toetsvraag:
    """Whether this class, or this note, may go to that receiver for that purpose."""

    doel: Doel
    partij: Partij | None
    organisatie_id: UUID | None
    klasse: Klasse | None
    notitie_id: UUID | None
    situatie: Situatie


@dataclass(frozen=True, slots=True)
class VoorwaardeInzage:
    """A condition, and whether it is met."""

    code: Voorwaarde
    uitleg: str
    vervuld: bool


@dataclass(frozen=True, slots=True)
class HulpInzage:
    """Something that helps."""

    code: Hulp
    uitleg: str


@dataclass(frozen=True, slots=True)
class MilderInzage:
    """A milder way."""

    code: Mildereweg
    uitleg: str


@dataclass(frozen=True, slots=True)
class Toetsuitkomst:
    """The decision with its grounds, in codes and in words."""

    uitkomst: Delingsuitkomst
    reden: Delingsreden
    uitleg: str
    zender: Partij
    ontvanger: Partij
    klasse: Klasse
    doel: Doel
    code: Code
    bron: str
    opheffing: Opheffing | None
    opheffing_uitleg: str | None
    avg: tuple[str, ...]
    dpv: tuple[str, ...]
    voorwaarden: tuple[VoorwaardeInzage, ...]
    wat_helpt: tuple[HulpInzage, ...]
    mildere_weg: MilderInzage | None
    beleid: str


def stellen(actor: Actor, beschreven: Mapping[str, Any], poort: Poort) -> Toetsuitkomst:
    """Answer a described question without any person in it (handeling delingsvraag.stellen).

    `beschreven` holds the facts of a Deling by name, but the day and who may receive for the purpose.
    """
    poort.vraag(actor, Handeling.DELINGSVRAAG_STELLEN, GeenFeiten())
    dag = poort.klok.vandaag()
    doelpartijen = poort.beleid.verwerking(beschreven["doel"], dag).mag_ontvangen
    deling = Deling(dag=dag, doelpartijen=doelpartijen, **beschreven)
    return _leg_uit(deling, beslis(deling, poort.beleid))


def maken(actor: Actor, casus_id: UUID, vraag: Toetsvraag, poort: Poort) -> Toetsuitkomst:
    """Answer for this casus, from what the actor may know himself (handeling delingstoets.maken).

    Raises NietGevonden for a note the actor may not read, Strijdig for an unknown organisation.
    """
    binnen, eigen = ga_naar_binnen(actor, Handeling.DELINGSTOETS_MAKEN, casus_id, poort)
    ontvanger = zoek_ontvanger(vraag.partij, vraag.organisatie_id, None, poort)
    wat = _wat(binnen, vraag)
    deling, _ = maak_deling(binnen, eigen, wat, ontvanger, vraag.doel, vraag.situatie, Gedaan())
    return _leg_uit(deling, beslis(deling, poort.beleid), _leeftijd(binnen))


def _leg_uit(deling: Deling, besluit: Delingsbesluit, jaren: int | None = None) -> Toetsuitkomst:
    """Put a decision into words."""
    milder, opheffing = besluit.mildere_weg, besluit.opheffing
    return Toetsuitkomst(
        uitkomst=besluit.uitkomst,
        reden=besluit.reden,
        uitleg=REDEN[besluit.reden],
        zender=deling.zender,
        ontvanger=deling.ontvanger,
        klasse=deling.klasse,
        doel=deling.doel,
        code=besluit.code,
        bron=besluit.bron,
        opheffing=opheffing,
        opheffing_uitleg=OPHEFFING[opheffing] if opheffing else None,
        avg=besluit.avg,
        dpv=besluit.dpv,
        voorwaarden=tuple(
            VoorwaardeInzage(een, VOORWAARDE[een], een not in besluit.nog_te_doen)
            for een in sorted(besluit.voorwaarden)
        ),
        wat_helpt=tuple(HulpInzage(een, hulptekst(een, deling.zender, jaren)) for een in besluit.wat_helpt),
        mildere_weg=MilderInzage(milder, MILDER[milder]) if milder else None,
        beleid=besluit.beleid,
    )


def _wat(binnen: Binnen, vraag: Toetsvraag) -> Wat:
    actor, geladen = binnen.actor, binnen.geladen
    if vraag.klasse is not None:
        return Wat(vraag.klasse, actor.partij, actor.organisatie_id)
    notitie = next((een for een in geladen.notities if een.id == vraag.notitie_id), None)
    if notitie is None or not binnen.poort.zou_openen(actor, geladen.feiten, notitie.id, notitie.klasse):
        raise NietGevonden
    return Wat.van_notitie(notitie, vrijgegeven=notitie.id in geladen.vrijgaven)


def _leeftijd(binnen: Binnen) -> int | None:
    """Give the age of the jeugdige to who may read his birth date."""
    geladen = binnen.geladen
    jeugdige = next(een for een in geladen.betrokkenen if een.soort is Soort.JEUGDIGE)
    if not binnen.poort.zou_openen(binnen.actor, geladen.feiten, jeugdige.id, Klasse.ID):
        return None
    return leeftijd(geladen.gezin.geboortedatum, geladen.feiten.dag)
