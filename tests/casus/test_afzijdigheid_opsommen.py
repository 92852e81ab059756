"""afzijdigheid.opsommen: what leerplicht had read when it left to enforce (domain rules 6.5)."""

import pytest

from tests.casus.bewijs import ALLEEN_SQLITE, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.nood.spoed import soorten
from tests.rollen import PERSONEN, org

LPA = str(PERSONEN["leerplicht"].medewerker_id)
PV = {"reden": "PROCES_VERBAAL"}


def _vertrek(spel: Spel, wie: str, pad: str) -> list[dict[str, object]]:
    antwoord = spel.klanten[wie].get(f"{pad}/afzijdigheden")
    assert antwoord.status_code == 200, antwoord.json
    rijen: list[dict[str, object]] = antwoord.json["resultaten"]
    return rijen


def test_leerplicht_leaves_for_ever_with_a_list_of_what_it_had_read(spel: Spel) -> None:
    """Scenario 59: from now on there is only the statutory channel."""
    pad = f"/casussen/{spel.open_casus('school', 'bt', 'lpa', klassen=('ID', 'OND', 'PROC'))['id']}"
    spel.contactpersoon.post(f"{pad}/notities", {"klasse": "OND", "tekst": "Kwam drie weken niet."})
    for deel in ("", "/notities"):
        assert spel.leerplicht.get(f"{pad}{deel}").status_code == 200
    assert spel.leerplicht.post(f"{pad}/afzijdigheden", PV).status_code == 204
    probleem(spel.leerplicht.get(pad), 404)
    terug = {"medewerkerId": LPA}
    probleem(spel.contactpersoon.post(f"{pad}/deelnemers", terug), 409, "AFZIJDIG")
    (een,) = _vertrek(spel, "contactpersoon", pad)
    assert (een["medewerkerId"], een["gemeldDoor"], een["reden"]) == (LPA, LPA, "PROCES_VERBAAL")
    gelezen = {str(regel["handeling"]): regel for regel in een["gelezen"]}  # type: ignore[attr-defined]
    assert list(gelezen) == ["afzijdigheid.melden", "notitie.opsommen", "casus.lezen"]
    assert gelezen["notitie.opsommen"]["klassen"] == ["OND", "PROC"]
    assert gelezen["notitie.opsommen"]["eigenaren"]
    assert set(gelezen["casus.lezen"]["eigenaren"]) >= {str(org("school"))}
    assert _vertrek(spel, "privacyfunctionaris", pad) == [een]
    assert "LEERPLICHT_VERTROKKEN" in soorten(spel, "privacyfunctionaris")


def test_contactpersoon_reports_it_on_his_word(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt', 'lpa')['id']}"
    inhoud = {"reden": "HALT", "medewerkerId": LPA}
    with niets_bewaard(spel, "gezinswerker"):
        probleem(spel.gezinswerker.post(f"{pad}/afzijdigheden", inhoud), 403, "NIET_EIGEN")
        probleem(spel.contactpersoon.post(f"{pad}/afzijdigheden", inhoud | {"reden": "BUREN"}), 403, "NIET_EIGEN")
        ander = inhoud | {"medewerkerId": str(PERSONEN["gezinswerker"].medewerker_id)}
        probleem(spel.contactpersoon.post(f"{pad}/afzijdigheden", ander), 409, "NIET_AAN_TAFEL")
    assert spel.contactpersoon.post(f"{pad}/afzijdigheden", inhoud).status_code == 204
    (een,) = _vertrek(spel, "contactpersoon", pad)
    assert een["gemeldDoor"] == str(PERSONEN["contactpersoon"].medewerker_id)
    probleem(spel.leerplicht.get(pad), 404)
    assert spel.contactpersoon.get(pad).status_code == 200


@ALLEEN_SQLITE
@pytest.mark.parametrize("reden", ["VERHOOR", "HALT", "PROCES_VERBAAL"])
def test_nobody_else_leaves_to_enforce(spel: Spel, reden: str) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt', 'lpa')['id']}"
    with niets_bewaard(spel, "gezinswerker"):
        for naam in ("contactpersoon", "gezinswerker"):
            probleem(spel.klanten[naam].post(f"{pad}/afzijdigheden", {"reden": reden}), 409, "NIET_LEERPLICHT")


@ALLEEN_SQLITE
def test_list_is_for_the_school_and_tells_nothing_of_who_knows_the_family(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt', 'lpa', 'jgz')['id']}"
    assert spel.leerplicht.post(f"{pad}/afzijdigheden", {"reden": "BUREN"}).status_code == 204
    assert _vertrek(spel, "contactpersoon", pad) == []
    probleem(spel.gezinswerker.get(f"{pad}/afzijdigheden"), 403, "PARTIJ")
    probleem(spel.vreemde.get(f"{pad}/afzijdigheden"), 404)
    assert regels(spel, "afzijdigheid.opsommen")[-1]["reden"] == "GEEN_DEELNEMER"
