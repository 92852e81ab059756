"""aandachtsfunctionaris.aanwijzen: a colleague comes in, the one before goes out."""

from tests.casus.bewijs import fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.rollen import PERSONEN
from tests.veiligheid.verloop import SLOT, aanwijzing, open_meldcode


def test_named_colleague_reads_and_works_in_it(spel: Spel) -> None:
    pad = open_meldcode(spel.jeugdverpleegkundige, tot=2)
    probleem(spel.jeugdarts.get(pad), 404)
    antwoord = spel.jeugdverpleegkundige.put(f"{pad}/aandachtsfunctionaris", aanwijzing("jeugdarts"))
    assert antwoord.status_code == 200
    assert antwoord.json["aandachtsfunctionarisId"] == str(PERSONEN["jeugdarts"].medewerker_id)
    assert spel.jeugdarts.get(pad).json == antwoord.json
    assert spel.jeugdarts.post(f"{pad}/stappen", {"nummer": 3, "tekst": "Gesproken."}).status_code == 201
    (regel,) = regels(spel, "aandachtsfunctionaris.aanwijzen")
    assert (regel["uitkomst"], regel["doel"], regel["klassen"]) == ("TOEGESTAAN", "P5", ["VEIL"])


def test_who_was_named_before_sees_it_no_longer(spel: Spel) -> None:
    pad = open_meldcode(spel.contactpersoon)
    for naam in ("collega", "collega"):
        assert spel.contactpersoon.put(f"{pad}/aandachtsfunctionaris", aanwijzing(naam)).status_code == 200
    assert spel.collega.get(pad).status_code == 200
    gezinswerk = open_meldcode(spel.jeugdarts)
    assert (
        spel.jeugdarts.put(f"{gezinswerk}/aandachtsfunctionaris", aanwijzing("jeugdverpleegkundige")).status_code == 200
    )
    assert spel.jeugdverpleegkundige.get(gezinswerk).status_code == 200


def test_stranger_and_handler_are_refused(spel: Spel) -> None:
    pad = open_meldcode(spel.contactpersoon)
    with niets_bewaard(spel):
        for naam in ("vreemde", "gezinswerker", "privacyfunctionaris", "contactpersoon"):
            antwoord = spel.contactpersoon.put(f"{pad}/aandachtsfunctionaris", aanwijzing(naam))
            assert fouten(antwoord) == {("/medewerkerId", "GEEN_COLLEGA")}
        assert fouten(spel.contactpersoon.put(f"{pad}/aandachtsfunctionaris", {})) == {("/medewerkerId", "VERPLICHT")}
    assert spel.contactpersoon.put(f"{pad}/aandachtsfunctionaris", aanwijzing("collega")).status_code == 200
    with niets_bewaard(spel, "collega"):
        antwoord = spel.collega.put(f"{pad}/aandachtsfunctionaris", aanwijzing("contactpersoon"))
        probleem(antwoord, 409, "BEHANDELAAR")
    assert kort(regels(spel, "aandachtsfunctionaris.aanwijzen"))[-1] == ("MISLUKT", "BEHANDELAAR")


def test_nobody_is_named_after_the_end(spel: Spel) -> None:
    pad = open_meldcode(spel.contactpersoon, tot=2)
    assert spel.contactpersoon.post(f"{pad}/afsluitingen", SLOT | {"reden": "VERMOEDEN_WEGGENOMEN"}).status_code == 201
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.put(f"{pad}/aandachtsfunctionaris", aanwijzing("collega")), 409, "AFGESLOTEN")
