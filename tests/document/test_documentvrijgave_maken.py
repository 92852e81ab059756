"""documentvrijgave.maken: a medical document is read by others only after its own professional released it (T*)."""

from uuid import uuid4

from tests.casus.bewijs import ALLEEN_SQLITE, kort, niets_bewaard, probleem, regels
from tests.document.bestanden import bewaar
from tests.klant import Spel

WIE = ("gezinswerker", "jeugdverpleegkundige", "begeleider", "vreemde")


def test_released_document_is_read_by_whom_the_toestemming_names_and_nobody_else(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt', 'jgz', 'lpa')['id']}"
    document = bewaar(spel.jeugdverpleegkundige, pad, klasse="MED")
    inhoud = f"{pad}/documenten/{document}/inhoud"
    for naam in ("contactpersoon", "gezinswerker", "leerplicht"):
        probleem(spel.klanten[naam].get(inhoud), 404)
    gemaakt = spel.jeugdverpleegkundige.post(f"{pad}/documentvrijgaven", {"documentId": document})
    assert gemaakt.status_code == 201, gemaakt.json
    for naam in ("contactpersoon", "gezinswerker"):
        assert spel.klanten[naam].get(inhoud).status_code == 200
    probleem(spel.leerplicht.get(inhoud), 404)  # MED to leerplicht is X: no release opens it
    assert spel.gezinswerker.get(f"{pad}/documenten/{document}").json["vrijgegevenOp"] is not None
    assert kort(regels(spel, "documentvrijgave.maken")) == [("TOEGESTAAN", "TOEGESTAAN")]


@ALLEEN_SQLITE
def test_release_follows_the_rules_of_a_note(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt', 'jgz', 'swv')['id']}"
    adres = f"{pad}/documentvrijgaven"
    medisch, gewoon = (bewaar(spel.jeugdverpleegkundige, pad, klasse=klasse) for klasse in ("MED", "OND"))
    gehoord = bewaar(spel.contactpersoon, pad, klasse="MED", herkomst="jgz")
    with niets_bewaard(spel, *WIE):
        for naam in ("contactpersoon", "begeleider"):
            probleem(spel.klanten[naam].post(adres, {"documentId": medisch}), 403, "DISCIPLINE")
        probleem(spel.gezinswerker.post(adres, {"documentId": medisch}), 404)
        probleem(spel.gezinswerker.post(adres, {"documentId": gewoon}), 409, "NIET_EIGEN")
        probleem(spel.jeugdverpleegkundige.post(adres, {"documentId": str(uuid4())}), 404)
        probleem(spel.jeugdverpleegkundige.post(adres, {"documentId": gewoon}), 409, "NIET_NODIG")
        probleem(spel.jeugdverpleegkundige.post(adres, {"documentId": gehoord}), 409, "NIET_BEVESTIGD")
        probleem(spel.vreemde.post(adres, {"documentId": medisch}), 404)
    spel.jeugdverpleegkundige.post(adres, {"documentId": medisch})
    with niets_bewaard(spel, *WIE):
        probleem(spel.jeugdverpleegkundige.post(adres, {"documentId": medisch}), 409, "AL_VRIJGEGEVEN")
