"""tekenlink.maken: for who has to sign, once; the token is given and kept nowhere."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select

from kernteam.http.verzoek import db
from kernteam.taak.models import Taak
from tests.casus.bewijs import ALLEEN_SQLITE, kort, niets_bewaard, probleem, regels, rijen
from tests.klant import Spel
from tests.ondertekening.linken import ja, maak_link, open_link


def pad_van(geopend: dict[str, Any]) -> str:
    return f"/toestemmingen/{geopend['toestemmingId']}/tekenlinks"


def test_token_is_given_once_and_its_line_holds_ids_only(spel: Spel) -> None:
    geopend = spel.open_casus("bt", teken=False)
    link = maak_link(spel, geopend, geopend["gezaghebbenden"][0])
    assert (link["openen"], link["antwoorden"]) == ("/v1/tekenlinks/_open", "/v1/tekenlinks/_antwoord")
    assert len(link["token"]) == 43
    assert rijen(spel.app)["tekenlink"] == 1
    gevonden = regels(spel, "tekenlink.maken")
    assert kort(gevonden) == [("TOEGESTAAN", "TOEGESTAAN")]
    assert link["token"] not in str(gevonden)
    assert link["token"] not in spel.contactpersoon.get(pad_van(geopend)).text


def test_new_link_ends_the_older_one_of_the_same_person(spel: Spel) -> None:
    geopend = spel.open_casus("bt", teken=False)
    anna, bram = geopend["gezaghebbenden"]
    oud, ander = maak_link(spel, geopend, anna), maak_link(spel, geopend, bram)
    nieuw = maak_link(spel, geopend, anna)
    assert [open_link(spel, een).status_code for een in (oud, nieuw, ander)] == [404, 200, 200]


@pytest.mark.parametrize(("leeftijd", "jeugdige", "ouder"), [(9, 409, 201), (13, 201, 201), (16, 201, 409)])
def test_link_is_for_who_signs_at_this_age(spel: Spel, leeftijd: int, jeugdige: int, ouder: int) -> None:
    """C25, and section 1.2: under 12 the parents, 12-15 all, from 16 the youth."""
    geopend = spel.open_casus("bt", leeftijd=leeftijd, teken=False)
    for wie, status in ((geopend["jeugdigeId"], jeugdige), (geopend["gezaghebbenden"][0], ouder)):
        antwoord = spel.contactpersoon.post(pad_van(geopend), {"betrokkeneId": wie})
        assert antwoord.status_code == status
        if status == 409:
            probleem(antwoord, 409, "GEEN_ONDERTEKENAAR")


@ALLEEN_SQLITE
def test_nobody_else_gets_a_link(spel: Spel) -> None:
    geopend = spel.open_casus("bt", teken=False)
    with niets_bewaard(spel, "gezinswerker"):
        probleem(spel.contactpersoon.post(pad_van(geopend), {"betrokkeneId": str(uuid4())}), 409, "GEEN_ONDERTEKENAAR")
        wie = {"betrokkeneId": geopend["gezaghebbenden"][0]}
        probleem(spel.gezinswerker.post(pad_van(geopend), wie), 404)
        probleem(spel.contactpersoon.post(f"/toestemmingen/{uuid4()}/tekenlinks", wie), 404)


@ALLEEN_SQLITE
def test_partner_who_knows_the_table_may_make_one(spel: Spel) -> None:
    geopend = spel.open_casus("school", "bt")
    wie = {"betrokkeneId": geopend["gezaghebbenden"][0]}
    assert spel.gezinswerker.post(pad_van(geopend), wie).status_code == 201


@ALLEEN_SQLITE
def test_only_the_newest_request_gets_links(spel: Spel) -> None:
    geopend = spel.open_casus("bt")
    spel.contactpersoon.post(f"/casussen/{geopend['id']}/toestemmingen", spel.aanvraag("bt", "jgz"))
    wie = {"betrokkeneId": geopend["gezaghebbenden"][0]}
    probleem(spel.contactpersoon.post(pad_van(geopend), wie), 409, "NIET_DE_NIEUWSTE")


def test_link_confirms_what_was_said_by_telephone(spel: Spel) -> None:
    """C22: spoken consent is recorded and confirmed to who gave it: a task until the link shows it to him."""
    geopend = spel.open_casus("bt", teken=False)
    anna, bram = geopend["gezaghebbenden"]
    for wie, wijze in ((anna, "TELEFOON"), (bram, "BALIE")):
        spel.teken(geopend["toestemmingId"], wie, wijze=wijze)
    assert _taken(spel) == [("TOESTEMMING_BEVESTIGEN", False)]
    maak_link(spel, geopend, bram)
    assert _taken(spel) == [("TOESTEMMING_BEVESTIGEN", False)]
    link = maak_link(spel, geopend, anna)
    assert _taken(spel) == [("TOESTEMMING_BEVESTIGEN", True)]
    eerder = open_link(spel, link).json["eerdereAntwoorden"]
    assert [(een["antwoord"], een["wijze"]) for een in eerder] == [("GEGEVEN", "TELEFOON")]


def _taken(spel: Spel) -> list[tuple[str, bool]]:
    with spel.app.app_context():
        return [(een.soort.value, een.afgerond_op is not None) for een in db.session.scalars(select(Taak))]


def test_another_question_takes_no_links_away(spel: Spel) -> None:
    """Help is asked beside the casus: each question has its own newest request."""
    geopend = spel.open_casus("bt", leeftijd=13, teken=False)
    hulp = spel.vraag(geopend, "bt", regime="JW_HULP")
    for gevraagd in (geopend, {"toestemmingId": hulp}):
        link = maak_link(spel, gevraagd, geopend["gezaghebbenden"][0])
        assert ja(spel, link, 13).status_code == 201
