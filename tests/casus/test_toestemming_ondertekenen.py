"""toestemming.ondertekenen: signatures, refusals, and what is no signature."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from kernteam.grond.klok import Klok
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels, rijen
from tests.klant import Spel
from tests.rollen import org


def pad_van(geopend: dict[str, Any]) -> str:
    return f"/toestemmingen/{geopend['toestemmingId']}/ondertekeningen"


def test_casus_opens_with_the_last_handtekening(spel: Spel) -> None:
    geopend = spel.open_casus("bt", leeftijd=13, teken=False)
    *eerst, laatste = [*geopend["gezaghebbenden"], geopend["jeugdigeId"]]
    for wie in eerst:
        assert spel.teken(geopend["toestemmingId"], wie)["status"] == "TOESTEMMING_GEVRAAGD"
    uitkomst = spel.teken(geopend["toestemmingId"], laatste)
    assert (uitkomst["status"], uitkomst["stand"]["geldigheid"]) == ("OPEN", "GELDIG")
    assert spel.gezinswerker.get(f"/casussen/{geopend['id']}").status_code == 200
    assert rijen(spel.app)["ondertekening"] == 3
    gevonden = regels(spel, "toestemming.ondertekenen")
    assert kort(gevonden) == [("TOEGESTAAN", "TOEGESTAAN")] * 3
    assert {een["casus"] for een in gevonden} == {geopend["id"]}


@pytest.mark.parametrize(("wie", "reden"), [(0, "GEWEIGERD_DOOR_OUDER"), (-1, "GEWEIGERD_DOOR_JEUGDIGE")])
def test_one_refusal_keeps_the_casus_closed(spel: Spel, wie: int, reden: str) -> None:
    geopend = spel.open_casus("bt", leeftijd=13, teken=False)
    mensen = [*geopend["gezaghebbenden"], geopend["jeugdigeId"]]
    uitkomst = spel.teken(geopend["toestemmingId"], mensen[wie], "GEWEIGERD")
    assert (uitkomst["status"], uitkomst["stand"]["reden"]) == ("GEWEIGERD", reden)
    for ander in mensen:
        if ander != mensen[wie]:
            assert spel.teken(geopend["toestemmingId"], ander)["status"] == "GEWEIGERD"
    probleem(spel.gezinswerker.get(f"/casussen/{geopend['id']}"), 404)


def test_handtekening_for_less_gives_less(spel: Spel) -> None:
    geopend = spel.open_casus("bt", teken=False)
    spel.teken(geopend["toestemmingId"], geopend["gezaghebbenden"][0])
    minder = spel.ontvangers("bt", klassen=("OND", "PROC"))
    stand = spel.teken(geopend["toestemmingId"], geopend["gezaghebbenden"][1], ontvangers=minder)["stand"]
    assert stand["ontvangers"] == [{"organisatieId": str(org("bt")), "klassen": ["OND", "PROC"]}]
    assert spel.gezinswerker.get(f"/casussen/{geopend['id']}").json["betrokkenen"] == []


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("leeftijd", "wie", "anders", "reden"),
    [
        (9, "jeugdigeId", {}, "TE_JONG"),
        (9, None, {}, "GEEN_ONDERTEKENAAR"),
        (13, "jeugdigeId", {"tekstversie": "informatie-2020.1"}, "ANDERE_TEKST"),
        (13, "jeugdigeId", {"ontvangers": [{"organisatieId": str(org("jgz")), "klassen": ["OND"]}]}, "BUITEN_VERZOEK"),
    ],
    ids=["kind", "onbekende", "andere tekst", "meer dan gevraagd"],
)
def test_answer_that_is_no_handtekening_is_refused(
    spel: Spel, leeftijd: int, wie: str | None, anders: dict[str, Any], reden: str
) -> None:
    geopend = spel.open_casus("bt", leeftijd=leeftijd, teken=False)
    betrokkene = geopend[wie] if wie else str(uuid4())
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.post(pad_van(geopend), spel.antwoord(betrokkene, **anders)), 409, reden)
    assert kort(regels(spel, "toestemming.ondertekenen"))[-1] == ("MISLUKT", reden)


@ALLEEN_SQLITE
def test_moment_that_cannot_be_is_refused(spel: Spel) -> None:
    geopend = spel.open_casus("bt", teken=False)
    ouder = geopend["gezaghebbenden"][0]
    with niets_bewaard(spel):
        for moment, code in (
            ((Klok().nu() + timedelta(hours=1)).isoformat(), "TOEKOMST"),
            ((Klok().nu() - timedelta(days=2)).isoformat(), "TE_VROEG"),
            ("0001-01-01T00:00:00+23:00", "VORM"),
            ("2026-11-22T10:00:00", "VORM"),
            ("2026-11-22", "VORM"),
        ):
            antwoord = spel.contactpersoon.post(pad_van(geopend), spel.antwoord(ouder, gegevenOp=moment))
            assert fouten(antwoord) == {("/gegevenOp", code)}


@ALLEEN_SQLITE
def test_withdrawing_goes_by_its_own_address(spel: Spel) -> None:
    geopend = spel.open_casus("bt")
    kaart = spel.antwoord(geopend["gezaghebbenden"][0], "INGETROKKEN")
    assert fouten(spel.contactpersoon.post(pad_van(geopend), kaart)) == {("/antwoord", "KEUZE")}


@ALLEEN_SQLITE
def test_unknown_toestemming_is_not_found(spel: Spel) -> None:
    geopend = spel.open_casus("bt")
    kaart = spel.antwoord(geopend["gezaghebbenden"][0])
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.post(f"/toestemmingen/{uuid4()}/ondertekeningen", kaart), 404)
    assert kort(regels(spel, "toestemming.ondertekenen"))[-1] == ("GEWEIGERD", "ONBEKEND")


@ALLEEN_SQLITE
@pytest.mark.parametrize("wat", ["ondertekeningen", "intrekkingen"])
def test_id_of_a_casus_is_no_toestemming(spel: Spel, wat: str) -> None:
    geopend = spel.open_casus("bt")
    ouder = geopend["gezaghebbenden"][0]
    kaart = spel.antwoord(ouder) if wat == "ondertekeningen" else spel.intrekking(ouder)
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.post(f"/toestemmingen/{geopend['id']}/{wat}", kaart), 404)
