"""Prepares the step from groep 8 to a VO school, for many casussen at once: a task and a request for consent each.

Nothing goes to that school before everybody who must has signed; handing over (transition 16) is a step of its own.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from sqlalchemy import select

from kernteam.casus.laden import Geladen, laad, stand_onder
from kernteam.grond.actor import Actor, Partij
from kernteam.grond.doel import Doel
from kernteam.grond.fouten import Fout, Ongeldig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.netwerk import convenant
from kernteam.netwerk.models import Organisatie, School, Sector
from kernteam.taak import service as taken
from kernteam.taak.models import Taaksoort
from kernteam.taak.service import Voor
from kernteam.toegang.poort import Poort
from kernteam.toestemming import service as toestemming
from kernteam.toestemming.antwoord import Grond, Regimenaam
from kernteam.toestemming.service import Aanvraag

VRAAG = (Regimenaam.AVG_ONDERWIJS, Doel.P2)  # support at school, apart from the question that opens the casus


class Overstapuitkomst(StrEnum):
    """What came of preparing one casus."""

    VOORBEREID = "VOORBEREID"
    AL_GEVRAAGD = "AL_GEVRAAGD"
    NIET_GEVONDEN = "NIET_GEVONDEN"
    GEEN_VO_SCHOOL = "GEEN_VO_SCHOOL"
    BUITEN_CONVENANT = "BUITEN_CONVENANT"
    GEEN_GEZAG = "GEEN_GEZAG"


@dataclass(frozen=True, slots=True)
class Leerling:
    """A casus of a child in groep 8, as the school says, and the VO school it goes to."""

    casus_id: UUID
    vestigingscode: str


@dataclass(frozen=True, slots=True)
class Overstap:
    """What is prepared: by when, which classes the VO school may get, and what the signers are given to read."""

    leerlingen: tuple[Leerling, ...]
    klassen: frozenset[Klasse]
    uiterlijk_datum: date
    geldig_tot: date
    tekstversie: str


@dataclass(frozen=True, slots=True)
class OverstapInzage:
    """What came of one casus, and the request for consent that waits for its signers."""

    casus_id: UUID
    uitkomst: Overstapuitkomst
    toestemming_id: UUID | None = None


def voorbereiden(actor: Actor, overstap: Overstap, poort: Poort) -> tuple[OverstapInzage, ...]:
    """Prepare these casussen (handeling overstap.voorbereiden), each decided on its own, in one transaction.

    Asking again prepares nothing twice. Raises Ongeldig for a casus named twice, or an impossible day or text.
    """
    fouten = _fouten(overstap, poort)
    if fouten:
        raise Ongeldig(fouten)
    geladen = {een.casus.id: een for een in laad(poort, Handeling.OVERSTAP_VOORBEREIDEN, _casussen(overstap))}
    feiten = [een.feiten for een in geladen.values()]
    mag = {een.casus_id for een, _ in poort.vraag_per_casus(actor, Handeling.OVERSTAP_VOORBEREIDEN, feiten)}
    scholen = _vo_scholen(poort, {een.vestigingscode for een in overstap.leerlingen})
    partijen = convenant.partijen_op(poort.sessie, poort.klok.vandaag())
    gewogen = [
        (een, _weeg(geladen[een.casus_id], scholen.get(een.vestigingscode), partijen, poort))
        if een.casus_id in mag
        else (een, OverstapInzage(een.casus_id, Overstapuitkomst.NIET_GEVONDEN))
        for een in overstap.leerlingen
    ]
    poort.schrijf_zonder_casus(Handeling.OVERSTAP_VOORBEREIDEN)
    return tuple(
        _vraag(actor, geladen[een.casus_id], scholen[een.vestigingscode], overstap, poort)
        if inzage.uitkomst is Overstapuitkomst.VOORBEREID
        else inzage
        for een, inzage in gewogen
    )


def _fouten(overstap: Overstap, poort: Poort) -> list[Fout]:
    vandaag, gezien = poort.klok.vandaag(), set[UUID]()
    fouten = toestemming.termijnfouten(overstap.geldig_tot, vandaag)
    if not poort.voorlichting.kent(overstap.tekstversie):
        fouten.append(Fout("/tekstversie", "ONBEKENDE_TEKST", "Er is geen informatietekst met deze versie."))
    if overstap.uiterlijk_datum < vandaag:
        fouten.append(Fout("/uiterlijkDatum", "VERLEDEN", "Deze dag is voorbij."))
    for nummer, een in enumerate(overstap.leerlingen):
        if een.casus_id in gezien:
            fouten.append(Fout(f"/leerlingen/{nummer}/casusId", "DUBBEL", "Deze casus staat er al."))
        gezien.add(een.casus_id)
    return fouten


def _casussen(overstap: Overstap) -> list[UUID]:
    return sorted({een.casus_id for een in overstap.leerlingen}, key=str)


def _vo_scholen(poort: Poort, codes: Collection[str]) -> dict[str, UUID]:
    """Give the organisation of each of these schools that is an open one for VO."""
    opdracht = (
        select(School.vestigingscode, Organisatie.id)
        .join(Organisatie, Organisatie.vestigingscode == School.vestigingscode)
        .where(School.vestigingscode.in_(codes), School.sector == Sector.VO, School.gesloten_op.is_(None))
    )
    return {rij.vestigingscode: rij.id for rij in poort.sessie.execute(opdracht)}


def _weeg(geladen: Geladen, school_id: UUID | None, partijen: Collection[UUID], poort: Poort) -> OverstapInzage:
    casus_id, uitkomst = geladen.casus.id, Overstapuitkomst.VOORBEREID
    loopt = (een.toestemming for een in geladen.verzoeken if een.vraag == VRAAG)
    eerder = next((een.id for een in loopt if een.geldig_tot > poort.klok.vandaag()), None)
    if school_id is None:
        uitkomst = Overstapuitkomst.GEEN_VO_SCHOOL
    elif not {school_id, geladen.casus.organisatie_id} <= set(partijen):
        uitkomst = Overstapuitkomst.BUITEN_CONVENANT
    elif eerder is not None:  # a newer request would take its place
        uitkomst = Overstapuitkomst.AL_GEVRAAGD
    elif stand_onder(poort, geladen, *VRAAG).reden == Grond.GEEN_GEZAG:
        uitkomst = Overstapuitkomst.GEEN_GEZAG
    return OverstapInzage(casus_id, uitkomst, eerder if uitkomst is Overstapuitkomst.AL_GEVRAAGD else None)


def _vraag(actor: Actor, geladen: Geladen, school_id: UUID, overstap: Overstap, poort: Poort) -> OverstapInzage:
    """Keep the request of one casus, and the task that waits until the casus is handed over or ends."""
    sessie, nu, casus = poort.sessie, poort.klok.nu(), geladen.casus
    casus.gewijzigd_op = nu  # its version rises: a request made at the same moment does not disappear
    partij: Mapping[UUID, Partij] = {school_id: Partij.SCHOOL}
    bereik = frozenset((school_id, klasse) for klasse in overstap.klassen)
    aanvraag = Aanvraag(bereik, overstap.geldig_tot, overstap.tekstversie, *VRAAG, partij)
    gevraagd = toestemming.vragen(sessie, casus.id, len(geladen.verzoeken), aanvraag, actor.medewerker_id, nu)
    taken.maak(
        sessie,
        Taaksoort.OVERSTAP_REGELEN,
        Voor(medewerker_id=actor.medewerker_id),
        nu,
        casus_id=casus.id,
        object_id=gevraagd.id,
        uiterlijk=overstap.uiterlijk_datum,
    )
    return OverstapInzage(casus.id, Overstapuitkomst.VOORBEREID, gevraagd.id)
