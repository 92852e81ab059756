"""casus.openen: what is stored, what is logged, and all or nothing."""

from collections.abc import Callable
from typing import Any

import pytest

from kernteam.casus.service import openen
from kernteam.grond.fouten import LogboekOnbeschikbaar, SleutelsOnbeschikbaar
from kernteam.http import herhaling
from kernteam.kluis.kluis import Kluis
from kernteam.logboek.schrijver import Schrijver
from kernteam.toestemming import service as toestemming
from tests.casus.bewijs import fouten, ids, kort, niets_bewaard, probleem, regels, rijen
from tests.klant import Spel
from tests.rollen import ANDERE_SCHOOL, LOSSE_SCHOOL, org


def test_contactpersoon_opens_casus_without_toestemming(spel: Spel) -> None:
    spel.contactpersoon.koppen()
    voor = rijen(spel.app)
    antwoord = spel.contactpersoon.post("/casussen", spel.opening())
    assert antwoord.status_code == 201
    geopend = antwoord.json
    assert antwoord.headers["Location"] == f"/v1/casussen/{geopend['id']}"
    assert (geopend["status"], geopend["versie"], geopend["toestemmingId"]) == ("SIGNAAL", 1, None)
    erbij = {naam: aantal - voor[naam] for naam, aantal in rijen(spel.app).items() if aantal != voor[naam]}
    assert erbij.pop("zoektag") >= 1
    assert erbij.pop("naamtag") == 4  # sam, berg, anna, bram
    assert erbij == {"casus": 1, "betrokkene": 3, "deelnemer": 1, "overgang": 1, "datasleutel": 1}
    (regel,) = regels(spel, "casus.openen")
    assert (regel["uitkomst"], regel["reden"], regel["casus"]) == ("TOEGESTAAN", "TOEGESTAAN", geopend["id"])
    assert (regel["grondslag"], regel["rol"], regel["doel"]) == ("AVG 6(1)e", "CONTACTPERSOON", "P1")


def test_toestemming_asked_in_the_same_body_says_who_is_missing(spel: Spel) -> None:
    geopend = spel.open_casus("school", "bt", teken=False)
    assert geopend["status"] == "TOESTEMMING_GEVRAAGD"
    stand = spel.contactpersoon.get(f"/casussen/{geopend['id']}").json["toestemming"]
    assert (stand["geldigheid"], stand["reden"]) == ("ONGELDIG", "ONTBREEKT")
    assert sorted(stand["ontbreekt"]) == sorted(geopend["gezaghebbenden"])
    assert stand["toestemmingId"] == geopend["toestemmingId"]
    assert {een["organisatieId"] for een in stand["ontvangers"]} == {str(org("school")), str(org("bt"))}
    assert rijen(spel.app)["overgang"] == 2


def test_jeugdige_of_13_must_sign_with_both_gezaghebbenden(spel: Spel) -> None:
    geopend = spel.open_casus("bt", leeftijd=13, teken=False)
    stand = spel.contactpersoon.get(f"/casussen/{geopend['id']}").json["toestemming"]
    assert set(stand["ontbreekt"]) == {geopend["jeugdigeId"], *geopend["gezaghebbenden"]}


def test_signaal_is_seen_by_the_deelnemer_of_the_school_only(spel: Spel) -> None:
    geopend = spel.open_casus()
    gezien = [
        naam for naam, klant in spel.klanten.items() if klant.get(f"/casussen/{geopend['id']}").status_code == 200
    ]
    assert gezien == ["contactpersoon"]
    op_lijst = [naam for naam, klant in spel.klanten.items() if klant.get("/casussen").json.get("resultaten")]
    assert op_lijst == ["contactpersoon"]


def test_casus_of_another_school_is_refused_with_a_line(spel: Spel) -> None:
    for code in (ANDERE_SCHOOL, LOSSE_SCHOOL):
        with niets_bewaard(spel):
            probleem(spel.contactpersoon.post("/casussen", spel.opening(vestigingscode=code)), 403, "NIET_EIGEN_SCHOOL")
    assert kort(regels(spel, "casus.openen")) == [("GEWEIGERD", "NIET_EIGEN_SCHOOL")] * 2


def test_kernteamlid_opens_no_casus_and_that_is_a_line(spel: Spel) -> None:
    with niets_bewaard(spel, "gezinswerker"):
        probleem(spel.gezinswerker.post("/casussen", spel.opening()), 403, "ROL")
    assert kort(regels(spel, "casus.openen")) == [("GEWEIGERD", "ROL")]


def test_closed_school_opens_no_casus_and_a_second_line_says_why(spel: Spel) -> None:
    with niets_bewaard(spel, "gesloten"):
        probleem(spel.gesloten.post("/casussen", spel.opening(vestigingscode="00CC00")), 409, "SCHOOL_GESLOTEN")
    gevonden = regels(spel, "casus.openen")
    assert kort(gevonden) == [("TOEGESTAAN", "TOEGESTAAN"), ("MISLUKT", "SCHOOL_GESLOTEN")]
    assert len({een["casus"] for een in gevonden}) == 1


def test_ontvanger_outside_the_kernteam_stores_nothing_at_all(spel: Spel) -> None:
    inhoud = spel.opening(toestemming=spel.aanvraag("bt", "spec", "andere_school"))
    with niets_bewaard(spel):
        antwoord = spel.contactpersoon.post("/casussen", inhoud)
        assert fouten(antwoord) == {
            ("/toestemming/ontvangers/1", "GEEN_TAFEL"),
            ("/toestemming/ontvangers/2", "GEEN_TAFEL"),
        }


def test_toestemming_longer_than_a_year_is_told_with_the_other_faults(spel: Spel) -> None:
    inhoud = spel.opening(toestemming=spel.aanvraag("bt", "spec", dagen=400), hulpvraag="bsn 111222333")
    with niets_bewaard(spel):
        assert fouten(spel.contactpersoon.post("/casussen", inhoud)) == {
            ("/toestemming/einddatum", "TERMIJN"),
            ("/toestemming/ontvangers/1", "GEEN_TAFEL"),
            ("/hulpvraag", "BSN"),
        }


def _breekt(*_args: Any, **_kwargs: Any) -> None:
    raise RuntimeError("Sam van den Berg")


def _log_weg(*_args: Any, **_kwargs: Any) -> None:
    raise LogboekOnbeschikbaar


def _sleutels_weg(*_args: Any, **_kwargs: Any) -> None:
    raise SleutelsOnbeschikbaar


@pytest.mark.parametrize(
    ("doel", "naam", "gedrag", "status"),
    [
        (toestemming, "vragen", _breekt, 500),
        (openen, "_maak_vindbaar", _breekt, 500),
        (herhaling, "_bewaar", _breekt, 500),
        (Kluis, "nieuwe_sleutel", _sleutels_weg, 503),
        (Schrijver, "schrijf", _log_weg, 503),
    ],
    ids=["toestemming", "zoektag", "herhaalsleutel", "sleutelwinkel", "logboek"],
)
def test_fault_anywhere_stores_nothing(
    spel: Spel, monkeypatch: pytest.MonkeyPatch, doel: Any, naam: str, gedrag: Callable[..., None], status: int
) -> None:
    inhoud = spel.opening(toestemming=spel.aanvraag("bt"))
    with niets_bewaard(spel, behalve=("datasleutel",) if status == 500 else ()):
        with monkeypatch.context() as kapot:
            kapot.setattr(doel, naam, gedrag)
            antwoord = spel.contactpersoon.post("/casussen", inhoud, {"Idempotency-Key": "sleutel-van-een-toets"})
        assert "Sam" not in probleem(antwoord, status)["detail"]
    gelukt = spel.contactpersoon.post("/casussen", inhoud, {"Idempotency-Key": "sleutel-van-een-toets"})
    assert gelukt.status_code == 201
    lijst = spel.contactpersoon.get("/casussen").json["resultaten"]
    assert [str(een) for een in ids(lijst)] == [gelukt.json["id"]]


def test_crash_after_its_line_writes_a_second_line(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(openen, "_maak_vindbaar", _breekt)
    assert spel.contactpersoon.post("/casussen", spel.opening()).status_code == 500
    assert kort(regels(spel, "casus.openen")) == [("TOEGESTAAN", "TOEGESTAAN"), ("MISLUKT", "RUNTIMEERROR")]


def test_gezaghebbende_is_not_needed_to_open(spel: Spel) -> None:
    geopend = spel.open_casus(gezaghebbenden=[])
    stand = spel.contactpersoon.get(f"/casussen/{geopend['id']}").json["toestemming"]
    assert (stand["geldigheid"], stand["reden"]) == ("AANGEHOUDEN", "GEEN_GEZAG")
