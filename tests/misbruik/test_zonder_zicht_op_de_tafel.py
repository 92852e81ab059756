"""Who may not know who takes part (PROC) neither learns it by trying nor decides about it."""

from tests.casus.bewijs import ALLEEN_SQLITE, kort, probleem, regels
from tests.klant import Spel
from tests.rollen import PERSONEN, org

pytestmark = ALLEEN_SQLITE


def test_who_may_not_know_the_table_seats_nobody_and_closes_nothing(spel: Spel) -> None:
    casus = f"/casussen/{spel.open_casus('bt', 'jgz', klassen=('OND',))['id']}"
    for naam in ("jeugdverpleegkundige", "leerplicht", "jeugdarts"):
        wie = {"medewerkerId": str(PERSONEN[naam].medewerker_id)}
        probleem(spel.gezinswerker.post(f"{casus}/deelnemers", wie), 403, "GEEN_PROC")
    sluiting = {"naar": "AFGESLOTEN", "reden": "ANDERS"}
    probleem(spel.gezinswerker.post(f"{casus}/overgangen", sluiting), 403, "GEEN_PROC")
    assert kort(regels(spel, "overgang.maken"))[-1] == ("GEWEIGERD", "GEEN_PROC")


def test_refusal_does_not_tell_the_status_to_who_may_not_know_it(spel: Spel) -> None:
    casus = f"/casussen/{spel.open_casus('bt', klassen=('OND',))['id']}"
    spel.contactpersoon.post(f"{casus}/overgangen", {"naar": "AFGESLOTEN", "reden": "ANDERS"})
    assert spel.gezinswerker.get(casus).json["status"] is None
    notitie = {"klasse": "GEZ", "tekst": "Rustiger thuis."}
    probleem(spel.gezinswerker.post(f"{casus}/notities", notitie), 403, "GEEN_PROC")
    probleem(spel.contactpersoon.post(f"{casus}/notities", notitie), 403, "STATUS")


def test_naming_a_herkomst_does_not_tell_who_takes_part(spel: Spel) -> None:
    geopend = spel.open_casus("school", "bt", "jgz")
    casus, ouder = f"/casussen/{geopend['id']}", geopend["gezaghebbenden"][0]
    van_bt = {"klasse": "GEZ", "tekst": "Verteld door het buurtteam.", "herkomst": str(org("bt"))}
    assert spel.contactpersoon.post(f"{casus}/notities", van_bt).status_code == 201
    spel.contactpersoon.post(f"/toestemmingen/{geopend['toestemmingId']}/intrekkingen", spel.intrekking(ouder))
    for organisatie in ("bt", "jgz", "lpa", "spec"):
        poging = van_bt | {"herkomst": str(org(organisatie))}
        probleem(spel.contactpersoon.post(f"{casus}/notities", poging), 409, "HERKOMST")
