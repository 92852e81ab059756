"""Attacks on the log with the rights of the owner of its store. Knows how each is done, not how it is found."""

import os
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import make_url

from logbewijs.boom import blad_hash
from logbewijs.uitvoer import regel_bytes
from tests.verzegeling.zegelkamer import Zegelkamer

BODY = '{"handeling":"casus.lezen","tijdstip":"2026-05-04T12:30:00.123456Z","v":1,"zout":"00"}'
TABELLEN = ("regel", "wachtrij", "blad", "tegel", "ijkpunt", "quarantaine")


def bytes_(kamer: Zegelkamer, data: bytes) -> str:
    """Write bytes as a value for this store."""
    return f"x'{data.hex()}'" if kamer.winkels.soort == "sqlite" else f"'\\x{data.hex()}'"


def doet(*opdrachten: str) -> Callable[[Zegelkamer], None]:
    return lambda kamer: kamer.doe(*opdrachten)


def verwissel_regels(kamer: Zegelkamer) -> None:
    (drie,), (vier,) = kamer.lees("SELECT body FROM regel WHERE id IN (3, 4) ORDER BY id")
    kamer.doe(
        f"UPDATE regel SET body = '{vier}' WHERE id = 3",  # noqa: S608 - lines of this test
        f"UPDATE regel SET body = '{drie}' WHERE id = 4",  # noqa: S608
    )


def wijzig_met_boom(kamer: Zegelkamer) -> None:
    """Change a line and make the whole tree anew above it."""
    kamer.doe(f"UPDATE regel SET body = '{BODY}' WHERE id = 3")  # noqa: S608
    bouw_opnieuw(kamer)


def voeg_in_boom(kamer: Zegelkamer) -> None:
    """Make a line nobody wrote the next leaf, as the sealer would."""
    plek = kamer.lees("SELECT count(*) FROM blad")[0][0]
    kamer.doe(
        f"INSERT INTO regel (body, schrijver, n, mac) VALUES ('{BODY}', 'vreemd', 1, {bytes_(kamer, bytes(32))})",  # noqa: S608
        f"INSERT INTO blad (nummer, regel_id) SELECT {plek}, id FROM regel WHERE schrijver = 'vreemd'",  # noqa: S608
    )
    bouw_opnieuw(kamer)


def verstop(blad: str) -> Callable[[Zegelkamer], None]:
    """Add a line nobody wrote and give it a leaf outside the tree, so that it seems to be in it."""
    zet = f"INSERT INTO blad (nummer, regel_id) SELECT {blad}, id FROM regel WHERE schrijver = 'vreemd'"  # noqa: S608
    return doet(_VREEMD, zet)


def bouw_opnieuw(kamer: Zegelkamer) -> None:
    """Make the only tile what the lines say now (fewer than 256 of them)."""
    regels = kamer.lees("SELECT schrijver, n, body FROM regel JOIN blad ON regel_id = id ORDER BY nummer")
    data = b"".join(blad_hash(regel_bytes(*een)) for een in regels)
    kamer.doe(f"UPDATE tegel SET data = {bytes_(kamer, data)} WHERE niveau = 0")  # noqa: S608


def verberg_regel(kamer: Zegelkamer) -> None:
    """Let nobody find a line by who acted, its body untouched: the column is made from it no longer."""
    if kamer.winkels.soort == "sqlite":
        los = " GENERATED ALWAYS AS (json_extract(body, ''$.handeling'')) STORED"
        kamer.doe("PRAGMA writable_schema=ON", f"UPDATE sqlite_master SET sql = replace(sql, '{los}', '')")  # noqa: S608
    else:
        kamer.doe("ALTER TABLE regel ALTER COLUMN handeling DROP EXPRESSION", bewaakt=True)
    kamer.doe("UPDATE regel SET handeling = NULL WHERE id = 3")


def herschrijf(kamer: Zegelkamer) -> None:
    """Rewrite every line without firing a trigger: by a change of the type of its column."""
    kolommen = ("tijdstip", "actor", "organisatie", "casus", "handeling", "uitkomst")
    los = [f"ALTER TABLE regel ALTER COLUMN {een} DROP EXPRESSION" for een in kolommen]
    zet = "ALTER TABLE regel ALTER COLUMN body TYPE text USING replace(body, 'casus.lezen', 'casus.zoeken')"
    kamer.doe(*los, zet, bewaakt=True)


def maak_kopie(kamer: Zegelkamer) -> Callable[[], None]:
    """Copy the store as it is; gives what puts it back."""
    if kamer.winkels.soort == "sqlite":
        bron = make_url(kamer.winkels.logboek).database or ""
        elders = Path(bron).with_name("oude-kopie.db")
        _kopieer(bron, elders)
        return lambda: _kopieer(elders, bron)
    kamer.doe("CREATE SCHEMA kopie", *(f"CREATE TABLE kopie.{een} AS TABLE {een}" for een in TABELLEN))
    kolommen = "id, body, schrijver, n, mac"
    terug = [
        "TRUNCATE regel, wachtrij, blad, tegel, ijkpunt, quarantaine",
        f"INSERT INTO regel ({kolommen}) OVERRIDING SYSTEM VALUE SELECT {kolommen} FROM kopie.regel",  # noqa: S608
        *(f"INSERT INTO {een} SELECT * FROM kopie.{een}" for een in TABELLEN[1:]),  # noqa: S608
    ]
    return lambda: kamer.doe(*terug)


def _kopieer(van: str | Path, naar: str | Path) -> None:
    with closing(sqlite3.connect(van)) as bron, closing(sqlite3.connect(naar)) as doel:
        bron.backup(doel)


def haal_staart_weg(kamer: Zegelkamer) -> None:
    """Let a real process write and be killed, and take its last line away before it is sealed."""
    wie = dood_na(kamer, 3)
    kamer.doe(*(f"DELETE FROM {een} WHERE schrijver = '{wie}' AND n = 3" for een in ("regel", "wachtrij")))  # noqa: S608


def dood_na(kamer: Zegelkamer, aantal: int) -> str:
    """Let a child write so many lines, and kill it once they are acknowledged; gives the name of its writer."""
    lees, schrijf = os.pipe()
    kind = os.fork()
    if kind == 0:
        try:
            for _ in range(aantal):
                kamer.schrijf()
            os.write(schrijf, kamer.schrijver._wie.encode())
            time.sleep(60)
        finally:
            os._exit(1)
    os.close(schrijf)
    with os.fdopen(lees) as pijp:
        wie = pijp.read(32)
        os.kill(kind, signal.SIGKILL)
        os.waitpid(kind, 0)
    assert len(wie) == 32
    return wie


@dataclass(frozen=True)
class Aanval:
    """One attack: what is done, the codes it is found by, and what the report must name."""

    doe: Callable[[Zegelkamer], None]
    codes: frozenset[str]
    noemt: str = ""  # a piece of a sentence of the report
    weigert: str = ""  # the code by which the sealer refuses to sign; empty: it goes on beside it
    soort: str = ""  # the only store it can be done on
    bewaakt: str = ""  # a statement of it that the guards stop


def _aanval(doe: Any, codes: str, noemt: str, weigert: str = "", soort: str = "", bewaakt: str = "") -> Aanval:
    return Aanval(doe, frozenset(codes.split()), noemt, weigert, soort, bewaakt)


_WIJZIG = f"UPDATE regel SET body = '{BODY}' WHERE id = 3"  # noqa: S608
_WEG = "DELETE FROM regel WHERE id = 3"
_VERVANG = "INSERT OR REPLACE INTO regel (id, body, schrijver, n, mac) SELECT id, '{}', schrijver, n, mac FROM regel"
_VREEMD = "INSERT INTO regel (body, schrijver, n, mac) VALUES ('{}', 'vreemd', 1, '')"
_BLADEN = (
    "UPDATE blad SET regel_id = 999 WHERE nummer = 2",
    "UPDATE blad SET regel_id = 3 WHERE nummer = 3",
    "UPDATE blad SET regel_id = 4 WHERE nummer = 2",
)
_NOTE = "UPDATE ijkpunt SET note = replace(note, '=', 'A') WHERE nummer = 1"
_ALLES = tuple(f"DELETE FROM {een}" for een in TABELLEN)  # noqa: S608

# The log they are done to: 5 lines sealed and signed (ids 1 to 5), then 2 more, and 2 that wait (ids 8 and 9).
AANVALLEN: dict[str, Aanval] = {
    "regel wijzigen": _aanval(doet(_WIJZIG), "REGEL_GEWIJZIGD", "regel 3 ", bewaakt=_WIJZIG),
    "regel verwijderen": _aanval(doet(_WEG), "REGEL_WEG", "regel 3 ", bewaakt=_WEG),
    "regels verwisselen": _aanval(verwissel_regels, "REGEL_GEWIJZIGD", "regel 4 ", bewaakt=_WIJZIG),
    "bladen verwisselen": _aanval(doet(*_BLADEN), "BOOM_GEWIJZIGD", "regel 3 ", bewaakt=_BLADEN[0]),
    "regel vervangen met INSERT OR REPLACE": _aanval(
        doet(f"{_VERVANG} WHERE id = 3"), "REGEL_GEWIJZIGD", "regel 3 ", soort="sqlite", bewaakt=_VERVANG
    ),
    "regels herschrijven met ALTER COLUMN": _aanval(herschrijf, "REGEL_GEWIJZIGD", "regel 3 ", "", "postgresql"),
    "zoekkolom wijzigen": _aanval(verberg_regel, "ZOEKKOLOM_WIJKT_AF", "regel 3 "),
    "regel leegmaken buiten een verval": _aanval(
        doet("UPDATE regel SET body = NULL WHERE id = 3"), "REGEL_LEEG", "regel 3 "
    ),
    "regel invoegen via de wachtrij": _aanval(
        doet(_VREEMD, "INSERT INTO wachtrij (schrijver, n) VALUES ('vreemd', 1)"), "APART", "regel 10 "
    ),
    "regel invoegen buiten de boom": _aanval(doet(_VREEMD), "BUITEN_BOOM", "regel 10 "),
    "regel invoegen in de boom": _aanval(
        voeg_in_boom, "REGEL_GEWIJZIGD", "regel 10 ", "REGEL_VREEMD", bewaakt="UPDATE tegel SET data = '0'"
    ),
    "regel verstoppen op een blad onder nul": _aanval(verstop("-1"), "BLAD_TE_VEEL", "regel 10 "),
    "regel verstoppen op een blad ver voorbij de boom": _aanval(
        verstop("1000000000000000"), "BLAD_TE_VEEL", "regel 10 ", "TEGEL_BESCHADIGD"
    ),
    "regel verstoppen op een blad zonder nummer": _aanval(
        verstop("'geen getal'"), "BLAD_TE_VEEL", "regel 10 ", "TERUGGEZET", "sqlite"
    ),
    "wachtende regel uit de wachtrij halen": _aanval(
        doet("DELETE FROM wachtrij WHERE n = 8"), "BUITEN_BOOM", "regel 8 "
    ),
    "wachtende regel verwijderen": _aanval(
        doet("DELETE FROM regel WHERE n = 8", "DELETE FROM wachtrij WHERE n = 8"),
        "TELLER_GAT",
        "9 nummers uit en er zijn 8 ",
        bewaakt="DELETE FROM regel WHERE n = 8",
    ),
    "wachtende staart verwijderen na kill -9": _aanval(
        haal_staart_weg, "TELLER_GAT", "bewaarde 3 regels en de laatste is nu 2", bewaakt="DELETE FROM regel"
    ),
    "tegel wijzigen": _aanval(
        lambda kamer: kamer.doe(f"UPDATE tegel SET data = {bytes_(kamer, bytes(7 * 32))}"),  # noqa: S608
        "TEGEL_GEWIJZIGD",
        "tegel 0/0 ",
        "ANDERE_BOOM",
        bewaakt="UPDATE tegel SET n = 9",
    ),
    "regel met de boom erboven wijzigen": _aanval(
        wijzig_met_boom, "WORTEL_WIJKT_AF REGEL_GEWIJZIGD", "regel 3 ", "ANDERE_BOOM", bewaakt=_WIJZIG
    ),
    "ijkpunt wijzigen": _aanval(doet(_NOTE), "IJKPUNT_VALS", "ijkpunt 1 ", bewaakt=_NOTE),
    "ijkpunt verwijderen": _aanval(
        doet("DELETE FROM ijkpunt WHERE nummer = 1"), "IJKPUNT_WEG", "ijkpunt 1 ", bewaakt="DELETE FROM ijkpunt"
    ),
    "alles leegmaken": _aanval(
        doet(*_ALLES), "TERUGGEZET TELLER_GAT", "getekend voor 7 regels", "TERUGGEZET", bewaakt=_ALLES[0]
    ),
}
