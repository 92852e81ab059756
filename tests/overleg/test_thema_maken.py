"""thema.maken: something of the whole school on the agenda, without any person in it."""

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.overleg.vergaderen import THEMA, plan


def test_theme_is_on_the_agenda_for_all_and_the_line_says_it_holds_nobody(spel: Spel) -> None:
    overleg = plan(spel)
    antwoord = spel.leerplicht.post(f"{overleg}/themas", THEMA)
    assert antwoord.status_code == 201, antwoord.json
    assert antwoord.headers["ETag"] == '"1"'
    assert (antwoord.json["vraag"], antwoord.json["afspraak"]) == (THEMA["vraag"], None)
    for naam in ("contactpersoon", "begeleider"):
        assert spel.klanten[naam].get(overleg).json["themas"] == [antwoord.json]
    assert kort(regels(spel, "thema.maken")) == [("TOEGESTAAN", "ZONDER_PERSONEN")]


@ALLEEN_SQLITE
def test_theme_holds_no_person(spel: Spel) -> None:
    overleg = plan(spel)
    with niets_bewaard(spel, "vreemde"):
        bsn = THEMA | {"vraag": "Hoe helpen we 111222333?"}
        assert fouten(spel.contactpersoon.post(f"{overleg}/themas", bsn)) == {("/vraag", "BSN")}
        for anders in ({"zonderPersonen": False}, {"zonderPersonen": None}, {"vraag": "x" * 501}):
            (wijzer,) = {een for een, _ in fouten(spel.contactpersoon.post(f"{overleg}/themas", THEMA | anders))}
            assert wijzer == f"/{next(iter(anders))}"
        probleem(spel.vreemde.post(f"{overleg}/themas", THEMA), 404)
    spel.contactpersoon.delete(overleg)
    probleem(spel.contactpersoon.post(f"{overleg}/themas", THEMA), 409, "AFGELAST")
