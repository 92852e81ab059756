"""betrokkene.opsommen: persons as far as class ID is open."""

from uuid import uuid4

from tests.casus.bewijs import kort, niets_bewaard, probleem, regels
from tests.klant import Spel


def test_contactpersoon_sees_jeugdige_and_gezaghebbenden(spel: Spel) -> None:
    geopend = spel.open_casus()
    with niets_bewaard(spel):
        rijen = spel.contactpersoon.get(f"/casussen/{geopend['id']}/betrokkenen").json["resultaten"]
    assert {een["id"] for een in rijen} == {geopend["jeugdigeId"], *geopend["gezaghebbenden"]}
    assert {(een["voornaam"], een["soort"]) for een in rijen} == {
        ("Sam", "JEUGDIGE"),
        ("Anna", "GEZAGHEBBENDE"),
        ("Bram", "GEZAGHEBBENDE"),
    }
    assert kort(regels(spel, "betrokkene.opsommen")) == [("TOEGESTAAN", "TOEGESTAAN")]


def test_kernteamlid_without_class_id_sees_nobody(spel: Spel) -> None:
    geopend = spel.open_casus("bt", klassen=("OND", "PROC"))
    assert spel.gezinswerker.get(f"/casussen/{geopend['id']}/betrokkenen").json == {"resultaten": []}


def test_stranger_and_unknown_casus_are_lines(spel: Spel) -> None:
    geopend = spel.open_casus()
    probleem(spel.collega.get(f"/casussen/{geopend['id']}/betrokkenen"), 404)
    probleem(spel.collega.get(f"/casussen/{uuid4()}/betrokkenen"), 404)
    assert kort(regels(spel, "betrokkene.opsommen")) == [("GEWEIGERD", "GEEN_DEELNEMER"), ("GEWEIGERD", "ONBEKEND")]
