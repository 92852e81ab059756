"""genodigde.vastleggen: parents and the youth at their own item, asked or not, there or not, and why not (S11)."""

from uuid import uuid4

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, niets_bewaard, probleem
from tests.klant import Spel
from tests.nood.spoed import op
from tests.overleg.vergaderen import GEVRAAGD, agenda, plan, zet_op


def test_invitation_and_presence_are_recorded_with_the_reason(spel: Spel) -> None:
    with op(spel.app, "2026-11-22 08:00:00") as toen:
        casus, overleg = toen.open_casus("school", "bt", "lpa", klassen=("OND", "PROC")), plan(toen, 2)
        punt = zet_op(toen, overleg, casus["id"])
        pad = f"{punt}/genodigden/{casus['gezaghebbenden'][0]}"
        assert toen.contactpersoon.put(pad, GEVRAAGD).status_code == 204
        probleem(toen.contactpersoon.put(pad, GEVRAAGD | {"aanwezig": True}), 409, "NIET_BEGONNEN")
        probleem(toen.leerplicht.put(pad, GEVRAAGD), 404)  # ID is not open to him
    with op(spel.app, "2026-11-24 09:30:00") as toen:
        weg = GEVRAAGD | {"aanwezig": False, "reden": "VERHINDERD", "toelichting": "Werkt die dag."}
        assert toen.contactpersoon.put(pad, weg).status_code == 204
        for naam in ("gezinswerker", "leerplicht"):
            (gezien,) = agenda(toen, naam, overleg)
            (genodigde,) = gezien["genodigden"]
            assert {een: genodigde[een] for een in weg} == weg
            assert genodigde["betrokkeneId"] == casus["gezaghebbenden"][0]


@ALLEEN_SQLITE
def test_a_reason_belongs_to_who_was_not_there(spel: Spel) -> None:
    casus, overleg = spel.open_casus("school", "bt"), plan(spel)
    punt = zet_op(spel, overleg, casus["id"])
    pad = f"{punt}/genodigden/{casus['jeugdigeId']}"
    with niets_bewaard(spel, "vreemde", "leerplicht"):
        assert fouten(spel.contactpersoon.put(pad, {"uitgenodigd": False})) == {("/reden", "ONGELDIG")}
        assert fouten(spel.contactpersoon.put(pad, GEVRAAGD | {"reden": "ANDERS"})) == {("/reden", "ONGELDIG")}
        bsn = {"uitgenodigd": False, "reden": "ANDERS", "toelichting": "111222333"}
        assert fouten(spel.contactpersoon.put(pad, bsn)) == {("/toelichting", "BSN")}
        probleem(spel.contactpersoon.put(f"{punt}/genodigden/{uuid4()}", GEVRAAGD), 404)
        for naam in ("vreemde", "leerplicht"):
            probleem(spel.klanten[naam].put(pad, GEVRAAGD), 404)
