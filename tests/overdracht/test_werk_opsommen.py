"""werk.opsommen: what somebody has in hand, in ids and codes, for himself and who leads him."""

from typing import Any

import pytest

from tests.casus.bewijs import ALLEEN_SQLITE, kort, niets_bewaard, opdrachten, probleem, regels
from tests.consult.proef import anoniem, casus_met_consent
from tests.consult.proef import vraag as vraag_consult
from tests.klant import Spel
from tests.levensloop.verloop import regisseur
from tests.overdracht.stoel import werk, werkplek
from tests.rollen import PERSONEN

LEEG: dict[str, Any] = {
    "casussen": [],
    "regie": [],
    "taken": [],
    "planacties": [],
    "overlegacties": [],
    "gevraagdeConsulten": [],
    "anoniemeConsulten": [],
    "beantwoordeConsulten": [],
}


@pytest.mark.parametrize("door", ["gezinswerker", "leidinggevende_bt"])
def test_he_and_who_leads_him_see_ids_and_codes(spel: Spel, door: str) -> None:
    assert werk(spel, "gezinswerker", door) == LEEG
    casus = casus_met_consent(spel)
    assert regisseur(spel, casus, "gezinswerker").status_code == 201
    consult, zonder_naam = vraag_consult(spel, casus), anoniem(spel)
    gezien = werk(spel, "gezinswerker", door)
    assert gezien == LEEG | {
        "casussen": [casus["id"]],
        "regie": [casus["id"]],
        "gevraagdeConsulten": [consult],
        "anoniemeConsulten": [zonder_naam],
    }
    assert "Sam" not in str(gezien)
    assert kort(regels(spel, "werk.opsommen")) == [("TOEGESTAAN", "TOEGESTAAN")] * 2


def test_tasks_are_named_with_their_kind_and_day(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")
    spel.contactpersoon.post(
        f"/toestemmingen/{casus['toestemmingId']}/intrekkingen", spel.intrekking(casus["gezaghebbenden"][0])
    )
    (taak,) = werk(spel, "gezinswerker")["taken"]
    assert (taak["soort"], taak["uiterlijkDatum"]) == ("TOESTEMMING_VERVALLEN", None)


@ALLEEN_SQLITE
@pytest.mark.parametrize("naam", sorted(set(PERSONEN) - {"gezinswerker", "leidinggevende_bt"}))
def test_nobody_else_sees_it(spel: Spel, naam: str) -> None:
    with niets_bewaard(spel, naam):
        probleem(spel.klanten[naam].get(f"{werkplek('gezinswerker')}/werk"), 404)
        assert kort(regels(spel, "werk.opsommen")) == [("GEWEIGERD", "NIET_EIGEN")]


def test_statements_do_not_grow_with_the_casussen(spel: Spel) -> None:
    spel.gezinswerker.koppen()
    spel.open_casus("school", "bt")
    with opdrachten(spel.app) as een:
        werk(spel, "gezinswerker")
    for _ in range(3):
        spel.open_casus("school", "bt")
    with opdrachten(spel.app) as vier:
        werk(spel, "gezinswerker")
    assert len(vier) == len(een)
