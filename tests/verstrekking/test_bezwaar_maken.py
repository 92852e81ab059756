"""bezwaar.maken: an objection holds what is shared for a public task, from that moment (AVG 21; R16)."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from kernteam.grond.klok import Klok
from tests.casus.bewijs import (
    ALLEEN_SQLITE,
    fouten,
    kort,
    maak_tokens,
    niets_bewaard,
    probleem,
    regels,
    rijen,
    tegelijk,
)
from tests.klant import Spel
from tests.verstrekking.delen import bezwaar, notitie, toets, uitkomst, verstrekking, verzoek


def test_objection_holds_p_and_leaves_w_and_m_alone(spel: Spel) -> None:
    geopend = spel.open_casus()
    pad, ouder = f"/casussen/{geopend['id']}", geopend["gezaghebbenden"][0]
    spel.contactpersoon.post(f"{pad}/verzoeken", verzoek("ONDERSTEUNING", spel))
    antwoord = spel.contactpersoon.post(f"{pad}/bezwaren", bezwaar(ouder, toelichting="Wij willen eerst praten."))
    assert antwoord.status_code == 201, antwoord.json
    assert rijen(spel.app)["bezwaar"] == 1
    for vraag, verwacht in (
        (toets("swv", "OND", "P2"), "AANGEHOUDEN"),
        (toets("jgz", "ID", "P1"), "MAG_MINIMUM"),  # the objection is against the SWV
        (toets("lpa", "VERZ", "P3"), "MAG"),
    ):
        assert uitkomst(spel.contactpersoon.post(f"{pad}/delingstoetsen", vraag))[0] == verwacht
    assert kort(regels(spel, "bezwaar.maken")) == [("TOEGESTAAN", "TOEGESTAAN")]


def test_objection_is_against_a_public_task_only(spel: Spel) -> None:
    """R16: not against W, and what rests on consent stops by withdrawing it."""
    geopend = spel.open_casus("school", "bt")
    pad, ouder = f"/casussen/{geopend['id']}/bezwaren", geopend["gezaghebbenden"][0]
    with niets_bewaard(spel, "gezinswerker"):
        plicht = spel.contactpersoon.post(pad, bezwaar(ouder, "LPA"))
        assert "geen bezwaar" in probleem(plicht, 409, "WETTELIJKE_PLICHT")["detail"]
        voor = spel.contactpersoon.post(pad, bezwaar(ouder, "BT"))
        assert "in te trekken" in probleem(voor, 409, "GEEN_PUBLIEKE_TAAK")["detail"]
        probleem(spel.gezinswerker.post(pad, bezwaar(ouder, "SWV")), 409, "GEEN_PUBLIEKE_TAAK")


@ALLEEN_SQLITE
def test_who_objects_must_be_known_to_who_records_it(spel: Spel) -> None:
    geopend = spel.open_casus("school", "swv", klassen=("OND", "PROC"))
    pad, ouder = f"/casussen/{geopend['id']}/bezwaren", geopend["gezaghebbenden"][0]
    with niets_bewaard(spel, "begeleider"):
        onbekend = probleem(spel.contactpersoon.post(pad, bezwaar(uuid4())), 404)
        assert probleem(spel.begeleider.post(pad, bezwaar(ouder, "SCHOOL")), 404) == onbekend


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("meer", "verwacht"),
    [
        ({"ontvanger": "REGIO"}, [("/ontvanger", "KEUZE")]),
        ({"betrokkeneId": "moeder"}, [("/betrokkeneId", "VORM")]),
        ({"toelichting": "BSN 123456782"}, [("/toelichting", "BSN")]),
        ({"toelichting": "123456782", "gemaaktOp": "morgen"}, [("/gemaaktOp", "VORM")]),
    ],
    ids=repr,
)
def test_bad_objection_is_refused(spel: Spel, meer: dict[str, Any], verwacht: list[tuple[str, str]]) -> None:
    geopend = spel.open_casus()
    pad = f"/casussen/{geopend['id']}/bezwaren"
    with niets_bewaard(spel):
        assert fouten(spel.contactpersoon.post(pad, bezwaar(geopend["jeugdigeId"]) | meer)) == set(verwacht)


@ALLEEN_SQLITE
def test_objection_of_tomorrow_is_refused(spel: Spel) -> None:
    geopend = spel.open_casus()
    morgen = (Klok().nu() + timedelta(days=1)).isoformat()
    inhoud = bezwaar(geopend["jeugdigeId"], gemaaktOp=morgen, toelichting="123456782")
    gevonden = fouten(spel.contactpersoon.post(f"/casussen/{geopend['id']}/bezwaren", inhoud))
    assert gevonden == {("/gemaaktOp", "TOEKOMST"), ("/toelichting", "BSN")}


def test_objecting_and_sharing_at_the_same_moment_cannot_both_be(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    geopend = spel.open_casus()
    pad, ouder = f"/casussen/{geopend['id']}", geopend["gezaghebbenden"][0]
    spel.contactpersoon.post(f"{pad}/verzoeken", verzoek("TLV", spel))
    stuk = notitie(spel, "contactpersoon", pad, "OND", "Leest op niveau groep 4.")
    inhoud = verstrekking("swv", "P2", {"klasse": "OND", "notitieIds": [stuk]})
    maak_tokens(spel.contactpersoon)
    antwoorden = tegelijk(
        monkeypatch,
        lambda: spel.contactpersoon.post(f"{pad}/bezwaren", bezwaar(ouder)),
        lambda: spel.contactpersoon.post(f"{pad}/verstrekkingen", inhoud),
    )
    assert sorted(een.status_code for een in antwoorden) == [201, 409]
