"""casus.lezen: what each reader gets, what the line says, and how many statements it takes."""

from uuid import uuid4

from tests.casus.bewijs import ALLEEN_SQLITE, kort, maak_tokens, niets_bewaard, opdrachten, probleem, regels
from tests.klant import Spel
from tests.rollen import PERSONEN, SCHOOL, org

ALLEEN_LEZEN = 7  # statements of GET /casussen/{id}: who is it, his place, the casus, and what the decision looks at


def test_kernteamlid_reads_what_toestemming_covers(spel: Spel) -> None:
    geopend = spel.open_casus("school", "bt")
    antwoord = spel.gezinswerker.get(f"/casussen/{geopend['id']}")
    assert antwoord.status_code == 200
    casus = antwoord.json
    assert (casus["status"], casus["vestigingscode"]) == ("OPEN", SCHOOL)
    assert (casus["hulpvraag"], casus["aanleiding"]) == (spel.opening()["hulpvraag"], spel.opening()["aanleiding"])
    jeugdige = next(een for een in casus["betrokkenen"] if een["soort"] == "JEUGDIGE")
    assert (jeugdige["voornaam"], jeugdige["achternaam"]) == ("Sam", "van den Berg")
    assert jeugdige["geboortedatum"] == spel.geboren(9)
    assert casus["toestemming"]["geldigheid"] == "GELDIG"
    assert antwoord.headers["ETag"] == f'"{casus["versie"]}"'


def test_line_names_classes_toestemming_and_ground(spel: Spel) -> None:
    geopend = spel.open_casus("school", "bt")
    with niets_bewaard(spel, "gezinswerker"):
        assert spel.gezinswerker.get(f"/casussen/{geopend['id']}").status_code == 200
    (regel,) = regels(spel, "casus.lezen")
    assert kort([regel]) == [("TOEGESTAAN", "TOEGESTAAN")]
    assert set(regel["klassen"]) == {"ID", "OND", "PROC"}
    assert regel["toestemmingId"] == geopend["toestemmingId"]
    assert (regel["grondslag"], regel["doel"], regel["casus"]) == ("AVG 6(1)e", "P1", geopend["id"])
    assert regel["actor"] == str(PERSONEN["gezinswerker"].medewerker_id)
    assert (regel["organisatieId"], regel["partij"], regel["rol"]) == (str(org("bt")), "BT", "KERNTEAMLID")


def test_own_reading_of_the_school_needs_no_toestemming_on_the_line(spel: Spel) -> None:
    geopend = spel.open_casus()
    assert spel.contactpersoon.get(f"/casussen/{geopend['id']}").status_code == 200
    (regel,) = regels(spel, "casus.lezen")
    assert (regel["toestemmingId"], regel["grondslag"]) == (None, "AVG 6(1)e")


def test_toestemming_for_less_shows_less(spel: Spel) -> None:
    geopend = spel.open_casus("bt", klassen=("OND", "PROC"))
    casus = spel.gezinswerker.get(f"/casussen/{geopend['id']}").json
    assert casus["hulpvraag"] is not None
    assert casus["betrokkenen"] == []
    assert {(een["categorie"], een["reden"]) for een in casus["afgeschermd"]} == {("ID", "BUITEN_BEREIK")}


def test_reader_without_class_proc_hears_of_nobody(spel: Spel) -> None:
    geopend = spel.open_casus("bt", klassen=("OND",))
    antwoord = spel.gezinswerker.get(f"/casussen/{geopend['id']}")
    casus = antwoord.json
    assert casus["hulpvraag"] is not None
    assert "ETag" not in antwoord.headers
    for veld in ("versie", "status", "vestigingscode", "toestemming", "geopendOp", "gewijzigdOp", "afgeslotenOp"):
        assert casus[veld] is None
    assert [een["medewerkerId"] for een in casus["deelnemers"]] == [str(PERSONEN["gezinswerker"].medewerker_id)]
    assert casus["afgeschermd"] == []


def test_missing_handtekening_keeps_the_casus_with_the_school(spel: Spel) -> None:
    geopend = spel.open_casus("bt", teken=False)
    spel.teken(geopend["toestemmingId"], geopend["gezaghebbenden"][0])
    probleem(spel.gezinswerker.get(f"/casussen/{geopend['id']}"), 404)
    stand = spel.contactpersoon.get(f"/casussen/{geopend['id']}").json["toestemming"]
    assert stand["ontbreekt"] == geopend["gezaghebbenden"][1:]


def test_refused_and_unknown_casus_each_write_a_line(spel: Spel) -> None:
    geopend, onbekend = spel.open_casus(), uuid4()
    with niets_bewaard(spel, "vreemde", "beheerder"):
        probleem(spel.vreemde.get(f"/casussen/{geopend['id']}"), 404)
        probleem(spel.vreemde.get(f"/casussen/{onbekend}"), 404)
        probleem(spel.beheerder.get(f"/casussen/{onbekend}"), 403, "ROL")
    gevonden = regels(spel, "casus.lezen")
    assert kort(gevonden) == [("GEWEIGERD", "GEEN_DEELNEMER"), ("GEWEIGERD", "ONBEKEND"), ("GEWEIGERD", "ROL")]
    assert [een["casus"] for een in gevonden] == [geopend["id"], None, None]
    assert all(een["klassen"] == [] for een in gevonden)


@ALLEEN_SQLITE
def test_number_of_statements_does_not_grow_with_what_is_in_it(spel: Spel) -> None:
    maak_tokens(spel.contactpersoon)
    geopend = spel.open_casus("school", "bt", "jgz")
    pad = f"/casussen/{geopend['id']}"
    with opdrachten(spel.app) as weinig:
        assert spel.contactpersoon.get(pad).status_code == 200
    for nummer in range(5):
        inhoud = {"klasse": "OND", "tekst": f"Notitie {nummer}."}
        assert spel.gezinswerker.post(f"{pad}/notities", inhoud).status_code == 201
    with opdrachten(spel.app) as veel:
        assert len(spel.contactpersoon.get(pad).json["notities"]) == 5
    assert (len(weinig), len(veel)) == (ALLEEN_LEZEN, ALLEEN_LEZEN)
