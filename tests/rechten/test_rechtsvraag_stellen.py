"""rechtsvraag.stellen: the same decision for facts that are only described, for everybody logged in."""

from datetime import timedelta
from typing import Any

import pytest

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.rollen import PERSONEN

VRAAG: dict[str, Any] = {"verzoeker": "JEUGDIGE", "leeftijd": 13, "recht": "INZAGE_AFSCHRIFT", "bestand": "JEUGDHULP"}


def antwoord(spel: Spel, **vraag: Any) -> tuple[str, str]:
    gekregen = spel.contactpersoon.post("/rechtentoetsen", VRAAG | vraag)
    assert gekregen.status_code == 200, gekregen.json
    return gekregen.json["uitkomst"], gekregen.json["reden"]


def test_everybody_logged_in_may_ask_and_each_question_is_a_line_about_nobody(spel: Spel) -> None:
    with niets_bewaard(spel, *PERSONEN):
        antwoorden = [spel.klanten[naam].post("/rechtentoetsen", VRAAG) for naam in PERSONEN]
        probleem(spel.niemand.post("/rechtentoetsen", VRAAG), 401)
    assert {een.status_code for een in antwoorden} == {200}
    assert {een.json["uitkomst"] for een in antwoorden} == {"TOEWIJZEN"}
    assert "De jeugdige mag dit zelf vragen." in antwoorden[0].json["uitleg"]
    lijnen = regels(spel, "rechtsvraag.stellen")
    assert kort(lijnen) == [("TOEGESTAAN", "TOEGESTAAN")] * len(PERSONEN)
    assert {een["casus"] for een in lijnen} == {None}


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("vraag", "verwacht"),
    [
        ({"leeftijd": 11}, ("VIA_VERTEGENWOORDIGER", "VERTEGENWOORDIGER_NODIG")),
        ({"wilsbekwaam": False}, ("VIA_VERTEGENWOORDIGER", "VERTEGENWOORDIGER_NODIG")),
        ({"leeftijd": 11, "gezag": "ONTBREEKT"}, ("AANGEHOUDEN", "GEEN_GEZAGHEBBENDE")),
        ({"recht": "VERNIETIGING", "samen": True}, ("TOEWIJZEN", "SAMEN")),
        ({"verzoeker": "GEZAGHEBBENDE", "recht": "EIGEN_VERKLARING"}, ("AFWIJZEN", "ALLEEN_DE_JEUGDIGE")),
        ({"leeftijd": 19, "wilsbekwaam": False}, ("AANGEHOUDEN", "ONBEKWAAM_VOLWASSEN")),
        ({"leeftijd": 16, "bestand": "SWV", "recht": "BEZWAAR", "grond": "WET"}, ("AFWIJZEN", "BEZWAAR_TEGEN_WET")),
    ],
)
def test_answer_follows_the_described_facts(spel: Spel, vraag: dict[str, Any], verwacht: tuple[str, str]) -> None:
    assert antwoord(spel, **vraag) == verwacht


@ALLEEN_SQLITE
def test_every_fault_is_named_and_leaves_no_line(spel: Spel) -> None:
    fout = {
        "verzoeker": "OMA",
        "leeftijd": -1,
        "recht": "ALLES",
        "bestand": "KERK",
        "gezag": "MISSCHIEN",
        "naam": "Sam",
    }
    with niets_bewaard(spel):
        wijzers = {wijzer for wijzer, _ in fouten(spel.contactpersoon.post("/rechtentoetsen", fout))}
        leeg = {wijzer for wijzer, _ in fouten(spel.contactpersoon.post("/rechtentoetsen", {}))}
    assert wijzers == {f"/{een}" for een in fout}
    assert leeg == {f"/{een}" for een in VRAAG}
    assert regels(spel, "rechtsvraag.stellen") == []


@ALLEEN_SQLITE
def test_days_to_come_are_refused(spel: Spel) -> None:
    morgen = (spel.vandaag() + timedelta(days=1)).isoformat()
    vraag = VRAAG | {"documentDatum": morgen, "gezagSindsDatum": morgen}
    gevonden = fouten(spel.contactpersoon.post("/rechtentoetsen", vraag))
    assert gevonden == {("/documentDatum", "TOEKOMST"), ("/gezagSindsDatum", "TOEKOMST")}
