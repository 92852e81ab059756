"""actie.wijzigen: the agreement by who made it, that it was done by everybody who reads it."""

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, niets_bewaard, probleem
from tests.klant import Spel
from tests.plan.plannen import actie, deelnemer, plan, post, stel


def _met(spel: Spel) -> tuple[str, str]:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    return pad, f"{pad}/plan/acties/{post(spel, 'contactpersoon', f'{pad}/plan/acties', actie(stel(spel, pad)))}"


def _nieuw(versie: int) -> dict[str, str]:
    return {"If-Match": f'"{versie}"'}


def test_everybody_who_reads_it_says_that_it_was_done_and_can_take_that_back(spel: Spel) -> None:
    pad, een = _met(spel)
    antwoord = spel.gezinswerker.patch(een, {"gedaanDatum": spel.over(0)}, _nieuw(1))
    assert (antwoord.status_code, antwoord.headers["ETag"]) == (200, '"2"')
    assert plan(spel, "contactpersoon", pad)["acties"][0]["gedaanDatum"] == spel.over(0)
    assert spel.contactpersoon.patch(een, {"gedaanDatum": None}, _nieuw(2)).status_code == 200
    assert plan(spel, "contactpersoon", pad)["acties"][0]["gedaanDatum"] is None


def test_who_agreed_on_it_changes_who_what_and_when(spel: Spel) -> None:
    pad, een = _met(spel)
    wie = deelnemer(spel, pad, "gezinswerker")
    wijziging = {"deelnemerId": wie, "uiterlijkDatum": spel.over(3), "tekst": "Samen bellen."}
    assert spel.contactpersoon.patch(een, wijziging, _nieuw(1)).status_code == 200
    (gelezen,) = plan(spel, "contactpersoon", pad)["acties"]
    assert {naam: gelezen[naam] for naam in wijziging} == wijziging
    assert gelezen["gezinsrol"] is None
    assert spel.contactpersoon.patch(een, {"gezinsrol": "JEUGDIGE"}, _nieuw(2)).status_code == 200
    assert plan(spel, "contactpersoon", pad)["acties"][0]["deelnemerId"] is None


@ALLEEN_SQLITE
def test_agreement_of_another_an_old_version_and_impossible_days_are_refused(spel: Spel) -> None:
    _, een = _met(spel)
    with niets_bewaard(spel, "gezinswerker", "collega"):
        probleem(spel.gezinswerker.patch(een, {"tekst": "Anders."}, _nieuw(1)), 409, "NIET_EIGEN")
        probleem(spel.collega.patch(een, {"gedaanDatum": spel.over(0)}, _nieuw(1)), 404)
        probleem(spel.contactpersoon.patch(een, {"tekst": "Anders."}, _nieuw(4)), 412)
        probleem(spel.contactpersoon.patch(een, {"tekst": "Anders."}), 428)
        for dag, code in ((spel.over(1), "TOEKOMST"), (spel.over(-1), "VOOR_OPENING")):
            antwoord = spel.contactpersoon.patch(een, {"gedaanDatum": dag}, _nieuw(1))
            assert fouten(antwoord) == {("/gedaanDatum", code)}
