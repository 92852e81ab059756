"""The addresses of the network: parse, call, dump. Knows no table and no rule; the app checks each act beforehand."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from kernteam.grond.handeling import Handeling
from kernteam.grond.klok import Klok
from kernteam.http.blad import Blad
from kernteam.http.paging import Bladzijde, link, naar_cursor, uit_cursor
from kernteam.http.paging import PaginaVraag as Vraag
from kernteam.http.velden import lijst_van
from kernteam.http.verzoek import actor, db
from kernteam.netwerk import bereikbaarheid, convenant, gegevens, schemas, service
from kernteam.toegang.routes import poort

blad = Blad("netwerk", __name__, description="Scholen, organisaties, medewerkers, kernteams en hun convenant.")

Antwoord = tuple[dict[str, Any], dict[str, str]]
_LINK = ("Link",)


@blad.act(
    Handeling.GEMEENTE_OPSOMMEN, "GET", "/gemeenten", vraag=Vraag, antwoord=lijst_van(schemas.Gemeente), koppen=_LINK
)
def gemeenten_opsommen(vraag: dict[str, Any]) -> Antwoord:
    """Toon de gemeenten.

    Dit zijn de gemeenten die in de ingelezen schoolbestanden staan, op naam.
    """
    actor()
    return _lijst(service.gemeenten_opsommen(db.session(), **_lees(vraag)), vraag)


@blad.act(
    Handeling.SCHOOL_OPSOMMEN,
    "GET",
    "/scholen",
    vraag=schemas.ScholenVraag,
    antwoord=lijst_van(schemas.School),
    koppen=_LINK,
)
def scholen_opsommen(vraag: dict[str, Any]) -> Antwoord:
    """Toon de scholen.

    U ziet de scholen die open zijn, op naam. Kies met de parameters een gemeente of sector, of ook gesloten scholen.
    """
    actor()
    return _lijst(service.scholen_opsommen(db.session(), **_lees(vraag)), vraag)


@blad.act(Handeling.SCHOOL_LEZEN, "GET", "/scholen/<vestigingscode:vestigingscode>", antwoord=schemas.School)
def school_lezen(vestigingscode: str) -> gegevens.Schoolgegevens:
    """Toon één school.

    U ziet ook waar de gegevens vandaan komen. Een school die gesloten is, blijft hier staan.
    """
    actor()
    return service.school_lezen(db.session(), vestigingscode)


@blad.act(
    Handeling.CONTACTPERSOON_OPSOMMEN,
    "GET",
    "/scholen/<vestigingscode:vestigingscode>/contactpersonen",
    vraag=Vraag,
    antwoord=lijst_van(schemas.Collega),
    koppen=_LINK,
)
def contactpersonen_opsommen(vraag: dict[str, Any], vestigingscode: str) -> Antwoord:
    """Toon de vaste contactpersonen van een school.

    U ziet ook hoe u hen bereikt en wie hen vervangt. Wie uit dienst is, staat er niet meer bij.
    """
    actor()
    sessie, vandaag = db.session(), Klok().vandaag()
    wie, volgende = service.contactpersonen_opsommen(sessie, vestigingscode, vandaag, **_lees(vraag))
    return _lijst((bereikbaarheid.met_bereikbaarheid(sessie, vestigingscode, wie, vandaag), volgende), vraag)


@blad.act(
    Handeling.SCHOOLKERNTEAM_LEZEN,
    "GET",
    "/scholen/<vestigingscode:vestigingscode>/kernteam",
    antwoord=schemas.Schoolkernteam,
)
def schoolkernteam_lezen(vestigingscode: str) -> gegevens.Schoolkernteam:
    """Toon het kernteam van een school.

    U ziet wie er in het kernteam zitten, op welke dagen zij op deze school zijn, hoe u hen bereikt en wie hen
    vervangt. Heeft de school nog geen kernteam, dan is het antwoord 404.
    """
    actor()
    sessie, vandaag = db.session(), Klok().vandaag()
    team = service.schoolkernteam_lezen(sessie, vestigingscode, vandaag)
    return replace(team, leden=bereikbaarheid.met_bereikbaarheid(sessie, vestigingscode, team.leden, vandaag))


@blad.act(
    Handeling.ORGANISATIE_OPSOMMEN,
    "GET",
    "/organisaties",
    vraag=schemas.OrganisatiesVraag,
    antwoord=lijst_van(schemas.Organisatie),
    koppen=_LINK,
)
def organisaties_opsommen(vraag: dict[str, Any]) -> Antwoord:
    """Toon de organisaties die meedoen.

    Een school staat hier pas als zij aan het netwerk meedoet.
    """
    actor()
    return _lijst(service.organisaties_opsommen(db.session(), **_lees(vraag)), vraag)


@blad.act(
    Handeling.MEDEWERKER_OPSOMMEN,
    "GET",
    "/medewerkers",
    vraag=schemas.MedewerkersVraag,
    antwoord=lijst_van(schemas.Medewerker),
    koppen=_LINK,
)
def medewerkers_opsommen(vraag: dict[str, Any]) -> Antwoord:
    """Toon de medewerkers.

    U ziet wie er nu in het netwerk werkt, op naam. Wie uit dienst is, staat er niet meer bij.
    """
    actor()
    return _lijst(service.medewerkers_opsommen(db.session(), Klok().vandaag(), **_lees(vraag)), vraag)


@blad.act(
    Handeling.BEREIKBAARHEID_WIJZIGEN,
    "PUT",
    "/medewerkers/<uuid:medewerker_id>/bereikbaarheid",
    invoer=schemas.BereikbaarheidInvoer,
    antwoord=schemas.Bereikbaarheid,
)
def bereikbaarheid_wijzigen(
    nieuw: bereikbaarheid.NieuweBereikbaarheid, medewerker_id: UUID
) -> bereikbaarheid.NieuweBereikbaarheid:
    """Zeg hoe een medewerker te bereiken is, en op welke dagen die op een school is.

    Dat doet de medewerker zelf, of de leidinggevende van dezelfde organisatie. Wat u weglaat, geldt niet meer.
    """
    return bereikbaarheid.wijzigen(actor(), medewerker_id, nieuw, poort())


@blad.act(
    Handeling.KERNTEAM_OPSOMMEN, "GET", "/kernteams", vraag=Vraag, antwoord=lijst_van(schemas.Kernteam), koppen=_LINK
)
def kernteams_opsommen(vraag: dict[str, Any]) -> Antwoord:
    """Toon de kernteams.

    De leden en de scholen van een kernteam hebben elk een eigen adres.
    """
    actor()
    return _lijst(service.kernteams_opsommen(db.session(), **_lees(vraag)), vraag)


@blad.act(
    Handeling.KERNTEAMLID_OPSOMMEN,
    "GET",
    "/kernteams/<uuid:kernteam_id>/leden",
    vraag=Vraag,
    antwoord=lijst_van(schemas.Medewerker),
    koppen=_LINK,
)
def kernteamleden_opsommen(vraag: dict[str, Any], kernteam_id: UUID) -> Antwoord:
    """Toon de leden van een kernteam.

    Wie uit dienst is, staat er niet meer bij.
    """
    actor()
    vandaag = Klok().vandaag()
    return _lijst(service.kernteamleden_opsommen(db.session(), kernteam_id, vandaag, **_lees(vraag)), vraag)


@blad.act(
    Handeling.KERNTEAMSCHOOL_OPSOMMEN,
    "GET",
    "/kernteams/<uuid:kernteam_id>/scholen",
    vraag=Vraag,
    antwoord=lijst_van(schemas.School),
    koppen=_LINK,
)
def kernteamscholen_opsommen(vraag: dict[str, Any], kernteam_id: UUID) -> Antwoord:
    """Toon de scholen van een kernteam.

    Ook scholen die gesloten zijn, staan erbij. U ziet dat aan de sluitingsdatum.
    """
    actor()
    return _lijst(service.kernteamscholen_opsommen(db.session(), kernteam_id, **_lees(vraag)), vraag)


@blad.act(Handeling.CONVENANT_LEZEN, "GET", "/convenant", antwoord=schemas.Convenant, fouten=(404,))
def convenant_lezen() -> convenant.Convenantgegevens:
    """Toon het convenant dat vandaag geldt.

    U ziet welke organisaties samen verantwoordelijk zijn, hoe zij het werk verdelen en waar betrokkenen terechtkunnen
    (AVG artikel 26). Is er geen convenant van kracht, dan is het antwoord 404.
    """
    return convenant.lezen(actor(), poort())


@blad.act(
    Handeling.CONVENANT_VASTLEGGEN,
    "POST",
    "/convenanten",
    invoer=schemas.ConvenantInvoer,
    antwoord=schemas.Convenant,
    status=201,
    opnieuw=lambda convenant_id: convenant.heropgehaald(actor(), convenant_id, poort()),
)
def convenant_vastleggen(nieuw: convenant.NieuwConvenant) -> convenant.Convenantgegevens:
    """Leg een convenant vast.

    Dit doet de beheerder. Vanaf de ingangsdatum vervangt het convenant het vorige. Zonder convenant van kracht waarin
    de school meedoet, gaat er geen casus open.
    """
    return convenant.vastleggen(actor(), nieuw, poort())


def _lees(vraag: dict[str, Any]) -> dict[str, Any]:
    filters = {naam: waarde for naam, waarde in vraag.items() if naam != "cursor"}
    return filters | {"na": uit_cursor(vraag.get("cursor"))}


def _lijst(pagina: tuple[list[Any], tuple[str, str] | None], vraag: dict[str, Any]) -> Antwoord:
    rijen, volgende = pagina
    kop = link(Bladzijde(rijen, volgende), vraag["limit"])
    return {"resultaten": rijen, "volgende": naar_cursor(volgende)}, kop
