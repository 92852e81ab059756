"""rechtentoets.maken: what the law answers for this family today; nothing of the file comes with it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine

from kernteam.grond.klok import Klok
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import NAGEGAAN, Spel
from tests.rollen import PERSONEN

INZAGE = {"recht": "INZAGE_AFSCHRIFT", "bestand": "JEUGDHULP"}
CODES = {"uitkomst", "reden", "uitleg", "bron", "beperkingen", "beleid"}


def toets(spel: Spel, casus: dict[str, Any], wie: str = "contactpersoon", **vraag: Any) -> Any:
    return spel.klanten[wie].post(f"/casussen/{casus['id']}/rechtentoetsen", INZAGE | vraag)


def antwoord(spel: Spel, casus: dict[str, Any], **vraag: Any) -> tuple[str, str]:
    gekregen = toets(spel, casus, **vraag)
    assert gekregen.status_code == 200, gekregen.json
    return gekregen.json["uitkomst"], gekregen.json["reden"]


def test_answer_follows_age_capacity_and_gezag_of_the_casus_and_is_a_line(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt", leeftijd=13)
    moeder = casus["gezaghebbenden"][0]
    with niets_bewaard(spel, "gezinswerker"):
        gekregen = toets(spel, casus, "gezinswerker", betrokkeneId=casus["jeugdigeId"]).json
        assert toets(spel, casus, betrokkeneId=moeder).json["reden"] == "VERTEGENWOORDIGER"
    assert set(gekregen) == CODES
    assert (gekregen["uitkomst"], gekregen["reden"], gekregen["beperkingen"]) == ("TOEWIJZEN", "EIGEN_RECHT", [])
    assert gekregen["bron"] == "Jeugdwet 7.3.10, 7.3.11(2)b, 7.3.15"
    assert gekregen["beleid"].startswith("2026-11-01+")
    lijnen = regels(spel, "rechtentoets.maken", casus=casus["id"])
    assert kort(lijnen) == [("TOEGESTAAN", "TOEGESTAAN")] * 2
    assert [een["klassen"] for een in lijnen] == [["ID"], ["ID"]]


def test_answer_changes_on_the_birthday(spel: Spel) -> None:
    """C15: from 16 the mother reads with the youth's consent only; at 18 the youth alone."""
    casus = spel.open_casus(leeftijd=15)
    vraag = {"betrokkeneId": casus["gezaghebbenden"][0], "jeugdigeStemtIn": False}
    spel.contactpersoon.koppen()
    assert antwoord(spel, casus, **vraag) == ("TOEWIJZEN", "VERTEGENWOORDIGER")
    for jaren, verwacht in ((1, "TOESTEMMING_JEUGDIGE_NODIG"), (3, "ALLEEN_DE_JEUGDIGE")):
        with time_machine.travel(Klok().nu() + timedelta(days=366 * jaren), tick=False):
            spel.contactpersoon._token = None
            assert antwoord(spel, casus, **vraag)[1] == verwacht
    spel.contactpersoon._token = None


@ALLEEN_SQLITE
def test_unclear_gezag_is_read_from_the_casus(spel: Spel) -> None:
    """C12, C13: of who asks; when all must ask together, of everybody."""
    ouders = [
        {"voornaam": "Anna", "achternaam": "Berg", "gezag": "GEHUWD"} | NAGEGAAN,
        {"voornaam": "Bram", "achternaam": "Berg", "gezag": "ONBEKEND"},
    ]
    casus = spel.open_casus(leeftijd=13, gezaghebbenden=ouders)
    anna, bram = casus["gezaghebbenden"]
    jeugdige = casus["jeugdigeId"]
    samen = {"recht": "VERNIETIGING", "samen": True}
    assert antwoord(spel, casus, betrokkeneId=anna) == ("TOEWIJZEN", "VERTEGENWOORDIGER")
    assert antwoord(spel, casus, betrokkeneId=bram) == ("AANGEHOUDEN", "GEZAG_ONDUIDELIJK")
    assert antwoord(spel, casus, betrokkeneId=jeugdige, bestand="SCHOOL")[0] == "VIA_VERTEGENWOORDIGER"
    assert antwoord(spel, casus, betrokkeneId=anna, **samen) == ("AANGEHOUDEN", "GEZAG_ONDUIDELIJK")
    zeker = spel.open_casus(leeftijd=13)
    assert antwoord(spel, zeker, betrokkeneId=zeker["gezaghebbenden"][0], **samen) == ("TOEWIJZEN", "SAMEN")
    niemand = spel.open_casus(leeftijd=9, gezaghebbenden=[])
    assert antwoord(spel, niemand, betrokkeneId=niemand["jeugdigeId"]) == ("AANGEHOUDEN", "GEEN_GEZAGHEBBENDE")
    onbekend = spel.open_casus(leeftijd=9, gezaghebbenden=ouders[1:])
    assert antwoord(spel, onbekend, betrokkeneId=onbekend["jeugdigeId"]) == ("AANGEHOUDEN", "GEZAG_ONDUIDELIJK")


@ALLEEN_SQLITE
def test_capacity_is_read_from_the_casus(spel: Spel) -> None:
    casus = spel.open_casus(leeftijd=13)
    oordeel = {"regimes": ["KERNTEAM"], "totDatum": spel.over(90), "toelichting": "x"}
    spel.leg_vast(casus, "WILSONBEKWAAM", oordeelVan="HUISARTS", **oordeel)
    assert antwoord(spel, casus, betrokkeneId=casus["jeugdigeId"])[0] == "VIA_VERTEGENWOORDIGER"


@ALLEEN_SQLITE
def test_closed_casus_still_answers(spel: Spel) -> None:
    casus = spel.open_casus()
    overgang = {"naar": "AFGESLOTEN", "reden": "DOELEN_BEREIKT"}
    assert spel.contactpersoon.post(f"/casussen/{casus['id']}/overgangen", overgang).status_code == 200
    assert antwoord(spel, casus, betrokkeneId=casus["gezaghebbenden"][0])[0] == "TOEWIJZEN"


def test_who_may_not_read_about_the_youth_hears_nothing(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt", klassen=("OND", "PROC"))
    vraag = {"betrokkeneId": casus["jeugdigeId"]}
    probleem(toets(spel, casus, "gezinswerker", **vraag), 403, "GEEN_ID")
    probleem(toets(spel, casus, "collega", **vraag), 404)
    probleem(toets(spel, casus, "privacyfunctionaris", **vraag), 403, "ROL")
    probleem(toets(spel, casus | {"id": uuid4()}, **vraag), 404)
    assert kort(regels(spel, "rechtentoets.maken")) == [
        ("TOEGESTAAN", "TOEGESTAAN"),
        ("MISLUKT", "GEEN_ID"),
        ("GEWEIGERD", "GEEN_DEELNEMER"),
        ("GEWEIGERD", "ROL"),
        ("GEWEIGERD", "ONBEKEND"),
    ]


@ALLEEN_SQLITE
def test_another_adult_is_asked_about_by_his_role(spel: Spel) -> None:
    casus = spel.open_casus()
    cor = {"soort": "ANDERE_VOLWASSENE", "voornaam": "Cor", "achternaam": "Jansen"}
    oom = spel.contactpersoon.post(f"/casussen/{casus['id']}/betrokkenen", cor).json["id"]
    vreemd = str(PERSONEN["vreemde"].medewerker_id)
    ander = spel.open_casus()["gezaghebbenden"][0]
    with niets_bewaard(spel):
        probleem(toets(spel, casus, betrokkeneId=oom), 409, "ROL_NODIG")
        for onbekend in (vreemd, ander):
            probleem(toets(spel, casus, betrokkeneId=onbekend), 409, "ONBEKENDE_BETROKKENE")
    assert antwoord(spel, casus, verzoeker="STIEFOUDER") == ("AFWIJZEN", "GEEN_GEZAG")


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("vraag", "verwacht"),
    [
        ({}, {("/verzoeker", "ONGELDIG")}),
        ({"betrokkeneId": str(uuid4()), "verzoeker": "ANDERE"}, {("/verzoeker", "ONGELDIG")}),
        ({"verzoeker": "JEUGDIGE"}, {("/verzoeker", "KEUZE")}),
        ({"verzoeker": "GEZAGHEBBENDE"}, {("/verzoeker", "KEUZE")}),
        ({"verzoeker": "ANDERE", "grond": "WET"}, {("/grond", "ONGELDIG")}),
        ({"grond": "WET"}, {("/grond", "ONGELDIG"), ("/verzoeker", "ONGELDIG")}),
        ({"verzoeker": "ANDERE", "naam": "Cor"}, {("/naam", "ONBEKEND_VELD")}),
        (
            {"recht": "ALLES", "bestand": "KERK", "documentDatum": "gisteren"},
            {("/recht", "KEUZE"), ("/bestand", "KEUZE"), ("/documentDatum", "VORM")},
        ),
    ],
)
def test_every_fault_is_named(spel: Spel, vraag: dict[str, Any], verwacht: set[tuple[str, str]]) -> None:
    casus = spel.open_casus()
    with niets_bewaard(spel):
        assert fouten(toets(spel, casus, **vraag)) == verwacht
    assert regels(spel, "rechtentoets.maken") == []


@ALLEEN_SQLITE
def test_days_to_come_are_refused_both_at_once(spel: Spel) -> None:
    morgen = (spel.vandaag() + timedelta(days=1)).isoformat()
    casus = spel.open_casus()
    vraag = {"betrokkeneId": casus["gezaghebbenden"][0], "documentDatum": morgen, "gezagSindsDatum": morgen}
    gevonden = fouten(toets(spel, casus, **vraag))
    assert gevonden == {("/documentDatum", "TOEKOMST"), ("/gezagSindsDatum", "TOEKOMST")}
    vandaag = spel.vandaag().isoformat()
    assert antwoord(spel, casus, **vraag | {"documentDatum": vandaag, "gezagSindsDatum": vandaag})[0] == "TOEWIJZEN"
