"""What a reader at the desk is given: frozen, made only of what his pass opens. Knows no web and no query."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kernteam.kluis.bos import Bos
from kernteam.toezicht.models import (
    Aandachtscasus,
    Aandachtsreden,
    Betrokkenenbericht,
    Datalek,
    Datalekmelding,
    Gevaluitkomst,
    Gevraagde,
    Ingelichte,
    Risico,
    Toezichtoordeel,
    Toezichtvraag,
    Verklaarreden,
)
from kernteam.toezicht.regels import Toezichtregel, Verklaring, Verklaringregel


@dataclass(frozen=True, slots=True, repr=False)
class GevalKort:
    """One case in the queue: who, where, when and which rules; no words."""

    id: UUID
    medewerker_id: UUID
    naam: str
    organisatie_id: UUID
    casus_id: UUID | None
    datum: date
    aantal: int
    geweigerd: int
    noodtoegangen: int
    eerste_op: datetime
    laatste_op: datetime
    score: int
    treffers: tuple[str, ...]
    verklaringen: tuple[Verklaring, ...]
    beoordelen_uiterlijk_datum: date
    te_laat: bool
    open: bool


@dataclass(frozen=True, slots=True, repr=False)
class Tijdlijnregel:
    """One line of the log in a case."""

    nummer: int
    tijdstip: str
    handeling: str
    uitkomst: str
    reden: str
    casus_id: UUID | None
    doel: str | None
    klassen: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class OordeelInzage:
    """One judgement."""

    uitkomst: Gevaluitkomst
    reden: Verklaarreden | None
    toelichting: str | None
    treffers: tuple[str, ...]
    beoordeeld_op: datetime
    beoordeeld_door: UUID


@dataclass(frozen=True, slots=True, repr=False)
class VraagInzage:
    """One question and its answer; the casus is not for a supervisor."""

    id: UUID
    geval_id: UUID
    aan: Gevraagde
    medewerker_id: UUID
    casus_id: UUID | None
    datum: date
    vraag: str | None
    antwoord: str | None
    gesteld_op: datetime
    uiterlijk_datum: date
    beantwoord_op: datetime | None
    beantwoord_door: UUID | None
    ingetrokken_op: datetime | None
    ingetrokken_door: UUID | None


@dataclass(frozen=True, slots=True, repr=False)
class GevalInzage:
    """A whole case: what fired and why, what explained and what did not, every line, and what was done with it."""

    geval: GevalKort
    regels: tuple[Toezichtregel, ...]
    verklaard_door: tuple[Verklaringregel, ...]
    ontbreekt: tuple[Verklaringregel, ...]
    tijdlijn: tuple[Tijdlijnregel, ...]
    meer_regels: bool
    oordelen: tuple[OordeelInzage, ...]
    vragen: tuple[VraagInzage, ...]


@dataclass(frozen=True, slots=True, repr=False)
class DatalekKort:
    """One entry of the breach register, without its words."""

    id: UUID
    geval_id: UUID | None
    casus_id: UUID | None
    bekend_op: datetime
    melden_uiterlijk_op: datetime
    partners_uiterlijk_op: datetime
    te_laat: bool
    partners_te_laat: bool
    risico: Risico | None
    gemeld_op: datetime | None
    partners_geinformeerd_op: datetime | None
    betrokkenen: Betrokkenenbericht | None
    afgehandeld_op: datetime | None


@dataclass(frozen=True, slots=True, repr=False)
class MeldingInzage:
    """That somebody was told of a breach, when, and who recorded it."""

    aan: Ingelichte
    gemeld_op: datetime
    toelichting: str | None
    vastgelegd_op: datetime
    vastgelegd_door: UUID


@dataclass(frozen=True, slots=True, repr=False)
class DatalekInzage:
    """One entry with its words, and who was told."""

    kort: DatalekKort
    omschrijving: str | None
    maatregelen: str | None
    toelichting: str | None
    meldingen: tuple[MeldingInzage, ...]


@dataclass(frozen=True, slots=True)
class AandachtInzage:
    """One casus on the aandachtslijst: why, since when, and by when to look at it again."""

    id: UUID
    casus_id: UUID
    reden: Aandachtsreden
    sinds_op: datetime
    toegevoegd_door: UUID
    herzien_uiterlijk_datum: date
    te_laat: bool


def maak_oordeel(rij: Toezichtoordeel, bos: Bos | None) -> OordeelInzage:
    """Open a judgement; without a key there is none with words."""
    return OordeelInzage(
        uitkomst=rij.uitkomst,
        reden=rij.reden,
        toelichting=bos.open(rij, "toelichting") if bos else None,
        treffers=tuple(rij.treffers),
        beoordeeld_op=rij.beoordeeld_op,
        beoordeeld_door=rij.beoordeeld_door,
    )


def maak_vraag(rij: Toezichtvraag, medewerker_id: UUID, casus_id: UUID | None, datum: date, bos: Bos) -> VraagInzage:
    """Open a question and its answer."""
    return VraagInzage(
        id=rij.id,
        geval_id=rij.geval_id,
        aan=rij.aan,
        medewerker_id=medewerker_id,
        casus_id=casus_id,
        datum=datum,
        vraag=bos.open(rij, "vraag"),
        antwoord=bos.open(rij, "antwoord"),
        gesteld_op=rij.gesteld_op,
        uiterlijk_datum=rij.uiterlijk_datum,
        beantwoord_op=rij.beantwoord_op,
        beantwoord_door=rij.beantwoord_door,
        ingetrokken_op=rij.ingetrokken_op,
        ingetrokken_door=rij.ingetrokken_door,
    )


def kort_datalek(rij: Datalek, nu: datetime) -> DatalekKort:
    """Give an entry without its words, and whether the AP (AVG 33(1)) and the other organisations (V07) heard late."""
    return DatalekKort(
        id=rij.id,
        geval_id=rij.geval_id,
        casus_id=rij.over_casus_id,
        bekend_op=rij.bekend_op,
        melden_uiterlijk_op=rij.melden_uiterlijk_op,
        partners_uiterlijk_op=rij.partners_uiterlijk_op,
        te_laat=_is_te_laat(rij, rij.gemeld_op, rij.melden_uiterlijk_op, nu),
        partners_te_laat=_is_te_laat(rij, rij.partners_geinformeerd_op, rij.partners_uiterlijk_op, nu),
        risico=rij.risico,
        gemeld_op=rij.gemeld_op,
        partners_geinformeerd_op=rij.partners_geinformeerd_op,
        betrokkenen=rij.betrokkenen,
        afgehandeld_op=rij.afgehandeld_op,
    )


def _is_te_laat(rij: Datalek, gemeld_op: datetime | None, uiterlijk: datetime, nu: datetime) -> bool:
    """Tell whether a clock ran out before the first notice or the end, unless nobody had to be told."""
    gestopt = min(een or nu for een in (gemeld_op, rij.afgehandeld_op))
    return rij.risico is not Risico.ONWAARSCHIJNLIJK and gestopt > uiterlijk


def maak_datalek(rij: Datalek, meldingen: Iterable[Datalekmelding], bos: Bos, nu: datetime) -> DatalekInzage:
    """Open an entry and what was told of it."""
    return DatalekInzage(
        kort=kort_datalek(rij, nu),
        omschrijving=bos.open(rij, "omschrijving"),
        maatregelen=bos.open(rij, "maatregelen"),
        toelichting=bos.open(rij, "toelichting"),
        meldingen=tuple(
            _maak_melding(een, bos) for een in sorted(meldingen, key=lambda een: (een.gemeld_op, een.vastgelegd_op))
        ),
    )


def _maak_melding(rij: Datalekmelding, bos: Bos) -> MeldingInzage:
    return MeldingInzage(rij.aan, rij.gemeld_op, bos.open(rij, "toelichting"), rij.vastgelegd_op, rij.vastgelegd_door)


def maak_aandacht(rij: Aandachtscasus, vandaag: date) -> AandachtInzage:
    """Show a place on the aandachtslijst."""
    return AandachtInzage(
        id=rij.id,
        casus_id=rij.casus_id,
        reden=rij.reden,
        sinds_op=rij.sinds_op,
        toegevoegd_door=rij.toegevoegd_door,
        herzien_uiterlijk_datum=rij.herzien_uiterlijk_datum,
        te_laat=vandaag > rij.herzien_uiterlijk_datum,
    )
