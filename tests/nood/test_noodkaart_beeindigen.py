"""noodkaart.beeindigen: what is no longer true is not shown in an emergency; only its owner ends it."""

from uuid import uuid4

from tests.casus.bewijs import ALLEEN_SQLITE, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.nood.spoed import kaart, nood


def test_ended_card_is_gone_from_the_list_and_from_an_emergency(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    weg, blijft = kaart(spel, "gezinswerker", pad), kaart(spel, "gezinswerker", pad, "MEDICATIE")
    assert spel.gezinswerker.delete(f"{pad}/noodkaarten/{weg}").status_code == 204
    assert [een["id"] for een in spel.gezinswerker.get(f"{pad}/noodkaarten").json["resultaten"]] == [blijft]
    assert [een["id"] for een in nood(spel, "collega", pad)["noodkaarten"]] == [blijft]
    assert kort(regels(spel, "noodkaart.beeindigen")) == [("TOEGESTAAN", "TOEGESTAAN")]


def test_card_can_be_ended_in_a_closed_casus(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    mijn = kaart(spel, "contactpersoon", pad)
    spel.contactpersoon.post(f"{pad}/overgangen", {"naar": "AFGESLOTEN", "reden": "ANDERS"})
    assert spel.contactpersoon.delete(f"{pad}/noodkaarten/{mijn}").status_code == 204


@ALLEEN_SQLITE
def test_card_of_another_and_one_that_ended_look_unknown(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    van_ander, weg = kaart(spel, "gezinswerker", pad), kaart(spel, "contactpersoon", pad)
    spel.contactpersoon.delete(f"{pad}/noodkaarten/{weg}")
    with niets_bewaard(spel, "vreemde"):
        teksten = {
            probleem(spel.contactpersoon.delete(f"{pad}/noodkaarten/{een}"), 404)["detail"]
            for een in (van_ander, weg, str(uuid4()))
        }
        probleem(spel.vreemde.delete(f"{pad}/noodkaarten/{van_ander}"), 404)
    assert len(teksten) == 1
    assert [een["id"] for een in spel.gezinswerker.get(f"{pad}/noodkaarten").json["resultaten"]] == [van_ander]
