"""beleid.lezen: everybody who is logged in reads the tables in force, and no line is written."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kernteam.grond.doel import Doel
from tests.casus.bewijs import niets_bewaard, probleem, regels, spel_op_sqlite
from tests.klant import Spel


@pytest.fixture(scope="module")
def gedeeld(tmp_path_factory: pytest.TempPathFactory, sleutelbestand: Path) -> Iterator[Spel]:
    with spel_op_sqlite(tmp_path_factory.mktemp("beleid"), sleutelbestand) as spel:
        yield spel


def test_everybody_who_is_logged_in_reads_it_and_nobody_else(gedeeld: Spel) -> None:
    with niets_bewaard(gedeeld, *gedeeld.klanten):
        probleem(gedeeld.niemand.get("/beleid"), 401)
        antwoorden = [klant.get("/beleid") for klant in gedeeld.klanten.values()]
        assert {antwoord.status_code for antwoord in antwoorden} == {200}
        assert len({antwoord.text for antwoord in antwoorden}) == 1
        assert regels(gedeeld) == []


def test_it_holds_every_cell_with_its_source(gedeeld: Spel) -> None:
    gelezen = gedeeld.contactpersoon.get("/beleid").json
    assert gelezen["peildatum"] == gedeeld.vandaag().isoformat()
    cellen = {(een["van"], een["naar"], een["klasse"]): een for een in gelezen["cellen"]}
    assert len(cellen) == len(gelezen["cellen"]) == 486
    assert cellen["JGZ", "LPA", "MED"]["code"] == "X"
    assert cellen["SCHOOL", "LPA", "VERZ"]["code"] == "W"
    assert all(een["bron"] for een in gelezen["cellen"])


def test_it_says_who_signs_for_which_doelen_and_how_the_switches_stand(gedeeld: Spel) -> None:
    gelezen = gedeeld.specialist.get("/beleid").json
    (kernteam,) = [een for een in gelezen["regimes"] if een["naam"] == "KERNTEAM"]
    assert (kernteam["tot12"], kernteam["van12Tot16Bekwaam"], kernteam["van16Tot18Bekwaam"]) == ("G", "JG", "J")
    doelen = {een["doel"]: een for een in gelezen["doelen"]}
    assert set(doelen) == set(Doel)
    assert (doelen["P3"]["opNaam"], sorted(doelen["P3"]["partijen"])) == (True, ["LPA", "SCHOOL"])
    assert (doelen["P6"]["opNaam"], doelen["P6"]["klassen"]) == (False, [])
    schakelaars = {een["naam"]: een for een in gelezen["schakelaars"]}
    assert (schakelaars["wams"]["waarde"], schakelaars["wams"]["inGebruik"]) == ("uit", False)


def test_version_is_the_one_in_the_log(spel: Spel) -> None:
    spel.open_casus()
    (regel,) = regels(spel, "casus.openen")
    assert regel["beleid"] == spel.contactpersoon.get("/beleid").json["versie"]
