"""Who may be named as receiver in a request for consent: school, kernteam, and for consult who gives specialist help.

Knows no consent rule.
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from kernteam.grond.actor import Partij
from kernteam.grond.doel import Doel
from kernteam.grond.fouten import Fout, Strijdig
from kernteam.grond.klasse import Klasse
from kernteam.grond.voorlichting import Bundel
from kernteam.netwerk import convenant
from kernteam.netwerk import service as netwerk
from kernteam.netwerk.werkgebieden import aanbieders
from kernteam.toegang.feiten import Bereik
from kernteam.toegang.poort import Poort
from kernteam.toegang.regels import TAFELPARTIJEN
from kernteam.toestemming import service as toestemming
from kernteam.toestemming.antwoord import Regimenaam
from kernteam.toestemming.service import Aanvraag


@dataclass(frozen=True, slots=True)
class Ontvanger:
    """An organisation and the classes it may receive."""

    organisatie_id: UUID
    klassen: frozenset[Klasse]


@dataclass(frozen=True, slots=True)
class Toestemmingsvraag:
    """A request for consent as entered: receivers, bundles by name, or both."""

    geldig_tot: date
    tekstversie: str
    ontvangers: tuple[Ontvanger, ...] = ()
    bundels: tuple[str, ...] = ()
    regime: Regimenaam = Regimenaam.KERNTEAM
    doel: Doel = Doel.P1


def tafelorganisaties(vestigingscode: str, poort: Poort) -> dict[UUID, Partij]:
    """Give the organisations, with their role, that can sit at this school's table: itself and its kernteam's."""
    ids = {
        lid.organisatie_id
        for lid in netwerk.kernteamleden_van_school(poort.sessie, vestigingscode, poort.klok.vandaag())
    }
    school = netwerk.organisatie_van_school(poort.sessie, vestigingscode)
    organisaties = netwerk.organisaties(poort.sessie, ids | ({school.id} if school else set()))
    # another school has no seat here, whatever team its people are in
    andere_partijen = TAFELPARTIJEN - {Partij.SCHOOL}
    return {een.id: een.partij for een in organisaties.values() if een.partij in andere_partijen or een == school}


def mogelijke_ontvangers(vestigingscode: str, doel: Doel, poort: Poort) -> dict[UUID, Partij]:
    """Give who may be named as receiver: this school's table, and for consult (P4) who gives specialist help."""
    tafel = tafelorganisaties(vestigingscode, poort)
    return tafel | aanbieders(poort.sessie) if doel is Doel.P4 else tafel


def eis_convenant(school_id: UUID, poort: Poort) -> None:
    """Raise Strijdig while no convenant of today names the school (V01, AVG 26)."""
    if school_id not in convenant.partijen_op(poort.sessie, poort.klok.vandaag()):
        raise Strijdig("Uw school staat niet in een convenant dat vandaag geldt.", "GEEN_CONVENANT")


def bereik_van(ontvangers: tuple[Ontvanger, ...]) -> Bereik:
    """Give the (organisation, class) pairs that receivers stand for."""
    return frozenset((ontvanger.organisatie_id, klasse) for ontvanger in ontvangers for klasse in ontvanger.klassen)


def aanvraagfouten(vraag: Toestemmingsvraag, vestigingscode: str, poort: Poort, wijzer: str = "") -> list[Fout]:
    """Give every fault of a request: its term, its text, and each receiver outside this school's table or convenant.

    Without any convenant it is not the receivers that are wrong: then `eis_convenant` refuses.
    """
    mag = mogelijke_ontvangers(vestigingscode, vraag.doel, poort)
    partijen = convenant.partijen_op(poort.sessie, poort.klok.vandaag())
    fouten = toestemming.termijnfouten(vraag.geldig_tot, poort.klok.vandaag())
    if not (vraag.ontvangers or vraag.bundels):
        fouten.append(Fout("/ontvangers", "VERPLICHT", "Noem ontvangers of bundels."))
    if not poort.voorlichting.kent(vraag.tekstversie):  # C20: who cannot read what he signs, signs nothing
        fouten.append(Fout("/tekstversie", "ONBEKENDE_TEKST", "Er is geen informatietekst met deze versie."))
    fouten += [
        Fout(f"/ontvangers/{nummer}", "GEEN_TAFEL", "Deze organisatie hoort niet bij het kernteam van de school.")
        for nummer, ontvanger in enumerate(vraag.ontvangers)
        if ontvanger.organisatie_id not in mag
    ]
    fouten += [
        Fout(f"/ontvangers/{nummer}", "ONTVANGER_BUITEN_CONVENANT", "Deze organisatie doet niet mee aan het convenant.")
        for nummer, ontvanger in enumerate(vraag.ontvangers)
        if partijen and ontvanger.organisatie_id not in partijen
    ]
    fouten += _bundelfouten(vraag, mag, partijen or mag, poort)
    return [replace(fout, wijzer=wijzer + fout.wijzer) for fout in fouten]


def _bundelfouten(
    vraag: Toestemmingsvraag, mag: Mapping[UUID, Partij], convenant_: Container[UUID], poort: Poort
) -> Iterator[Fout]:
    bundels = {een.naam: een for een in _bundels(poort)}
    for nummer, naam in enumerate(vraag.bundels):
        wijzer = f"/bundels/{nummer}"
        if naam in vraag.bundels[:nummer]:
            yield Fout(wijzer, "DUBBEL", "Deze bundel staat er al.")
        elif naam not in bundels:
            yield Fout(wijzer, "ONBEKENDE_BUNDEL", "Er is vandaag geen bundel met deze naam.")
        elif not (paren := bundels[naam].bereik(mag)):
            yield Fout(wijzer, "GEEN_TAFEL", "Van deze bundel hoort niemand bij het kernteam van de school.")
        elif any(wie not in convenant_ for wie, _ in paren):
            uitleg = "Niet elke organisatie in deze bundel doet mee aan het convenant."
            yield Fout(wijzer, "ONTVANGER_BUITEN_CONVENANT", uitleg)


def als_aanvraag(vraag: Toestemmingsvraag, tafel: Mapping[UUID, Partij], poort: Poort) -> Aanvraag:
    """Give a request as the consent floor stores it: each receiver by organisation and role (C20).

    A bundle stands for the organisations of its parties at this table, in the form it has today.
    """
    bundels = tuple(een for een in _bundels(poort) if een.naam in vraag.bundels)
    bereik = bereik_van(vraag.ontvangers).union(*(een.bereik(tafel) for een in bundels))
    partijen = {wie: tafel[wie] for wie, _ in bereik if wie in tafel}
    return Aanvraag(bereik, vraag.geldig_tot, vraag.tekstversie, vraag.regime, vraag.doel, partijen, bundels)


def _bundels(poort: Poort) -> tuple[Bundel, ...]:
    return poort.voorlichting.bundels_op(poort.klok.vandaag())
