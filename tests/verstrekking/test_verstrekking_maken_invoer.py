"""verstrekking.maken: every fault of what was sent, and nothing stored."""

from datetime import timedelta
from typing import Any

import pytest

from kernteam.grond.klok import Klok
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, regels
from tests.klant import Spel
from tests.rollen import org
from tests.verstrekking.delen import verstrekking

pytestmark = ALLEEN_SQLITE
IETS = str(org("bt"))


def _stuur(spel: Spel, inhoud: dict[str, Any]) -> set[tuple[str, str]]:
    pad = f"/casussen/{spel.open_casus()['id']}/verstrekkingen"
    with niets_bewaard(spel):
        return fouten(spel.contactpersoon.post(pad, inhoud))


@pytest.mark.parametrize(
    ("deel", "verwacht"),
    [
        ({"klasse": "REKEN"}, "/klasse KEUZE"),
        ({"klasse": "OND"}, "/verklaring ONGELDIG"),
        ({"klasse": "VERZ", "notitieIds": []}, "/verklaring ONGELDIG"),
        ({"klasse": "ID", "notitieIds": [IETS]}, "/notitieIds ONGELDIG"),
        ({"klasse": "OND", "betrokkeneIds": [IETS], "verklaring": "x"}, "/betrokkeneIds ONGELDIG"),
        ({"klasse": "VEIL", "verklaring": "x"}, "/klasse ONGELDIG"),
        ({"klasse": "STRAF", "notitieIds": [IETS]}, "/klasse ONGELDIG"),
        ({"klasse": "BSN", "verklaring": "x"}, "/klasse ONGELDIG"),
        ({"klasse": "OND", "verklaring": "BSN 123456782"}, "/verklaring BSN"),
        ({"klasse": "OND", "verklaring": "x" * 20_001}, "/verklaring LENGTE"),
        ({"klasse": "OND", "notitieIds": ["x"]}, "/notitieIds/0 VORM"),
    ],
    ids=lambda een: str(een)[:40],
)
def test_bad_part_is_refused(spel: Spel, deel: dict[str, Any], verwacht: str) -> None:
    wijzer, code = verwacht.split()
    assert _stuur(spel, verstrekking("lpa", "P3", deel)) == {(f"/onderdelen/0{wijzer}", code)}


@pytest.mark.parametrize(
    ("meer", "verwacht"),
    [
        ({"onderdelen": []}, ["/onderdelen LENGTE"]),
        ({"onderdelen": [{"klasse": "ID"}, {"klasse": "ID"}]}, ["/onderdelen ONGELDIG"]),
        ({"ontvanger": {}}, ["/ontvanger/organisatieId ONGELDIG"]),
        ({"ontvanger": {"partij": "VT"}}, ["/ontvanger/naam ONGELDIG"]),
        ({"ontvanger": {"organisatieId": IETS, "naam": "x"}}, ["/ontvanger/naam ONGELDIG"]),
        ({"ontvanger": {"partij": "VT", "naam": "123456782"}}, ["/ontvanger/naam BSN"]),
        ({"informeren": {}}, ["/informeren/geinformeerdOp ONGELDIG"]),
        ({"informeren": {"uitstelreden": "GEVAAR"}}, ["/informeren/geinformeerdOp ONGELDIG"]),
        ({"weging": {"doel": "x"}}, ["/weging/proportionaliteit VERPLICHT", "/weging/subsidiariteit VERPLICHT"]),
        ({"noodzakelijk": None, "doel": "P7"}, ["/noodzakelijk LEEG", "/doel KEUZE"]),
        ({"weggelaten": "123456782", "levensgevaar": "ja"}, ["/levensgevaar VORM"]),
        ({"leeftijd": 9}, ["/leeftijd ONBEKEND_VELD"]),
    ],
    ids=lambda een: str(een)[:40],
)
def test_bad_body_is_refused_with_all_its_faults(spel: Spel, meer: dict[str, Any], verwacht: list[str]) -> None:
    gevonden = _stuur(spel, verstrekking("lpa", "P3", {"klasse": "ID"}) | meer)
    assert gevonden == {tuple(een.split()) for een in verwacht}


@pytest.mark.parametrize("dagen", [-1, 32])
def test_putting_off_has_its_bounds(spel: Spel, dagen: int) -> None:
    """S09; AVG 14(3)a: within a month."""
    dag = str(spel.vandaag() + timedelta(days=dagen))
    inhoud = verstrekking("lpa", "P3", {"klasse": "ID"}, informeren={"uitgesteldDatum": dag, "uitstelreden": "GEVAAR"})
    assert _stuur(spel, inhoud) == {("/informeren/uitgesteldDatum", "TERMIJN")}


def test_family_was_not_told_tomorrow_and_texts_hold_no_number(spel: Spel) -> None:
    morgen = (Klok().nu() + timedelta(days=1)).isoformat()
    weging = dict.fromkeys(("doel", "proportionaliteit", "subsidiariteit"), "123456782")
    meer = {"informeren": {"geinformeerdOp": morgen}, "weging": weging, "weggelaten": "123456782"}
    assert _stuur(spel, verstrekking("lpa", "P3", {"klasse": "ID"}) | meer) == {
        ("/informeren/geinformeerdOp", "TOEKOMST"),
        ("/weggelaten", "BSN"),
        *((f"/weging/{veld}", "BSN") for veld in weging),
    }


def test_confirmed_digits_are_stored_and_the_line_says_so(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}/verstrekkingen"
    inhoud = verstrekking("lpa", "P3", {"klasse": "OND", "verklaring": "Boek 123456782."}, bevestigdGeenBsn=True)
    assert spel.contactpersoon.post(pad, inhoud).status_code == 201
    assert kort(regels(spel, "verstrekking.maken"))[0] == ("TOEGESTAAN", "GEEN_BSN_BEVESTIGD")
