"""overleg.lezen: when, who is asked, which themes; nothing of any casus."""

from tests.casus.bewijs import ALLEEN_SQLITE, probleem, regels
from tests.klant import Spel
from tests.overleg.vergaderen import THEMA, plan, zet_op
from tests.rollen import KERNTEAM, PERSONEN


def test_kernteam_and_contactpersonen_are_asked(spel: Spel) -> None:
    overleg = plan(spel)
    spel.contactpersoon.post(f"{overleg}/themas", THEMA)
    gelezen = spel.leerplicht.get(overleg)
    assert gelezen.headers["ETag"] == '"1"'
    wie = {een["medewerkerId"] for een in gelezen.json["deelnemers"]}
    assert wie == {str(PERSONEN[een].medewerker_id) for een in ("contactpersoon", "collega", *KERNTEAM)}
    assert {een["aanwezig"] for een in gelezen.json["deelnemers"]} == {None}
    assert [een["vraag"] for een in gelezen.json["themas"]] == [THEMA["vraag"]]


def test_a_casus_on_the_agenda_leaves_no_trace_here(spel: Spel) -> None:
    overleg, casus = plan(spel), spel.open_casus("school", "bt")["id"]
    voor = spel.leerplicht.get(overleg)
    punt = zet_op(spel, overleg, casus)
    na = spel.leerplicht.get(overleg)
    assert (voor.json, voor.headers["ETag"]) == (na.json, na.headers["ETag"])
    assert casus not in na.text
    assert punt.rpartition("/")[2] not in na.text
    assert {een["casus"] for een in regels(spel, "overleg.lezen")} == {None}


@ALLEEN_SQLITE
def test_stranger_is_refused(spel: Spel) -> None:
    overleg = plan(spel)
    probleem(spel.vreemde.get(overleg), 404)
    probleem(spel.privacyfunctionaris.get(overleg), 403, "ROL")
    gezien = [een["reden"] for een in regels(spel, "overleg.lezen")]
    assert gezien == ["NIET_EIGEN", "ROL"]
