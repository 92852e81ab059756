"""loguitvoer.maken: the log over a period, whole or known as broken off, streamed, and itself a line with a count."""

import csv
import json
from datetime import timedelta
from hashlib import sha256
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from kernteam.db.base import als_tekst
from kernteam.grond.fouten import LogboekOnbeschikbaar
from kernteam.grond.handeling import Handeling
from kernteam.grond.klok import Klok
from kernteam.logboek.lezer import Lezer, Opgeslagen, Zoekvraag
from kernteam.logboek.tabellen import regel as logtabel
from kernteam.uitvoer import service
from logbewijs import ijkpunt, notitie
from logbewijs.__main__ import main
from logbewijs.ijkpunt import Ijkpunt
from tests.casus.bewijs import ALLEEN_SQLITE, fouten, kort, niets_bewaard, probleem, regels
from tests.klant import Spel
from tests.rollen import PERSONEN, org

VORMEN = ("LDV", "NEN7513", "FHIR", "REGELS")


def haal(spel: Spel, vorm: str, door: str = "privacyfunctionaris", **anders: Any) -> TestResponse:
    """Ask for what was written until now."""
    nu = Klok().nu()
    inhoud = {"vorm": vorm, "vanaf": (nu - timedelta(days=1)).isoformat(), "tot": nu.isoformat()} | anders
    return spel.klanten[door].post("/logboek/regels/_uitvoer", inhoud)


def records(antwoord: TestResponse) -> list[dict[str, Any]]:
    """Read one record per line."""
    assert antwoord.status_code == 200, antwoord.text
    return [json.loads(een) for een in antwoord.data.decode("ascii").splitlines()]


def opgeslagen(spel: Spel) -> list[Any]:
    """Give the rows of the log as they stand in the store."""
    with spel.app.extensions["kernteam"].lezer._motor.connect() as verbinding:
        return list(verbinding.execute(select(logtabel).order_by(logtabel.c.tijdstip, logtabel.c.id)))


def bewezen(antwoord: TestResponse) -> list[tuple[str, int]]:
    """Give which lines an export of lines holds: writer and number; the first record counts them."""
    kop, *lijst = records(antwoord)
    assert kop["regels"] == len(lijst)
    return [(een["schrijver"], een["n"]) for een in lijst]


def bodies(antwoord: TestResponse) -> list[dict[str, Any]]:
    return [json.loads(een["body"]) for een in records(antwoord)[1:]]


def sleutels(rijen: list[Any]) -> list[tuple[str, int]]:
    return [(een.schrijver, een.n) for een in rijen]


def gesplitst(inhoud: bytes) -> tuple[bytes, bytes]:
    """Give everything before the last record, and that record."""
    plek = inhoud.rstrip(b"\r\n").rfind(b"\n") + 1
    return inhoud[:plek], inhoud[plek:]


def test_stored_bytes_leave_untouched_and_are_proved_to_who_has_only_the_key(spel: Spel, tmp_path: Path) -> None:
    casus = spel.open_casus("school", "bt")
    probleem(spel.vreemde.get(f"/casussen/{casus['id']}"), 404)
    verwacht = opgeslagen(spel)
    with niets_bewaard(spel):
        antwoord = haal(spel, "REGELS")
    kop, *lijst = records(antwoord)
    assert [(een["blad"], een["schrijver"], een["n"], een["body"]) for een in lijst] == [
        (blad, een.schrijver, een.n, een.body) for blad, een in enumerate(verwacht)
    ]
    assert kop["regels"] == len(verwacht)
    assert antwoord.headers["Content-Disposition"] == 'attachment; filename="logboek-regels.jsonl"'
    assert na(spel, tmp_path, antwoord.text) == 0
    assert na(spel, tmp_path, "".join(antwoord.text.splitlines(keepends=True)[:-1])) == 2
    assert na(spel, tmp_path, antwoord.text[:-40]) == 2
    assert na(spel, tmp_path, antwoord.text.replace("casus.openen", "casus.lezen", 1)) == 1


def na(spel: Spel, map_: Path, tekst: str) -> int:
    """Check a file with the command, as somebody with nothing but the public key does; gives its exit code."""
    (map_ / "uitvoer").write_text(tekst)
    sleutel = spel.app.test_cli_runner().invoke(args=["logboek", "sleutel"]).stdout.strip()
    return main(["controleer", "--sleutel", sleutel, str(map_ / "uitvoer")])


def test_the_whole_log_leaves_by_command_as_a_line_and_is_good(spel: Spel, tmp_path: Path) -> None:
    spel.open_casus("school", "bt")
    bestand = tmp_path / "heel.jsonl"
    uitkomst = spel.app.test_cli_runner().invoke(args=["logboek", "uitvoer", str(bestand)])
    assert (uitkomst.exit_code, uitkomst.stdout) == (0, f"Het logboek staat in {bestand}.\n")
    assert bestand.stat().st_mode & 0o077 == 0
    tekst = bestand.read_text()
    assert len(tekst.splitlines()) == len(opgeslagen(spel)) + 1
    assert "loguitvoer.maken" in tekst.splitlines()[-1]
    assert na(spel, tmp_path, tekst) == 0
    assert na(spel, tmp_path, "".join(tekst.splitlines(keepends=True)[:-1])) == 2
    assert na(spel, tmp_path, tekst.replace("casus.openen", "casus.lezen", 1)) == 1
    assert spel.app.test_cli_runner().invoke(args=["logboek", "uitvoer", str(bestand)]).exit_code == 2
    assert bestand.read_text() == tekst


def test_a_log_that_cannot_be_sealed_now_is_a_clear_conflict(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spel.app.extensions["kernteam_verzegelaar"], "sleutelbestand", Path("/nergens"))
    probleem(haal(spel, "REGELS"), 409, "NIET_VERZEGELD")
    assert haal(spel, "LDV").status_code == 200


@pytest.mark.parametrize("vorm", VORMEN)
def test_every_export_is_a_line_with_its_form_and_count(spel: Spel, vorm: str) -> None:
    spel.open_casus("school", "bt")
    aantal = len(opgeslagen(spel))
    assert haal(spel, vorm).status_code == 200
    assert kort(regels(spel, "loguitvoer.maken")) == [("TOEGESTAAN", vorm)]
    laatste = json.loads(next(een.body for een in opgeslagen(spel) if een.handeling == "loguitvoer.maken"))
    assert laatste["aantal"] == aantal


@pytest.mark.parametrize("vorm", sorted(set(VORMEN) - {"REGELS"}))
def test_every_form_ends_with_count_and_hash_of_all_before(spel: Spel, vorm: str) -> None:
    spel.open_casus()
    aantal = len(opgeslagen(spel))
    inhoud = haal(spel, vorm).data
    ervoor, laatste = gesplitst(inhoud)
    assert sha256(ervoor).hexdigest() in laatste.decode()
    assert len(ervoor.splitlines()) == aantal + (1 if vorm == "NEN7513" else 0)
    assert str(aantal) in laatste.decode()


@pytest.mark.parametrize("meer", [5, 0])
def test_a_store_that_is_not_what_was_signed_is_a_conflict_before_the_first_byte(spel: Spel, meer: int) -> None:
    """Older than the anchor, or of the same size and another: nothing begins that must be cut off."""
    spel.open_casus()
    verzegelaar = spel.app.extensions["kernteam_verzegelaar"]
    sum(verzegelaar.verzegel())
    geheim, anker = verzegelaar.sleutels().geheim, verzegelaar.anker.map / "ijkpunt"
    anker.write_text(ijkpunt.onderteken(Ijkpunt(geheim.naam, len(opgeslagen(spel)) + meer, bytes(32)), geheim))
    probleem(haal(spel, "REGELS"), 409, "LOGBOEK_BESCHADIGD")


def test_pages_hold_every_line_once_and_memory_one_page(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    """Constant memory: however long the log is, no question asks for more than a page."""
    spel.open_casus("school", "bt")
    for _ in range(7):
        assert spel.contactpersoon.get("/casussen").status_code == 200
    verwacht = sleutels(opgeslagen(spel))
    monkeypatch.setattr(service, "_PER_KEER", 3)
    gevraagd: list[int] = []
    echt = Lezer._rijen

    def meegeteld(zelf: Lezer, opdracht: Any) -> Any:
        gevonden = echt(zelf, opdracht)
        gevraagd.append(len(gevonden))
        return gevonden

    monkeypatch.setattr(Lezer, "_rijen", meegeteld)
    assert bewezen(haal(spel, "REGELS")) == verwacht
    assert max(gevraagd) == 3
    assert len(gevraagd) == len(verwacht) // 3 + 1
    gevraagd.clear()
    assert len(records(haal(spel, "LDV"))) == len(verwacht) + 2, "the export before is a line too"
    assert max(gevraagd) == 3


def test_lines_of_one_moment_are_not_lost_between_pages(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list writes its lines at one moment: the place of a line is its moment and its number."""
    for _ in range(5):
        spel.open_casus()
    assert len(spel.contactpersoon.get("/casussen").json["resultaten"]) == 5
    monkeypatch.setattr(service, "_PER_KEER", 2)
    gegeven = [een["spanId"] for een in records(haal(spel, "LDV"))[:-1]]
    assert len(set(gegeven)) == len(gegeven)
    assert len(gegeven) == len([een for een in opgeslagen(spel) if een.handeling != "loguitvoer.maken"])


def test_only_the_period_the_casus_and_the_organisation(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")["id"]
    spel.open_casus()
    assert spel.gezinswerker.get(f"/casussen/{casus}").status_code == 200
    van_casus = bodies(haal(spel, "REGELS", casus=casus))
    assert {een["casus"] for een in van_casus} == {casus}
    van_bt = bodies(haal(spel, "REGELS", organisatie=str(org("bt"))))
    assert [een["handeling"] for een in van_bt] == ["casus.lezen"]
    begin = opgeslagen(spel)[0].tijdstip
    assert bewezen(haal(spel, "REGELS", tot=begin)) == []


def test_log_that_fails_halfway_leaves_no_end(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    """An export that was cut off is known: the last record is missing."""
    for _ in range(5):
        spel.open_casus()
    monkeypatch.setattr(service, "_PER_KEER", 2)
    echt, keren = Lezer.opgeslagen, iter(range(99))

    def breekt(zelf: Lezer, vraag: Zoekvraag, tot: int, na: Any, aantal: int) -> list[Opgeslagen]:
        if next(keren) == 2:
            raise LogboekOnbeschikbaar
        return echt(zelf, vraag, tot, na, aantal)

    monkeypatch.setattr(Lezer, "opgeslagen", breekt)
    stukken: list[bytes] = []
    nu = Klok().nu()
    inhoud = {"vorm": "LDV", "vanaf": (nu - timedelta(days=1)).isoformat(), "tot": nu.isoformat()}
    koppen = spel.privacyfunctionaris.koppen()
    antwoord = spel.app.test_client().post("/v1/logboek/regels/_uitvoer", json=inhoud, headers=koppen, buffered=False)
    with pytest.raises(LogboekOnbeschikbaar):
        stukken.extend(antwoord.iter_encoded())
    assert len(b"".join(stukken).splitlines()) == 4
    assert b"einde" not in b"".join(stukken)


@ALLEEN_SQLITE
def test_checkpoint_of_a_sealed_log_stands_in_the_end(spel: Spel) -> None:
    """The log is sealed before the answer, with the line of the export itself, and the end carries the checkpoint."""
    einde = records(haal(spel, "LDV"))[-1]["einde"]
    assert ijkpunt.lees(notitie.lees(einde["ijkpunt"]).tekst).grootte == len(opgeslagen(spel)) == 1
    (*_, laatste) = csv.reader(StringIO(haal(spel, "NEN7513").data.decode()))
    assert ijkpunt.lees(notitie.lees(laatste[3].replace("\\n", "\n")).tekst).grootte == 2


@ALLEEN_SQLITE
def test_a_period_is_required_and_bounded(spel: Spel) -> None:
    nu = Klok().nu()
    assert fouten(spel.privacyfunctionaris.post("/logboek/regels/_uitvoer", {"vorm": "LDV"})) == {
        ("/vanaf", "VERPLICHT"), ("/tot", "VERPLICHT")
    }  # fmt: skip
    lang, later = als_tekst(nu - timedelta(days=30 * 365)), als_tekst(nu + timedelta(hours=1))
    assert fouten(haal(spel, "LDV", vanaf=lang)) == {("/tot", "TERMIJN")}
    assert fouten(haal(spel, "LDV", vanaf=lang, tot=later)) == {("/tot", "TERMIJN"), ("/tot", "TOEKOMST")}
    assert fouten(haal(spel, "LDV", vanaf=als_tekst(nu), tot=als_tekst(nu))) == {("/tot", "VOLGORDE")}
    assert {wijzer for wijzer, _ in fouten(haal(spel, "XML"))} == {"/vorm"}
    assert regels(spel, "loguitvoer.maken") == []


@ALLEEN_SQLITE
@pytest.mark.parametrize("naam", sorted(set(PERSONEN) - {"privacyfunctionaris"}))
def test_nobody_else_gets_it_and_nothing_is_counted(spel: Spel, naam: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Lezer, "tel", lambda *_: pytest.fail("counted for who may not"))
    probleem(haal(spel, "REGELS", door=naam), 403, "ROL")
    assert kort(regels(spel, "loguitvoer.maken")) == [("GEWEIGERD", "ROL")]


def test_an_empty_export_is_whole_too(spel: Spel) -> None:
    (einde,) = records(haal(spel, "LDV", casus=str(UUID(int=7))))
    assert (einde["einde"]["aantal"], einde["einde"]["sha256"]) == (0, sha256(b"").hexdigest())
    assert bewezen(haal(spel, "REGELS", casus=str(UUID(int=7)))) == []


def test_lines_that_come_while_it_streams_wait_for_the_next(spel: Spel) -> None:
    """The end is fixed when it is asked: an export of a busy log ends."""
    spel.open_casus()
    delen = spel.app.extensions["kernteam"]
    verwacht = [een.id for een in opgeslagen(spel)]
    vraag = Zoekvraag(handelingen=frozenset({Handeling.CASUS_OPENEN, Handeling.CASUS_OPSOMMEN}))
    hoogste = delen.lezer.hoogste()
    assert spel.contactpersoon.get("/casussen").status_code == 200
    assert [een.nummer for een in delen.lezer.opgeslagen(vraag, hoogste, None, 10)] == verwacht
    assert delen.lezer.aantal(vraag, hoogste) == len(verwacht)
