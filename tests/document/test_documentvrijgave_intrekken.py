"""documentvrijgave.intrekken: from then on nobody else reads it, and it can be released again."""

from tests.casus.bewijs import ALLEEN_SQLITE, kort, niets_bewaard, probleem, regels
from tests.document.bestanden import bewaar
from tests.klant import Spel


def test_withdrawn_release_closes_the_document_at_once(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt', 'jgz')['id']}"
    document = bewaar(spel.jeugdverpleegkundige, pad, klasse="MED")
    for _ in range(2):
        spel.jeugdverpleegkundige.post(f"{pad}/documentvrijgaven", {"documentId": document})
        assert spel.contactpersoon.get(f"{pad}/documenten/{document}/inhoud").status_code == 200
        assert spel.jeugdverpleegkundige.delete(f"{pad}/documentvrijgaven/{document}").status_code == 204
        probleem(spel.contactpersoon.get(f"{pad}/documenten/{document}/inhoud"), 404)
    assert spel.jeugdverpleegkundige.get(f"{pad}/documenten/{document}/inhoud").status_code == 200
    assert kort(regels(spel, "documentvrijgave.intrekken")) == [("TOEGESTAAN", "TOEGESTAAN")] * 2


@ALLEEN_SQLITE
def test_what_is_not_released_cannot_be_withdrawn(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt', 'jgz')['id']}"
    document = bewaar(spel.jeugdverpleegkundige, pad, klasse="MED")
    with niets_bewaard(spel, "jeugdverpleegkundige", "gezinswerker"):
        adres = f"{pad}/documentvrijgaven/{document}"
        probleem(spel.jeugdverpleegkundige.delete(adres), 409, "NIET_VRIJGEGEVEN")
        probleem(spel.gezinswerker.delete(adres), 404)
        probleem(spel.contactpersoon.delete(adres), 403, "DISCIPLINE")
