"""anoniemconsult.stellen: without a name, apart from every casus, and what gives somebody away is pointed at."""

from typing import Any

import pytest

from kernteam.consult.models import AnoniemConsult
from kernteam.http.verzoek import db
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, opdrachten, probleem, regels, sleutels
from tests.consult.proef import ANONIEM, OMSCHREVEN, anoniem
from tests.klant import Spel
from tests.nood.spoed import soorten
from tests.rollen import org

PAD = "/anonieme-consulten"


def kenmerken(spel: Spel, tekst: str, *, bevestigd: bool = False) -> set[str]:
    inhoud = OMSCHREVEN | {"vraag": tekst, "bevestigdNietHerleidbaar": bevestigd}
    antwoord = spel.gezinswerker.post(PAD, inhoud)
    return set() if antwoord.status_code == 201 else {code for _, code in fouten(antwoord)}


def test_question_has_its_own_key_and_no_casus(spel: Spel) -> None:
    spel.open_casus("school", "bt")
    eerder = sleutels(spel.app)
    consult = anoniem(spel)
    assert sleutels(spel.app) == eerder + 1
    with spel.app.app_context():
        rij = db.session.scalars(db.select(AnoniemConsult)).one()
    assert (str(rij.id), rij.aanbieder_id) == (consult, org("spec"))
    assert b"slaapt" not in bytes.__getitem__(rij.vraag, slice(None))
    assert {een.name for een in AnoniemConsult.__table__.columns} & {"casus_id", "vestigingscode"} == set()
    assert kort(regels(spel, "anoniemconsult.stellen")) == [("TOEGESTAAN", "TOEGESTAAN")]
    assert regels(spel, "anoniemconsult.stellen")[0]["doel"] == "P4"
    assert soorten(spel, "specialist") == ["CONSULT_GEVRAAGD"]


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("tekst", "kenmerk"),
    [
        ("Hoe help ik Sam verder?", "NAAM"),
        ("De jongen is geboren op 14-3-2015.", "DATUM"),
        ("Sinds 3 maart slaapt hij niet.", "DATUM"),
        ("Zij woont op de Voorbeeldstraat 12.", "ADRES"),
        ("Het speelt in 3512 AA.", "POSTCODE"),
        ("Bel moeder op 06-12345678.", "TELEFOON"),
        ("Mail naar ouder@voorbeeld.example.", "EMAILADRES"),
        ("een jongen van 9 jaar uit Utrecht is doof geworden", "COMBINATIE"),
    ],
)
def test_soft_trait_is_pointed_at_and_may_be_confirmed(spel: Spel, tekst: str, kenmerk: str) -> None:
    """S02, S03: who wrote it looks again, and says that nobody can be recognised."""
    with niets_bewaard(spel, "gezinswerker"):
        assert kenmerk in kenmerken(spel, tekst)
    assert kenmerken(spel, tekst, bevestigd=True) == set()
    assert kort(regels(spel, "anoniemconsult.stellen"))[-1] == ("TOEGESTAAN", "NIET_HERLEIDBAAR_BEVESTIGD")


@ALLEEN_SQLITE
def test_place_of_a_trait_is_told_and_its_text_not_repeated(spel: Spel) -> None:
    antwoord = spel.gezinswerker.post(PAD, OMSCHREVEN | {"vraag": "Bel 06-12345678 even."})
    (fout,) = probleem(antwoord, 400)["fouten"]
    assert (fout["wijzer"], fout["code"]) == ("/vraag", "TELEFOON")
    assert fout["uitleg"].startswith("Teken 5 tot en met 15:")
    assert "06-12345678" not in antwoord.text


@ALLEEN_SQLITE
def test_hard_trait_is_refused_whatever_is_confirmed(spel: Spel) -> None:
    """S03: a BSN, and a name of a casus of his own."""
    spel.open_casus("school", "bt")
    with niets_bewaard(spel, "gezinswerker"):
        assert kenmerken(spel, "Nummer 123456782 speelt.", bevestigd=True) == {"BSN"}
        for tekst in ("hoe help ik sam verder?", "Sams moeder", "familie van den BERG", "Ik sprak Bram-Jan."):
            assert kenmerken(spel, tekst, bevestigd=True) == {"NAAM_UIT_CASUS"}, tekst
    assert kenmerken(spel, "Hoe help ik een kind van een bergachtige streek?", bevestigd=True) == set()


@ALLEEN_SQLITE
def test_name_of_a_casus_he_does_not_know_is_only_soft(spel: Spel) -> None:
    """That a name is in somebody else's casus must not be learnt by trying it."""
    spel.open_casus("school", "jgz")  # the buurtteam takes no part
    spel.open_casus("school", "bt", klassen=("OND", "PROC", "GEZ"))  # it takes part, and may not read who it is about
    assert kenmerken(spel, "Hoe help ik Sam verder?") == {"NAAM"}
    assert kenmerken(spel, "Hoe help ik Sam verder?", bevestigd=True) == set()
    casus = spel.open_casus("school", "bt", jeugdige=spel.opening()["jeugdige"] | {"voornaam": "Zoë"})
    spel.volwassene(casus, "Carla-Marie")
    for naam in ("zoe", "carla", "Dijk"):
        assert kenmerken(spel, f"Hoe help ik {naam}?", bevestigd=True) == {"NAAM_UIT_CASUS"}, naam


@ALLEEN_SQLITE
def test_only_secrecy_bound_professions_ask_and_only_of_specialist_help(spel: Spel) -> None:
    """Domain rules 6.5: narrower than transition 2, which lets any member ask advice of another at his own table."""
    for naam in ("gezinswerker", "jeugdverpleegkundige", "jeugdarts"):
        anoniem(spel, naam)
    with niets_bewaard(spel, "leerplicht", "begeleider", "specialist", "beheerder", "gezinswerker"):
        for naam in ("leerplicht", "begeleider"):
            probleem(spel.klanten[naam].post(PAD, OMSCHREVEN), 403, "DISCIPLINE")
        for naam in ("contactpersoon", "specialist", "beheerder"):
            probleem(spel.klanten[naam].post(PAD, OMSCHREVEN), 403, "ROL")
        ander = OMSCHREVEN | {"organisatieId": str(org("jgz"))}
        assert fouten(spel.gezinswerker.post(PAD, ander)) == {("/organisatieId", "GEEN_AANBIEDER")}


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("inhoud", "verwacht"),
    [
        ({}, {("/vraag", "VERPLICHT"), ("/organisatieId", "VERPLICHT")}),
        (OMSCHREVEN | {"vraag": ""}, {("/vraag", "LENGTE")}),
        (OMSCHREVEN | {"casusId": "x"}, {("/casusId", "ONBEKEND_VELD")}),
    ],
)
def test_bad_question_is_refused(spel: Spel, inhoud: dict[str, Any], verwacht: set[tuple[str, str]]) -> None:
    with niets_bewaard(spel, "gezinswerker"):
        assert fouten(spel.gezinswerker.post(PAD, inhoud)) == verwacht


@ALLEEN_SQLITE
def test_check_of_names_takes_as_many_statements_for_many_casussen(spel: Spel) -> None:
    aantallen = []
    for _ in range(2):
        for _ in range(2):
            spel.open_casus("school", "bt")
        spel.gezinswerker.koppen()
        with opdrachten(spel.app) as gezien:
            assert spel.gezinswerker.post(PAD, OMSCHREVEN | {"vraag": f"{ANONIEM} sam"}).status_code == 400
        aantallen.append(len(gezien))
    assert aantallen[0] == aantallen[1]
