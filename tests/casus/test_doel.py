"""The purpose of an act in a casus (V12, S01): stated in one place, judged first, on every line, and never mixed."""

import re
from typing import Any
from uuid import UUID, uuid4

import pytest

from config.settings import Instellingen
from kernteam.app import fabriek
from kernteam.grond.doel import Doel
from kernteam.grond.handeling import Handeling
from kernteam.http import doel
from kernteam.toegang.regels import REGELS
from kernteam.toestemming.models import Toestemming
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, ids, kort, niets_bewaard, probleem, regels, schrijvend
from tests.klant import Klant, Spel
from tests.misbruik.gevallen import GEVALLEN

AAN_TAFEL = ("contactpersoon", "begeleider", "gezinswerker", "leerplicht", "jeugdverpleegkundige")
VOOR_DOEL = {act for act, regel in REGELS.items() if regel.voor_doel}
UITLEG = "Voor dit doel mag uw organisatie niet in een casus werken. Kies een doel dat bij uw taak past."


def stuur(klant: Klant, route: tuple[str, str], spel: Spel, vraag: str) -> Any:
    """Send a request to a route of a casus with some unknown ids, and a body that says nothing."""
    methode, pad = route[0], re.sub(r"<uuid:\w+>", lambda _plek: str(uuid4()), route[1])
    return getattr(klant, methode.lower())(f"{pad}?{vraag}", {} if methode in ("POST", "PATCH") else None)


def routes_voor_doel() -> list[tuple[str, str]]:
    return [route for route in GEVALLEN if doel.hoort_bij(route[1])]


@pytest.mark.parametrize("vraag", ["doel=P7", "doel=p1", "doel=", "doel=P1&doel=P2", "doel=P1&doel=P1"])
def test_what_is_no_doel_is_refused_on_every_route_of_a_casus(gedeeld: Spel, vraag: str) -> None:
    assert len(routes_voor_doel()) == len(VOOR_DOEL)
    with niets_bewaard(gedeeld):
        for route in routes_voor_doel():
            antwoord = stuur(gedeeld.contactpersoon, route, gedeeld, vraag)
            assert fouten(antwoord) == {("/doel", "KEUZE")}, route
            probleem(stuur(gedeeld.niemand, route, gedeeld, vraag), 401)
    assert regels(gedeeld) == []


def test_route_outside_a_casus_knows_no_doel(gedeeld: Spel) -> None:
    assert fouten(gedeeld.contactpersoon.get("/scholen?doel=P1")) == {("/doel", "ONBEKEND_VELD")}
    assert gedeeld.contactpersoon.get("/gebruikersprofiel?doel=onzin").status_code == 200


def test_line_carries_the_doel_that_was_stated(spel: Spel) -> None:
    casus = f"/casussen/{spel.open_casus()['id']}"
    for vraag in ("", "?doel=P1", "?doel=P2", "?doel=P5"):
        assert spel.contactpersoon.get(casus + vraag).status_code == 200
    assert [een["doel"] for een in regels(spel, "casus.lezen")] == ["P1", "P1", "P2", "P5"]
    notitie = {"klasse": "OND", "tekst": "Er komt een gesprek over extra ondersteuning."}
    assert spel.contactpersoon.post(f"{casus}/notities?doel=P2", notitie).status_code == 201
    assert [een["doel"] for een in regels(spel, "notitie.toevoegen")] == ["P2"]
    assert spel.contactpersoon.get("/casussen?doel=P3").status_code == 200
    assert {een["doel"] for een in regels(spel, "casus.opsommen")} == {"P3"}
    dubbel = spel.contactpersoon.post(f"{casus}/deelnemers?doel=P2", {"medewerkerId": str(uuid4())})
    probleem(dubbel, 409, "ONBEKENDE_MEDEWERKER")
    assert [een["doel"] for een in regels(spel, "deelnemer.toevoegen")] == ["P2", "P2"]  # and that it failed


def test_toestemming_for_one_doel_opens_nothing_of_others_for_another(spel: Spel) -> None:
    """S01: re-use for another purpose is another decision."""
    geopend = spel.open_casus("school", "swv", "bt")
    casus = f"/casussen/{geopend['id']}"
    notitie = {"klasse": "GEZ", "tekst": "Thuis is het druk."}
    van_bt = spel.gezinswerker.post(f"{casus}/notities", notitie).json["id"]
    assert spel.begeleider.get(casus).status_code == 200
    probleem(spel.begeleider.get(f"{casus}?doel=P2"), 404)
    assert spel.begeleider.get("/casussen?doel=P2").json["resultaten"] == []
    zoek = {"achternaam": "van den Berg", "geboortedatum": spel.geboren(9)}
    assert len(spel.begeleider.post("/casussen/_zoek", zoek).json["resultaten"]) == 1
    assert spel.begeleider.post("/casussen/_zoek?doel=P2", zoek).json["resultaten"] == []
    assert kort(regels(spel, "casus.lezen")) == [("TOEGESTAAN", "TOEGESTAAN"), ("GEWEIGERD", "NIETS_ZICHTBAAR")]
    een, ander = (spel.contactpersoon.get(f"{casus}?doel={waarvoor}").json for waarvoor in ("P1", "P2"))
    assert (ids(een["notities"]), ids(ander["notities"])) == ([UUID(van_bt)], [])
    assert (een["status"], ander["status"]) == ("OPEN", "OPEN")  # the state of the casus is not a matter of purpose
    assert een["toestemming"] == ander["toestemming"]  # idem


def test_toestemming_for_p2_opens_for_p2_only_and_does_not_open_the_casus(spel: Spel) -> None:
    geopend = spel.open_casus("school", "swv")
    casus = f"/casussen/{geopend['id']}"
    with schrijvend(spel.app) as sessie:
        gevraagd = sessie.get(Toestemming, UUID(geopend["toestemmingId"]))
        assert gevraagd is not None
        gevraagd.doel = Doel.P2.value
    probleem(spel.begeleider.get(casus), 404)
    gelezen = spel.begeleider.get(f"{casus}?doel=P2").json
    assert gelezen["hulpvraag"] is not None
    assert gelezen["status"] == "OPGESCHORT"
    (regel,) = [een for een in regels(spel, "casus.lezen") if een["uitkomst"] == "TOEGESTAAN"]
    assert (regel["doel"], regel["toestemmingId"]) == ("P2", geopend["toestemmingId"])


@pytest.mark.parametrize(
    ("naam", "waarvoor"),
    [
        ("gezinswerker", "P2"),
        ("gezinswerker", "P3"),
        ("leerplicht", "P2"),
        ("leerplicht", "P4"),
        ("begeleider", "P3"),
        ("begeleider", "P4"),
        ("contactpersoon", "P4"),
        *((naam, "P6") for naam in AAN_TAFEL),
    ],
)
@ALLEEN_SQLITE
def test_partij_that_may_not_act_for_a_doel_learns_nothing(spel: Spel, naam: str, waarvoor: str) -> None:
    """A purpose that is not his is refused alike for what exists and what does not; P6 opens nothing by name."""
    klant = spel.klanten[naam]
    geopend = spel.open_casus("school", "swv", "bt", "lpa", "jgz")
    with niets_bewaard(spel, naam):
        antwoorden = [klant.get(f"/casussen/{een}?doel={waarvoor}") for een in (geopend["id"], uuid4())]
        antwoorden.append(klant.get(f"/casussen?doel={waarvoor}"))
        for antwoord in antwoorden:
            assert probleem(antwoord, 403, "DOEL")["detail"] == UITLEG
        assert len({antwoord.text for antwoord in antwoorden}) == 1
        geschreven = regels(spel, "casus.lezen")
        assert kort(geschreven) == [("GEWEIGERD", "DOEL")] * 2
        assert [(een["doel"], een["klassen"], een["toestemmingId"]) for een in geschreven] == [(waarvoor, [], None)] * 2
    assert kort(regels(spel, "casus.opsommen")) == [("GEWEIGERD", "DOEL")]


def test_doel_does_not_open_a_casus_for_who_has_no_part_in_it(spel: Spel) -> None:
    casus = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    for waarvoor in ("P1", "P2", "P3", "P5"):
        probleem(spel.vreemde.get(f"{casus}?doel={waarvoor}"), 404)
        probleem(spel.beheerder.get(f"{casus}?doel={waarvoor}"), 403, "ROL")
    assert {een["reden"] for een in regels(spel, "casus.lezen")} == {"GEEN_DEELNEMER", "ROL"}


def test_casus_is_opened_for_its_own_doel_or_refused(spel: Spel) -> None:
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.post("/casussen?doel=P6", spel.opening()), 403, "DOEL")
    assert spel.contactpersoon.post("/casussen?doel=P1", spel.opening()).status_code == 201


@ALLEEN_SQLITE
def test_who_supervises_has_no_doel_of_his_own(spel: Spel) -> None:
    casus = f"/casussen/{spel.open_casus()['id']}"
    for waarvoor in Doel:
        assert spel.privacyfunctionaris.get(f"{casus}/inzagen?doel={waarvoor}").status_code == 200


@ALLEEN_SQLITE
def test_next_page_keeps_the_doel(spel: Spel) -> None:
    for _ in range(2):
        spel.open_casus()
    eerste = spel.contactpersoon.get("/casussen?doel=P2&limit=1")
    assert "doel=P2" in eerste.headers["Link"]
    tweede = spel.contactpersoon.get(eerste.headers["Link"].removeprefix("</v1").removesuffix('>; rel="next"'))
    assert len({*ids(eerste.json["resultaten"]), *ids(tweede.json["resultaten"])}) == 2
    assert fouten(spel.contactpersoon.get("/casussen?doel=P2&limit=0")) == {("/limit", "BEREIK")}


def test_every_act_in_a_casus_documents_the_parameter_and_no_other_act(gedeeld: Spel) -> None:
    beschreven = {
        Handeling(inhoud["operationId"])
        for pad in gedeeld.niemand.get("/openapi.json").json["paths"].values()
        for inhoud in pad.values()
        if isinstance(inhoud, dict) and "doel" in [een["name"] for een in inhoud.get("parameters", ())]
    }
    assert beschreven == VOOR_DOEL


@ALLEEN_SQLITE
def test_app_refuses_to_start_when_an_act_in_a_casus_forgets_its_doel(
    instellingen: Instellingen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doel, "_PADEN", ("/casussen",))
    with pytest.raises(fabriek.StartFout, match=r"/toestemmingen/.* zijn het niet eens over het doel"):
        fabriek.create_app(instellingen)


def test_another_doel_does_not_change_where_the_consent_of_the_casus_stands(spel: Spel) -> None:
    """What is shown beside the state is what opens and closes the casus; another question stands apart."""
    casus = f"/casussen/{spel.open_casus('bt')['id']}"
    for pad, veld in ((casus, "toestemming"), (f"{casus}/toestemmingen", "stand"), ("/casussen", "resultaten")):
        een, ander = (spel.contactpersoon.get(f"{pad}?doel={waarvoor}").json[veld] for waarvoor in ("P1", "P2"))
        assert "GELDIG" in str(een)
        assert "ONGELDIG" not in str(een)
        assert een == ander
