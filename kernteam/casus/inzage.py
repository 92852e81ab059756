"""What a reader is given of a casus: frozen, made only of what his pass opens. Knows no web and no query."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kernteam.casus.laden import Geladen, Wie
from kernteam.casus.models import Betrokkene, Deelnemer, Notitie, Soort, Vrijgave
from kernteam.casus.omstandigheid import Gegevens, Gezagsbron, uit_tekst
from kernteam.casus.stand import StandInzage, stand_voor
from kernteam.grond.actor import Discipline, Partij, Rol
from kernteam.grond.doorgang import Doorgang
from kernteam.grond.klasse import Klasse
from kernteam.grond.status import ACTIEF, VOLGENDE, Casusstatus
from kernteam.kluis.bos import Bos
from kernteam.toegang.beleid import KERNTEAM
from kernteam.toegang.feiten import Geldigheid
from kernteam.toegang.poort import Poort
from kernteam.toegang.uitkomst import Besluit
from kernteam.toestemming.gezin import Gezag, beeld_op


@dataclass(frozen=True, slots=True, repr=False)
class BetrokkeneInzage:
    """A person as this reader may see him."""

    id: UUID
    soort: Soort
    voornaam: str | None
    achternaam: str | None
    geboortedatum: date | None
    telefoon: str | None
    emailadres: str | None
    gezag: Gezag | None
    gezagsbron: Gezagsbron | None
    controle_datum: date | None
    herkomst: Partij


@dataclass(frozen=True, slots=True, repr=False)
class DeelnemerInzage:
    """Somebody at the table."""

    id: UUID
    medewerker_id: UUID
    naam: str
    rol: Rol
    discipline: Discipline | None
    organisatie_id: UUID
    organisatie: str
    partij: Partij
    sinds_op: datetime


@dataclass(frozen=True, slots=True, repr=False)
class NotitieInzage:
    """A note that this reader may read."""

    id: UUID
    klasse: Klasse
    tekst: str | None
    herkomst_id: UUID
    herkomst: Partij
    auteur_id: UUID | None
    geschreven_op: datetime
    bevestigd_op: datetime | None
    vrijgegeven_op: datetime | None
    over_id: UUID | None


@dataclass(frozen=True, slots=True, repr=False)
class OmstandigheidInzage:
    """Something established about the family, as far as this reader may read it."""

    id: UUID
    klasse: Klasse
    gegevens: Gegevens
    toelichting: str | None
    herkomst_id: UUID
    herkomst: Partij
    vastgelegd_op: datetime
    vastgelegd_door: UUID


@dataclass(frozen=True, slots=True)
class AfgeschermdInzage:
    """That something is there which this reader may not read, and why."""

    categorie: Klasse
    eigenaar: UUID
    reden: str


@dataclass(frozen=True, slots=True, repr=False)
class CasusInzage:
    """A casus for one reader; None is what he may not see."""

    id: UUID
    versie: int | None
    vestigingscode: str | None
    status: Casusstatus | None
    volgende: tuple[Casusstatus, ...]
    geopend_op: datetime | None
    gewijzigd_op: datetime | None
    afgesloten_op: datetime | None
    hulpvraag: str | None
    aanleiding: str | None
    betrokkenen: tuple[BetrokkeneInzage, ...]
    deelnemers: tuple[DeelnemerInzage, ...]
    notities: tuple[NotitieInzage, ...]
    omstandigheden: tuple[OmstandigheidInzage, ...]
    toestemming: StandInzage | None
    afgeschermd: tuple[AfgeschermdInzage, ...]


@dataclass(frozen=True, slots=True, repr=False)
class CasusKort:
    """A casus in a list."""

    id: UUID
    vestigingscode: str | None
    status: Casusstatus | None
    geopend_op: datetime | None
    jeugdige: str | None
    toestemming: Geldigheid | None


def maak_inzage(geladen: Geladen, pas: Doorgang, poort: Poort) -> CasusInzage:
    """Open what the pass names and nothing else."""
    bos, besluit, casus = geladen.bos.voor(pas), poort.besluit_van(pas), geladen.casus
    proc = (casus.id, Klasse.PROC) in besluit.open
    ond = (casus.id, Klasse.OND) in besluit.open
    return CasusInzage(
        id=casus.id,
        versie=casus.versie if proc else None,  # a rising version tells that others are at work
        vestigingscode=casus.vestigingscode if proc else None,
        status=geladen.feiten.status if proc else None,
        volgende=volgende_van(geladen) if proc else (),
        geopend_op=casus.geopend_op if proc else None,
        gewijzigd_op=casus.gewijzigd_op if proc else None,
        afgesloten_op=casus.afgesloten_op if proc else None,
        hulpvraag=bos.open(casus, "hulpvraag") if ond else None,
        aanleiding=bos.open(casus, "aanleiding") if ond else None,
        betrokkenen=betrokkenen_voor(geladen, bos, besluit),
        deelnemers=deelnemers_voor(geladen, besluit),
        notities=notities_voor(geladen, bos, besluit),
        omstandigheden=omstandigheden_voor(geladen, bos, besluit),
        toestemming=stand_voor(geladen) if proc else None,
        afgeschermd=tuple(
            AfgeschermdInzage(een.klasse, een.eigenaar, een.reden.value) for een in sorted(besluit.afgeschermd)
        ),
    )


def volgende_van(geladen: Geladen) -> tuple[Casusstatus, ...]:
    """Give the states that can follow; a suspended casus comes back in its own stage only (transition 13)."""
    status, fase = geladen.feiten.status, geladen.casus.status
    kan = VOLGENDE[status] - (ACTIEF - {fase} if status is Casusstatus.OPGESCHORT else frozenset())
    return tuple(een for een in Casusstatus if een in kan)


def maak_kort(geladen: Geladen, pas: Doorgang, poort: Poort) -> CasusKort:
    """Open only the name of the jeugdige, if the pass names it."""
    bos, besluit, casus = geladen.bos.voor(pas), poort.besluit_van(pas), geladen.casus
    proc = (casus.id, Klasse.PROC) in besluit.open
    jeugdige = next(een for een in geladen.betrokkenen if een.soort is Soort.JEUGDIGE)
    naam = None
    if (jeugdige.id, Klasse.ID) in besluit.open:
        naam = f"{bos.open(jeugdige, 'voornaam')} {bos.open(jeugdige, 'achternaam')}"
    return CasusKort(
        id=casus.id,
        vestigingscode=casus.vestigingscode if proc else None,
        status=geladen.feiten.status if proc else None,
        geopend_op=casus.geopend_op if proc else None,
        jeugdige=naam,
        toestemming=geladen.hoofdstand.geldigheid if proc else None,
    )


def betrokkenen_voor(geladen: Geladen, bos: Bos, besluit: Besluit) -> tuple[BetrokkeneInzage, ...]:
    """Give the persons whose ID is open, with the gezag they hold today."""
    gezag = beeld_op(geladen.gezin, KERNTEAM, geladen.feiten.dag).gezag
    return tuple(
        _betrokkene(een, gezag.get(een.id), bos) for een in geladen.betrokkenen if (een.id, Klasse.ID) in besluit.open
    )


def notities_voor(geladen: Geladen, bos: Bos, besluit: Besluit) -> tuple[NotitieInzage, ...]:
    """Give the notes that are open, oldest first.

    Another organisation than the one it is of may have written a note down: who did is told only of whom the reader
    knows that they sit at the table.
    """
    aan_tafel = {een.medewerker_id for een in zichtbare_deelnemers(geladen, besluit)}
    return tuple(
        _notitie(een, een.auteur_id if een.auteur_id in aan_tafel else None, geladen.vrijgaven.get(een.id), bos)
        for een in geladen.notities
        if (een.id, een.klasse) in besluit.open
    )


def omstandigheden_voor(geladen: Geladen, bos: Bos, besluit: Besluit) -> tuple[OmstandigheidInzage, ...]:
    """Give what was established and is open, in the order in which it was recorded."""
    return tuple(
        OmstandigheidInzage(
            een.id,
            een.klasse,
            uit_tekst(bos.open(een, "gegevens")),
            bos.open(een, "toelichting"),
            een.herkomst_id,
            een.herkomst,
            een.vastgelegd_op,
            een.vastgelegd_door,
        )
        for een in geladen.omstandigheden
        if (een.id, een.klasse) in besluit.open
    )


def deelnemers_voor(geladen: Geladen, besluit: Besluit) -> tuple[DeelnemerInzage, ...]:
    """Give who is at the table, of the parties whose involvement is open to this reader."""
    return tuple(_deelnemer(een, geladen.wie[een.id]) for een in zichtbare_deelnemers(geladen, besluit))


def zichtbare_deelnemers(geladen: Geladen, besluit: Besluit) -> list[Deelnemer]:
    """Give the rows of who is at the table, as far as this reader may know."""
    return [een for een in geladen.deelnemers if (een.id, Klasse.PROC) in besluit.open]


def _betrokkene(rij: Betrokkene, gezag: Gezag | None, bos: Bos) -> BetrokkeneInzage:
    geboortedatum = bos.open(rij, "geboortedatum")
    return BetrokkeneInzage(
        id=rij.id,
        soort=rij.soort,
        voornaam=bos.open(rij, "voornaam"),
        achternaam=bos.open(rij, "achternaam"),
        geboortedatum=date.fromisoformat(geboortedatum) if geboortedatum else None,
        telefoon=bos.open(rij, "telefoon"),
        emailadres=bos.open(rij, "emailadres"),
        gezag=gezag,
        gezagsbron=rij.gezagsbron,
        controle_datum=rij.controle_datum,
        herkomst=rij.herkomst,
    )


def _notitie(rij: Notitie, auteur_id: UUID | None, vrijgave: Vrijgave | None, bos: Bos) -> NotitieInzage:
    return NotitieInzage(
        id=rij.id,
        klasse=rij.klasse,
        tekst=bos.open(rij, "tekst"),
        herkomst_id=rij.herkomst_id,
        herkomst=rij.herkomst,
        auteur_id=auteur_id,
        geschreven_op=rij.geschreven_op,
        bevestigd_op=rij.bevestigd_op,
        vrijgegeven_op=vrijgave.vrijgegeven_op if vrijgave else None,
        over_id=rij.over_id,
    )


def _deelnemer(rij: Deelnemer, wie: Wie) -> DeelnemerInzage:
    return DeelnemerInzage(
        rij.id,
        rij.medewerker_id,
        wie.naam,
        wie.rol,
        wie.discipline,
        rij.organisatie_id,
        wie.organisatie,
        rij.partij,
        rij.sinds_op,
    )
