"""verband.opsommen: only who may know both casussen sees that they are linked, and each gets its own line."""

from tests.casus.bewijs import probleem, regels
from tests.klant import Klant, Spel
from tests.levensloop.verloop import pad_van


def verbanden(klant: Klant, casus: dict[str, str]) -> list[tuple[str, str]]:
    antwoord = klant.get(f"{pad_van(casus)}/verbanden")
    assert antwoord.status_code == 200, antwoord.json
    return [(een["casusId"], een["soort"]) for een in antwoord.json["resultaten"]]


def test_reader_sees_a_link_only_when_he_may_know_both(spel: Spel) -> None:
    een, samen, zonder = (
        spel.open_casus("school", "bt", "jgz"),
        spel.open_casus("school", "bt", leeftijd=7),
        spel.open_casus("school", "jgz", leeftijd=5),
    )
    for ander in (samen, zonder):
        inhoud = {"casusId": ander["id"], "soort": "BROER_ZUS"}
        assert spel.contactpersoon.post(f"{pad_van(een)}/verbanden", inhoud).status_code == 201
    assert sorted(verbanden(spel.contactpersoon, een)) == sorted(
        [(samen["id"], "BROER_ZUS"), (zonder["id"], "BROER_ZUS")]
    )
    assert verbanden(spel.contactpersoon, samen) == [(een["id"], "BROER_ZUS")]
    voor = len(regels(spel, "verband.opsommen"))
    assert verbanden(spel.gezinswerker, een) == [(samen["id"], "BROER_ZUS")]
    erbij = regels(spel, "verband.opsommen")[voor:]
    assert [regel["casus"] for regel in erbij] == [een["id"], samen["id"]]
    assert verbanden(spel.jeugdverpleegkundige, een) == [(zonder["id"], "BROER_ZUS")]


def test_link_goes_with_the_consent_of_either(spel: Spel) -> None:
    een, ander = spel.open_casus("school", "bt"), spel.open_casus("school", "bt", leeftijd=7)
    inhoud = {"casusId": ander["id"], "soort": "BROER_ZUS"}
    spel.gezinswerker.post(f"{pad_van(een)}/verbanden", inhoud)
    intrekking = spel.intrekking(ander["gezaghebbenden"][0])
    spel.contactpersoon.post(f"/toestemmingen/{ander['toestemmingId']}/intrekkingen", intrekking)
    assert verbanden(spel.gezinswerker, een) == []
    probleem(spel.gezinswerker.get(f"{pad_van(ander)}/verbanden"), 404)
    assert verbanden(spel.contactpersoon, een) == [(ander["id"], "BROER_ZUS")]
