"""toestemming.vragen in bundles: they become receivers at this table, and the request remembers which it named."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine

from config.settings import Instellingen
from kernteam.grond.klok import Klok
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, niets_bewaard, opdrachten
from tests.conftest import draaiend
from tests.klant import Spel
from tests.ondertekening.linken import ja, maak_link, open_link
from tests.rollen import ANDERE_SCHOOL, org

SINDS = "2026-11-01"
MORGEN = (Klok().vandaag() + timedelta(days=1)).isoformat()


def in_bundels(spel: Spel, *namen: str, **meer: Any) -> dict[str, Any]:
    """Give the body of a request that names bundles and no receivers."""
    return {naam: waarde for naam, waarde in spel.aanvraag().items() if naam != "ontvangers"} | {
        "bundels": list(namen),
        **meer,
    }


@pytest.fixture
def straks(instellingen: Instellingen, tmp_path: Path) -> Iterator[Spel]:
    """A region where BASIS loses PROC from tomorrow, and STRAKS begins."""
    beleid = tmp_path / "beleid"
    shutil.copytree(instellingen.beleid, beleid)
    with (beleid / "bundels.csv").open("a", encoding="utf-8") as bestand:
        bestand.writelines(f"{rij},uitleg,bron,{MORGEN}\n" for rij in ("BASIS,SCHOOL SWV BT,ID OND", "STRAKS,LPA,OND"))
    with draaiend(replace(instellingen, beleid=beleid)) as app:
        yield Spel(app)


@contextmanager
def morgen(spel: Spel) -> Iterator[None]:
    """Live tomorrow, logged in anew."""
    spel.contactpersoon._token = None
    with time_machine.travel(Klok().nu() + timedelta(days=1), tick=True):
        yield


def bereik(toestemming: dict[str, Any]) -> dict[str, list[str]]:
    return {een["organisatieId"]: een["klassen"] for een in toestemming["ontvangers"]}


def test_bundle_becomes_receivers_and_is_remembered(spel: Spel) -> None:
    geopend = spel.open_casus()
    pad = f"/casussen/{geopend['id']}/toestemmingen"
    antwoord = spel.contactpersoon.post(pad, in_bundels(spel, "LEERPLICHT", "BASIS"))
    assert (antwoord.status_code, antwoord.json["status"]) == (201, "TOESTEMMING_GEVRAAGD")
    gevraagd = antwoord.json["toestemmingen"][0]
    basis = {str(org(wie)): ["ID", "OND", "PROC"] for wie in ("school", "swv", "bt")}
    assert bereik(gevraagd) == basis | {str(org("lpa")): ["ID", "PROC", "VERZ"]}
    assert gevraagd["bundels"] == [{"naam": naam, "ingangsdatum": SINDS} for naam in ("BASIS", "LEERPLICHT")]
    assert antwoord.json == spel.contactpersoon.get(pad).json
    for wie in geopend["gezaghebbenden"]:
        spel.teken(gevraagd["id"], wie)
    assert spel.gezinswerker.get(f"/casussen/{geopend['id']}").status_code == 200


def test_receivers_come_beside_a_bundle(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}/toestemmingen"
    erbij = spel.ontvangers("bt", "jgz", klassen=("OND", "GEZ"))
    gevraagd = spel.contactpersoon.post(pad, in_bundels(spel, "BASIS", ontvangers=erbij)).json["toestemmingen"][0]
    assert bereik(gevraagd)[str(org("bt"))] == ["GEZ", "ID", "OND", "PROC"]
    assert bereik(gevraagd)[str(org("jgz"))] == ["GEZ", "OND"]
    assert [een["naam"] for een in gevraagd["bundels"]] == ["BASIS"]


def test_request_of_receivers_names_no_bundle(spel: Spel) -> None:
    """Also when the receivers happen to be those of a bundle: nobody said so."""
    pad = f"/casussen/{spel.open_casus()['id']}/toestemmingen"
    klassen = ("ID", "OND", "PROC")
    gevraagd = spel.contactpersoon.post(pad, spel.aanvraag("school", "swv", "bt", klassen=klassen)).json
    assert gevraagd["toestemmingen"][0]["bundels"] == []


def test_casus_opens_with_a_bundle(spel: Spel) -> None:
    geopend = spel.contactpersoon.post("/casussen", spel.opening(toestemming=in_bundels(spel, "JGZ"))).json
    gevraagd = spel.contactpersoon.get(f"/casussen/{geopend['id']}/toestemmingen").json["toestemmingen"][0]
    assert bereik(gevraagd) == {str(org("jgz")): ["ID", "OND", "PROC"]}
    assert gevraagd["bundels"] == [{"naam": "JGZ", "ingangsdatum": SINDS}]


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("namen", "verwacht"),
    [
        (["BASIS", "GROOT"], {("/bundels/1", "ONBEKENDE_BUNDEL")}),
        (["basis"], {("/bundels/0", "ONBEKENDE_BUNDEL")}),
        (["BASIS", "BASIS"], {("/bundels/1", "DUBBEL")}),
        ([], {("/bundels", "LENGTE")}),
        (["\ud800"], {("/bundels/0", "ONGELDIG")}),
        ("BASIS", {("/bundels", "VORM")}),
        (None, {("/bundels", "LEEG")}),
    ],
)
def test_bundle_that_cannot_be_meant_is_refused(spel: Spel, namen: Any, verwacht: set[tuple[str, str]]) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}/toestemmingen"
    with niets_bewaard(spel):
        assert fouten(spel.contactpersoon.post(pad, in_bundels(spel) | {"bundels": namen})) == verwacht
        opening = spel.opening(toestemming=in_bundels(spel) | {"bundels": namen})
        ook = {(f"/toestemming{wijzer}", code) for wijzer, code in verwacht}
        assert fouten(spel.contactpersoon.post("/casussen", opening)) == ook


@ALLEEN_SQLITE
def test_bundle_without_anybody_at_this_table_is_refused(spel: Spel) -> None:
    """A school without a kernteam has nobody of the JGZ to ask for."""
    inhoud = spel.opening(vestigingscode=ANDERE_SCHOOL, toestemming=in_bundels(spel, "BASIS", "JGZ"))
    with niets_bewaard(spel, "vreemde"):
        assert fouten(spel.vreemde.post("/casussen", inhoud)) == {("/toestemming/bundels/1", "GEEN_TAFEL")}


@ALLEEN_SQLITE
def test_bundle_with_somebody_outside_the_convenant_is_refused(spel: Spel) -> None:
    """Nobody is left out in silence: who signs a bundle, signs what it says."""
    pad = f"/casussen/{spel.open_casus()['id']}/toestemmingen"
    assert spel.beheerder.post("/convenanten", spel.convenant("school", "bt", "jgz", "regio")).status_code == 201
    with niets_bewaard(spel):
        antwoord = spel.contactpersoon.post(pad, in_bundels(spel, "JGZ", "BASIS"))
        assert fouten(antwoord) == {("/bundels/1", "ONTVANGER_BUITEN_CONVENANT")}
    assert spel.contactpersoon.post(pad, in_bundels(spel, "JGZ")).status_code == 201


def test_bundle_cannot_be_named_before_its_first_day(straks: Spel) -> None:
    pad = f"/casussen/{straks.open_casus()['id']}/toestemmingen"
    inhoud = in_bundels(straks, "STRAKS")
    assert fouten(straks.contactpersoon.post(pad, inhoud)) == {("/bundels/0", "ONBEKENDE_BUNDEL")}
    with morgen(straks):
        gevraagd = straks.contactpersoon.post(pad, inhoud).json["toestemmingen"][0]
    assert (bereik(gevraagd), gevraagd["bundels"]) == (
        {str(org("lpa")): ["OND"]},
        [{"naam": "STRAKS", "ingangsdatum": MORGEN}],
    )


def test_request_keeps_the_bundle_of_its_own_day(straks: Spel) -> None:
    """A later form of a bundle changes neither what was asked nor the questions somebody has before him."""
    geopend = straks.contactpersoon.post("/casussen", straks.opening(toestemming=in_bundels(straks, "BASIS"))).json
    link = maak_link(straks, geopend, geopend["gezaghebbenden"][0])
    eerst, geboren = open_link(straks, link).json["keuzes"], straks.geboren(9)
    pad = f"/casussen/{geopend['id']}/toestemmingen"
    with morgen(straks):
        assert open_link(straks, link, geboortedatum=geboren).json["keuzes"] == eerst
        nieuw, oud = straks.contactpersoon.post(pad, in_bundels(straks, "BASIS")).json["toestemmingen"]
    assert [een["keuze"] for een in eerst] == ["BASIS"]
    assert (bereik(oud)[str(org("bt"))], oud["bundels"][0]["ingangsdatum"]) == (["ID", "OND", "PROC"], SINDS)
    assert (bereik(nieuw)[str(org("bt"))], nieuw["bundels"][0]["ingangsdatum"]) == (["ID", "OND"], MORGEN)


def test_record_and_receipt_name_the_bundles(spel: Spel) -> None:
    inhoud = spel.opening(toestemming=in_bundels(spel, "JGZ"))
    geopend = spel.contactpersoon.post("/casussen", inhoud).json
    toestemming, anna = geopend["toestemmingId"], geopend["gezaghebbenden"][0]
    bewijs = ja(spel, maak_link(spel, geopend, anna)).json
    bundels = [{"naam": "JGZ", "ingangsdatum": SINDS}]
    assert bewijs["record"]["processing"]["bundels"] == bundels
    assert "Bundel: JGZ, zoals die geldt sinds 01-11-2026" in bewijs["tekst"]
    pad = f"/toestemmingen/{toestemming}"
    assert spel.contactpersoon.get(f"{pad}/ontvangstbewijzen/{anna}").json == bewijs
    gebeurtenissen = spel.contactpersoon.get(f"{pad}/gebeurtenissen").json["resultaten"]
    assert [(een["soort"], een["bundels"]) for een in gebeurtenissen] == [("GEVRAAGD", bundels), ("GEGEVEN", [])]


def test_every_bundle_costs_as_much_as_one(spel: Spel) -> None:
    paden = [f"/casussen/{spel.open_casus()['id']}/toestemmingen" for _ in range(2)]
    gedaan = []
    for pad, namen in zip(paden, (["BASIS"], ["BASIS", "JGZ", "LEERPLICHT"]), strict=True):
        with opdrachten(spel.app) as lijst:
            assert spel.contactpersoon.post(pad, in_bundels(spel, *namen)).status_code == 201
        gedaan.append(len(lijst))
    assert gedaan[0] == gedaan[1]
