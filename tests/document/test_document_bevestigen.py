"""document.bevestigen: what a secrecy-bound professional said and another put in a file, he confirms first (2.3)."""

from uuid import uuid4

from tests.casus.bewijs import ALLEEN_SQLITE, kort, niets_bewaard, probleem, regels
from tests.document.bestanden import bewaar
from tests.klant import Spel
from tests.nood.spoed import taken

WIE = ("gezinswerker", "jeugdverpleegkundige", "begeleider", "vreemde")


def _leest(spel: Spel, wie: str, pad: str) -> list[str]:
    return [een["id"] for een in spel.klanten[wie].get(f"{pad}/documenten").json["resultaten"]]


def test_document_is_read_by_others_once_it_is_confirmed_and_the_task_ends(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt', 'jgz', 'swv')['id']}"
    document = bewaar(spel.contactpersoon, pad, klasse="GEZ", herkomst="bt")
    assert [_leest(spel, naam, pad) for naam in ("contactpersoon", "begeleider")] == [[], []]
    assert _leest(spel, "gezinswerker", pad) == [document]
    (taak,) = taken(spel, "gezinswerker")
    assert (taak["soort"], taak["objectId"]) == ("DOCUMENT_BEVESTIGEN", document)
    probleem(spel.gezinswerker.post(f"/taken/{taak['id']}/afrondingen", {"gezien": True}), 409, "VOLGT_VANZELF")
    assert spel.gezinswerker.post(f"{pad}/documenten/{document}/bevestigingen").status_code == 204
    assert [_leest(spel, naam, pad) for naam in ("contactpersoon", "begeleider")] == [[document], [document]]
    assert taken(spel, "gezinswerker") == []
    assert kort(regels(spel, "document.bevestigen")) == [("TOEGESTAAN", "TOEGESTAAN")]


@ALLEEN_SQLITE
def test_only_a_secrecy_bound_professional_confirms_and_only_his_own(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt', 'jgz', 'swv')['id']}"
    adres = f"{pad}/documenten/{bewaar(spel.contactpersoon, pad, klasse='GEZ', herkomst='bt')}/bevestigingen"
    with niets_bewaard(spel, *WIE):
        for naam in ("contactpersoon", "begeleider"):
            probleem(spel.klanten[naam].post(adres), 403, "DISCIPLINE")
        probleem(spel.jeugdverpleegkundige.post(adres), 404)
        probleem(spel.vreemde.post(adres), 404)
        probleem(spel.gezinswerker.post(f"{pad}/documenten/{uuid4()}/bevestigingen"), 404)
    assert spel.gezinswerker.post(adres).status_code == 204
    with niets_bewaard(spel, *WIE):
        probleem(spel.gezinswerker.post(adres), 409, "AL_BEVESTIGD")
        probleem(spel.jeugdverpleegkundige.post(adres), 409, "NIET_EIGEN")
