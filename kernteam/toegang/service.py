"""Reads the policy aloud: the tables in force today. Knows no person and no casus."""

from dataclasses import dataclass
from datetime import date

from kernteam.grond.actor import Actor, Partij
from kernteam.grond.doel import Doel
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.toegang.beleid import KLASSEN, ONTVANGERS, ZENDERS, Code, Regime, Schakelaar, Verwerking
from kernteam.toegang.feiten import GeenFeiten
from kernteam.toegang.poort import Poort


@dataclass(frozen=True, slots=True)
class Celgegevens:
    """One cell of the sharing matrix with its place."""

    van: Partij
    naar: Partij
    klasse: Klasse
    code: Code
    bron: str


@dataclass(frozen=True, slots=True)
class Beleidsgegevens:
    """The tables as they hold on a day."""

    versie: str
    dag: date
    cellen: list[Celgegevens]
    regimes: list[Regime]
    doelen: list[Verwerking]
    schakelaars: list[Schakelaar]


def lezen(actor: Actor, poort: Poort) -> Beleidsgegevens:
    """Read the policy in force today (handeling beleid.lezen): law and register, public to who is logged in."""
    poort.vraag(actor, Handeling.BELEID_LEZEN, GeenFeiten())
    beleid, dag = poort.beleid, poort.klok.vandaag()
    plaatsen = [(van, naar, een) for van in ZENDERS for naar in ONTVANGERS for een in KLASSEN if van is not naar]
    cellen = [(*plaats, beleid.cel(*plaats, dag)) for plaats in plaatsen]
    return Beleidsgegevens(
        versie=beleid.versie,
        dag=dag,
        cellen=[Celgegevens(van, naar, klasse, cel.code, cel.bron) for van, naar, klasse, cel in cellen],
        regimes=beleid.regimes(dag),
        doelen=[beleid.verwerking(doel, dag) for doel in Doel],
        schakelaars=beleid.schakelaars(dag),
    )
