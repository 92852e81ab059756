"""toezichtgegeven.vervallen: `flask toezicht verval` ends what the desk keeps, and nothing that is still open."""

from typing import Any
from uuid import UUID

import pytest
from flask import Flask

from kernteam.bewaring import bureau
from kernteam.kluis.kluis import Kluis
from kernteam.netwerk.models import Bereikbaarheid
from kernteam.toezicht.models import Toezichttelling
from tests.casus.bewijs import opdrachten, probleem, regels, rijen, schrijvend, sleutels
from tests.inzageoverzicht.vragen import geef_naam, nummer
from tests.klant import Spel
from tests.levensloop.test_opdracht_casus import doe as doe_casus
from tests.levensloop.verloop import DICHT, ga
from tests.nood.spoed import OORDEEL, nood, op
from tests.rollen import PERSONEN
from tests.toezicht.kijken import GEEN_RISICO, INCIDENT, beoordeel, kijk, stel_vraag, wachtrij
from tests.toezicht.lekken import lek, meld
from tests.toezicht.lijst import LIJST, lijst, zet_op_lijst

TOEN, LATER = "2026-11-20 10:00:00", "2031-11-21 09:00:00"
EERDER = "2031-11-20 09:00:00"  # a day of five years ago is not over before that day is
VAN_GEVAL = ("toezichtgeval", "toezichtoordeel", "toezichtvraag", "datasleutel")


def verval(app: Flask, *keuze: str, code: int = 0) -> str:
    uitkomst = app.test_cli_runner().invoke(args=["toezicht", "verval", *keuze])
    assert uitkomst.exit_code == code, uitkomst.output
    return str(uitkomst.stdout)


def bereken(app: Flask) -> None:
    assert app.test_cli_runner().invoke(args=["toezicht", "bereken"]).exit_code == 0


def geval(app: Flask, *, vraag: bool = False, oordeel: dict[str, Any] | None = None) -> tuple[str, str]:
    """Have a stranger look, perhaps be asked why and answer, and be judged; give the casus and the case."""
    with op(app, TOEN) as spel:
        casus, een = kijk(spel)
        if vraag:
            gesteld = stel_vraag(spel, een)
            antwoord = spel.vreemde.post(f"/toezichtvragen/{gesteld}/antwoorden", {"antwoord": "Ik klikte verkeerd."})
            assert antwoord.status_code == 201, antwoord.json
        beoordeel(spel, een, oordeel or {"uitkomst": "VERKLAARD", "reden": "VERGISSING", "toelichting": "Een klik."})
    with op(app, "2026-11-23 10:00:00"):
        bereken(app)
    return casus, een


def verschil(app: Flask, voor: dict[str, int]) -> dict[str, int]:
    return {naam: aantal - voor[naam] for naam, aantal in rijen(app).items() if aantal != voor[naam]}


def test_a_case_goes_with_its_words_its_key_and_who_was_asked(toneel: Flask) -> None:
    with schrijvend(toneel) as sessie:
        wie = PERSONEN["vreemde"].medewerker_id
        sessie.add(Bereikbaarheid(medewerker_id=wie, emailadres="vreemde@voorbeeld.example"))
    _, een = geval(toneel, vraag=True)
    with op(toneel, EERDER):
        assert "0 vervallen." in verval(toneel, "--uitvoeren")
    with op(toneel, LATER) as spel:
        spel.privacyfunctionaris.koppen()
        voor = rijen(toneel)
        assert "GEVAL: 1 van voor 2026-11-21\n1 kunnen vervallen, met --uitvoeren." in verval(toneel)
        assert rijen(toneel) == voor
        assert "1 vervallen." in verval(toneel, "--uitvoeren")
        weg = verschil(toneel, voor)
        assert {naam: weg[naam] for naam in VAN_GEVAL} == dict.fromkeys(VAN_GEVAL, -1)
        assert (weg["taak"], weg["bericht"], weg["toezichttelling"] > 0) == (-2, -1, True)
        probleem(spel.privacyfunctionaris.get(f"/logboek/gevallen/{een}"), 404)
        assert "0 vervallen." in verval(toneel, "--uitvoeren")
        assert verschil(toneel, voor) == weg


def test_its_line_names_kind_cut_off_and_count_and_nobody(toneel: Flask) -> None:
    geval(toneel)
    with op(toneel, LATER) as spel:
        verval(toneel)
        assert regels(spel, "toezichtgegeven.vervallen") == []
        verval(toneel, "--uitvoeren")
        (regel,) = regels(spel, "toezichtgegeven.vervallen")
        assert (regel["uitkomst"], regel["reden"]) == ("TOEGESTAAN", "GEVAL 2026-11-21 1")
        assert [regel[veld] for veld in ("actor", "casus", "organisatieId")] == [None, None, None]


@pytest.mark.parametrize("open_", ["oordeel", "vraag", "regels erna", "bewaarplicht", "noodtoegang", "lek"])
def test_a_case_stays_while_something_about_it_is_open(toneel: Flask, open_: str) -> None:
    with op(toneel, TOEN) as spel:
        casus, een = kijk(spel)
        if open_ == "vraag":
            stel_vraag(spel, een)
        if open_ != "oordeel":
            beoordeel(spel, een, INCIDENT if open_ == "lek" else {"uitkomst": "VERKLAARD", "reden": "VERGISSING"})
        if open_ == "regels erna":
            kijk(spel, casus=casus)
        elif open_ == "bewaarplicht":
            doe_casus(toneel, "bewaar", casus, "--reden", "KLACHT")
        elif open_ == "noodtoegang":
            nood(spel, "contactpersoon", f"/casussen/{casus}")
    with op(toneel, "2026-11-23 10:00:00"):
        bereken(toneel)
    with op(toneel, LATER) as spel:
        assert "er staat nog iets over open" in verval(toneel, "--uitvoeren")
        antwoord = spel.privacyfunctionaris.get(f"/logboek/gevallen/{een}")
        assert (antwoord.status_code, len(antwoord.json["oordelen"])) == (200, int(open_ != "oordeel"))


def test_a_breach_ends_five_years_after_it_was_dealt_with_and_its_case_then(toneel: Flask) -> None:
    _, een = geval(toneel, oordeel=INCIDENT)
    with op(toneel, "2027-03-01 10:00:00") as spel:
        (gevonden,) = spel.privacyfunctionaris.get("/datalekken").json["resultaten"]
        pad = f"/datalekken/{gevonden['id']}"
        late = GEEN_RISICO | {"toelichting": "Niemand heeft haar gezien. Dit bleef liggen."}
        assert spel.privacyfunctionaris.post(f"{pad}/afhandelingen", late).status_code == 201
    with op(toneel, "2032-03-01 10:00:00") as spel:
        assert "1 blijven" in verval(toneel, "--uitvoeren")
        assert spel.privacyfunctionaris.get(pad).status_code == 200
        assert spel.privacyfunctionaris.get(f"/logboek/gevallen/{een}").status_code == 200
    with op(toneel, "2032-03-02 10:00:00") as spel:
        voor = sleutels(toneel)
        assert "DATALEK: 1 van voor 2027-03-02\nGEVAL: 1 van voor 2027-03-02" in verval(toneel, "--uitvoeren")
        assert sleutels(toneel) == voor - 2
        probleem(spel.privacyfunctionaris.get(pad), 404)
        probleem(spel.privacyfunctionaris.get(f"/logboek/gevallen/{een}"), 404)


def test_who_was_told_of_a_breach_goes_with_it_and_stays_counted(toneel: Flask) -> None:
    with op(toneel, TOEN) as spel:
        pad = lek(spel)
    with op(toneel, "2026-11-24 10:00:00") as spel:
        for aan in ("AP", "PARTNERS", "PARTNERS"):
            meld(spel, pad, aan, "2026-11-23T08:00:00Z")
        einde = GEEN_RISICO | {"risico": "RISICO"}
        assert spel.privacyfunctionaris.post(f"{pad}/afhandelingen", einde).status_code == 201
    with op(toneel, "2032-06-01 10:00:00") as spel:
        assert (rijen(toneel)["datalekmelding"], _lekken_geteld(spel)) == (3, (1, 0, 1))
        verval(toneel, "--uitvoeren")
        assert rijen(toneel)["datalekmelding"] == 0
        probleem(spel.privacyfunctionaris.get(pad), 404)
        assert _lekken_geteld(spel) == (1, 0, 1)


def _lekken_geteld(spel: Spel) -> tuple[int, int, int]:
    verslag = spel.privacyfunctionaris.get("/logboek/verslag?jaar=2026").json
    return verslag["datalekken"], verslag["datalekkenTeLaat"], verslag["partnersTeLaat"]


def test_an_open_breach_never_ends(toneel: Flask) -> None:
    with op(toneel, TOEN) as spel:
        pad = lek(spel)
    with op(toneel, "2046-11-21 09:00:00") as spel:
        assert "0 vervallen." in verval(toneel, "--uitvoeren")
        assert spel.privacyfunctionaris.get(pad).json["omschrijving"]


def test_the_report_of_a_year_counts_what_expired(toneel: Flask) -> None:
    casus, _ = geval(toneel, vraag=True)
    with op(toneel, "2026-11-24 10:00:00") as spel:
        kijk(spel, "jeugdarts", casus)
        for een in wachtrij(spel):
            beoordeel(spel, een["id"], INCIDENT)
        spel.privacyfunctionaris.post(_afhandeling(spel), GEEN_RISICO)
        bereken(toneel)
    with op(toneel, "2026-12-10 10:00:00") as spel:
        _beoordeel_steekproef(spel)
    with op(toneel, "2030-01-10 10:00:00") as spel:
        ervoor = spel.privacyfunctionaris.get("/logboek/verslag?jaar=2026").json
    with op(toneel, "2032-06-01 10:00:00") as spel:
        verval(toneel, "--uitvoeren")
        erna = spel.privacyfunctionaris.get("/logboek/verslag?jaar=2026").json
        weg = {naam for naam in erna if erna[naam] != ervoor[naam]}
        assert weg == {"vervallen", "steekproeven"}
        assert (ervoor["vervallen"], erna["vervallen"], erna["gevallen"]) == (0, 2, 2)
        assert (erna["incidenten"], erna["datalekken"], erna["vragenBeantwoord"]) == (1, 1, 1)
        proef, _ = erna["steekproeven"]  # the night drew a month without a casus too
        assert (proef["getrokken"], proef["getrokkenDoor"], proef["vervallen"]) == ([], None, True)
        assert [ervoor["steekproeven"][0][een] for een in ("zaad", "casussen", "klaar", "vervallen")] == [
            *(proef[een] for een in ("zaad", "casussen", "klaar")), False
        ]  # fmt: skip


def _afhandeling(spel: Spel) -> str:
    (gevonden,) = spel.privacyfunctionaris.get("/datalekken").json["resultaten"]
    return f"/datalekken/{gevonden['id']}/afhandelingen"


def _beoordeel_steekproef(spel: Spel) -> None:
    proef = spel.privacyfunctionaris.post("/logboek/steekproeven", {"maandDatum": "2026-11-01"}).json
    for een in proef["getrokken"]:
        oordeel = {"casusId": een["casusId"], "uitkomst": "GEEN_BIJZONDERHEDEN"}
        pad = f"/logboek/steekproeven/{proef['id']}/beoordelingen"
        assert spel.privacyfunctionaris.post(pad, oordeel).status_code == 201


def test_a_sample_that_is_not_judged_stays(toneel: Flask) -> None:
    with op(toneel, "2026-11-20 10:00:00") as spel:
        spel.open_casus("school", "bt")
    with op(toneel, "2026-12-10 10:00:00") as spel:
        spel.privacyfunctionaris.post("/logboek/steekproeven", {"maandDatum": "2026-11-01"})
    with op(toneel, "2032-06-01 10:00:00") as spel:
        verval(toneel, "--uitvoeren")
        (proef,) = spel.privacyfunctionaris.get("/logboek/steekproeven").json["resultaten"]
        assert (len(proef["getrokken"]), proef["vervallen"]) == (1, False)


def test_who_drew_a_sample_of_nothing_goes_too(toneel: Flask) -> None:
    with op(toneel, "2026-12-10 10:00:00") as spel:
        proef = spel.privacyfunctionaris.post("/logboek/steekproeven", {"maandDatum": "2026-11-01"}).json
        assert (proef["casussen"], proef["getrokkenDoor"]) == (0, str(PERSONEN["privacyfunctionaris"].medewerker_id))
    with op(toneel, "2031-12-11 10:00:00") as spel:
        assert "STEEKPROEF: 1 van voor 2026-12-11" in verval(toneel, "--uitvoeren")
        (na,) = spel.privacyfunctionaris.get("/logboek/steekproeven").json["resultaten"]
        assert na == proef | {"getrokkenDoor": None}
        assert "0 vervallen." in verval(toneel, "--uitvoeren")


def test_what_was_weighed_in_a_casus_ends_five_years_after_it_and_never_before_it_is_destroyed(toneel: Flask) -> None:
    with op(toneel, TOEN) as spel:
        casus = spel.open_casus("school", "bt", "jgz")
        pad = f"/casussen/{casus['id']}"
        assert spel.gezinswerker.get(pad).status_code == 200
        ouder = casus["gezaghebbenden"][0]
        assert geef_naam(spel, casus, ouder, nummer(spel, casus, "casus.lezen")).status_code == 201
        beoordelen = f"/noodtoegangen/{nood(spel, 'contactpersoon', pad)['id']}/beoordelingen"
        oordeel = OORDEEL | {"uitkomst": "ONTERECHT"}  # which does not judge its case along
        assert spel.privacyfunctionaris.post(beoordelen, oordeel).status_code == 201
        assert spel.jeugdverpleegkundige.post(f"{pad}/afzijdigheden", {"reden": "BUREN"}).status_code == 204
        assert ga(spel.contactpersoon, casus, **DICHT).status_code == 200
    with op(toneel, LATER):
        assert "0 vervallen." in verval(toneel, "--uitvoeren")
    with op(toneel, EERDER):
        doe_casus(toneel, "vernietig", "--uitvoeren", "--verklaring", "VV-2031-01")
        assert "0 vervallen." in verval(toneel, "--uitvoeren")
    with op(toneel, LATER):
        voor = rijen(toneel)
        samen = "".join(f"{een}: 1 van voor 2026-11-21\n" for een in ("NAAMVRIJGAVE", "NOODTOEGANG", "AFZIJDIGHEID"))
        assert f"{samen}3 vervallen." in verval(toneel, "--uitvoeren")
        weg = verschil(toneel, voor)
        # to inform the family is a task of the casus, and stays
        assert weg == {"naamvrijgave": -1, "noodtoegang": -1, "afzijdigheid": -1, "taak": -3}


def test_a_place_on_the_list_goes_five_years_after_its_end_and_its_reviews_stay_counted(toneel: Flask) -> None:
    with op(toneel, TOEN) as spel:
        af, blijft, weg = (zet_op_lijst(spel.privacyfunctionaris, spel.open_casus()["id"]) for _ in range(3))
        casus = spel.open_casus()
        zet_op_lijst(spel.privacyfunctionaris, casus["id"])
        assert ga(spel.contactpersoon, casus, **DICHT).status_code == 200
    with op(toneel, "2027-01-04 10:00:00") as spel:
        assert spel.privacyfunctionaris.post(f"{af}/bevestigingen").status_code == 204
        assert {spel.privacyfunctionaris.delete(een).status_code for een in (af, weg)} == {204}
    with op(toneel, "2031-11-20 10:00:00") as spel:
        doe_casus(toneel, "vernietig", "--uitvoeren", "--verklaring", "VV-2031-01")
        verslagen = {jaar: _herzieningen(spel, jaar) for jaar in (2026, 2027)}
        assert verslagen == {2026: (4, 4), 2027: (1, 0)}
        voor = rijen(toneel)
        assert "0 vervallen." in verval(toneel, "--uitvoeren")
    with op(toneel, "2032-01-05 10:00:00") as spel:
        assert "AANDACHT: 2 van voor 2027-01-05\nAANDACHT_VERNIETIGD: 1" in verval(toneel, "--uitvoeren")
        weg_rijen = verschil(toneel, voor)
        assert (weg_rijen["aandachtscasus"], weg_rijen["aandachtsbevestiging"]) == (-3, -1)
        assert [f"{LIJST}/{een['id']}" for een in lijst(spel.privacyfunctionaris)] == [blijft]
        assert {jaar: _herzieningen(spel, jaar) for jaar in (2026, 2027)} == verslagen


def _herzieningen(spel: Spel, jaar: int) -> tuple[int, int]:
    verslag = spel.privacyfunctionaris.get(f"/logboek/verslag?jaar={jaar}").json
    return verslag["herzieningen"], verslag["herzieningenTeLaat"]


def test_an_interrupted_run_goes_on_and_counts_once(toneel: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    casus, _ = geval(toneel)
    with op(toneel, "2026-11-24 10:00:00") as spel:
        _, ander = kijk(spel, "jeugdarts", casus)
        beoordeel(spel, ander)
        bereken(toneel)
    monkeypatch.setattr(bureau, "SAMEN", 1)
    with op(toneel, LATER.replace("11-21", "12-21")) as spel:
        with monkeypatch.context() as kapot:
            kapot.setattr(Kluis, "vernietig", _breek_na(1))
            assert toneel.test_cli_runner().invoke(args=["toezicht", "verval", "--uitvoeren"]).exit_code != 0
        assert rijen(toneel)["toezichtgeval"] == 1
        assert "GEVAL: 1 van voor" in verval(toneel, "--uitvoeren")
        assert rijen(toneel)["toezichtgeval"] == 0
        assert spel.privacyfunctionaris.get("/logboek/verslag?jaar=2026").json["vervallen"] == 2


def _breek_na(aantal: int) -> Any:
    echt, gedaan = Kluis.vernietig, []

    def vernietig(kluis: Kluis, ids: list[UUID]) -> int:
        if len(gedaan) == aantal:
            raise KeyboardInterrupt
        gedaan.append(ids)
        return echt(kluis, ids)

    return vernietig


def test_a_record_whose_key_is_gone_already_is_finished(toneel: Flask) -> None:
    _, een = geval(toneel, vraag=True)
    toneel.extensions["kernteam"].kluis.vernietig([UUID(een)])
    with op(toneel, LATER):
        assert "1 vervallen." in verval(toneel, "--uitvoeren")
        assert rijen(toneel)["toezichtvraag"] == 0


def test_a_store_that_is_gone_is_said_in_dutch(toneel: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    geval(toneel)
    with op(toneel, LATER):
        toneel.extensions["kernteam"].schrijver.sluit()
        uitkomst = toneel.test_cli_runner().invoke(args=["toezicht", "verval", "--uitvoeren"])
        assert (uitkomst.exit_code, "Niet gelukt (LogboekOnbeschikbaar)" in uitkomst.stderr) == (2, True)
        assert rijen(toneel)["toezichtgeval"] == 1


def test_more_records_do_not_cost_more_statements(toneel: Flask) -> None:
    aantallen = []
    for wie in (("vreemde",), ("vreemde", "jeugdarts", "gesloten")):
        with op(toneel, TOEN) as spel:
            casus = None
            for een in wie:
                casus, geval_id = kijk(spel, een, casus)
                beoordeel(spel, geval_id)
        with op(toneel, LATER), opdrachten(toneel) as gezien:
            assert f"{len(wie)} vervallen." in verval(toneel, "--uitvoeren")
        aantallen.append(len(gezien))
    assert aantallen[0] == aantallen[1]


def test_counts_of_a_year_add_up(toneel: Flask) -> None:
    with schrijvend(toneel) as sessie:
        sessie.add(Toezichttelling(jaar=2026, soort="GEVAL", regel="", aantal=41))
    geval(toneel)
    with op(toneel, LATER) as spel:
        verval(toneel, "--uitvoeren")
        assert spel.privacyfunctionaris.get("/logboek/verslag?jaar=2026").json["gevallen"] == 42
