"""noodkaart.maken: what an owner keeps for an emergency is sealed, and nobody reads it beforehand (S13)."""

from typing import Any

import pytest

from kernteam.grond.klasse import Klasse
from kernteam.http.verzoek import db
from kernteam.nood.models import Noodkaart
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.nood.spoed import kaart
from tests.rollen import org


def test_noodkaart_is_sealed_in_the_class_of_its_kind_and_logged(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    for soort in ("VEILIGHEIDSAFSPRAAK", "MEDICATIE", "BEHANDELAAR"):
        kaart(spel, "gezinswerker", pad, soort, "Inhalator in de tas.")
    with spel.app.app_context():
        rijen = list(db.session.scalars(db.select(Noodkaart).order_by(Noodkaart.geschreven_op)))
    assert [een.klasse for een in rijen] == [Klasse.GEZ, Klasse.MED, Klasse.MED]
    assert {(een.herkomst_id, een.herkomst) for een in rijen} == {(org("bt"), "BT")}
    assert not any(b"Inhalator" in bytes.__getitem__(een.tekst, slice(None)) for een in rijen)
    assert kort(regels(spel, "noodkaart.maken")) == [("TOEGESTAAN", "TOEGESTAAN")] * 3


def test_noodkaart_is_no_part_of_the_casus_that_others_read(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    kaart(spel, "gezinswerker", pad, tekst="Het wachtwoord is paddenstoel.")
    for naam in ("contactpersoon", "gezinswerker"):
        for deel in ("", "/notities", "/inzagen"):
            assert "paddenstoel" not in spel.klanten[naam].get(pad + deel).text
    assert spel.contactpersoon.get(f"{pad}/noodkaarten").json == {"resultaten": []}


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("inhoud", "verwacht"),
    [
        ({}, {("/soort", "VERPLICHT"), ("/tekst", "VERPLICHT")}),
        ({"soort": "NOTITIE", "tekst": ""}, {("/soort", "KEUZE"), ("/tekst", "LENGTE")}),
        ({"soort": "MEDICATIE", "tekst": "x" * 1001}, {("/tekst", "LENGTE")}),
        ({"soort": "MEDICATIE", "tekst": "BSN 123456782"}, {("/tekst", "BSN")}),
        ({"soort": "MEDICATIE", "tekst": "x", "herkomst": "JGZ"}, {("/herkomst", "ONBEKEND_VELD")}),
    ],
)
def test_bad_noodkaart_is_refused(spel: Spel, inhoud: dict[str, Any], verwacht: set[tuple[str, str]]) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}/noodkaarten"
    with niets_bewaard(spel):
        assert fouten(spel.contactpersoon.post(pad, inhoud)) == verwacht


@ALLEEN_SQLITE
def test_confirmed_digits_are_kept_and_the_line_says_so(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}/noodkaarten"
    inhoud = {"soort": "BEHANDELAAR", "tekst": "Post 123456782.", "bevestigdGeenBsn": True}
    assert spel.contactpersoon.post(pad, inhoud).status_code == 201
    assert kort(regels(spel, "noodkaart.maken")) == [("TOEGESTAAN", "GEEN_BSN_BEVESTIGD")]


@ALLEEN_SQLITE
def test_who_does_not_see_the_casus_keeps_nothing_for_it(spel: Spel) -> None:
    geopend = spel.open_casus("school", "bt")
    pad, inhoud = f"/casussen/{geopend['id']}", {"soort": "MEDICATIE", "tekst": "Een pil."}
    with niets_bewaard(spel, "collega", "leerplicht", "specialist"):
        probleem(spel.collega.post(f"{pad}/noodkaarten", inhoud), 404)
        probleem(spel.leerplicht.post(f"{pad}/noodkaarten", inhoud), 404)
        probleem(spel.specialist.post(f"{pad}/noodkaarten", inhoud), 403, "ROL")
    spel.contactpersoon.post(f"{pad}/overgangen", {"naar": "AFGESLOTEN", "reden": "ANDERS"})
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.post(f"{pad}/noodkaarten", inhoud), 403, "STATUS")
