"""regisseur.opsommen: who leads and who led, as far as this reader may know who it is."""

from tests.casus.bewijs import probleem
from tests.klant import Spel
from tests.levensloop.verloop import pad_van, plaats, regisseur


def test_reader_is_told_who_it_is_only_when_he_may_know(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt", "jgz", klassen=("ID", "OND", "PROC"))
    regisseur(spel, casus, "jeugdverpleegkundige")
    pad = f"{pad_van(casus)}/regisseurs"
    assert spel.gezinswerker.get(pad).json["resultaten"][0]["deelnemerId"] == plaats(
        spel, casus, "jeugdverpleegkundige"
    )
    intrekking = spel.intrekking(casus["gezaghebbenden"][0])
    spel.contactpersoon.post(f"/toestemmingen/{casus['toestemmingId']}/intrekkingen", intrekking)
    rij = spel.contactpersoon.get(pad).json["resultaten"][0]
    assert (rij["deelnemerId"], rij["huidig"]) == (None, True)


def test_only_who_may_know_the_table_sees_it(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt", klassen=("ID", "OND"))
    probleem(spel.gezinswerker.get(f"{pad_van(casus)}/regisseurs"), 403, "GEEN_PROC")
    probleem(spel.vreemde.get(f"{pad_van(casus)}/regisseurs"), 404)
