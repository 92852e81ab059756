"""deelnemer.opsommen: the table, as far as class PROC is open."""

from tests.casus.bewijs import kort, niets_bewaard, probleem, regels
from tests.klant import Klant, Spel
from tests.rollen import PERSONEN


def aan_tafel(klant: Klant, casus: str) -> set[str]:
    namen = {str(een.medewerker_id): naam for naam, een in PERSONEN.items()}
    rijen = klant.get(f"/casussen/{casus}/deelnemers").json["resultaten"]
    return {namen[een["medewerkerId"]] for een in rijen}


def test_kernteamleden_of_ontvangers_sit_at_the_table(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt", "jgz")["id"]
    verwacht = {"contactpersoon", "gezinswerker", "jeugdverpleegkundige"}
    with niets_bewaard(spel):
        assert aan_tafel(spel.contactpersoon, casus) == verwacht
    assert kort(regels(spel, "deelnemer.opsommen")) == [("TOEGESTAAN", "TOEGESTAAN")]


def test_without_class_proc_only_the_own_seat_is_seen(spel: Spel) -> None:
    casus = spel.open_casus("bt", "jgz", klassen=("OND",))["id"]
    assert aan_tafel(spel.gezinswerker, casus) == {"gezinswerker"}


def test_nobody_is_invited_before_everybody_signed(spel: Spel) -> None:
    casus = spel.open_casus("bt", "jgz", teken=False)["id"]
    assert aan_tafel(spel.contactpersoon, casus) == {"contactpersoon"}
    probleem(spel.gezinswerker.get(f"/casussen/{casus}/deelnemers"), 404)
