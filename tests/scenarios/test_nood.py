"""Scenario 31 of the domain rules, the side of the emergency: an acute threat of suicide at school, no consent."""

from flask import Flask

from tests.casus.bewijs import kort, probleem, regels
from tests.nood.spoed import OORDEEL, kaart, nood, op, soorten, taken


def test_acute_suicide_threat_without_toestemming(toneel: Flask) -> None:
    """S13, B11: the minimum, at once, to who can help now; logged; told and judged afterwards (S09)."""
    with op(toneel, "2026-11-20 14:00:00") as spel:
        geopend = spel.open_casus("school", "bt", "jgz")
        pad, ouder = f"/casussen/{geopend['id']}", geopend["gezaghebbenden"][0]
        spel.contactpersoon.post(f"{pad}/notities", {"klasse": "OND", "tekst": "Haalt geen voldoendes."})
        spel.jeugdverpleegkundige.post(f"{pad}/notities", {"klasse": "MED", "tekst": "Onder behandeling."})
        kaart(spel, "jeugdverpleegkundige", pad, "BEHANDELAAR", "Dr. Vos, spoednummer 030-7654321.")
        # a parent withdraws: from now on everybody sees only what is his own
        spel.contactpersoon.post(f"/toestemmingen/{geopend['toestemmingId']}/intrekkingen", spel.intrekking(ouder))
        assert spel.contactpersoon.get(pad).json["status"] == "OPGESCHORT"

        # a colleague of the contactpersoon, who does not sit at the table, finds Sam in acute danger
        probleem(spel.collega.get(pad), 404)
        toegang = nood(spel, "collega", pad)
        assert {een["voornaam"] for een in toegang["betrokkenen"]} == {"Sam", "Anna", "Bram"}
        assert [een["tekst"] for een in toegang["noodkaarten"]] == ["Dr. Vos, spoednummer 030-7654321."]
        assert "voldoendes" not in str(toegang)
        assert "Onder behandeling" not in str(toegang)

        # another school, leerplicht and the samenwerkingsverband learn nothing
        for naam in ("vreemde", "leerplicht", "begeleider"):
            reden = {"redencode": "SUICIDEDREIGING", "reden": "Ook ik wil kijken."}
            probleem(spel.klanten[naam].post(f"{pad}/noodtoegangen", reden), 404)
        assert soorten(spel, "leidinggevende_school") == ["NOODTOEGANG_GEBRUIKT"]
        assert [een["uiterlijkDatum"] for een in taken(spel, "collega")] == ["2026-11-23"]

    # an hour later it is over
    with op(toneel, "2026-11-20 15:01:00") as spel:
        probleem(spel.collega.get(f"/noodtoegangen/{toegang['id']}"), 403, "VERLOPEN")

    # on Monday the parents are told, and the privacyfunctionaris judges before his term ends
    with op(toneel, "2026-11-23 09:00:00") as spel:
        (taak,) = taken(spel, "collega")
        gedaan = {"geinformeerdDatum": "2026-11-23", "wijze": "GESPREK"}
        assert spel.collega.post(f"/taken/{taak['id']}/afrondingen", gedaan).status_code == 204
        (te_beoordelen,) = spel.privacyfunctionaris.get("/noodtoegangen?open=true").json["resultaten"]
        assert (te_beoordelen["beoordelenUiterlijkDatum"], te_beoordelen["teLaat"]) == ("2026-11-24", False)
        adres = f"/noodtoegangen/{toegang['id']}/beoordelingen"
        assert spel.privacyfunctionaris.post(adres, OORDEEL).status_code == 201
        assert taken(spel, "collega") == []
        assert soorten(spel, "privacyfunctionaris") == ["NOODTOEGANG_GEBRUIKT"]
        assert kort(regels(spel, "noodtoegang.openen", casus=geopend["id"])) == [
            ("TOEGESTAAN", "SUICIDEDREIGING"),
            *[("GEWEIGERD", "NIET_GEROEPEN")] * 3,
        ]
