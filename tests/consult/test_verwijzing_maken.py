"""verwijzing.maken: after a consult, on a consent of its own by the law of that help (transition 10)."""

from typing import Any

import pytest

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.consult.proef import casus_met_consent, toestemming, vraag
from tests.klant import Spel
from tests.nood.spoed import soorten


def verwijs(spel: Spel, casus: dict[str, Any], consult: str, wie: str = "gezinswerker", regime: str = "JW_HULP") -> Any:
    inhoud = {"consultId": consult, "regime": regime}
    return spel.klanten[wie].post(f"/casussen/{casus['id']}/verwijzingen", inhoud)


def waarom(antwoord: Any) -> list[tuple[str, str]]:
    return [(een["wijzer"], een["code"]) for een in probleem(antwoord, 409, "GEEN_TOESTEMMING")["fouten"]]


def test_consent_to_a_consult_is_no_consent_to_help(spel: Spel) -> None:
    casus = casus_met_consent(spel)
    consult = vraag(spel, casus)
    with niets_bewaard(spel, "gezinswerker"):
        assert waarom(verwijs(spel, casus, consult)) == [("/regime", "NIET_GEVRAAGD")]
    toestemming(spel, casus, regime="JW_HULP")
    gemaakt = verwijs(spel, casus, consult)
    assert gemaakt.status_code == 201
    assert "VERWEZEN" in soorten(spel, "specialist")
    probleem(verwijs(spel, casus, consult), 409, "AL_VERWEZEN")
    assert kort(regels(spel, "verwijzing.maken"))[2:] == [("TOEGESTAAN", "TOEGESTAAN")] * 2 + [
        ("MISLUKT", "AL_VERWEZEN")
    ]


@ALLEEN_SQLITE
@pytest.mark.parametrize(("leeftijd", "wie"), [(9, []), (13, ["jeugdige"])])
def test_law_of_the_help_says_who_signs(spel: Spel, leeftijd: int, wie: list[str]) -> None:
    """C01 (Jeugdwet 7.3.4): from 12 the youth must say yes to help as well."""
    casus = spel.open_casus("school", "bt", leeftijd=leeftijd)
    toestemming(spel, casus, leeftijd=leeftijd)
    consult = vraag(spel, casus)
    gevraagd = spel.vraag(casus, "spec", regime="JW_HULP", doel="P4")
    for ouder in casus["gezaghebbenden"]:
        spel.teken(gevraagd, ouder)
    if wie:
        assert waarom(verwijs(spel, casus, consult)) == [("/regime", "ONTBREEKT")]
        spel.teken(gevraagd, casus["jeugdigeId"])
    assert verwijs(spel, casus, consult).status_code == 201


@ALLEEN_SQLITE
def test_consent_names_who_helps(spel: Spel) -> None:
    casus = casus_met_consent(spel)
    consult = vraag(spel, casus)
    toestemming(spel, casus, "andere_spec", regime="JW_HULP")
    assert waarom(verwijs(spel, casus, consult)) == [("/regime", "ANDERE_AANBIEDER")]


@ALLEEN_SQLITE
def test_who_refers_and_after_which_consult(spel: Spel) -> None:
    casus, ander = casus_met_consent(spel), casus_met_consent(spel)
    consult = vraag(spel, casus)
    with niets_bewaard(spel, "gezinswerker", "jeugdverpleegkundige", "collega", "specialist"):
        probleem(verwijs(spel, casus, consult, "jeugdverpleegkundige"), 403, "DISCIPLINE")
        probleem(verwijs(spel, casus, consult, "contactpersoon"), 403, "DISCIPLINE")
        probleem(verwijs(spel, casus, consult, "collega"), 404)
        probleem(verwijs(spel, casus, consult, "specialist"), 403, "ROL")
        assert fouten(verwijs(spel, ander, consult)) == {("/consultId", "ONBEKEND")}
        assert fouten(verwijs(spel, casus, consult, regime="WGBO_HULP")) == {("/regime", "NIET_UW_BEROEP")}
        assert fouten(verwijs(spel, casus, consult, regime="KERNTEAM")) == {("/regime", "KEUZE")}
