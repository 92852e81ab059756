"""aandachtscasus.opsommen: the list, oldest first, and what was not looked at in time stands out."""

from flask import Flask

from tests.casus.bewijs import ALLEEN_SQLITE, kort, niets_bewaard, opdrachten, probleem, regels
from tests.klant import Spel
from tests.nood.spoed import op
from tests.toezicht.lijst import LIJST, lijst, zet_op_lijst


def test_what_was_not_reviewed_in_a_month_is_late_and_stays_on_the_list(toneel: Flask) -> None:
    with op(toneel, "2026-11-02 10:00:00") as spel:
        eerste, tweede = (spel.open_casus("school")["id"] for _ in range(2))
        zet_op_lijst(spel.privacyfunctionaris, eerste)
    with op(toneel, "2026-12-03 10:00:00") as spel:
        assert [een["teLaat"] for een in lijst(spel.privacyfunctionaris)] == [False]
        zet_op_lijst(spel.privacyfunctionaris, tweede, "CONFLICTSCHEIDING")
    with op(toneel, "2026-12-04 10:00:00") as spel:
        with niets_bewaard(spel):
            antwoord = spel.privacyfunctionaris.get(LIJST)
        gevonden = antwoord.json["resultaten"]
        assert [(een["casusId"], een["teLaat"]) for een in gevonden] == [(eerste, True), (tweede, False)]
        assert all(woord not in antwoord.text for woord in ("Sam", "Berg", "herfst"))
        assert kort(regels(spel, "aandachtscasus.opsommen"))[-1] == ("TOEGESTAAN", "TOEGESTAAN")


def test_number_of_statements_does_not_grow_with_the_list(spel: Spel) -> None:
    def tel() -> int:
        with opdrachten(spel.app) as gezien:
            lijst(spel.privacyfunctionaris)
        return len(gezien)

    zet_op_lijst(spel.privacyfunctionaris, spel.open_casus("school")["id"])
    lijst(spel.privacyfunctionaris)
    eerst = tel()
    for _ in range(3):
        zet_op_lijst(spel.privacyfunctionaris, spel.open_casus("school")["id"])
    assert len(lijst(spel.privacyfunctionaris)) == 4
    assert tel() == eerst


@ALLEEN_SQLITE
def test_nobody_else_sees_the_list(spel: Spel) -> None:
    zet_op_lijst(spel.privacyfunctionaris, spel.open_casus("school", "bt")["id"])
    for wie in ("contactpersoon", "gezinswerker", "beheerder"):
        probleem(spel.klanten[wie].get(LIJST), 403, "ROL")
