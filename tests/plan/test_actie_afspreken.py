"""actie.afspreken: for somebody at the table who may read it, or for the family, by a possible day."""

from typing import Any
from uuid import uuid4

import pytest

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, niets_bewaard, probleem
from tests.klant import Spel
from tests.plan.plannen import actie, deelnemer, plan, post, stel


def test_action_says_who_what_and_by_when(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    doel, wie = stel(spel, pad), deelnemer(spel, pad, "gezinswerker")
    van_gezin = post(spel, "gezinswerker", f"{pad}/plan/acties", actie(doel))
    van_tafel = actie(doel, deelnemerId=wie, uiterlijkDatum=spel.over(14))
    del van_tafel["gezinsrol"]
    post(spel, "contactpersoon", f"{pad}/plan/acties", van_tafel)
    eerste, tweede = plan(spel, "gezinswerker", pad)["acties"]
    assert (eerste["id"], eerste["gezinsrol"], eerste["uiterlijkDatum"]) == (van_gezin, "OUDER", None)
    assert {naam: tweede[naam] for naam in van_tafel} == van_tafel
    assert (tweede["gezinsrol"], tweede["gedaanDatum"], tweede["versie"]) == (None, None, 1)


def test_somebody_who_is_not_at_the_table_gets_no_action(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    elders = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    doel, weg = stel(spel, pad), deelnemer(spel, pad, "gezinswerker")
    inhoud = actie(doel, deelnemerId=weg)
    del inhoud["gezinsrol"]
    vreemd = (str(uuid4()), deelnemer(spel, elders, "gezinswerker"))
    for wie in vreemd:
        with niets_bewaard(spel):
            antwoord = spel.contactpersoon.post(f"{pad}/plan/acties", inhoud | {"deelnemerId": wie})
            probleem(antwoord, 409, "GEEN_DEELNEMER")
    assert spel.contactpersoon.delete(f"{pad}/deelnemers/{weg}").status_code == 204
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.post(f"{pad}/plan/acties", inhoud), 409, "GEEN_DEELNEMER")


def test_somebody_who_may_not_read_it_gets_no_action(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt', klassen=('PROC', 'OND'))['id']}"
    doel = stel(spel, pad)
    inhoud = actie(doel, deelnemerId=deelnemer(spel, pad, "gezinswerker"), klasse="GEZ")
    del inhoud["gezinsrol"]
    with niets_bewaard(spel):
        probleem(spel.contactpersoon.post(f"{pad}/plan/acties", inhoud), 409, "LEEST_NIET")
    assert spel.contactpersoon.post(f"{pad}/plan/acties", inhoud | {"klasse": "OND"}).status_code == 201


@ALLEEN_SQLITE
def test_goal_that_the_writer_does_not_read_is_no_goal(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    dicht = stel(spel, pad, "gezinswerker", klasse="MED")
    for doel in (str(uuid4()), dicht):
        with niets_bewaard(spel):
            probleem(spel.contactpersoon.post(f"{pad}/plan/acties", actie(doel)), 409, "GEEN_DOEL")


@ALLEEN_SQLITE
def test_action_of_a_hidden_goal_stands_without_it(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    post(spel, "gezinswerker", f"{pad}/plan/acties", actie(stel(spel, pad, "gezinswerker", klasse="MED")))
    (gelezen,) = plan(spel, "contactpersoon", pad)["acties"]
    assert gelezen["doelId"] is None


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("anders", "verwacht"),
    [
        ({"klasse": "MED"}, {("/klasse", "KEUZE")}),
        ({"uiterlijkDatum": "2020-01-01"}, {("/uiterlijkDatum", "TERMIJN")}),
        ({"uiterlijkDatum": "2126-01-01", "tekst": "123456782"}, {("/uiterlijkDatum", "TERMIJN"), ("/tekst", "BSN")}),
        ({"uiterlijkDatum": "2027-02-30"}, {("/uiterlijkDatum", "VORM")}),
        ({"deelnemerId": str(uuid4())}, {("/gezinsrol", "ONGELDIG")}),
    ],
)
def test_impossible_action_is_refused(spel: Spel, anders: dict[str, Any], verwacht: set[tuple[str, str]]) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    doel = stel(spel, pad)
    with niets_bewaard(spel):
        assert fouten(spel.contactpersoon.post(f"{pad}/plan/acties", actie(doel) | anders)) == verwacht
