"""Opens a casus: persons, question and, if wanted, the request for consent, all or nothing. Knows no web."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from sqlalchemy import select

from kernteam.casus.laden import rekentekst
from kernteam.casus.models import Betrokkene, Casus, Deelnemer, Naamtag, Overgang, Soort, Zoektag
from kernteam.casus.omstandigheid import Gezagsbron
from kernteam.casus.service.binnen import ga_binnen
from kernteam.casus.service.ontvangers import (
    Toestemmingsvraag,
    aanvraagfouten,
    als_aanvraag,
    eis_convenant,
    mogelijke_ontvangers,
)
from kernteam.grond.actor import Actor
from kernteam.grond.bsn import GEEN_BSN, bsn_fouten
from kernteam.grond.doorgang import Doorgang
from kernteam.grond.fouten import Fout, Ongeldig, Strijdig
from kernteam.grond.handeling import Handeling
from kernteam.grond.status import Casusstatus
from kernteam.kluis.bos import Bos
from kernteam.kluis.namen import kaal, naamwoorden
from kernteam.netwerk import service as netwerk
from kernteam.netwerk.models import School
from kernteam.toegang.feiten import OpeningFeiten
from kernteam.toegang.poort import Poort
from kernteam.toestemming import service as toestemming
from kernteam.toestemming.gezin import Gezag, is_te_veel_gezag, leeftijd

OUDSTE = 23  # jeugdhulp may go on until 23 (Jeugdwet 1.1)
TE_VEEL_GEZAG = (
    "Hoogstens twee mensen hebben gezag: twee ouders, een ouder met een partner, of een of twee voogden. "
    "Kies ONBEKEND als u niet weet wie het gezag heeft."
)


@dataclass(frozen=True, slots=True, repr=False)
class NieuwePersoon:
    """A person as entered."""

    voornaam: str
    achternaam: str
    geboortedatum: date | None = None
    telefoon: str | None = None
    emailadres: str | None = None
    gezag: Gezag | None = None
    bron: Gezagsbron | None = None
    controle_datum: date | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Opening:
    """Everything a school sends to open a casus."""

    vestigingscode: str
    hulpvraag: str
    aanleiding: str
    jeugdige: NieuwePersoon
    gezaghebbenden: tuple[NieuwePersoon, ...] = ()
    toestemming: Toestemmingsvraag | None = None
    eigen_relatie: bool = False
    bevestigd_geen_bsn: bool = False


@dataclass(frozen=True, slots=True)
class Geopend:
    """What comes back: ids only."""

    id: UUID
    status: Casusstatus
    versie: int
    jeugdige_id: UUID
    gezaghebbenden: tuple[UUID, ...]
    toestemming_id: UUID | None


def openen(actor: Actor, opening: Opening, poort: Poort) -> Geopend:
    """Open a casus (handeling casus.openen).

    Raises Ongeldig with every fault in what was entered, Geweigerd for another school, Strijdig when it closed, when no
    convenant of today names it, or when the actor knows the family himself (domain rules 6.5).
    """
    nu = poort.klok.nu()
    school = _controleer(opening, poort)
    eigen = netwerk.organisatie_van_school(poort.sessie, opening.vestigingscode)
    casus_id = uuid4()
    feiten = OpeningFeiten(casus_id, eigen.id if eigen else None)
    bijzonder = GEEN_BSN if opening.bevestigd_geen_bsn else None
    pas = poort.vraag(actor, Handeling.CASUS_OPENEN, feiten, casus_id, bijzonder)
    if opening.eigen_relatie:
        raise Strijdig("U kent dit gezin zelf. Vraag een collega om de casus te openen.", "EIGEN_RELATIE")
    if school.gesloten_op is not None and school.gesloten_op <= poort.klok.vandaag():
        raise Strijdig("Deze school is gesloten.", "SCHOOL_GESLOTEN")
    eis_convenant(actor.organisatie_id, poort)
    bos = poort.kluis.nieuwe_sleutel(pas, nu)
    poort.schrijf(pas)
    return _bewaar(actor, opening, _Pen(pas, bos, poort, nu))


def heropgehaald(actor: Actor, casus_id: UUID, poort: Poort) -> Geopend:
    """Give what a repeated request gave the first time, read again: somebody may have gone on meanwhile."""
    geladen = ga_binnen(actor, Handeling.CASUS_LEZEN, casus_id, poort).geladen
    per_soort = [(een.soort, een.id) for een in geladen.betrokkenen]
    gevraagd = [een.toestemming.id for een in geladen.verzoeken if een.vraag == toestemming.HOOFDVRAAG]
    return Geopend(
        id=casus_id,
        status=geladen.feiten.status,
        versie=geladen.casus.versie,
        jeugdige_id=geladen.gezin.jeugdige_id,
        gezaghebbenden=tuple(een for soort, een in per_soort if soort is Soort.GEZAGHEBBENDE),
        toestemming_id=gevraagd[0] if gevraagd else None,
    )


@dataclass(frozen=True, slots=True)
class _Pen:
    """What writing a new casus needs at every row."""

    pas: Doorgang
    bos: Bos
    poort: Poort
    nu: datetime


def _controleer(opening: Opening, poort: Poort) -> School:
    teksten = {"/hulpvraag": opening.hulpvraag, "/aanleiding": opening.aanleiding}
    fouten = bsn_fouten(teksten, bevestigd=opening.bevestigd_geen_bsn)
    fouten += geboortefouten(opening.jeugdige.geboortedatum, poort.klok.vandaag())
    gezien: set[tuple[str, str]] = set()
    for nummer, persoon in enumerate(opening.gezaghebbenden):
        naam = naamsleutel(persoon.voornaam, persoon.achternaam)
        if naam in gezien:
            fouten.append(Fout(f"/gezaghebbenden/{nummer}", "DUBBEL", "Deze persoon staat er al."))
        gezien.add(naam)
        fouten += gezagfouten(persoon, poort.klok.vandaag(), f"/gezaghebbenden/{nummer}")
    if is_te_veel_gezag(een.gezag for een in opening.gezaghebbenden if een.gezag):
        fouten.append(Fout("/gezaghebbenden", "TE_VEEL_GEZAG", TE_VEEL_GEZAG))
    school = netwerk.school_van(poort.sessie, opening.vestigingscode)
    if school is None:
        fouten.append(Fout("/vestigingscode", "ONBEKEND", "Er is geen school met deze vestigingscode."))
    elif opening.toestemming is not None:
        fouten += aanvraagfouten(opening.toestemming, opening.vestigingscode, poort, wijzer="/toestemming")
    if fouten or school is None:
        raise Ongeldig(fouten)
    return school


def geboortefouten(geboortedatum: date | None, vandaag: date) -> list[Fout]:
    """Give what is wrong with the birth date of a jeugdige: missing, in the future, or too long ago."""
    wijzer = "/jeugdige/geboortedatum"
    if geboortedatum is None:
        return [Fout(wijzer, "VERPLICHT", "De geboortedatum van de jeugdige is nodig.")]
    if geboortedatum > vandaag:
        return [Fout(wijzer, "TOEKOMST", "Deze datum ligt in de toekomst.")]
    if leeftijd(geboortedatum, vandaag) >= OUDSTE:
        return [Fout(wijzer, "TE_OUD", f"De jeugdige is {OUDSTE} jaar of ouder.")]
    return []


def gezagfouten(persoon: NieuwePersoon, vandaag: date, plek: str) -> list[Fout]:
    """Give what is wrong with how the gezag of a person was looked up (domain rules 1.1: source and date)."""
    nagegaan = {"bron": persoon.bron, "controleDatum": persoon.controle_datum}
    if persoon.gezag in (None, Gezag.ONBEKEND):
        uitleg = "Dit hoort alleen bij iemand van wie u weet dat hij gezag heeft."
        return [Fout(f"{plek}/{veld}", "ONGELDIG", uitleg) for veld, een in nagegaan.items() if een is not None]
    uitleg = "Zeg waar en wanneer is nagegaan dat deze persoon gezag heeft."
    fouten = [Fout(f"{plek}/{veld}", "VERPLICHT", uitleg) for veld, een in nagegaan.items() if een is None]
    if persoon.controle_datum is not None and persoon.controle_datum > vandaag:
        fouten.append(Fout(f"{plek}/controleDatum", "TOEKOMST", "Deze datum ligt in de toekomst."))
    return fouten


def naamsleutel(voornaam: str, achternaam: str) -> tuple[str, str]:
    """Give what two entries of the same person have in common."""
    return kaal(voornaam), kaal(achternaam)


def _bewaar(actor: Actor, opening: Opening, pen: _Pen) -> Geopend:
    sessie, nu = pen.poort.sessie, pen.nu
    status = Casusstatus.TOESTEMMING_GEVRAAGD if opening.toestemming else Casusstatus.SIGNAAL
    casus = Casus(
        id=pen.pas.casus_id,
        organisatie_id=actor.organisatie_id,
        vestigingscode=opening.vestigingscode,
        status=status,
        geopend_op=nu,
        geopend_door=actor.medewerker_id,
        gewijzigd_op=nu,
    )
    pen.bos.zegel_in(casus, hulpvraag=opening.hulpvraag, aanleiding=opening.aanleiding)
    sessie.add(casus)
    sessie.flush()  # the rows below point at it
    jeugdige = _persoon(actor, opening.jeugdige, Soort.JEUGDIGE, pen)
    # random but rising ids keep the order in which they were sent, also when they are read again
    nieuwe_ids = sorted(uuid4() for _ in opening.gezaghebbenden)
    ouders = [
        _persoon(actor, persoon, Soort.GEZAGHEBBENDE, pen, id_)
        for persoon, id_ in zip(opening.gezaghebbenden, nieuwe_ids, strict=True)
    ]
    sessie.add(
        Deelnemer(
            id=uuid4(),
            casus_id=casus.id,
            medewerker_id=actor.medewerker_id,
            organisatie_id=actor.organisatie_id,
            partij=actor.partij,
            sinds_op=nu,
        )
    )
    merk_namen(casus.id, (opening.jeugdige, *opening.gezaghebbenden), pen.poort)
    _overgangen(casus, actor, pen)
    _maak_vindbaar(opening.jeugdige, pen)
    gevraagd = None
    if opening.toestemming is not None:
        sessie.flush()
        mag = mogelijke_ontvangers(opening.vestigingscode, opening.toestemming.doel, pen.poort)
        aanvraag = als_aanvraag(opening.toestemming, mag, pen.poort)
        gevraagd = toestemming.vragen(sessie, casus.id, 0, aanvraag, actor.medewerker_id, nu)
    return Geopend(casus.id, status, 1, jeugdige, tuple(ouders), gevraagd.id if gevraagd else None)


def _persoon(actor: Actor, persoon: NieuwePersoon, soort: Soort, pen: _Pen, id_: UUID | None = None) -> UUID:
    rij = maak_betrokkene(actor, persoon, soort, pen.pas.casus_id, pen.bos, pen.nu, id_)
    pen.poort.sessie.add(rij)
    return rij.id


def maak_betrokkene(
    actor: Actor,
    persoon: NieuwePersoon,
    soort: Soort,
    casus_id: UUID,
    bos: Bos,
    nu: datetime,
    id_: UUID | None = None,
) -> Betrokkene:
    """Make the sealed row of a person."""
    rij = Betrokkene(
        id=id_ or uuid4(),
        casus_id=casus_id,
        soort=soort,
        gezag=persoon.gezag if soort is Soort.GEZAGHEBBENDE else None,
        gezagsbron=persoon.bron,
        controle_datum=persoon.controle_datum,
        herkomst_id=actor.organisatie_id,
        herkomst=actor.partij,
        toegevoegd_op=nu,
    )
    geboren = persoon.geboortedatum
    reken = rekentekst(geboren) if geboren and soort is Soort.JEUGDIGE else None
    bos.zegel_in(
        rij,
        voornaam=persoon.voornaam,
        achternaam=persoon.achternaam,
        geboortedatum=geboren.isoformat() if geboren else None,
        telefoon=persoon.telefoon,
        emailadres=persoon.emailadres,
        rekengegevens=reken,
    )
    return rij


def merk_namen(casus_id: UUID, personen: Iterable[NieuwePersoon], poort: Poort) -> None:
    """Keep the tags by which a text that should name nobody is seen to name these persons (S03)."""
    woorden = {woord for een in personen for woord in naamwoorden(een.voornaam, een.achternaam)}
    tags = poort.zoekindex.naamtags([casus_id], woorden)
    bekend = set(poort.sessie.scalars(select(Naamtag.tag).where(Naamtag.casus_id == casus_id)))
    poort.sessie.add_all(Naamtag(casus_id=casus_id, tag=tag) for tag in sorted(tags.keys() - bekend))


def _overgangen(casus: Casus, actor: Actor, pen: _Pen) -> None:
    stappen: list[tuple[Casusstatus | None, Casusstatus]] = [(None, Casusstatus.SIGNAAL)]
    if casus.status is Casusstatus.TOESTEMMING_GEVRAAGD:
        stappen.append((Casusstatus.SIGNAAL, Casusstatus.TOESTEMMING_GEVRAAGD))
    for van, naar in stappen:
        pen.poort.sessie.add(
            Overgang(
                id=uuid4(), casus_id=casus.id, van=van, naar=naar, gemaakt_op=pen.nu, gemaakt_door=actor.medewerker_id
            )
        )


def _maak_vindbaar(jeugdige: NieuwePersoon, pen: _Pen) -> None:
    sessie = pen.poort.sessie
    if jeugdige.geboortedatum is None:
        return

    def bestaande(tags: list[bytes]) -> set[bytes]:
        return set(sessie.scalars(select(Zoektag.tag).where(Zoektag.tag.in_(tags))))

    for tag in pen.poort.zoekindex.nieuwe_tags(jeugdige.achternaam, jeugdige.geboortedatum, bestaande):
        sessie.add(Zoektag(tag=tag, casus_id=pen.pas.casus_id))
