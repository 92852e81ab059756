"""tevredenheid.vastleggen: how satisfied parents, youth and school are, each with who recorded it."""

from kernteam.http.verzoek import db
from kernteam.plan.models import Plantevredenheid
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, niets_bewaard
from tests.klant import Spel
from tests.plan.plannen import plan, post, tevreden
from tests.rollen import PERSONEN


def test_everybody_has_his_own_and_it_is_sealed(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    for van, score in (("OUDERS", 8), ("JEUGDIGE", 0), ("SCHOOL", 10)):
        post(spel, "contactpersoon", f"{pad}/plan/tevredenheden", tevreden(spel, van=van, score=score))
    gelezen = plan(spel, "gezinswerker", pad)["tevredenheden"]
    assert [(een["van"], een["score"]) for een in gelezen] == [("OUDERS", 8), ("JEUGDIGE", 0), ("SCHOOL", 10)]
    assert {een["vastlegging"]["vastgelegdDoor"] for een in gelezen} == {str(PERSONEN["contactpersoon"].medewerker_id)}
    with spel.app.app_context():
        rij = db.session.scalars(db.select(Plantevredenheid)).first()
        assert rij is not None
        assert b"geluisterd" not in bytes.__getitem__(rij.toelichting or b"", slice(None))


@ALLEEN_SQLITE
def test_impossible_satisfaction_is_refused(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus()['id']}"
    with niets_bewaard(spel):
        for anders, fout in (
            ({"score": 11}, ("/score", "BEREIK")),
            ({"datum": spel.over(1)}, ("/datum", "TOEKOMST")),
            ({"datum": spel.over(-1)}, ("/datum", "VOOR_OPENING")),
            ({"toelichting": "123456782"}, ("/toelichting", "BSN")),
        ):
            antwoord = spel.contactpersoon.post(f"{pad}/plan/tevredenheden", tevreden(spel, **anders))
            assert fouten(antwoord) == {fout}
