"""toestemming.opsommen: where the consent stands, every request, every answer."""

from tests.casus.bewijs import ALLEEN_SQLITE, kort, niets_bewaard, probleem, regels
from tests.klant import TEKST, Spel
from tests.rollen import PERSONEN


def test_every_answer_is_shown_with_who_recorded_it(spel: Spel) -> None:
    geopend = spel.open_casus("bt", klassen=("OND", "PROC"))
    with niets_bewaard(spel):
        alles = spel.contactpersoon.get(f"/casussen/{geopend['id']}/toestemmingen").json
    assert (alles["status"], alles["stand"]["geldigheid"]) == ("OPEN", "GELDIG")
    (toestemming,) = alles["toestemmingen"]
    assert (toestemming["regime"], toestemming["doel"], toestemming["tekstversie"]) == ("KERNTEAM", "P1", TEKST)
    assert [een["klassen"] for een in toestemming["ontvangers"]] == [["OND", "PROC"]]
    assert [een["betrokkeneId"] for een in toestemming["antwoorden"]] == geopend["gezaghebbenden"]
    assert {een["vastgelegdDoor"] for een in toestemming["antwoorden"]} == {
        str(PERSONEN["contactpersoon"].medewerker_id)
    }
    assert kort(regels(spel, "toestemming.opsommen")) == [("TOEGESTAAN", "TOEGESTAAN")]


@ALLEEN_SQLITE
def test_who_may_not_know_who_takes_part_sees_no_toestemming(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('bt', klassen=('OND',))['id']}/toestemmingen"
    probleem(spel.gezinswerker.get(pad), 403, "GEEN_PROC")
    assert kort(regels(spel, "toestemming.opsommen"))[-1] == ("GEWEIGERD", "GEEN_PROC")


@ALLEEN_SQLITE
def test_stranger_sees_no_toestemming(spel: Spel) -> None:
    probleem(spel.vreemde.get(f"/casussen/{spel.open_casus('bt')['id']}/toestemmingen"), 404)
    assert kort(regels(spel, "toestemming.opsommen")) == [("GEWEIGERD", "GEEN_DEELNEMER")]
