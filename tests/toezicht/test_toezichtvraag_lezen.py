"""toezichtvraag.lezen: for who is asked and the privacyfunctionaris; a supervisor hears of no casus."""

import pytest

from kernteam.identiteit.models import Hoedanigheid
from tests.casus.bewijs import ALLEEN_SQLITE, kort, probleem, regels, schrijvend
from tests.klant import Spel
from tests.nood.spoed import nood
from tests.rollen import PERSONEN
from tests.toezicht.kijken import geval_van, kijk, stel_vraag
from tests.toezicht.lijst import zet_op_lijst


def test_who_is_asked_reads_what_and_about_which_day(spel: Spel) -> None:
    casus, geval = kijk(spel)
    pad = f"/toezichtvragen/{stel_vraag(spel, geval)}"
    gelezen = spel.vreemde.get(pad).json
    assert (gelezen["vraag"], gelezen["datum"], gelezen["casusId"]) == ("Waarom keek u bij Sam?", "2026-11-20", casus)
    assert (gelezen["antwoord"], gelezen["uiterlijkDatum"]) == (None, "2026-11-27")
    assert spel.privacyfunctionaris.get(pad).json == gelezen
    assert kort(regels(spel, "toezichtvraag.lezen")) == [("TOEGESTAAN", "TOEGESTAAN")] * 2


def test_supervisor_reads_who_and_when_and_no_casus(spel: Spel) -> None:
    casus = spel.open_casus("school")["id"]
    nood(spel, "gezinswerker", f"/casussen/{casus}")
    vraag = stel_vraag(spel, geval_van(spel, "gezinswerker", casus), aan="LEIDINGGEVENDE")
    antwoord = spel.leidinggevende_bt.get(f"/toezichtvragen/{vraag}")
    assert (antwoord.json["medewerkerId"], antwoord.json["casusId"]) == (
        str(PERSONEN["gezinswerker"].medewerker_id), None
    )  # fmt: skip
    assert casus not in antwoord.text
    probleem(spel.gezinswerker.get(f"/toezichtvragen/{vraag}"), 404)


def test_supervisor_who_has_a_seat_in_the_casus_himself_reads_it_too(spel: Spel) -> None:
    """What another officer must see of the aandachtslijst, says nothing of who is asked."""
    casus = spel.open_casus("school", "bt")["id"]
    with schrijvend(spel.app) as sessie:
        account = PERSONEN["leidinggevende_bt"].account_id
        sessie.add(Hoedanigheid(account_id=account, medewerker_id=PERSONEN["contactpersoon"].medewerker_id))
    zet_op_lijst(spel.privacyfunctionaris, casus)
    assert spel.gezinswerker.get(f"/casussen/{casus}").status_code == 200
    vraag = stel_vraag(spel, geval_van(spel, "gezinswerker", casus), aan="LEIDINGGEVENDE")
    assert spel.leidinggevende_bt.get(f"/toezichtvragen/{vraag}").status_code == 200


@ALLEEN_SQLITE
@pytest.mark.parametrize("naam", sorted(set(PERSONEN) - {"privacyfunctionaris", "vreemde"}))
def test_for_everybody_else_it_is_not_there(spel: Spel, naam: str) -> None:
    _, geval = kijk(spel)
    probleem(spel.klanten[naam].get(f"/toezichtvragen/{stel_vraag(spel, geval)}"), 404)
    assert kort(regels(spel, "toezichtvraag.lezen")) == [("GEWEIGERD", "NIET_EIGEN")]
