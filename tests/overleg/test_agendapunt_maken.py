"""agendapunt.maken: a casus on the agenda of its own school, by who may know its table."""

from uuid import uuid4

from tests.casus.bewijs import ALLEEN_SQLITE, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.nood.spoed import op
from tests.overleg.vergaderen import agenda, plan, zet_op
from tests.rollen import org


def test_kernteam_member_puts_a_casus_on_the_agenda_once(spel: Spel) -> None:
    overleg, casus = plan(spel), spel.open_casus("school", "bt", "jgz")["id"]
    zet_op(spel, overleg, casus, "gezinswerker")
    for naam in ("contactpersoon", "jeugdverpleegkundige"):
        (punt,) = agenda(spel, naam, overleg)
        assert (punt["casusId"], punt["herkomst"], punt["herkomstId"]) == (casus, "BT", str(org("bt")))
        assert "gemaaktOp" not in punt
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.post(f"{overleg}/agendapunten", {"casusId": casus}), 409, "DUBBEL")
    assert kort(regels(spel, "agendapunt.maken"))[0] == ("TOEGESTAAN", "TOEGESTAAN")


def test_what_another_hides_from_him_he_does_not_learn_by_trying(spel: Spel) -> None:
    overleg, casus = plan(spel), spel.open_casus("bt")["id"]
    zet_op(spel, overleg, casus, "gezinswerker")
    assert agenda(spel, "contactpersoon", overleg) == []  # the consent names the buurtteam alone
    zet_op(spel, overleg, casus, "contactpersoon")
    assert len(agenda(spel, "contactpersoon", overleg)) == 1


@ALLEEN_SQLITE
def test_what_does_not_fit_is_refused(spel: Spel) -> None:
    with op(spel.app, "2026-11-22 08:00:00") as toen:
        overleg, casus = plan(toen, 2), toen.open_casus("bt", klassen=("OND",))["id"]
        met, zonder = {"casusId": casus}, {"casusId": str(uuid4())}
        with niets_bewaard(toen, "leerplicht", "vreemde", "gezinswerker"):
            for naam in ("leerplicht", "vreemde"):
                for inhoud in (met, zonder):
                    probleem(toen.klanten[naam].post(f"{overleg}/agendapunten", inhoud), 404)
            probleem(toen.contactpersoon.post(f"/overleggen/{uuid4()}/agendapunten", met), 404)
            probleem(toen.gezinswerker.post(f"{overleg}/agendapunten", met), 403, "GEEN_PROC")
        sluiting = {"naar": "AFGESLOTEN", "reden": "ANDERS"}
        toen.contactpersoon.post(f"/casussen/{casus}/overgangen", sluiting)
        probleem(toen.contactpersoon.post(f"{overleg}/agendapunten", met), 403, "STATUS")
    with op(spel.app, "2026-11-24 10:30:00") as later:
        nieuw = {"casusId": later.open_casus("bt")["id"]}
        probleem(later.contactpersoon.post(f"{overleg}/agendapunten", nieuw), 409, "VOORBIJ")
