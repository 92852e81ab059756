"""Reading back: every line once, newest first, and only what was asked for."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import text

from kernteam.db.engine import maak_motor
from kernteam.grond.fouten import LogboekOnbeschikbaar
from kernteam.grond.handeling import Handeling
from kernteam.logboek.lezer import Lezer, Zoekvraag
from kernteam.logboek.regel import Regel, Uitkomst
from tests.logboek.schrijvers import NU, eigenaar, maak_regel, maak_schrijver
from tests.winkels import Winkels

SECONDE = timedelta(seconds=1)


@pytest.fixture
def lezer(lege_winkels: Winkels) -> Iterator[Lezer]:
    lezer = Lezer(maak_motor(lege_winkels.logboek_lezer))
    yield lezer
    lezer.sluit()


def _bewaar(winkels: Winkels, *regels: Regel) -> None:
    with maak_schrijver(winkels) as schrijver:
        schrijver.schrijf(regels)


def _redenen(lezer: Lezer, aantal: int = 1000, **vraag: object) -> list[str]:
    return [een.inhoud["reden"] for een in lezer.zoek(Zoekvraag(**vraag), None, aantal)]  # type: ignore[arg-type]


@pytest.mark.parametrize("per_keer", [1, 2, 3, 7, 100])
def test_paging_gives_every_line_once_also_at_equal_moments(lege_winkels: Winkels, lezer: Lezer, per_keer: int) -> None:
    momenten = [NU + (nummer // 4) * SECONDE for nummer in range(20)]
    _bewaar(lege_winkels, *[maak_regel(tijdstip=moment, reden=str(i)) for i, moment in enumerate(momenten)])
    gezien, na = [], None
    for _ in range(20 // per_keer + 1):
        bladzijde = lezer.zoek(Zoekvraag(), na, per_keer)
        assert len(bladzijde) <= per_keer
        gezien += [een.inhoud["reden"] for een in bladzijde]
        na = bladzijde[-1].positie if bladzijde else na
    assert lezer.zoek(Zoekvraag(), na, per_keer) == []
    assert gezien == [str(nummer) for nummer in reversed(range(20))]


def test_a_line_written_while_paging_moves_no_other(lege_winkels: Winkels, lezer: Lezer) -> None:
    _bewaar(lege_winkels, *[maak_regel(tijdstip=NU + i * SECONDE, reden=str(i)) for i in range(4)])
    eerste = lezer.zoek(Zoekvraag(), None, 2)
    _bewaar(lege_winkels, maak_regel(tijdstip=NU + 9 * SECONDE, reden="nieuw"))
    tweede = lezer.zoek(Zoekvraag(), eerste[-1].positie, 2)
    assert [een.inhoud["reden"] for een in (*eerste, *tweede)] == ["3", "2", "1", "0"]


def test_each_filter_gives_exactly_its_own_lines(lege_winkels: Winkels, lezer: Lezer) -> None:
    wie, waar, wat = uuid4(), uuid4(), uuid4()
    _bewaar(
        lege_winkels,
        maak_regel(reden="actor", actor=wie),
        maak_regel(reden="ander", actor=uuid4(), organisatie=uuid4(), casus=uuid4()),
        maak_regel(reden="organisatie", organisatie=waar),
        maak_regel(reden="casus", casus=wat),
        maak_regel(reden="geweigerd", uitkomst=Uitkomst.GEWEIGERD),
        maak_regel(reden="mislukt", uitkomst=Uitkomst.MISLUKT),
        maak_regel(reden="zoeken", handeling=Handeling.CASUS_ZOEKEN),
        maak_regel(reden="openen", handeling=Handeling.CASUS_OPENEN),
        maak_regel(reden="alles", actor=wie, organisatie=waar, casus=wat),
    )
    assert set(_redenen(lezer, actor=wie)) == {"actor", "alles"}
    assert set(_redenen(lezer, organisatie=waar)) == {"organisatie", "alles"}
    assert set(_redenen(lezer, casus=wat)) == {"casus", "alles"}
    assert _redenen(lezer, casus=wat, actor=wie) == ["alles"]
    assert _redenen(lezer, uitkomst=Uitkomst.GEWEIGERD) == ["geweigerd"]
    assert _redenen(lezer, uitkomst=Uitkomst.MISLUKT) == ["mislukt"]
    acts = frozenset({Handeling.CASUS_ZOEKEN, Handeling.CASUS_OPENEN})
    assert set(_redenen(lezer, handelingen=acts)) == {"zoeken", "openen"}
    assert _redenen(lezer, casus=UUID(int=0)) == []
    assert len(_redenen(lezer)) == 9


def test_a_period_has_its_beginning_and_not_its_end(lege_winkels: Winkels, lezer: Lezer) -> None:
    _bewaar(lege_winkels, *[maak_regel(tijdstip=NU + i * SECONDE, reden=str(i)) for i in range(5)])
    assert _redenen(lezer, vanaf=NU + SECONDE, tot=NU + 3 * SECONDE) == ["2", "1"]
    assert _redenen(lezer, vanaf=NU + 3 * SECONDE) == ["4", "3"]
    assert _redenen(lezer, tot=NU + SECONDE) == ["0"]


def test_a_line_whose_body_was_emptied_is_not_shown(lege_winkels: Winkels, lezer: Lezer) -> None:
    _bewaar(lege_winkels, maak_regel(reden="oud"), maak_regel(reden="nieuw"))
    with eigenaar(lege_winkels) as motor, motor.begin() as verbinding:
        verbinding.execute(text("UPDATE regel SET body = NULL WHERE n = 1"))
    assert _redenen(lezer) == ["nieuw"]


def test_a_store_that_does_not_answer_is_said_to_be_unavailable(lege_winkels: Winkels, lezer: Lezer) -> None:
    with eigenaar(lege_winkels) as motor, motor.begin() as verbinding:
        verbinding.execute(text("ALTER TABLE regel RENAME TO weg"))
    with pytest.raises(LogboekOnbeschikbaar):
        lezer.zoek(Zoekvraag(), None, 10)
