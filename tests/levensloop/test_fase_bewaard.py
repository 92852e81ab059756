"""The migration that gives a suspended casus back its stage, and takes it again."""

from sqlalchemy import text

from kernteam.db import migratie
from kernteam.db.engine import maak_motor
from tests.architectuur.opslag import vul
from tests.winkels import Winkels

VOORAF, ZELF = "0022_overleg", "0023_levensloop"
STAND = text("SELECT status, opgeschort_op IS NOT NULL FROM casus")


def test_suspended_casus_gets_the_stage_it_was_in(lege_winkels: Winkels) -> None:
    url = lege_winkels.gegevens
    migratie.terugdraaien("gegevens", url, VOORAF)
    motor = maak_motor(url)
    vul(motor)
    with motor.begin() as verbinding:
        verbinding.execute(text("UPDATE casus SET status = 'OPGESCHORT'"))
    migratie.bijwerken("gegevens", url, ZELF)
    with motor.connect() as verbinding:
        assert [tuple(rij) for rij in verbinding.execute(STAND)] == [("OPEN", True)]
    migratie.terugdraaien("gegevens", url, VOORAF)
    with motor.connect() as verbinding:
        assert verbinding.scalar(text("SELECT status FROM casus")) == "OPGESCHORT"
    motor.dispose()
