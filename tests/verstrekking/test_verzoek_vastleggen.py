"""verzoek.vastleggen: who asked what and when; only the organisation that got or made it knows."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from kernteam.http.verzoek import db
from kernteam.verstrekking.models import Deelverzoek
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.rollen import org
from tests.verstrekking.delen import verzoek


def test_request_is_stored_sealed_and_logged(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    versie = spel.gezinswerker.get(pad).json["versie"]
    inhoud = verzoek("OTS_INFORMATIE", spel, naam="Jeugdbescherming Voorbeeld", toelichting="Hoe gaat het in de klas?")
    antwoord = spel.contactpersoon.post(f"{pad}/verzoeken", inhoud)
    assert antwoord.status_code == 201, antwoord.json
    with spel.app.app_context():
        rij = db.session.scalar(db.select(Deelverzoek))
        assert (str(rij.id), rij.organisatie_id) == (antwoord.json["id"], org("school"))
        assert b"klas" not in bytes.__getitem__(rij.toelichting, slice(None))
        assert b"Jeugdbescherming" not in bytes.__getitem__(rij.naam, slice(None))
    assert kort(regels(spel, "verzoek.vastleggen")) == [("TOEGESTAAN", "TOEGESTAAN")]
    assert spel.gezinswerker.get(pad).json["versie"] == versie  # the others see nothing move
    gezien = spel.gezinswerker.get(f"{pad}/inzagen").json["resultaten"]
    assert [een for een in gezien if een["handeling"].startswith("verzoek")] == []


def test_every_party_records_what_is_asked_of_it(spel: Spel) -> None:
    """B04: only school and SWV have requests of the school board; the GI and the RvdK ask everybody."""
    pad = f"/casussen/{spel.open_casus('school', 'bt', 'swv')['id']}/verzoeken"
    for soort in ("ONDERSTEUNING", "TLV", "ADVIES"):
        assert spel.contactpersoon.post(pad, verzoek(soort, spel)).status_code == 201
        assert spel.begeleider.post(pad, verzoek(soort, spel, verzoekerId=str(org("school")))).status_code == 201
        probleem(spel.gezinswerker.post(pad, verzoek(soort, spel)), 409, "ANDERE_PARTIJ")
    for soort in ("OTS_INFORMATIE", "RVDK_ONDERZOEK"):
        assert spel.gezinswerker.post(pad, verzoek(soort, spel)).status_code == 201


@ALLEEN_SQLITE
def test_requester_of_another_kind_or_unknown_is_refused(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}/verzoeken"
    with niets_bewaard(spel, "vreemde"):
        inhoud = verzoek("TLV", spel, verzoekerId=str(org("bt")))
        probleem(spel.contactpersoon.post(pad, inhoud), 409, "ANDERE_PARTIJ")
        inhoud = verzoek("TLV", spel, verzoekerId=str(uuid4()))
        probleem(spel.contactpersoon.post(pad, inhoud), 409, "ONBEKENDE_ORGANISATIE")
        probleem(spel.vreemde.post(pad, verzoek("TLV", spel)), 404)


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("wat", "meer", "verwacht"),
    [
        ("TLV", {"verzoekDatum": 1}, [("/verzoekDatum", "TOEKOMST")]),
        ("TLV", {"otsBeginDatum": 0}, [("/otsBeginDatum", "OTS")]),
        ("OTS_INFORMATIE", {"otsBeginDatum": None}, [("/otsBeginDatum", "LEEG")]),
        ("OTS_INFORMATIE", {"otsEindDatum": -400}, [("/otsEindDatum", "VOLGORDE")]),
        ("TLV", {"otsEindDatum": 3}, [("/otsEindDatum", "VOLGORDE")]),
        ("MELDING", {"toelichting": ""}, [("/soort", "KEUZE"), ("/toelichting", "LENGTE")]),
        ("TLV", {"toelichting": "BSN 123456782", "naam": "123456782"}, [("/toelichting", "BSN"), ("/naam", "BSN")]),
    ],
    ids=repr,
)
def test_bad_request_is_refused_with_all_its_faults(
    spel: Spel, wat: str, meer: dict[str, Any], verwacht: list[tuple[str, str]]
) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}/verzoeken"
    dagen = {
        naam: str(spel.vandaag() + timedelta(days=waarde)) if isinstance(waarde, int) else waarde
        for naam, waarde in meer.items()
    }
    with niets_bewaard(spel):
        assert fouten(spel.contactpersoon.post(pad, verzoek(wat, spel) | dagen)) == set(verwacht)


@ALLEEN_SQLITE
def test_ots_without_its_begin_is_refused(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}/verzoeken"
    inhoud = verzoek("OTS_INFORMATIE", spel)
    del inhoud["otsBeginDatum"]
    assert fouten(spel.contactpersoon.post(pad, inhoud)) == {("/otsBeginDatum", "OTS")}
    bevestigd = verzoek("TLV", spel, toelichting="Boek 123456782.", bevestigdGeenBsn=True)
    assert spel.contactpersoon.post(pad, bevestigd).status_code == 201
    assert kort(regels(spel, "verzoek.vastleggen")) == [("TOEGESTAAN", "GEEN_BSN_BEVESTIGD")]
