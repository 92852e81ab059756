"""Asks, records and withdraws consent for a casus, and moves the casus with it. Knows no web and no rule of age."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from kernteam.casus.laden import stand_onder
from kernteam.casus.service.binnen import Binnen, ga_binnen
from kernteam.casus.service.ontvangers import (
    Ontvanger,
    Toestemmingsvraag,
    aanvraagfouten,
    als_aanvraag,
    bereik_van,
    eis_convenant,
    mogelijke_ontvangers,
)
from kernteam.casus.service.status import andere_standen, werk_status_bij
from kernteam.casus.stand import OntvangerInzage, StandInzage, ontvangers_uit, stand_inzage, stand_voor
from kernteam.grond.actor import Actor
from kernteam.grond.fouten import Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.status import Casusstatus
from kernteam.taak import service as taak
from kernteam.taak.models import Taaksoort
from kernteam.taak.service import Voor
from kernteam.toegang.poort import Poort
from kernteam.toestemming import service as toestemming
from kernteam.toestemming.antwoord import GESPROKEN, Antwoord, Grond, Wijze
from kernteam.toestemming.controle import controleer
from kernteam.toestemming.models import Ondertekening, Toestemming
from kernteam.toestemming.service import Antwoordkaart, GevraagdeBundel, MetAntwoorden, naar_bereik

BEVESTIG_BINNEN = timedelta(days=5)  # D


@dataclass(frozen=True, slots=True)
class Antwoordopdracht:
    """One answer as a professional enters it; without receivers it covers all that was asked."""

    betrokkene_id: UUID
    antwoord: Antwoord
    wijze: Wijze
    gegeven_op: datetime
    tekstversie: str | None = None
    ontvangers: tuple[Ontvanger, ...] | None = None
    eigen_gegevens: bool = False


@dataclass(frozen=True, slots=True)
class AntwoordInzage:
    """One answer as it was recorded."""

    betrokkene_id: UUID
    antwoord: Antwoord
    eigen_gegevens: bool
    wijze: Wijze
    tekstversie: str
    gegeven_op: datetime
    vastgelegd_op: datetime
    vastgelegd_door: UUID


@dataclass(frozen=True, slots=True)
class ToestemmingInzage:
    """One request with its answers."""

    id: UUID
    regime: str
    doel: str
    tekstversie: str
    gevraagd_op: datetime
    geldig_tot: date
    ontvangers: tuple[OntvangerInzage, ...]
    bundels: tuple[GevraagdeBundel, ...]
    antwoorden: tuple[AntwoordInzage, ...]


@dataclass(frozen=True, slots=True)
class VraagInzage:
    """Where the consent under another regime or for another purpose stands."""

    regime: str
    doel: str
    stand: StandInzage


@dataclass(frozen=True, slots=True)
class ToestemmingenInzage:
    """Where the consent of a casus stands, what was asked beside it, and every request, newest first."""

    stand: StandInzage
    status: Casusstatus
    standen: tuple[VraagInzage, ...]
    toestemmingen: tuple[ToestemmingInzage, ...]


def opsommen(actor: Actor, casus_id: UUID, poort: Poort) -> ToestemmingenInzage:
    """Give the consent of a casus (handeling toestemming.opsommen)."""
    binnen = ga_binnen(actor, Handeling.TOESTEMMING_OPSOMMEN, casus_id, poort)
    return _inzage(binnen)


def vragen(actor: Actor, casus_id: UUID, vraag: Toestemmingsvraag, poort: Poort) -> ToestemmingenInzage:
    """Ask consent (handeling toestemming.vragen, transition 3); raises Strijdig when nobody could sign.

    Only the question that opens the casus moves its state.
    """
    binnen = ga_binnen(actor, Handeling.TOESTEMMING_VRAGEN, casus_id, poort)
    eis_convenant(binnen.casus.organisatie_id, poort)
    fouten = aanvraagfouten(vraag, binnen.casus.vestigingscode, poort)
    if fouten:
        raise Ongeldig(fouten)
    if stand_onder(poort, binnen.geladen, vraag.regime, vraag.doel).reden == Grond.GEEN_GEZAG:
        raise Strijdig("Leg eerst vast wie het gezag heeft.", "GEEN_GEZAG")
    mag = mogelijke_ontvangers(binnen.casus.vestigingscode, vraag.doel, poort)
    aanvraag = als_aanvraag(vraag, mag, poort)
    anders = andere_standen(binnen)
    binnen.schrijf()
    eerdere = binnen.geladen.verzoeken
    gevraagd = toestemming.vragen(poort.sessie, casus_id, len(eerdere), aanvraag, actor.medewerker_id, binnen.nu)
    eerdere.insert(0, MetAntwoorden(gevraagd, []))
    hoofdvraag = eerdere[0].vraag == toestemming.HOOFDVRAAG
    if hoofdvraag and binnen.casus.status in (Casusstatus.SIGNAAL, Casusstatus.GEWEIGERD):
        binnen.ga_over(Casusstatus.TOESTEMMING_GEVRAAGD)
    werk_status_bij(binnen, anders)
    return _inzage(binnen)


def ondertekenen(actor: Actor, toestemming_id: UUID, opdracht: Antwoordopdracht, poort: Poort) -> ToestemmingenInzage:
    """Record that somebody signs or refuses (handeling toestemming.ondertekenen).

    Of each question (regime and purpose) only the newest request is signed.
    """
    return antwoorden(*bij(actor, Handeling.TOESTEMMING_ONDERTEKENEN, toestemming_id, poort), opdracht)


def intrekken(actor: Actor, toestemming_id: UUID, opdracht: Antwoordopdracht, poort: Poort) -> ToestemmingenInzage:
    """Record a withdrawal, effective at once (handeling toestemming.intrekken, C18).

    Who withdraws, withdraws everything he signed for this question: no other request keeps it open behind his back.
    """
    return antwoorden(*bij(actor, Handeling.TOESTEMMING_INTREKKEN, toestemming_id, poort), opdracht)


def heropgehaald(actor: Actor, toestemming_id: UUID, poort: Poort) -> ToestemmingenInzage:
    """Give the consent of the casus of a request again, as far as the actor may still read it."""
    return _inzage(bij(actor, Handeling.TOESTEMMING_OPSOMMEN, toestemming_id, poort)[0])


def antwoorden(binnen: Binnen, verzoek: MetAntwoorden, opdracht: Antwoordopdracht) -> ToestemmingenInzage:
    """Record an answer of whoever got inside: a professional for a signer, or the signer himself with his link."""
    vraag = zelfde_vraag(binnen, verzoek)
    if opdracht.antwoord is Antwoord.INGETROKKEN:
        wie, eigen = opdracht.betrokkene_id, opdracht.eigen_gegevens
        getekend = [een for een in vraag if toestemming.gaf(een, wie, eigen=eigen)]
        if getekend and verzoek not in getekend:
            verzoek = getekend[0]
        return _antwoord(binnen, verzoek, opdracht, ook=getekend)
    if verzoek is not vraag[0]:
        raise Strijdig("Er is een nieuwere toestemming gevraagd; teken die.", "NIET_DE_NIEUWSTE")
    return _antwoord(binnen, verzoek, opdracht)


def zelfde_vraag(binnen: Binnen, verzoek: MetAntwoorden) -> list[MetAntwoorden]:
    """Give the requests under the same regime for the same purpose, newest first."""
    return [een for een in binnen.geladen.verzoeken if een.vraag == verzoek.vraag]


def bij(actor: Actor, handeling: Handeling, toestemming_id: UUID, poort: Poort) -> tuple[Binnen, MetAntwoorden]:
    """Ask the door for one act about one request; raises NietGevonden alike for unknown and not allowed."""
    gevraagd = poort.sessie.get(Toestemming, toestemming_id)
    # of an unknown one the same is asked, about a casus that cannot be there
    casus_id = uuid4() if gevraagd is None else gevraagd.casus_id
    binnen = ga_binnen(actor, handeling, casus_id, poort, object_id=toestemming_id if gevraagd is None else None)
    return binnen, next(een for een in binnen.geladen.verzoeken if een.toestemming.id == toestemming_id)


def _antwoord(
    binnen: Binnen, verzoek: MetAntwoorden, opdracht: Antwoordopdracht, ook: Sequence[MetAntwoorden] = ()
) -> ToestemmingenInzage:
    kaart = Antwoordkaart(
        betrokkene_id=opdracht.betrokkene_id,
        antwoord=opdracht.antwoord,
        wijze=opdracht.wijze,
        tekstversie=opdracht.tekstversie or verzoek.toestemming.tekstversie,
        gegeven_op=opdracht.gegeven_op,
        bereik=None if opdracht.ontvangers is None else bereik_van(opdracht.ontvangers),
        eigen_gegevens=opdracht.eigen_gegevens,
    )
    beleid, gezin = binnen.poort.beleid, binnen.geladen.gezin
    controleer(verzoek, zelfde_vraag(binnen, verzoek), kaart, gezin, beleid, binnen.nu)
    anders = andere_standen(binnen)
    binnen.schrijf()
    for een in [verzoek, *(ander for ander in ook if ander is not verzoek)]:
        vastgelegd = toestemming.leg_vast(binnen.poort.sessie, een, kaart, binnen.actor.medewerker_id, binnen.nu)
        if een is verzoek and kaart.wijze in GESPROKEN:
            _vraag_bevestiging(binnen, vastgelegd)
    werk_status_bij(binnen, anders)
    return _inzage(binnen)


def _vraag_bevestiging(binnen: Binnen, antwoord: Ondertekening) -> None:
    """Ask who recorded something spoken to confirm it to who said it (C22); a signing link does so as well."""
    taak.maak(
        binnen.poort.sessie,
        Taaksoort.TOESTEMMING_BEVESTIGEN,
        Voor(medewerker_id=binnen.actor.medewerker_id),
        binnen.nu,
        casus_id=binnen.casus.id,
        object_id=antwoord.id,
        uiterlijk=binnen.poort.klok.vandaag() + BEVESTIG_BINNEN,
    )


def _inzage(binnen: Binnen) -> ToestemmingenInzage:
    return ToestemmingenInzage(
        stand=stand_voor(binnen.geladen),
        status=binnen.geladen.feiten.status,
        standen=tuple(_andere_standen(binnen)),
        toestemmingen=tuple(_toestemming(een) for een in binnen.geladen.verzoeken),
    )


def _andere_standen(binnen: Binnen) -> Iterator[VraagInzage]:
    for (regime, doel), stand in andere_standen(binnen).items():
        yield VraagInzage(regime, doel, stand_inzage(stand, binnen.geladen.verzoeken, (regime, doel)))


def _toestemming(verzoek: MetAntwoorden) -> ToestemmingInzage:
    gevraagd = verzoek.toestemming
    return ToestemmingInzage(
        id=gevraagd.id,
        regime=gevraagd.regime,
        doel=gevraagd.doel,
        tekstversie=gevraagd.tekstversie,
        gevraagd_op=gevraagd.gevraagd_op,
        geldig_tot=gevraagd.geldig_tot,
        ontvangers=ontvangers_uit(naar_bereik(gevraagd.bereik)),
        bundels=verzoek.bundels,
        antwoorden=tuple(_antwoordinzage(een) for een in verzoek.antwoorden),
    )


def _antwoordinzage(rij: Ondertekening) -> AntwoordInzage:
    return AntwoordInzage(
        rij.betrokkene_id,
        rij.antwoord,
        rij.eigen_gegevens,
        rij.wijze,
        rij.tekstversie,
        rij.gegeven_op,
        rij.vastgelegd_op,
        rij.vastgelegd_door,
    )
