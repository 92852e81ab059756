"""tekenlink.openen: everything a signer needs to decide (C20), and nothing of anybody else."""

from datetime import timedelta

import pytest
import time_machine

from kernteam.grond.klok import Klok
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import TEKST, Spel
from tests.ondertekening.linken import ja, klop, maak_link, open_link
from tests.rollen import org


def test_signer_reads_purpose_receivers_classes_term_and_how_to_stop(spel: Spel) -> None:
    """C20: purpose, receivers by organisation and role, categories, period, withdrawal; nothing is ticked."""
    geopend = spel.open_casus("school", "bt", "jgz", "lpa", teken=False)
    stuk = open_link(spel, maak_link(spel, geopend, geopend["gezaghebbenden"][0])).json
    assert (stuk["tekst"]["versie"], stuk["tekst"]["doelgroep"], stuk["tekst"]["taal"]) == (TEKST, "OUDER", "nl")
    assert "geen gevolgen" in stuk["tekst"]["inhoud"]
    assert (stuk["voornaam"], stuk["school"], stuk["eerdereAntwoorden"]) == ("Sam", "school (fictief)", [])
    assert stuk["doel"]
    assert stuk["einddatum"] == spel.aanvraag("bt")["einddatum"]
    per_keuze = {een["keuze"]: een for een in stuk["keuzes"]}
    assert list(per_keuze)[:3] == ["BASIS", "JGZ", "LEERPLICHT"]
    basis = {een["naam"]: [deel["klasse"] for deel in een["klassen"]] for een in per_keuze["BASIS"]["ontvangers"]}
    assert basis == {"bt (fictief)": ["ID", "OND", "PROC"], "school (fictief)": ["ID", "OND", "PROC"]}
    assert all(een["rol"] and een["klassen"][0]["uitleg"] for een in per_keuze["BASIS"]["ontvangers"])
    assert "akkoord" not in str(stuk["keuzes"])
    assert "van den Berg" not in str(stuk)


def test_health_and_home_are_asked_apart(spel: Spel) -> None:
    """MED and GEZ are in no bundle; health asks for an explicit answer (AVG 9(2)a)."""
    geopend = spel.open_casus("bt", teken=False)
    keuzes = open_link(spel, maak_link(spel, geopend, geopend["gezaghebbenden"][0])).json["keuzes"]
    los = {een["keuze"]: een["uitdrukkelijk"] for een in keuzes if ":" in een["keuze"]}
    assert los == {f"{org('bt')}:{klasse}": klasse == "MED" for klasse in ("VERZ", "GEZ", "MED")}
    assert not next(een for een in keuzes if een["keuze"] == "BASIS")["uitdrukkelijk"]


def test_youth_gets_the_own_text_and_sees_nothing_of_the_parents(spel: Spel) -> None:
    geopend = spel.open_casus("bt", leeftijd=13, teken=False)
    ouder, jeugdige = geopend["gezaghebbenden"][0], geopend["jeugdigeId"]
    van_ouder, van_jeugdige = (maak_link(spel, geopend, wie) for wie in (ouder, jeugdige))
    voor = open_link(spel, van_jeugdige, 13).json
    assert ja(spel, van_ouder, 13).status_code == 201
    assert open_link(spel, van_jeugdige, 13).json == voor
    assert voor["tekst"]["doelgroep"] == "JEUGDIGE"
    assert len(open_link(spel, van_ouder, 13).json["eerdereAntwoorden"]) == 1


def test_line_names_the_signer_the_casus_and_the_request_by_id(spel: Spel) -> None:
    geopend = spel.open_casus("bt", teken=False)
    link = maak_link(spel, geopend, geopend["gezaghebbenden"][0])
    assert open_link(spel, link).status_code == 200
    (regel,) = regels(spel, "tekenlink.openen")
    assert (regel["uitkomst"], regel["actor"], regel["rol"]) == (
        "TOEGESTAAN",
        geopend["gezaghebbenden"][0],
        "ONDERTEKENAAR",
    )
    assert (regel["casus"], regel["toestemmingId"], regel["klassen"]) == (
        geopend["id"],
        geopend["toestemmingId"],
        ["ID"],
    )
    assert link["token"] not in str(regel)


@pytest.mark.parametrize("wat", ["token", "geboortedatum"])
def test_whatever_is_wrong_looks_the_same(spel: Spel, wat: str) -> None:
    geopend = spel.open_casus("bt", teken=False)
    link = maak_link(spel, geopend, geopend["gezaghebbenden"][0])
    fout = {"token": "A" * 43, "geboortedatum": "2015-01-01"}[wat]
    antwoord = probleem(open_link(spel, link, **{wat: fout}), 404)
    assert antwoord == probleem(spel.contactpersoon.get(f"/casussen/{link['id']}"), 404)
    reden = {"token": "ONBEKEND", "geboortedatum": "GEBOORTEDATUM"}[wat]
    assert kort(regels(spel, "tekenlink.openen")) == [("GEWEIGERD", reden)]


def test_link_expires_after_thirty_days(spel: Spel) -> None:
    with time_machine.travel(Klok().nu(), tick=False) as reis:
        geopend = spel.open_casus("bt", teken=False)
        link, geboren = maak_link(spel, geopend, geopend["gezaghebbenden"][0]), spel.geboren(9)
        reis.shift(timedelta(days=30) - timedelta(seconds=1))
        assert open_link(spel, link, geboortedatum=geboren).status_code == 200
        reis.shift(timedelta(seconds=1))
        probleem(open_link(spel, link, geboortedatum=geboren), 404)


def test_parent_reads_no_more_from_the_sixteenth_birthday(spel: Spel) -> None:
    """C15: from 16 the youth signs alone, and his parents read along only if he wants."""
    morgen = spel.vandaag() + timedelta(days=1)
    geboren = morgen.replace(year=morgen.year - 16).isoformat()
    jeugdige = {"voornaam": "Sam", "achternaam": "van den Berg", "geboortedatum": geboren}
    geopend = spel.open_casus("bt", teken=False, jeugdige=jeugdige)
    ouder, zelf = (maak_link(spel, geopend, wie) for wie in (geopend["gezaghebbenden"][0], geopend["jeugdigeId"]))
    with time_machine.travel(Klok().nu() + timedelta(days=1), tick=False):
        assert [open_link(spel, een, geboortedatum=geboren).status_code for een in (ouder, zelf)] == [404, 200]


@ALLEEN_SQLITE
def test_form_of_what_is_sent(spel: Spel) -> None:
    geopend = spel.open_casus("bt", teken=False)
    goed = klop(spel, maak_link(spel, geopend, geopend["gezaghebbenden"][0]))
    with niets_bewaard(spel):
        for anders, verwacht in (
            ({"token": "kort"}, {("/token", "VORM")}),
            ({"geboortedatum": "14-03-2015", "naam": "Sam"}, {("/geboortedatum", "VORM"), ("/naam", "ONBEKEND_VELD")}),
        ):
            assert fouten(spel.niemand.post("/tekenlinks/_open", goed | anders)) == verwacht
        assert fouten(spel.niemand.post("/tekenlinks/_open", {})) == {
            ("/token", "VERPLICHT"),
            ("/geboortedatum", "VERPLICHT"),
        }


@pytest.mark.parametrize("doel", ["P1", "P2", "P3", "P4", "P5"])
def test_signer_is_told_what_it_is_for_whatever_that_is(spel: Spel, doel: str) -> None:
    """C20, and in the receipt as in the register of processing."""
    geopend = spel.open_casus()
    anna = geopend["gezaghebbenden"][0]
    geopend["toestemmingId"] = spel.vraag(geopend, "bt", regime="KERNTEAM", doel=doel)
    link = maak_link(spel, geopend, anna)
    stuk, bewijs = open_link(spel, link).json, ja(spel, link).json
    verwerking = bewijs["record"]["processing"]
    register = {een["doel"]: een["dpv"] for een in spel.contactpersoon.get("/beleid").json["doelen"]}
    assert stuk["doel"]
    assert (verwerking["purpose"], verwerking["purposeType"]) == (stuk["doel"], register[doel])


@pytest.mark.parametrize(
    ("regime", "leeftijd", "wie", "tekent"),
    [
        ("KERNTEAM", 9, 0, "Niet de jeugdige tekent, maar de ouders"),
        ("KERNTEAM", 13, 0, "De jeugdige tekent zelf, en ook de ouders"),
        ("JW_DELEN", 13, None, "Alleen de jeugdige tekent"),
        ("WGBO_DELEN", 13, None, "Alleen de jeugdige tekent"),
        ("AVG_ONDERWIJS", 13, 0, "Niet de jeugdige tekent, maar de ouders"),
        ("WMO_DELEN", 9, 1, "Niet de jeugdige tekent, maar de ouders"),
        ("JW_HULP", 16, None, "Alleen de jeugdige tekent"),
        ("WGBO_HULP", 15, None, "De jeugdige tekent zelf, en ook de ouders"),
    ],
)
@ALLEEN_SQLITE
def test_signer_is_told_under_which_rules_he_signs_and_who_else(
    spel: Spel, regime: str, leeftijd: int, wie: int | None, tekent: str
) -> None:
    """C20: each regime in its own words, in the receipt too; the text of the casus speaks of the casus only."""
    casus = spel.open_casus(leeftijd=leeftijd)
    gevraagd = {"toestemmingId": spel.vraag(casus, "bt", regime=regime)}
    link = maak_link(spel, gevraagd, casus["jeugdigeId"] if wie is None else casus["gezaghebbenden"][wie])
    stuk = open_link(spel, link, leeftijd).json
    assert (stuk["regime"], stuk["kanTekenen"]) == (regime, True)
    assert stuk["wieTekent"].startswith(tekent)
    assert stuk["regimeUitleg"]
    bewijs = ja(spel, link, leeftijd).json
    assert bewijs["record"]["processing"]["regime"] == regime
    assert f"Soort toestemming: {stuk['regimeUitleg']}" in bewijs["tekst"]
