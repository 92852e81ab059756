"""plandoel.stellen: own words beside the professional's, sealed, and what was said under secrecy waits."""

from typing import Any

import pytest

from kernteam.http.verzoek import db
from kernteam.plan.models import Plandoel
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.nood.spoed import taken
from tests.plan.plannen import DOEL, evaluatie, plan, post, stel
from tests.rollen import PERSONEN, org


def test_goal_keeps_everybodys_words_sealed_and_gives_them_back(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    antwoord = spel.contactpersoon.post(f"{pad}/plan/doelen", DOEL)
    assert antwoord.status_code == 201
    assert (antwoord.headers["ETag"], antwoord.json["versie"]) == ('"1"', 1)
    (doel,) = plan(spel, "gezinswerker", pad)["doelen"]
    assert {naam: doel[naam] for naam in DOEL} == DOEL
    assert (doel["id"], doel["status"], doel["scores"]) == (antwoord.json["id"], "LOOPT", [])
    vastlegging = doel["vastlegging"]
    assert (vastlegging["herkomstId"], vastlegging["herkomst"]) == (str(org("school")), "SCHOOL")
    assert vastlegging["vastgelegdDoor"] == str(PERSONEN["contactpersoon"].medewerker_id)
    with spel.app.app_context():
        rij = db.session.scalars(db.select(Plandoel)).one()
        dicht = (rij.verwoording, rij.woorden_jeugdige, rij.woorden_ouders, rij.kracht, rij.zorg, rij.beginscore)
    assert not any(b"Sam" in bytes.__getitem__(een or b"", slice(None)) for een in dicht)
    assert all(dicht)
    assert kort(regels(spel, "plandoel.stellen")) == [("TOEGESTAAN", "TOEGESTAAN")]


def test_what_a_secrecy_bound_professional_said_waits_for_him(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt', 'jgz')['id']}"
    doel = stel(spel, pad, herkomst=str(org("jgz")))
    assert plan(spel, "contactpersoon", pad)["doelen"] == []
    assert plan(spel, "gezinswerker", pad)["doelen"] == []
    (eigen,) = plan(spel, "jeugdverpleegkundige", pad)["doelen"]
    assert (eigen["id"], eigen["bevestigdOp"]) == (doel, None)
    assert [
        een["objectId"] for een in taken(spel, "jeugdverpleegkundige") if een["soort"] == "PLANDOEL_BEVESTIGEN"
    ] == [doel]


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({"klasse": "VEIL"}, {("/klasse", "ONGELDIG")}),
        ({"klasse": "ID"}, {("/klasse", "KEUZE")}),
        ({"beginscore": 11}, {("/beginscore", "BEREIK")}),
        ({"beginscore": -1}, {("/beginscore", "BEREIK")}),
        ({"verwoording": ""}, {("/verwoording", "LENGTE")}),
        ({"woordenOuders": "BSN 123456782", "zorg": "123456782"}, {("/woordenOuders", "BSN"), ("/zorg", "BSN")}),
        ({"score": 3}, {("/score", "ONBEKEND_VELD")}),
    ],
)
def test_bad_goal_is_refused(spel: Spel, anders: dict[str, Any], verwacht: set[tuple[str, str]]) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    with niets_bewaard(spel):
        assert fouten(spel.contactpersoon.post(f"{pad}/plan/doelen", DOEL | anders)) == verwacht


@ALLEEN_SQLITE
def test_confirmed_digits_are_kept_and_the_line_says_so(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    stel(spel, pad, zorg="Post 123456782.", bevestigdGeenBsn=True)
    assert kort(regels(spel, "plandoel.stellen")) == [("TOEGESTAAN", "GEEN_BSN_BEVESTIGD")]


@ALLEEN_SQLITE
def test_herkomst_is_somebody_the_writer_sees_at_the_table(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    for wie in ("jgz", "lpa"):
        with niets_bewaard(spel):
            antwoord = spel.contactpersoon.post(f"{pad}/plan/doelen", DOEL | {"herkomst": str(org(wie))})
            probleem(antwoord, 409, "HERKOMST")


@ALLEEN_SQLITE
def test_who_is_not_at_the_table_sets_no_goal(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    with niets_bewaard(spel, "collega", "leerplicht", "specialist"):
        probleem(spel.collega.post(f"{pad}/plan/doelen", DOEL), 404)
        probleem(spel.leerplicht.post(f"{pad}/plan/doelen", DOEL), 404)
        probleem(spel.specialist.post(f"{pad}/plan/doelen", DOEL), 403, "ROL")
    spel.contactpersoon.post(f"{pad}/overgangen", {"naar": "AFGESLOTEN", "reden": "ANDERS"})
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.post(f"{pad}/plan/doelen", DOEL), 403, "STATUS")


def test_goal_about_an_adult_asks_his_own_signature(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")
    pad, ouder = f"/casussen/{casus['id']}", casus["gezaghebbenden"][0]
    doel = stel(spel, pad, klasse="GEZ", over=ouder)
    post(spel, "contactpersoon", f"{pad}/plan/evaluaties", evaluatie(spel, (doel, 4)))
    assert plan(spel, "gezinswerker", pad)["doelen"] == []
    assert plan(spel, "contactpersoon", pad)["doelen"][0]["overId"] == ouder
    spel.teken(casus["toestemmingId"], ouder, eigenGegevens=True)
    (gelezen,) = plan(spel, "gezinswerker", pad)["doelen"]
    assert (gelezen["id"], len(gelezen["scores"])) == (doel, 1)


@ALLEEN_SQLITE
def test_goal_is_about_an_adult_of_the_casus(spel: Spel) -> None:
    casus = spel.open_casus()
    for wie in (casus["jeugdigeId"], str(org("bt"))):
        with niets_bewaard(spel):
            antwoord = spel.contactpersoon.post(f"/casussen/{casus['id']}/plan/doelen", DOEL | {"over": wie})
            probleem(antwoord, 409, "GEEN_VOLWASSENE")
