"""taak.opsommen: what waits for somebody, stored or following from his casussen, what is due first on top."""

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, opdrachten, regels
from tests.klant import Spel
from tests.nood.spoed import nood, op, soorten, taken

VELDEN = {
    "id", "soort", "casusId", "objectId", "ontstaanOp", "uiterlijkDatum", "uitgesteldDatum", "vakantiesBekend",
    "voorafDagen", "teLaat",
}  # fmt: skip


def _kind(spel: Spel, geboren: str, *organisaties: str, **meer: Any) -> dict[str, Any]:
    """Open a casus for a child born on this day; both parents sign."""
    jeugdige = {"voornaam": "Sam", "achternaam": "van den Berg", "geboortedatum": geboren}
    return spel.open_casus(*organisaties, jeugdige=jeugdige, **meer)


def test_nothing_waits_at_first_and_asking_is_a_line(spel: Spel) -> None:
    with niets_bewaard(spel, "leidinggevende_school", "specialist"):
        for naam in ("contactpersoon", "privacyfunctionaris", "leidinggevende_school", "specialist"):
            assert spel.klanten[naam].get("/mijn/taken").json == {"resultaten": [], "volgende": None}
    assert kort(regels(spel, "taak.opsommen")) == [("TOEGESTAAN", "TOEGESTAAN")] * 4


def test_answer_holds_codes_ids_and_days_only(spel: Spel) -> None:
    geopend = spel.open_casus("bt", teken=False)
    nood(spel, "contactpersoon", f"/casussen/{geopend['id']}")
    antwoord = spel.contactpersoon.get("/mijn/taken")
    assert {frozenset(een) for een in antwoord.json["resultaten"]} == {frozenset(VELDEN)}
    for woord in ("Sam", "Berg", "Anna", "eind aan", "fictief"):
        assert woord not in antwoord.text


def test_family_is_told_within_a_month_of_the_signal(toneel: Flask) -> None:
    """AVG 14(3)a; S09: until it was done, or put off."""
    with op(toneel, "2026-11-20 10:00:00") as spel:
        geopend = spel.open_casus()
        (taak,) = taken(spel, "contactpersoon")
    assert (taak["soort"], taak["casusId"], taak["id"]) == ("OUDERS_INFORMEREN", geopend["id"], None)
    assert (taak["uiterlijkDatum"], taak["teLaat"]) == ("2026-12-20", False)
    pad = f"/casussen/{geopend['id']}/informeringen"
    with op(toneel, "2026-12-21 00:00:01") as spel:
        assert taken(spel, "contactpersoon")[0]["teLaat"]
        uitstel = {"uitgesteldDatum": "2027-01-10", "reden": "GEVAAR"}
        assert spel.contactpersoon.post(pad, uitstel).status_code == 201
        (taak,) = taken(spel, "contactpersoon")
        assert (taak["uitgesteldDatum"], taak["uiterlijkDatum"], taak["teLaat"]) == ("2027-01-10", "2026-12-20", False)
    with op(toneel, "2027-01-11 09:00:00") as spel:
        assert taken(spel, "contactpersoon")[0]["teLaat"]
        gedaan = {"geinformeerdDatum": "2027-01-11", "wijze": "TELEFOON", "betrokkenen": geopend["gezaghebbenden"]}
        assert spel.contactpersoon.post(pad, gedaan).status_code == 201
        assert taken(spel, "contactpersoon") == []


def test_asking_toestemming_tells_the_family(spel: Spel) -> None:
    geopend = spel.open_casus()
    assert soorten(spel, "contactpersoon") == ["OUDERS_INFORMEREN"]
    spel.contactpersoon.post(f"/casussen/{geopend['id']}/toestemmingen", spel.aanvraag("bt"))
    assert soorten(spel, "contactpersoon") == ["ONDERTEKENING_ONTBREEKT"] * 2


def test_school_sees_who_has_not_signed_yet(spel: Spel) -> None:
    geopend = spel.open_casus("bt", teken=False)
    een, ander = geopend["gezaghebbenden"]
    assert {taak["objectId"] for taak in taken(spel, "contactpersoon")} == {een, ander}
    spel.teken(geopend["toestemmingId"], een)
    assert [taak["objectId"] for taak in taken(spel, "contactpersoon")] == [ander]
    assert soorten(spel, "gezinswerker") == []
    spel.teken(geopend["toestemmingId"], ander)
    assert soorten(spel, "contactpersoon") == ["EERSTE_OVERLEG"]


def test_nobody_waits_for_signatures_after_a_refusal(spel: Spel) -> None:
    geopend = spel.open_casus("bt", teken=False)
    spel.teken(geopend["toestemmingId"], geopend["gezaghebbenden"][0], "GEWEIGERD")
    assert taken(spel, "contactpersoon") == []


def test_expiring_toestemming_is_announced_sixty_and_thirty_days_before(toneel: Flask) -> None:
    """C21, domain rules 6.6: to who may know the table."""
    begin, einde = date(2026, 11, 20), date(2026, 11, 20) + timedelta(days=200)
    with op(toneel, f"{begin} 10:00:00") as spel:
        geopend = spel.open_casus("school", "bt")
        spel.open_casus("jgz", klassen=("OND",))  # the jeugdverpleegkundige may not know who takes part
    for dagen, vooraf in ((61, []), (60, [60]), (31, [60]), (30, [30]), (1, [30]), (0, [])):
        with op(toneel, f"{einde - timedelta(days=dagen)} 10:00:00") as spel:
            for naam in ("contactpersoon", "gezinswerker"):
                eigen = [een for een in taken(spel, naam) if een["casusId"] == geopend["id"]]
                verloopt = [een for een in eigen if een["soort"] == "TOESTEMMING_VERLOOPT"]
                assert [een["voorafDagen"] for een in verloopt] == vooraf, (naam, dagen)
                assert {een["uiterlijkDatum"] for een in verloopt} <= {str(einde - timedelta(days=1))}
                assert {een["objectId"] for een in verloopt} <= {geopend["toestemmingId"]}
            assert "TOESTEMMING_VERLOOPT" not in soorten(spel, "jeugdverpleegkundige")


@pytest.mark.parametrize(("leeftijd", "taaksoort"), [(12, "WORDT_12"), (16, "WORDT_16"), (18, "WORDT_18")])
def test_birthday_is_announced_to_who_may_read_the_name(toneel: Flask, leeftijd: int, taaksoort: str) -> None:
    """C14, C15, C16: on that day other people sign; a birth date is ID, so who may not read that hears nothing."""
    verjaardag = date(2027, 3, 14)
    geboren = verjaardag.replace(year=verjaardag.year - leeftijd)
    with op(toneel, "2026-11-20 10:00:00") as spel:
        mag, mag_niet = (_kind(spel, str(geboren), "bt", leeftijd=leeftijd - 1, klassen=k) for k in (("ID",), ("OND",)))
    for dagen, vooraf in ((61, []), (60, [60]), (30, [30]), (1, [30]), (0, [])):
        with op(toneel, f"{verjaardag - timedelta(days=dagen)} 10:00:00") as spel:
            gevonden = [een for een in taken(spel, "gezinswerker") if een["soort"] == taaksoort]
            assert [(een["casusId"], een["voorafDagen"]) for een in gevonden] == [(mag["id"], d) for d in vooraf]
            assert {een["uiterlijkDatum"] for een in gevonden} <= {"2027-03-13"}
            eigen = [een for een in taken(spel, "contactpersoon") if een["soort"] == taaksoort]
            assert sorted(een["casusId"] for een in eigen) == (sorted([mag["id"], mag_niet["id"]]) if vooraf else [])


def test_closed_casus_asks_only_to_take_over_what_is_ones_own(spel: Spel) -> None:
    geopend = spel.open_casus()
    overgang = {"naar": "AFGESLOTEN", "reden": "ANDERS"}
    assert spel.contactpersoon.post(f"/casussen/{geopend['id']}/overgangen", overgang).status_code == 200
    assert [een["soort"] for een in taken(spel, "contactpersoon")] == ["EIGEN_DEEL_OVERNEMEN"]


def test_casus_that_is_not_shown_asks_nothing(spel: Spel) -> None:
    """C18, AVG 19: who received hears once that it is over, and has nothing to do in what he does not see."""
    geopend = _kort_geldig(spel)
    assert soorten(spel, "gezinswerker") == ["TOESTEMMING_VERLOOPT"]
    ouder = geopend["gezaghebbenden"][0]
    spel.contactpersoon.post(f"/toestemmingen/{geopend['toestemmingId']}/intrekkingen", spel.intrekking(ouder))
    (bericht,) = taken(spel, "gezinswerker")
    assert (bericht["soort"], bericht["objectId"]) == ("TOESTEMMING_VERVALLEN", geopend["toestemmingId"])
    assert bericht["uiterlijkDatum"] is None
    assert spel.gezinswerker.post(f"/taken/{bericht['id']}/afrondingen", {"gezien": True}).status_code == 204
    assert taken(spel, "gezinswerker") == []


def _kort_geldig(spel: Spel) -> dict[str, Any]:
    inhoud = spel.opening() | {"toestemming": spel.aanvraag("bt", dagen=20)}
    geopend: dict[str, Any] = spel.contactpersoon.post("/casussen", inhoud).json
    for ouder in geopend["gezaghebbenden"]:
        spel.teken(geopend["toestemmingId"], ouder)
    return geopend


def test_pages_hold_everything_once_and_in_order(toneel: Flask) -> None:
    with op(toneel, "2026-11-20 10:00:00") as spel:
        casussen = [spel.open_casus()["id"] for _ in range(3)]
        spel.open_casus("bt", teken=False)
        for casus in casussen:
            nood(spel, "contactpersoon", f"/casussen/{casus}")
        alles = taken(spel, "contactpersoon")
        gezien, adres = [], "/mijn/taken?limit=2"
        while adres:
            antwoord = spel.contactpersoon.get(adres)
            gezien += antwoord.json["resultaten"]
            adres = antwoord.headers.get("Link", "").removeprefix("</v1").removesuffix('>; rel="next"')
    assert gezien == alles
    assert [een["uiterlijkDatum"] for een in alles] == ["2026-11-23"] * 3 + ["2026-12-20"] * 3 + [None] * 2


def test_each_casus_that_asks_something_has_its_line(spel: Spel) -> None:
    vraagt, geweigerd = spel.open_casus()["id"], spel.open_casus("bt", teken=False)
    spel.teken(geweigerd["toestemmingId"], geweigerd["gezaghebbenden"][0], "GEWEIGERD")
    zwijgt = geweigerd["id"]
    taken(spel, "contactpersoon")
    gevonden = regels(spel, "taak.opsommen")
    assert [een["casus"] for een in gevonden] == [None, vraagt]
    assert zwijgt not in str(gevonden)


@ALLEEN_SQLITE
def test_number_of_statements_does_not_grow_with_the_casussen(spel: Spel) -> None:
    aantallen = []
    for _ in range(2):
        spel.open_casus()
        spel.open_casus("bt", teken=False)
        taken(spel, "contactpersoon")
        with opdrachten(spel.app) as gezien:
            taken(spel, "contactpersoon")
        aantallen.append(len(gezien))
    assert aantallen[0] == aantallen[1]


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    "cursor",
    ["WyIyMDI2IiwieCJd", "WyI5OTk5LTEyLTMxL3giLCAieCJd", "WyIyMDI2LTExLTIzLzIwMjYtMTEtMjBUMTA6MDA6MDAiLCAieCJd"],
)
def test_cursor_of_another_list_is_refused(spel: Spel, cursor: str) -> None:
    assert fouten(spel.contactpersoon.get(f"/mijn/taken?cursor={cursor}")) == {("/cursor", "VORM")}
