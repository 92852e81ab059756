"""The scenarios of the domain rules about rights, asked over HTTP for the family of a casus."""

from typing import Any

import pytest

from tests.casus.bewijs import ALLEEN_SQLITE, kort, regels
from tests.klant import Spel

pytestmark = ALLEEN_SQLITE
OUDER = "OUDER_ZONDER_GEZAG"
ANDERE_RECHTEN = ("RECTIFICATIE_EN_OVERIG", "BEZWAAR", "VERNIETIGING", "EIGEN_VERKLARING", "INZAGE_LOGBOEK")
BESTANDEN = ("SCHOOL", "KERNTEAM", "JEUGDHULP", "JGZ")


def vraag(spel: Spel, casus: dict[str, Any], bestand: str = "JEUGDHULP", **meer: Any) -> Any:
    inhoud = {"recht": "INZAGE_AFSCHRIFT", "bestand": bestand} | meer
    antwoord = spel.contactpersoon.post(f"/casussen/{casus['id']}/rechtentoetsen", inhoud)
    assert antwoord.status_code == 200, antwoord.json
    return antwoord.json


def uitkomst(spel: Spel, casus: dict[str, Any], bestand: str = "JEUGDHULP", **meer: Any) -> tuple[str, str]:
    antwoord = vraag(spel, casus, bestand, **meer)
    return antwoord["uitkomst"], antwoord["reden"]


def test_parent_without_gezag_who_asks_inzage(spel: Spel) -> None:
    """Scenario 12 (R01): no inzage, copy, correction or erasure; the answer offers the important facts."""
    casus = spel.open_casus()
    for bestand in BESTANDEN:
        antwoord = vraag(spel, casus, bestand, verzoeker=OUDER)
        assert (antwoord["uitkomst"], antwoord["bron"]) == ("INFORMATIE_OP_VERZOEK", "BW 1:377c")
        assert antwoord["uitleg"].startswith("Geen inzage en geen afschrift. Wel vertelt u op verzoek")
        for recht in ANDERE_RECHTEN:
            assert uitkomst(spel, casus, bestand, verzoeker=OUDER, recht=recht) == ("AFWIJZEN", "GEEN_GEZAG")


def test_parent_without_gezag_who_asks_how_it_goes_at_school(spel: Spel) -> None:
    """Scenario 13 (R01, R02): important facts on request, unless the child's interest or its secrecy is against it."""
    casus, oud = spel.open_casus(), spel.open_casus(leeftijd=16)
    assert uitkomst(spel, casus, "SCHOOL", verzoeker=OUDER) == ("INFORMATIE_OP_VERZOEK", OUDER)
    geschaad = uitkomst(spel, casus, "SCHOOL", verzoeker=OUDER, onthouding="GETOETST")
    assert geschaad == ("AFWIJZEN", "GOED_HULPVERLENERSCHAP")
    assert uitkomst(spel, oud, "SCHOOL", verzoeker=OUDER)[0] == "ALLEEN_MET_TOESTEMMING_JEUGDIGE"
    met = uitkomst(spel, oud, "SCHOOL", verzoeker=OUDER, jeugdigeStemtIn=True)
    assert met == ("INFORMATIE_OP_VERZOEK", OUDER)


@pytest.mark.parametrize("bestand", BESTANDEN)
def test_father_with_gezag_since_2024_asks_the_report_of_2022(spel: Spel, bestand: str) -> None:
    """Scenario 15 (R04, R03): refused; what he supplied about himself is his."""
    casus = spel.open_casus()
    vader: dict[str, Any] = {"betrokkeneId": casus["gezaghebbenden"][1], "gezagSindsDatum": "2024-05-01"}
    verslag = vader | {"documentDatum": "2022-03-01"}
    assert uitkomst(spel, casus, bestand, **verslag) == ("AFWIJZEN", "VOOR_GEZAG")
    eigen = uitkomst(spel, casus, bestand, **verslag, overVerzoeker=True)
    assert eigen == ("ALLEEN_EIGEN_GEGEVENS", "EIGEN_GEGEVENS")
    heel = vraag(spel, casus, bestand, **vader)
    assert (heel["uitkomst"], [een["code"] for een in heel["beperkingen"]]) == ("TOEWIJZEN", ["NIET_VAN_VOOR_GEZAG"])


@pytest.mark.parametrize("bestand", BESTANDEN)
def test_mother_with_gezag_of_a_16_year_old_asks_the_file(spel: Spel, bestand: str) -> None:
    """Scenario 16 (table 3.1, C15): only with the youth's consent."""
    casus = spel.open_casus(leeftijd=16)
    moeder: dict[str, Any] = {"betrokkeneId": casus["gezaghebbenden"][0]}
    assert uitkomst(spel, casus, bestand, **moeder)[0] == "ALLEEN_MET_TOESTEMMING_JEUGDIGE"
    met = uitkomst(spel, casus, bestand, **moeder, jeugdigeStemtIn=True)
    assert met == ("TOEWIJZEN", "TOESTEMMING_JEUGDIGE")


def test_13_year_old_asks_the_jeugdhulpdossier(spel: Spel) -> None:
    """Scenario 17 (table 3.1): granted as an own right, beside that of the parents."""
    casus = spel.open_casus(leeftijd=13)
    assert uitkomst(spel, casus, betrokkeneId=casus["jeugdigeId"]) == ("TOEWIJZEN", "EIGEN_RECHT")
    assert uitkomst(spel, casus, betrokkeneId=casus["gezaghebbenden"][0]) == ("TOEWIJZEN", "VERTEGENWOORDIGER")


@pytest.mark.parametrize("bestand", ["SCHOOL", "SWV", "LEERPLICHT", "KERNTEAM"])
def test_13_year_old_asks_the_part_of_school_and_kernteam(spel: Spel, bestand: str) -> None:
    """Scenario 18 (UAVG 5(4)): through who has gezag; heard all the same, and with a copy where it does no harm."""
    casus = spel.open_casus(leeftijd=13)
    antwoord = vraag(spel, casus, bestand, betrokkeneId=casus["jeugdigeId"])
    assert (antwoord["uitkomst"], antwoord["reden"]) == ("VIA_VERTEGENWOORDIGER", "VERTEGENWOORDIGER_NODIG")
    assert "Hoor de jeugdige" in antwoord["uitleg"]
    assert uitkomst(spel, casus, bestand, betrokkeneId=casus["gezaghebbenden"][0])[0] == "TOEWIJZEN"


def test_reading_by_the_parent_would_drive_the_child_from_help(spel: Spel) -> None:
    """Scenario 21 (R08, S08): withheld with a reason, once a second professional was consulted."""
    casus = spel.open_casus()
    ouder: dict[str, Any] = {"betrokkeneId": casus["gezaghebbenden"][0]}
    eerst = uitkomst(spel, casus, **ouder, onthouding="GEMOTIVEERD")
    assert eerst == ("AANGEHOUDEN", "TWEEDE_BEROEPSKRACHT_NODIG")
    dan = vraag(spel, casus, **ouder, onthouding="GETOETST")
    assert (dan["uitkomst"], dan["reden"], dan["bron"]) == ("AFWIJZEN", "GOED_HULPVERLENERSCHAP", "Jeugdwet 7.3.11(3)")
    assert [een["code"] for een in dan["beperkingen"]] == ["GOED_HULPVERLENERSCHAP"]


def test_secret_told_to_the_jeugdverpleegkundige_by_a_15_year_old(spel: Spel) -> None:
    """Scenario 56 (R08; BW 7:457(3)): good care may withhold it from the parents, weighed; never from the youth."""
    casus = spel.open_casus(leeftijd=15)
    ouder = vraag(spel, casus, "JGZ", betrokkeneId=casus["gezaghebbenden"][0], onthouding="GETOETST")
    assert (ouder["uitkomst"], ouder["bron"]) == ("AFWIJZEN", "BW 7:457(3)")
    jeugdige = uitkomst(spel, casus, "JGZ", betrokkeneId=casus["jeugdigeId"], onthouding="GETOETST")
    assert jeugdige == ("TOEWIJZEN", "EIGEN_RECHT")


@pytest.mark.parametrize("bestand", BESTANDEN)
def test_foster_mother_asks_the_plan(spel: Spel, bestand: str) -> None:
    """Scenario 62 (1.1): no right to a file; what she needs for care goes by way of who has gezag."""
    antwoord = vraag(spel, spel.open_casus(), bestand, verzoeker="PLEEGOUDER")
    assert (antwoord["uitkomst"], antwoord["reden"]) == ("AFWIJZEN", "PLEEGOUDER")
    assert "als iemand met gezag dat goedvindt" in antwoord["uitleg"]


@pytest.mark.parametrize("bestand", BESTANDEN)
def test_guardian_of_the_gi_asks_inzage(spel: Spel, bestand: str) -> None:
    """Scenario 63 (1.1; BW 1:303, 1:337): granted as representative, when nobody else is recorded with gezag."""
    casus = spel.open_casus(gezaghebbenden=[])
    assert uitkomst(spel, casus, bestand, verzoeker="VOOGD_GI") == ("TOEWIJZEN", "VERTEGENWOORDIGER")
    ander = spel.open_casus()
    assert uitkomst(spel, ander, bestand, verzoeker="VOOGD_GI") == ("AANGEHOUDEN", "GEZAG_ONDUIDELIJK")
    assert kort(regels(spel, "rechtentoets.maken")) == [("TOEGESTAAN", "TOEGESTAAN")] * 2
