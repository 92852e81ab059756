"""agendapunt.intrekken: an item that was a mistake leaves the agenda, with a reason; what was brought in stays."""

from sqlalchemy import select

from kernteam.overleg.models import Agendapunt
from tests.casus.bewijs import kort, niets_bewaard, probleem, regels, schrijvend
from tests.klant import Spel
from tests.overleg.vergaderen import agenda, bijdrage, maak, plan, zet_op

VERGIST = {"reden": "VERGISSING"}


def test_item_leaves_the_agenda_and_its_input_stays_in_the_casus(spel: Spel) -> None:
    overleg, casus = plan(spel), spel.open_casus("school", "bt")["id"]
    punt = zet_op(spel, overleg, casus)
    maak(spel, "gezinswerker", f"{punt}/bijdragen", bijdrage(soort="INBRENG"))
    assert spel.contactpersoon.post(f"{punt}/intrekkingen", VERGIST).status_code == 204
    assert agenda(spel, "contactpersoon", overleg) == agenda(spel, "gezinswerker", overleg) == []
    assert len(spel.gezinswerker.get(f"/casussen/{casus}/notities").json["resultaten"]) == 1
    assert kort(regels(spel, "agendapunt.intrekken")) == [("TOEGESTAAN", "VERGISSING")]
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.post(f"{punt}/intrekkingen", VERGIST), 404)
        probleem(spel.contactpersoon.post(f"{punt}/bijdragen", bijdrage()), 404)
    zet_op(spel, overleg, casus)
    assert len(agenda(spel, "gezinswerker", overleg)) == 1
    with schrijvend(spel.app) as sessie:
        redenen = sessie.scalars(select(Agendapunt.intrekreden).order_by(Agendapunt.gemaakt_op))
        assert list(redenen) == ["VERGISSING", None]


def test_item_of_another_or_that_was_spoken_of_stays(spel: Spel) -> None:
    overleg, casus = plan(spel), spel.open_casus("school", "bt", "lpa")["id"]
    punt = zet_op(spel, overleg, casus, "gezinswerker")
    with niets_bewaard(spel, "vreemde"):
        probleem(spel.contactpersoon.post(f"{punt}/intrekkingen", VERGIST), 409, "NIET_EIGEN")
        probleem(spel.vreemde.post(f"{punt}/intrekkingen", VERGIST), 404)
    maak(spel, "contactpersoon", f"{punt}/bijdragen", bijdrage())
    with niets_bewaard(spel, "gezinswerker"):
        probleem(spel.gezinswerker.post(f"{punt}/intrekkingen", VERGIST), 409, "BESPROKEN")
    assert len(agenda(spel, "leerplicht", overleg)) == 1


def test_action_of_an_item_that_another_took_off_can_still_be_finished(spel: Spel) -> None:
    """Who takes the item off may not know that an action lies there; who must do it still can."""
    overleg = plan(spel)
    casus = spel.open_casus("swv", "bt", klassen=("ID", "OND", "PROC"))
    punt = zet_op(spel, overleg, casus["id"])
    for ouder in casus["gezaghebbenden"]:
        asked = spel.contactpersoon.put(f"{punt}/genodigden/{ouder}", {"uitgenodigd": True, "doelVerteld": True})
        assert asked.status_code == 204
    inhoud = {"klasse": "OND", "tekst": "Belt.", "uitvoerderId": _id(spel), "uiterlijkDatum": spel.over(9)}
    actie = maak(spel, "begeleider", f"{punt}/acties", inhoud)
    assert spel.contactpersoon.post(f"{punt}/intrekkingen", VERGIST).status_code == 204
    assert agenda(spel, "begeleider", overleg) == []
    assert spel.begeleider.post(f"/acties/{actie}/afrondingen").status_code == 204


def _id(spel: Spel) -> str:
    return str(spel.begeleider.get("/gebruikersprofiel").json["medewerkerId"])
