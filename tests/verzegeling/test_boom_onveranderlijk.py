"""The tree is append-only: the owner of the store is refused every change but a tile that grows."""

import pytest
from psycopg.errors import InsufficientPrivilege
from sqlalchemy.exc import DBAPIError

from tests.verzegeling.zegelkamer import Zegelkamer

NEE = "de boom van het logboek verandert niet"
TABELLEN = ("blad", "tegel", "ijkpunt", "quarantaine")


@pytest.fixture
def vol(kamer: Zegelkamer) -> Zegelkamer:
    kamer.verzegel(3)
    kamer.doe("INSERT INTO quarantaine (schrijver, n, reden) VALUES ('x', 1, 'VREEMD')", bewaakt=True)
    return kamer


def alles(kamer: Zegelkamer) -> list[list[tuple[object, ...]]]:
    return [kamer.lees(f"SELECT * FROM {tabel}") for tabel in TABELLEN]  # noqa: S608 - names of this test


def verboden(soort: str) -> list[str]:
    eigen = {
        "sqlite": [
            "INSERT OR REPLACE INTO blad (nummer, regel_id) VALUES (0, 9)",
            "INSERT OR REPLACE INTO blad (nummer, regel_id) VALUES (9, 1)",
            "INSERT OR REPLACE INTO tegel (niveau, n, data) VALUES (0, 0, x'00')",
            "INSERT OR REPLACE INTO ijkpunt (nummer, grootte, note) VALUES (1, 1, 'x')",
            "INSERT OR REPLACE INTO quarantaine (schrijver, n, reden) VALUES ('x', 1, 'LEEG')",
            "UPDATE tegel SET data = zeroblob(96)",
            "UPDATE tegel SET data = zeroblob(128)",
            "UPDATE tegel SET data = substr(data, 1, 64)",
        ],
        "postgresql": [
            *(f"TRUNCATE {tabel}" for tabel in TABELLEN),
            "UPDATE tegel SET data = decode(repeat('00', 96), 'hex')",
            "UPDATE tegel SET data = decode(repeat('00', 128), 'hex')",
            "UPDATE tegel SET data = substring(data FROM 1 FOR 64)",
        ],
    }
    return [
        *(f"DELETE FROM {tabel}" for tabel in TABELLEN),  # noqa: S608
        "UPDATE blad SET regel_id = regel_id + 100",
        "UPDATE ijkpunt SET note = 'x'",
        "UPDATE quarantaine SET reden = 'LEEG'",
        *eigen[soort],
    ]


def test_no_leaf_tile_or_checkpoint_is_changed_removed_or_replaced(vol: Zegelkamer) -> None:
    voor = alles(vol)
    for opdracht in (*verboden(vol.winkels.soort), f"UPDATE tegel SET n = 7, data = {groter(vol)}"):  # noqa: S608 - bytes of this test
        with pytest.raises(DBAPIError, match=NEE):
            vol.doe(opdracht, bewaakt=True)
        assert alles(vol) == voor, opdracht


def groter(kamer: Zegelkamer) -> str:
    """Write the tile with one byte more, as this store reads bytes."""
    ((data,),) = kamer.lees("SELECT data FROM tegel")
    tekst = bytes(data).hex() + "00"
    return f"x'{tekst}'" if kamer.winkels.soort == "sqlite" else f"'\\x{tekst}'"


def test_a_tile_may_grow(vol: Zegelkamer) -> None:
    vol.doe(f"UPDATE tegel SET data = {groter(vol)}", bewaakt=True)  # noqa: S608


ROLLEN = {
    "logboek_schrijver": set[str](),
    "logboek_lezer": {"read"},
    "logboek_verzegelaar": {"read", "add", "grow"},
    "logboek_bewaring": set[str](),
}
DOEN = {
    "read": "SELECT data FROM tegel",
    "add": "INSERT INTO ijkpunt (nummer, grootte, note) VALUES (99, 1, 'x')",
    "grow": "UPDATE tegel SET data = data || '\\x00'::bytea",
    "renumber": "UPDATE tegel SET n = 7",
    "remove": "DELETE FROM blad",
    "drop": "DROP TABLE blad",
    "change a checkpoint": "UPDATE ijkpunt SET note = 'x'",
}


@pytest.mark.parametrize("soort", ["postgresql"], indirect=True)
@pytest.mark.parametrize("rol", ROLLEN)
def test_a_role_does_its_own_work_on_the_tree_and_nothing_else(vol: Zegelkamer, rol: str) -> None:
    gelukt = set()
    for naam, opdracht in DOEN.items():
        try:
            vol.doe(f"SET ROLE {rol}", opdracht, "ROLLBACK", bewaakt=True)
        except DBAPIError as fout:
            geweigerd = isinstance(fout.orig, InsufficientPrivilege)
        else:
            geweigerd = False
        gelukt |= set() if geweigerd else {naam}
    assert gelukt == ROLLEN[rol]
