"""casus.opsommen: who sees which casussen in the list, its pages, its lines and its statements."""

import base64
import json
from uuid import uuid4

import pytest

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, maak_tokens, opdrachten, probleem, regels
from tests.klant import Spel
from tests.rollen import SCHOOL


def test_list_shows_newest_first_and_writes_a_line_for_each_casus(spel: Spel) -> None:
    oud, nieuw = spel.open_casus("school", "bt"), spel.open_casus()
    rijen = spel.contactpersoon.get("/casussen").json["resultaten"]
    assert [een["id"] for een in rijen] == [nieuw["id"], oud["id"]]
    assert rijen[1] == {
        "id": oud["id"],
        "vestigingscode": SCHOOL,
        "status": "OPEN",
        "geopendOp": rijen[1]["geopendOp"],
        "jeugdige": "Sam van den Berg",
        "toestemming": "GELDIG",
    }
    gevonden = regels(spel, "casus.opsommen")
    assert kort(gevonden) == [("TOEGESTAAN", "TOEGESTAAN")] * 3
    assert [een["casus"] for een in gevonden] == [None, nieuw["id"], oud["id"]]


def test_list_of_kernteamlid_shows_only_what_toestemming_opens(spel: Spel) -> None:
    met, zonder, zonder_proc = spel.open_casus("bt"), spel.open_casus("jgz"), spel.open_casus("bt", klassen=("OND",))
    rijen = {een["id"]: een for een in spel.gezinswerker.get("/casussen").json["resultaten"]}
    assert set(rijen) == {met["id"], zonder_proc["id"]}
    assert zonder["id"] not in rijen
    leeg = {"vestigingscode", "status", "geopendOp", "jeugdige", "toestemming"}
    assert {naam for naam, waarde in rijen[zonder_proc["id"]].items() if waarde is None} == leeg


def test_empty_list_is_a_line_of_its_own(spel: Spel) -> None:
    assert spel.vreemde.get("/casussen").json == {"resultaten": [], "volgende": None}
    assert kort(regels(spel, "casus.opsommen")) == [("TOEGESTAAN", "TOEGESTAAN")]


@ALLEEN_SQLITE
@pytest.mark.parametrize("naam", ["beheerder", "privacyfunctionaris", "specialist"])
def test_role_without_casussen_is_refused_with_a_line(spel: Spel, naam: str) -> None:
    probleem(spel.klanten[naam].get("/casussen"), 403, "ROL")
    assert kort(regels(spel, "casus.opsommen")) == [("GEWEIGERD", "ROL")]


def test_pages_hold_every_casus_once(spel: Spel) -> None:
    verwacht = [spel.open_casus()["id"] for _ in range(5)][::-1]
    gezien, adres = [], "/v1/casussen?limit=2"
    while adres:
        antwoord = spel.contactpersoon.get(adres.removeprefix("/v1"))
        gezien.append([een["id"] for een in antwoord.json["resultaten"]])
        link = antwoord.headers.get("Link", "")
        assert (antwoord.json["volgende"] is None) == (link == "")
        adres = link.removeprefix("<").removesuffix('>; rel="next"')
    assert [len(een) for een in gezien] == [2, 2, 1]
    assert [een for blad in gezien for een in blad] == verwacht


def in_base64(ruw: bytes) -> str:
    return base64.urlsafe_b64encode(ruw).rstrip(b"=").decode()


@ALLEEN_SQLITE
def test_cursor_tells_nothing_and_is_of_one_address(spel: Spel) -> None:
    """A place holds the moment a casus was opened, which its body may keep from this reader."""
    for _ in range(3):
        spel.open_casus()
    eerste = spel.contactpersoon.get("/casussen?limit=1").json
    cursor = eerste["volgende"]
    ruw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    for leesbaar in (str(spel.vandaag().year), eerste["resultaten"][0]["id"]):
        assert leesbaar.encode() not in ruw
    assert spel.contactpersoon.get("/casussen?limit=1").json["volgende"] == cursor  # of one place always the same
    assert spel.contactpersoon.get(f"/casussen?cursor={cursor}").status_code == 200
    elders = f"/casussen/{eerste['resultaten'][0]['id']}/notities"
    assert fouten(spel.contactpersoon.get(f"{elders}?cursor={cursor}")) == {("/cursor", "VORM")}
    assert spel.contactpersoon.get(elders).status_code == 200
    ander = ("A" if cursor[5] != "A" else "B").join((cursor[:5], cursor[6:]))
    assert fouten(spel.contactpersoon.get(f"/casussen?cursor={ander}")) == {("/cursor", "VORM")}


@ALLEEN_SQLITE
def test_cursor_that_is_not_ours_is_refused(spel: Spel) -> None:
    casus = str(uuid4())
    for plek in (
        ["2026-11-22T10:00:00", casus],  # no zone
        ["0001-01-01T00:00:00+23:00", casus],  # outside the calendar
        ["gisteren", casus],
        ["2026-11-22T10:00:00Z", "geen id"],
        ["2026-11-22T10:00:00Z"],
        ["2026-11-22T10:00:00Z", casus, casus],
        [1, 2],
        {"a": 1},
        "x",
    ):
        leesbaar = json.dumps(plek).encode()
        assert fouten(spel.contactpersoon.get(f"/casussen?cursor={in_base64(leesbaar)}")) == {("/cursor", "VORM")}
        zegel = spel.app.extensions["kernteam_cursor"]  # sealed by us, and still no place
        cursor = in_base64(zegel.encrypt(leesbaar, [b"/v1/casussen"]))
        assert fouten(spel.contactpersoon.get(f"/casussen?cursor={cursor}")) == {("/cursor", "VORM")}
    for cursor in ("!", "AAAA", "x" * 301, ""):
        assert fouten(spel.contactpersoon.get(f"/casussen?cursor={cursor}")) == {("/cursor", "VORM")}


@ALLEEN_SQLITE
@pytest.mark.parametrize("limit", ["0", "101", "-1", "1.5", "veel", "", "٣"])
def test_limit_outside_its_range_is_refused(spel: Spel, limit: str) -> None:
    antwoord = spel.contactpersoon.get("/casussen", query_string={"limit": limit})
    assert {wijzer for wijzer, _ in fouten(antwoord)} == {"/limit"}


def test_2_and_20_casussen_take_the_same_number_of_statements(spel: Spel) -> None:
    maak_tokens(spel.contactpersoon)
    gemeten = {}
    for doel in (2, 20):
        while len(spel.contactpersoon.get("/casussen").json["resultaten"]) < doel:
            spel.open_casus("bt", teken=False)
        with opdrachten(spel.app) as gezien:
            assert len(spel.contactpersoon.get("/casussen").json["resultaten"]) == doel
        gemeten[doel] = len(gezien)
    assert gemeten == {2: 7, 20: 7}
