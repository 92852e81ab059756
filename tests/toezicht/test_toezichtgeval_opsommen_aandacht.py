"""toezichtgeval.opsommen, rule 8: every access to a casus on the aandachtslijst is in the queue, explained or not."""

from flask import Flask

from tests.casus.bewijs import opdrachten, probleem
from tests.klant import Spel
from tests.nood.spoed import op
from tests.rollen import PERSONEN
from tests.toezicht.kijken import beoordeel, geval_van, kijk, wachtrij
from tests.toezicht.lijst import zet_op_lijst, zit_zelf


def test_everybody_who_comes_in_it_is_in_the_queue_below_what_nothing_explains(spel: Spel) -> None:
    """F3 rule 8: every access listed daily."""
    casus, ander = (spel.open_casus("school", "bt")["id"] for _ in range(2))
    zet_op_lijst(spel.privacyfunctionaris, casus)
    for een in (casus, ander):
        assert spel.gezinswerker.get(f"/casussen/{een}").status_code == 200
    kijk(spel, "vreemde", casus)
    gevonden = [(een["medewerkerId"], een["casusId"], een["treffers"], een["score"]) for een in wachtrij(spel)]
    wie = {naam: str(PERSONEN[naam].medewerker_id) for naam in ("vreemde", "gezinswerker", "contactpersoon")}
    assert gevonden[0] == (wie["vreemde"], casus, ["1", "1-eerste", "8"], 5)
    assert sorted(gevonden[1:]) == sorted((wie[een], casus, ["8"], 1) for een in ("gezinswerker", "contactpersoon"))
    assert {een["beoordelenUiterlijkDatum"] for een in wachtrij(spel)} == {"2026-11-23"}  # the next working day


def test_days_before_it_was_put_on_the_list_do_not_count(toneel: Flask) -> None:
    with op(toneel, "2026-11-19 10:00:00") as spel:
        casus = spel.open_casus("school", "bt")["id"]
    with op(toneel, "2026-11-20 10:00:00") as spel:
        zet_op_lijst(spel.privacyfunctionaris, casus)
        assert wachtrij(spel) == []
        assert spel.gezinswerker.get(f"/casussen/{casus}").status_code == 200
        assert [(een["datum"], een["treffers"]) for een in wachtrij(spel)] == [("2026-11-20", ["8"])]


def test_the_desk_itself_is_no_access(toneel: Flask) -> None:
    with op(toneel, "2026-11-19 10:00:00") as spel:
        casus = spel.open_casus("school", "bt")["id"]
    with op(toneel, "2026-11-20 10:00:00") as spel:
        zet_op_lijst(spel.privacyfunctionaris, casus)
        assert spel.privacyfunctionaris.get(f"/casussen/{casus}/inzagen").status_code == 200
        zit_zelf(toneel, "jeugdarts")  # a second officer, who sees what is about the first
        assert spel.beheerder.get("/logboek/gevallen").json["resultaten"] == []


def test_night_finds_what_a_reader_finds(toneel: Flask) -> None:
    with op(toneel, "2026-11-19 10:00:00") as spel:
        casus = spel.open_casus("school", "bt")["id"]
        plaats = zet_op_lijst(spel.privacyfunctionaris, casus)
        assert spel.gezinswerker.get(f"/casussen/{casus}").status_code == 200
    with op(toneel, "2026-11-20 10:00:00") as spel:
        eerst = wachtrij(spel)
        assert len(eerst) == 2
        assert toneel.test_cli_runner().invoke(args=["toezicht", "bereken"]).exit_code == 0
        assert spel.privacyfunctionaris.delete(plaats).status_code == 204
        assert wachtrij(spel) == eerst
        beoordeel(spel, eerst[0]["id"])
        assert wachtrij(spel) == eerst[1:]


def test_officer_does_not_learn_from_the_queue_that_his_own_casus_is_on_the_list(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")["id"]
    zit_zelf(spel.app)
    geval = kijk(spel, "vreemde", casus)[1]
    assert [een["id"] for een in wachtrij(spel)] == [geval]
    zet_op_lijst(spel.beheerder, casus, "MEDEWERKER_BETROKKEN")
    assert wachtrij(spel) == []
    probleem(spel.privacyfunctionaris.get(f"/logboek/gevallen/{geval}"), 404)
    gevonden = spel.beheerder.get("/logboek/gevallen").json["resultaten"]
    assert geval in [een["id"] for een in gevonden]
    assert geval_van(spel, "contactpersoon", casus) in [een["id"] for een in gevonden]
    assert spel.beheerder.get(f"/logboek/gevallen/{geval}").status_code == 200


def test_number_of_statements_does_not_grow_with_the_list(spel: Spel) -> None:
    def tel() -> int:
        with opdrachten(spel.app) as gezien:
            wachtrij(spel)
        return len(gezien)

    casussen = [spel.open_casus("school", "bt")["id"] for _ in range(4)]
    zet_op_lijst(spel.privacyfunctionaris, casussen[0])
    wachtrij(spel)  # seals what waited in the log
    eerst = tel()
    for casus in casussen[1:]:
        zet_op_lijst(spel.privacyfunctionaris, casus)
    wachtrij(spel)
    assert len(wachtrij(spel)) == 4
    assert tel() == eerst
