"""Random worlds for the pure decision: actors, and casussen with everything a decision looks at."""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID, uuid5

from hypothesis import strategies as st

from kernteam.grond.actor import Actor, Partij, Rol
from kernteam.grond.doel import Doel
from kernteam.grond.handeling import Handeling
from kernteam.grond.status import Casusstatus
from kernteam.toegang import besluit as beslissing
from kernteam.toegang.beleid import KLASSEN, Beleid, laad
from kernteam.toegang.feiten import (
    CasusFeiten,
    Deelname,
    Feiten,
    Geldigheid,
    Onderdeel,
    Toestemmingsstand,
)
from kernteam.toegang.regels import REGELS as RIJEN
from tests.conftest import ROOT, SHARED

BELEID = ROOT / "config" / "beleid"
REGELS = SHARED / "domein" / "regels.json"
RUIMTE = UUID("7b0c8f36-4b0e-4f57-9a86-0a5d0f3d2c11")
DAG = date(2026, 11, 22)
MEDEWERKERS = tuple(uuid5(RUIMTE, f"medewerker {nummer}") for nummer in range(3))
VOLWASSENEN = tuple(uuid5(RUIMTE, f"volwassene {nummer}") for nummer in range(2))
# two organisations of every kind: another school is not the own school
ORGANISATIES = {uuid5(RUIMTE, f"{partij} {nummer}"): partij for partij in Partij for nummer in range(2)}
AAN_TAFEL = (Rol.CONTACTPERSOON, Rol.KERNTEAMLID)
TAFEL = (Partij.SCHOOL, Partij.SWV, Partij.BT, Partij.LPA, Partij.JGZ)
TAFELORGANISATIES = tuple(een for een, partij in ORGANISATIES.items() if partij in TAFEL)


@cache
def beleid() -> Beleid:
    """Give the tables in force."""
    return laad(BELEID)


def besluit(
    actor: Actor | None, handeling: Handeling, feiten: Feiten | None, tabellen: Beleid, doel: Doel | None = None
) -> beslissing.Besluit:
    """Decide for a purpose, as the register has it in these worlds: the act's own one, or P1, unless said."""
    doel = doel or RIJEN[handeling].doel or Doel.P1
    return beslissing.besluit(actor, handeling, feiten, tabellen, tabellen.verwerking(doel, DAG))


def regels() -> dict[str, Any]:
    """Give the machine form of the domain rules."""
    inhoud: dict[str, Any] = json.loads(REGELS.read_text(encoding="utf-8"))
    return inhoud


@dataclass(frozen=True, slots=True)
class Wereld:
    """An actor and a casus."""

    actor: Actor
    feiten: CasusFeiten


def actoren(rollen: tuple[Rol, ...] = tuple(Rol), partijen: tuple[Partij, ...] = tuple(Partij)) -> Any:
    """Give somebody in one capacity."""
    organisaties = [een for een, partij in ORGANISATIES.items() if partij in partijen]
    return st.builds(
        lambda wie, rol, organisatie: Actor(wie, rol, ORGANISATIES[organisatie], organisatie),
        st.sampled_from(MEDEWERKERS),
        st.sampled_from(rollen),
        st.sampled_from(organisaties),
    )


def _onderdelen(organisaties: tuple[UUID, ...], *, draagt: bool | None) -> Any:
    een = st.builds(
        lambda rij, klasse, organisatie, vrij, draagt_, kaart, over: Onderdeel(
            rij, klasse, organisatie, ORGANISATIES[organisatie], vrij, draagt_, kaart, over
        ),
        st.uuids(),
        st.sampled_from(KLASSEN),
        st.sampled_from(organisaties),
        st.booleans(),
        st.booleans() if draagt is None else st.just(draagt),
        st.booleans(),
        st.none() | st.sampled_from(VOLWASSENEN),
    )
    return st.lists(een, max_size=8, unique_by=lambda onderdeel: onderdeel.rij_id).map(tuple)


@st.composite
def werelden(
    trek: st.DrawFn, *, deelnemer: bool | None = None, aan_tafel: bool = False, draagt: bool | None = None
) -> Wereld:
    """Give an actor and a casus; the pools are small, so that he often meets his own organisation and the consent.

    `deelnemer` says whether he sits at the table, `aan_tafel` that his role and party belong there.
    """
    actor = trek(actoren(AAN_TAFEL, TAFEL) if aan_tafel else actoren())
    organisaties = (actor.organisatie_id, *trek(st.lists(st.sampled_from(list(ORGANISATIES)), min_size=2, max_size=4)))
    paren = st.tuples(st.sampled_from((actor.organisatie_id, *organisaties)), st.sampled_from(KLASSEN))
    stand = Toestemmingsstand(
        trek(st.sampled_from((Geldigheid.GELDIG, *Geldigheid))),
        "",
        trek(st.uuids()),
        trek(st.frozensets(paren, max_size=30)),
        volwassenen=trek(st.dictionaries(st.sampled_from(VOLWASSENEN), st.frozensets(paren, max_size=30))),
    )
    anderen = st.builds(
        lambda wie, organisatie: Deelname(wie, organisatie, ORGANISATIES[organisatie]),
        st.sampled_from(MEDEWERKERS),
        st.sampled_from(TAFELORGANISATIES),
    )
    eigen = Deelname(actor.medewerker_id, actor.organisatie_id, actor.partij)
    deelnames = [een for een in trek(st.lists(anderen, max_size=3)) if een != eigen]
    if deelnemer or (deelnemer is None and trek(st.booleans())):
        deelnames.insert(trek(st.integers(0, len(deelnames))), eigen)
    feiten = CasusFeiten(
        casus_id=trek(st.uuids()),
        organisatie_id=organisaties[0],
        status=trek(st.sampled_from(Casusstatus)),
        dag=DAG,
        stand=stand,
        deelnames=tuple(deelnames),
        onderdelen=trek(_onderdelen(organisaties, draagt=draagt)),
    )
    return Wereld(actor, feiten)
