"""deelnemer.toevoegen: a colleague, or somebody of an organisation that the toestemming names."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from kernteam.netwerk.models import Medewerker
from tests.casus.bewijs import ALLEEN_SQLITE, kort, niets_bewaard, probleem, regels, rijen, schrijvend
from tests.klant import Spel
from tests.rollen import PERSONEN


def wie(naam: str) -> dict[str, str]:
    return {"medewerkerId": str(PERSONEN[naam].medewerker_id)}


def uit_dienst(spel: Spel, naam: str, dag: date) -> None:
    with schrijvend(spel.app) as sessie:
        sessie.get(Medewerker, PERSONEN[naam].medewerker_id).uit_dienst_op = dag


def test_colleague_gets_a_seat_and_reads(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    voor = rijen(spel.app)["deelnemer"]
    probleem(spel.collega.get(pad), 404)
    assert spel.contactpersoon.post(f"{pad}/deelnemers", wie("collega")).status_code == 201
    assert rijen(spel.app)["deelnemer"] == voor + 1
    assert spel.collega.get(pad).json["hulpvraag"] is not None
    assert kort(regels(spel, "deelnemer.toevoegen")) == [("TOEGESTAAN", "TOEGESTAAN")]


def test_jeugdarts_of_an_ontvanger_gets_a_seat(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('jgz')['id']}"
    assert spel.contactpersoon.post(f"{pad}/deelnemers", wie("jeugdarts")).status_code == 201
    assert spel.jeugdarts.get(pad).status_code == 200


def test_colleague_in_the_same_help_reads_what_others_read_after_its_release(spel: Spel) -> None:
    """B13: within the own organisation; school and buurtteam at the same table are not part of that help."""
    pad = f"/casussen/{spel.open_casus('school', 'bt', 'jgz')['id']}"
    medisch = {"klasse": "MED", "tekst": "Gebruikt een inhalator."}
    assert spel.jeugdverpleegkundige.post(f"{pad}/notities", medisch).status_code == 201
    assert spel.jeugdverpleegkundige.post(f"{pad}/deelnemers", wie("jeugdarts")).status_code == 201
    for naam, aantal in (("jeugdarts", 1), ("contactpersoon", 0), ("gezinswerker", 0)):
        assert len(spel.klanten[naam].get(f"{pad}/notities").json["resultaten"]) == aantal, naam


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("naam", "reden"),
    [
        ("begeleider", "BUITEN_BEREIK"),
        ("vreemde", "BUITEN_BEREIK"),
        ("specialist", "ROL"),
        ("privacyfunctionaris", "ROL"),
        ("gezinswerker", "DUBBEL"),
    ],
)
def test_person_who_cannot_sit_here_is_refused(spel: Spel, naam: str, reden: str) -> None:
    pad = f"/casussen/{spel.open_casus('bt')['id']}/deelnemers"
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.post(pad, wie(naam)), 409, reden)
    assert kort(regels(spel, "deelnemer.toevoegen"))[-1] == ("MISLUKT", reden)


@ALLEEN_SQLITE
def test_unknown_medewerker_and_one_uit_dienst_are_refused_alike(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}/deelnemers"
    uit_dienst(spel, "collega", spel.vandaag())
    with niets_bewaard(spel):
        for inhoud in (wie("collega"), {"medewerkerId": str(uuid4())}):
            probleem(spel.contactpersoon.post(pad, inhoud), 409, "ONBEKENDE_MEDEWERKER")


@ALLEEN_SQLITE
def test_last_day_to_come_does_not_keep_a_colleague_from_the_table(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}/deelnemers"
    uit_dienst(spel, "collega", spel.vandaag() + timedelta(days=1))
    assert spel.contactpersoon.post(pad, wie("collega")).status_code == 201


@ALLEEN_SQLITE
def test_leerplicht_invites_nobody(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('lpa', 'jgz')['id']}/deelnemers"
    with niets_bewaard(spel, "leerplicht"):
        probleem(spel.leerplicht.post(pad, wie("jeugdarts")), 403, "PARTIJ")
