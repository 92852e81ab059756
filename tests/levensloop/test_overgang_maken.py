"""overgang.maken: every step by hand with its guards, what each refusal names, and the other states by themselves."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy import select

from kernteam.grond.klok import Klok
from kernteam.levensloop.models import Overdracht
from tests.casus.bewijs import (
    ALLEEN_SQLITE,
    fouten,
    kort,
    maak_tokens,
    niets_bewaard,
    probleem,
    regels,
    rijen,
    schrijvend,
    tegelijk,
)
from tests.klant import Spel
from tests.levensloop.verloop import (
    DICHT,
    ga,
    in_overleg,
    met_plan,
    nodig_uit,
    ontbreekt,
    pad_van,
    plaats,
    regisseur,
    scoor,
    status,
)
from tests.overleg.vergaderen import GEVRAAGD, vraag_familie, zet_op
from tests.overleg.vergaderen import plan as plan_overleg
from tests.plan.plannen import actie, akkoord, post, stel
from tests.rollen import ANDERE_SCHOOL, GESLOTEN_SCHOOL, SCHOOL

VERTELD = {"geinformeerdDatum": "2026-01-05", "wijze": "GESPREK"}


def test_contactpersoon_closes_the_casus(spel: Spel) -> None:
    pad = pad_van(spel.open_casus())
    voor = rijen(spel.app)["overgang"]
    antwoord = spel.contactpersoon.post(f"{pad}/overgangen", DICHT)
    assert antwoord.status_code == 200
    casus = antwoord.json
    assert (casus["status"], casus["volgende"]) == ("AFGESLOTEN", ["VERNIETIGD"])
    assert casus["afgeslotenOp"] is not None
    assert spel.contactpersoon.get(pad).json == casus
    assert rijen(spel.app)["overgang"] == voor + 1
    assert kort(regels(spel, "overgang.maken")) == [("TOEGESTAAN", "TOEGESTAAN")]


def test_casus_goes_the_whole_way_to_its_evaluation_and_back(spel: Spel) -> None:
    casus, doel = met_plan(spel)
    assert ga(spel.gezinswerker, casus, "EVALUATIE").status_code == 200
    assert ontbreekt(ga(spel.gezinswerker, casus, "UITVOERING")) == ["EINDSCORES"]
    assert ontbreekt(ga(spel.gezinswerker, casus, "PLAN")) == ["EINDSCORES"]
    assert ontbreekt(ga(spel.gezinswerker, casus, **DICHT)) == ["EINDSCORES"]
    scoor(spel, casus, doel)
    assert ga(spel.gezinswerker, casus, "UITVOERING").status_code == 200
    assert ga(spel.gezinswerker, casus, "EVALUATIE").status_code == 200
    scoor(spel, casus, doel)
    assert ga(spel.gezinswerker, casus, **DICHT).json["status"] == "AFGESLOTEN"


def test_overleg_begins_with_everybody_invited(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt", leeftijd=13)
    alles = ["S10_AGENDA", "S11_OUDERS", "S11_JEUGDIGE"]
    assert ontbreekt(ga(spel.contactpersoon, casus, "OVERLEG")) == alles
    overleg = plan_overleg(spel)
    punt = zet_op(spel, overleg, casus["id"])
    een, ander = casus["gezaghebbenden"]
    for wie, over in ((None, alles[1:]), (een, alles[1:]), (ander, alles[2:])):
        vraag_familie(spel, punt, [wie] if wie else [])
        with niets_bewaard(spel):
            assert ontbreekt(ga(spel.contactpersoon, casus, "OVERLEG")) == over
    niet = {"uitgenodigd": False, "reden": "WIL_NIET"}  # that is an answer as well
    assert spel.contactpersoon.put(f"{punt}/genodigden/{casus['jeugdigeId']}", niet).status_code == 204
    assert ontbreekt(ga(spel.gezinswerker, casus, "OVERLEG")) == ["CONTACTPERSOON"]
    spel.contactpersoon.delete(overleg)
    assert ontbreekt(ga(spel.contactpersoon, casus, "OVERLEG")) == alles  # that meeting does not go on
    nodig_uit(spel, casus, jeugdige=True)
    assert ga(spel.contactpersoon, casus, "OVERLEG").json["status"] == "OVERLEG"


def test_all_are_asked_to_one_and_the_same_item(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")
    punten = [zet_op(spel, plan_overleg(spel, dagen), casus["id"]) for dagen in (7, 8)]
    for punt, ouder in zip(punten, casus["gezaghebbenden"], strict=True):
        vraag_familie(spel, punt, [ouder])
    assert ontbreekt(ga(spel.contactpersoon, casus, "OVERLEG")) == ["S11_OUDERS"]
    vraag_familie(spel, punten[0], casus["gezaghebbenden"])
    assert ga(spel.contactpersoon, casus, "OVERLEG").status_code == 200


def test_what_another_recorded_and_he_may_not_know_does_not_count(spel: Spel) -> None:
    casus = spel.open_casus("bt")  # the school may not know what is of the buurtteam
    punt = zet_op(spel, plan_overleg(spel), casus["id"], "gezinswerker")
    for ouder in casus["gezaghebbenden"]:
        assert spel.gezinswerker.put(f"{punt}/genodigden/{ouder}", GEVRAAGD).status_code == 204
    assert ontbreekt(ga(spel.contactpersoon, casus, "OVERLEG")) == ["S10_AGENDA", "S11_OUDERS"]


@ALLEEN_SQLITE
@pytest.mark.parametrize(("leeftijd", "wie"), [(9, "ouders"), (17, "jeugdige")])
def test_who_must_be_invited_follows_the_age(spel: Spel, leeftijd: int, wie: str) -> None:
    casus = spel.open_casus("school", "bt", leeftijd=leeftijd)
    punt = zet_op(spel, plan_overleg(spel), casus["id"])
    vraag_familie(spel, punt, casus["gezaghebbenden"] if wie == "ouders" else [casus["jeugdigeId"]])
    assert ga(spel.contactpersoon, casus, "OVERLEG").status_code == 200


def test_plan_waits_for_goal_action_and_words(spel: Spel) -> None:
    casus = in_overleg(spel, leeftijd=13)
    pad = pad_van(casus)
    assert ontbreekt(ga(spel.gezinswerker, casus, "PLAN")) == ["DOEL", "WOORDEN_OUDERS", "WOORDEN_JEUGDIGE"]
    assert ontbreekt(ga(spel.contactpersoon, casus, "PLAN"))[0] == "REGISSEUR"
    doel = stel(spel, pad)
    een = post(spel, "contactpersoon", f"{pad}/plan/acties", actie(doel))
    assert ontbreekt(ga(spel.gezinswerker, casus, "PLAN")) == ["ACTIES"]
    einde = {"uiterlijkDatum": spel.over(9)}
    assert spel.contactpersoon.patch(f"{pad}/plan/acties/{een}", einde, {"If-Match": '"1"'}).status_code == 200
    assert ga(spel.gezinswerker, casus, "PLAN").json["volgende"] == [
        "UITVOERING", "OPGESCHORT", "AFGESLOTEN", "OVERGEDRAGEN",
    ]  # fmt: skip


def test_plan_is_carried_out_when_all_who_sign_agree(spel: Spel) -> None:
    casus = in_overleg(spel)
    pad, (een, ander) = pad_van(casus), casus["gezaghebbenden"]
    post(spel, "contactpersoon", f"{pad}/plan/acties", actie(stel(spel, pad), uiterlijkDatum=spel.over(9)))
    assert ga(spel.gezinswerker, casus, "PLAN").status_code == 200
    assert ontbreekt(ga(spel.gezinswerker, casus, "UITVOERING")) == ["AKKOORD"]
    post(spel, "contactpersoon", f"{pad}/plan/akkoorden", akkoord(spel, een))
    assert ontbreekt(ga(spel.gezinswerker, casus, "UITVOERING")) == ["AKKOORD"]
    post(spel, "contactpersoon", f"{pad}/plan/akkoorden", akkoord(spel, ander))
    assert ga(spel.gezinswerker, casus, "UITVOERING").json["status"] == "UITVOERING"


def test_without_regisseur_the_next_step_waits_for_one(spel: Spel) -> None:
    casus = in_overleg(spel)
    gezinswerker = plaats(spel, casus, "gezinswerker")
    assert spel.contactpersoon.delete(f"{pad_van(casus)}/deelnemers/{gezinswerker}").status_code == 204
    assert ontbreekt(ga(spel.contactpersoon, casus, "PLAN"))[:2] == ["REGISSEUR", "GEEN_REGISSEUR"]
    wacht = [een["soort"] for een in spel.contactpersoon.get("/mijn/taken").json["resultaten"]]
    assert "REGISSEUR_ONTBREEKT" in wacht
    assert regisseur(spel, casus, "jeugdverpleegkundige", "VERTREK").status_code == 201
    assert "REGISSEUR" not in ontbreekt(ga(spel.jeugdverpleegkundige, casus, "PLAN"))
    wacht = [een["soort"] for een in spel.contactpersoon.get("/mijn/taken").json["resultaten"]]
    assert "REGISSEUR_ONTBREEKT" not in wacht


def test_regisseur_closes_and_others_only_at_the_request_of_the_family(spel: Spel) -> None:
    casus = in_overleg(spel)
    assert ontbreekt(ga(spel.contactpersoon, casus, **DICHT)) == ["SLUITER"]
    vreemd = plaats(spel, casus, "gezinswerker")
    assert ontbreekt(ga(spel.contactpersoon, casus, **DICHT, opVerzoekVan=vreemd)) == ["SLUITER", "VERZOEKER"]
    antwoord = ga(spel.contactpersoon, casus, **DICHT, opVerzoekVan=casus["gezaghebbenden"][0])
    assert antwoord.json["status"] == "AFGESLOTEN"


def test_family_that_leads_itself_makes_its_steps_through_the_school(spel: Spel) -> None:
    casus = in_overleg(spel)
    zelf = {"betrokkeneId": casus["gezaghebbenden"][0], "reden": "WENS_GEZIN"}
    assert spel.contactpersoon.post(f"{pad_van(casus)}/regisseurs", zelf).status_code == 201
    assert ontbreekt(ga(spel.gezinswerker, casus, **DICHT)) == ["SLUITER"]
    assert ga(spel.contactpersoon, casus, **DICHT).status_code == 200


def test_handing_over_names_the_school_and_what_the_parents_know(spel: Spel) -> None:
    casus = in_overleg(spel)
    assert ontbreekt(ga(spel.contactpersoon, casus, "OVERGEDRAGEN")) == ["NIEUWE_SCHOOL", "OUDERS_INFORMEREN"]
    for code in (SCHOOL, GESLOTEN_SCHOOL, "99ZZ99"):
        mis = ga(spel.contactpersoon, casus, "OVERGEDRAGEN", vestigingscode=code, oudersGeinformeerd=VERTELD)
        assert ontbreekt(mis) == ["NIEUWE_SCHOOL"]
    goed = {"vestigingscode": ANDERE_SCHOOL, "oudersGeinformeerd": VERTELD}
    assert ontbreekt(ga(spel.gezinswerker, casus, "OVERGEDRAGEN", **goed)) == ["CONTACTPERSOON"]
    antwoord = ga(spel.contactpersoon, casus, "OVERGEDRAGEN", **goed)
    assert (antwoord.json["status"], antwoord.json["afgeslotenOp"] is None) == ("OVERGEDRAGEN", False)
    probleem(spel.contactpersoon.post(f"{pad_van(casus)}/notities", {"klasse": "OND", "tekst": "x"}), 403, "STATUS")
    probleem(spel.vreemde.get(pad_van(casus)), 404)
    with schrijvend(spel.app) as sessie:
        assert sessie.scalars(select(Overdracht)).one().vestigingscode == ANDERE_SCHOOL


@ALLEEN_SQLITE
def test_handing_over_to_a_municipality_needs_no_school_of_ours(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")
    antwoord = ga(spel.contactpersoon, casus, "OVERGEDRAGEN", gemeenteCode="0307", oudersGeinformeerd=VERTELD)
    assert antwoord.json["status"] == "OVERGEDRAGEN"


def test_suspended_casus_comes_back_in_its_stage(spel: Spel) -> None:
    casus, _ = met_plan(spel)
    ouder, toestemming = casus["gezaghebbenden"][0], casus["toestemmingId"]
    spel.contactpersoon.post(f"/toestemmingen/{toestemming}/intrekkingen", spel.intrekking(ouder))
    gelezen = spel.contactpersoon.get(pad_van(casus)).json
    assert (gelezen["status"], gelezen["volgende"]) == ("OPGESCHORT", ["UITVOERING", "AFGESLOTEN", "OVERGEDRAGEN"])
    probleem(ga(spel.contactpersoon, casus, "EVALUATIE"), 409, "GEEN_OVERGANG")
    spel.teken(toestemming, ouder)
    assert status(spel, casus) == "UITVOERING"
    verloop = spel.contactpersoon.get(f"{pad_van(casus)}/overgangen").json["overgangen"]
    assert [(een["van"], een["naar"]) for een in verloop[:2]] == [
        ("OPGESCHORT", "UITVOERING"),
        ("UITVOERING", "OPGESCHORT"),
    ]


def test_casus_suspended_by_a_birthday_comes_back_in_its_stage(spel: Spel) -> None:
    casus = jarig(spel)
    with time_machine.travel(Klok().nu() + timedelta(days=40), tick=True):
        later = Spel(spel.app)
        assert status(later, casus) == "OPGESCHORT"
        later.teken(casus["toestemmingId"], casus["jeugdigeId"])
        assert status(later, casus) == "OVERLEG"


def test_casus_suspended_by_a_birthday_is_closed_with_its_suspension_in_the_history(spel: Spel) -> None:
    casus = jarig(spel)
    with time_machine.travel(Klok().nu() + timedelta(days=40), tick=True):
        later = Spel(spel.app)
        assert ga(later.contactpersoon, casus, "AFGESLOTEN", reden="TOESTEMMING_GEEINDIGD").status_code == 200
        verloop = later.contactpersoon.get(f"{pad_van(casus)}/overgangen").json["overgangen"]
        assert [(een["van"], een["naar"]) for een in verloop[:2]] == [
            ("OPGESCHORT", "AFGESLOTEN"),
            ("OVERLEG", "OPGESCHORT"),
        ]


def jarig(spel: Spel) -> dict[str, Any]:
    """Bring a casus of a child who turns 12 in a month to the overleg."""
    straks = spel.vandaag() + timedelta(days=30)
    geboren = straks.replace(year=straks.year - 12, day=min(straks.day, 28)).isoformat()
    jeugdige = {"voornaam": "Sam", "achternaam": "Berg", "geboortedatum": geboren}
    casus = spel.open_casus("school", "bt", jeugdige=jeugdige)
    nodig_uit(spel, casus)
    antwoord = ga(spel.contactpersoon, casus, "OVERLEG")
    assert antwoord.status_code == 200, antwoord.json
    return casus


def test_two_steps_at_once_are_one(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    casus = spel.open_casus("school", "bt")
    maak_tokens(spel.contactpersoon, spel.gezinswerker)
    voor = rijen(spel.app)["overgang"]
    antwoorden = tegelijk(
        monkeypatch, lambda: ga(spel.contactpersoon, casus, **DICHT), lambda: ga(spel.gezinswerker, casus, **DICHT)
    )
    assert sorted(een.status_code for een in antwoorden) == [200, 409]
    assert rijen(spel.app)["overgang"] == voor + 1


def test_closed_casus_takes_nothing_new(spel: Spel) -> None:
    geopend = spel.open_casus("bt")
    pad = pad_van(geopend)
    assert spel.gezinswerker.post(f"{pad}/overgangen", DICHT).status_code == 200
    persoon = {"soort": "ANDERE_VOLWASSENE", "voornaam": "Cor", "achternaam": "Oom"}
    with niets_bewaard(spel):
        for waar, inhoud in (
            ("overgangen", DICHT),
            ("overgangen", {"naar": "OPEN"}),
            ("regisseurs", {"betrokkeneId": geopend["gezaghebbenden"][0], "reden": "BEGIN"}),
            ("notities", {"klasse": "OND", "tekst": "x"}),
            ("toestemmingen", spel.aanvraag("bt")),
            ("betrokkenen", persoon),
            ("deelnemers", {"medewerkerId": geopend["id"]}),
        ):
            probleem(spel.contactpersoon.post(f"{pad}/{waar}", inhoud), 403, "STATUS")
    assert spel.contactpersoon.get(pad).status_code == 200


def test_toestemming_can_be_withdrawn_from_a_closed_casus(spel: Spel) -> None:
    geopend = spel.open_casus("bt")
    pad = pad_van(geopend)
    assert spel.contactpersoon.post(f"{pad}/overgangen", DICHT).status_code == 200
    intrekking = spel.intrekking(geopend["gezaghebbenden"][0])
    antwoord = spel.contactpersoon.post(f"/toestemmingen/{geopend['toestemmingId']}/intrekkingen", intrekking)
    assert (antwoord.status_code, antwoord.json["status"]) == (201, "AFGESLOTEN")
    probleem(spel.gezinswerker.get(pad), 404)


@ALLEEN_SQLITE
@pytest.mark.parametrize("naar", ["SIGNAAL", "TOESTEMMING_GEVRAAGD", "GEWEIGERD", "OPEN", "OPGESCHORT", "VERNIETIGD"])
def test_other_states_follow_by_themselves(spel: Spel, naar: str) -> None:
    casus = spel.open_casus()
    with niets_bewaard(spel):
        inhoud = probleem(ga(spel.contactpersoon, casus, naar), 409, "VOLGT_VANZELF")
    assert inhoud["volgende"] == ["TOESTEMMING_GEVRAAGD", "AFGESLOTEN"]
    assert kort(regels(spel, "overgang.maken"))[-1] == ("MISLUKT", "VOLGT_VANZELF")


@ALLEEN_SQLITE
def test_leerplicht_makes_no_step(spel: Spel) -> None:
    casus = spel.open_casus("lpa")
    with niets_bewaard(spel, "leerplicht"):
        probleem(ga(spel.leerplicht, casus, **DICHT), 403, "PARTIJ")


@ALLEEN_SQLITE
def test_closing_needs_a_reason_of_the_list(spel: Spel) -> None:
    casus = spel.open_casus()
    assert ontbreekt(ga(spel.contactpersoon, casus, "AFGESLOTEN")) == ["REDEN"]
    assert fouten(ga(spel.contactpersoon, casus, "WEG", reden="ZOMAAR")) == {("/naar", "KEUZE"), ("/reden", "KEUZE")}


@ALLEEN_SQLITE
def test_what_is_stated_belongs_to_the_step(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")
    mis = ga(spel.contactpersoon, casus, "PLAN", reden="ANDERS", gemeenteCode="0307", vestigingscode="00BB00")
    assert {wijzer for wijzer, _ in fouten(mis)} == {"/reden", "/gemeenteCode", "/vestigingscode"}
    verteld = {"geinformeerdDatum": spel.over(1), "wijze": "GESPREK"}
    mis = ga(spel.contactpersoon, casus, "OVERGEDRAGEN", gemeenteCode="0307", oudersGeinformeerd=verteld)
    assert fouten(mis) == {("/oudersGeinformeerd/geinformeerdDatum", "TOEKOMST")}
