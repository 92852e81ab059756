"""actie.afronden: who does an action, or a colleague of his, says that it is done."""

from uuid import uuid4

from tests.casus.bewijs import kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.overleg.vergaderen import actie, agenda, maak, plan, vraag_familie, zet_op


def test_action_is_done_once_by_who_does_it(spel: Spel) -> None:
    casus, overleg = spel.open_casus("school", "bt", "jgz"), plan(spel)
    punt = zet_op(spel, overleg, casus["id"])
    vraag_familie(spel, punt, casus["gezaghebbenden"])
    pad = f"/acties/{maak(spel, 'contactpersoon', f'{punt}/acties', actie(spel))}/afrondingen"
    medisch = actie(spel, "jeugdverpleegkundige", klasse="MED")
    dicht = maak(spel, "jeugdverpleegkundige", f"{punt}/acties", medisch)
    with niets_bewaard(spel, "leerplicht", "vreemde", "gezinswerker"):
        probleem(spel.jeugdverpleegkundige.post(pad), 409, "NIET_EIGEN")
        probleem(spel.gezinswerker.post(f"/acties/{dicht}/afrondingen"), 404)  # medical, and not released
        for naam in ("leerplicht", "vreemde"):
            probleem(spel.klanten[naam].post(pad), 404)
        probleem(spel.contactpersoon.post(f"/acties/{uuid4()}/afrondingen"), 404)
    assert spel.gezinswerker.post(pad).status_code == 204
    probleem(spel.gezinswerker.post(pad), 409, "AL_GEDAAN")
    (gezien,) = agenda(spel, "contactpersoon", overleg)
    assert gezien["bijdragen"][0]["gedaanOp"] is not None
    assert ("TOEGESTAAN", "TOEGESTAAN") in kort(regels(spel, "actie.afronden"))


def test_action_of_a_parent_is_reported_by_whoever_may_read_it(spel: Spel) -> None:
    casus, overleg = spel.open_casus("school", "bt"), plan(spel)
    punt = zet_op(spel, overleg, casus["id"])
    vraag_familie(spel, punt, casus["gezaghebbenden"])
    wat = {"klasse": "OND", "tekst": "x", "betrokkeneId": casus["jeugdigeId"], "uiterlijkDatum": spel.over(1)}
    van_jeugdige = maak(spel, "contactpersoon", f"{punt}/acties", wat)
    assert spel.gezinswerker.post(f"/acties/{van_jeugdige}/afrondingen").status_code == 204
