"""What a reader is given of a consult: frozen, made only of what his pass opens. Knows no web and no query."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kernteam.casus.inzage import (
    BetrokkeneInzage,
    NotitieInzage,
    OmstandigheidInzage,
    betrokkenen_voor,
    notities_voor,
    omstandigheden_voor,
)
from kernteam.casus.laden import Geladen
from kernteam.consult.models import AnoniemConsult, Berichtsoort, Consult, Consultbericht, Verwijzing
from kernteam.consult.verloop import LOPEND, Consultstatus, Loop, wachtdagen
from kernteam.grond.actor import Partij
from kernteam.grond.klasse import Klasse
from kernteam.kluis.bos import Bos
from kernteam.toegang.uitkomst import Besluit
from kernteam.toestemming.antwoord import Regimenaam


@dataclass(frozen=True, slots=True, repr=False)
class AnoniemInzage:
    """A consult without a name."""

    id: UUID
    aanbieder_id: UUID
    gesteld_op: datetime
    vervalt_op: datetime
    beantwoord_op: datetime | None
    vraag: str | None
    antwoord: str | None


@dataclass(frozen=True, slots=True, repr=False)
class BerichtInzage:
    """A question or an answer that this reader may read."""

    id: UUID
    soort: Berichtsoort
    klasse: Klasse
    tekst: str | None
    herkomst_id: UUID
    herkomst: Partij
    auteur_id: UUID
    geschreven_op: datetime


@dataclass(frozen=True, slots=True, repr=False)
class ConsultInzage:
    """A consult as its specialist sees it: what was put before him, as far as it is open today."""

    id: UUID
    status: Consultstatus
    gevraagd_op: datetime
    tot_op: datetime
    herkomst_id: UUID
    hulpvraag: str | None
    aanleiding: str | None
    betrokkenen: tuple[BetrokkeneInzage, ...]
    notities: tuple[NotitieInzage, ...]
    omstandigheden: tuple[OmstandigheidInzage, ...]
    berichten: tuple[BerichtInzage, ...]


@dataclass(frozen=True, slots=True)
class ConsultKort:
    """A running consult in the list of a specialist: no word of what it is about."""

    id: UUID
    status: Consultstatus
    gevraagd_op: datetime
    tot_op: datetime
    herkomst_id: UUID


@dataclass(frozen=True, slots=True, repr=False)
class CasusconsultInzage:
    """A consult as somebody at the table sees it."""

    id: UUID
    status: Consultstatus
    aanbieder_id: UUID
    vraagsteller_id: UUID
    herkomst_id: UUID
    gevraagd_op: datetime
    tot_op: datetime
    beantwoord_op: datetime | None
    afgesloten_op: datetime | None
    gewist_op: datetime | None
    wachtdagen: int | None
    berichten: tuple[BerichtInzage, ...]


@dataclass(frozen=True, slots=True)
class VerwijzingInzage:
    """A referral, and how long help has been waited for."""

    id: UUID
    consult_id: UUID
    aanbieder_id: UUID
    regime: Regimenaam
    toestemming_id: UUID
    verwezen_op: datetime
    verwezen_door: UUID
    gestart_op: datetime | None
    wachtdagen: int


def maak_anoniem(rij: AnoniemConsult, bos: Bos) -> AnoniemInzage:
    """Open a consult without a name."""
    return AnoniemInzage(
        rij.id,
        rij.aanbieder_id,
        rij.gesteld_op,
        rij.vervalt_op,
        rij.beantwoord_op,
        bos.open(rij, "vraag"),
        bos.open(rij, "antwoord"),
    )


def maak_inzage(
    consult: Consult,
    berichten: tuple[Consultbericht, ...],
    status: Consultstatus,
    geladen: Geladen,
    bos: Bos,
    besluit: Besluit,
) -> ConsultInzage:
    """Open what the pass of the specialist names and nothing else."""
    casus = geladen.casus
    ond = (casus.id, Klasse.OND) in besluit.open
    return ConsultInzage(
        id=consult.id,
        status=status,
        gevraagd_op=consult.gevraagd_op,
        tot_op=consult.tot_op,
        herkomst_id=consult.herkomst_id,
        hulpvraag=bos.open(casus, "hulpvraag") if ond else None,
        aanleiding=bos.open(casus, "aanleiding") if ond else None,
        betrokkenen=betrokkenen_voor(geladen, bos, besluit),
        notities=notities_voor(geladen, bos, besluit),
        omstandigheden=omstandigheden_voor(geladen, bos, besluit),
        berichten=berichten_voor(berichten, bos, besluit),
    )


def maak_casusconsult(
    consult: Consult, berichten: tuple[BerichtInzage, ...], status: Consultstatus, loop: Loop, vandaag: date
) -> CasusconsultInzage:
    """Give a consult to the table, with how long its answer took; what ended without one is waited for no longer."""
    wacht = status in LOPEND or loop.beantwoord_op is not None
    return CasusconsultInzage(
        id=consult.id,
        status=status,
        aanbieder_id=consult.aanbieder_id,
        vraagsteller_id=consult.vraagsteller_id,
        herkomst_id=consult.herkomst_id,
        gevraagd_op=consult.gevraagd_op,
        tot_op=consult.tot_op,
        beantwoord_op=loop.beantwoord_op,
        afgesloten_op=consult.afgesloten_op,
        gewist_op=consult.gewist_op,
        wachtdagen=wachtdagen(consult.gevraagd_op, loop.beantwoord_op, vandaag) if wacht else None,
        berichten=berichten,
    )


def maak_verwijzing(rij: Verwijzing, vandaag: date) -> VerwijzingInzage:
    """Give a referral."""
    return VerwijzingInzage(
        rij.id,
        rij.consult_id,
        rij.aanbieder_id,
        rij.regime,
        rij.toestemming_id,
        rij.verwezen_op,
        rij.verwezen_door,
        rij.gestart_op,
        wachtdagen(rij.verwezen_op, rij.gestart_op, vandaag),
    )


def berichten_voor(berichten: tuple[Consultbericht, ...], bos: Bos, besluit: Besluit) -> tuple[BerichtInzage, ...]:
    """Give the questions and answers that are open, oldest first."""
    return tuple(
        BerichtInzage(
            een.id,
            een.soort,
            een.klasse,
            bos.open(een, "tekst"),
            een.herkomst_id,
            een.herkomst,
            een.auteur_id,
            een.geschreven_op,
        )
        for een in berichten
        if (een.id, een.klasse) in besluit.open
    )
