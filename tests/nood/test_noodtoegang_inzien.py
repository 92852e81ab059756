"""noodtoegang.inzien: who looks back reads why, in a line of its own, and nothing of the casus."""

from uuid import uuid4

from tests.casus.bewijs import kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.nood.spoed import NOOD, kaart, nood


def test_privacyfunctionaris_reads_the_reason_and_no_more(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")["id"]
    kaart(spel, "gezinswerker", f"/casussen/{casus}", "MEDICATIE", "Diazepam.")
    toegang = nood(spel, "gezinswerker", f"/casussen/{casus}")["id"]
    with niets_bewaard(spel):
        antwoord = spel.privacyfunctionaris.get(f"/noodtoegangen/{toegang}/verantwoording")
    assert antwoord.status_code == 200, antwoord.json
    assert (antwoord.json["reden"], antwoord.json["redencode"]) == (NOOD["reden"], NOOD["redencode"])
    assert (antwoord.json["uitkomst"], antwoord.json["toelichting"], antwoord.json["beoordeeldOp"]) == (
        None,
        None,
        None,
    )
    for woord in ("Diazepam", "Berg", "Anna"):
        assert woord not in antwoord.text
    (regel,) = regels(spel, "noodtoegang.inzien")
    assert (regel["klassen"], regel["grondslag"], regel["casus"]) == (["PROC"], "AVG 6(1)e", casus)


def test_unknown_is_not_found_and_others_are_refused(spel: Spel) -> None:
    toegang = nood(spel, "gezinswerker", f"/casussen/{spel.open_casus('school')['id']}")["id"]
    probleem(spel.privacyfunctionaris.get(f"/noodtoegangen/{uuid4()}/verantwoording"), 404)
    for naam in ("gezinswerker", "leidinggevende_bt", "beheerder"):
        probleem(spel.klanten[naam].get(f"/noodtoegangen/{toegang}/verantwoording"), 403, "ROL")
    assert kort(regels(spel, "noodtoegang.inzien")) == [("GEWEIGERD", "ONBEKEND"), *[("GEWEIGERD", "ROL")] * 3]
