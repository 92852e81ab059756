"""loguitvoer.maken: the log over a period, whole or known as broken off, streamed, and itself a line with a count."""

import csv
import json
from datetime import timedelta
from hashlib import sha256
from io import StringIO
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


def geankerd(spel: Spel) -> str | None:
    """Give the newest checkpoint of the log, as it is kept outside the store."""
    note: str | None = spel.app.extensions["kernteam_verzegelaar"].anker.lees()
    return note


def voor_het_einde(inhoud: bytes) -> bytes:
    """Give everything before the last record."""
    return b"".join(inhoud.splitlines(keepends=True)[:-1])


def test_stored_bytes_leave_untouched_and_the_end_tells_how_many(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")
    probleem(spel.vreemde.get(f"/casussen/{casus['id']}"), 404)
    verwacht = opgeslagen(spel)
    with niets_bewaard(spel):
        antwoord = haal(spel, "REGELS")
    *lijst, einde = records(antwoord)
    assert [(een["nummer"], een["schrijver"], een["n"], een["body"]) for een in lijst] == [
        (een.id, een.schrijver, een.n, een.body) for een in verwacht
    ]
    hash_ = sha256(voor_het_einde(antwoord.data)).hexdigest()
    assert einde == {"einde": {"aantal": len(verwacht), "sha256": hash_, "ijkpunt": geankerd(spel)}}
    assert antwoord.headers["Content-Disposition"] == 'attachment; filename="logboek-regels.jsonl"'


@pytest.mark.parametrize("vorm", VORMEN)
def test_every_export_is_a_line_with_its_form_and_count(spel: Spel, vorm: str) -> None:
    spel.open_casus("school", "bt")
    aantal = len(opgeslagen(spel))
    assert haal(spel, vorm).status_code == 200
    assert kort(regels(spel, "loguitvoer.maken")) == [("TOEGESTAAN", vorm)]
    laatste = json.loads(next(een.body for een in opgeslagen(spel) if een.handeling == "loguitvoer.maken"))
    assert laatste["aantal"] == aantal


@pytest.mark.parametrize("vorm", VORMEN)
def test_every_form_ends_with_count_and_hash_of_all_before(spel: Spel, vorm: str) -> None:
    spel.open_casus()
    aantal = len(opgeslagen(spel))
    inhoud = haal(spel, vorm).data
    laatste = inhoud.splitlines()[-1].decode()
    hash_ = sha256(voor_het_einde(inhoud)).hexdigest()
    assert hash_ in laatste
    assert len(inhoud.splitlines()) == aantal + (2 if vorm == "NEN7513" else 1)
    assert str(aantal) in laatste


def test_pages_hold_every_line_once_and_memory_one_page(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    """Constant memory: however long the log is, no question asks for more than a page."""
    spel.open_casus("school", "bt")
    for _ in range(7):
        assert spel.contactpersoon.get("/casussen").status_code == 200
    verwacht = [een.id for een in opgeslagen(spel)]
    monkeypatch.setattr(service, "_PER_KEER", 3)
    gevraagd: list[int] = []
    echt = Lezer.opgeslagen

    def meegeteld(zelf: Lezer, vraag: Zoekvraag, tot: int, na: Any, aantal: int) -> list[Opgeslagen]:
        gevonden = echt(zelf, vraag, tot, na, aantal)
        gevraagd.append(len(gevonden))
        return gevonden

    monkeypatch.setattr(Lezer, "opgeslagen", meegeteld)
    assert [een["nummer"] for een in records(haal(spel, "REGELS"))[:-1]] == verwacht
    assert max(gevraagd) == 3
    assert len(gevraagd) == len(verwacht) // 3 + 1


def test_lines_of_one_moment_are_not_lost_between_pages(spel: Spel, monkeypatch: pytest.MonkeyPatch) -> None:
    """A list writes its lines at one moment: the place of a line is its moment and its number."""
    for _ in range(5):
        spel.open_casus()
    assert len(spel.contactpersoon.get("/casussen").json["resultaten"]) == 5
    monkeypatch.setattr(service, "_PER_KEER", 2)
    gegeven = [een["nummer"] for een in records(haal(spel, "REGELS"))[:-1]]
    assert gegeven == [een.id for een in opgeslagen(spel) if een.handeling != "loguitvoer.maken"]


def test_only_the_period_the_casus_and_the_organisation(spel: Spel) -> None:
    casus = spel.open_casus("school", "bt")["id"]
    spel.open_casus()
    assert spel.gezinswerker.get(f"/casussen/{casus}").status_code == 200
    van_casus = [json.loads(een["body"]) for een in records(haal(spel, "REGELS", casus=casus))[:-1]]
    assert {een["casus"] for een in van_casus} == {casus}
    van_bt = [json.loads(een["body"]) for een in records(haal(spel, "REGELS", organisatie=str(org("bt"))))[:-1]]
    assert [een["handeling"] for een in van_bt] == ["casus.lezen"]
    begin = opgeslagen(spel)[0].tijdstip
    assert records(haal(spel, "REGELS", tot=begin))[:-1] == []


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
    inhoud = {"vorm": "REGELS", "vanaf": (nu - timedelta(days=1)).isoformat(), "tot": nu.isoformat()}
    koppen = spel.privacyfunctionaris.koppen()
    antwoord = spel.app.test_client().post("/v1/logboek/regels/_uitvoer", json=inhoud, headers=koppen, buffered=False)
    with pytest.raises(LogboekOnbeschikbaar):
        stukken.extend(antwoord.iter_encoded())
    assert len(b"".join(stukken).splitlines()) == 4
    assert b"einde" not in b"".join(stukken)


def test_checkpoint_of_a_sealed_log_stands_in_the_end(spel: Spel) -> None:
    """The log is sealed before the answer, the line of the export itself too, and the end carries the checkpoint."""
    einde = records(haal(spel, "REGELS"))[-1]["einde"]
    assert einde["ijkpunt"] == geankerd(spel)
    assert einde["ijkpunt"].splitlines()[1] == "1", "its own line is sealed too"
    (*_, laatste) = csv.reader(StringIO(haal(spel, "NEN7513").data.decode()))
    assert laatste[3].replace("\\n", "\n") == geankerd(spel)


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
    leeg = haal(spel, "REGELS", casus=str(UUID(int=7)))
    assert records(leeg) == [{"einde": {"aantal": 0, "sha256": sha256(b"").hexdigest(), "ijkpunt": geankerd(spel)}}]


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
