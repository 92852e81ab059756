"""The law of the acts: every route has one, every one has a rule, a route and a test, and reading changes nothing."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import MetaData, insert, select, text
from sqlalchemy.orm import Session

from config.settings import Instellingen
from kernteam.app import fabriek
from kernteam.db.engine import maak_motor
from kernteam.db.schrijven import LeesSessie, begin_schrijven_zonder_pas
from kernteam.grond.handeling import Handeling
from kernteam.http.blad import OPEN, Blad
from kernteam.http.verzoek import db
from kernteam.netwerk.models import Gemeente
from kernteam.toegang.regels import REGELS
from tests.architectuur.broncode import ROOT, bestanden
from tests.consult.proef import anoniem, toestemming
from tests.consult.proef import vraag as vraag_consult
from tests.document.bestanden import bewaar
from tests.elk import voor_elk
from tests.klant import TEKST, Spel
from tests.overleg.vergaderen import plan, zet_op
from tests.rollen import PERSONEN, SCHOOL, vast
from tests.signaal.verloop import id_van, meld
from tests.toezicht.kijken import INCIDENT, beoordeel, kijk, stel_vraag
from tests.veiligheid.verloop import open_meldcode
from tests.verstrekking.delen import toets, verstrekking, vraag

NETWERKTOETS = ROOT / "tests" / "netwerk" / "test_routes.py"
BUREAU = (
    "inzageoverzicht.", "log", "naamvrijgave.", "toezicht", "datalek.", "steekproef.", "noodtoegang.opsommen",
    "aandachtscasus.",
    "bewijs.", "ijkpunt.", "samenhang.", "noodtoegang.inzien",
)  # fmt: skip
VAN_TOEZICHT = {een for een in Handeling if een.value.startswith(BUREAU)}
_VRAGEN = {Handeling.CONSULTAANTAL_OPSOMMEN: "?kwartaal=2026-1"}
VAN_KERNTEAM = {Handeling.CONSULTAANTAL_OPSOMMEN, Handeling.SIGNAAL_OPSOMMEN, Handeling.SIGNAAL_LEZEN}
LEZEND = [een for een in Handeling if not een.schrijft]


def act(regel: Any, app: Flask) -> Handeling:
    handeling: Handeling = app.view_functions[regel.endpoint].handeling  # type: ignore[attr-defined]
    return handeling


def netwerkacts() -> set[Handeling]:
    """Give the acts of the public network, which are tested together in one file."""
    begin = ("gemeente.", "school.", "contactpersoon.", "schoolkernteam.", "organisatie.", "medewerker.", "kernteam")
    return {een for een in Handeling if een.value.startswith(begin)}


def test_every_route_has_a_handeling_and_every_handeling_one_route(app: Flask) -> None:
    acts = [act(regel, app) for regel in app.url_map.iter_rules()]
    assert sorted(acts) == sorted(een for een in Handeling if een.route)


def test_every_handeling_has_a_rule_and_every_rule_a_handeling() -> None:
    assert set(REGELS) == set(Handeling)


def test_open_routes_are_exactly_those_whose_rule_asks_no_login() -> None:
    assert {een for een, regel in REGELS.items() if not regel.aanmelden} == OPEN


@voor_elk(Handeling)
def test_every_handeling_has_a_test(handeling: Handeling) -> None:
    """A file tests/**/test_<noun>_<verb>*.py; the acts of the network are named in tests/netwerk/test_routes.py."""
    naam = handeling.value.replace(".", "_")
    if handeling in netwerkacts():
        genoemd = NETWERKTOETS.read_text(encoding="utf-8") if NETWERKTOETS.is_file() else ""
        assert handeling.value in genoemd or f"Handeling.{handeling.name}" in genoemd
        return
    assert [pad for pad in bestanden("tests", soort=f"test_{naam}*.py") if "def test_" in pad.read_text()]


@pytest.mark.parametrize("soort", ["sqlite"], indirect=True)
def test_an_unlisted_route_makes_the_app_refuse_to_start(
    instellingen: Instellingen, monkeypatch: pytest.MonkeyPatch
) -> None:
    los = Blad("los", "los", description="Een route zonder handeling.")
    los.route("/los")(lambda: "los")
    monkeypatch.setattr(fabriek, "BLADEN", (*fabriek.BLADEN, los))
    with pytest.raises(fabriek.StartFout, match="route /v1/los hoort bij geen handeling"):
        fabriek.create_app(instellingen)


@pytest.mark.parametrize("soort", ["sqlite"], indirect=True)
def test_a_handeling_without_a_rule_makes_the_app_refuse_to_start(
    instellingen: Instellingen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fabriek, "REGELS", {een: regel for een, regel in REGELS.items() if een != "casus.lezen"})
    with pytest.raises(fabriek.StartFout, match="hoort bij geen handeling met een regel"):
        fabriek.create_app(instellingen)


def test_every_reading_act_leaves_the_stores_as_they_were(app: Flask, instellingen: Instellingen, spel: Spel) -> None:
    geopend = spel.open_casus("swv", "bt")
    casus = geopend["id"]
    plaatsen = {"toestemming_id": geopend["toestemmingId"], "betrokkene_id": geopend["gezaghebbenden"][0]}
    spel.contactpersoon.post(f"/casussen/{casus}/notities", {"klasse": "OND", "tekst": "De mentor belt elke maandag."})
    plaatsen["document_id"] = bewaar(spel.contactpersoon, f"/casussen/{casus}")
    plaatsen["meldcode_id"] = open_meldcode(spel.contactpersoon).rpartition("/")[2]
    plaatsen["signaal_id"] = id_van(meld(spel))
    nood = {"redencode": "VERMISSING", "reden": "Niemand weet waar Sam is."}
    plaatsen["noodtoegang_id"] = spel.contactpersoon.post(f"/casussen/{casus}/noodtoegangen", nood).json["id"]
    spel.contactpersoon.post(f"/casussen/{casus}/verstrekkingen", verstrekking("lpa", "P3", {"klasse": "ID"}))
    toestemming(spel, geopend)
    plaatsen["consult_id"], plaatsen["anoniemconsult_id"] = vraag_consult(spel, geopend), anoniem(spel)
    spel.specialist.get("/gebruikersprofiel")
    plaatsen["geval_id"] = kijk(spel, casus=casus)[1]
    plaatsen["toezichtvraag_id"] = stel_vraag(spel, plaatsen["geval_id"])
    plaatsen["datalek_id"] = beoordeel(spel, plaatsen["geval_id"], INCIDENT)["datalekId"]
    overleg = plan(spel)
    zet_op(spel, overleg, casus)
    plaatsen["overleg_id"] = overleg.rpartition("/")[2]
    spel.privacyfunctionaris.get("/gebruikersprofiel")
    urls = (instellingen.gegevens_url, instellingen.sleutels_url)
    voor = [inhoud(url) for url in urls]
    gelukt = {handeling for handeling, status in lees_alles(app, spel, casus_id=casus, **plaatsen) if status == 200}
    assert gelukt == set(LEZEND)
    assert [inhoud(url) for url in urls] == voor


def lees_alles(app: Flask, spel: Spel, **ids: str) -> Iterator[tuple[Handeling, int]]:
    """Do every reading act, each as somebody who may."""
    gegeven = spel.contactpersoon.get(f"/casussen/{ids['casus_id']}/verstrekkingen").json["resultaten"][0]["id"]
    plaatsen = ids | {"vestigingscode": SCHOOL, "kernteam_id": str(vast("kernteam")), "verstrekking_id": gegeven}
    plaatsen |= {"tekstversie": TEKST, "doelgroep": "OUDER"}
    ijkpunten = spel.privacyfunctionaris.get("/logboek/ijkpunten").json["resultaten"]
    plaatsen |= {"nummer": "1"}
    plaatsen |= {"medewerker_id": str(PERSONEN["contactpersoon"].medewerker_id)}
    rechtsvraag = {"verzoeker": "PLEEGOUDER", "recht": "BEZWAAR", "bestand": "KERNTEAM"}
    lichamen: dict[Handeling, dict[str, Any]] = {
        Handeling.CASUS_ZOEKEN: {"achternaam": "van den Berg", "geboortedatum": spel.geboren(9)},
        Handeling.LOGREGEL_ZOEKEN: spel.periode(),
        Handeling.LOGDAG_ZOEKEN: {"vanafDatum": spel.over(0), "totEnMetDatum": spel.over(0)},
        Handeling.LOGUITVOER_MAKEN: {
            "vorm": "LDV",
            "vanaf": f"{spel.over(-2)}T00:00:00Z",
            "tot": f"{spel.over(-1)}T00:00:00Z",
        },
        Handeling.INZAGEOVERZICHT_MAKEN: {
            "betrokkeneId": ids["betrokkene_id"],
            "vanafDatum": spel.over(0),
            "totDatum": spel.over(1),
            "adresGeheim": True,
        },
        Handeling.RECHTENTOETS_MAKEN: rechtsvraag,
        Handeling.RECHTSVRAAG_STELLEN: rechtsvraag | {"leeftijd": 9},
        Handeling.DELINGSVRAAG_STELLEN: vraag("SCHOOL", "LPA", "VERZ", "P3"),
        Handeling.DELINGSTOETS_MAKEN: toets("lpa", "VERZ", "P3"),
        Handeling.OVERNAME_MAKEN: {},
        Handeling.LOGCONTROLE_MAKEN: {},
    }
    for regel in app.url_map.iter_rules():
        handeling = act(regel, app)
        if handeling.schrijft:
            continue
        wie = spel.privacyfunctionaris if handeling in VAN_TOEZICHT else spel.contactpersoon
        wie = spel.specialist if handeling.value.startswith(("consult.", "anoniemconsult.")) else wie
        wie = spel.gezinswerker if handeling in VAN_KERNTEAM else wie
        pad = str(regel.rule).removeprefix("/v1") + _VRAGEN.get(handeling, "")
        for naam, waarde in plaatsen.items():
            pad = pad.replace(f"<uuid:{naam}>", waarde).replace(f"<{naam}:{naam}>", waarde)
        pad += f"?jaar={spel.vandaag().year}" if handeling is Handeling.TOEZICHTVERSLAG_LEZEN else ""
        pad = pad.replace("<nummer:grootte>", str(ijkpunten[0]["grootte"]))
        roep = wie.post if handeling in lichamen else wie.get
        yield handeling, roep(pad, lichamen.get(handeling)).status_code


def inhoud(url: str) -> dict[str, list[str]]:
    """Read every row of every table of a store, without any model."""
    motor = maak_motor(url)
    beeld = MetaData()
    with motor.connect() as verbinding:
        beeld.reflect(verbinding)
        tabellen = {tabel.name: sorted(map(repr, verbinding.execute(select(tabel)))) for tabel in beeld.sorted_tables}
    motor.dispose()
    assert sum(map(len, tabellen.values())) > 1
    return tabellen


def schrijfwijzen() -> list[Any]:
    """Give the ways in which code could write through a session."""

    def orm(sessie: Session) -> None:
        sessie.add(Gemeente(code="9999", naam="Verzonnen"))
        sessie.flush()

    def gewijzigd(sessie: Session) -> None:
        sessie.scalars(select(Gemeente)).one().naam = "Verzonnen"
        sessie.commit()

    def core(sessie: Session) -> None:
        sessie.execute(insert(Gemeente).values(code="9999", naam="Verzonnen"))

    def ruw(sessie: Session) -> None:
        sessie.execute(text("DELETE FROM gemeente"))

    return [orm, gewijzigd, core, ruw]


@pytest.mark.parametrize("schrijf", schrijfwijzen(), ids=lambda een: een.__name__)
def test_a_session_that_reads_refuses_every_way_of_writing(app: Flask, schrijf: Any) -> None:
    with app.app_context():
        with pytest.raises(LeesSessie):
            schrijf(db.session())
        db.session.rollback()
        assert db.session.scalars(select(Gemeente.naam)).all() == ["Utrecht"]


@voor_elk(LEZEND)
def test_a_reading_act_cannot_begin_to_write(handeling: Handeling) -> None:
    sessie = Session()
    with pytest.raises(LeesSessie):
        begin_schrijven_zonder_pas(sessie, handeling)
    assert sessie.info == {}


def test_acts_read_as_noun_and_verb() -> None:
    delen = [een.value.split(".") for een in Handeling]
    assert [een for een in delen if len(een) != 2 or not all(deel.isalpha() and deel.islower() for deel in een)] == []
    assert [een.name for een in Handeling if een.name != een.value.replace(".", "_").upper()] == []
    assert len(Handeling.__members__) == len(Handeling), "two names for one act"
