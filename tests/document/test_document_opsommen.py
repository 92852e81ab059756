"""document.opsommen: exactly the documents that the decision opens, and a line that names nothing else."""

from tests.casus.bewijs import ALLEEN_SQLITE, kort, opdrachten, probleem, regels
from tests.document.bestanden import bewaar, logregels
from tests.klant import Spel
from tests.rollen import org


def _leest(spel: Spel, wie: str, pad: str) -> list[str]:
    return [een["id"] for een in spel.klanten[wie].get(f"{pad}/documenten").json["resultaten"]]


def test_each_reader_gets_the_documents_that_consent_and_class_open(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt', 'lpa', klassen=('ID', 'OND', 'PROC', 'VERZ'))['id']}"
    ond, gez, verz = (bewaar(spel.contactpersoon, pad, klasse=klasse) for klasse in ("OND", "GEZ", "VERZ"))
    van_bt = bewaar(spel.gezinswerker, pad, klasse="GEZ", naam="Plan van het gezin")
    assert _leest(spel, "contactpersoon", pad) == [ond, gez, verz]
    assert _leest(spel, "gezinswerker", pad) == [ond, verz, van_bt]
    assert set(_leest(spel, "leerplicht", pad)) <= {ond, verz}
    (gezien,) = [een for een in spel.gezinswerker.get(f"{pad}/documenten").json["resultaten"] if een["id"] == van_bt]
    assert (gezien["naam"], gezien["herkomstId"], gezien["soort"]) == ("Plan van het gezin", str(org("bt")), "PDF")


def test_line_names_the_classes_of_documents_and_nothing_else_of_the_casus(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    spel.contactpersoon.post(f"{pad}/notities", {"klasse": "VERZ", "tekst": "Weer afwezig."})
    bewaar(spel.gezinswerker, pad, klasse="GEZ")
    spel.contactpersoon.get(f"{pad}/documenten")
    (regel,) = logregels(spel, "document.opsommen")
    assert (regel["klassen"], regel["eigenaren"]) == (["GEZ"], [str(org("bt"))])


def test_pages_follow_each_other_and_cost_the_same_however_many_there_are(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    documenten = [bewaar(spel.contactpersoon, pad)]
    spel.contactpersoon.get(f"{pad}/documenten")
    with opdrachten(spel.app) as een:
        spel.contactpersoon.get(f"{pad}/documenten")
    documenten += [bewaar(spel.contactpersoon, pad) for _ in range(4)]
    with opdrachten(spel.app) as vijf:
        eerste = spel.contactpersoon.get(f"{pad}/documenten?limit=3").json
    assert len(een) == len(vijf)
    assert not any("documentdeel" in opdracht for opdracht in vijf)
    tweede = spel.contactpersoon.get(f"{pad}/documenten?limit=3&cursor={eerste['volgende']}").json
    assert [een["id"] for een in eerste["resultaten"] + tweede["resultaten"]] == documenten
    assert tweede["volgende"] is None


@ALLEEN_SQLITE
def test_document_of_another_casus_is_not_in_the_list(spel: Spel) -> None:
    een, ander = (f"/casussen/{spel.open_casus()['id']}" for _ in range(2))
    bewaar(spel.contactpersoon, een)
    assert _leest(spel, "contactpersoon", ander) == []
    probleem(spel.vreemde.get(f"{een}/documenten"), 404)
    assert kort(regels(spel, "document.opsommen")) == [("TOEGESTAAN", "TOEGESTAAN"), ("GEWEIGERD", "GEEN_DEELNEMER")]
