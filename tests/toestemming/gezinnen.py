"""Families and requests for consent, fixed and random, for the pure function."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid5

from hypothesis import strategies as st

from kernteam.grond.actor import Partij
from kernteam.grond.klasse import DEELBAAR, Klasse
from kernteam.toegang.beleid import Regime
from kernteam.toegang.feiten import Bereik, Toestemmingsstand
from kernteam.toestemming.antwoord import Antwoord, Regimenaam
from kernteam.toestemming.geldigheid import Handtekening, Verzoek, stand
from kernteam.toestemming.gezin import (
    Feit,
    Gezag,
    Gezagsuitkomst,
    Gezin,
    Nadeelsituatie,
    Omstandigheidsoort,
    Vertegenwoordiging,
)
from kernteam.toestemming.ondertekenaars import STANDAARD, Schakelaars
from tests.toegang.werelden import beleid

RUIMTE = UUID("51a0c1de-6d0b-4f0b-a2f5-0c3b6f6d9a10")
DAG = date(2027, 5, 10)
EINDE = date(2028, 1, 1)
JA, NEE, INGETROKKEN = Antwoord.GEGEVEN, Antwoord.GEWEIGERD, Antwoord.INGETROKKEN
JEUGDIGE, ANNA, BRAM, CARLA = (uuid5(RUIMTE, naam) for naam in ("jeugdige", "anna", "bram", "carla"))
SCHOOL, BT, JGZ, LPA = (uuid5(RUIMTE, naam) for naam in ("school", "bt", "jgz", "lpa"))
PARTIJEN = {SCHOOL: Partij.SCHOOL, BT: Partij.BT, JGZ: Partij.JGZ, LPA: Partij.LPA}
PAREN = tuple((organisatie, klasse) for organisatie in (SCHOOL, BT, JGZ) for klasse in sorted(DEELBAAR))
BEREIK: Bereik = frozenset({(SCHOOL, Klasse.ID), (BT, Klasse.ID), (BT, Klasse.OND), (JGZ, Klasse.MED)})


def regime(naam: str = "KERNTEAM") -> Regime:
    """Give the regime in force."""
    return beleid().regime(naam, DAG)


def jarig(jaren: int, dag: date = DAG, over: int = 0) -> date:
    """Give the birth date of somebody who turns this old `over` days after a day."""
    verjaardag = dag + timedelta(days=over)
    return verjaardag.replace(year=verjaardag.year - jaren)


def gezin(jaren: int = 9, *ouders: UUID, bekwaam: bool = True, gezag: Gezag = Gezag.GEHUWD, over: int = -1) -> Gezin:
    """Give a family; two married parents when none are named."""
    wie = ouders or (ANNA, BRAM)
    geboren = jarig(jaren, over=over)
    familie = Gezin(JEUGDIGE, geboren, tuple((een, gezag) for een in wie))
    return familie if bekwaam else met(familie, feit(Omstandigheidsoort.WILSONBEKWAAM, None, geboren))


def verzoek(
    nummer: int = 1,
    bereik: Bereik = BEREIK,
    tot: date = EINDE,
    op: date | None = None,
    **antwoorden: Antwoord,
) -> Verzoek:
    """Give a request with these answers by name."""
    wie = {"jeugdige": JEUGDIGE, "anna": ANNA, "bram": BRAM, "carla": CARLA}
    tekens = tuple(Handtekening(wie[naam], antwoord, None, op) for naam, antwoord in antwoorden.items())
    return Verzoek(uuid5(RUIMTE, f"verzoek {nummer}"), bereik, tot, tekens, partijen=PARTIJEN)


def op_dag(
    familie: Gezin,
    *verzoeken: Verzoek,
    dag: date = DAG,
    naam: str = "KERNTEAM",
    schakelaars: Schakelaars = STANDAARD,
    elders: tuple[Verzoek, ...] = (),
) -> Toestemmingsstand:
    """Compute the consent; requests newest first."""
    return stand(regime(naam), familie, verzoeken, dag, schakelaars, elders)


def feit(soort: Omstandigheidsoort, wie: UUID | None, vanaf: date = DAG, **meer: Any) -> Feit:
    """Give a fact that counts from a day."""
    return Feit(soort, vanaf, betrokkene_id=wie, **meer)


def met(familie: Gezin, *gebeurd: Feit) -> Gezin:
    """Give a family about which these facts were recorded after what was known, in this order."""
    eerder = len(familie.feiten)
    nieuw = tuple(replace(een, volgnummer=eerder + nummer) for nummer, een in enumerate(gebeurd, start=1))
    return replace(familie, feiten=(*familie.feiten, *nieuw))


def bereiken() -> Any:
    """Give a scope."""
    return st.frozensets(st.sampled_from(PAREN), min_size=1, max_size=8)


@st.composite
def gezinnen(trek: st.DrawFn) -> Gezin:
    """Give a family of any kind; birthdays fall often on or just beside the day."""
    jaren = trek(st.sampled_from((3, 9, 11, 12, 13, 15, 16, 17, 18, 20)))
    geboren = jarig(jaren, over=trek(st.sampled_from((-200, -1, 0, 1, 200))))
    gezag = st.sampled_from((Gezag.GEHUWD, Gezag.REGISTER, Gezag.GEHUWD, Gezag.RECHTER, Gezag.GEHUWD, Gezag.ONBEKEND))
    ouders = trek(st.lists(st.sampled_from((ANNA, BRAM, CARLA)), max_size=3, unique=True))
    familie = Gezin(JEUGDIGE, geboren, tuple((een, trek(gezag)) for een in ouders))
    onbekwaam = feit(Omstandigheidsoort.WILSONBEKWAAM, None, geboren)
    return met(familie, onbekwaam) if trek(st.sampled_from((False, False, True))) else familie


@st.composite
def verzoeken(trek: st.DrawFn, nummer: int = 1) -> Verzoek:
    """Give a request with any answers, most of them yes."""
    bereik = trek(bereiken())
    tekens = []
    for wie in (JEUGDIGE, ANNA, BRAM, CARLA):
        antwoord = trek(st.sampled_from((JA, JA, JA, JA, JA, NEE, INGETROKKEN, None)))
        if antwoord is not None:
            deel = trek(st.none() | st.frozensets(st.sampled_from(sorted(bereik)), min_size=1))
            op = DAG - timedelta(days=trek(st.integers(0, 900)))
            tekens.append(Handtekening(wie, antwoord, deel, op))
    tot = DAG + timedelta(days=trek(st.sampled_from((300, 100, 1, 0, -1))))
    return Verzoek(uuid5(RUIMTE, f"willekeurig {nummer}"), bereik, tot, tuple(tekens), partijen=PARTIJEN)


def feiten(hoogstens: int = 5) -> Any:
    """Give facts of every kind, dated around the day."""
    een = st.builds(
        Feit,
        soort=st.sampled_from(Omstandigheidsoort),
        vanaf=st.sampled_from((-400, -30, -1, 0, 1)).map(lambda dagen: DAG + timedelta(days=dagen)),
        betrokkene_id=st.sampled_from((ANNA, BRAM, CARLA)),
        gezag=st.sampled_from(Gezag),
        uitkomst=st.sampled_from(Gezagsuitkomst),
        tot=st.sampled_from((None, DAG, DAG + timedelta(days=30))),
        regimes=st.frozensets(st.sampled_from(Regimenaam), max_size=2),
        situatie=st.sampled_from((None, *Nadeelsituatie)),
        vertegenwoordiging=st.none() | st.sampled_from(Vertegenwoordiging),
    )
    return st.lists(een, max_size=hoogstens)


def reeksen(hoogstens: int = 3) -> Any:
    """Give requests, newest first."""
    return st.integers(0, hoogstens).flatmap(
        lambda aantal: st.tuples(*(verzoeken(nummer=een) for een in range(aantal)))
    )
