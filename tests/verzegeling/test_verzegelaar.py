"""The sealer: every line once, in whatever order it was committed, and nothing signed that is not there."""

import threading
from typing import Any

import pytest
from sqlalchemy import event, text
from structlog.testing import capture_logs

from kernteam.verzegeling import boomwinkel, sleutel
from kernteam.verzegeling.verzegelaar import SAMEN, Verstoord
from logbewijs import ijkpunt
from logbewijs.anker import Bezet
from logbewijs.boom import Rand, blad_hash
from logbewijs.uitvoer import regel_bytes
from tests.casus.bewijs import ALLEEN_SQLITE
from tests.logboek.schrijvers import eigenaar, lees_alles, lees_wachtrij, maak_regel, maak_schrijver, mac
from tests.verzegeling.zegelkamer import Zegelkamer, maak_verzegelaar


def test_every_line_gets_the_next_leaf_and_the_root_is_signed(kamer: Zegelkamer) -> None:
    assert kamer.verzegel(3) == 3
    assert kamer.verzegel(300) == 300
    rand = Rand()
    for rij in lees_alles(kamer.winkels):
        rand.erbij(blad_hash(regel_bytes(rij.schrijver, rij.n, rij.body)))
    assert kamer.lees("SELECT nummer, regel_id FROM blad ORDER BY nummer") == [(i, i + 1) for i in range(303)]
    assert lees_wachtrij(kamer.winkels) == []
    sleutels = kamer.verzegelaar.sleutels().bekend
    punt, getekend = ijkpunt.controleer(kamer.noten()[-1], sleutels)
    assert (punt.grootte, punt.wortel, getekend) == (303, rand.wortel, [sleutels[0]])
    assert kamer.anker.lees() == kamer.noten()[-1]
    assert [*kamer.anker.geschiedenis()][::-1] == kamer.noten()
    assert kamer.bevindingen() == []


def test_a_proof_reads_its_tiles_in_one_statement(kamer: Zegelkamer) -> None:
    kamer.verzegel(600)
    opdrachten: list[tuple[str, Any]] = []
    with boomwinkel.lezend(kamer.verzegelaar.motor) as verbinding:
        een_voor_een = boomwinkel.boom(verbinding, 600)
        verwacht = een_voor_een.pad(5), een_voor_een.blad(5), een_voor_een.samenhang(6)
        event.listen(verbinding, "before_cursor_execute", lambda *wat: opdrachten.append(wat[2:4]))
        samen = boomwinkel.boom(verbinding, 600, 5)
        assert (samen.pad(5), samen.blad(5), samen.samenhang(6)) == verwacht
        ((opdracht, waarden),) = opdrachten
        if kamer.winkels.soort == "sqlite":
            plan = [rij[-1] for rij in verbinding.exec_driver_sql(f"EXPLAIN QUERY PLAN {opdracht}", waarden)]
            assert [stap for stap in plan if stap.startswith("SCAN")] == [], "in a large log that is every tile"


def test_nothing_new_signs_nothing_new(kamer: Zegelkamer) -> None:
    assert kamer.verzegel() == 0
    assert kamer.noten() == []
    kamer.verzegel(2)
    assert kamer.verzegel() == 0
    assert len(kamer.noten()) == 1


def test_lines_of_many_writers_at_once_are_each_sealed_once(kamer: Zegelkamer) -> None:
    klaar = threading.Event()
    fouten: list[Exception] = []

    def schrijf() -> None:
        with maak_schrijver(kamer.winkels) as schrijver:
            for _ in range(40):
                schrijver.schrijf([maak_regel() for _ in range(3)])

    def verzegel() -> None:
        eigen = maak_verzegelaar(kamer.winkels, kamer.map)
        while not klaar.is_set():
            try:
                sum(eigen.verzegel(wacht=20))
            except Exception as fout:  # noqa: BLE001 - whatever it is, the test must hear it
                fouten.append(fout)
                break
        eigen.sluit()

    schrijvers = [threading.Thread(target=schrijf) for _ in range(4)]
    verzegelaars = [threading.Thread(target=verzegel) for _ in range(2)]
    for draad in (*schrijvers, *verzegelaars):
        draad.start()
    for draad in schrijvers:
        draad.join()
    klaar.set()
    for draad in verzegelaars:
        draad.join()
    assert fouten == []
    kamer.verzegel()
    assert kamer.lees("SELECT count(*), count(DISTINCT regel_id), max(nummer) FROM blad") == [(480, 480, 479)]
    assert kamer.bevindingen() == []


def test_a_line_that_was_rolled_back_leaves_no_trace(kamer: Zegelkamer) -> None:
    kamer.schrijf(2)
    with eigenaar(kamer.winkels) as motor, motor.connect() as verbinding:
        verbinding.execute(text("INSERT INTO regel (body, schrijver, n, mac) VALUES ('{}', 'x', 1, '')"))
        verbinding.execute(text("INSERT INTO wachtrij (schrijver, n) VALUES ('x', 1)"))
        verbinding.rollback()
    assert kamer.verzegel(2) == 4
    assert kamer.bevindingen() == []


@pytest.mark.parametrize("soort", ["postgresql"], indirect=True)
def test_a_line_with_an_older_id_that_commits_later_is_sealed_too(kamer: Zegelkamer) -> None:
    body = kamer_body()
    with eigenaar(kamer.winkels) as motor, motor.connect() as laat:
        laat.execute(_ERBIJ, {"body": body, "mac": mac("logboek", regel_bytes("laat", 1, body))})
        laat.execute(text("INSERT INTO wachtrij (schrijver, n) VALUES ('laat', 1)"))
        assert kamer.verzegel(3) == 3
        laat.commit()
    assert kamer.verzegel() == 1
    ids = [regel_id for (regel_id,) in kamer.lees("SELECT regel_id FROM blad ORDER BY nummer")]
    assert ids[-1] == min(ids)
    assert kamer.bevindingen() == []


_ERBIJ = text("INSERT INTO regel (body, schrijver, n, mac) VALUES (:body, 'laat', 1, :mac)")


def kamer_body() -> str:
    return '{"handeling":"casus.lezen","tijdstip":"2026-05-04T12:30:00.000000Z","v":1,"zout":"00"}'


@pytest.mark.parametrize("soort", ["postgresql"], indirect=True)
def test_a_line_committed_between_two_of_a_batch_is_not_taken_from_the_queue_with_them(
    kamer: Zegelkamer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The batch leaves the queue as a range of keys; a writer whose key lies within it commits meanwhile."""
    echt, in_het_midden = boomwinkel.uit_wachtrij, kamer.schrijver._wie

    def intussen(*alles: Any) -> None:
        monkeypatch.setattr(boomwinkel, "uit_wachtrij", echt)
        kamer.schrijf()
        echt(*alles)

    with maak_schrijver(kamer.winkels) as eerste, maak_schrijver(kamer.winkels) as laatste:
        eerste._wie, laatste._wie = "0" * 32, "f" * 32
        for een in (eerste, laatste):
            een.schrijf([maak_regel()])
    monkeypatch.setattr(boomwinkel, "uit_wachtrij", intussen)
    assert next(kamer.verzegelaar.verzegel()) == 2
    assert lees_wachtrij(kamer.winkels) == [(in_het_midden, 1)]
    assert kamer.verzegel() == 1
    assert kamer.bevindingen() == []


def test_a_line_kernteam_did_not_write_stays_out_with_an_alarm_and_the_rest_goes_on(kamer: Zegelkamer) -> None:
    kamer.schrijf(2)
    kamer.doe(
        "INSERT INTO regel (body, schrijver, n, mac) VALUES ('{\"v\":1}', 'vreemd', 1, 'x')",
        "INSERT INTO wachtrij (schrijver, n) VALUES ('vreemd', 1)",
        "INSERT INTO wachtrij (schrijver, n) VALUES ('spook', 7)",
        bewaakt=True,
    )
    with capture_logs() as alarmen:
        kamer.verzegel(1)
    assert {(een["schrijver"], een["n"], een["reden"]) for een in alarmen} == {
        ("vreemd", 1, "VREEMD"),
        ("spook", 7, "VERDWENEN"),
    }
    assert kamer.lees("SELECT count(*) FROM blad") == [(3,)]
    assert lees_wachtrij(kamer.winkels) == []
    assert kamer.codes() == {"APART", "REGEL_WEG"}


@ALLEEN_SQLITE
@pytest.mark.parametrize("n", ["X'00ff'", "'twee'", "1.5", "9e999"])
def test_a_queue_row_of_another_type_stops_nothing(kamer: Zegelkamer, n: str) -> None:
    """SQLite keeps any type in any column (its owner may write it)."""
    kamer.schrijf(3)
    kamer.doe(f"INSERT INTO wachtrij (schrijver, n) VALUES ('vreemd', {n})")  # noqa: S608 - words of this test
    assert kamer.verzegel(2) == 6
    assert kamer.lees("SELECT count(*) FROM wachtrij") == [(0,)]
    assert kamer.lees("SELECT count(*) FROM blad") == [(5,)]
    assert kamer.lees("SELECT reden FROM quarantaine") == [("VERDWENEN",)]


def test_a_sealed_line_put_in_the_queue_again_is_not_sealed_twice(kamer: Zegelkamer) -> None:
    kamer.verzegel(2)
    kamer.doe("INSERT INTO wachtrij (schrijver, n) SELECT schrijver, n FROM regel WHERE n = 1", bewaakt=True)
    kamer.verzegel(1)
    assert kamer.lees("SELECT count(*), max(nummer) FROM blad") == [(3, 2)]
    assert kamer.lees("SELECT reden FROM quarantaine") == [("DUBBEL",)]


def test_stopping_halfway_does_no_harm(kamer: Zegelkamer) -> None:
    kamer.schrijf(2 * SAMEN + 5)
    loop = kamer.verzegelaar.verzegel()
    assert next(loop) == SAMEN
    loop.close()
    assert kamer.noten() == []
    assert kamer.verzegel() == SAMEN + 5
    assert kamer.bevindingen() == []


def test_what_was_anchored_but_not_kept_is_kept_by_the_next(kamer: Zegelkamer, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as kapot:
        kapot.setattr(boomwinkel, "bewaar", _breek)
        with pytest.raises(InterruptedError):
            kamer.verzegel(3)
    assert kamer.noten() == []
    kamer.verzegel()
    assert kamer.noten() == [kamer.anker.lees()]


def _breek(*_: object) -> None:
    raise InterruptedError


def test_what_cannot_be_anchored_is_signed_by_the_next(kamer: Zegelkamer, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as kapot:
        kapot.setattr(kamer.anker, "vervang", _breek)
        with pytest.raises(InterruptedError):
            kamer.verzegel(3)
    assert (kamer.noten(), kamer.anker.lees()) == ([], None)
    kamer.verzegel()
    assert kamer.noten() == [kamer.anker.lees()]
    assert kamer.bevindingen() == []


VERSTORING = {
    "TERUGGEZET": ("DELETE FROM ijkpunt", "DELETE FROM tegel", "DELETE FROM blad", "DELETE FROM regel"),
    "ANDERE_BOOM": ("UPDATE tegel SET data = {nullen}",),
}


@pytest.mark.parametrize("code", VERSTORING)
def test_a_store_that_is_not_what_was_signed_is_not_sealed_further(kamer: Zegelkamer, code: str) -> None:
    kamer.verzegel(5)
    nullen = "zeroblob(160)" if kamer.winkels.soort == "sqlite" else "decode(repeat('00', 160), 'hex')"
    kamer.doe(*(een.format(nullen=nullen) for een in VERSTORING[code]))
    kamer.schrijf(2)
    with pytest.raises(Verstoord) as fout:
        kamer.verzegel()
    assert fout.value.code == code
    assert len(lees_wachtrij(kamer.winkels)) == 2


def test_a_line_changed_between_sealing_and_signing_is_not_signed(
    kamer: Zegelkamer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as kapot:
        kapot.setattr(kamer.anker, "vervang", _breek)
        with pytest.raises(InterruptedError):
            kamer.verzegel(3)
    kamer.doe("UPDATE regel SET body = '{\"v\":1}' WHERE n = 2")
    with pytest.raises(Verstoord) as fout:
        kamer.verzegel(1)
    assert fout.value.code == "REGEL_VREEMD"


def test_an_anchor_that_is_gone_false_or_of_another_log_stops_the_sealing(kamer: Zegelkamer) -> None:
    kamer.verzegel(2)
    pad = kamer.map / "anker" / "ijkpunt"
    goed = pad.read_text()
    for tekst, code in ((None, "ANKER_WEG"), (goed.replace("\n2\n", "\n1\n"), "ANKER_VALS"), ("x", "ANKER_VALS")):
        pad.unlink() if tekst is None else pad.write_text(tekst)
        with pytest.raises(Verstoord) as fout:
            kamer.verzegel()
        assert fout.value.code == code
    (kamer.map / "logsleutel").unlink()
    pad.write_text(goed)
    sleutel.maak(kamer.map / "logsleutel")
    with pytest.raises(Verstoord) as fout:
        kamer.verzegel()
    assert fout.value.code == "ANDER_LOGBOEK"


def test_a_sealer_waits_for_another_but_not_for_ever(kamer: Zegelkamer) -> None:
    ander = maak_verzegelaar(kamer.winkels, kamer.map)
    with ander.alleen(), pytest.raises(Bezet):
        sum(kamer.verzegelaar.verzegel(wacht=0.02))
    ander.sluit()
