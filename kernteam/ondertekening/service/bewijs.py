"""The receipt a signer keeps: a copy of the record of consent (ISO/IEC TS 27560, W3C DPV) and the same in plain Dutch.

Holds his own answers only and no names of persons. Knows no web.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kernteam.casus.laden import Geladen
from kernteam.casus.service.toestemmingen import bij
from kernteam.grond.actor import Actor, Partij
from kernteam.grond.doel import Doel
from kernteam.grond.fouten import NietGevonden
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.grond.klok import AMSTERDAM
from kernteam.grond.voorlichting import Doelgroep, Informatietekst
from kernteam.netwerk import service as netwerk
from kernteam.netwerk.models import Organisatie
from kernteam.ondertekening.service.aanbod import GevraagdeOntvanger, ontvangers_in
from kernteam.ondertekening.service.gebeurtenissen import Gebeurtenis, gebeurtenissen, toegestaan_bereik
from kernteam.ondertekening.service.uitleg import ANTWOORDEN, DOELEN, KLASSEN, REGIMES
from kernteam.toegang.feiten import Bereik
from kernteam.toegang.poort import Poort
from kernteam.toestemming.antwoord import Regimenaam
from kernteam.toestemming.models import Ondertekening
from kernteam.toestemming.service import GevraagdeBundel, MetAntwoorden, naar_bereik

_SCHEMA = "https://w3id.org/dpv/schema/dpv-27560#"
_AVG = "https://w3id.org/dpv/legal/eu/gdpr#"
_DPV = "https://w3id.org/dpv#"
_PUBLIEKE_TAAK = frozenset({Partij.BT, Partij.LPA, Partij.JGZ})  # AVG 6(1)e carries it, docs/toegang.md
_RECHTEN = tuple(f"{_AVG}{artikel}" for artikel in ("A7-3", "A13", "A15", "A16", "A17", "A18", "A20", "A77"))
_GEZONDHEID = "https://w3id.org/dpv/pd#MedicalHealth"
INTREKKEN = "Met dezelfde link, tot de einddatum, of door het te zeggen tegen iemand die meedoet."
TOEZICHT = "Autoriteit Persoonsgegevens, autoriteitpersoonsgegevens.nl"
Gezegd = tuple[Ondertekening, tuple[GevraagdeOntvanger, ...]]  # a last answer, and who sees what by it


@dataclass(frozen=True, slots=True)
class Gegevenssoort:
    """One class of data of the record."""

    pii_type: Klasse
    description: str
    pii_optional: bool
    special_pii_category: str | None


@dataclass(frozen=True, slots=True)
class Partijvermelding:
    """One party of the record."""

    party_id: UUID
    name: str
    type: Partij
    role: str
    address: str | None
    contact: str


@dataclass(frozen=True, slots=True)
class Ontvangervermelding:
    """What one receiver may get."""

    party_id: UUID
    pii_types: tuple[Klasse, ...]


@dataclass(frozen=True, slots=True)
class Verwerking:
    """What the consent is about."""

    privacy_notice: str
    notice_sha256: str | None
    language: str
    regime: Regimenaam
    purpose: str
    purpose_type: str
    lawful_basis: tuple[str, ...]
    pii_information: tuple[Gegevenssoort, ...]
    pii_controllers: tuple[UUID, ...]
    collection_method: str
    processing_method: str
    storage_locations: tuple[str, ...]
    retention_period: str
    valid_until_date: date
    jurisdiction: str
    recipient_third_parties: tuple[Ontvangervermelding, ...]
    bundels: tuple[GevraagdeBundel, ...]
    withdrawal_method: str
    privacy_rights: tuple[str, ...]
    authority_party: str


@dataclass(frozen=True, slots=True)
class Verslag:
    """The record of one request, as far as one signer is concerned."""

    schema_version: str
    record_id: UUID
    pii_principal_id: UUID
    processing: Verwerking
    parties: tuple[Partijvermelding, ...]
    events: tuple[Gebeurtenis, ...]


@dataclass(frozen=True, slots=True)
class Ontvangstbewijs:
    """The receipt: its own header, a copy of the record, and the readable text."""

    schema_version: str
    receipt_id: UUID
    record_id: UUID
    created_timestamp: datetime
    record: Verslag
    tekst: str


def lezen(actor: Actor, toestemming_id: UUID, betrokkene_id: UUID, poort: Poort) -> Ontvangstbewijs:
    """Give the receipt of one signer, to hand over (handeling ontvangstbewijs.lezen).

    Raises NietGevonden as long as this person answered nothing.
    """
    binnen, verzoek = bij(actor, Handeling.ONTVANGSTBEWIJS_LEZEN, toestemming_id, poort)
    return maak(verzoek, binnen.geladen, betrokkene_id, poort)


def maak(verzoek: MetAntwoorden, geladen: Geladen, betrokkene_id: UUID, poort: Poort) -> Ontvangstbewijs:
    """Make the receipt of what one signer answered last; raises NietGevonden when there is nothing.

    What an adult said about data of himself (C23) stands beside what he said for the youth: one says nothing of the
    other.
    """
    antwoorden = [een for een in verzoek.antwoorden if een.betrokkene_id == betrokkene_id]
    if not antwoorden:
        raise NietGevonden
    laatste = {een.eigen_gegevens: een for een in antwoorden}
    antwoord = antwoorden[-1]
    gevraagd = naar_bereik(verzoek.toestemming.bereik)
    organisaties = netwerk.organisaties(poort.sessie, {wie for wie, _ in gevraagd} | {geladen.casus.organisatie_id})
    doelgroep = Doelgroep.JEUGDIGE if betrokkene_id == geladen.gezin.jeugdige_id else Doelgroep.OUDER
    tekst = poort.voorlichting.teksten.get((antwoord.tekstversie, doelgroep))
    verslag = Verslag(
        schema_version=f"{_SCHEMA}record-eu-gdpr",
        record_id=verzoek.toestemming.id,
        pii_principal_id=geladen.gezin.jeugdige_id,
        processing=_verwerking(verzoek, organisaties, tekst, poort),
        parties=_partijen(organisaties, geladen, poort),
        events=gebeurtenissen(verzoek, geladen, poort, betrokkene_id),
    )
    gezegd = [(laatste[eigen], _mag_zien(verzoek, laatste[eigen], organisaties)) for eigen in sorted(laatste)]
    return Ontvangstbewijs(
        schema_version=f"{_SCHEMA}receipt-eu-gdpr",
        receipt_id=antwoord.id,
        record_id=verslag.record_id,
        created_timestamp=antwoord.vastgelegd_op,
        record=verslag,
        tekst=_leesbaar(verslag, gezegd, organisaties[geladen.casus.organisatie_id].naam),
    )


def _verwerking(
    verzoek: MetAntwoorden, organisaties: dict[UUID, Organisatie], tekst: Informatietekst | None, poort: Poort
) -> Verwerking:
    gevraagd = verzoek.toestemming
    bereik, doel = naar_bereik(gevraagd.bereik), Doel(gevraagd.doel)
    return Verwerking(
        privacy_notice=gevraagd.tekstversie,
        notice_sha256=tekst.sha256 if tekst else None,
        language=tekst.taal if tekst else "nl",
        regime=Regimenaam(gevraagd.regime),
        purpose=DOELEN[doel],
        purpose_type=poort.beleid.verwerking(doel, poort.klok.vandaag()).dpv,
        lawful_basis=_grondslagen(bereik, organisaties),
        pii_information=tuple(_soort(klasse) for klasse in Klasse if any(klasse is deel for _, deel in bereik)),
        pii_controllers=tuple(sorted(organisaties, key=str)),
        collection_method="Van de jeugdige en de ouders zelf, en van de organisaties die meedoen.",
        processing_method="Vastleggen, inzien en bespreken door de genoemde organisaties.",
        storage_locations=("De installatie van Kernteam in deze regio.",),
        retention_period="Zolang de casus loopt, en daarna zo lang als het bewaarbeleid van de regio zegt.",
        valid_until_date=gevraagd.geldig_tot,
        jurisdiction="https://w3id.org/dpv/loc#NL",
        recipient_third_parties=tuple(
            Ontvangervermelding(een.organisatie_id, tuple(deel.klasse for deel in een.klassen))
            for een in ontvangers_in(bereik, organisaties)
        ),
        bundels=verzoek.bundels,
        withdrawal_method=INTREKKEN,
        privacy_rights=_RECHTEN,
        authority_party=TOEZICHT,
    )


def _grondslagen(bereik: Bereik, organisaties: dict[UUID, Organisatie]) -> tuple[str, ...]:
    # toward a municipal task the signature lifts secrecy, and the public task is the ground (rule B01)
    gronden = {"A6-1-e" if organisaties[wie].partij in _PUBLIEKE_TAAK else "A6-1-a" for wie, _ in bereik}
    if any(klasse is Klasse.MED for _, klasse in bereik):
        gronden.add("A9-2-a")
    return tuple(f"{_AVG}{grond}" for grond in sorted(gronden))


def _soort(klasse: Klasse) -> Gegevenssoort:
    return Gegevenssoort(klasse, KLASSEN[klasse], True, _GEZONDHEID if klasse is Klasse.MED else None)


def _partijen(organisaties: dict[UUID, Organisatie], geladen: Geladen, poort: Poort) -> tuple[Partijvermelding, ...]:
    school = netwerk.school_van(poort.sessie, geladen.casus.vestigingscode)
    adres = f"{school.straat} {school.huisnummer}, {school.postcode} {school.plaats}" if school else None
    return tuple(
        Partijvermelding(
            een.id,
            een.naam,
            een.partij,
            f"{_DPV}JointDataControllers",
            adres if een.id == geladen.casus.organisatie_id else None,
            "De contactpersoon van de school.",
        )
        for een in sorted(organisaties.values(), key=lambda een: (een.naam, een.id))
    )


def _mag_zien(
    verzoek: MetAntwoorden, antwoord: Ondertekening, organisaties: dict[UUID, Organisatie]
) -> tuple[GevraagdeOntvanger, ...]:
    return ontvangers_in(toegestaan_bereik(verzoek, antwoord), organisaties)


def _leesbaar(verslag: Verslag, gezegd: list[Gezegd], school: str) -> str:
    verwerking = verslag.processing
    regels = [
        "Ontvangstbewijs",
        "",
        *(_wat_gezegd(antwoord) for antwoord, _ in gezegd),
        f"Nummer van de toestemming: {verslag.record_id}",
        f"Gevraagd door: {school}",
        f"Waarvoor: {verwerking.purpose}",
        f"Soort toestemming: {REGIMES[verwerking.regime]}",
        *(f"Bundel: {een.naam}, zoals die geldt sinds {een.geldig_vanaf:%d-%m-%Y}" for een in verwerking.bundels),
        f"Bij informatietekst: {gezegd[-1][0].tekstversie}",
        f"Controlegetal van die tekst (SHA-256): {verwerking.notice_sha256 or 'onbekend'}",
    ]
    if any(mag_zien for _, mag_zien in gezegd):
        regels.append(f"Geldig tot: {verwerking.valid_until_date:%d-%m-%Y}")
    for antwoord, mag_zien in gezegd:
        regels += _wie_wat(antwoord, mag_zien)
    regels += [
        "",
        f"Intrekken of veranderen: {verwerking.withdrawal_method}",
        "Weigeren of intrekken heeft geen gevolgen voor onderwijs of hulp.",
        f"Vragen over uw rechten: {verslag.parties[0].contact}",
        f"Klacht: {verwerking.authority_party}",
    ]
    return "\n".join(regels) + "\n"


def _wat_gezegd(antwoord: Ondertekening) -> str:
    op = antwoord.gegeven_op.astimezone(AMSTERDAM)
    waarvoor = " voor gegevens over uzelf" if antwoord.eigen_gegevens else ""
    return f"U hebt {ANTWOORDEN[antwoord.antwoord]}{waarvoor} op {op:%d-%m-%Y} om {op:%H:%M} uur."


def _wie_wat(antwoord: Ondertekening, mag_zien: tuple[GevraagdeOntvanger, ...]) -> list[str]:
    over = " over uzelf" if antwoord.eigen_gegevens else ""
    if not mag_zien:
        return ["", f"Op grond van uw toestemming delen wij niets{over}."]
    regels = [f"- {een.naam} ({een.rol}): {' '.join(deel.uitleg for deel in een.klassen)}" for een in mag_zien]
    return ["", f"Wie wat{over} mag zien:", *regels]
