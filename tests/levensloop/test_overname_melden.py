"""overname.melden: when a casus ends, each organisation takes over its own part and says so (S12)."""

from kernteam.taak.models import Taaksoort
from tests.casus.bewijs import kort, niets_bewaard, probleem, regels
from tests.klant import Klant, Spel
from tests.levensloop.verloop import DICHT, ga, pad_van
from tests.rollen import org

GEDAAN = {"uitkomst": "OVERGENOMEN"}


def wacht(klant: Klant) -> list[str]:
    soort = Taaksoort.EIGEN_DEEL_OVERNEMEN
    return [een["id"] for een in klant.get("/mijn/taken").json["resultaten"] if een["soort"] == soort]


def test_every_organisation_is_asked_and_answers_once(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")
    pad = f"{pad_van(casus)}/overnames"
    probleem(spel.gezinswerker.post(pad, GEDAAN), 409, "NIET_GEVRAAGD")
    assert ga(spel.contactpersoon, casus, **DICHT).status_code == 200
    assert (len(wacht(spel.gezinswerker)), len(wacht(spel.contactpersoon))) == (1, 1)
    afronding = f"/taken/{wacht(spel.gezinswerker)[0]}/afrondingen"
    probleem(spel.gezinswerker.post(afronding, {"gezien": True}), 409, "VOLGT_VANZELF")
    assert spel.gezinswerker.post(pad, GEDAAN).status_code == 204
    assert (wacht(spel.gezinswerker), len(wacht(spel.contactpersoon))) == ([], 1)
    with niets_bewaard(spel, "gezinswerker"):
        probleem(spel.gezinswerker.post(pad, {"uitkomst": "NIETS_EIGENS"}), 409, "AL_GEMELD")
    stand = spel.contactpersoon.get(f"{pad_van(casus)}/overgangen").json["overnames"]
    assert {een["organisatieId"]: een["uitkomst"] for een in stand} == {
        str(org("bt")): "OVERGENOMEN",
        str(org("school")): None,
    }
    assert kort(regels(spel, "overname.melden"))[2] == ("TOEGESTAAN", "TOEGESTAAN")


def test_handing_over_asks_it_as_well(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")
    verteld = {"geinformeerdDatum": spel.over(0), "wijze": "GESPREK"}
    ga(spel.contactpersoon, casus, "OVERGEDRAGEN", gemeenteCode="0307", oudersGeinformeerd=verteld)
    assert len(wacht(spel.gezinswerker)) == 1


def test_stranger_says_nothing(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")
    ga(spel.contactpersoon, casus, **DICHT)
    with niets_bewaard(spel, "vreemde"):
        probleem(spel.vreemde.post(f"{pad_van(casus)}/overnames", GEDAAN), 404)
