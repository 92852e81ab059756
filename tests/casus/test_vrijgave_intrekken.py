"""A release is taken back at once, and can be given again."""

from tests.casus.bewijs import ALLEEN_SQLITE, kort, probleem, regels
from tests.klant import Spel


def test_withdrawn_release_closes_the_note_again_and_can_be_given_anew(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt', 'jgz')['id']}"
    notitie = spel.jeugdverpleegkundige.post(f"{pad}/notities", {"klasse": "MED", "tekst": "Astma."}).json["id"]
    for _ in range(2):
        assert spel.jeugdverpleegkundige.post(f"{pad}/vrijgaven", {"notitieId": notitie}).status_code == 201
        assert [een["id"] for een in spel.gezinswerker.get(pad).json["notities"]] == [notitie]
        assert spel.jeugdverpleegkundige.delete(f"{pad}/vrijgaven/{notitie}").status_code == 204
        assert spel.gezinswerker.get(pad).json["notities"] == []
    assert kort(regels(spel, "vrijgave.intrekken")) == [("TOEGESTAAN", "TOEGESTAAN")] * 2


@ALLEEN_SQLITE
def test_what_is_not_released_cannot_be_taken_back(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt', 'jgz')['id']}"
    notitie = spel.jeugdverpleegkundige.post(f"{pad}/notities", {"klasse": "MED", "tekst": "Astma."}).json["id"]
    probleem(spel.jeugdverpleegkundige.delete(f"{pad}/vrijgaven/{notitie}"), 409, "NIET_VRIJGEGEVEN")
    probleem(spel.gezinswerker.delete(f"{pad}/vrijgaven/{notitie}"), 404)
