"""overstap.voorbereiden: groep 8 to VO, each casus on its own: a task, and its own request for consent."""

from typing import Any
from uuid import uuid4

from werkzeug.test import TestResponse

from kernteam.netwerk.models import School, Sector
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels, schrijvend
from tests.klant import TEKST, Klant, Spel
from tests.levensloop.verloop import DICHT, ga, pad_van
from tests.rollen import ANDERE_SCHOOL, LOSSE_SCHOOL, org


def stap(spel: Spel, *casussen: dict[str, Any], **meer: Any) -> dict[str, Any]:
    """Give the body that prepares these casussen for the VO school."""
    leerlingen = [{"casusId": een["id"], "vestigingscode": ANDERE_SCHOOL} for een in casussen]
    dagen = {"uiterlijkDatum": spel.over(60), "einddatum": spel.over(200)}
    return {"leerlingen": leerlingen, "klassen": ["ID", "OND"], "tekstversie": TEKST, **dagen} | meer


def bereid_voor(klant: Klant, inhoud: dict[str, Any]) -> dict[str, tuple[str, str | None]]:
    antwoord: TestResponse = klant.post("/overstappen", inhoud)
    assert antwoord.status_code == 200, antwoord.json
    return {een["casusId"]: (een["uitkomst"], een["toestemmingId"]) for een in antwoord.json["resultaten"]}


def maak_vo(spel: Spel) -> None:
    with schrijvend(spel.app) as sessie:
        sessie.get_one(School, ANDERE_SCHOOL).sector = Sector.VO


def test_each_casus_gets_its_task_and_its_own_question(spel: Spel) -> None:
    maak_vo(spel)
    een, ander, vreemd = spel.open_casus("school", "bt"), spel.open_casus(), {"id": str(uuid4())}
    uit = bereid_voor(spel.contactpersoon, stap(spel, een, ander, vreemd))
    assert [uit[casus["id"]][0] for casus in (een, ander, vreemd)] == ["VOORBEREID", "VOORBEREID", "NIET_GEVONDEN"]
    taken = [t for t in spel.contactpersoon.get("/mijn/taken").json["resultaten"] if t["soort"] == "OVERSTAP_REGELEN"]
    assert {(t["casusId"], t["objectId"]) for t in taken} == {
        (casus["id"], uit[casus["id"]][1]) for casus in (een, ander)
    }
    gelezen = spel.contactpersoon.get(f"{pad_van(een)}/toestemmingen").json
    nieuwste = gelezen["toestemmingen"][0]
    assert (nieuwste["regime"], nieuwste["doel"], nieuwste["antwoorden"]) == ("AVG_ONDERWIJS", "P2", [])
    assert [ontvanger["organisatieId"] for ontvanger in nieuwste["ontvangers"]] == [str(org("andere_school"))]
    assert (gelezen["status"], gelezen["stand"]["geldigheid"]) == (
        "OPEN",
        "GELDIG",
    )  # the casus itself goes on as it was
    probleem(spel.vreemde.get(pad_van(een)), 404)  # of the VO school
    lijst = regels(spel, "overstap.voorbereiden")
    assert {regel["casus"] for regel in lijst} == {None, een["id"], ander["id"]}


def test_asking_again_prepares_nothing_twice_and_signing_opens_no_table(spel: Spel) -> None:
    maak_vo(spel)
    casus = spel.open_casus("school", "bt")
    (eerst,) = bereid_voor(spel.contactpersoon, stap(spel, casus)).values()
    with niets_bewaard(spel):
        assert bereid_voor(spel.contactpersoon, stap(spel, casus)) == {casus["id"]: ("AL_GEVRAAGD", eerst[1])}
    for ouder in casus["gezaghebbenden"]:
        spel.teken(str(eerst[1]), ouder)
    probleem(spel.vreemde.get(pad_van(casus)), 404)
    assert spel.gezinswerker.get(pad_van(casus)).status_code == 200


def test_task_ends_with_the_casus_or_when_it_is_not_needed(spel: Spel) -> None:
    maak_vo(spel)
    een, ander = spel.open_casus(), spel.open_casus()
    bereid_voor(spel.contactpersoon, stap(spel, een, ander))
    assert ga(spel.contactpersoon, een, **DICHT).status_code == 200
    taken = spel.contactpersoon.get("/mijn/taken").json["resultaten"]
    (over,) = [taak for taak in taken if taak["soort"] == "OVERSTAP_REGELEN"]
    assert over["casusId"] == ander["id"]
    assert spel.contactpersoon.post(f"/taken/{over['id']}/afrondingen", {"gezien": True}).status_code == 204


def test_only_to_a_vo_school_of_the_convenant_and_only_by_the_own_school(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")
    with niets_bewaard(spel, "vreemde", "gezinswerker"):
        assert bereid_voor(spel.contactpersoon, stap(spel, casus)) == {casus["id"]: ("GEEN_VO_SCHOOL", None)}
        assert bereid_voor(spel.vreemde, stap(spel, casus)) == {casus["id"]: ("NIET_GEVONDEN", None)}
        probleem(spel.gezinswerker.post("/overstappen", stap(spel, casus)), 403, "ROL")
    maak_vo(spel)
    assert spel.beheerder.post("/convenanten", spel.convenant("school", "bt")).status_code == 201
    assert bereid_voor(spel.contactpersoon, stap(spel, casus)) == {casus["id"]: ("BUITEN_CONVENANT", None)}
    assert kort(regels(spel, "overstap.voorbereiden"))[0] == ("TOEGESTAAN", "TOEGESTAAN")


@ALLEEN_SQLITE
def test_impossible_days_and_doubles_are_refused(spel: Spel) -> None:
    casus = spel.open_casus()
    mis = stap(spel, casus, casus, uiterlijkDatum=spel.over(-1), einddatum=spel.over(500), tekstversie="bestaat-niet")
    assert {wijzer for wijzer, _ in fouten(spel.contactpersoon.post("/overstappen", mis))} == {
        "/leerlingen/1/casusId", "/uiterlijkDatum", "/einddatum", "/tekstversie",
    }  # fmt: skip
    leeg = stap(spel) | {"leerlingen": [{"casusId": casus["id"], "vestigingscode": LOSSE_SCHOOL}], "klassen": []}
    assert fouten(spel.contactpersoon.post("/overstappen", leeg)) == {("/klassen", "LENGTE")}
