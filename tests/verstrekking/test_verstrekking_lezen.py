"""verstrekking.lezen: exactly what was sent, for the own organisation only."""

from uuid import uuid4

from tests.casus.bewijs import kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.verstrekking.delen import buiten, notitie, verstrekking


def test_own_organisation_reads_exactly_what_it_gave(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    uren = notitie(spel, "contactpersoon", pad, "VERZ", "Zestien uur gemist.")
    inhoud = verstrekking("lpa", "P3", {"klasse": "ID"}, {"klasse": "VERZ", "notitieIds": [uren]})
    gegeven = spel.contactpersoon.post(f"{pad}/verstrekkingen", inhoud).json
    with niets_bewaard(spel):
        antwoord = spel.contactpersoon.get(f"{pad}/verstrekkingen/{gegeven['id']}")
    assert (antwoord.status_code, antwoord.json) == (200, gegeven)
    (regel,) = regels(spel, "verstrekking.lezen")
    assert {"ID", "PROC", "VERZ"} <= set(regel["klassen"])


def test_other_organisation_and_other_casus_find_nothing(spel: Spel) -> None:
    een, ander = spel.open_casus("school", "bt"), spel.open_casus("school", "bt")
    pad = f"/casussen/{een['id']}/verstrekkingen"
    gegeven = spel.contactpersoon.post(pad, verstrekking("lpa", "P3", {"klasse": "ID"})).json["id"]
    onbekend = probleem(spel.contactpersoon.get(f"{pad}/{uuid4()}"), 404)
    assert probleem(spel.gezinswerker.get(f"{pad}/{gegeven}"), 404) == onbekend
    assert probleem(spel.collega.get(f"{pad}/{gegeven}"), 404) == onbekend
    assert probleem(spel.contactpersoon.get(f"/casussen/{ander['id']}/verstrekkingen/{gegeven}"), 404) == onbekend
    assert ("GEWEIGERD", "GEEN_DEELNEMER") in kort(regels(spel, "verstrekking.lezen"))


def test_what_went_outside_this_system_is_a_fact_without_content(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}/verstrekkingen"
    inhoud = verstrekking("bt", "P5", {"klasse": "VEIL"}, {"klasse": "STRAF"}, meldcodeGevolgd=True) | buiten("VT")
    gegeven = spel.contactpersoon.post(pad, inhoud)
    assert gegeven.status_code == 201, gegeven.json
    delen = spel.contactpersoon.get(f"{pad}/{gegeven.json['id']}").json["onderdelen"]
    assert [(een["klasse"], een["inhoud"]) for een in delen] == [("STRAF", None), ("VEIL", None)]
    assert [een["avg"] for een in delen] == ["AVG 6(1)e; AVG 10", "AVG 6(1)e; AVG 9(2)g"]
