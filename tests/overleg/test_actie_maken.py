"""actie.maken: who does what and when, for somebody at the table or of the family."""

from uuid import uuid4

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.overleg.vergaderen import actie, agenda, maak, plan, vraag_familie, zet_op
from tests.rollen import PERSONEN


def test_action_shows_who_what_and_when(spel: Spel) -> None:
    casus, overleg = spel.open_casus("school", "bt"), plan(spel)
    punt = zet_op(spel, overleg, casus["id"])
    vraag_familie(spel, punt, casus["gezaghebbenden"])
    gemaakt = maak(spel, "contactpersoon", f"{punt}/acties", actie(spel))
    ouder = casus["gezaghebbenden"][0]
    van_ouder = {"klasse": "OND", "tekst": "Brengt hem.", "betrokkeneId": ouder, "uiterlijkDatum": spel.over(2)}
    maak(spel, "gezinswerker", f"{punt}/acties", van_ouder)
    (gezien,) = agenda(spel, "gezinswerker", overleg)
    een, ander = gezien["bijdragen"]
    assert (een["id"], een["soort"], een["gedaanOp"]) == (gemaakt, "ACTIE", None)
    assert (een["uitvoerderId"], een["betrokkeneId"]) == (str(PERSONEN["gezinswerker"].medewerker_id), None)
    assert (een["notitie"]["tekst"], een["uiterlijkDatum"]) == ("Belt elke maandag.", spel.over(14))
    assert (ander["uitvoerderId"], ander["betrokkeneId"]) == (None, ouder)
    assert (een["uitvoerder"], ander["betrokkene"]) == ("gezinswerker (fictief)", "Anna Berg")
    assert kort(regels(spel, "actie.maken")) == [("TOEGESTAAN", "TOEGESTAAN")] * 2


@ALLEEN_SQLITE
def test_nobody_who_is_not_at_the_table_gets_an_action(spel: Spel) -> None:
    casus, overleg = spel.open_casus("school", "bt"), plan(spel)
    punt = zet_op(spel, overleg, casus["id"])
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.post(f"{punt}/acties", actie(spel)), 409, "FAMILIE_NIET_GEVRAAGD")
    vraag_familie(spel, punt, casus["gezaghebbenden"])
    with niets_bewaard(spel, "vreemde"):
        for naam in ("leerplicht", "collega", "jeugdarts", "vreemde"):
            probleem(spel.contactpersoon.post(f"{punt}/acties", actie(spel, naam)), 409, "NIET_AAN_TAFEL")
        vreemd = {"klasse": "OND", "tekst": "x", "betrokkeneId": str(uuid4()), "uiterlijkDatum": spel.over(1)}
        probleem(spel.contactpersoon.post(f"{punt}/acties", vreemd), 409, "ONBEKENDE_BETROKKENE")
        voorbij = actie(spel, uiterlijkDatum=spel.over(-1))
        assert fouten(spel.contactpersoon.post(f"{punt}/acties", voorbij)) == {("/uiterlijkDatum", "VERLEDEN")}
        dubbel = actie(spel, betrokkeneId=casus["jeugdigeId"])
        assert {een for een, _ in fouten(spel.contactpersoon.post(f"{punt}/acties", dubbel))} == {"/uitvoerderId"}
        probleem(spel.vreemde.post(f"{punt}/acties", actie(spel)), 404)
