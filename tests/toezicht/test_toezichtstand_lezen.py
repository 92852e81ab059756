"""toezichtstand.lezen: what waits at the desk today, in counts and codes, and nothing about the reader himself."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from flask import Flask
from sqlalchemy import event

from config.settings import Instellingen
from kernteam.app.fabriek import create_app
from kernteam.http.verzoek import db
from kernteam.identiteit.models import Hoedanigheid
from kernteam.netwerk.models import Medewerker
from kernteam.nood.models import Noodtoegang
from kernteam.toezicht.models import Datalek, Toezichtgeval, Toezichtvraag
from kernteam.verzegeling.getuigen import Getuigenloket
from logbewijs import ijkpunt
from logbewijs.notitie import GETUIGE, nieuw_geheim
from tests.bewijs.controles import controleer, opdracht
from tests.casus.bewijs import ALLEEN_SQLITE, kort, niets_bewaard, opdrachten, probleem, regels, schrijvend
from tests.conftest import sluit
from tests.klant import Spel
from tests.nood.spoed import nood, op
from tests.rollen import PERSONEN
from tests.toezicht.kijken import GEEN_RISICO, INCIDENT, beoordeel, kijk, stel_vraag
from tests.toezicht.lekken import lek, meld
from tests.toezicht.lijst import zet_op_lijst, zit_zelf
from tests.toezicht.test_opdracht_toezicht import bereken

NIETS = {"open": 0, "teLaat": 0, "eersteUiterlijkDatum": None}


def stand(spel: Spel) -> dict[str, Any]:
    antwoord = spel.privacyfunctionaris.get("/logboek/stand")
    assert antwoord.status_code == 200, antwoord.json
    gegeven: dict[str, Any] = antwoord.json
    return gegeven


def test_an_empty_desk_says_that_nothing_waits_and_what_was_never_done(spel: Spel) -> None:
    with niets_bewaard(spel):
        vandaag = stand(spel)
    assert kort(regels(spel, "toezichtstand.lezen")) == [("TOEGESTAAN", "TOEGESTAAN")]
    assert vandaag["gevallen"] == vandaag["vragen"] == vandaag["noodtoegangen"] == NIETS
    assert vandaag["aandachtslijst"] == NIETS
    assert vandaag["datalekken"] == {"open": 0, "teLaat": 0, "eersteUiterlijkOp": None}
    assert [(een["maandDatum"], een["isGetrokken"]) for een in vandaag["steekproeven"]] == [
        ("2026-10-01", False),
        ("2026-09-01", False),
    ]
    assert vandaag["nachten"] == {"nietBerekend": 31, "eersteDatum": "2026-10-20"}
    nooit = {"laatste": None, "teLaat": True, "laatsteVolledige": None, "volledigeTeLaat": True}
    assert (vandaag["logcontrole"], vandaag["opdrachten"]) == (nooit, [])


def test_what_waits_is_counted_with_what_is_late_and_the_first_last_day(toneel: Flask) -> None:
    with op(toneel, "2026-11-02 10:00:00") as spel:
        casus, geval = kijk(spel)
        stel_vraag(spel, geval)
    with op(toneel, "2026-11-17 10:00:00") as spel:
        kijk(spel, "jeugdarts", casus)
        nood(spel, "gezinswerker", f"/casussen/{casus}")
        lek(spel, bekendOp="2026-11-16T09:00:00Z")
    with op(toneel, "2026-11-20 10:00:00") as spel:
        _, afgedaan = kijk(spel, "gesloten", casus)
        beoordeel(spel, afgedaan)
        lek(spel, bekendOp="2026-11-20T08:00:00Z")
        klaar = lek(spel, bekendOp="2026-11-01T08:00:00Z")
        assert spel.privacyfunctionaris.post(f"{klaar}/afhandelingen", GEEN_RISICO).status_code == 201
        vandaag = stand(spel)
    assert vandaag["gevallen"] == {"open": 3, "teLaat": 2, "eersteUiterlijkDatum": "2026-11-16"}
    assert vandaag["vragen"] == {"open": 1, "teLaat": 1, "eersteUiterlijkDatum": "2026-11-09"}
    assert vandaag["noodtoegangen"] == {"open": 1, "teLaat": 1, "eersteUiterlijkDatum": "2026-11-19"}
    assert vandaag["datalekken"] == {"open": 2, "teLaat": 1, "eersteUiterlijkOp": "2026-11-17T09:00:00Z"}


def test_a_breach_waits_by_its_first_clock_until_all_were_told(toneel: Flask) -> None:
    with op(toneel, "2026-11-16 10:00:00") as spel:
        een = lek(spel, bekendOp="2026-11-16T09:00:00Z")
        assert stand(spel)["datalekken"] == {"open": 1, "teLaat": 0, "eersteUiterlijkOp": "2026-11-17T09:00:00Z"}
    with op(toneel, "2026-11-17 12:00:00") as spel:
        assert stand(spel)["datalekken"]["teLaat"] == 1  # the other organisations did not hear in 24 hours
        meld(spel, een, "PARTNERS", "2026-11-16T12:00:00Z")
        assert stand(spel)["datalekken"] == {"open": 1, "teLaat": 0, "eersteUiterlijkOp": "2026-11-19T09:00:00Z"}
        meld(spel, een, "AP", "2026-11-17T10:00:00Z")
        assert stand(spel)["datalekken"] == {"open": 1, "teLaat": 0, "eersteUiterlijkOp": None}


def test_a_casus_on_the_list_waits_to_be_looked_at_again(toneel: Flask) -> None:
    with op(toneel, "2026-11-02 10:00:00") as spel:
        plek = zet_op_lijst(spel.privacyfunctionaris, spel.open_casus()["id"])
        assert stand(spel)["aandachtslijst"] == {"open": 1, "teLaat": 0, "eersteUiterlijkDatum": "2026-12-03"}
    with op(toneel, "2026-12-04 10:00:00") as spel:
        assert stand(spel)["aandachtslijst"] == {"open": 1, "teLaat": 1, "eersteUiterlijkDatum": "2026-12-03"}
        assert spel.privacyfunctionaris.delete(plek).status_code == 204
        assert stand(spel)["aandachtslijst"] == NIETS


def test_the_desk_says_what_the_queue_says(spel: Spel) -> None:
    casus, geval = kijk(spel)
    kijk(spel, "jeugdarts", casus)
    assert stand(spel)["gevallen"]["open"] == 2
    beoordeel(spel, geval)
    assert stand(spel)["gevallen"]["open"] == 1
    kijk(spel, casus=casus)
    rij = spel.privacyfunctionaris.get("/logboek/gevallen").json["resultaten"]
    assert stand(spel)["gevallen"] == {
        "open": len(rij),
        "teLaat": 0,
        "eersteUiterlijkDatum": min(een["beoordelenUiterlijkDatum"] for een in rij),
    }


def test_nobody_counts_what_is_about_himself_in_whatever_capacity(spel: Spel) -> None:
    casus, geval = kijk(spel)
    stel_vraag(spel, geval)
    beoordeel(spel, geval, INCIDENT)
    kijk(spel, casus=casus)
    nood(spel, "gezinswerker", f"/casussen/{casus}")
    voor = stand(spel)
    assert [voor[wat]["open"] for wat in ("gevallen", "vragen", "noodtoegangen", "datalekken")] == [2, 1, 1, 1]
    with schrijvend(spel.app) as sessie:
        account = PERSONEN["privacyfunctionaris"].account_id
        for wie in ("vreemde", "gezinswerker"):
            sessie.add(Hoedanigheid(account_id=account, medewerker_id=PERSONEN[wie].medewerker_id))
    na = stand(spel)
    assert [na[wat]["open"] for wat in ("gevallen", "vragen", "noodtoegangen", "datalekken")] == [0, 0, 0, 0]


def test_what_the_aandachtslijst_says_of_his_own_casus_a_second_officer_counts(spel: Spel) -> None:
    casus, geval = kijk(spel)
    zet_op_lijst(spel.privacyfunctionaris, casus)
    kijk(spel, casus=casus)
    stel_vraag(spel, geval)
    zit_zelf(spel.app)
    zelf, ander = stand(spel), spel.beheerder.get("/logboek/stand").json
    assert [zelf[wat]["open"] for wat in ("gevallen", "vragen")] == [0, 0]
    assert ander["gevallen"]["open"] == len(spel.beheerder.get("/logboek/gevallen").json["resultaten"]) > 0
    assert ander["vragen"]["open"] == 1


def test_samples_nights_and_commands_of_who_is_not_known(toneel: Flask) -> None:
    with op(toneel, "2026-11-27 10:00:00") as spel:
        casus, _ = kijk(spel)
    with op(toneel, "2026-12-16 03:00:00"):
        assert "is getrokken" in bereken(toneel)
    with op(toneel, "2026-12-18 04:00:00") as spel:
        vandaag = stand(spel)
        (getrokken,) = spel.privacyfunctionaris.get("/logboek/steekproeven").json["resultaten"]
        assert vandaag["steekproeven"][0] == {
            "maandDatum": "2026-11-01",
            "isGetrokken": True,
            "aantal": 1,
            "beoordeeld": 0,
            "beoordelenUiterlijkDatum": getrokken["beoordelenUiterlijkDatum"],
            "teLaat": False,
        }
        assert vandaag["nachten"] == {"nietBerekend": 2, "eersteDatum": "2026-12-16"}
        assert vandaag["opdrachten"] == []  # the night of two days ago is not of the last day
        oordeel = {"casusId": casus, "uitkomst": "GEEN_BIJZONDERHEDEN"}
        spel.privacyfunctionaris.post(f"/logboek/steekproeven/{getrokken['id']}/beoordelingen", oordeel)
        assert stand(spel)["steekproeven"][0]["beoordeeld"] == 1
        bereken(toneel)
        assert spel.niemand.post("/tokens", {"gebruikersnaam": "niemand", "wachtwoord": "mis"}).status_code == 401
        vandaag = stand(spel)
    assert vandaag["nachten"] == {"nietBerekend": 0, "eersteDatum": None}
    assert vandaag["opdrachten"] == [{"handeling": "toezichtgeval.opsommen", "aantal": 1}]


@pytest.mark.usefixtures("app")
def test_last_checks_and_whether_another_is_due(toneel: Flask) -> None:
    with op(toneel, "2026-11-09 10:00:00") as spel:
        assert opdracht(spel)[0] == 0
        grootte = controleer(spel)["grootte"]
        assert not stand(spel)["logcontrole"]["teLaat"]
    with op(toneel, "2026-11-11 00:30:00") as spel:
        assert stand(spel)["logcontrole"]["teLaat"]
        assert opdracht(spel, "--sinds", str(grootte))[0] == 0
    with op(toneel, "2026-11-16 23:30:00") as spel:
        assert not stand(spel)["logcontrole"]["volledigeTeLaat"]
    with op(toneel, "2026-11-17 00:30:00") as spel:
        controle = stand(spel)["logcontrole"]
    assert (controle["teLaat"], controle["volledigeTeLaat"]) == (True, True)
    assert (controle["laatste"]["sinds"], controle["laatste"]["volledig"]) == (grootte, False)
    assert (controle["laatsteVolledige"]["grootte"], controle["laatsteVolledige"]["doorOpdracht"]) == (grootte, False)


def test_sealing_that_goes_well_leaves_nothing_waiting(spel: Spel) -> None:
    spel.contactpersoon.get("/casussen")
    zegel = stand(spel)["verzegeling"]
    assert (zegel["grootte"], zegel["wachtend"], zegel["oudsteWachtendeOp"], zegel["apart"]) == (2, 0, None, 0)
    assert zegel["laatsteRegelOp"].startswith("2026-11-20T09:00:0")
    assert (zegel["storing"], zegel["getuige"], zegel["medeondertekend"]) == (None, False, None)


@pytest.mark.usefixtures("app")
def test_sealing_that_stopped_says_why_and_since_when_lines_wait(spel: Spel, tmp_path: Path) -> None:
    assert stand(spel)["verzegeling"]["storing"] is None
    (spel.app.extensions["kernteam_verzegelaar"].anker.map / "ijkpunt").unlink()
    with op(spel.app, "2026-11-20 12:00:00") as later:
        zegel = stand(later)["verzegeling"]
    assert (zegel["grootte"], zegel["wachtend"], zegel["storing"]) == (1, 1, "ANKER_WEG")
    assert zegel["oudsteWachtendeOp"].startswith("2026-11-20T11:00:0")


def test_witness_and_what_it_cosigned_last(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    geheim = nieuw_geheim("getuige.example", GETUIGE)
    verzegelaar, achtergrond = (spel.app.extensions[f"kernteam_{een}"] for een in ("verzegelaar", "achtergrond"))
    loket = Getuigenloket(verzegelaar, "http://getuige.example", str(geheim.sleutel))
    monkeypatch.setattr(achtergrond, "_loket", loket)
    zegel = stand(spel)["verzegeling"]
    assert (zegel["getuige"], zegel["medeondertekend"]) == (True, None)
    note = verzegelaar.anker.lees()
    verzegelaar.bewaar(1, note + ijkpunt.medeonderteken(note, geheim, 1_800_000_000))
    verzegelaar.bewaar(1, note)
    zegel = stand(spel)["verzegeling"]
    assert (zegel["grootte"], zegel["medeondertekend"]) == (2, 1)
    assert zegel["medeondertekendOp"] == "2027-01-15T08:00:00Z"


@ALLEEN_SQLITE
def test_a_server_that_does_not_seal_says_so(instellingen: Instellingen) -> None:
    app = create_app(replace(instellingen, verzegeling=None))
    assert stand(Spel(app))["verzegeling"] is None
    app.extensions["kernteam_verzegelaar"] = app.extensions["kernteam"]
    sluit(app)


@contextmanager
def in_het_logboek(app: Flask) -> Iterator[list[str]]:
    """Collect every statement that reads the log, and its sealing."""
    gezien: list[str] = []
    motoren = (app.extensions["kernteam"].lezer.motor, app.extensions["kernteam_verzegelaar"].motor)

    def zie(_verbinding: Any, _cursor: Any, opdracht: str, *_rest: Any) -> None:
        if opdracht.startswith("SELECT"):
            gezien.append(opdracht)

    for motor in motoren:
        event.listen(motor, "before_cursor_execute", zie)
    try:
        yield gezien
    finally:
        for motor in motoren:
            event.remove(motor, "before_cursor_execute", zie)


def test_statements_do_not_grow_with_what_waits(spel: Spel) -> None:
    def aantal() -> tuple[int, int]:
        spel.privacyfunctionaris.koppen()
        stand(spel)  # what waited to be sealed, is
        with opdrachten(spel.app) as gegevens, in_het_logboek(spel.app) as logboek:
            stand(spel)
        return len(gegevens), len(logboek)

    casus, geval = kijk(spel)
    stel_vraag(spel, geval)
    beoordeel(spel, geval, INCIDENT)
    nood(spel, "gezinswerker", f"/casussen/{casus}")
    eerst = aantal()
    for wie in ("jeugdarts", "gesloten"):
        _, geval = kijk(spel, wie, casus)
        stel_vraag(spel, geval)
        beoordeel(spel, geval, INCIDENT)
        kijk(spel, wie)
        lek(spel)
    nood(spel, "collega", f"/casussen/{casus}")
    with spel.app.app_context():
        assert db.session.query(Toezichtgeval).count() == 3
    assert min(eerst) > 0
    assert aantal() == eerst


def test_nothing_in_it_names_anybody(spel: Spel) -> None:
    casus, geval = kijk(spel)
    stel_vraag(spel, geval)
    beoordeel(spel, geval, INCIDENT)
    nood(spel, "gezinswerker", f"/casussen/{casus}")
    opdracht(spel)
    tekst = spel.privacyfunctionaris.get("/logboek/stand").text
    with spel.app.app_context():
        ids = [
            een
            for kolom in (
                Medewerker.id,
                Medewerker.naam,
                Toezichtgeval.id,
                Toezichtvraag.id,
                Noodtoegang.id,
                Datalek.id,
            )
            for (een,) in db.session.query(kolom)
        ]
    assert len(ids) > 10
    assert [een for een in (*ids, UUID(casus)) if str(een) in tekst] == []


@ALLEEN_SQLITE
@pytest.mark.parametrize("naam", sorted(set(PERSONEN) - {"privacyfunctionaris"}))
def test_nobody_else_sees_it(spel: Spel, naam: str) -> None:
    probleem(spel.klanten[naam].get("/logboek/stand"), 403, "ROL")
    assert ("GEWEIGERD", "ROL") in kort(regels(spel, "toezichtstand.lezen"))


def test_moment_is_that_of_the_answer(spel: Spel) -> None:
    gegeven = datetime.fromisoformat(stand(spel)["moment"])
    assert gegeven - datetime.fromisoformat("2026-11-20T09:00:00Z") < timedelta(minutes=1)
