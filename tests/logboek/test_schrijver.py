"""The writer: every line once, in order, durable before its request goes on, and never a request that hangs."""

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import Engine, event, make_url

from kernteam.grond.fouten import LogboekOnbeschikbaar
from kernteam.logboek.regel import Regel
from kernteam.logboek.schrijver import Schrijver
from logbewijs.uitvoer import regel_bytes
from tests.logboek.schrijvers import lees_alles, lees_wachtrij, maak_regel, maak_schrijver, mac
from tests.winkels import Winkels


def _redenen(winkels: Winkels) -> list[str]:
    return [rij.body.split('"reden":"')[1].split('"')[0] for rij in lees_alles(winkels)]


def _schrijf(schrijver: Schrijver, *redenen: str) -> None:
    schrijver.schrijf([maak_regel(reden=reden) for reden in redenen])


def test_every_line_waits_to_be_sealed_and_is_numbered_without_gaps(lege_winkels: Winkels) -> None:
    with maak_schrijver(lege_winkels) as schrijver:
        for aantal in (1, 3, 2):
            _schrijf(schrijver, *["X"] * aantal)
    regels = lees_alles(lege_winkels)
    assert [rij.n for rij in regels] == [1, 2, 3, 4, 5, 6]
    assert len({rij.schrijver for rij in regels}) == 1
    assert lees_wachtrij(lege_winkels) == [(rij.schrijver, rij.n) for rij in regels]


def test_the_mac_of_a_stored_line_verifies_and_differs_for_anything_else(lege_winkels: Winkels) -> None:
    with maak_schrijver(lege_winkels) as schrijver:
        _schrijf(schrijver, "EEN")
    (rij,) = lees_alles(lege_winkels)
    assert rij.mac == mac("logboek", regel_bytes(rij.schrijver, rij.n, rij.body))
    anders = {
        mac("logboek", regel_bytes(rij.schrijver, rij.n, rij.body.replace("EEN", "TWEE"))),
        mac("logboek", regel_bytes(rij.schrijver, rij.n + 1, rij.body)),
        mac("logboek", regel_bytes("0" * 32, rij.n, rij.body)),
        mac("anders", regel_bytes(rij.schrijver, rij.n, rij.body)),
    }
    assert len(anders | {rij.mac}) == 5


def test_no_lines_is_no_work(lege_winkels: Winkels) -> None:
    with maak_schrijver(lege_winkels) as schrijver:
        schrijver.schrijf([])
    assert lees_alles(lege_winkels) == []


def test_lines_of_many_threads_are_all_stored_exactly_once(lege_winkels: Winkels) -> None:
    fouten: list[BaseException] = []
    with maak_schrijver(lege_winkels) as schrijver:

        def werk(draad: int) -> None:
            try:
                for nummer in range(50):
                    _schrijf(schrijver, f"{draad}-{nummer}")
            except BaseException as fout:  # noqa: BLE001 - told below
                fouten.append(fout)

        _tegelijk([lambda draad=draad: werk(draad) for draad in range(16)])
    assert fouten == []
    assert sorted(_redenen(lege_winkels)) == sorted(f"{d}-{n}" for d in range(16) for n in range(50))
    assert [rij.n for rij in lees_alles(lege_winkels)] == list(range(1, 801))
    assert len(lees_wachtrij(lege_winkels)) == 800


def _tegelijk(taken: list[Any]) -> None:
    draden = [threading.Thread(target=taak) for taak in taken]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(timeout=60)
        assert not draad.is_alive()


def test_more_lines_than_fit_one_batch_are_stored_in_one_commit(lege_winkels: Winkels) -> None:
    with maak_schrijver(lege_winkels) as schrijver:
        commits: list[object] = []
        event.listen(schrijver._motor, "commit", commits.append)
        _schrijf(schrijver, *[str(nummer) for nummer in range(700)])
    assert _redenen(lege_winkels) == [str(nummer) for nummer in range(700)]
    assert len(commits) == 1


def test_lines_that_wait_together_share_a_commit(lege_winkels: Winkels) -> None:
    with maak_schrijver(lege_winkels) as schrijver:
        bezig, door, commits = threading.Event(), threading.Event(), []

        def houd_op(_verbinding: object) -> None:
            commits.append(1)
            bezig.set()
            assert door.wait(20)

        event.listen(schrijver._motor, "commit", houd_op)
        eerste = threading.Thread(target=_schrijf, args=(schrijver, "eerste"))
        eerste.start()
        assert bezig.wait(20)
        rest = [threading.Thread(target=_schrijf, args=(schrijver, f"r{i}")) for i in range(10)]
        for draad in rest:
            draad.start()
        _wacht(lambda: schrijver._rij.qsize() == 10)
        door.set()
        for draad in (eerste, *rest):
            draad.join(timeout=20)
    assert len(_redenen(lege_winkels)) == 11
    assert len(commits) == 2


def _wacht(voorwaarde: Any) -> None:
    tik = threading.Event()
    for _ in range(2000):
        if voorwaarde():
            return
        tik.wait(0.01)
    raise AssertionError("the condition never came about")


def test_schrijf_returns_only_after_its_commit(lege_winkels: Winkels) -> None:
    volgorde: list[str] = []
    with maak_schrijver(lege_winkels) as schrijver:
        event.listen(schrijver._motor, "commit", lambda _: volgorde.append("commit"))
        _schrijf(schrijver, "X")
        volgorde.append("terug")
    assert volgorde == ["commit", "terug"]


def test_a_full_queue_refuses_at_once(lege_winkels: Winkels, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kernteam.logboek.schrijver._RIJ", 1)
    with maak_schrijver(lege_winkels) as schrijver, _stil(schrijver) as bezig:
        eerste = threading.Thread(target=_schrijf, args=(schrijver, "eerste"))
        eerste.start()
        assert bezig.wait(20)
        tweede = threading.Thread(target=_schrijf, args=(schrijver, "tweede"))
        tweede.start()
        _wacht(schrijver._rij.full)
        with pytest.raises(LogboekOnbeschikbaar):
            _schrijf(schrijver, "te veel")
        schrijver.door.set()  # type: ignore[attr-defined]
        for draad in (eerste, tweede):
            draad.join(timeout=20)
    assert _redenen(lege_winkels) == ["eerste", "tweede"]


@contextmanager
def _stil(schrijver: Schrijver) -> Iterator[threading.Event]:
    """Let the thread stand still before each commit until `door` is set."""
    bezig = threading.Event()
    schrijver.door = threading.Event()  # type: ignore[attr-defined]

    def wacht(_verbinding: object) -> None:
        bezig.set()
        assert schrijver.door.wait(20)  # type: ignore[attr-defined]

    event.listen(schrijver._motor, "commit", wacht)
    try:
        yield bezig
    finally:
        schrijver.door.set()  # type: ignore[attr-defined]


def test_a_line_whose_request_gave_up_is_not_stored_later(lege_winkels: Winkels) -> None:
    with maak_schrijver(lege_winkels) as schrijver, _stil(schrijver) as bezig:
        eerste = threading.Thread(target=_schrijf, args=(schrijver, "eerste"))
        eerste.start()
        assert bezig.wait(20)
        schrijver._wachttijd = 0.01
        with pytest.raises(LogboekOnbeschikbaar):
            _schrijf(schrijver, "opgegeven")
        schrijver._wachttijd = 20.0
        schrijver.door.set()  # type: ignore[attr-defined]
        eerste.join(timeout=20)
        _schrijf(schrijver, "laatste")
    assert _redenen(lege_winkels) == ["eerste", "laatste"]
    assert [rij.n for rij in lees_alles(lege_winkels)] == [1, 2]


class Vreemd(BaseException):
    """What no handler of the thread expects."""


def test_a_dead_thread_hangs_no_request_and_a_new_one_takes_over(lege_winkels: Winkels) -> None:
    with maak_schrijver(lege_winkels) as schrijver:
        echte, oude_haak = schrijver._leg_vast, threading.excepthook
        gezien: list[object] = []

        def sterf(_rijen: object) -> None:
            raise Vreemd

        schrijver._leg_vast = sterf  # type: ignore[method-assign,assignment]
        threading.excepthook = lambda args: gezien.append(args.exc_type)
        try:
            schrijver._wachttijd = 0.2
            with pytest.raises(LogboekOnbeschikbaar):
                _schrijf(schrijver, "verloren")
            draad = schrijver._draad
            assert draad is not None
            draad.join(timeout=20)
        finally:
            threading.excepthook = oude_haak
        assert gezien == [Vreemd]
        schrijver._leg_vast, schrijver._wachttijd = echte, 20.0  # type: ignore[method-assign]
        with pytest.raises(LogboekOnbeschikbaar):
            _schrijf(schrijver, "meteen geweigerd")
        _schrijf(schrijver, "weer goed")
    assert _redenen(lege_winkels) == ["weer goed"]


@pytest.mark.parametrize("soort", ["postgresql"], indirect=True)
def test_a_line_whose_commit_arrived_while_the_answer_was_lost_is_stored_once(lege_winkels: Winkels) -> None:
    with maak_schrijver(lege_winkels) as schrijver:
        verloren = _verlies_antwoord(schrijver._motor)
        _schrijf(schrijver, "een", "twee")
        assert len(verloren) == 1
        _schrijf(schrijver, "drie")
    assert _redenen(lege_winkels) == ["een", "twee", "drie"]
    assert [n for _, n in lees_wachtrij(lege_winkels)] == [1, 2, 3]


@pytest.mark.parametrize("soort", ["postgresql"], indirect=True)
def test_a_line_whose_commit_never_arrived_is_stored_by_the_second_try(lege_winkels: Winkels) -> None:
    with maak_schrijver(lege_winkels) as schrijver:
        verloren = _verlies_antwoord(schrijver._motor, vastgelegd=False)
        _schrijf(schrijver, "een")
        assert len(verloren) == 1
    assert _redenen(lege_winkels) == ["een"]


def _verlies_antwoord(motor: Engine, *, vastgelegd: bool = True) -> list[int]:
    """Cut the connection at the next commit, after or before it was carried out; give how often that was done."""
    echte, gedaan = motor.dialect.do_commit, []

    def commit(verbinding: Any) -> None:
        if gedaan:
            echte(verbinding)
            return
        gedaan.append(1)
        if vastgelegd:
            echte(verbinding)
        verbinding.dbapi_connection.close()
        raise psycopg.OperationalError("server closed the connection unexpectedly")

    motor.dialect.do_commit = commit  # type: ignore[method-assign]
    return gedaan


@pytest.mark.parametrize("soort", ["postgresql"], indirect=True)
def test_a_key_that_somebody_else_used_is_no_success(lege_winkels: Winkels) -> None:
    with maak_schrijver(lege_winkels) as schrijver:
        _schrijf(schrijver, "een")
        schrijver._n = 0  # the next line gets a number that is taken
        with pytest.raises(LogboekOnbeschikbaar):
            _schrijf(schrijver, "twee")
    assert _redenen(lege_winkels) == ["een"]


def test_a_child_process_writes_under_an_id_of_its_own_and_the_parent_goes_on(lege_winkels: Winkels) -> None:
    with maak_schrijver(lege_winkels) as schrijver:
        _schrijf(schrijver, "ouder")
        kind = os.fork()
        if kind == 0:
            _als_kind(schrijver)
        _, uitslag = os.waitpid(kind, 0)
        assert os.waitstatus_to_exitcode(uitslag) == 0
        _schrijf(schrijver, "ouder weer")
    regels = lees_alles(lege_winkels)
    assert _redenen(lege_winkels) == ["ouder", "kind", "kind weer", "ouder weer"]
    ouder, kind_, _, ouder_weer = regels
    assert ouder.schrijver == ouder_weer.schrijver != kind_.schrijver
    assert [rij.n for rij in regels] == [1, 1, 2, 2]


def _als_kind(schrijver: Schrijver) -> None:
    uitslag = 1
    try:
        _schrijf(schrijver, "kind")
        _schrijf(schrijver, "kind weer")
        uitslag = 0
    finally:
        os._exit(uitslag)  # no cleaning up of what belongs to the parent


@pytest.mark.parametrize("soort", ["sqlite"], indirect=True)
def test_a_fresh_writer_stores_at_once_also_when_everybody_had_closed_the_file(lege_winkels: Winkels) -> None:
    for reden in ("een", "twee"):
        with maak_schrijver(lege_winkels) as schrijver:
            _schrijf(schrijver, reden)
            schrijver._motor.dispose()
            _schrijf(schrijver, f"{reden} weer")
        assert not Path(f"{make_url(lege_winkels.logboek).database}-wal").exists()
    assert _redenen(lege_winkels) == ["een", "een weer", "twee", "twee weer"]


@pytest.mark.parametrize("soort", ["sqlite"], indirect=True)
def test_two_writers_of_one_file_both_store_everything(lege_winkels: Winkels) -> None:
    with maak_schrijver(lege_winkels) as een, maak_schrijver(lege_winkels) as ander:

        def werk(schrijver: Schrijver) -> None:
            for nummer in range(30):
                _schrijf(schrijver, str(nummer))

        _tegelijk([lambda: werk(een), lambda: werk(ander)])
    assert len(_redenen(lege_winkels)) == 60
    ruw = sqlite3.connect(make_url(lege_winkels.logboek).database or "")
    assert ruw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    ruw.close()


def test_a_line_that_cannot_be_made_stores_nothing_of_its_request(lege_winkels: Winkels) -> None:
    class Kapot(Regel):
        def body(self) -> str:
            raise ZeroDivisionError

    goed = maak_regel()
    kapot = Kapot(**{naam: getattr(goed, naam) for naam in Regel.__slots__})
    with maak_schrijver(lege_winkels) as schrijver:
        with pytest.raises(ZeroDivisionError):
            schrijver.schrijf([goed, kapot])
        _schrijf(schrijver, "daarna")
    assert _redenen(lege_winkels) == ["daarna"]
