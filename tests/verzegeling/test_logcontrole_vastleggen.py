"""logcontrole.vastleggen: a check of the log leaves a line with what it found, in codes; no traceback without."""

import json
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from kernteam.grond.fouten import LogboekOnbeschikbaar
from kernteam.grond.handeling import Handeling
from kernteam.logboek.regel import Uitkomst
from kernteam.verzegeling.controle import Controleuitslag, gedekt, goed_tot
from tests.casus.bewijs import regels
from tests.klant import Spel
from tests.logboek.schrijvers import lees_alles
from tests.logboek.storingen import Storing, alleen_lezen_postgresql, bezet_sqlite
from tests.verzegeling.zegelkamer import Zegelkamer
from tests.winkels import Winkels

SCHRIJFT_NIET: dict[str, Storing] = {"sqlite": bezet_sqlite, "postgresql": alleen_lezen_postgresql}
NIET_VASTGELEGD = "Niet vastgelegd: het logboek neemt nu geen regel aan.\n"


def doe(app: Flask, *argumenten: str) -> tuple[int, str, str]:
    uitkomst = app.test_cli_runner().invoke(args=["logboek", *argumenten])
    assert uitkomst.exception is None or isinstance(uitkomst.exception, SystemExit)
    # what counts up is told on stderr too, each time at the begin of a line
    return uitkomst.exit_code, uitkomst.stdout, uitkomst.stderr.rpartition("\r")[2].rpartition("]\n")[2]


def vastgelegd(winkels: Winkels) -> list[tuple[str, int]]:
    """Give reason and number of every line a check left, as the store has it."""
    alle = [json.loads(een.body) for een in lees_alles(winkels)]
    return [(een["reden"], een["aantal"]) for een in alle if een["handeling"] == "logcontrole.vastleggen"]


def kamer_van(app: Flask, winkels: Winkels, map_: Path) -> Zegelkamer:
    """Give the log of an application, to break."""
    return Zegelkamer(winkels, map_, app.extensions["kernteam"].schrijver, app.extensions["kernteam_verzegelaar"])


@pytest.fixture
def verzegeld(app: Flask, spel: Spel) -> Flask:
    """Three lines, sealed."""
    for _ in range(3):
        spel.contactpersoon.get("/casussen")
    assert doe(app, "verzegel")[0] == 0
    return app


def wijzig(app: Flask, winkels: Winkels, map_: Path) -> None:
    eerste = min(een.id for een in lees_alles(winkels))
    wijziging = f"UPDATE regel SET body = replace(body, 'casus.opsommen', 'casus.lezen') WHERE id = {eerste}"  # noqa: S608 - a number of this test
    kamer_van(app, winkels, map_).doe(wijziging)


def test_a_good_check_is_a_line_of_codes_and_numbers_by_nobody(verzegeld: Flask, spel: Spel, winkels: Winkels) -> None:
    assert doe(verzegeld, "verifieer")[:2] == (0, "Goed: 3 verzegelde regels gecontroleerd.\n")
    assert vastgelegd(winkels) == [("GOED 0 3", 3)]
    (regel,) = regels(spel, "logcontrole.vastleggen")
    assert (regel["uitkomst"], regel["actor"]) == ("TOEGESTAAN", None)


def test_a_check_from_a_checkpoint_on_says_from_where(verzegeld: Flask, spel: Spel, winkels: Winkels) -> None:
    spel.contactpersoon.get("/casussen")
    doe(verzegeld, "verzegel")
    assert doe(verzegeld, "verifieer", "--sinds", "3")[0] == 0
    assert vastgelegd(winkels) == [("GOED 3 4", 1)]
    assert doe(verzegeld, "verifieer", "--sinds", "2")[0] == 2  # no such checkpoint: nothing was checked
    assert len(vastgelegd(winkels)) == 1


def test_a_check_of_what_is_new_begins_where_the_last_good_one_ended(verzegeld: Flask, winkels: Winkels) -> None:
    for _ in range(2):
        assert doe(verzegeld, "verifieer", "--nieuw")[0] == 0
        doe(verzegeld, "verzegel")
    assert doe(verzegeld, "verifieer", "--nieuw")[0] == 0
    assert vastgelegd(winkels) == [("GOED 0 3", 3), ("GOED 3 4", 1), ("GOED 4 5", 1)]
    code, _, fout = doe(verzegeld, "verifieer", "--nieuw", "--sinds", "3")
    assert (code, "Kies --nieuw of --sinds" in fout) == (2, True)


def test_what_was_found_is_told_in_full_and_kept_in_codes(verzegeld: Flask, winkels: Winkels, tmp_path: Path) -> None:
    wijzig(verzegeld, winkels, tmp_path)
    code, tekst, _ = doe(verzegeld, "verifieer")
    assert (code, "REGEL_GEWIJZIGD: regel " in tekst) == (1, True)
    assert vastgelegd(winkels) == [("BEVINDINGEN 0 3 REGEL_GEWIJZIGD", 3)]


def test_a_check_that_could_not_be_done_leaves_no_line(verzegeld: Flask, winkels: Winkels) -> None:
    verzegeld.extensions["kernteam_verzegelaar"].sleutelbestand.unlink()
    assert doe(verzegeld, "verifieer")[0] == 2
    assert vastgelegd(winkels) == []


@pytest.mark.parametrize("gewijzigd", [False, True])
def test_without_a_line_the_findings_are_told_all_the_same(
    verzegeld: Flask, winkels: Winkels, soort: str, tmp_path: Path, gewijzigd: bool
) -> None:
    if gewijzigd:
        wijzig(verzegeld, winkels, tmp_path)
    with SCHRIJFT_NIET[soort](winkels, verzegeld.extensions["kernteam"].schrijver):
        code, tekst, fout = doe(verzegeld, "verifieer")
    assert (code, fout) == (1 if gewijzigd else 2, NIET_VASTGELEGD)
    assert ("REGEL_GEWIJZIGD" in tekst, "Goed: 3" in tekst) == (gewijzigd, not gewijzigd)
    assert doe(verzegeld, "verifieer")[0] == (1 if gewijzigd else 0)


def test_an_export_without_a_line_leaves_no_file(
    verzegeld: Flask, winkels: Winkels, soort: str, tmp_path: Path
) -> None:
    bestand = tmp_path / "uitvoer"
    with SCHRIJFT_NIET[soort](winkels, verzegeld.extensions["kernteam"].schrijver):
        code, _, fout = doe(verzegeld, "uitvoer", str(bestand))
    assert (code, fout) == (2, NIET_VASTGELEGD)
    assert not bestand.exists()
    assert doe(verzegeld, "uitvoer", str(bestand))[0] == 0


def test_an_export_of_a_log_that_is_not_what_was_signed_leaves_no_file(verzegeld: Flask, tmp_path: Path) -> None:
    bestand, anker = tmp_path / "uitvoer", verzegeld.extensions["kernteam_verzegelaar"].anker.map / "ijkpunt"
    laatste = anker.read_text()
    anker.unlink()
    assert doe(verzegeld, "uitvoer", str(bestand))[0] == 1
    assert not bestand.exists()
    anker.write_text(laatste)
    assert doe(verzegeld, "uitvoer", str(bestand))[0] == 0


def test_without_a_line_there_is_no_new_key(verzegeld: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def weigert(*_: Any) -> None:
        raise LogboekOnbeschikbaar

    verzegelaar = verzegeld.extensions["kernteam_verzegelaar"]
    sleutels = verzegelaar.sleutels()
    monkeypatch.setattr(verzegeld.extensions["kernteam"].schrijver, "schrijf", weigert)
    assert doe(verzegeld, "wissel-sleutel") == (2, "", NIET_VASTGELEGD)
    assert verzegelaar.sleutels() == sleutels


def goed(sinds: int, grootte: int) -> Controleuitslag:
    return Controleuitslag(sinds, grootte, ())


def mis(sinds: int, grootte: int) -> Controleuitslag:
    return Controleuitslag(sinds, grootte, ("REGEL_GEWIJZIGD",))


@pytest.mark.parametrize(
    ("uitslagen", "tot"),
    [
        ([], 0),
        ([goed(0, 10)], 10),
        ([goed(0, 10), goed(10, 20), goed(15, 30)], 30),
        ([goed(0, 10), goed(20, 30)], 10),  # nobody looked at what lies between
        ([goed(20, 30)], 0),
        ([goed(0, 10), mis(10, 20)], 10),
        ([goed(0, 10), goed(10, 20), mis(0, 20)], 0),
        ([goed(0, 10), mis(0, 20), goed(10, 20)], 0),
        ([goed(0, 10), goed(10, 20), mis(10, 30), goed(20, 40)], 10),
        ([mis(0, 10), goed(0, 20)], 20),
        ([goed(0, 90), goed(0, 20)], 20),  # an older copy was put back
    ],
)
def test_the_log_is_good_up_to_where_checks_came_without_a_gap(uitslagen: list[Controleuitslag], tot: int) -> None:
    assert goed_tot(reversed(uitslagen)) == tot


@given(st.integers(0, 10**18 - 1), st.integers(0, 10**18 - 1), st.sets(st.sampled_from(["APART", "REGEL_WEG"])))
def test_what_a_line_says_is_what_was_found(sinds: int, grootte: int, codes: set[str]) -> None:
    uitslag = Controleuitslag(sinds, grootte, tuple(sorted(codes)))
    assert Controleuitslag.lees(uitslag.reden) == uitslag


@pytest.mark.parametrize(
    "reden",
    ["", "TOEGESTAAN", "GOED", "GOED 1", "GOED 0 3 APART", "BEVINDINGEN 0 3", "GOED 00 3", "GOED 0 ٣", "GOED 0 3\n"],
)
def test_another_reason_is_none_of_a_check(reden: str) -> None:
    assert Controleuitslag.lees(reden) is None


def test_only_lines_of_our_own_say_up_to_where_the_log_is_good(kamer: Zegelkamer) -> None:
    kamer.verzegel(4)
    assert (gedekt(kamer.verzegelaar).tot, gedekt(kamer.verzegelaar).grootte) == (0, 4)
    kamer.schrijf(handeling=Handeling.LOGCONTROLE_VASTLEGGEN, reden="GOED 0 4")
    kamer.schrijf(handeling=Handeling.LOGCONTROLE_VASTLEGGEN, reden="GOED 4 5", uitkomst=Uitkomst.MISLUKT)
    kamer.verzegel(2)
    assert (gedekt(kamer.verzegelaar).tot, gedekt(kamer.verzegelaar).grootte) == (4, 8)
    kamer.doe("UPDATE regel SET body = replace(body, 'GOED 0 4', 'GOED 0 8') WHERE id = 5")
    assert gedekt(kamer.verzegelaar).tot == 0


def test_up_to_where_it_is_good_is_a_checkpoint(kamer: Zegelkamer) -> None:
    """A check may meet leaves that no checkpoint covers yet; the next one begins before them."""
    kamer.verzegel(4)
    kamer.schrijf(handeling=Handeling.LOGCONTROLE_VASTLEGGEN, reden="GOED 0 6")
    kamer.verzegel(5)
    assert gedekt(kamer.verzegelaar).tot == 4
