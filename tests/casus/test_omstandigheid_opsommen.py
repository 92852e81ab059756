"""omstandigheid.opsommen: what was established, as far as its class and herkomst are open."""

from typing import Any

from tests.casus.bewijs import ALLEEN_SQLITE, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.rollen import PERSONEN, org


def vul(spel: Spel, casus: dict[str, Any]) -> None:
    anna = casus["gezaghebbenden"][0]
    spel.leg_vast(casus, "SAMENWONEND", toelichting="Verteld bij het gesprek.")
    spel.leg_vast(casus, "INSPANNING", betrokkeneId=anna, wijze="TELEFOON", toelichting="Gebeld.")
    wie = {"regimes": ["WGBO_HULP"], "totDatum": spel.over(90), "toelichting": "Na onderzoek."}
    spel.leg_vast(casus, "WILSONBEKWAAM", "jeugdverpleegkundige", **wie)


def soorten(spel: Spel, casus: dict[str, Any], wie: str) -> list[str]:
    pad = f"/casussen/{casus['id']}"
    rijen = spel.klanten[wie].get(f"{pad}/omstandigheden").json["resultaten"]
    assert rijen == spel.klanten[wie].get(pad).json["omstandigheden"]  # one rule for every way out
    return [een["soort"] for een in rijen]


def test_everybody_reads_his_own_and_what_consent_covers(spel: Spel) -> None:
    casus = spel.open_casus("school", "jgz", "bt", klassen=("ID", "PROC", "MED"), leeftijd=13)
    vul(spel, casus)
    with niets_bewaard(spel, "gezinswerker", "jeugdverpleegkundige"):
        assert soorten(spel, casus, "contactpersoon") == ["SAMENWONEND", "INSPANNING"]
        assert soorten(spel, casus, "gezinswerker") == ["SAMENWONEND"]
        assert soorten(spel, casus, "jeugdverpleegkundige") == ["SAMENWONEND", "WILSONBEKWAAM"]
    afgeschermd = spel.gezinswerker.get(f"/casussen/{casus['id']}").json["afgeschermd"]
    assert {(een["categorie"], een["reden"]) for een in afgeschermd} == {
        ("GEZ", "BUITEN_BEREIK"),
        ("OND", "BUITEN_BEREIK"),
        ("MED", "NIET_VRIJGEGEVEN"),
    }
    gevonden = regels(spel, "omstandigheid.opsommen")
    assert kort(gevonden) == [("TOEGESTAAN", "TOEGESTAAN")] * 3
    assert set(gevonden[2]["klassen"]) == {"ID", "MED"}


def test_row_holds_everything_of_its_kind_and_who_recorded_it(spel: Spel) -> None:
    casus = spel.open_casus(gezaghebbenden=spel.opening()["gezaghebbenden"][:1])
    carla = spel.volwassene(casus)
    meer = {"gezag": "REGISTER", "bron": "GEZAGSREGISTER", "controleDatum": spel.over(0)}
    id_ = spel.leg_vast(casus, "GEZAG_BEGINT", betrokkeneId=carla, datum=spel.over(-3), toelichting="Gezien.", **meer)
    (rij,) = spel.contactpersoon.get(f"/casussen/{casus['id']}/omstandigheden").json["resultaten"]
    leeg = (
        "uitkomst",
        "regimes",
        "totDatum",
        "document",
        "organisatieId",
        "instelling",
        "vertegenwoordiging",
        "oordeelVan",
    )
    assert rij == {
        "id": id_,
        "klasse": "ID",
        "soort": "GEZAG_BEGINT",
        "datum": spel.over(-3),
        "betrokkeneId": carla,
        "toelichting": "Gezien.",
        "herkomstId": str(org("school")),
        "herkomst": "SCHOOL",
        "vastgelegdOp": rij["vastgelegdOp"],
        "vastgelegdDoor": str(PERSONEN["contactpersoon"].medewerker_id),
        **meer,
        **dict.fromkeys((*leeg, "situatie", "wijze")),
    }


def test_own_record_stays_readable_after_a_withdrawal(spel: Spel) -> None:
    casus = spel.open_casus("school", "jgz", leeftijd=13)
    vul(spel, casus)
    pad = f"/toestemmingen/{casus['toestemmingId']}/intrekkingen"
    assert spel.contactpersoon.post(pad, spel.intrekking(casus["jeugdigeId"])).status_code == 201
    assert soorten(spel, casus, "jeugdverpleegkundige") == ["WILSONBEKWAAM"]


@ALLEEN_SQLITE
def test_stranger_sees_none(spel: Spel) -> None:
    casus = spel.open_casus()
    spel.leg_vast(casus, "SAMENWONEND")
    probleem(spel.vreemde.get(f"/casussen/{casus['id']}/omstandigheden"), 404)
    assert kort(regels(spel, "omstandigheid.opsommen")) == [("GEWEIGERD", "GEEN_DEELNEMER")]
