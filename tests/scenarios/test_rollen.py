"""Scenarios 45 and 54 of the domain rules: who sits in the kernteam and must not see this casus."""

from flask import Flask

from tests.casus.bewijs import kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.nood.spoed import NOOD, nood, op, soorten
from tests.rollen import PERSONEN


def test_consent_that_leaves_leerplicht_out_hides_the_casus_from_him(spel: Spel) -> None:
    """Scenario 45: he sits in the weekly kernteam, and nothing of this casus reaches him."""
    met, zonder = spel.open_casus("school", "bt", "lpa"), spel.open_casus("school", "bt", "swv")
    pad = f"/casussen/{zonder['id']}"
    probleem(spel.leerplicht.get(pad), 404)
    for deel in ("betrokkenen", "deelnemers", "notities", "omstandigheden", "toestemmingen", "inzagen"):
        probleem(spel.leerplicht.get(f"{pad}/{deel}"), 404)
    assert [een["id"] for een in spel.leerplicht.get("/casussen").json["resultaten"]] == [met["id"]]
    zoek = {"achternaam": "van den Berg", "geboortedatum": spel.geboren(9)}
    gevonden = spel.leerplicht.post("/casussen/_zoek", zoek).json["resultaten"]
    assert [een["id"] for een in gevonden] == [met["id"]]
    assert len(spel.gezinswerker.post("/casussen/_zoek", zoek).json["resultaten"]) == 2
    assert zonder["id"] not in spel.leerplicht.get("/mijn/taken").text
    seat = {"medewerkerId": str(PERSONEN["leerplicht"].medewerker_id)}
    probleem(spel.contactpersoon.post(f"{pad}/deelnemers", seat), 409, "BUITEN_BEREIK")


def test_casus_of_ones_own_niece(toneel: Flask) -> None:
    """Scenario 54, V08: blocked; danger goes first, and then the privacyfunctionaris sees who it was."""
    with op(toneel) as spel:
        # who says so cannot open it: a colleague does
        with niets_bewaard(spel, "collega"):
            eigen = spel.opening(eigenRelatie=True)
            geweigerd = probleem(spel.contactpersoon.post("/casussen", eigen), 409, "EIGEN_RELATIE")
        assert "collega" in geweigerd["detail"]
        assert kort(regels(spel, "casus.openen")) == [("TOEGESTAAN", "TOEGESTAAN"), ("MISLUKT", "EIGEN_RELATIE")]
        geopend = spel.collega.post("/casussen", spel.opening(eigenRelatie=False))
        assert geopend.status_code == 201, geopend.json
        pad = f"/casussen/{geopend.json['id']}"
        probleem(spel.contactpersoon.get(pad), 404)

        # seated by mistake, he says so: the seat ends and does not come back
        seat = {"medewerkerId": str(PERSONEN["contactpersoon"].medewerker_id)}
        assert spel.collega.post(f"{pad}/deelnemers", seat).status_code == 201
        assert spel.contactpersoon.post(f"{pad}/afzijdigheden", {"reden": "FAMILIE"}).status_code == 204
        probleem(spel.contactpersoon.get(pad), 404)
        probleem(spel.collega.post(f"{pad}/deelnemers", seat), 409, "AFZIJDIG")

        # through the glass: it works, and it is an alarm of its own
        toegang = nood(spel, "contactpersoon", pad)
        assert {een["voornaam"] for een in toegang["betrokkenen"]} == {"Sam", "Anna", "Bram"}
        assert soorten(spel, "privacyfunctionaris") == ["NOODTOEGANG_BEOORDELEN", "NOODTOEGANG_AFZIJDIG"]
        assert soorten(spel, "leidinggevende_school") == ["NOODTOEGANG_GEBRUIKT"]  # not what the family is to him
        nood(spel, "collega", pad)
        laatste, eerste = spel.privacyfunctionaris.get("/noodtoegangen").json["resultaten"]
        assert (laatste["afzijdig"], eerste["afzijdig"]) == (None, "FAMILIE")
        woorden = spel.privacyfunctionaris.get(f"/noodtoegangen/{toegang['id']}/verantwoording").json
        assert (woorden["afzijdig"], woorden["reden"]) == ("FAMILIE", NOOD["reden"])
