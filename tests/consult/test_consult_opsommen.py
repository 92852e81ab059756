"""consult.opsommen: a specialist lists the running consulten of his organisation, by pages."""

from tests.casus.bewijs import ALLEEN_SQLITE, opdrachten, probleem, regels
from tests.consult.proef import casus_met_consent, vraag
from tests.klant import Spel


def test_list_shows_running_consulten_of_the_own_organisation_without_content(spel: Spel) -> None:
    casus = casus_met_consent(spel)
    consulten = [vraag(spel, casus) for _ in range(3)]
    gevonden: list[str] = []
    pad = "/consulten?limit=2"
    for _ in range(2):
        bladzijde = spel.specialist.get(pad).json
        gevonden += [een["id"] for een in bladzijde["resultaten"]]
        pad = f"/consulten?limit=2&cursor={bladzijde['volgende']}"
    assert gevonden == consulten[::-1]
    tekst = spel.specialist.get("/consulten").text
    assert "slapen" not in tekst
    assert casus["id"] not in tekst
    assert spel.andere_specialist.get("/consulten").json == {"resultaten": [], "volgende": None}
    probleem(spel.gezinswerker.get("/consulten"), 403, "ROL")
    lijst, *per_consult = [een for een in regels(spel, "consult.opsommen") if een["uitkomst"] == "TOEGESTAAN"][-4:]
    assert {een["casus"] for een in per_consult} | {lijst["casus"]} <= {casus["id"], None}


@ALLEEN_SQLITE
def test_list_takes_as_many_statements_for_many_consulten(spel: Spel) -> None:
    aantallen = []
    for _ in range(2):
        for _ in range(2):
            vraag(spel, casus_met_consent(spel))
        spel.specialist.koppen()
        with opdrachten(spel.app) as gezien:
            assert spel.specialist.get("/consulten").status_code == 200
        aantallen.append(len(gezien))
    assert aantallen[0] == aantallen[1]
