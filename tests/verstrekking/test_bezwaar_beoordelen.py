"""bezwaar.beoordelen: rejected for a compelling reason, honoured, or withdrawn by who made it."""

from typing import Any
from uuid import uuid4

import pytest

from kernteam.http.verzoek import db
from kernteam.verstrekking.models import Bezwaar
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.verstrekking.delen import bezwaar, toets, uitkomst, verzoek

AFWIJZING = {"uitkomst": "AFGEWEZEN", "motivering": "Zonder advies is er geen plek."}


def _bezwaar(spel: Spel) -> tuple[str, str]:
    geopend = spel.open_casus("school", "swv")
    pad = f"/casussen/{geopend['id']}"
    spel.contactpersoon.post(f"{pad}/verzoeken", verzoek("TLV", spel))
    gemaakt = spel.contactpersoon.post(f"{pad}/bezwaren", bezwaar(geopend["jeugdigeId"]))
    return pad, f"/bezwaren/{gemaakt.json['id']}/beoordelingen"


def _stand(spel: Spel, pad: str) -> str:
    return uitkomst(spel.contactpersoon.post(f"{pad}/delingstoetsen", toets("swv", "OND", "P2")))[0]


def test_rejected_lets_sharing_go_on_and_the_reason_is_sealed(spel: Spel) -> None:
    pad, beoordeling = _bezwaar(spel)
    assert _stand(spel, pad) == "AANGEHOUDEN"
    assert spel.contactpersoon.post(beoordeling, AFWIJZING).status_code == 204
    assert _stand(spel, pad) == "MAG"
    with spel.app.app_context():
        rij = db.session.scalar(db.select(Bezwaar))
        assert b"plek" not in bytes.__getitem__(rij.motivering, slice(None))
    assert kort(regels(spel, "bezwaar.beoordelen")) == [("TOEGESTAAN", "TOEGESTAAN")]


def test_honoured_stays_held_until_it_is_withdrawn(spel: Spel) -> None:
    pad, beoordeling = _bezwaar(spel)
    assert spel.contactpersoon.post(beoordeling, {"uitkomst": "GEGROND"}).status_code == 204
    assert _stand(spel, pad) == "AANGEHOUDEN"
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.post(beoordeling, AFWIJZING), 409, "AL_BEOORDEELD")
    assert spel.contactpersoon.post(beoordeling, {"uitkomst": "INGETROKKEN"}).status_code == 204
    assert _stand(spel, pad) == "MAG"
    probleem(spel.contactpersoon.post(beoordeling, {"uitkomst": "GEGROND"}), 409, "AL_BEOORDEELD")


@ALLEEN_SQLITE
def test_only_the_organisation_that_is_objected_to_judges(spel: Spel) -> None:
    _, beoordeling = _bezwaar(spel)
    for naam in ("begeleider", "collega", "vreemde"):
        bekend = probleem(spel.klanten[naam].post(beoordeling, AFWIJZING), 404)
        onbekend = probleem(spel.klanten[naam].post(f"/bezwaren/{uuid4()}/beoordelingen", AFWIJZING), 404)
        assert bekend == onbekend
    assert {een for een, _ in kort(regels(spel, "bezwaar.beoordelen"))} == {"GEWEIGERD"}


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("inhoud", "verwacht"),
    [
        ({"uitkomst": "AFGEWEZEN"}, ("/motivering", "ONGELDIG")),
        ({"uitkomst": "UITGESTELD"}, ("/uitkomst", "KEUZE")),
        ({"uitkomst": "GEGROND", "motivering": ""}, ("/motivering", "LENGTE")),
        ({"uitkomst": "GEGROND", "motivering": "BSN 123456782"}, ("/motivering", "BSN")),
    ],
    ids=repr,
)
def test_bad_judgement_is_refused(spel: Spel, inhoud: dict[str, Any], verwacht: tuple[str, str]) -> None:
    _, beoordeling = _bezwaar(spel)
    with niets_bewaard(spel):
        assert fouten(spel.contactpersoon.post(beoordeling, inhoud)) == {verwacht}
