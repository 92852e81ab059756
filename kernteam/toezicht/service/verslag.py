"""Shows that the control policy is followed: what each rule found and was worth, in time or not. Knows no web."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, select
from sqlalchemy.orm import InstrumentedAttribute

from kernteam.grond.actor import Actor
from kernteam.grond.fouten import Fout, Ongeldig
from kernteam.grond.handeling import Handeling
from kernteam.identiteit.service import alle_hoedanigheden
from kernteam.toegang.feiten import GeenFeiten
from kernteam.toegang.poort import Poort
from kernteam.toezicht.aandachtslijst import eigen_casussen, herzieningen, perioden
from kernteam.toezicht.models import Datalek, Telsoort, Toezichtgeval, Toezichtoordeel, Toezichtvraag
from kernteam.toezicht.regels import Bureau, Controle, Controleregel, Toezichtregel, Verklaringregel
from kernteam.toezicht.service.binnen import voor
from kernteam.toezicht.service.datalekken import niet_over
from kernteam.toezicht.service.gevallen import alle as alle_gevallen
from kernteam.toezicht.service.gevallen import van_rij
from kernteam.toezicht.service.logcontroles import Controlejaar, van_jaar
from kernteam.toezicht.service.meten import begin_van
from kernteam.toezicht.service.steekproeven import SteekproefInzage
from kernteam.toezicht.service.steekproeven import alle as alle_steekproeven
from kernteam.toezicht.service.tellen import (
    ALLE,
    Boek,
    Telling,
    per_geval,
    tel_datalekken,
    tel_gevallen,
    tel_herzieningen,
    tel_vragen,
    vervallen,
)

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
    vervallen: int  # of those: their term is over, and only their number is left
    beoordeeld: int
    op_tijd: int
    open: int
    te_laat: int
    incidenten: int
    vragen: int
    vragen_beantwoord: int
    vragen_ingetrokken: int
    datalekken: int
    datalekken_te_laat: int
    partners_te_laat: int
    steekproeven: tuple[SteekproefInzage, ...]
    maanden_zonder_steekproef: tuple[date, ...]
    logcontroles: Controlejaar
    herzieningen: int
    herzieningen_te_laat: int
    regels: tuple[Gemetenregel, ...]
    controles: tuple[Controleregel, ...]


def opsommen(actor: Actor, poort: Poort, bureau: Bureau) -> Regelboek:
    """List rules, explanations and policy, with the precision of a year (handeling toezichtregel.opsommen).

    What is not for the actor to see is not counted: a number would tell that it is there.
    """
    poort.vraag(actor, Handeling.TOEZICHTREGEL_OPSOMMEN, GeenFeiten())
    vandaag = poort.klok.vandaag()
    boek = _boek(actor, poort, bureau, vandaag - timedelta(days=bureau.getal(Controle.ZOEKEN_DAGEN)), vandaag)
    gemeten = _gemeten(tel_gevallen(boek), bureau)
    return Regelboek(gemeten, tuple(bureau.verklaringen.values()), tuple(bureau.controles.values()))


def lezen(actor: Actor, jaar: int, poort: Poort, bureau: Bureau) -> Verslag:
    """Make the report of a year (handeling toezichtverslag.lezen); raises Ongeldig for a year that is to come.

    What expired is counted along: with its term over, a record is gone and its number is not. What is not for the
    actor to see is left out, as in the list of rules.
    """
    vandaag = poort.klok.vandaag()
    if not _EERSTE_JAAR <= jaar <= vandaag.year:
        raise Ongeldig([Fout("/jaar", "JAAR", f"Kies een jaar van {_EERSTE_JAAR} tot en met {vandaag.year}.")])
    poort.vraag(actor, Handeling.TOEZICHTVERSLAG_LEZEN, GeenFeiten())
    boek = _boek(actor, poort, bureau, date(jaar, 1, 1), date(jaar, 12, 31))
    wacht = boek.open
    oud = vervallen(poort.sessie, jaar)
    telling = oud + tel_gevallen(boek) + _van_jaar(actor, jaar, poort)
    steekproeven = tuple(een for een in alle_steekproeven(poort) if een.maand_datum.year == jaar)
    maanden = {date(jaar, maand, 1) for maand in range(1, 13)}
    voorbij = {een for een in maanden if een < vandaag.replace(day=1)}
    return Verslag(
        jaar=jaar,
        gevallen=telling[Telsoort.GEVAL, ALLE],
        vervallen=oud[Telsoort.GEVAL, ALLE],
        beoordeeld=telling[Telsoort.BEOORDEELD, ALLE],
        op_tijd=telling[Telsoort.OP_TIJD, ALLE],
        open=len(wacht),
        te_laat=sum(vandaag > een.beoordelen_uiterlijk_datum for een in wacht),
        incidenten=telling[Telsoort.INCIDENT, ALLE],
        vragen=telling[Telsoort.VRAAG, ALLE],
        vragen_beantwoord=telling[Telsoort.BEANTWOORD, ALLE],
        vragen_ingetrokken=telling[Telsoort.INGETROKKEN, ALLE],
        datalekken=telling[Telsoort.DATALEK, ALLE],
        datalekken_te_laat=telling[Telsoort.DATALEK_TE_LAAT, ALLE],
        partners_te_laat=telling[Telsoort.PARTNERS_TE_LAAT, ALLE],
        steekproeven=steekproeven,
        maanden_zonder_steekproef=tuple(sorted(voorbij - {een.maand_datum for een in steekproeven})),
        logcontroles=van_jaar(poort, bureau, jaar),
        herzieningen=telling[Telsoort.HERZIENING, ALLE],
        herzieningen_te_laat=telling[Telsoort.HERZIENING_TE_LAAT, ALLE],
        regels=_gemeten(telling, bureau),
        controles=tuple(bureau.controles.values()),
    )


def _van_jaar(actor: Actor, jaar: int, poort: Poort) -> Telling:
    """Count the questions, breaches and reviews of a year that this officer may know of."""
    sessie, vandaag, is_voor_hem = poort.sessie, poort.klok.vandaag(), voor(actor, poort.sessie)
    binnen = begin_van(date(jaar, 1, 1)), begin_van(date(jaar + 1, 1, 1))
    met_geval = select(Toezichtvraag, Toezichtgeval).join(Toezichtgeval, Toezichtgeval.id == Toezichtvraag.geval_id)
    gesteld = sessie.execute(met_geval.where(_tussen(Toezichtvraag.gesteld_op, binnen)))
    bekend = niet_over(alle_hoedanigheden(sessie, actor.medewerker_id)).where(_tussen(Datalek.bekend_op, binnen))
    eigen = eigen_casussen(sessie, actor.medewerker_id)
    plaatsen = {een.rij.id for een in perioden(sessie) if een.rij.casus_id not in eigen}
    gekeken = [een for een in herzieningen(sessie, vandaag, plaatsen) if een.uiterlijk_datum.year == jaar]
    telling = tel_vragen(vraag for vraag, geval in gesteld if is_voor_hem(van_rij(geval)))
    return telling + tel_datalekken(sessie.scalars(bekend), poort.klok.nu()) + tel_herzieningen(gekeken, vandaag)


def _boek(actor: Actor, poort: Poort, bureau: Bureau, vanaf: date, tot_en_met: date) -> Boek:
    gevallen = list(filter(voor(actor, poort.sessie), alle_gevallen(poort, bureau, vanaf, tot_en_met)))
    opdracht = select(Toezichtoordeel).join(Toezichtgeval, Toezichtgeval.id == Toezichtoordeel.geval_id)
    opdracht = opdracht.where(Toezichtgeval.datum.between(vanaf, tot_en_met))
    oordelen = poort.sessie.scalars(opdracht.order_by(Toezichtoordeel.beoordeeld_op, Toezichtoordeel.id))
    return Boek(gevallen, per_geval(oordelen))


def _gemeten(telling: Telling, bureau: Bureau) -> tuple[Gemetenregel, ...]:
    return tuple(_een_gemeten(regel, telling, bureau) for regel in bureau.regels)


def _een_gemeten(regel: Toezichtregel, telling: Telling, bureau: Bureau) -> Gemetenregel:
    beoordeeld, bevestigd = telling[Telsoort.BEOORDEELD, regel.id], telling[Telsoort.INCIDENT, regel.id]
    precisie = _HONDERD * bevestigd // beoordeeld if beoordeeld else None
    genoeg = beoordeeld >= bureau.getal(Controle.PRECISIE_VANAF)
    return Gemetenregel(
        regel=regel,
        gevallen=telling[Telsoort.GEVAL, regel.id],
        beoordeeld=beoordeeld,
        bevestigd=bevestigd,
        op_tijd=telling[Telsoort.OP_TIJD, regel.id],
        precisie=precisie,
        uitzetten=genoeg and not regel.altijd and precisie is not None and precisie < bureau.getal(Controle.PRECISIE),
    )


def _tussen(kolom: InstrumentedAttribute[datetime], binnen: tuple[datetime, datetime]) -> ColumnElement[bool]:
    return and_(kolom >= binnen[0], kolom < binnen[1])
