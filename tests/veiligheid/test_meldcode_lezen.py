"""meldcode.lezen: the handler and his aandachtsfunctionaris; to everybody else it does not exist (2.1 VEIL, S14)."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.casus.bewijs import ALLEEN_SQLITE, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.rollen import PERSONEN, org
from tests.veiligheid.verloop import BESLUIT, GESPREK, OPENING, OVERLEG, SLOT, WEGING, aanwijzing, melding, met
from tests.veiligheid.verloop import open_meldcode as begin

IEDER_ANDER = sorted(set(PERSONEN) - {"contactpersoon"})
PADEN: dict[str, tuple[str, Any]] = {
    "": ("get", None),
    "/stappen": ("post", OVERLEG),
    "/meldingen": ("post", melding(acuut=True)),
    "/afsluitingen": ("post", SLOT),
}


def test_both_read_the_whole_record(spel: Spel) -> None:
    casus = spel.open_casus()["id"]
    pad = begin(spel.contactpersoon, tot=5, inhoud=met("collega") | {"casusId": casus})
    assert spel.contactpersoon.post(f"{pad}/meldingen", melding()).status_code == 201
    with niets_bewaard(spel, "collega"):
        gelezen = spel.collega.get(pad).json
        assert spel.contactpersoon.get(pad).json == gelezen
    assert {naam: gelezen[naam] for naam in ("naam", "geboortedatum", "aanleiding")} == {
        naam: OPENING[naam] for naam in ("naam", "geboortedatum", "aanleiding")
    }
    assert (gelezen["status"], gelezen["casusId"], gelezen["partij"]) == ("OPEN", casus, "SCHOOL")
    _, overleg, gesprek, weging, besluit = gelezen["stappen"]
    assert (overleg["overlegMet"], gesprek["tekst"]) == (OVERLEG["overlegMet"], GESPREK["tekst"])
    assert weging["weging"] == {"kader": "ONDERWIJS_EN_LEERPLICHT", **WEGING["weging"]}
    assert besluit["besluit"] == BESLUIT["besluit"]
    (gemeld,) = gelezen["meldingen"]
    assert (gemeld["inhoud"], gemeld["weging"]["doel"]) == ("Ik maak mij zorgen.", "Onderzoek.")
    (regel, _) = regels(spel, "meldcode.lezen")
    assert (regel["doel"], regel["klassen"], regel["casus"]) == ("P5", ["VEIL"], pad.rpartition("/")[2])


@ALLEEN_SQLITE
@pytest.mark.parametrize("naam", IEDER_ANDER)
def test_to_everybody_else_it_does_not_exist(spel: Spel, naam: str) -> None:
    spel.open_casus("school", "swv", "bt", "jgz", "lpa")
    pad, klant = begin(spel.contactpersoon), spel.klanten[naam]
    with niets_bewaard(spel, naam):
        for deel, (methode, inhoud) in PADEN.items():
            bekend = getattr(klant, methode)(pad + deel, inhoud)
            onbekend = getattr(klant, methode)(f"/meldcodes/{uuid4()}{deel}", inhoud)
            assert (bekend.status_code, bekend.json) == (onbekend.status_code, onbekend.json), deel
            assert bekend.status_code == 404, deel
    geweigerd = {een["reden"] for een in regels(spel, casus=pad.rpartition("/")[2]) if een["uitkomst"] == "GEWEIGERD"}
    assert geweigerd == {"NIET_EIGEN"}


@pytest.mark.parametrize(("eigen", "naam"), [("jeugdverpleegkundige", "jeugdarts"), ("contactpersoon", "collega")])
def test_colleague_who_is_not_named_cannot_let_himself_in(spel: Spel, eigen: str, naam: str) -> None:
    pad, klant = begin(spel.klanten[eigen]), spel.klanten[naam]
    with niets_bewaard(spel, naam):
        bekend = klant.put(f"{pad}/aandachtsfunctionaris", aanwijzing(eigen))
        onbekend = klant.put(f"/meldcodes/{uuid4()}/aandachtsfunctionaris", aanwijzing(eigen))
        assert probleem(bekend, 404) == onbekend.json
    geweigerd = kort(regels(spel, "aandachtsfunctionaris.aanwijzen"))
    assert geweigerd == [("GEWEIGERD", "NIET_EIGEN"), ("GEWEIGERD", "ONBEKEND")]


def test_record_whose_key_was_destroyed_is_gone(spel: Spel) -> None:
    pad = begin(spel.contactpersoon)
    spel.app.extensions["kernteam"].kluis.vernietig([UUID(pad.rpartition("/")[2])])
    onbekend = spel.contactpersoon.get(f"/meldcodes/{uuid4()}")
    assert probleem(spel.contactpersoon.get(pad), 404) == onbekend.json
    assert spel.contactpersoon.get("/meldcodes").json["resultaten"] == []


def test_who_reads_what_is_found_by_the_privacyfunctionaris_without_a_word_of_it(spel: Spel) -> None:
    pad = begin(spel.contactpersoon, tot=5)
    assert spel.contactpersoon.get(pad).status_code == 200
    probleem(spel.collega.get(pad), 404)
    antwoord = spel.privacyfunctionaris.post(
        "/logboek/regels/_zoek", spel.periode() | {"casus": pad.rpartition("/")[2]}
    )
    assert {een["organisatieId"] for een in antwoord.json["resultaten"]} == {str(org("school"))}
    assert {een["doel"] for een in antwoord.json["resultaten"]} == {"P5"}
    for woord in ("Sam", "Berg", "jas", "opmerking", "moeder", "onveilig", "STRUCTUREEL"):
        assert woord not in antwoord.text
