"""toezichtregel.opsommen: rules, explanations and policy as they count, with what each rule was worth."""

from dataclasses import replace

from kernteam.toezicht.regels import Controle
from kernteam.toezicht.routes.blad import BUREAU
from tests.casus.bewijs import kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.toezicht.kijken import INCIDENT, beoordeel, kijk, wachtrij
from tests.toezicht.lijst import zet_op_lijst


def test_precision_is_what_was_confirmed_of_what_was_judged(spel: Spel) -> None:
    casus, eerste = kijk(spel)
    for wie, oordeel in (("jeugdarts", INCIDENT), ("gesloten", None)):
        geval = kijk(spel, wie, casus)[1]
        if oordeel:
            beoordeel(spel, geval, oordeel)
    beoordeel(spel, eerste)
    with niets_bewaard(spel, "contactpersoon"):
        boek = spel.privacyfunctionaris.get("/logboek/toezichtregels").json
        probleem(spel.contactpersoon.get("/logboek/toezichtregels"), 403, "ROL")
    per_id = {een["regel"]["id"]: een for een in boek["regels"]}
    eerste_regel = per_id["1"]
    assert (eerste_regel["gevallen"], eerste_regel["beoordeeld"], eerste_regel["bevestigd"]) == (3, 2, 1)
    assert (eerste_regel["precisie"], eerste_regel["opTijd"], eerste_regel["uitzetten"]) == (50, 2, False)
    assert (per_id["2"]["precisie"], per_id["17"]["regel"]["stand"]) == (None, "geen_gegevens")
    assert per_id["17"]["regel"]["waaromNiet"]
    assert {een["controle"]: een["waarde"] for een in boek["controles"]}["DATALEK_AP"] == 72
    assert len(boek["verklaringen"]) == 8
    assert kort(regels(spel, "toezichtregel.opsommen")) == [("TOEGESTAAN", "TOEGESTAAN"), ("GEWEIGERD", "ROL")]


def test_what_finds_little_is_advised_off_but_never_what_is_always_looked_at(spel: Spel) -> None:
    bureau = spel.app.config[BUREAU]
    een = {Controle.PRECISIE_VANAF: replace(bureau.controles[Controle.PRECISIE_VANAF], waarde=1)}
    spel.app.config[BUREAU] = replace(bureau, controles={**bureau.controles, **een})
    casus, _ = kijk(spel)
    zet_op_lijst(spel.privacyfunctionaris, casus)
    for geval in wachtrij(spel):
        beoordeel(spel, geval["id"])
    boek = spel.privacyfunctionaris.get("/logboek/toezichtregels").json
    advies = {rij["regel"]["id"]: (rij["precisie"], rij["uitzetten"]) for rij in boek["regels"]}
    assert (advies["1"], advies["8"], advies["4"]) == ((0, True), (0, False), (None, False))
