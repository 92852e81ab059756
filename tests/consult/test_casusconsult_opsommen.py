"""casusconsult.opsommen: that a consult runs is PROC of who asked; what was said follows its class; waiting in days."""

from flask import Flask

from tests.casus.bewijs import ALLEEN_SQLITE, opdrachten, probleem
from tests.consult.proef import antwoord, casus_met_consent, in_casus, op, toestemming, vraag
from tests.klant import Spel


def test_table_sees_consulten_and_strangers_none(spel: Spel) -> None:
    casus = casus_met_consent(spel)
    consult = vraag(spel, casus)
    for wie in ("contactpersoon", "gezinswerker", "jeugdverpleegkundige"):
        assert [een["id"] for een in in_casus(spel, casus, wie)] == [consult]
    for wie in ("collega", "leerplicht", "vreemde"):
        probleem(spel.klanten[wie].get(f"/casussen/{casus['id']}/consulten"), 404)


@ALLEEN_SQLITE
def test_who_may_not_know_that_the_buurtteam_takes_part_sees_no_consult_of_it(spel: Spel) -> None:
    inhoud = spel.aanvraag("bt") | {"ontvangers": spel.ontvangers("bt") + spel.ontvangers("school", klassen=("GEZ",))}
    casus = spel.open_casus(toestemming=inhoud)
    casus["toestemmingId"] = spel.contactpersoon.get(f"/casussen/{casus['id']}/toestemmingen").json["toestemmingen"][0][
        "id"
    ]
    for ouder in casus["gezaghebbenden"]:
        spel.teken(casus["toestemmingId"], ouder)
    toestemming(spel, casus)
    consult = vraag(spel, casus)
    assert in_casus(spel, casus, "contactpersoon") == []
    assert [een["id"] for een in in_casus(spel, casus)] == [consult]


@ALLEEN_SQLITE
def test_days_of_waiting_are_counted_until_the_first_answer(app: Flask) -> None:
    with op(app) as spel:
        casus = casus_met_consent(spel)
        consult = vraag(spel, casus)
    with op(app, "2026-11-25 09:00:00") as spel:
        assert in_casus(spel, casus)[0]["wachtdagen"] == 2
        antwoord(spel, consult)
    with op(app, "2026-11-30 09:00:00") as spel:
        antwoord(spel, consult)
        assert in_casus(spel, casus)[0]["wachtdagen"] == 2
    with op(app, "2027-01-06 09:00:00") as spel:
        assert in_casus(spel, casus)[0]["status"] == "VERLOPEN"


@ALLEEN_SQLITE
def test_list_takes_as_many_statements_for_many_consulten(spel: Spel) -> None:
    casus = casus_met_consent(spel)
    aantallen = []
    for aantal in (1, 3):
        for _ in range(aantal):
            antwoord(spel, vraag(spel, casus))
        with opdrachten(spel.app) as gezien:
            in_casus(spel, casus)
        aantallen.append(len(gezien))
    assert aantallen[0] == aantallen[1]
