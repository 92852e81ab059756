"""plan.lezen: what each person sees of the plan is what the pure decision opens, and nothing else."""

from typing import Any
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from kernteam.grond.actor import GEHEIME_PARTIJEN
from kernteam.grond.klasse import Klasse
from kernteam.grond.status import Casusstatus
from kernteam.toegang.besluit import weeg
from kernteam.toegang.feiten import CasusFeiten, Geldigheid, Onderdeel, Toestemmingsstand
from tests.casus.bewijs import ALLEEN_SQLITE, kort, opdrachten, probleem, regels
from tests.klant import Spel
from tests.plan.plannen import DOEL, aanbod, actie, akkoord, evaluatie, plan, post, stel, tevreden
from tests.rollen import KERNTEAM, ORGANISATIES, PERSONEN, org
from tests.toegang.werelden import DAG, beleid

PARTIJ = {org(naam): partij for naam, (partij, _) in ORGANISATIES.items()}
TAFEL = ("school", "swv", "bt", "lpa", "jgz")
SCHRIJVERS = ("contactpersoon", *KERNTEAM)
KLASSEN = ("OND", "PROC", "GEZ", "VERZ", "MED", "ID")
SOORTEN = ("doelen", "acties", "evaluaties", "akkoorden", "tevredenheden", "familiegroepsplannen")
VOORBEELDEN = min(12, settings().max_examples // 8)

doelen = st.tuples(
    st.sampled_from(SCHRIJVERS), st.sampled_from(KLASSEN[:5]), st.sampled_from((None, None, "school", "bt", "jgz"))
)
stukken = st.tuples(st.sampled_from(SCHRIJVERS), st.sampled_from(SOORTEN[1:]), st.sampled_from(KLASSEN[:4]))
bereiken = st.fixed_dictionaries(
    {"school": st.just(frozenset(KLASSEN))},
    optional={wie: st.frozensets(st.sampled_from(KLASSEN), min_size=1) for wie in TAFEL[1:]},
)


def _doel(spel: Spel, pad: str, wie: str, klasse: str, herkomst: str | None) -> Onderdeel | None:
    inhoud = DOEL | {"klasse": klasse} | ({"herkomst": str(org(herkomst))} if herkomst else {})
    antwoord = spel.klanten[wie].post(f"{pad}/plan/doelen", inhoud)
    assert antwoord.status_code in (201, 404, 409), antwoord.json
    if antwoord.status_code != 201:
        return None
    eigenaar = org(herkomst or PERSONEN[wie].organisatie)
    eigen = eigenaar == org(PERSONEN[wie].organisatie)
    bevestigd = eigen or PARTIJ[eigenaar] not in GEHEIME_PARTIJEN
    return Onderdeel(UUID(antwoord.json["id"]), Klasse(klasse), eigenaar, PARTIJ[eigenaar], bevestigd=bevestigd)


def _stuk(spel: Spel, pad: str, wie: str, soort: str, klasse: str, over: tuple[str, str]) -> Onderdeel | None:
    doel, ouder = over
    inhoud = {
        "acties": actie(doel, klasse=klasse),
        "evaluaties": evaluatie(spel, klasse=klasse),
        "akkoorden": akkoord(spel, ouder),
        "tevredenheden": tevreden(spel),
        "familiegroepsplannen": aanbod(spel),
    }[soort]
    antwoord = spel.klanten[wie].post(f"{pad}/plan/{soort}", inhoud)
    assert antwoord.status_code in (201, 404, 409), antwoord.json
    if antwoord.status_code != 201:
        return None
    eigenaar = org(PERSONEN[wie].organisatie)
    van = Klasse(klasse) if soort in ("acties", "evaluaties") else Klasse.PROC
    return Onderdeel(UUID(antwoord.json["id"]), van, eigenaar, PARTIJ[eigenaar])


def _controleer(spel: Spel, pad: str, bereik: dict[str, frozenset[str]], delen: list[Onderdeel]) -> None:
    mag = frozenset((org(wie), Klasse(een)) for wie, klassen in bereik.items() for een in klassen)
    stand = Toestemmingsstand(Geldigheid.GELDIG, "", None, mag)
    feiten = CasusFeiten(UUID(pad.rpartition("/")[2]), org("school"), Casusstatus.OPEN, DAG, stand)
    for naam in PERSONEN:
        antwoord = spel.klanten[naam].get(f"{pad}/plan")
        aan_tafel = naam == "contactpersoon" or (naam in KERNTEAM and PERSONEN[naam].organisatie in bereik)
        open_ = {str(een.rij_id) for een in delen if weeg(PERSONEN[naam].actor, een, feiten, beleid()).open}
        if not aan_tafel:
            assert antwoord.status_code in (403, 404), naam
            continue
        gezien = {een["id"] for soort in SOORTEN for een in antwoord.json[soort]} if antwoord.status_code == 200 else {}
        if antwoord.status_code != 200:  # nothing of the casus is open to him; how the work goes is no reason to see it
            open_ -= {str(een.rij_id) for een in delen if een.klasse is Klasse.PROC}
        assert set(gezien) == open_, naam


def test_everybody_sees_what_the_decision_opens(spel: Spel) -> None:
    @settings(max_examples=VOORBEELDEN)
    @given(bereiken, st.lists(doelen, max_size=4), st.lists(stukken, max_size=5))
    def wereld(bereik: dict[str, frozenset[str]], doelen_: list[Any], stukken_: list[Any]) -> None:
        inhoud = spel.opening()
        ontvangers = [spel.ontvangers(wie, klassen=tuple(sorted(wat)))[0] for wie, wat in bereik.items()]
        inhoud["toestemming"] = {**spel.aanvraag("bt"), "ontvangers": ontvangers}
        casus = spel.contactpersoon.post("/casussen", inhoud).json
        for wie in casus["gezaghebbenden"]:
            spel.teken(casus["toestemmingId"], wie)
        pad = f"/casussen/{casus['id']}"
        gemeen = stel(spel, pad)
        delen: list[Onderdeel | None] = [Onderdeel(UUID(gemeen), Klasse.OND, org("school"), PARTIJ[org("school")])]
        delen += [_doel(spel, pad, *een) for een in doelen_]
        over = gemeen, casus["gezaghebbenden"][0]
        delen += [_stuk(spel, pad, *een, over) for een in stukken_]
        _controleer(spel, pad, bereik, [een for een in delen if een is not None])

    wereld()


def test_plan_is_read_with_a_fixed_number_of_statements(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    plan(spel, "gezinswerker", pad)
    aantallen = []
    for _ in range(2):
        with opdrachten(spel.app) as gezien:
            plan(spel, "gezinswerker", pad)
        aantallen.append(len(gezien))
        for _ in range(3):
            doel = stel(spel, pad)
            post(spel, "contactpersoon", f"{pad}/plan/acties", actie(doel))
            post(spel, "contactpersoon", f"{pad}/plan/evaluaties", evaluatie(spel, (doel, 5)))
    assert aantallen[0] == aantallen[1]
    assert kort(regels(spel, "plan.lezen")) == [("TOEGESTAAN", "TOEGESTAAN")] * 3


@ALLEEN_SQLITE
def test_withdrawal_leaves_everybody_his_own(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")
    pad = f"/casussen/{casus['id']}"
    eigen, ander = stel(spel, pad, "gezinswerker"), stel(spel, pad)
    assert {een["id"] for een in plan(spel, "gezinswerker", pad)["doelen"]} == {eigen, ander}
    intrekking = spel.intrekking(casus["gezaghebbenden"][0])
    spel.contactpersoon.post(f"/toestemmingen/{casus['toestemmingId']}/intrekkingen", intrekking)
    assert {een["id"] for een in plan(spel, "contactpersoon", pad)["doelen"]} == {ander}
    assert {een["id"] for een in plan(spel, "gezinswerker", pad)["doelen"]} == {eigen}


@ALLEEN_SQLITE
def test_who_may_not_know_who_takes_part_is_not_told_who_does_an_action(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt', 'swv', klassen=('OND',))['id']}"
    wie = spel.contactpersoon.get(f"{pad}/deelnemers").json["resultaten"]
    school = next(een["id"] for een in wie if een["medewerkerId"] == str(PERSONEN["contactpersoon"].medewerker_id))
    inhoud = actie(stel(spel, pad), deelnemerId=school)
    del inhoud["gezinsrol"]
    post(spel, "contactpersoon", f"{pad}/plan/acties", inhoud)
    (gelezen,) = plan(spel, "gezinswerker", pad)["acties"]
    assert (gelezen["tekst"], gelezen["deelnemerId"]) == (inhoud["tekst"], None)


@ALLEEN_SQLITE
def test_closed_casus_is_still_read_and_a_stranger_finds_nothing(spel: Spel) -> None:
    pad = f"/casussen/{spel.open_casus('school', 'bt')['id']}"
    doel = stel(spel, pad)
    probleem(spel.collega.get(f"{pad}/plan"), 404)
    probleem(spel.specialist.get(f"{pad}/plan"), 403, "ROL")
    spel.contactpersoon.post(f"{pad}/overgangen", {"naar": "AFGESLOTEN", "reden": "ANDERS"})
    assert [een["id"] for een in plan(spel, "contactpersoon", pad)["doelen"]] == [doel]


@ALLEEN_SQLITE
def test_who_may_not_know_who_takes_part_is_not_told_who_wrote_a_goal_down_or_scored_it(spel: Spel) -> None:
    inhoud = spel.opening()
    ontvangers = [*spel.ontvangers("school", "bt"), *spel.ontvangers("lpa", klassen=("OND",))]
    inhoud["toestemming"] = {**spel.aanvraag("bt"), "ontvangers": ontvangers}
    casus = spel.contactpersoon.post("/casussen", inhoud).json
    for wie in casus["gezaghebbenden"]:
        spel.teken(casus["toestemmingId"], wie)
    pad = f"/casussen/{casus['id']}"
    doel = stel(spel, pad, "gezinswerker", herkomst=str(org("school")))
    post(spel, "gezinswerker", f"{pad}/plan/evaluaties", evaluatie(spel, (doel, 5), klasse="GEZ"))
    schrijver = str(PERSONEN["gezinswerker"].medewerker_id)
    assert plan(spel, "contactpersoon", pad)["doelen"][0]["vastlegging"]["vastgelegdDoor"] == schrijver
    gelezen = spel.leerplicht.get(f"{pad}/plan")
    assert [(een["id"], len(een["scores"])) for een in gelezen.json["doelen"]] == [(doel, 1)]
    assert schrijver not in gelezen.text
    assert str(org("bt")) not in gelezen.text
