"""Agenda, minutes, export and the casus itself show the same person the same set, in random worlds on both stores."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from kernteam.grond.actor import GEHEIME_PARTIJEN
from kernteam.grond.klasse import Klasse
from kernteam.toegang.besluit import weeg
from kernteam.toegang.feiten import Onderdeel
from tests.klant import Spel
from tests.overleg.vergaderen import bijdrage, plan, zet_op
from tests.rollen import KERNTEAM, PERSONEN, org
from tests.toegang.test_een_regel_per_uitgang import (
    PARTIJ,
    SCHRIJVERS,
    Gebeurd,
    Notitieplan,
    Plan,
    feiten,
    mag_lezen,
    plannen,
    speel,
)
from tests.toegang.werelden import beleid

VOORBEELDEN = min(8, settings().max_examples // 3)  # a world is some hundred requests
AANWEZIG = ("contactpersoon", *KERNTEAM)


@dataclass(slots=True)
class Besproken:
    """A casus with its item, who put it on the agenda, and the notes that were made there."""

    casus: Gebeurd
    punt: Onderdeel
    gezegd: list[Onderdeel] = field(default_factory=list)


bijdragen = st.lists(
    st.builds(
        Notitieplan,
        st.sampled_from(SCHRIJVERS),
        st.sampled_from(("OND", "GEZ", "MED", "VERZ", "PROC")),
        st.sampled_from((None, None, "school", "bt", "jgz")),
        st.sampled_from((None, None, 0)),
    ),
    max_size=3,
)
besprekingen = st.lists(st.tuples(plannen(), st.sampled_from(AANWEZIG), bijdragen), min_size=2, max_size=3)


def bespreek(spel: Spel, overleg: str, casus: Gebeurd, wie: str, wat: list[Notitieplan]) -> Besproken | None:
    """Put a casus on the agenda as one of the kernteam, if he may, and let everybody say what he may."""
    antwoord = spel.klanten[wie].post(f"{overleg}/agendapunten", {"casusId": casus.id})
    assert antwoord.status_code in (201, 403, 404), antwoord.json
    if antwoord.status_code != 201:
        return None
    organisatie = org(PERSONEN[wie].organisatie)
    punt = Onderdeel(UUID(antwoord.json["id"]), Klasse.PROC, organisatie, PARTIJ[organisatie])
    besproken = Besproken(casus, punt)
    for een in wat:
        _zeg(spel, besproken, een)
    return besproken


def _zeg(spel: Spel, besproken: Besproken, wat: Notitieplan) -> None:
    casus = besproken.casus
    meer = {"over": casus.ouders[wat.over]} if wat.over is not None else {}
    meer |= {"herkomst": str(org(wat.herkomst))} if wat.herkomst else {}
    pad = f"/agendapunten/{besproken.punt.rij_id}/bijdragen"
    antwoord = spel.klanten[wat.schrijver].post(pad, bijdrage(wat.klasse, **meer))
    assert antwoord.status_code in (201, 403, 404, 409), antwoord.json
    if antwoord.status_code == 201:
        eigen, eigenaar = (
            org(PERSONEN[wat.schrijver].organisatie),
            org(wat.herkomst or PERSONEN[wat.schrijver].organisatie),
        )
        besproken.gezegd.append(
            Onderdeel(
                UUID(antwoord.json["id"]),
                Klasse(wat.klasse),
                eigenaar,
                PARTIJ[eigenaar],
                over=UUID(casus.ouders[wat.over]) if wat.over is not None else None,
                bevestigd=eigenaar == eigen or PARTIJ[eigenaar] not in GEHEIME_PARTIJEN,
            )
        )


def verwacht(naam: str, besproken: Besproken) -> set[str] | None:
    """Give the contributions that the pure function opens to somebody; None when the item is not there for him."""
    casus, actor = besproken.casus, PERSONEN[naam].actor
    van_casus = feiten(casus)

    def open_(deel: Onderdeel) -> bool:
        return weeg(actor, deel, van_casus, beleid()).open

    iets = mag_lezen(naam, casus) or any(map(open_, besproken.gezegd))
    eigen = any(deel.herkomst_id == actor.organisatie_id for deel in besproken.gezegd)
    if naam not in casus.deelnemers or not iets or not (open_(besproken.punt) or eigen):
        return None
    return {str(deel.rij_id) for deel in besproken.gezegd if open_(deel)}


def controleer(spel: Spel, naam: str, overleg: str, wereld: list[Besproken]) -> None:
    """What the agenda shows is what an export holds and what the casus says, and exactly what must be."""
    klant = spel.klanten[naam]
    punten: list[dict[str, Any]] = klant.get(f"{overleg}/agenda").json["resultaten"]
    assert klant.post(f"{overleg}/overnames", {}).json["agendapunten"] == punten
    gezien = {punt["id"]: {een["id"] for een in punt["bijdragen"]} for punt in punten}
    moet = {str(een.punt.rij_id): verwacht(naam, een) for een in wereld}
    assert gezien == {punt: delen for punt, delen in moet.items() if delen is not None}, naam
    assert {punt["casusId"] for punt in punten} <= {een["id"] for een in klant.get("/casussen").json["resultaten"]}
    for punt in punten:
        gelezen = klant.get(f"/casussen/{punt['casusId']}").json
        notities = {een["id"]: een for een in gelezen["notities"]}
        assert all(een["notitie"] == notities[een["notitie"]["id"]] for een in punt["bijdragen"])
        namen = [
            f"{een['voornaam']} {een['achternaam']}" for een in gelezen["betrokkenen"] if een["soort"] == "JEUGDIGE"
        ]
        assert [punt["jeugdige"]] == (namen or [None])


def test_every_way_out_of_a_meeting_is_the_same_set(spel: Spel) -> None:
    overleggen: list[str] = []

    @settings(max_examples=VOORBEELDEN)
    @given(besprekingen)
    def wereld_na_wereld(besproken: list[tuple[Plan, str, list[Notitieplan]]]) -> None:
        overleg = plan(spel, 2 + len(overleggen))
        overleggen.append(overleg)
        punten = [bespreek(spel, overleg, speel(spel, een), wie, wat) for een, wie, wat in besproken]
        wereld = [een for een in punten if een is not None]
        for naam in AANWEZIG:
            controleer(spel, naam, overleg, wereld)
        for naam in set(PERSONEN) - {*AANWEZIG, "collega"}:
            assert spel.klanten[naam].get(f"{overleg}/agenda").status_code in (403, 404)

    wereld_na_wereld()


def test_a_world_can_show_something_and_hide_something(spel: Spel) -> None:
    """The property would hold of empty agendas too: here are an item, a part that is open, and one that is not."""
    overleg = plan(spel)
    casus = spel.open_casus("school", "bt", klassen=("ID", "OND", "PROC"))
    punt = zet_op(spel, overleg, casus["id"])
    for klasse in ("OND", "GEZ"):
        assert spel.gezinswerker.post(f"{punt}/bijdragen", bijdrage(klasse)).status_code == 201
    (gezien,) = spel.contactpersoon.get(f"{overleg}/agenda").json["resultaten"]
    assert [een["notitie"]["klasse"] for een in gezien["bijdragen"]] == ["OND"]
