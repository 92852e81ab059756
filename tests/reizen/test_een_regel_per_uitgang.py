"""Documents, plan, consult, calendar and mail give the same person what the one rule opens, in random worlds."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from config.settings import Instellingen
from kernteam.grond.actor import GEHEIME_PARTIJEN
from kernteam.grond.klasse import Klasse
from kernteam.toegang.besluit import weeg
from kernteam.toegang.feiten import CasusFeiten, Geldigheid, Onderdeel, Toestemmingsstand
from tests.bericht.postkantoor import Postkantoor, postkantoor
from tests.casus.bewijs import ALLEEN_SQLITE
from tests.conftest import draaiend
from tests.consult.proef import toestemming
from tests.document.bestanden import afbeelding, gegevens, stuur
from tests.klant import ALLES, Spel
from tests.overleg.vergaderen import plan as plan_overleg
from tests.overleg.vergaderen import zet_op
from tests.plan.plannen import DOEL, actie
from tests.reizen.reis import niemand_ziet_iets
from tests.rollen import KERNTEAM, PERSONEN, org
from tests.toegang.test_een_regel_per_uitgang import (
    PARTIJ,
    SCHRIJVERS,
    Gebeurd,
    Notitieplan,
    Plan,
    feiten,
    mag_lezen,
    plannen,
    speel,
)
from tests.toegang.werelden import beleid

VOORBEELDEN = min(8, settings().max_examples // 3)  # a world is some hundred requests
NAMEN = ("Sam", "Anna", "Bram", "Berg", "Jansen")
BESTAND = afbeelding("PNG", (4, 3))
stukken = st.lists(
    st.builds(
        Notitieplan,
        st.sampled_from(SCHRIJVERS),
        st.sampled_from(("OND", "GEZ", "MED", "VERZ")),
        st.sampled_from((None, None, "school", "bt", "jgz")),
        st.sampled_from((None, None, 0)),
    ),
    max_size=3,
)
klassen = st.frozensets(st.sampled_from(("ID", "OND", "GEZ", "MED")), min_size=1)
wereld = st.tuples(plannen(), stukken, stukken, klassen, klassen)


@dataclass(slots=True)
class Rijk:
    """A casus with documents, goals and actions, as they were accepted."""

    casus: Gebeurd
    documenten: list[Onderdeel] = field(default_factory=list)
    doelen: list[Onderdeel] = field(default_factory=list)
    acties: list[Onderdeel] = field(default_factory=list)

    @property
    def pad(self) -> str:
        """Where it is."""
        return f"/casussen/{self.casus.id}"


def als_onderdeel(casus: Gebeurd, wat: Notitieplan, rij_id: str) -> Onderdeel:
    """Give what was written as the rule must see it; nobody confirms or releases in these worlds."""
    eigen = org(PERSONEN[wat.schrijver].organisatie)
    van = org(wat.herkomst) if wat.herkomst else eigen
    over = None if wat.over is None else UUID(casus.ouders[wat.over])
    bevestigd = van == eigen or PARTIJ[van] not in GEHEIME_PARTIJEN
    return Onderdeel(UUID(rij_id), Klasse(wat.klasse), van, PARTIJ[van], over=over, bevestigd=bevestigd)


def schrijf(spel: Spel, rijk: Rijk, documenten: list[Notitieplan], doelen: list[Notitieplan]) -> None:
    """Let everybody add what he may, and agree on an action at each goal."""
    for een in documenten:
        antwoord = stuur(
            spel.klanten[een.schrijver], rijk.pad, BESTAND, gegevens(een.klasse, een.herkomst, **_over(rijk, een))
        )
        assert antwoord.status_code in (201, 404, 409), antwoord.json
        if antwoord.status_code == 201:
            rijk.documenten.append(als_onderdeel(rijk.casus, een, antwoord.json["id"]))
    for een in doelen:
        herkomst = {"herkomst": str(org(een.herkomst))} if een.herkomst else {}
        inhoud = DOEL | {"klasse": een.klasse} | herkomst | _over(rijk, een)
        antwoord = spel.klanten[een.schrijver].post(f"{rijk.pad}/plan/doelen", inhoud)
        assert antwoord.status_code in (201, 404, 409), antwoord.json
        if antwoord.status_code == 201:
            rijk.doelen.append(als_onderdeel(rijk.casus, een, antwoord.json["id"]))
            samen = spel.contactpersoon.post(f"{rijk.pad}/plan/acties", actie(antwoord.json["id"]))
            leest = open_voor("contactpersoon", rijk, rijk.doelen[-1:])
            assert samen.status_code == (201 if leest else 409), samen.json
            if leest:
                eigen = Notitieplan("contactpersoon", "OND", None, None)
                rijk.acties.append(als_onderdeel(rijk.casus, eigen, samen.json["id"]))


def _over(rijk: Rijk, wat: Notitieplan) -> dict[str, str]:
    return {} if wat.over is None else {"over": rijk.casus.ouders[wat.over]}


def open_voor(naam: str, rijk: Rijk, delen: list[Onderdeel]) -> set[str]:
    """Give what the pure function opens to somebody at the table."""
    if naam not in rijk.casus.deelnemers:
        return set()
    return {str(een.rij_id) for een in delen if weeg(PERSONEN[naam].actor, een, feiten(rijk.casus), beleid()).open}


def trek_in(spel: Spel, rijk: Rijk) -> None:
    """Let the last who signed take back what the table rests on."""
    gevraagd = spel.contactpersoon.get(f"{rijk.pad}/toestemmingen").json["stand"]["toestemmingId"]
    intrekking = spel.intrekking(_mensen(spel, rijk)[-1])
    antwoord = spel.contactpersoon.post(f"/toestemmingen/{gevraagd}/intrekkingen", intrekking)
    assert antwoord.status_code == 201, antwoord.json
    rijk.casus.geldig = False


def _mensen(spel: Spel, rijk: Rijk) -> list[str]:
    return spel.ondertekenaars(_casus(spel, rijk), rijk.casus.plan.leeftijd)


def _casus(spel: Spel, rijk: Rijk) -> dict[str, Any]:
    mensen = spel.contactpersoon.get(f"{rijk.pad}/betrokkenen").json["resultaten"]
    (jeugdige,) = (een["id"] for een in mensen if een["soort"] == "JEUGDIGE")
    return {"id": rijk.casus.id, "gezaghebbenden": list(rijk.casus.ouders), "jeugdigeId": jeugdige}


def controleer(spel: Spel, naam: str, rijk: Rijk) -> None:
    """List, metadata and bytes of documents agree, and so do the parts of the plan; closed is as unknown."""
    klant, dicht = spel.klanten[naam], niemand_ziet_iets(naam)
    moet = open_voor(naam, rijk, rijk.documenten)
    lijst = klant.get(f"{rijk.pad}/documenten")
    assert lijst.status_code == (200 if moet or mag_lezen(naam, rijk.casus) else dicht), (naam, lijst.json)
    rijen = {een["id"]: een for een in lijst.json.get("resultaten", [])}
    assert set(rijen) == moet, naam
    for een in rijk.documenten:
        pad = f"{rijk.pad}/documenten/{een.rij_id}"
        gelezen, inhoud = klant.get(pad), klant.get(f"{pad}/inhoud")
        if str(een.rij_id) in moet:
            assert gelezen.json == rijen[str(een.rij_id)]
            assert len(inhoud.data) == gelezen.json["omvang"]
        else:
            assert (gelezen.status_code, inhoud.status_code) == (dicht, dicht), naam
    doelen, acties = open_voor(naam, rijk, rijk.doelen), open_voor(naam, rijk, rijk.acties)
    plan = klant.get(f"{rijk.pad}/plan")
    assert plan.status_code == (200 if doelen or acties or mag_lezen(naam, rijk.casus) else dicht), (naam, plan.json)
    assert {een["id"] for een in plan.json.get("doelen", [])} == doelen, naam
    assert {een["id"] for een in plan.json.get("acties", [])} == acties, naam
    assert {een["doelId"] for een in plan.json.get("acties", [])} <= {None, *doelen}


def feiten_voor_specialist(rijk: Rijk, bereik: frozenset[str]) -> CasusFeiten:
    """Give the facts of a consult: in the place of the consent for the table stands that for this specialist."""
    toegestaan = frozenset((org("spec"), Klasse(een)) for een in bereik)
    stand = Toestemmingsstand(Geldigheid.GELDIG, "", None, toegestaan, volwassenen={})
    return replace(feiten(rijk.casus), stand=stand)


def consulteer(spel: Spel, rijk: Rijk, eerst: frozenset[str], daarna: frozenset[str]) -> None:
    """The specialist gets what the asker reads and the consent for him covers; with less consent at once less."""
    casus = _casus(spel, rijk)
    toestemming(spel, casus, leeftijd=rijk.casus.plan.leeftijd, klassen=tuple(sorted(eerst)))
    specialist = PERSONEN["specialist"].actor

    def mag(delen: list[Onderdeel], bereik: frozenset[str]) -> set[str]:
        facts = feiten_voor_specialist(rijk, bereik)
        return {str(een.rij_id) for een in delen if weeg(specialist, een, facts, beleid()).open}

    sam = Onderdeel(UUID(casus["jeugdigeId"]), Klasse.ID, org("school"), PARTIJ[org("school")])
    delen = [*rijk.casus.notities, sam]
    leest = open_voor("gezinswerker", rijk, delen)
    vraag: dict[str, Any] = {"vraag": "Wat helpt?", "klasse": "GEZ" if "GEZ" in eerst else "OND"}
    pad = f"{rijk.pad}/consulten"
    for een in {str(een.rij_id) for een in delen} - (leest & mag(delen, eerst)):
        geweigerd = spel.gezinswerker.post(pad, vraag | {"onderdelen": [een]})
        assert geweigerd.status_code == (409 if een in leest else 400), geweigerd.json
    gekozen = sorted(leest & mag(delen, eerst))
    gesteld = spel.gezinswerker.post(pad, vraag | {"onderdelen": gekozen})
    assert gesteld.status_code == (201 if vraag["klasse"] in eerst else 409), gesteld.json
    if gesteld.status_code != 201:
        return
    consult = f"/consulten/{gesteld.json['id']}"
    assert ontvangen(spel, consult) == set(gekozen)
    assert spel.andere_specialist.get(consult).status_code == 404
    toestemming(spel, casus, leeftijd=rijk.casus.plan.leeftijd, klassen=tuple(sorted(daarna)))
    rest = set(gekozen) & mag(delen, daarna)
    over = bool(rest) or vraag["klasse"] in daarna
    assert spel.specialist.get(consult).status_code == (200 if over else 403)
    assert ontvangen(spel, consult) == rest
    if rijk.casus.plan.ingetrokken:
        trek_in(spel, rijk)
        assert spel.specialist.get(consult).status_code == 403


def ontvangen(spel: Spel, consult: str) -> set[str]:
    """Give the ids of what the specialist gets of the casus."""
    inhoud = spel.specialist.get(consult).json
    return {een["id"] for soort in ("betrokkenen", "notities", "omstandigheden") for een in inhoud.get(soort, [])}


def geheimen(rijk: Rijk) -> Iterator[str]:
    """Give every name and every id of a casus and of what is in it."""
    yield from (*NAMEN, rijk.casus.id, *rijk.casus.ouders)
    for een in (*rijk.casus.notities, *rijk.documenten, *rijk.doelen, *rijk.acties):
        yield str(een.rij_id)


def speel_rijk(spel: Spel, plan: Plan, documenten: list[Notitieplan], doelen: list[Notitieplan]) -> Rijk:
    """Let a casus happen with documents and a plan; nobody takes anything back yet."""
    rijk = Rijk(speel(spel, replace(plan, ingetrokken=False)))
    rijk.casus.plan = plan
    schrijf(spel, rijk, documenten, doelen)
    return rijk


def test_documents_plan_consult_and_calendar_follow_the_one_rule(spel: Spel) -> None:
    overleg = plan_overleg(spel)

    @settings(max_examples=VOORBEELDEN, phases=[Phase.generate])  # a world is small; a smaller one is a long search
    @given(wereld)
    def wereld_na_wereld(wat: tuple[Plan, list[Notitieplan], list[Notitieplan], Any, Any]) -> None:
        plan, documenten, doelen, eerst, daarna = wat
        rijk = speel_rijk(spel, plan, documenten, doelen)
        zet_op(spel, overleg, rijk.casus.id)
        for naam in PERSONEN:
            controleer(spel, naam, rijk)
        if rijk.casus.geldig and mag_lezen("gezinswerker", rijk.casus):
            consulteer(spel, rijk, eerst, daarna)
        if plan.ingetrokken and rijk.casus.geldig:
            trek_in(spel, rijk)
        for naam in ("contactpersoon", *KERNTEAM):
            controleer(spel, naam, rijk)
            kalender = spel.klanten[naam].get("/overleggen/kalender").text
            assert not [een for een in geheimen(rijk) if een in kalender]

    wereld_na_wereld()


@pytest.fixture
def kantoor() -> Iterator[Postkantoor]:
    with postkantoor() as een:
        yield een


@ALLEEN_SQLITE
def test_a_rich_world_shows_and_hides_and_its_mail_tells_nothing(
    instellingen: Instellingen, kantoor: Postkantoor
) -> None:
    """The property would hold of empty worlds too; and whoever is mailed learns no casus and no name."""
    alles = dict.fromkeys(("school", "bt", "jgz"), frozenset(ALLES))
    plan = Plan(
        13,
        "Jansen",
        alles,
        ("GEGEVEN",) * 3,
        (Notitieplan("gezinswerker", "GEZ", None, None),),
        True,
        frozenset(),
        None,
    )
    delen = [Notitieplan("contactpersoon", "OND", "jgz", None), Notitieplan("jeugdverpleegkundige", "GEZ", None, None)]
    met_post = replace(instellingen, mail_url=kantoor.url, mail_afzender="kernteam@regio.example")
    with draaiend(met_post) as app:
        spel = Spel(app)
        for naam in ("jeugdverpleegkundige", "gezinswerker", "contactpersoon", "specialist"):
            bereik = {"emailadres": f"{naam}@voorbeeld.example", "schooldagen": []}
            spel.klanten[naam].put(f"/medewerkers/{PERSONEN[naam].medewerker_id}/bereikbaarheid", bereik)
        rijk = speel_rijk(spel, plan, delen, delen)
        assert [len(open_voor("gezinswerker", rijk, een)) for een in (rijk.documenten, rijk.doelen)] == [1, 1]
        controleer(spel, "gezinswerker", rijk)
        consulteer(spel, rijk, frozenset(("ID", "GEZ")), frozenset(("GEZ",)))
        assert app.test_cli_runner().invoke(args=["berichten", "verstuur"]).exit_code == 0
        assert {een["X-Aan"] for een in kantoor.post} >= {"jeugdverpleegkundige@voorbeeld.example"}
        for brief in kantoor.post:
            assert not [een for een in geheimen(rijk) if een in brief.as_string()]
