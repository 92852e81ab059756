"""Checking the log again finds what was changed and names it; what is as it was signed, is good."""

from datetime import timedelta
from shutil import rmtree

import pytest

from kernteam.verzegeling.telling import tellermap
from logbewijs.anker import Anker
from logbewijs.boom import blad_hash
from logbewijs.uitvoer import regel_bytes
from tests.logboek.schrijvers import NU, maak_regel
from tests.verzegeling.zegelkamer import Zegelkamer

DAAD = {
    "REGEL_GEWIJZIGD": ('UPDATE regel SET body = \'{"tijdstip":"2026-05-04T12:30:00.123456Z"}\' WHERE id = 3',),
    "REGEL_WEG": ("DELETE FROM regel WHERE id = 3",),
    "REGEL_LEEG": ("UPDATE regel SET body = NULL WHERE id = 3",),
    "BOOM_GEWIJZIGD": (
        "UPDATE blad SET regel_id = 999 WHERE nummer = 2",
        "UPDATE blad SET regel_id = 3 WHERE nummer = 4",
        "UPDATE blad SET regel_id = 5 WHERE nummer = 2",
    ),
}


@pytest.mark.parametrize("code", DAAD)
def test_what_was_done_to_a_line_is_found_and_named(kamer: Zegelkamer, code: str) -> None:
    kamer.verzegel(4)
    kamer.verzegel(300)
    assert kamer.bevindingen() == []
    kamer.doe(*DAAD[code])
    gevonden = kamer.bevindingen()
    assert (code, 2) in {(een.code, een.blad) for een in gevonden}
    assert (code == "BOOM_GEWIJZIGD") or 3 in {een.regel for een in gevonden}


def test_every_change_is_named_in_whichever_tile_it_is(kamer: Zegelkamer) -> None:
    kamer.verzegel(800)
    kamer.doe(
        "DELETE FROM blad WHERE nummer = 300",
        "UPDATE regel SET body = NULL WHERE id = 600",
        "UPDATE regel SET body = replace(body, 'proef', 'prooi') WHERE id IN (1, 256, 790)",
    )
    gevonden = {(een.code, een.blad) for een in kamer.bevindingen() if een.blad is not None}
    assert gevonden == {
        ("REGEL_GEWIJZIGD", 0),
        ("REGEL_GEWIJZIGD", 255),
        ("BLAD_WEG", 300),
        ("REGEL_LEEG", 599),
        ("REGEL_GEWIJZIGD", 789),
    }


def test_an_edited_tile_is_found_and_named(kamer: Zegelkamer) -> None:
    kamer.verzegel(300)
    ((data,),) = kamer.lees("SELECT data FROM tegel WHERE niveau = 1")
    vals = bytes(32).hex()
    waarde = f"x'{vals}'" if kamer.winkels.soort == "sqlite" else f"'\\x{vals}'"
    kamer.doe(f"UPDATE tegel SET data = {waarde} WHERE niveau = 1")  # noqa: S608 - bytes of this test
    assert bytes(data) != bytes(32)
    assert [een.uitleg for een in kamer.bevindingen() if een.code == "TEGEL_GEWIJZIGD"] == [
        "tegel 1/0 is niet wat uit de regels volgt"
    ]


def test_a_line_outside_tree_and_queue_is_found(kamer: Zegelkamer) -> None:
    kamer.verzegel(3)
    kamer.schrijf(2)
    kamer.doe("DELETE FROM wachtrij WHERE n = 5", "INSERT INTO regel (body, schrijver, n, mac) VALUES ('{}','x',1,'')")
    assert {(een.code, een.regel) for een in kamer.bevindingen()} == {("BUITEN_BOOM", 5), ("BUITEN_BOOM", 6)}


def test_an_unsealed_line_that_was_taken_away_is_found(kamer: Zegelkamer) -> None:
    kamer.verzegel(2)
    kamer.schrijf(3)
    kamer.doe("DELETE FROM regel WHERE n = 4", "DELETE FROM wachtrij WHERE n = 4")
    assert kamer.codes() == {"TELLER_GAT"}


def test_what_was_cut_off_together_is_found_by_the_anchor_only(kamer: Zegelkamer) -> None:
    kamer.verzegel(3)
    nullen = kamer.lees("SELECT data FROM tegel")
    kamer.verzegel(4)
    oud = f"x'{bytes(nullen[0][0]).hex()}'" if kamer.winkels.soort == "sqlite" else f"'\\x{bytes(nullen[0][0]).hex()}'"
    kamer.doe(
        "DELETE FROM regel WHERE id > 3",
        "DELETE FROM blad WHERE nummer >= 3",
        "DELETE FROM ijkpunt WHERE grootte > 3",
        f"UPDATE tegel SET data = {oud}",  # noqa: S608 - bytes of this test
    )
    assert [een.uitleg for een in kamer.bevindingen()] == [
        "de opslag is ouder of ingekort: er is getekend voor 7 regels, en er zijn er 3",
        f"schrijver {kamer.schrijver._wie} bewaarde 7 regels en de laatste is nu 3",
    ]
    rmtree(tellermap(kamer.anker))
    zonder = Anker(kamer.map / "nergens")
    kamer.verzegelaar.anker = zonder
    assert kamer.codes() == {"ANKER_WEG"}


def test_a_checkpoint_that_was_changed_or_removed_is_found(kamer: Zegelkamer) -> None:
    for _ in range(3):
        kamer.verzegel(2)
    kamer.doe(
        "UPDATE ijkpunt SET note = replace(note, '=', 'A') WHERE nummer = 1", "DELETE FROM ijkpunt WHERE nummer = 2"
    )
    assert kamer.codes() == {"IJKPUNT_VALS", "IJKPUNT_WEG"}


def test_lines_and_tree_changed_together_are_found_by_what_was_signed(kamer: Zegelkamer) -> None:
    """Whoever owns the store builds a new tree above his change; its root is not the one that was signed."""
    kamer.verzegel(3)
    kamer.verzegel(3)
    kamer.doe('UPDATE regel SET body = \'{"tijdstip":"2026-05-04T12:30:00.123456Z"}\' WHERE id = 5')
    bouw_opnieuw(kamer)
    gevonden = {(een.code, een.blad) for een in kamer.bevindingen()}
    assert gevonden == {("WORTEL_WIJKT_AF", 3), ("REGEL_GEWIJZIGD", 4)}


def bouw_opnieuw(kamer: Zegelkamer) -> None:

    regels = kamer.lees("SELECT schrijver, n, body FROM regel ORDER BY id")
    data = b"".join(blad_hash(regel_bytes(*een)) for een in regels).hex()
    waarde = f"x'{data}'" if kamer.winkels.soort == "sqlite" else f"'\\x{data}'"
    kamer.doe(f"UPDATE tegel SET data = {waarde} WHERE niveau = 0")  # noqa: S608


def test_a_clock_that_went_back_is_found(kamer: Zegelkamer) -> None:
    kamer.schrijver.schrijf([maak_regel(tijdstip=NU - timedelta(seconds=een)) for een in (0, 1, 4)])
    kamer.verzegel()
    assert [(een.code, een.regel) for een in kamer.bevindingen()] == [("KLOK_TERUG", 3)]


def test_a_clock_that_went_back_is_found_among_lines_that_are_as_they_were(kamer: Zegelkamer) -> None:
    kamer.verzegel(290)
    kamer.schrijver.schrijf([maak_regel(tijdstip=NU - timedelta(seconds=3))])
    kamer.verzegel(300)
    assert [(een.code, een.blad) for een in kamer.bevindingen()] == [("KLOK_TERUG", 290)]


def test_since_a_checkpoint_the_ones_before_it_count_as_checked(kamer: Zegelkamer) -> None:
    for _ in range(5):
        kamer.verzegel(2)
    kamer.doe("UPDATE ijkpunt SET note = replace(note, '=', 'A') WHERE nummer = 2")
    assert kamer.codes() == kamer.codes(4) == {"IJKPUNT_VALS", "IJKPUNT_WEG"}
    assert kamer.codes(6) == set()
    kamer.doe("DELETE FROM ijkpunt WHERE nummer = 4")
    assert kamer.codes(6) == {"IJKPUNT_WEG"}
    assert kamer.codes(8) == {"IJKPUNT_VALS", "IJKPUNT_WEG"}, "where it is to begin was taken away: all are looked at"


def test_since_a_checkpoint_only_what_came_after_is_read_again(kamer: Zegelkamer) -> None:
    kamer.verzegel(260)
    kamer.verzegel(40)
    assert kamer.bevindingen(260) == []
    assert kamer.codes(261) == {"GEEN_IJKPUNT"}
    kamer.doe('UPDATE regel SET body = \'{"tijdstip":"x"}\' WHERE id = 7')
    assert kamer.bevindingen(260) == []
    kamer.doe('UPDATE regel SET body = \'{"tijdstip":"x"}\' WHERE id = 270')
    assert {(een.code, een.regel) for een in kamer.bevindingen(260)} == {("REGEL_GEWIJZIGD", 270)}
