"""akkoord.vastleggen: who of the family agrees with the plan, when and how (Jeugdwet 4.1.3)."""

from uuid import uuid4

from tests.casus.bewijs import ALLEEN_SQLITE, fouten, niets_bewaard, probleem
from tests.klant import Spel
from tests.plan.plannen import akkoord, plan, post
from tests.rollen import PERSONEN


def test_answer_is_kept_with_who_recorded_it(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")
    pad, ouder = f"/casussen/{casus['id']}", casus["gezaghebbenden"][0]
    post(spel, "gezinswerker", f"{pad}/plan/akkoorden", akkoord(spel, ouder, antwoord="NIET_AKKOORD"))
    post(spel, "contactpersoon", f"{pad}/plan/akkoorden", akkoord(spel, ouder))
    eerste, tweede = plan(spel, "gezinswerker", pad)["akkoorden"]
    assert (eerste["antwoord"], tweede["antwoord"]) == ("NIET_AKKOORD", "AKKOORD")
    assert eerste["vastlegging"]["vastgelegdDoor"] == str(PERSONEN["gezinswerker"].medewerker_id)
    assert {naam: tweede[naam] for naam in akkoord(spel, ouder)} == akkoord(spel, ouder)


@ALLEEN_SQLITE
def test_unknown_person_and_impossible_day_are_refused(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt", klassen=("OND", "PROC"))
    pad, ouder = f"/casussen/{casus['id']}", casus["gezaghebbenden"][0]
    with niets_bewaard(spel, "gezinswerker"):
        for wie, persoon in (("contactpersoon", str(uuid4())), ("gezinswerker", ouder)):  # he may not read who it is
            antwoord = spel.klanten[wie].post(f"{pad}/plan/akkoorden", akkoord(spel, persoon))
            probleem(antwoord, 409, "ONBEKENDE_BETROKKENE")
        for dag, code in ((spel.over(1), "TOEKOMST"), (spel.over(-1), "VOOR_OPENING")):
            antwoord = spel.contactpersoon.post(f"{pad}/plan/akkoorden", akkoord(spel, ouder, gegevenDatum=dag))
            assert fouten(antwoord) == {("/gegevenDatum", code)}
        met_link = spel.contactpersoon.post(f"{pad}/plan/akkoorden", akkoord(spel, ouder, wijze="LINK"))
        assert fouten(met_link) == {("/wijze", "KEUZE")}
        (fout,) = met_link.json["fouten"]  # it names what can be chosen here, and LINK cannot
        assert fout["uitleg"] == "Kies een waarde uit de lijst: BALIE, PAPIER, MONDELING, TELEFOON."
