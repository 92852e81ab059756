"""consult.beantwoorden: knowledge of the specialist, read at the table under the ordinary rule, in time only."""

from typing import Any

import pytest

from kernteam.consult.models import Consultbericht
from kernteam.http.verzoek import db
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.consult.proef import ANTWOORD, antwoord, casus_met_consent, in_casus, vraag
from tests.klant import Spel
from tests.nood.spoed import soorten
from tests.rollen import org


def teksten(spel: Spel, casus: dict[str, Any], wie: str) -> list[tuple[str, str]]:
    return [(een["soort"], een["klasse"]) for consult in in_casus(spel, casus, wie) for een in consult["berichten"]]


def test_answer_is_knowledge_of_the_specialist_and_the_asker_hears_of_it(spel: Spel) -> None:
    casus = casus_met_consent(spel)
    consult = vraag(spel, casus)
    gegeven = antwoord(spel, consult)
    with spel.app.app_context():
        rij = next(een for een in db.session.scalars(db.select(Consultbericht)) if str(een.id) == gegeven)
    assert (rij.herkomst_id, rij.herkomst) == (org("spec"), "SPEC")
    assert b"ritme" not in bytes.__getitem__(rij.tekst, slice(None))
    assert "CONSULT_BEANTWOORD" in soorten(spel, "gezinswerker")
    (gezien,) = in_casus(spel, casus)
    assert (gezien["status"], gezien["wachtdagen"]) == ("BEANTWOORD", 0)
    assert gezien["berichten"][1]["tekst"] == "Begin met een vast ritme."
    assert spel.specialist.get(f"/consulten/{consult}").json["status"] == "BEANTWOORD"
    regel = regels(spel, "consult.beantwoorden")[0]
    assert (regel["uitkomst"], regel["doel"], regel["casus"]) == ("TOEGESTAAN", "P4", casus["id"])


@ALLEEN_SQLITE
def test_table_reads_the_answer_by_its_class(spel: Spel) -> None:
    casus = casus_met_consent(spel)
    consult = vraag(spel, casus, klasse="OND")
    antwoord(spel, consult)
    antwoord(spel, consult, klasse="MED")
    alles = [("VRAAG", "OND"), ("ANTWOORD", "GEZ"), ("ANTWOORD", "MED")]
    for wie in ("contactpersoon", "gezinswerker", "jeugdverpleegkundige"):
        assert teksten(spel, casus, wie) == alles
    # a consent that gives the school no GEZ or MED closes them for the school
    smal = spel.contactpersoon.post(
        f"/casussen/{casus['id']}/toestemmingen",
        spel.aanvraag("school", klassen=("ID", "OND", "PROC"))
        | {"ontvangers": spel.ontvangers("school", klassen=("ID", "OND", "PROC")) + spel.ontvangers("bt")},
    ).json["toestemmingen"][0]["id"]
    for ouder in casus["gezaghebbenden"]:
        spel.teken(smal, ouder)
    assert teksten(spel, casus, "contactpersoon") == [("VRAAG", "OND")]
    assert teksten(spel, casus, "gezinswerker") == alles


@ALLEEN_SQLITE
def test_medical_question_stays_with_its_owner_and_the_specialist(spel: Spel) -> None:
    casus = casus_met_consent(spel)
    consult = vraag(spel, casus, "jeugdverpleegkundige", klasse="MED")
    assert [een["klasse"] for een in spel.specialist.get(f"/consulten/{consult}").json["berichten"]] == ["MED"]
    assert teksten(spel, casus, "jeugdverpleegkundige") == [("VRAAG", "MED")]
    assert teksten(spel, casus, "gezinswerker") == []


@ALLEEN_SQLITE
def test_unsent_answer_is_not_delivered_after_a_withdrawal(spel: Spel) -> None:
    """C19: consent goes while the specialist is writing."""
    casus = casus_met_consent(spel)
    consult = vraag(spel, casus)
    intrekking = spel.intrekking(casus["gezaghebbenden"][0])
    spel.contactpersoon.post(f"/toestemmingen/{casus['p4']}/intrekkingen", intrekking)
    with niets_bewaard(spel, "specialist", "andere_specialist"):
        pad = f"/consulten/{consult}/antwoorden"
        probleem(spel.specialist.post(pad, ANTWOORD), 403, "CONSULT_VOORBIJ")
        probleem(spel.andere_specialist.post(pad, ANTWOORD), 404)
        probleem(spel.gezinswerker.post(pad, ANTWOORD), 403, "ROL")
    assert {uitkomst for uitkomst, _ in kort(regels(spel, "consult.beantwoorden"))} == {"GEWEIGERD"}


@ALLEEN_SQLITE
@pytest.mark.parametrize(
    ("inhoud", "verwacht"),
    [
        ({}, {("/antwoord", "VERPLICHT"), ("/klasse", "VERPLICHT")}),
        (ANTWOORD | {"klasse": "VEIL"}, {("/klasse", "KEUZE")}),
        (ANTWOORD | {"antwoord": "123456782"}, {("/antwoord", "BSN")}),
    ],
)
def test_bad_answer_is_refused(spel: Spel, inhoud: dict[str, Any], verwacht: set[tuple[str, str]]) -> None:
    consult = vraag(spel, casus_met_consent(spel))
    with niets_bewaard(spel, "specialist"):
        assert fouten(spel.specialist.post(f"/consulten/{consult}/antwoorden", inhoud)) == verwacht
