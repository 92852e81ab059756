"""Every way out shows the same person the same set, in random worlds on both stores."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from kernteam.grond.actor import GEHEIME_PARTIJEN, Rol
from kernteam.grond.klasse import Klasse
from kernteam.grond.status import Casusstatus
from kernteam.toegang.besluit import weeg
from kernteam.toegang.feiten import CasusFeiten, Geldigheid, Onderdeel, Toestemmingsstand
from tests.klant import Klant, Spel
from tests.rollen import KERNTEAM, ORGANISATIES, PERSONEN, org
from tests.toegang.werelden import AAN_TAFEL, DAG, beleid

PARTIJ = {org(naam): partij for naam, (partij, _) in ORGANISATIES.items()}
TAFEL = ("school", "swv", "bt", "lpa", "jgz")
SCHRIJVERS = ("contactpersoon", *KERNTEAM)
KLASSEN = ("ID", "OND", "PROC", "GEZ", "VERZ", "MED")
NAMEN = ("van den Berg", "Jansen")
VOORBEELDEN = min(30, settings().max_examples // 8)  # a world is some hundred requests; a search gives 50 at most


@dataclass(frozen=True, slots=True)
class Notitieplan:
    """A note somebody tries to write."""

    schrijver: str
    klasse: str
    herkomst: str | None
    over: int | None  # which of the two parents it is about


@dataclass(frozen=True, slots=True)
class Plan:
    """What happens to one casus."""

    leeftijd: int
    achternaam: str
    klassen: dict[str, frozenset[str]]  # by receiver; empty: nothing is asked
    antwoorden: tuple[str | None, ...]
    notities: tuple[Notitieplan, ...]
    ingetrokken: bool
    eigen: frozenset[int]  # which parents sign for data about themselves
    vastgesteld: str | None  # who records something about the family


@dataclass(slots=True)
class Gebeurd:
    """One casus as it came about."""

    plan: Plan
    id: str
    geboortedatum: str
    geldig: bool = False
    deelnemers: set[str] = field(default_factory=lambda: {"contactpersoon"})
    notities: list[Onderdeel] = field(default_factory=list)
    vastgesteld: list[Onderdeel] = field(default_factory=list)
    ouders: tuple[str, ...] = ()


@st.composite
def plannen(trek: st.DrawFn) -> Plan:
    """Give what happens; most are asked and signed, so that there is something to see."""
    klassen = st.frozensets(st.sampled_from(KLASSEN), min_size=1) | st.just(frozenset(KLASSEN))
    herkomst = st.sampled_from((None, None, "school", "bt", "jgz"))
    over = st.sampled_from((None, None, 0, 1))
    notities = st.builds(Notitieplan, st.sampled_from(SCHRIJVERS), st.sampled_from(KLASSEN[1:]), herkomst, over)
    return Plan(
        leeftijd=trek(st.sampled_from((8, 13, 16))),
        achternaam=trek(st.sampled_from(NAMEN)),
        klassen=trek(st.dictionaries(st.sampled_from(TAFEL), klassen, max_size=5)),
        antwoorden=tuple(trek(st.sampled_from(("GEGEVEN",) * 8 + ("GEWEIGERD", None))) for _ in range(3)),
        notities=tuple(trek(st.lists(notities, max_size=4))),
        ingetrokken=trek(st.sampled_from((False, False, True))),
        eigen=trek(st.frozensets(st.sampled_from((0, 1)))),
        vastgesteld=trek(st.sampled_from((None, None, *SCHRIJVERS))),
    )


def speel(spel: Spel, plan: Plan) -> Gebeurd:
    """Let it happen through the API, and keep what must follow from it."""
    inhoud = spel.opening(plan.leeftijd)
    inhoud["jeugdige"]["achternaam"] = plan.achternaam
    if plan.klassen:
        ontvangers = [spel.ontvangers(wie, klassen=tuple(sorted(wat)))[0] for wie, wat in plan.klassen.items()]
        inhoud["toestemming"] = {**spel.aanvraag("bt"), "ontvangers": ontvangers}
    antwoord = spel.contactpersoon.post("/casussen", inhoud)
    assert antwoord.status_code == 201, antwoord.json
    ouders = tuple(antwoord.json["gezaghebbenden"])
    casus = Gebeurd(plan, antwoord.json["id"], inhoud["jeugdige"]["geboortedatum"], ouders=ouders)
    tekenaars = spel.ondertekenaars(antwoord.json, plan.leeftijd)
    if plan.klassen:
        gegeven = list(zip(tekenaars, plan.antwoorden, strict=False))
        for wie, wat in gegeven:
            if wat is not None:
                spel.teken(antwoord.json["toestemmingId"], wie, wat)
        casus.geldig = all(wat == "GEGEVEN" for _, wat in gegeven)
        for nummer in plan.eigen:
            spel.teken(antwoord.json["toestemmingId"], ouders[nummer], eigenGegevens=True)
    if casus.geldig:
        casus.deelnemers |= {naam for naam in KERNTEAM if PERSONEN[naam].organisatie in plan.klassen}
    for notitie in plan.notities:
        _schrijf(spel, casus, notitie)
    if plan.vastgesteld:
        _stel_vast(spel, casus, plan.vastgesteld)
    if plan.ingetrokken and casus.geldig:
        pad = f"/toestemmingen/{antwoord.json['toestemmingId']}/intrekkingen"
        assert spel.contactpersoon.post(pad, spel.intrekking(tekenaars[-1])).status_code == 201
        casus.geldig = False
    return casus


def _schrijf(spel: Spel, casus: Gebeurd, notitie: Notitieplan) -> None:
    inhoud = {"klasse": notitie.klasse, "tekst": "Iets."}
    if notitie.herkomst:
        inhoud["herkomst"] = str(org(notitie.herkomst))
    if notitie.over is not None:
        inhoud["over"] = casus.ouders[notitie.over]
    antwoord = getattr(spel, notitie.schrijver).post(f"/casussen/{casus.id}/notities", inhoud)
    assert antwoord.status_code in (201, 404, 409), antwoord.json
    if antwoord.status_code == 201:
        eigenaar = org(notitie.herkomst or PERSONEN[notitie.schrijver].organisatie)
        over = None if notitie.over is None else UUID(casus.ouders[notitie.over])
        van_zichzelf = eigenaar == org(PERSONEN[notitie.schrijver].organisatie)
        onderdeel = Onderdeel(
            UUID(antwoord.json["id"]),
            Klasse(notitie.klasse),
            eigenaar,
            PARTIJ[eigenaar],
            over=over,
            bevestigd=van_zichzelf or PARTIJ[eigenaar] not in GEHEIME_PARTIJEN,  # nobody confirms in these worlds
        )
        casus.notities.append(onderdeel)


def _stel_vast(spel: Spel, casus: Gebeurd, wie: str) -> None:
    inhoud = {"soort": "INSPANNING", "datum": spel.vandaag().isoformat(), "wijze": "BRIEF", "toelichting": "Iets."}
    inhoud["betrokkeneId"] = casus.ouders[0]
    antwoord = getattr(spel, wie).post(f"/casussen/{casus.id}/omstandigheden", inhoud)
    assert antwoord.status_code in (201, 403, 404, 409), antwoord.json
    if antwoord.status_code == 201:
        eigenaar = org(PERSONEN[wie].organisatie)
        casus.vastgesteld.append(Onderdeel(UUID(antwoord.json["id"]), Klasse.GEZ, eigenaar, PARTIJ[eigenaar]))


def feiten(casus: Gebeurd) -> CasusFeiten:
    """Give the facts that must hold, made of what was played and not of what is stored."""
    bereik = frozenset((org(wie), Klasse(een)) for wie, klassen in casus.plan.klassen.items() for een in klassen)
    eigen = {UUID(casus.ouders[nummer]): bereik for nummer in casus.plan.eigen}
    geldig = Toestemmingsstand(Geldigheid.GELDIG, "", None, bereik, volwassenen=eigen)
    stand = geldig if casus.geldig else Toestemmingsstand(Geldigheid.ONGELDIG, "")
    return CasusFeiten(UUID(casus.id), org("school"), Casusstatus.OPEN, DAG, stand)


def open_delen(naam: str, casus: Gebeurd, delen: list[Onderdeel]) -> set[str]:
    """Give the notes, or what was established, that the pure function opens for somebody."""
    if naam not in casus.deelnemers:
        return set()
    actor, van_casus = PERSONEN[naam].actor, feiten(casus)
    return {str(een.rij_id) for een in delen if weeg(actor, een, van_casus, beleid()).open}


def mag_lezen(naam: str, casus: Gebeurd) -> bool:
    """Tell whether anything but a seat is open: of the school's parts, or a note."""
    if naam not in casus.deelnemers:
        return False
    school = org("school")
    delen = [Onderdeel(UUID(casus.id), Klasse(een), school, PARTIJ[school]) for een in ("PROC", "OND", "ID")]
    actor, van_casus = PERSONEN[naam].actor, feiten(casus)
    return any(weeg(actor, een, van_casus, beleid()).open for een in [*delen, *casus.notities, *casus.vastgesteld])


def alle(klant: Klant, pad: str, limit: int) -> list[dict[str, Any]]:
    """Give the rows of every page."""
    rijen: list[dict[str, Any]] = []
    vraag = f"?limit={limit}"
    while True:
        antwoord = klant.get(pad + vraag)
        assert antwoord.status_code == 200, antwoord.json
        assert len(antwoord.json["resultaten"]) <= limit
        rijen += antwoord.json["resultaten"]
        if antwoord.json["volgende"] is None:
            assert len({str(een.get("id", een.get("nummer"))) for een in rijen}) == len(rijen)
            return rijen
        vraag = f"?limit={limit}&cursor={antwoord.json['volgende']}"


def controleer_casus(klant: Klant, naam: str, casus: Gebeurd, gelezen: dict[str, Any]) -> None:
    """Every part that can be asked apart is the part of the whole."""
    pad = f"/casussen/{casus.id}"
    assert alle(klant, f"{pad}/notities", 2) == gelezen["notities"]
    assert {een["id"] for een in gelezen["notities"]} == open_delen(naam, casus, casus.notities)
    assert klant.get(f"{pad}/omstandigheden").json["resultaten"] == gelezen["omstandigheden"]
    assert {een["id"] for een in gelezen["omstandigheden"]} == open_delen(naam, casus, casus.vastgesteld)
    assert klant.get(f"{pad}/betrokkenen").json["resultaten"] == gelezen["betrokkenen"]
    assert klant.get(f"{pad}/deelnemers").json["resultaten"] == gelezen["deelnemers"]
    eigen, school = str(org(PERSONEN[naam].organisatie)), str(org("school"))
    verteld = {eigen} | {een["organisatieId"] for een in gelezen["deelnemers"]}
    if gelezen["status"] is not None:
        verteld.add(school)
    assert {een["eigenaar"] for een in gelezen["afgeschermd"]} <= verteld
    regels = alle(klant, f"{pad}/inzagen", 100)
    assert regels
    assert {een["organisatieId"] for een in regels} <= verteld
    assert {een["organisatieId"] for een in regels if een["naam"]} <= {eigen}
    assert (klant.get(f"{pad}/toestemmingen").status_code == 200) is (gelezen["toestemming"] is not None)


def controleer_onbekend(klant: Klant, naam: str, casus: Gebeurd) -> None:
    """What is not in the list is nowhere."""
    toezicht = PERSONEN[naam].rol is Rol.PRIVACYFUNCTIONARIS
    geweigerd = 404 if PERSONEN[naam].rol in AAN_TAFEL else 403
    for deel in ("", "/notities", "/omstandigheden"):
        assert klant.get(f"/casussen/{casus.id}{deel}").status_code == geweigerd, (naam, deel)
    assert klant.get(f"/casussen/{casus.id}/inzagen").status_code == (200 if toezicht else geweigerd)


def zoek(klant: Klant, achternaam: str, geboortedatum: str) -> list[dict[str, Any]]:
    antwoord = klant.post("/casussen/_zoek", {"achternaam": achternaam, "geboortedatum": geboortedatum})
    assert antwoord.status_code == 200, antwoord.json
    rijen: list[dict[str, Any]] = antwoord.json["resultaten"]
    return rijen


def controleer(spel: Spel, naam: str, wereld: list[Gebeurd], ooit: list[Gebeurd]) -> None:
    """List, detail, search and parts agree for one of the cast."""
    klant = spel.klanten[naam]
    if PERSONEN[naam].rol not in AAN_TAFEL:
        assert klant.get("/casussen").status_code == 403
        controleer_onbekend(klant, naam, wereld[0])
        return
    lijst = {een["id"]: een for een in alle(klant, "/casussen", 3)}
    assert set(lijst) == {een.id for een in ooit if mag_lezen(naam, een)}
    for casus in wereld:
        if casus.id not in lijst:
            controleer_onbekend(klant, naam, casus)
            continue
        gelezen = klant.get(f"/casussen/{casus.id}")
        assert gelezen.status_code == 200
        controleer_casus(klant, naam, casus, gelezen.json)
        kort = lijst[casus.id]
        jeugdige = [een["achternaam"] for een in gelezen.json["betrokkenen"] if een["soort"] == "JEUGDIGE"]
        assert (kort["jeugdige"] or "").endswith("".join(jeugdige))
        assert (kort["jeugdige"] is None) is (not jeugdige)
        assert all(kort[een] == gelezen.json[een] for een in ("status", "vestigingscode", "geopendOp"))
    for achternaam, geboren in {(een.plan.achternaam, een.geboortedatum) for een in wereld}:
        passend = {een.id for een in ooit if (een.plan.achternaam, een.geboortedatum) == (achternaam, geboren)}
        op_naam = [een for een in lijst.values() if een["jeugdige"] and een["id"] in passend]
        assert sorted(zoek(klant, achternaam, geboren), key=_id) == sorted(op_naam, key=_id)


def _id(rij: dict[str, Any]) -> str:
    return str(rij["id"])


def test_every_way_out_shows_the_same_person_the_same_set(spel: Spel) -> None:
    ooit: list[Gebeurd] = []  # casussen accumulate over the examples; sets are per person

    @settings(max_examples=VOORBEELDEN)
    @given(st.lists(plannen(), min_size=2, max_size=3))
    def wereld_na_wereld(plannen_: list[Plan]) -> None:
        wereld = [speel(spel, plan) for plan in plannen_]
        ooit.extend(wereld)
        for naam in PERSONEN:
            controleer(spel, naam, wereld, ooit)

    wereld_na_wereld()
