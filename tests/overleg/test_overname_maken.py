"""overname.maken: after a meeting each organisation takes exactly what it may hold (S12), and the log says so."""

import json
from typing import Any
from uuid import uuid4

import pytest
import typst

from kernteam.logboek.lezer import Zoekvraag
from tests.casus.bewijs import ALLEEN_SQLITE, niets_bewaard, opdrachten, probleem, regels
from tests.klant import Spel
from tests.overleg.vergaderen import actie, agenda, bijdrage, maak, plan, vraag_familie, zet_op

PDF = {"Accept": "application/pdf"}


def _overleg(spel: Spel) -> tuple[str, list[dict[str, Any]], list[str]]:
    overleg = plan(spel)
    casussen = [spel.open_casus("school", "bt", "lpa", klassen=("ID", "OND", "PROC")), spel.open_casus("school", "bt")]
    punten = [zet_op(spel, overleg, een["id"]) for een in casussen]
    for punt, casus in zip(punten, casussen, strict=True):
        maak(spel, "gezinswerker", f"{punt}/bijdragen", bijdrage("GEZ", tekst="Thuis: #rust & *orde* Şükrü."))
        vraag_familie(spel, punt, casus["gezaghebbenden"])
        maak(spel, "contactpersoon", f"{punt}/acties", actie(spel))
    return overleg, casussen, punten


def test_export_is_what_the_agenda_shows_and_each_casus_has_a_line_with_its_receiver(spel: Spel) -> None:
    """S12: no full copy, and nothing typed again."""
    overleg, casussen, _ = _overleg(spel)
    with niets_bewaard(spel, "leerplicht", "gezinswerker"):
        for naam in ("contactpersoon", "gezinswerker", "leerplicht"):
            genomen = spel.klanten[naam].post(f"{overleg}/overnames", {})
            assert genomen.status_code == 200, genomen.json
            assert genomen.json["agendapunten"] == agenda(spel, naam, overleg)
    assert "rust" not in spel.leerplicht.post(f"{overleg}/overnames", {}).text
    lpa = [een for een in regels(spel, "overname.maken") if een["reden"] == "OVERNAME" and een["partij"] == "LPA"]
    assert {een["casus"] for een in lpa} == {casussen[0]["id"]}
    assert {tuple(een["klassen"]) for een in lpa} == {("ID", "OND", "PROC")}
    assert _ontvangers(spel) == {"SCHOOL", "BT", "LPA"}


def test_who_needs_one_item_takes_one(spel: Spel) -> None:
    overleg, casussen, punten = _overleg(spel)
    een, ander = (punt.rpartition("/")[2] for punt in punten)
    genomen = spel.gezinswerker.post(f"{overleg}/overnames", {"agendapunten": [een]}).json
    assert [punt["id"] for punt in genomen["agendapunten"]] == [een]
    verstrekt = [regel for regel in regels(spel, "overname.maken") if regel["reden"] == "OVERNAME"]
    assert [regel["casus"] for regel in verstrekt] == [casussen[0]["id"]]
    for gekozen in (ander, str(uuid4())):
        probleem(spel.leerplicht.post(f"{overleg}/overnames", {"agendapunten": [gekozen]}), 404)


@ALLEEN_SQLITE
def test_document_holds_the_same_as_the_export(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    overleg, _, _ = _overleg(spel)
    gedrukt: list[Any] = []
    echt = typst.compile

    def meegelezen(*args: Any, **kwargs: Any) -> Any:
        gedrukt.append(json.loads(kwargs["sys_inputs"]["gegevens"]))
        return echt(*args, **kwargs)

    monkeypatch.setattr(typst, "compile", meegelezen)
    for naam in ("gezinswerker", "leerplicht"):
        antwoord = spel.klanten[naam].post(f"{overleg}/overnames", {}, PDF)
        assert (antwoord.status_code, antwoord.mimetype) == (200, "application/pdf")
        assert antwoord.data.startswith(b"%PDF-")
        verwacht = [[een["notitie"]["tekst"] for een in punt["bijdragen"]] for punt in agenda(spel, naam, overleg)]
        punten = gedrukt.pop()["punten"]
        assert [["\n".join(een["alineas"]) for een in punt["bijdragen"]] for punt in punten] == verwacht
        assert {punt["kop"] for punt in punten} == {"Sam van den Berg"}


@ALLEEN_SQLITE
def test_statements_do_not_grow_and_strangers_get_nothing(spel: Spel) -> None:
    overleg, _, _ = _overleg(spel)
    gemeten = set()
    for _ in range(2):
        with opdrachten(spel.app) as gezien:
            spel.contactpersoon.post(f"{overleg}/overnames", {})
        gemeten.add(len(gezien))
        zet_op(spel, overleg, spel.open_casus("school", "bt")["id"])
    assert len(gemeten) == 1, gemeten
    probleem(spel.vreemde.post(f"{overleg}/overnames", {}), 404)
    probleem(spel.specialist.post(f"{overleg}/overnames", {}), 403, "ROL")


def _ontvangers(spel: Spel) -> set[str]:
    lezer = spel.app.extensions["kernteam"].lezer
    return {een.inhoud["ontvanger"] for een in lezer.zoek(Zoekvraag(), None, 500) if "ontvanger" in een.inhoud}
