"""notitie.opsommen: only notes whose class and herkomst are open, oldest first, in pages."""

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Klant, Spel
from tests.rollen import PERSONEN, org


def schrijf(klant: Klant, pad: str, tekst: str, klasse: str = "OND") -> str:
    antwoord = klant.post(f"{pad}/notities", {"klasse": klasse, "tekst": tekst})
    assert antwoord.status_code == 201, antwoord.json
    return str(antwoord.json["id"])


def test_reader_gets_own_notes_and_what_toestemming_covers(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('bt', klassen=('OND', 'PROC'))['id']}"
    schrijf(spel.contactpersoon, pad, "Over de les.")
    schrijf(spel.contactpersoon, pad, "Over het verzuim.", "VERZ")
    schrijf(spel.gezinswerker, pad, "Over thuis.", "GEZ")
    with niets_bewaard(spel, "gezinswerker"):
        van_bt = spel.gezinswerker.get(f"{pad}/notities").json["resultaten"]
        van_school = spel.contactpersoon.get(f"{pad}/notities").json["resultaten"]
    assert [een["tekst"] for een in van_bt] == ["Over de les.", "Over thuis."]
    assert [een["tekst"] for een in van_school] == ["Over de les.", "Over het verzuim."]
    gevonden = regels(spel, "notitie.opsommen")
    assert kort(gevonden) == [("TOEGESTAAN", "TOEGESTAAN")] * 2
    assert (set(gevonden[0]["klassen"]), gevonden[0]["toestemmingId"] is None) == ({"OND", "PROC", "GEZ"}, False)


def test_medisch_is_not_shared_by_toestemming_alone(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('bt', 'school', 'jgz')['id']}"
    schrijf(spel.jeugdverpleegkundige, pad, "Medische kennis.", "MED")
    assert "Medische" in spel.jeugdverpleegkundige.get(f"{pad}/notities").text
    for klant in (spel.contactpersoon, spel.gezinswerker):
        assert spel.klanten[klant.naam].get(f"{pad}/notities").json["resultaten"] == []
        assert {"MED"} == {een["categorie"] for een in klant.get(pad).json["afgeschermd"]}


def test_pages_hold_every_notitie_once(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    verwacht = [schrijf(spel.contactpersoon, pad, f"Nummer {nummer}.") for nummer in range(5)]
    gezien, adres = [], f"{pad}/notities?limit=2"
    while adres:
        antwoord = spel.contactpersoon.get(adres)
        gezien += [een["id"] for een in antwoord.json["resultaten"]]
        adres = antwoord.headers.get("Link", "").removeprefix("</v1").removesuffix('>; rel="next"')
    assert gezien == verwacht


@ALLEEN_SQLITE
def test_cursor_without_a_zone_is_refused(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}/notities"
    cursor = "WyIyMDI2LTExLTIyVDEwOjAwOjAwIiwgIjNmMGU0YjBhLTZhNTUtNGYwYy05ZjNlLTJmNmYzYTFjOWQxMCJd"
    assert fouten(spel.contactpersoon.get(f"{pad}?cursor={cursor}")) == {("/cursor", "VORM")}


@ALLEEN_SQLITE
def test_stranger_reads_no_notities(spel: Spel) -> None:
    probleem(spel.vreemde.get(f"/casussen/{spel.open_casus()['id']}/notities"), 404)
    assert kort(regels(spel, "notitie.opsommen")) == [("GEWEIGERD", "GEEN_DEELNEMER")]


def test_who_wrote_it_down_is_told_of_whom_the_reader_knows_at_the_table(spel: Spel) -> None:
    """That an organisation is involved is itself a datum (PROC), also where it wrote down what another said."""
    inhoud = spel.opening()
    ontvangers = [*spel.ontvangers("school", "bt"), *spel.ontvangers("lpa", klassen=("OND",))]
    inhoud["toestemming"] = {**spel.aanvraag("bt"), "ontvangers": ontvangers}
    casus = spel.contactpersoon.post("/casussen", inhoud).json
    for wie in casus["gezaghebbenden"]:
        spel.teken(casus["toestemmingId"], wie)
    pad = f"/casussen/{casus['id']}"
    van_school = {"klasse": "OND", "tekst": "De mentor vertelde dit.", "herkomst": str(org("school"))}
    assert spel.gezinswerker.post(f"{pad}/notities", van_school).status_code == 201
    schrijf(spel.leerplicht, pad, "Zelf gezien.")
    bt, lpa = (str(PERSONEN[wie].medewerker_id) for wie in ("gezinswerker", "leerplicht"))
    for lezer, auteurs in (("contactpersoon", [bt, lpa]), ("leerplicht", [None, lpa])):
        klant = spel.klanten[lezer]
        for notities in (klant.get(f"{pad}/notities").json["resultaten"], klant.get(pad).json["notities"]):
            assert [een["auteurId"] for een in notities] == auteurs
    assert bt not in spel.leerplicht.get(pad).text
