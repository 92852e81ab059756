"""signaal.melden: a kernteamlid notes a worry in his own part (6.4 no. 1), and nobody hears of it."""

from datetime import timedelta
from typing import Any

import pytest

from kernteam.grond.fouten import LogboekOnbeschikbaar
from kernteam.logboek.schrijver import Schrijver
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels, rijen
from tests.klant import Spel
from tests.nood.spoed import taken
from tests.rollen import ANDERE_SCHOOL, KERNTEAM, PERSONEN, org
from tests.signaal.verloop import meld, signaal

SLEUTEL = {"Idempotency-Key": "3f0e4b0a-6a55-4f0c-9f3e-2f6f3a1c9d10"}


def test_signal_has_its_own_key_and_nothing_comes_beside_it(spel: Spel) -> None:
    spel.gezinswerker.koppen()
    voor = rijen(spel.app)
    antwoord = spel.gezinswerker.post("/signalen", signaal(spel))
    assert (antwoord.status_code, set(antwoord.json)) == (201, {"id"})
    assert antwoord.headers["Location"] == f"/v1/signalen/{antwoord.json['id']}"
    erbij = {naam: aantal - voor[naam] for naam, aantal in rijen(spel.app).items() if aantal != voor[naam]}
    assert erbij == {"signaal": 1, "datasleutel": 1}
    (regel,) = regels(spel, "signaal.melden")
    assert (regel["uitkomst"], regel["reden"], regel["doel"]) == ("TOEGESTAAN", "TOEGESTAAN", "P1")
    assert (regel["casus"], regel["grondslag"], regel["klassen"]) == (antwoord.json["id"], "AVG 6(1)e", [])


@pytest.mark.parametrize("naam", KERNTEAM)
def test_every_lid_of_the_kernteam_notes_one_in_his_own_part(spel: Spel, naam: str) -> None:
    gelezen = spel.klanten[naam].get(meld(spel, naam)).json
    assert gelezen["organisatieId"] == str(org(PERSONEN[naam].organisatie))
    assert gelezen["melderId"] == str(PERSONEN[naam].medewerker_id)


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    "naam", ["contactpersoon", "specialist", "privacyfunctionaris", "leidinggevende_bt", "beheerder"]
)
def test_other_roles_do_not(spel: Spel, naam: str) -> None:
    with niets_bewaard(spel, naam):
        probleem(spel.klanten[naam].post("/signalen", signaal(spel)), 403, "ROL")
    assert kort(regels(spel, "signaal.melden")) == [("GEWEIGERD", "ROL")]


def test_school_hears_nothing(spel: Spel) -> None:
    meld(spel)
    for naam in ("contactpersoon", "collega", "leidinggevende_school"):
        assert taken(spel, naam) == []


@ALLEEN_SQLITE
@pytest.mark.parametrize("naam", ["gezinswerker", "jeugdarts"])
def test_school_is_one_of_the_own_kernteam(spel: Spel, naam: str) -> None:
    """The jeugdarts is in no kernteam; of a school that does not exist nothing else is told."""
    scholen = ("00AA00", "99ZZ99") if naam == "jeugdarts" else (ANDERE_SCHOOL, "00DD00", "99ZZ99")
    with niets_bewaard(spel, naam):
        for code in scholen:
            antwoord = spel.klanten[naam].post("/signalen", signaal(spel, vestigingscode=code))
            probleem(antwoord, 403, "NIET_EIGEN_SCHOOL")
    assert kort(regels(spel, "signaal.melden")) == [("GEWEIGERD", "NIET_EIGEN_SCHOOL")] * len(scholen)


def test_every_fault_is_told_and_nothing_is_stored(spel: Spel) -> None:
    morgen = (spel.vandaag() + timedelta(days=1)).isoformat()
    anders = {"zorg": "bsn 111222333", "naam": "Sam 123456782", "geboortedatum": morgen}
    with niets_bewaard(spel, "gezinswerker"):
        assert fouten(spel.gezinswerker.post("/signalen", signaal(spel, **anders))) == {
            ("/zorg", "BSN"),
            ("/naam", "BSN"),
            ("/geboortedatum", "TOEKOMST"),
        }
        assert fouten(spel.gezinswerker.post("/signalen", {"klasse": "VEIL", "school": "x"})) == {
            ("/vestigingscode", "VERPLICHT"),
            ("/naam", "VERPLICHT"),
            ("/geboortedatum", "VERPLICHT"),
            ("/zorg", "VERPLICHT"),
            ("/klasse", "KEUZE"),
            ("/school", "ONBEKEND_VELD"),
        }


@ALLEEN_SQLITE
def test_confirmed_digits_are_no_bsn_and_the_line_says_so(spel: Spel) -> None:
    meld(spel, zorg="Boek 123456782.", bevestigdGeenBsn=True)
    assert kort(regels(spel, "signaal.melden")) == [("TOEGESTAAN", "GEEN_BSN_BEVESTIGD")]


def test_sent_twice_is_done_once(spel: Spel) -> None:
    eerste = spel.gezinswerker.post("/signalen", signaal(spel), SLEUTEL)
    with niets_bewaard(spel, "gezinswerker"):
        tweede = spel.gezinswerker.post("/signalen", signaal(spel), SLEUTEL)
        probleem(spel.gezinswerker.post("/signalen", signaal(spel, zorg="Anders."), SLEUTEL), 409, "ANDERE_INHOUD")
    assert (tweede.status_code, tweede.json) == (201, eerste.json)
    assert tweede.headers["Location"] == eerste.headers["Location"]


def test_without_a_line_there_is_no_signal(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    def log_weg(*_args: Any, **_kwargs: Any) -> None:
        raise LogboekOnbeschikbaar

    with niets_bewaard(spel, "gezinswerker"), monkeypatch.context() as kapot:
        kapot.setattr(Schrijver, "schrijf", log_weg)
        probleem(spel.gezinswerker.post("/signalen", signaal(spel)), 503)
