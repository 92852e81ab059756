"""aandachtscasus.bevestigen: every month somebody says that it is still needed."""

from uuid import uuid4

from flask import Flask

from tests.casus.bewijs import ALLEEN_SQLITE, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.nood.spoed import op
from tests.toezicht.lijst import LIJST, lijst, zet_op_lijst, zit_zelf


def test_confirming_gives_another_month_also_when_it_is_late(toneel: Flask) -> None:
    with op(toneel, "2026-11-02 10:00:00") as spel:
        plaats = zet_op_lijst(spel.privacyfunctionaris, spel.open_casus("school")["id"])
        eerst = lijst(spel.privacyfunctionaris)[0]
    with op(toneel, "2026-12-10 10:00:00") as spel:
        assert lijst(spel.privacyfunctionaris)[0]["teLaat"] is True
        assert spel.privacyfunctionaris.post(f"{plaats}/bevestigingen").status_code == 204
        (een,) = lijst(spel.privacyfunctionaris)
        assert een == eerst | {"herzienUiterlijkDatum": "2027-01-10"}
        (regel,) = regels(spel, "aandachtscasus.bevestigen")
        assert (regel["casus"], regel["uitkomst"]) == (plaats.rpartition("/")[2], "TOEGESTAAN")


def test_same_day_and_after_taking_off_there_is_nothing_to_confirm(toneel: Flask) -> None:
    with op(toneel, "2026-11-02 10:00:00") as spel:
        plaats = zet_op_lijst(spel.privacyfunctionaris, spel.open_casus("school")["id"])
        probleem(spel.privacyfunctionaris.post(f"{plaats}/bevestigingen"), 409, "AL_HERZIEN")
    with op(toneel, "2026-11-20 10:00:00") as spel:
        assert spel.privacyfunctionaris.post(f"{plaats}/bevestigingen").status_code == 204
        probleem(spel.privacyfunctionaris.post(f"{plaats}/bevestigingen"), 409, "AL_HERZIEN")
        spel.privacyfunctionaris.delete(plaats)
    with op(toneel, "2026-11-23 10:00:00") as spel, niets_bewaard(spel):
        probleem(spel.privacyfunctionaris.post(f"{plaats}/bevestigingen"), 409, "NIET_OP_LIJST")


def test_own_casus_looks_unknown_and_a_second_officer_confirms(toneel: Flask) -> None:
    with op(toneel, "2026-11-02 10:00:00") as spel:
        plaats = zet_op_lijst(spel.privacyfunctionaris, spel.open_casus("school", "bt")["id"])
    zit_zelf(toneel)
    with op(toneel, "2026-11-20 10:00:00") as spel:
        with niets_bewaard(spel):
            zelf, onbekend = (
                spel.privacyfunctionaris.post(f"{een}/bevestigingen") for een in (plaats, f"{LIJST}/{uuid4()}")
            )
        assert probleem(zelf, 404) == onbekend.json
        gezegd = kort(regels(spel, "aandachtscasus.bevestigen"))
        assert gezegd == [("GEWEIGERD", "OVER_ZICHZELF"), ("GEWEIGERD", "ONBEKEND")]
        assert spel.beheerder.post(f"{plaats}/bevestigingen").status_code == 204


@ALLEEN_SQLITE
def test_nobody_else_confirms(spel: Spel) -> None:
    plaats = zet_op_lijst(spel.privacyfunctionaris, spel.open_casus("school", "bt")["id"])
    for wie in ("contactpersoon", "beheerder"):
        probleem(spel.klanten[wie].post(f"{plaats}/bevestigingen"), 403, "ROL")
