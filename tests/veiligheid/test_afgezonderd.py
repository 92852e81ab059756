"""Safety apart: a casus tells nothing of a meldcode about the same child, and the stores hold no readable word."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, inspect, make_url, select, table, update
from sqlalchemy import text as sql_tekst

from kernteam.kluis.tabellen import datasleutel
from tests.casus.bewijs import ALLEEN_SQLITE, kort, probleem, regels
from tests.klant import Spel
from tests.rollen import KERNTEAM, PERSONEN
from tests.veiligheid.verloop import OPENING, OVERLEG, REDENEN, SLOT, WEGING, melding, met, open_meldcode
from tests.winkels import Winkels

EIGEN = {"meldcode", "meldcodestap", "veiligheidsmelding"}
WOORDEN = ("Hunebedmysterie", "Kaneelstokregen", "Quirijntje", "Zwaluwenstaart", "Dauwtrapperij", "Poolvosgeheim")


def stand(url: str) -> dict[str, Any]:
    """Give every row of every table of a store."""
    motor = create_engine(url)
    with motor.connect() as verbinding:
        gevonden = {
            naam: sorted(map(repr, verbinding.execute(select(sql_tekst("*")).select_from(table(naam)))))
            for naam in inspect(verbinding).get_table_names()
        }
    motor.dispose()
    return gevonden


def van_casus(spel: Spel, casus: str) -> dict[str, Any]:
    """Give everything the casus tells anybody."""
    for klant in spel.klanten.values():
        klant.koppen()
    delen = ("", "/notities", "/betrokkenen", "/deelnemers", "/toestemmingen")
    antwoorden = {
        (naam, deel): spel.klanten[naam].get(f"/casussen/{casus}{deel}") for naam in PERSONEN for deel in delen
    }
    gezegd: dict[str, Any] = {
        f"{wat}": (een.status_code, een.text, een.headers.get("ETag")) for wat, een in antwoorden.items()
    }
    gezegd["lijsten"] = {naam: spel.klanten[naam].get("/casussen").text for naam in PERSONEN}
    gezocht = {"achternaam": "van den Berg", "geboortedatum": spel.geboren(9)}
    gezegd["gevonden"] = {naam: spel.klanten[naam].post("/casussen/_zoek", gezocht).text for naam in PERSONEN}
    return gezegd


def inzagen(spel: Spel, casus: str) -> dict[str, list[str]]:
    gezien = {naam: spel.klanten[naam].get(f"/casussen/{casus}/inzagen?limit=100").json for naam in PERSONEN}
    return {naam: [een["handeling"] for een in wat.get("resultaten", ())] for naam, wat in gezien.items()}


def doorloop(spel: Spel, casus: str) -> str:
    """Go through a whole meldcode about the child of this casus; give its path."""
    over = met("collega") | {"casusId": casus, "geboortedatum": spel.geboren(9)}
    pad = open_meldcode(spel.contactpersoon, tot=5, inhoud=over)
    assert spel.contactpersoon.post(f"{pad}/meldingen", melding()).status_code == 201
    assert spel.contactpersoon.post(f"{pad}/afsluitingen", SLOT).status_code == 201
    assert spel.collega.get(pad).status_code == 200
    return pad


def test_casus_is_the_same_before_and_after_a_meldcode_about_the_same_child(spel: Spel, winkels: Winkels) -> None:
    """6.4 no. 19 and 6.3: not a state of the casus, and nothing in it tells."""
    casus = spel.open_casus("school", "swv", "bt", "jgz", "lpa")["id"]
    notitie = {"klasse": "OND", "tekst": "De mentor belt elke maandag."}
    assert spel.contactpersoon.post(f"/casussen/{casus}/notities", notitie).status_code == 201
    gezegd, rijen = van_casus(spel, casus), stand(winkels.gegevens)
    pad = doorloop(spel, casus)
    assert van_casus(spel, casus) == gezegd
    na = stand(winkels.gegevens)
    assert {naam for naam in na if na[naam] != rijen[naam]} == EIGEN | {"taak"}
    for naam in EIGEN | {"taak"}:  # nor do they name the casus, in whatever way a store writes an id
        for rij in na[naam]:
            assert casus not in rij
            assert casus.replace("-", "") not in rij
    for handelingen in inzagen(spel, casus).values():
        assert not [een for een in handelingen if een.startswith(("meldcode", "veiligheid", "aandacht"))]
    probleem(spel.privacyfunctionaris.get(f"/casussen/{pad.rpartition('/')[2]}/inzagen"), 404)


def test_casus_cannot_be_told_by_its_note_either(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}/notities"
    antwoord = spel.contactpersoon.post(pad, {"klasse": "VEIL", "tekst": "Een vermoeden."})
    (fout,) = probleem(antwoord, 400)["fouten"]
    assert "POST /v1/meldcodes" in fout["uitleg"]


def vul(spel: Spel) -> None:
    """Put an unmistakable word in every text."""
    w = iter(WOORDEN * 2)
    opening = OPENING | {"naam": f"{next(w)} {next(w)}", "aanleiding": next(w), "signalen": next(w)}
    pad = open_meldcode(spel.contactpersoon, tot=3, inhoud=opening)
    assert spel.contactpersoon.post(f"{pad}/stappen", WEGING | {"tekst": next(w)}).status_code == 201
    besluit = {"melden": False, "redenMelden": next(w), "hulp": False, "redenHulp": next(w)}
    assert spel.contactpersoon.post(f"{pad}/stappen", {"nummer": 5, "besluit": besluit}).status_code == 201
    weging = {naam: WOORDEN[nummer] for nummer, naam in enumerate(REDENEN)}
    gemeld = melding(inhoud=next(w)) | {"weging": weging}
    assert spel.contactpersoon.post(f"{pad}/meldingen", gemeld).status_code == 201
    assert spel.contactpersoon.post(f"{pad}/afsluitingen", SLOT | {"tekst": next(w)}).status_code == 201
    gelezen = spel.contactpersoon.get(pad).text
    assert [woord for woord in WOORDEN if woord not in gelezen] == []


def vormen() -> Iterator[bytes]:
    open_ = ("STRUCTUREEL", "hulp_voldoende", "VEILIG_THUIS", OPENING["geboortedatum"], OVERLEG["tekst"])
    for woord in (*WOORDEN, *open_):
        for vorm in {str(woord), str(woord).casefold(), str(woord).upper()}:
            yield vorm.encode()
            yield vorm.encode().hex().encode()


def test_no_word_of_it_stands_readable_in_any_store(spel: Spel, winkels: Winkels) -> None:
    vul(spel)
    gelezen = b""
    for url in (winkels.gegevens, winkels.logboek_eigenaar, winkels.sleutels):
        if winkels.soort == "sqlite":
            bestand = Path(make_url(url).database or "")
            gelezen += b"".join(pad.read_bytes() for pad in bestand.parent.glob(f"{bestand.name}*"))
        gelezen += repr(stand(url)).encode()
    assert b"meldcode.afsluiten" in gelezen
    assert [vorm for vorm in vormen() if vorm in gelezen] == []


def test_veeg_keeps_the_keys_of_meldcodes(spel: Spel) -> None:
    pad = open_meldcode(spel.contactpersoon)
    kluis, nu = spel.app.extensions["kernteam"].kluis, spel.app.extensions["kernteam"].klok.nu()
    with kluis._motor.begin() as verbinding:
        verbinding.execute(update(datasleutel).values(gemaakt_op=nu - timedelta(days=9)))
    uitkomst = spel.app.test_cli_runner().invoke(args=["kluis", "veeg", "--uitvoeren"])
    assert (uitkomst.exit_code, uitkomst.output.split()[0]) == (0, "0")
    assert spel.contactpersoon.get(pad).json["naam"] == OPENING["naam"]


@ALLEEN_SQLITE
@pytest.mark.parametrize("naam", sorted({*KERNTEAM, "collega", "privacyfunctionaris"}))
def test_who_sits_at_the_table_of_the_casus_gains_nothing(spel: Spel, naam: str) -> None:
    """S14: not the whole kernteam; and not the colleague at the same table."""
    geopend = spel.open_casus("school", "swv", "bt", "jgz", "lpa")
    erbij = {"medewerkerId": str(PERSONEN["collega"].medewerker_id)}
    assert spel.contactpersoon.post(f"/casussen/{geopend['id']}/deelnemers", erbij).status_code == 201
    pad = open_meldcode(spel.contactpersoon, inhoud=OPENING | {"casusId": geopend["id"]})
    probleem(spel.klanten[naam].get(pad), 404)
    assert kort(regels(spel, "meldcode.lezen")) == [("GEWEIGERD", "NIET_EIGEN")]
