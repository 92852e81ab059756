"""gebeurtenis.opsommen: from asking to lapsing, each with who, when and under which text (ISO/IEC TS 27560)."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import time_machine

from kernteam.grond.klok import AMSTERDAM, Klok
from tests.casus.bewijs import ALLEEN_SQLITE, kort, probleem, regels
from tests.klant import TEKST, Spel
from tests.ondertekening.linken import ja, maak_link, nee
from tests.rollen import PERSONEN, org

DPV = "https://w3id.org/dpv#"


def lees(spel: Spel, geopend: dict[str, Any]) -> list[dict[str, Any]]:
    antwoord = spel.contactpersoon.get(f"/toestemmingen/{geopend['toestemmingId']}/gebeurtenissen")
    assert antwoord.status_code == 200, antwoord.json
    gevonden: list[dict[str, Any]] = antwoord.json["resultaten"]
    return gevonden


def test_every_answer_is_an_event(spel: Spel) -> None:
    geopend = spel.open_casus("bt", teken=False)
    anna, bram = geopend["gezaghebbenden"]
    link = maak_link(spel, geopend, anna)
    spel.teken(geopend["toestemmingId"], bram, wijze="PAPIER")
    for antwoord in (ja(spel, link), ja(spel, link, BASIS=False), nee(spel, link, antwoord="INGETROKKEN")):
        assert antwoord.status_code == 201
    gevonden = lees(spel, geopend)
    assert [(een["soort"], een["entityId"], een["eventState"].removeprefix(DPV)) for een in gevonden] == [
        ("GEVRAAGD", str(PERSONEN["contactpersoon"].medewerker_id), "ConsentRequested"),
        ("GEGEVEN", bram, "ConsentGiven"),
        ("GEGEVEN", anna, "ConsentGiven"),
        ("VERNIEUWD", anna, "RenewedConsentGiven"),
        ("INGETROKKEN", anna, "ConsentWithdrawn"),
    ]
    assert [een["indicationMethod"] for een in gevonden] == [None, "PAPIER", "LINK", "LINK", "LINK"]
    assert gevonden[1]["recordedBy"] == str(PERSONEN["contactpersoon"].medewerker_id)
    assert [een["validityDuration"] for een in gevonden] == [None, "P200D", "P200D", "P200D", None]
    assert gevonden[1]["eventType"] == f"{DPV}ExplicitlyExpressedConsent"  # MED was asked and given
    assert kort(regels(spel, "gebeurtenis.opsommen")) == [("TOEGESTAAN", "TOEGESTAAN")]


def test_event_names_the_exact_text_of_its_signer(spel: Spel) -> None:
    geopend = spel.open_casus("bt", leeftijd=13, klassen=("OND", "PROC"))
    sommen = {
        een["doelgroep"]: een["sha256"] for een in spel.contactpersoon.get("/informatieteksten").json["resultaten"]
    }
    per_wie = {een["entityId"]: een for een in lees(spel, geopend)[1:]}
    assert per_wie[geopend["jeugdigeId"]]["noticeSha256"] == sommen["JEUGDIGE"]
    assert per_wie[geopend["gezaghebbenden"][0]]["noticeSha256"] == sommen["OUDER"]
    assert {een["noticeVersion"] for een in per_wie.values()} == {TEKST}
    assert {een["eventType"] for een in per_wie.values()} == {f"{DPV}ExpressedConsent"}


def test_expiry_is_an_event_of_its_day(spel: Spel) -> None:
    """C21."""
    geopend = spel.open_casus("school", "bt")
    einde = datetime.fromisoformat(spel.aanvraag("bt")["einddatum"]).replace(tzinfo=AMSTERDAM)
    spel.contactpersoon._token = None
    with time_machine.travel(einde - timedelta(seconds=5), tick=False) as reis:
        assert "VERLOPEN" not in {een["soort"] for een in lees(spel, geopend)}
        reis.shift(timedelta(seconds=5))
        laatste = lees(spel, geopend)[-1]
    assert (laatste["soort"], laatste["eventState"]) == ("VERLOPEN", f"{DPV}ConsentExpired")
    assert datetime.fromisoformat(laatste["eventTime"]) == einde
    assert laatste["entityId"] == str(org("school"))


def test_birthday_ends_what_held_the_day_before(spel: Spel) -> None:
    """C14, C15: at 12 the youth must sign too; at 16 what the parents signed lapses, what he signed goes on."""
    for jaren, verwacht in ((12, True), (16, False)):
        morgen = spel.vandaag() + timedelta(days=1)
        geboren = morgen.replace(year=morgen.year - jaren).isoformat()
        jeugdige = {"voornaam": "Sam", "achternaam": f"Berg {jaren}", "geboortedatum": geboren}
        geopend = spel.open_casus("bt", leeftijd=jaren - 1, jeugdige=jeugdige)
        assert "VERVALLEN" not in {een["soort"] for een in lees(spel, geopend)}
        with time_machine.travel(Klok().nu() + timedelta(days=1), tick=False):
            spel.contactpersoon._token = None
            laatste = lees(spel, geopend)[-1]
        spel.contactpersoon._token = None
        assert (laatste["soort"] == "VERVALLEN") is verwacht
        if verwacht:
            assert laatste["eventState"] == f"{DPV}ConsentInvalidated"
            assert datetime.fromisoformat(laatste["eventTime"]).astimezone(AMSTERDAM).date() == morgen


@ALLEEN_SQLITE
def test_who_may_not_know_the_table_reads_no_events(spel: Spel) -> None:
    geopend = spel.open_casus("bt", klassen=("OND",))
    pad = f"/toestemmingen/{geopend['toestemmingId']}/gebeurtenissen"
    probleem(spel.gezinswerker.get(pad), 403, "GEEN_PROC")
    probleem(spel.leerplicht.get(pad), 404)
    probleem(spel.contactpersoon.get(f"/toestemmingen/{uuid4()}/gebeurtenissen"), 404)
