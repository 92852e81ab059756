"""planstand: what the guards of transitions 7, 8 and 11 are told, in numbers and never in words."""

from dataclasses import fields
from uuid import UUID, uuid4

from kernteam.casus.models import Overgang
from kernteam.grond.klok import Klok
from kernteam.grond.status import Casusstatus
from kernteam.http.verzoek import db
from kernteam.plan.service import Planstand, planstand
from tests.casus.bewijs import opdrachten, schrijvend
from tests.klant import Spel
from tests.plan.plannen import aanbod, actie, akkoord, deelnemer, evaluatie, post, stel, tevreden
from tests.rollen import PERSONEN, org

LEEG = Planstand(0, 0, 0, False, False, False, frozenset(), False, 0, 0, None, frozenset())


def stand(spel: Spel, pad: str) -> Planstand:
    with spel.app.app_context():
        return planstand(db.session(), UUID(pad.rpartition("/")[2]))


def test_stand_follows_the_plan_from_nothing_to_evaluated(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt", "jgz")
    pad, ouders = f"/casussen/{casus['id']}", casus["gezaghebbenden"]
    assert stand(spel, pad) == LEEG
    doel = stel(spel, pad)
    stel(spel, pad, herkomst=str(org("jgz")))  # waits for confirmation: not in the plan yet
    nu = stand(spel, pad)
    assert (nu.doelen, nu.woorden_jeugdige, nu.woorden_ouders, nu.doelen_zonder_eindscore) == (1, True, True, 1)
    een = post(spel, "contactpersoon", f"{pad}/plan/acties", actie(doel))
    assert (stand(spel, pad).acties, stand(spel, pad).acties_zonder_eigenaar_of_datum) == (1, 1)
    spel.contactpersoon.patch(f"{pad}/plan/acties/{een}", {"uiterlijkDatum": spel.over(9)}, {"If-Match": '"1"'})
    assert stand(spel, pad).acties_zonder_eigenaar_of_datum == 0
    post(spel, "gezinswerker", f"{pad}/plan/familiegroepsplannen", aanbod(spel))
    assert stand(spel, pad).familiegroepsplan_aangeboden
    for ouder in ouders:
        post(spel, "contactpersoon", f"{pad}/plan/akkoorden", akkoord(spel, ouder))
    assert (stand(spel, pad).akkoord, stand(spel, pad).akkoord_van) == (True, frozenset(map(UUID, ouders)))
    post(spel, "contactpersoon", f"{pad}/plan/evaluaties", evaluatie(spel, (doel, 7)))
    post(spel, "contactpersoon", f"{pad}/plan/tevredenheden", tevreden(spel))
    nu = stand(spel, pad)
    assert (nu.doelen_zonder_eindscore, nu.evaluaties, nu.laatste_evaluatie_op) == (0, 1, spel.vandaag())
    assert nu.tevreden_gevraagd == {"OUDERS"}
    assert nu.akkoord, "looking back does not change what was agreed on"


def test_agreement_ends_with_a_no_or_a_change(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")
    pad, (een, ander) = f"/casussen/{casus['id']}", casus["gezaghebbenden"]
    doel = stel(spel, pad)
    for ouder in (een, ander):
        post(spel, "contactpersoon", f"{pad}/plan/akkoorden", akkoord(spel, ouder))
    post(spel, "contactpersoon", f"{pad}/plan/akkoorden", akkoord(spel, een, antwoord="NIET_AKKOORD"))
    assert (stand(spel, pad).akkoord, stand(spel, pad).akkoord_van) == (False, {UUID(ander)})
    post(spel, "contactpersoon", f"{pad}/plan/akkoorden", akkoord(spel, een))
    assert stand(spel, pad).akkoord
    wijziging = {"zorg": "Er is iets bij gekomen."}
    assert spel.contactpersoon.patch(f"{pad}/plan/doelen/{doel}", wijziging, {"If-Match": '"1"'}).status_code == 200
    assert (stand(spel, pad).akkoord, stand(spel, pad).akkoord_van) == (False, frozenset())
    post(spel, "contactpersoon", f"{pad}/plan/akkoorden", akkoord(spel, een))
    id_ = post(spel, "contactpersoon", f"{pad}/plan/acties", actie(doel))
    assert not stand(spel, pad).akkoord
    post(spel, "contactpersoon", f"{pad}/plan/akkoorden", akkoord(spel, een))
    spel.contactpersoon.patch(f"{pad}/plan/acties/{id_}", {"gedaanDatum": spel.over(0)}, {"If-Match": '"1"'})
    assert stand(spel, pad).akkoord, "that it was done was agreed on"


def test_action_of_who_left_the_table_has_nobody(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    wie = deelnemer(spel, pad, "gezinswerker")
    inhoud = actie(stel(spel, pad), deelnemerId=wie, uiterlijkDatum=spel.over(9))
    del inhoud["gezinsrol"]
    post(spel, "contactpersoon", f"{pad}/plan/acties", inhoud)
    assert stand(spel, pad).acties_zonder_eigenaar_of_datum == 0
    assert spel.contactpersoon.delete(f"{pad}/deelnemers/{wie}").status_code == 204
    assert stand(spel, pad).acties_zonder_eigenaar_of_datum == 1


def test_every_round_asks_its_own_scores_and_a_stopped_goal_none(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    loopt, bereikt, gestopt = (stel(spel, pad) for _ in range(3))
    post(spel, "contactpersoon", f"{pad}/plan/evaluaties", evaluatie(spel, (loopt, 5), (bereikt, 9)))
    assert stand(spel, pad).doelen_zonder_eindscore == 1
    for doel, status in ((bereikt, "BEREIKT"), (gestopt, "GESTOPT")):
        spel.contactpersoon.patch(f"{pad}/plan/doelen/{doel}", {"status": status}, {"If-Match": '"1"'})
    assert (stand(spel, pad).doelen, stand(spel, pad).doelen_zonder_eindscore) == (2, 0)
    with schrijvend(spel.app) as sessie:
        sessie.add(
            Overgang(
                id=uuid4(), casus_id=UUID(pad.rpartition("/")[2]), van=Casusstatus.EVALUATIE,
                naar=Casusstatus.UITVOERING, gemaakt_op=Klok().nu(),
                gemaakt_door=PERSONEN["contactpersoon"].medewerker_id,
            )
        )  # fmt: skip
    assert stand(spel, pad).doelen_zonder_eindscore == 1  # only the goal that runs is asked again
    post(spel, "contactpersoon", f"{pad}/plan/evaluaties", evaluatie(spel, (loopt, 6)))
    assert stand(spel, pad).doelen_zonder_eindscore == 0


def test_stand_holds_no_text_and_costs_the_same_for_every_plan(spel: Spel) -> None:
    pad, leeg = (f"/casussen/{spel.open_casus('school', 'bt')['id']}" for _ in range(2))
    for _ in range(4):
        post(spel, "contactpersoon", f"{pad}/plan/acties", actie(stel(spel, pad)))
    assert not [veld.name for veld in fields(Planstand) if "str" in str(veld.type)]
    aantallen = []
    for een in (leeg, pad):
        with opdrachten(spel.app) as gezien:
            stand(spel, een)
        aantallen.append(len(gezien))
    assert aantallen == [8, 8]
