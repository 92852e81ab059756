"""What who signalled is given of his signal: frozen, opened by its pass. Knows no web."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kernteam.grond.actor import Partij
from kernteam.grond.klasse import Klasse
from kernteam.kluis.bos import Bos
from kernteam.signaal.models import Signaal, Signaalslot


@dataclass(frozen=True, slots=True)
class Akkoord:
    """That parents and youth agree that the school hears of it."""

    datum: date
    ouders: bool
    jeugdige: bool


@dataclass(frozen=True, slots=True, repr=False)
class SignaalInzage:
    """A signal as a whole."""

    id: UUID
    organisatie_id: UUID
    partij: Partij
    melder_id: UUID
    vestigingscode: str
    klasse: Klasse
    gemeld_op: datetime
    bewaar_tot_datum: date
    aangekondigd_op: datetime | None
    oppakken_uiterlijk_datum: date | None
    afgesloten_op: datetime | None
    slotreden: Signaalslot | None
    naam: str | None
    geboortedatum: date | None
    zorg: str | None
    akkoord: Akkoord | None
    casus_id: str | None


@dataclass(frozen=True, slots=True, repr=False)
class SignaalKort:
    """A signal in a list."""

    id: UUID
    vestigingscode: str
    gemeld_op: datetime
    bewaar_tot_datum: date
    aangekondigd_op: datetime | None
    afgesloten_op: datetime | None
    naam: str | None


def maak_inzage(signaal: Signaal, bos: Bos) -> SignaalInzage:
    """Open a whole signal."""
    return SignaalInzage(
        id=signaal.id,
        organisatie_id=signaal.organisatie_id,
        partij=signaal.partij,
        melder_id=signaal.melder_id,
        vestigingscode=signaal.vestigingscode,
        klasse=signaal.klasse,
        gemeld_op=signaal.gemeld_op,
        bewaar_tot_datum=signaal.bewaar_tot_datum,
        aangekondigd_op=signaal.aangekondigd_op,
        oppakken_uiterlijk_datum=signaal.oppakken_uiterlijk_datum,
        afgesloten_op=signaal.afgesloten_op,
        slotreden=signaal.slotreden,
        naam=bos.open(signaal, "naam"),
        geboortedatum=geboortedatum_van(signaal, bos),
        zorg=bos.open(signaal, "zorg"),
        akkoord=_akkoord(bos.open(signaal, "akkoord")),
        casus_id=bos.open(signaal, "koppeling"),
    )


def maak_kort(signaal: Signaal, bos: Bos) -> SignaalKort:
    """Open only about whom it is."""
    return SignaalKort(
        id=signaal.id,
        vestigingscode=signaal.vestigingscode,
        gemeld_op=signaal.gemeld_op,
        bewaar_tot_datum=signaal.bewaar_tot_datum,
        aangekondigd_op=signaal.aangekondigd_op,
        afgesloten_op=signaal.afgesloten_op,
        naam=bos.open(signaal, "naam"),
    )


def geboortedatum_van(signaal: Signaal, bos: Bos) -> date | None:
    """Open the birth date."""
    geboren = bos.open(signaal, "geboortedatum")
    return date.fromisoformat(geboren) if geboren else None


def _akkoord(tekst: str | None) -> Akkoord | None:
    if tekst is None:
        return None
    velden = json.loads(tekst)
    return Akkoord(date.fromisoformat(velden["datum"]), velden["ouders"], velden["jeugdige"])
