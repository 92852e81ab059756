"""noodkaart.opsommen: an organisation sees what it keeps itself, also after the consent is gone."""

from tests.casus.bewijs import ALLEEN_SQLITE, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.nood.spoed import kaart
from tests.rollen import org


def test_own_cards_are_listed_oldest_first_and_the_line_names_only_them(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    spel.gezinswerker.post(f"{pad}/notities", {"klasse": "OND", "tekst": "Een notitie."})
    eigen = [kaart(spel, "gezinswerker", pad, soort) for soort in ("MEDICATIE", "BEHANDELAAR")]
    kaart(spel, "contactpersoon", pad)
    with niets_bewaard(spel):
        resultaten = spel.gezinswerker.get(f"{pad}/noodkaarten").json["resultaten"]
    assert [een["id"] for een in resultaten] == eigen
    assert {(een["herkomstId"], een["herkomst"], een["tekst"]) for een in resultaten} == {
        (str(org("bt")), "BT", "Bel oma.")
    }
    (regel,) = regels(spel, "noodkaart.opsommen")
    assert regel["klassen"] == ["MED"]


def test_owner_keeps_his_cards_after_a_withdrawal(spel: Spel) -> None:
    geopend = spel.open_casus("school", "bt")
    pad, ouder = f"/casussen/{geopend['id']}", geopend["gezaghebbenden"][0]
    mijn = kaart(spel, "gezinswerker", pad)
    spel.contactpersoon.post(f"/toestemmingen/{geopend['toestemmingId']}/intrekkingen", spel.intrekking(ouder))
    assert [een["id"] for een in spel.gezinswerker.get(f"{pad}/noodkaarten").json["resultaten"]] == [mijn]


@ALLEEN_SQLITE
def test_stranger_is_refused_and_logged(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    probleem(spel.vreemde.get(f"{pad}/noodkaarten"), 404)
    probleem(spel.leidinggevende_school.get(f"{pad}/noodkaarten"), 403, "ROL")
    assert kort(regels(spel, "noodkaart.opsommen")) == [("GEWEIGERD", "GEEN_DEELNEMER"), ("GEWEIGERD", "ROL")]
