"""casus.openen: everything that is wrong with the input is told at once, with pointers, and nothing is stored."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Spel

BSN = "123456782"  # passes the elfproef; belongs to nobody


def _met(pad: str, waarde: Any) -> Callable[[Spel], dict[str, Any]]:
    def maak(spel: Spel) -> dict[str, Any]:
        inhoud = spel.opening(toestemming=spel.aanvraag("bt"))
        doel: Any = inhoud
        *stappen, laatste = [int(stap) if stap.isdigit() else stap for stap in pad.strip("/").split("/")]
        for stap in stappen:
            doel = doel[stap]
        doel[laatste] = waarde
        return inhoud

    return maak


@pytest.mark.parametrize(
    ("pad", "waarde", "code"),
    [
        ("/onbekend", 1, "ONBEKEND_VELD"),
        ("/jeugdige/bsn", BSN, "ONBEKEND_VELD"),
        ("/gezaghebbenden/1/geboortedatum", "1980-01-01", "ONBEKEND_VELD"),
        ("/hulpvraag", 7, "VORM"),
        ("/hulpvraag", None, "LEEG"),
        ("/hulpvraag", "", "LENGTE"),
        ("/hulpvraag", ["x"], "VORM"),
        ("/hulpvraag", "een\x00nul", "ONGELDIG"),
        ("/hulpvraag", "half \ud800 teken", "ONGELDIG"),
        ("/aanleiding", "x" * 20_001, "LENGTE"),
        ("/jeugdige", "Sam", "VORM"),
        ("/jeugdige/voornaam", "x" * 400_000, "LENGTE"),
        ("/jeugdige/voornaam", "\udfff", "ONGELDIG"),
        ("/jeugdige/geboortedatum", "14-03-2015", "VORM"),
        ("/jeugdige/geboortedatum", "2015-02-30", "VORM"),
        ("/jeugdige/geboortedatum", "0000-01-01", "VORM"),
        ("/jeugdige/geboortedatum", "2015-03-14T00:00:00Z", "VORM"),
        ("/jeugdige/geboortedatum", 20150314, "VORM"),
        ("/jeugdige/emailadres", "\ud800@voorbeeld.example", "VORM"),
        ("/jeugdige/emailadres", "geen adres", "VORM"),
        ("/jeugdige/telefoon", "bel maar", "VORM"),
        ("/gezaghebbenden", {}, "VORM"),
        ("/gezaghebbenden", [None], "LEEG"),
        ("/gezaghebbenden/0/gezag", "GESCHEIDEN", "KEUZE"),
        ("/gezaghebbenden/0/gezag", "ERKEND_VOOR_2023", "ONGELDIG"),
        ("/gezaghebbenden/0/gezag", 1, "VORM"),
        ("/gezaghebbenden/0/bron", "VAN_HOREN_ZEGGEN", "KEUZE"),
        ("/gezaghebbenden/0/controleDatum", "2126-01-01", "TOEKOMST"),
        ("/vestigingscode", "00AA00\n", "VORM"),
        ("/vestigingscode", "99ZZ99", "ONBEKEND"),
        ("/toestemming/tekstversie", "Versie Één", "VORM"),
        ("/toestemming/ontvangers", [], "LENGTE"),
        ("/toestemming/ontvangers/0/organisatieId", 5, "VORM"),
        ("/toestemming/ontvangers/0/klassen", [], "LENGTE"),
        ("/toestemming/ontvangers/0/klassen/1", "REKEN", "KEUZE"),
        ("/bevestigdGeenBsn", "true", "VORM"),
    ],
    ids=lambda waarde: repr(waarde)[:40],
)
def test_fault_is_named_with_its_pointer(gedeeld: Spel, pad: str, waarde: Any, code: str) -> None:
    with niets_bewaard(gedeeld):
        gevonden = fouten(gedeeld.contactpersoon.post("/casussen", _met(pad, waarde)(gedeeld)))
    verwacht = f"{pad}/0" if waarde == [None] else pad
    assert gevonden == {(verwacht, code)}


def test_school_does_not_say_who_is_able(gedeeld: Spel) -> None:
    """Jeugdwet 7.3.15(2): the answer points at where a judgement belongs (ADR 0022)."""
    inhoud = gedeeld.opening(13)
    inhoud["jeugdige"]["wilsbekwaam"] = False
    with niets_bewaard(gedeeld):
        antwoord = gedeeld.contactpersoon.post("/casussen", inhoud)
        assert {wijzer for wijzer, _ in fouten(antwoord)} == {"/jeugdige/wilsbekwaam"}
        assert any("WILSONBEKWAAM" in een["uitleg"] for een in antwoord.json["fouten"])


def test_gezag_comes_with_where_and_when_it_was_looked_up(gedeeld: Spel) -> None:
    """Domain rules 1.1; who does not know how it is, looked nothing up."""
    inhoud = gedeeld.opening()
    del inhoud["gezaghebbenden"][0]["bron"], inhoud["gezaghebbenden"][0]["controleDatum"]
    inhoud["gezaghebbenden"][1]["gezag"] = "ONBEKEND"
    with niets_bewaard(gedeeld):
        assert fouten(gedeeld.contactpersoon.post("/casussen", inhoud)) == {
            ("/gezaghebbenden/0/bron", "VERPLICHT"),
            ("/gezaghebbenden/0/controleDatum", "VERPLICHT"),
            ("/gezaghebbenden/1/bron", "ONGELDIG"),
            ("/gezaghebbenden/1/controleDatum", "ONGELDIG"),
        }


def test_three_with_gezag_are_refused(gedeeld: Spel) -> None:
    """BW 1:245, 1:253t, 1:282."""
    inhoud = gedeeld.opening()
    inhoud["gezaghebbenden"].append(inhoud["gezaghebbenden"][0] | {"voornaam": "Cor"})
    with niets_bewaard(gedeeld):
        antwoord = gedeeld.contactpersoon.post("/casussen", inhoud)
        assert fouten(antwoord) == {("/gezaghebbenden", "TE_VEEL_GEZAG")}


def test_all_faults_are_told_at_once(gedeeld: Spel) -> None:
    inhoud = gedeeld.opening(vestigingscode="fout", hulpvraag=None, extra=1)
    inhoud["jeugdige"] = {"voornaam": "", "geboortedatum": "ooit", "a/b~c": 1}
    inhoud["gezaghebbenden"][1] = {"voornaam": 3}
    with niets_bewaard(gedeeld):
        assert fouten(gedeeld.contactpersoon.post("/casussen", inhoud)) == {
            ("/vestigingscode", "VORM"),
            ("/hulpvraag", "LEEG"),
            ("/extra", "ONBEKEND_VELD"),
            ("/jeugdige/voornaam", "LENGTE"),
            ("/jeugdige/achternaam", "VERPLICHT"),
            ("/jeugdige/geboortedatum", "VORM"),
            ("/jeugdige/a~1b~0c", "ONBEKEND_VELD"),
            ("/gezaghebbenden/1/voornaam", "VORM"),
            ("/gezaghebbenden/1/achternaam", "VERPLICHT"),
            ("/gezaghebbenden/1/gezag", "VERPLICHT"),
        }


def test_all_faults_against_the_rules_are_told_at_once(gedeeld: Spel) -> None:
    inhoud = gedeeld.opening(vestigingscode="99ZZ99", hulpvraag=f"nummer {BSN}", aanleiding=f"nummer {BSN[:4]} 56 782")
    inhoud["jeugdige"]["geboortedatum"] = (gedeeld.vandaag() + timedelta(days=1)).isoformat()
    inhoud["gezaghebbenden"][1] = inhoud["gezaghebbenden"][0] | {"voornaam": " ANNA ", "gezag": "RECHTER"}
    with niets_bewaard(gedeeld):
        assert fouten(gedeeld.contactpersoon.post("/casussen", inhoud)) == {
            ("/vestigingscode", "ONBEKEND"),
            ("/hulpvraag", "BSN"),
            ("/aanleiding", "BSN"),
            ("/jeugdige/geboortedatum", "TOEKOMST"),
            ("/gezaghebbenden/1", "DUBBEL"),
        }


def test_jeugdige_born_40_years_ago_is_too_old(gedeeld: Spel) -> None:
    with niets_bewaard(gedeeld):
        gevonden = fouten(gedeeld.contactpersoon.post("/casussen", gedeeld.opening(leeftijd=40)))
    assert gevonden == {("/jeugdige/geboortedatum", "TE_OUD")}


@pytest.mark.parametrize(
    ("klasse", "zin"),
    [
        ("BSN", "Een BSN hoort niet in een casus."),
        ("STRAF", "Strafrechtelijke gegevens horen niet in een casus."),
        (
            "VEIL",
            "Zorgen over veiligheid horen in de meldcode van uw organisatie (POST /v1/meldcodes), niet in een casus.",
        ),
    ],
)
def test_class_without_a_place_is_refused_with_its_own_sentence(gedeeld: Spel, klasse: str, zin: str) -> None:
    with niets_bewaard(gedeeld):
        antwoord = gedeeld.contactpersoon.post(
            "/casussen", _met("/toestemming/ontvangers/0/klassen/0", klasse)(gedeeld)
        )
        (fout,) = probleem(antwoord, 400)["fouten"]
    assert fout == {"wijzer": "/toestemming/ontvangers/0/klassen/0", "code": "ONGELDIG", "uitleg": zin}


@ALLEEN_SQLITE
def test_bsn_in_text_passes_when_confirmed_and_the_line_says_so(spel: Spel) -> None:
    inhoud = spel.opening(hulpvraag=f"Artikel {BSN} uit de catalogus", bevestigdGeenBsn=True)
    assert spel.contactpersoon.post("/casussen", inhoud).status_code == 201
    assert kort(regels(spel, "casus.openen")) == [("TOEGESTAAN", "GEEN_BSN_BEVESTIGD")]


@pytest.mark.parametrize(
    ("inhoud", "mediatype", "status"),
    [
        (b"{}", "text/plain", 415),
        (b"{}", "application/xml", 415),
        (b"{}", "application/x-www-form-urlencoded", 415),
        (b"{}", "multipart/form-data; boundary=x", 415),
        (b"{}", None, 415),
        (b"", "application/json", 400),
        (b"{", "application/json", 400),
        (b"{'a': 1}", "application/json", 400),
        (b'{"hulpvraag": NaN}', "application/json", 400),
        (b'{"hulpvraag": -Infinity}', "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b'{"a":' * 50_000 + b"1" + b"}" * 50_000, "application/json", 400),
        (b"1" * 5_000, "application/json", 400),
        (b"\xff\xfe{}", "application/json", 400),
        (b'{"hulpvraag": "' + b"x" * 1_000_000 + b'"}', "application/json", 413),
    ],
    ids=lambda waarde: repr(waarde)[:40],
)
def test_body_that_is_no_json_is_refused(gedeeld: Spel, inhoud: bytes, mediatype: str | None, status: int) -> None:
    with niets_bewaard(gedeeld):
        antwoord = gedeeld.contactpersoon.post("/casussen", data=inhoud, content_type=mediatype)
        assert "fouten" not in probleem(antwoord, status)


@pytest.mark.parametrize("inhoud", [[], "Sam", 5, None, True, [[]]], ids=repr)
def test_body_that_is_no_object_is_refused(gedeeld: Spel, inhoud: Any) -> None:
    with niets_bewaard(gedeeld):
        antwoord = gedeeld.contactpersoon.post("/casussen", data=json.dumps(inhoud), content_type="application/json")
        assert fouten(antwoord) == {("", "VORM")}


def test_name_of_a_megabyte_is_refused_before_it_is_read(gedeeld: Spel) -> None:
    inhoud = gedeeld.opening()
    inhoud["jeugdige"]["voornaam"] = "x" * 1_000_000
    with niets_bewaard(gedeeld):
        probleem(gedeeld.contactpersoon.post("/casussen", inhoud), 413)


def test_parameter_in_the_address_stays_out_of_the_answer(gedeeld: Spel) -> None:
    antwoord = gedeeld.contactpersoon.get("/casussen", query_string={"achternaam": "van den Berg"})
    assert fouten(antwoord) == {("/achternaam", "ONBEKEND_VELD")}
    assert "Berg" not in antwoord.text
