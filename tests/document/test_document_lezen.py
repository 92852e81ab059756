"""document.lezen: what a document is, for who may read it; for all others it does not exist."""

from uuid import uuid4

from tests.casus.bewijs import ALLEEN_SQLITE, kort, probleem, regels
from tests.document.bestanden import bewaar, logregels
from tests.klant import Spel
from tests.rollen import PERSONEN, org


def test_document_is_described_without_its_bytes_and_the_line_says_which(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    document = bewaar(spel.contactpersoon, pad, naam="Brief van de mentor")
    antwoord = spel.gezinswerker.get(f"{pad}/documenten/{document}")
    assert antwoord.status_code == 200, antwoord.json
    gelezen = antwoord.json
    assert gelezen["omvang"] == len(spel.gezinswerker.get(f"{pad}/documenten/{document}/inhoud").data)
    assert {
        naam: gelezen[naam] for naam in ("id", "klasse", "naam", "soort", "herkomst", "herkomstId", "auteurId")
    } == {
        "id": document,
        "klasse": "OND",
        "naam": "Brief van de mentor",
        "soort": "PDF",
        "herkomst": "SCHOOL",
        "herkomstId": str(org("school")),
        "auteurId": str(PERSONEN["contactpersoon"].medewerker_id),
    }
    (regel,) = logregels(spel, "document.lezen")
    assert (regel["object"], regel["klassen"], regel["uitkomst"]) == (document, ["OND"], "TOEGESTAAN")


@ALLEEN_SQLITE
def test_document_that_is_closed_is_as_one_that_does_not_exist(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt', klassen=('ID', 'OND', 'PROC'))['id']}"
    ander = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    dicht, open_ = bewaar(spel.contactpersoon, pad, klasse="GEZ"), bewaar(spel.contactpersoon, pad)
    for deel in ("", "/inhoud"):
        weigeringen = [
            spel.gezinswerker.get(f"{pad}/documenten/{dicht}{deel}"),
            spel.gezinswerker.get(f"{pad}/documenten/{uuid4()}{deel}"),
            spel.gezinswerker.get(f"{ander}/documenten/{open_}{deel}"),
            spel.vreemde.get(f"{pad}/documenten/{open_}{deel}"),
        ]
        assert len({probleem(een, 404)["detail"] for een in weigeringen}) == 1
    assert kort(regels(spel, "document.lezen"))[-1] == ("GEWEIGERD", "GEEN_DEELNEMER")
