"""The list of what expired: it says what it was given, stays as it is, and counts only by a line of Kernteam itself."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from psycopg.errors import InsufficientPrivilege
from sqlalchemy import make_url
from sqlalchemy.exc import DBAPIError

from config.settings import Instellingen
from kernteam.grond.handeling import Handeling
from kernteam.logboek.regel import Uitkomst
from kernteam.verzegeling.vervallijst import Vervallen, Vervallijst, lees_reeksen, schrijf_reeksen
from tests.casus.bewijs import ALLEEN_SQLITE
from tests.klant import Spel
from tests.verzegeling.zegelkamer import Zegelkamer, laat_vervallen
from tests.winkels import ROLLEN

NEE = "de vervallijst van het logboek verandert niet"
ERBIJ = "INSERT INTO vervallijst (hash, activiteit, voor, reeksen) VALUES ('{}', 'P1', 'x', '0-9')"


@given(st.sets(st.integers(0, 60), min_size=1))
def test_ranges_say_exactly_the_leaves_they_were_given(bladen: set[int]) -> None:
    reeksen = schrijf_reeksen(list(bladen))
    assert [een for deel in lees_reeksen(reeksen) for een in deel] == sorted(bladen)
    vervallen = Vervallen(61)
    vervallen.erbij(reeksen)
    assert {een for een in range(-1, 100) if een in vervallen} == bladen
    assert schrijf_reeksen(sorted(bladen, reverse=True)) == reeksen


def test_reason_names_activity_cut_off_count_range_and_hash() -> None:
    lijst = Vervallijst("P5", "2026-01-01T00:00:00.000000Z", schrijf_reeksen([4, 0, 1, 2]))
    assert lijst.reden == f"VERVALLEN P5 2026-01-01T00:00:00.000000Z 4 0-4 {lijst.hash}"
    assert lijst.hash != Vervallijst("P1", lijst.voor, lijst.reeksen).hash


def test_exactly_the_leaves_a_line_names_may_be_empty(kamer: Zegelkamer) -> None:
    kamer.verzegel(300)
    laat_vervallen(kamer, [*range(10, 270), 280])
    laat_vervallen(kamer, [0])
    kamer.verzegel(2)
    assert kamer.bevindingen() == []
    kamer.doe("UPDATE regel SET body = NULL WHERE id IN (2, 280)")
    assert [(een.code, een.regel) for een in kamer.bevindingen()] == [("REGEL_LEEG", 2), ("REGEL_LEEG", 280)]


def test_a_list_without_a_line_or_with_a_line_of_somebody_else_counts_for_nothing(kamer: Zegelkamer) -> None:
    kamer.verzegel(3)
    lijst = Vervallijst("P1", "x", "0-9")
    kamer.doe(ERBIJ.format(lijst.hash), "UPDATE regel SET body = NULL WHERE id = 1")
    assert kamer.codes() == {"REGEL_LEEG"}
    kamer.schrijf(handeling=Handeling.LOGREGEL_VERVALLEN, reden=lijst.reden, uitkomst=Uitkomst.MISLUKT)
    kamer.schrijf(handeling=Handeling.CASUS_LEZEN, reden=lijst.reden)
    kamer.verzegel()
    assert kamer.codes() == {"REGEL_LEEG"}
    kamer.doe("UPDATE regel SET body = replace(body, 'casus.lezen', 'logregel.vervallen') WHERE id = 5")
    assert kamer.codes() == {"REGEL_LEEG", "REGEL_GEWIJZIGD"}


def test_a_line_that_says_another_count_than_its_list_is_found(kamer: Zegelkamer) -> None:
    kamer.verzegel(3)
    lijst = Vervallijst("P1", "x", "0-9")
    kamer.doe(ERBIJ.format(lijst.hash))
    kamer.schrijf(handeling=Handeling.LOGREGEL_VERVALLEN, reden=lijst.reden.replace(" 10 ", " 2 "))
    kamer.verzegel()
    assert kamer.codes() == {"VERVALLIJST_GEWIJZIGD"}


def test_no_list_is_changed_removed_or_replaced(kamer: Zegelkamer) -> None:
    kamer.verzegel(3)
    lijst = laat_vervallen(kamer, [1])
    vervangen = ERBIJ.format(lijst.hash).replace("INSERT", "INSERT OR REPLACE", 1)
    eigen = vervangen if kamer.winkels.soort == "sqlite" else "TRUNCATE vervallijst"
    for opdracht in ("UPDATE vervallijst SET reeksen = '0-2'", "DELETE FROM vervallijst", eigen):
        with pytest.raises(DBAPIError, match=NEE):
            kamer.doe(opdracht, bewaakt=True)
    assert kamer.lees("SELECT reeksen FROM vervallijst") == [("1",)]


MAG = {"logboek_lezer": {"read"}, "logboek_verzegelaar": {"read"}, "logboek_bewaring": {"read", "add"}}
DOEN = {
    "read": "SELECT reeksen FROM vervallijst",
    "add": ERBIJ.format("a" * 64),
    "change": "UPDATE vervallijst SET reeksen = '0-2'",
    "remove": "DELETE FROM vervallijst",
    "drop": "DROP TABLE vervallijst",
}


@pytest.mark.parametrize("soort", ["postgresql"], indirect=True)
@pytest.mark.parametrize("rol", ROLLEN)
def test_only_the_role_that_empties_lines_adds_a_list(kamer: Zegelkamer, rol: str) -> None:
    gelukt: set[str] = set()
    for naam, opdracht in DOEN.items():
        try:
            kamer.doe(f"SET ROLE {rol}", opdracht, "ROLLBACK", bewaakt=True)
        except DBAPIError as fout:
            gelukt |= set() if isinstance(fout.orig, InsufficientPrivilege) else {f"{naam}, not by right"}
        else:
            gelukt.add(naam)
    assert gelukt == MAG.get(rol, set())


@ALLEEN_SQLITE
def test_what_a_file_in_use_kept_goes_when_the_command_is_repeated(spel: Spel, instellingen: Instellingen) -> None:
    """It says so itself; and nothing is left to expire then."""
    database = make_url(instellingen.logboek_url).database or ""
    verval = ["logboek", "verval", "--uitvoeren"]
    spel.contactpersoon.get("/casussen")
    with closing(sqlite3.connect(database, isolation_level=None)) as lezer:
        lezer.execute("BEGIN")
        lezer.execute("SELECT count(*) FROM regel").fetchone()
        spel.contactpersoon.get("/casussen")
        assert "Herhaal de opdracht" in spel.app.test_cli_runner().invoke(args=verval).stdout
        assert Path(f"{database}-wal").stat().st_size > 0
    assert spel.app.test_cli_runner().invoke(args=verval).stdout == "0 regels vervallen.\n"
    assert Path(f"{database}-wal").stat().st_size == 0
