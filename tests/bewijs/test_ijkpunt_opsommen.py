"""ijkpunt.opsommen: the signed checkpoints, newest first, each of them checkable by itself."""

from logbewijs import ijkpunt
from tests.casus.bewijs import probleem
from tests.klant import Spel


def test_every_checkpoint_is_signed_and_the_newest_comes_first(spel: Spel) -> None:
    for _ in range(3):
        antwoord = spel.privacyfunctionaris.get("/logboek/ijkpunten")
    sleutels = spel.app.extensions["kernteam_verzegelaar"].sleutels().bekend
    groottes = []
    for een in antwoord.json["resultaten"]:
        punt, getekend = ijkpunt.controleer(een["note"], sleutels)
        assert (punt.grootte, getekend) == (een["grootte"], [sleutels[0]])
        groottes.append(een["grootte"])
    assert groottes == [3, 2, 1]


def test_pages_go_on_where_the_last_one_ended(spel: Spel) -> None:
    for _ in range(4):
        spel.privacyfunctionaris.get("/logboek/ijkpunten")
    eerste = spel.privacyfunctionaris.get("/logboek/ijkpunten?limit=3")
    assert 'rel="next"' in eerste.headers["Link"]
    tweede = spel.privacyfunctionaris.get(f"/logboek/ijkpunten?limit=3&cursor={eerste.json['volgende']}")
    nummers = [een["nummer"] for antwoord in (eerste, tweede) for een in antwoord.json["resultaten"]]
    assert nummers == [5, 4, 3, 2, 1]
    assert tweede.json["volgende"] is None
    probleem(spel.privacyfunctionaris.get("/logboek/ijkpunten?cursor=WyJhIiwgImIiXQ"), 400)
