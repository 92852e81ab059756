from tests.klant import Spel


def test_kernteamlid_reads_what_toestemming_covers(spel: Spel) -> None:
    geopend = spel.open_casus("school", "bt")
    antwoord = spel.gezinswerker.get(f"/casussen/{geopend['id']}")
    assert antwoord.status_code == 200, antwoord.json
    assert antwoord.json["hulpvraag"] == "Hoe komt Sam weer naar school?"
