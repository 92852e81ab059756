"""ontvangstbewijs.lezen: what a signer keeps, as a record after ISO/IEC TS 27560 and in plain Dutch."""

from typing import Any
from uuid import uuid4

from tests.casus.bewijs import ALLEEN_SQLITE, kort, niets_bewaard, probleem, regels
from tests.klant import TEKST, Spel
from tests.ondertekening.linken import maak_link, open_link
from tests.rollen import org

AVG = "https://w3id.org/dpv/legal/eu/gdpr#"


def pad_van(geopend: dict[str, Any], wie: str) -> str:
    return f"/toestemmingen/{geopend['toestemmingId']}/ontvangstbewijzen/{wie}"


def test_receipt_is_a_copy_of_the_record(spel: Spel) -> None:
    geopend = spel.open_casus("school", "bt", klassen=("ID", "OND", "PROC", "MED"))
    anna, bram = geopend["gezaghebbenden"]
    bewijs = spel.contactpersoon.get(pad_van(geopend, anna)).json
    assert bewijs["schemaVersion"].endswith("dpv-27560#receipt-eu-gdpr")
    verslag = bewijs["record"]
    assert verslag["schemaVersion"].endswith("dpv-27560#record-eu-gdpr")
    assert (verslag["recordId"], bewijs["recordId"]) == (geopend["toestemmingId"],) * 2
    assert verslag["piiPrincipalId"] == geopend["jeugdigeId"]
    verwerking = verslag["processing"]
    assert (verwerking["privacyNotice"], verwerking["language"]) == (TEKST, "nl")
    assert verwerking["lawfulBasis"] == [f"{AVG}A6-1-a", f"{AVG}A6-1-e", f"{AVG}A9-2-a"]
    assert {een["piiType"]: bool(een["specialPiiCategory"]) for een in verwerking["piiInformation"]} == {
        "ID": False,
        "OND": False,
        "PROC": False,
        "MED": True,
    }
    assert {een["partyId"] for een in verwerking["recipientThirdParties"]} == {str(org("school")), str(org("bt"))}
    assert {een["name"] for een in verslag["parties"]} == {"school (fictief)", "bt (fictief)"}
    assert [een["soort"] for een in verslag["events"]] == ["GEVRAAGD", "GEGEVEN"]
    assert bram not in str(bewijs)
    assert kort(regels(spel, "ontvangstbewijs.lezen")) == [("TOEGESTAAN", "TOEGESTAAN")]


def test_receipt_can_be_read_by_anybody_and_names_no_person(spel: Spel) -> None:
    geopend = spel.open_casus("school", "bt", teken=False)
    anna = geopend["gezaghebbenden"][0]
    minder = spel.ontvangers("bt", klassen=("OND",))
    spel.teken(geopend["toestemmingId"], anna, ontvangers=minder)
    tekst = spel.contactpersoon.get(pad_van(geopend, anna)).json["tekst"]
    for woord in ("toestemming gegeven", "bt (fictief)", TEKST, "Hoe het leren gaat", "Autoriteit Persoonsgegevens"):
        assert woord in tekst
    assert "school (fictief) (" not in tekst  # a receiver he did not agree to
    assert [woord for woord in ("Sam ", "Anna", "Berg", "Gezondheid") if woord in tekst] == []


def test_receipt_of_a_no_says_that_nothing_is_shared(spel: Spel) -> None:
    geopend = spel.open_casus("bt", teken=False)
    anna = geopend["gezaghebbenden"][0]
    spel.teken(geopend["toestemmingId"], anna, "GEWEIGERD")
    tekst = spel.contactpersoon.get(pad_van(geopend, anna)).json["tekst"]
    assert "toestemming geweigerd" in tekst
    assert "delen wij niets" in tekst
    assert "geen gevolgen" in tekst


@ALLEEN_SQLITE
def test_no_answer_is_no_receipt(spel: Spel) -> None:
    geopend = spel.open_casus("bt", teken=False)
    with niets_bewaard(spel, "gezinswerker"):
        for wie in (geopend["gezaghebbenden"][0], str(uuid4())):
            probleem(spel.contactpersoon.get(pad_van(geopend, wie)), 404)
        probleem(spel.gezinswerker.get(pad_van(geopend, geopend["gezaghebbenden"][0])), 404)


def test_what_an_adult_says_about_himself_does_not_undo_what_he_signed_for_the_youth(spel: Spel) -> None:
    """C23: two answers, told apart in the receipt, among the events and with the link."""
    geopend = spel.open_casus("bt")
    anna, link = geopend["gezaghebbenden"][0], maak_link(spel, geopend, geopend["gezaghebbenden"][0])
    spel.teken(geopend["toestemmingId"], anna, "GEWEIGERD", eigenGegevens=True)
    bewijs = spel.contactpersoon.get(pad_van(geopend, anna)).json
    for zin in ("U hebt toestemming gegeven op", "U hebt toestemming geweigerd voor gegevens over uzelf op"):
        assert zin in bewijs["tekst"]
    for zin in ("Wie wat mag zien:", "Op grond van uw toestemming delen wij niets over uzelf."):
        assert zin in bewijs["tekst"]
    spel.teken(geopend["toestemmingId"], anna, eigenGegevens=True, ontvangers=spel.ontvangers("bt", klassen=("GEZ",)))
    bewijs = spel.contactpersoon.get(pad_van(geopend, anna)).json
    assert "Wie wat over uzelf mag zien:" in bewijs["tekst"]
    assert [(een["soort"], een["eigenGegevens"]) for een in bewijs["record"]["events"]] == [
        ("GEVRAAGD", False), ("GEGEVEN", False), ("GEWEIGERD", True), ("GEGEVEN", True),
    ]  # fmt: skip
    assert [een["antwoord"] for een in open_link(spel, link).json["eerdereAntwoorden"]] == ["GEGEVEN"]
