"""notitie.toevoegen: class, herkomst, and nine digits that may be a BSN."""

from typing import Any
from uuid import uuid4

import pytest

from kernteam.casus.models import Notitie
from kernteam.grond.bsn import lijkt_op_bsn
from kernteam.http.verzoek import db
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels, rijen
from tests.klant import Spel
from tests.rollen import org


def test_notitie_is_stored_sealed_and_logged(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    antwoord = spel.contactpersoon.post(f"{pad}/notities", {"klasse": "VERZ", "tekst": "Vier uur gemist."})
    assert antwoord.status_code == 201
    assert rijen(spel.app)["notitie"] == 1
    with spel.app.app_context():
        rij = db.session.scalar(db.select(Notitie))
        assert b"gemist" not in bytes.__getitem__(rij.tekst, slice(None))
        assert (str(rij.id), rij.herkomst_id, rij.klasse) == (antwoord.json["id"], org("school"), "VERZ")
    assert spel.contactpersoon.get(pad).json["notities"][0]["tekst"] == "Vier uur gemist."
    assert kort(regels(spel, "notitie.toevoegen")) == [("TOEGESTAAN", "TOEGESTAAN")]


def test_knowledge_of_another_deelnemer_keeps_its_herkomst(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    inhoud = {"klasse": "GEZ", "tekst": "Gehoord van het buurtteam.", "herkomst": str(org("bt"))}
    assert spel.contactpersoon.post(f"{pad}/notities", inhoud).status_code == 201
    assert spel.contactpersoon.get(f"{pad}/notities").json["resultaten"] == []  # until the buurtteam confirmed it
    (notitie,) = spel.gezinswerker.get(f"{pad}/notities").json["resultaten"]
    assert (notitie["herkomst"], notitie["herkomstId"]) == ("BT", str(org("bt")))


@ALLEEN_SQLITE
@pytest.mark.parametrize("sleutel", ["jgz", "spec", "andere_school"])
def test_herkomst_that_does_not_sit_here_is_refused(spel: Spel, sleutel: str) -> None:
    pad = f"/casussen/{spel.open_casus('bt')['id']}/notities"
    inhoud = {"klasse": "GEZ", "tekst": "Gehoord.", "herkomst": str(org(sleutel))}
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.post(pad, inhoud), 409, "HERKOMST")
    assert kort(regels(spel, "notitie.toevoegen"))[-1] == ("MISLUKT", "HERKOMST")


def test_note_about_an_adult_is_read_by_others_only_when_he_signed_for_himself(spel: Spel) -> None:
    """C23: gezag or not; the casus itself does not wait for him."""
    casus = spel.open_casus("school", "bt")
    pad, anna = f"/casussen/{casus['id']}", casus["gezaghebbenden"][0]
    inhoud = {"klasse": "GEZ", "tekst": "Moeder heeft schulden.", "over": anna}
    assert spel.contactpersoon.post(f"{pad}/notities", inhoud).status_code == 201
    (eigen,) = spel.contactpersoon.get(f"{pad}/notities").json["resultaten"]
    assert eigen["overId"] == anna
    gelezen = spel.gezinswerker.get(pad).json
    assert (gelezen["notities"], gelezen["status"]) == ([], "OPEN")
    dicht = {"categorie": "GEZ", "eigenaar": str(org("school")), "reden": "EIGEN_GEGEVENS_VOLWASSENE"}
    assert gelezen["afgeschermd"] == [dicht]
    spel.teken(casus["toestemmingId"], anna, eigenGegevens=True)
    (gezien,) = spel.gezinswerker.get(f"{pad}/notities").json["resultaten"]
    assert gezien["tekst"] == "Moeder heeft schulden."


@ALLEEN_SQLITE
def test_note_is_about_an_adult_of_this_casus_whom_the_writer_knows(spel: Spel) -> None:
    """C23."""
    casus = spel.open_casus("bt", klassen=("OND", "PROC"))
    pad = f"/casussen/{casus['id']}/notities"
    with niets_bewaard(spel, "gezinswerker"):
        for wie, over in (
            ("contactpersoon", str(uuid4())),
            ("contactpersoon", casus["jeugdigeId"]),
            ("gezinswerker", casus["gezaghebbenden"][0]),  # kept from him: he may not even name her
        ):
            inhoud = {"klasse": "GEZ", "tekst": "Iets.", "over": over}
            probleem(spel.klanten[wie].post(pad, inhoud), 409, "GEEN_VOLWASSENE")


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("inhoud", "verwacht"),
    [
        ({"klasse": "BSN", "tekst": "x"}, ("/klasse", "ONGELDIG")),
        ({"klasse": "STRAF", "tekst": "x"}, ("/klasse", "ONGELDIG")),
        ({"klasse": "VEIL", "tekst": "x"}, ("/klasse", "ONGELDIG")),
        ({"klasse": "ID", "tekst": "x"}, ("/klasse", "KEUZE")),
        ({"klasse": "REKEN", "tekst": "x"}, ("/klasse", "KEUZE")),
        ({"klasse": ["OND"], "tekst": "x"}, ("/klasse", "VORM")),
        ({"klasse": "OND", "tekst": ""}, ("/tekst", "LENGTE")),
        ({"klasse": "OND", "tekst": "x" * 20_001}, ("/tekst", "LENGTE")),
        ({"klasse": "OND", "tekst": "\x00"}, ("/tekst", "ONGELDIG")),
        ({"klasse": "OND", "tekst": "\ud83d"}, ("/tekst", "ONGELDIG")),
        ({"klasse": "OND", "tekst": "x", "herkomst": "school"}, ("/herkomst", "VORM")),
        ({"klasse": "OND", "tekst": "BSN 123456782"}, ("/tekst", "BSN")),
    ],
    ids=repr,
)
def test_bad_notitie_is_refused(spel: Spel, inhoud: dict[str, Any], verwacht: tuple[str, str]) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}/notities"
    with niets_bewaard(spel):
        assert fouten(spel.contactpersoon.post(pad, inhoud)) == {verwacht}


@ALLEEN_SQLITE
def test_confirmed_digits_are_stored_and_the_line_says_so(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}/notities"
    inhoud = {"klasse": "OND", "tekst": "Boek 123456782.", "bevestigdGeenBsn": True}
    assert spel.contactpersoon.post(pad, inhoud).status_code == 201
    assert kort(regels(spel, "notitie.toevoegen")) == [("TOEGESTAAN", "GEEN_BSN_BEVESTIGD")]


@pytest.mark.parametrize(
    "tekst",
    [
        "123456782",
        "BSN:123456782.",
        "1234.56.782",
        "1234 56 782",
        "123-456-782",
        "lokaal 123 1234 56 782",
        "groep 7 123456782",
        "1234\u00a056\u00a0782",
        "１２３４５６７８２",  # full-width digits, as pasted from elsewhere
    ],
)
def test_nine_digits_that_pass_the_elfproef_are_seen(tekst: str) -> None:
    assert lijkt_op_bsn(tekst)


@pytest.mark.parametrize("tekst", ["123456789", "1234567821", "030 123 45 67", "12345678", "", "1234/56/782 a"])
def test_other_digits_are_left_alone(tekst: str) -> None:
    assert not lijkt_op_bsn(tekst)
