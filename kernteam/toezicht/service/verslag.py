"""Shows that the control policy is followed: what each rule found and was worth, in time or not. Knows no web."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import InstrumentedAttribute

from kernteam.grond.actor import Actor
from kernteam.grond.fouten import Fout, Ongeldig
from kernteam.grond.handeling import Handeling
from kernteam.grond.klok import AMSTERDAM
from kernteam.toegang.feiten import GeenFeiten
from kernteam.toegang.poort import Poort
from kernteam.toezicht.aandachtslijst import herzieningen
from kernteam.toezicht.inzage import kort_datalek
from kernteam.toezicht.models import Datalek, Gevaluitkomst, Toezichtgeval, Toezichtoordeel, Toezichtvraag
from kernteam.toezicht.regels import Bureau, Controle, Controleregel, Toezichtregel, Verklaringregel
from kernteam.toezicht.service.berekenen import Geval
from kernteam.toezicht.service.gevallen import alle as alle_gevallen
from kernteam.toezicht.service.logcontroles import Controlejaar, van_jaar
from kernteam.toezicht.service.meten import begin_van
from kernteam.toezicht.service.steekproeven import SteekproefInzage
from kernteam.toezicht.service.steekproeven import alle as alle_steekproeven

_HONDERD = 100
_EERSTE_JAAR = 2020


@dataclass(frozen=True, slots=True)
class Gemetenregel:
    """A rule with what it was worth: of the judged cases in which it fired, how many were an incident."""

    regel: Toezichtregel
    gevallen: int
    beoordeeld: int
    bevestigd: int
    op_tijd: int
    precisie: int | None  # percent; None: nothing was judged
    uitzetten: bool  # the advice, once enough was judged


@dataclass(frozen=True, slots=True)
class Regelboek:
    """Everything the desk works by, as it counts today."""

    regels: tuple[Gemetenregel, ...]
    verklaringen: tuple[Verklaringregel, ...]
    controles: tuple[Controleregel, ...]


@dataclass(frozen=True, slots=True)
class Verslag:
    """One year of control."""

    jaar: int
    gevallen: int
    beoordeeld: int
    op_tijd: int
    open: int
    te_laat: int
    incidenten: int
    vragen: int
    vragen_beantwoord: int
    datalekken: int
    datalekken_te_laat: int
    steekproeven: tuple[SteekproefInzage, ...]
    maanden_zonder_steekproef: tuple[date, ...]
    logcontroles: Controlejaar
    herzieningen: int
    herzieningen_te_laat: int
    regels: tuple[Gemetenregel, ...]
    controles: tuple[Controleregel, ...]


@dataclass(frozen=True, slots=True)
class _Boek:
    """The cases of a period with the judgements of each, oldest first."""

    gevallen: list[Geval]
    oordelen: dict[UUID, list[Toezichtoordeel]]

    @property
    def beoordeeld(self) -> list[Geval]:
        """The cases that were judged."""
        return [een for een in self.gevallen if een.id in self.oordelen]

    def op_tijd(self, een: Geval) -> bool:
        """Tell whether the first judgement came in time."""
        eerste = self.oordelen[een.id][0].beoordeeld_op.astimezone(AMSTERDAM).date()
        return eerste <= een.beoordelen_uiterlijk_datum

    def is_incident(self, een: Geval) -> bool:
        """Tell whether any judgement said so."""
        return any(oordeel.uitkomst is Gevaluitkomst.INCIDENT for oordeel in self.oordelen[een.id])


def opsommen(actor: Actor, poort: Poort, bureau: Bureau) -> Regelboek:
    """List rules, explanations and policy, with the precision of a year (handeling toezichtregel.opsommen)."""
    poort.vraag(actor, Handeling.TOEZICHTREGEL_OPSOMMEN, GeenFeiten())
    vandaag = poort.klok.vandaag()
    boek = _boek(poort, bureau, vandaag - timedelta(days=bureau.getal(Controle.ZOEKEN_DAGEN)), vandaag)
    return Regelboek(_gemeten(boek, bureau), tuple(bureau.verklaringen.values()), tuple(bureau.controles.values()))


def lezen(actor: Actor, jaar: int, poort: Poort, bureau: Bureau) -> Verslag:
    """Make the report of a year (handeling toezichtverslag.lezen); raises Ongeldig for a year that is to come."""
    vandaag = poort.klok.vandaag()
    if not _EERSTE_JAAR <= jaar <= vandaag.year:
        raise Ongeldig([Fout("/jaar", "JAAR", f"Kies een jaar van {_EERSTE_JAAR} tot en met {vandaag.year}.")])
    poort.vraag(actor, Handeling.TOEZICHTVERSLAG_LEZEN, GeenFeiten())
    boek = _boek(poort, bureau, date(jaar, 1, 1), date(jaar, 12, 31))
    wacht = [een for een in boek.gevallen if een.id not in boek.oordelen]
    binnen = begin_van(date(jaar, 1, 1)), begin_van(date(jaar + 1, 1, 1))
    vragen = poort.sessie.scalars(select(Toezichtvraag).where(_tussen(Toezichtvraag.gesteld_op, binnen))).all()
    rijen = poort.sessie.scalars(select(Datalek).where(_tussen(Datalek.bekend_op, binnen)))
    lekken = [kort_datalek(een, poort.klok.nu()) for een in rijen]
    steekproeven = tuple(een for een in alle_steekproeven(poort) if een.maand_datum.year == jaar)
    gekeken = [een for een in herzieningen(poort.sessie, vandaag) if een.uiterlijk_datum.year == jaar]
    maanden = {date(jaar, maand, 1) for maand in range(1, 13)}
    voorbij = {een for een in maanden if een < vandaag.replace(day=1)}
    return Verslag(
        jaar=jaar,
        gevallen=len(boek.gevallen),
        beoordeeld=len(boek.beoordeeld),
        op_tijd=sum(map(boek.op_tijd, boek.beoordeeld)),
        open=len(wacht),
        te_laat=sum(vandaag > een.beoordelen_uiterlijk_datum for een in wacht),
        incidenten=sum(map(boek.is_incident, boek.beoordeeld)),
        vragen=len(vragen),
        vragen_beantwoord=sum(een.beantwoord_op is not None for een in vragen),
        datalekken=len(lekken),
        datalekken_te_laat=sum(een.te_laat for een in lekken),
        steekproeven=steekproeven,
        maanden_zonder_steekproef=tuple(sorted(voorbij - {een.maand_datum for een in steekproeven})),
        logcontroles=van_jaar(poort, bureau, jaar),
        herzieningen=len(gekeken),
        herzieningen_te_laat=sum(een.is_te_laat(vandaag) for een in gekeken),
        regels=_gemeten(boek, bureau),
        controles=tuple(bureau.controles.values()),
    )


def _boek(poort: Poort, bureau: Bureau, vanaf: date, tot_en_met: date) -> _Boek:
    gevallen = alle_gevallen(poort, bureau, vanaf, tot_en_met)
    oordelen: dict[UUID, list[Toezichtoordeel]] = {}
    opdracht = select(Toezichtoordeel).join(Toezichtgeval, Toezichtgeval.id == Toezichtoordeel.geval_id)
    opdracht = opdracht.where(Toezichtgeval.datum.between(vanaf, tot_en_met))
    for een in poort.sessie.scalars(opdracht.order_by(Toezichtoordeel.beoordeeld_op, Toezichtoordeel.id)):
        oordelen.setdefault(een.geval_id, []).append(een)
    return _Boek(gevallen, oordelen)


def _gemeten(boek: _Boek, bureau: Bureau) -> tuple[Gemetenregel, ...]:
    return tuple(_een_gemeten(regel, boek, bureau) for regel in bureau.regels)


def _een_gemeten(regel: Toezichtregel, boek: _Boek, bureau: Bureau) -> Gemetenregel:
    raak = [een for een in boek.gevallen if regel.id in een.treffers]
    beoordeeld = [een for een in boek.beoordeeld if regel.id in een.treffers]
    bevestigd = sum(map(boek.is_incident, beoordeeld))
    precisie = _HONDERD * bevestigd // len(beoordeeld) if beoordeeld else None
    genoeg = len(beoordeeld) >= bureau.getal(Controle.PRECISIE_VANAF)
    return Gemetenregel(
        regel=regel,
        gevallen=len(raak),
        beoordeeld=len(beoordeeld),
        bevestigd=bevestigd,
        op_tijd=sum(map(boek.op_tijd, beoordeeld)),
        precisie=precisie,
        uitzetten=genoeg and not regel.altijd and precisie is not None and precisie < bureau.getal(Controle.PRECISIE),
    )


def _tussen(kolom: InstrumentedAttribute[datetime], binnen: tuple[datetime, datetime]) -> ColumnElement[bool]:
    return and_(kolom >= binnen[0], kolom < binnen[1])
