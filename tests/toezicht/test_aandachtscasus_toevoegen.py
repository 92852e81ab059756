"""aandachtscasus.toevoegen: from today every access is looked at, and nobody outside the desk hears of it."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from kernteam.casus.models import Afzijdigheid, Afzijdigreden
from kernteam.grond.klok import Klok
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels, schrijvend, tegelijk
from tests.inzageoverzicht.vragen import overzicht
from tests.klant import Klant, Spel
from tests.levensloop.test_opdracht_casus import ECHT, doe, gesloten, over
from tests.nood.spoed import nood
from tests.rollen import PERSONEN
from tests.toezicht.lijst import LIJST, lijst, zet_op_lijst, zit_zelf

TAFEL = ("contactpersoon", "gezinswerker")


def test_casus_is_on_the_list_for_a_month_with_who_and_why(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")["id"]
    plaats = zet_op_lijst(spel.privacyfunctionaris, casus, "GEHEIM_ADRES")
    (een,) = lijst(spel.privacyfunctionaris)
    assert (f"{LIJST}/{een['id']}", een["casusId"], een["reden"]) == (plaats, casus, "GEHEIM_ADRES")
    assert een["toegevoegdDoor"] == str(PERSONEN["privacyfunctionaris"].medewerker_id)
    assert (een["sindsOp"][:10], een["herzienUiterlijkDatum"], een["teLaat"]) == ("2026-11-20", "2026-12-21", False)


def test_its_line_names_the_place_on_the_list_and_not_the_casus(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")["id"]
    plaats = zet_op_lijst(spel.privacyfunctionaris, casus).rpartition("/")[2]
    (regel,) = regels(spel, "aandachtscasus.toevoegen")
    assert (regel["casus"], regel["reden"]) == (plaats, "PERS")
    assert casus not in str(regel)
    assert not [een for een in regels(spel, casus=casus) if een["handeling"].startswith("aandacht")]


def _gezien(klant: Klant, casus: str) -> list[tuple[Any, ...]]:
    """Give what one at the table sees of a casus, wherever he looks."""
    paden = [f"/casussen/{casus}{deel}" for deel in ("", "/deelnemers", "/betrokkenen", "/notities", "/overgangen")]
    antwoorden = [klant.get(een) for een in (*paden, "/casussen", "/mijn/taken")]
    return [(een.status_code, een.json, een.headers.get("ETag")) for een in antwoorden]


def test_nobody_at_the_table_and_no_parent_can_tell(spel: Spel) -> None:
    """F3 rule 8: that a casus is watched is for the desk alone."""
    casus = spel.open_casus("school", "bt")
    ouder = casus["gezaghebbenden"][0]

    def verteld() -> list[dict[str, Any]]:
        gegeven = overzicht(spel, casus, ouder)["regels"]
        return [een for een in gegeven if een["wat"] != "U kreeg een overzicht zoals dit."]

    def ingezien() -> list[str]:
        rijen = spel.contactpersoon.get(f"/casussen/{casus['id']}/inzagen?limit=100").json["resultaten"]
        return [een["handeling"] for een in rijen]

    eerst, aan_ouder = {wie: _gezien(spel.klanten[wie], casus["id"]) for wie in TAFEL}, verteld()
    keken = ingezien()
    zet_op_lijst(spel.privacyfunctionaris, casus["id"])
    assert ingezien() == ["inzage.opsommen", *keken]
    assert verteld() == aan_ouder
    assert {wie: _gezien(spel.klanten[wie], casus["id"]) for wie in TAFEL} == eerst
    assert eerst["contactpersoon"][0][2] is not None


def test_casus_is_on_the_list_once_and_again_after_it_was_taken_off(spel: Spel) -> None:
    pf, casus = spel.privacyfunctionaris, spel.open_casus("school")["id"]
    plaats = zet_op_lijst(pf, casus)
    probleem(pf.post(LIJST, {"casusId": casus, "reden": "ANDERS"}), 409, "AL_OP_LIJST")
    assert pf.delete(plaats).status_code == 204
    opnieuw = zet_op_lijst(pf, casus, "ANDERS")
    assert opnieuw != plaats
    assert [een["reden"] for een in lijst(pf)] == ["ANDERS"]


def test_of_two_at_once_one_is_told_so(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    casus = spel.open_casus("school")["id"]
    spel.privacyfunctionaris.koppen()
    invoer = {"casusId": casus, "reden": "PERS"}
    antwoorden = tegelijk(monkeypatch, *[lambda: spel.privacyfunctionaris.post(LIJST, invoer)] * 2)
    assert sorted(een.status_code for een in antwoorden) == [201, 409]
    assert len(lijst(spel.privacyfunctionaris)) == 1


def test_repeated_request_puts_it_on_once(spel: Spel) -> None:
    kop, invoer = {"Idempotency-Key": "aandacht-1"}, {"casusId": spel.open_casus()["id"], "reden": "PERS"}
    eerst, nogmaals = (spel.privacyfunctionaris.post(LIJST, invoer, kop) for _ in range(2))
    assert (eerst.json, eerst.status_code) == (nogmaals.json, nogmaals.status_code)
    assert len(lijst(spel.privacyfunctionaris)) == 1


def test_casus_that_is_not_there_or_is_destroyed_is_unknown(spel: Spel) -> None:
    casus = gesloten(spel)
    with over(366):
        later = Spel(spel.app)
        assert "1 casussen vernietigd" in doe(spel.app, "vernietig", *ECHT).output
        with niets_bewaard(later):
            antwoorden = [
                later.privacyfunctionaris.post(LIJST, {"casusId": een, "reden": "PERS"})
                for een in (str(uuid4()), casus["id"])
            ]
        assert len({str(probleem(een, 404)) for een in antwoorden}) == 1
        assert kort(regels(later, "aandachtscasus.toevoegen")) == [("GEWEIGERD", "ONBEKEND")] * 2


@pytest.mark.parametrize("hoe", ["plaats", "afzijdig", "nood"])
def test_officer_puts_on_no_casus_he_is_involved_in_himself(spel: Spel, hoe: str) -> None:
    casus, wie = spel.open_casus("school", "bt")["id"], "gezinswerker" if hoe == "plaats" else "jeugdverpleegkundige"
    if hoe == "afzijdig":
        with schrijvend(spel.app) as sessie:
            gemeld = {"medewerker_id": PERSONEN[wie].medewerker_id, "gemeld_op": Klok().nu()}
            sessie.add(Afzijdigheid(casus_id=UUID(casus), reden=Afzijdigreden.FAMILIE, **gemeld))
    if hoe == "nood":
        nood(spel, wie, f"/casussen/{casus}")
    zit_zelf(spel.app, wie)
    invoer = {"casusId": casus, "reden": "MEDEWERKER_BETROKKEN"}
    with niets_bewaard(spel):
        zelf, onbekend = (
            spel.privacyfunctionaris.post(LIJST, invoer | {"casusId": een}) for een in (casus, str(uuid4()))
        )
    assert probleem(zelf, 404) == onbekend.json
    assert kort(regels(spel, "aandachtscasus.toevoegen"))[0] == ("GEWEIGERD", "OVER_ZICHZELF")
    zet_op_lijst(spel.beheerder, casus)
    assert lijst(spel.privacyfunctionaris) == []
    assert [een["casusId"] for een in lijst(spel.beheerder)] == [casus]


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({"reden": None}, {("/reden", "LEEG")}),
        ({"reden": "ROEM"}, {("/reden", "KEUZE")}),
        ({"casusId": "x"}, {("/casusId", "VORM")}),
        ({"toelichting": "Haar ouders zijn bekend."}, {("/toelichting", "ONBEKEND_VELD")}),
    ],
)
def test_bad_input_and_every_free_word_are_refused(
    spel: Spel, anders: dict[str, Any], verwacht: set[tuple[str, str]]
) -> None:
    invoer = {"casusId": spel.open_casus()["id"], "reden": "PERS"} | anders
    with niets_bewaard(spel):
        assert fouten(spel.privacyfunctionaris.post(LIJST, invoer)) == verwacht


@ALLEEN_SQLITE
def test_nobody_else_puts_a_casus_on_the_list(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")["id"]
    anderen = ("contactpersoon", "gezinswerker", "beheerder")
    with niets_bewaard(spel, *anderen):
        for wie in anderen:
            probleem(spel.klanten[wie].post(LIJST, {"casusId": casus, "reden": "PERS"}), 403, "ROL")
