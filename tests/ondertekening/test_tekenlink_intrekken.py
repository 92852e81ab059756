"""tekenlink.intrekken: the link ends at once; what was answered with it stays."""

from typing import Any
from uuid import uuid4

from tests.casus.bewijs import ALLEEN_SQLITE, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.ondertekening.linken import ja, maak_link, nee, open_link


def weg(spel: Spel, geopend: dict[str, Any], link_id: str) -> Any:
    return spel.contactpersoon.delete(f"/toestemmingen/{geopend['toestemmingId']}/tekenlinks/{link_id}")


def test_ended_link_opens_nothing_and_its_answer_stays(spel: Spel) -> None:
    geopend = spel.open_casus("bt", teken=False)
    link = maak_link(spel, geopend, geopend["gezaghebbenden"][0])
    assert ja(spel, link).status_code == 201
    assert weg(spel, geopend, link["id"]).status_code == 204
    probleem(open_link(spel, link), 404)
    probleem(nee(spel, link), 404)
    toestemming = spel.contactpersoon.get(f"/casussen/{geopend['id']}/toestemmingen").json["toestemmingen"][0]
    assert [een["antwoord"] for een in toestemming["antwoorden"]] == ["GEGEVEN"]
    assert kort(regels(spel, "tekenlink.intrekken")) == [("TOEGESTAAN", "TOEGESTAAN")]
    assert kort(regels(spel, "tekenlink.openen"))[-1] == ("GEWEIGERD", "LINK")


@ALLEEN_SQLITE
def test_link_that_is_not_there_is_not_found(spel: Spel) -> None:
    geopend, ander = spel.open_casus("bt", teken=False), spel.open_casus("bt", teken=False)
    link = maak_link(spel, ander, ander["gezaghebbenden"][0])
    with niets_bewaard(spel):
        for link_id in (str(uuid4()), link["id"]):
            probleem(weg(spel, geopend, link_id), 404)
    assert open_link(spel, link).status_code == 200
