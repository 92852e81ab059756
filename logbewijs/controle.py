"""The offline check: is this proof, or this export, what its log signed? Knows no network and no store."""

from collections.abc import Sequence
from enum import IntEnum
from pathlib import Path
from typing import NamedTuple, TextIO

from logbewijs import bewijs, ijkpunt, uitvoer
from logbewijs.boom import bevat, blad_hash, hangt_samen
from logbewijs.ijkpunt import Ijkpunt
from logbewijs.notitie import Misvormd, Sleutel, Vervalst, lees_sleutel

_LANGSTE_KOP = 1_000_000  # characters: no checkpoint with its signatures is longer
_LANGSTE_REGEL = 1_000_000  # characters: of a line no more is kept in memory


class Uitslag(IntEnum):
    """How a check ended; the exit code of the command."""

    GOED = 0
    VERVALST = 1  # evidence that something was changed
    ONBEKEND = 2  # could not be checked: no evidence either way


class Oordeel(NamedTuple):
    """How a check ended, and why."""

    uitslag: Uitslag
    uitleg: str


class Vertrouwd(NamedTuple):
    """Whose signatures count: the keys of the log, and witnesses that must all have cosigned."""

    sleutels: Sequence[Sleutel]
    getuigen: Sequence[Sleutel] = ()


def controleer(bestand: Path, vertrouwd: Vertrouwd, regel: bytes | None = None) -> Oordeel:
    """Check a file: a proof of a line, a proof that a log only grew, or an export. Never raises.

    `regel` holds the bytes of the line, for a proof that does not carry it.
    """
    try:
        with bestand.open(encoding="utf-8", newline="\n") as open_:
            return Oordeel(Uitslag.GOED, _controleer(open_, vertrouwd, regel))
    except Vervalst as fout:
        return Oordeel(Uitslag.VERVALST, str(fout))
    except Misvormd as fout:
        return Oordeel(Uitslag.ONBEKEND, str(fout))
    except UnicodeError:
        return Oordeel(Uitslag.ONBEKEND, "dit bestand is geen tekst")
    except OSError as fout:
        return Oordeel(Uitslag.ONBEKEND, f"dit bestand is niet te lezen ({fout.strerror})")


def _controleer(bestand: TextIO, vertrouwd: Vertrouwd, regel: bytes | None) -> str:
    eerste = bestand.readline(_LANGSTE_KOP)
    if regel is not None and not eerste.startswith(bewijs.KOP_BEWIJS):  # it would not be looked at
        raise Misvormd("met --regel hoort een bewijs van een regel, en dat is dit bestand niet")
    if eerste.startswith("{"):
        return _uitvoer(eerste, bestand, vertrouwd)
    tekst = eerste + bestand.read(_LANGSTE_KOP)
    if bestand.read(1):  # what is not read, is not checked
        raise Misvormd("dit bestand is te groot voor een bewijs")
    if eerste.startswith(bewijs.KOP_BEWIJS):
        return _bewijs(bewijs.lees_bewijs(tekst), vertrouwd, regel)
    if eerste.startswith(bewijs.KOP_SAMENHANG):
        return _samenhang(bewijs.lees_samenhang(tekst), vertrouwd)
    raise Misvormd("dit bestand is geen bewijs en geen uitvoer van een logboek")


def _uitvoer(eerste: str, bestand: TextIO, vertrouwd: Vertrouwd) -> str:
    note, aantal = uitvoer.lees_kop(eerste)
    punt = _ijkpunt(note, vertrouwd)
    gezien = uitvoer.controleer(punt, aantal, iter(lambda: bestand.readline(_LANGSTE_REGEL), ""))
    leeg = f"; van {gezien.leeg} daarvan staat alleen het controlegetal in dit bestand, niet de inhoud"
    rest = leeg if gezien.leeg else ""
    if gezien.heel:
        return f"dit is het hele {_noem(punt)}, ongewijzigd{rest}"
    los = f"elk van de {aantal} regels in dit bestand staat ongewijzigd in {_noem(punt)}{rest}"
    return f"{los}; dat er geen regels zijn weggelaten, bewijst dit bestand niet"


def _bewijs(gegeven: bewijs.Bewijs, vertrouwd: Vertrouwd, regel: bytes | None) -> str:
    punt = _ijkpunt(gegeven.ijkpunt, vertrouwd)
    inhoud = gegeven.extra if regel is None else regel
    if inhoud is None:
        raise Misvormd("in dit bewijs staat de regel zelf niet: geef haar mee met --regel")
    if gegeven.extra not in (None, inhoud):
        raise Vervalst("in het bewijs staat een andere regel dan u gaf")
    if not bevat(blad_hash(inhoud), gegeven.nummer, punt.grootte, gegeven.pad, punt.wortel):
        raise Vervalst("de regel hoort niet bij dit ijkpunt: zij is veranderd, of het bewijs is vals")
    return f"de regel op blad {gegeven.nummer} staat in {_noem(punt)}"


def _samenhang(gegeven: bewijs.Samenhang, vertrouwd: Vertrouwd) -> str:
    eerder, later = (_ijkpunt(een, vertrouwd) for een in (gegeven.eerder, gegeven.later))
    if eerder.oorsprong != later.oorsprong:
        raise Misvormd("deze ijkpunten zijn van verschillende logboeken")
    if not hangt_samen(eerder.grootte, later.grootte, gegeven.pad, eerder.wortel, later.wortel):
        raise Vervalst(
            "het latere ijkpunt is niet uit het eerdere gegroeid: er is iets veranderd, of het bewijs is vals"
        )
    return f"{_noem(later)} bevat alle {eerder.grootte} regels van het eerdere ijkpunt, ongewijzigd"


def _ijkpunt(note: str, vertrouwd: Vertrouwd) -> Ijkpunt:
    punt, getekend = ijkpunt.controleer(note, vertrouwd.sleutels)
    if not getekend:
        raise Misvormd(f"het ijkpunt van {punt.oorsprong!a} is niet getekend met de sleutel die u gaf")
    gezien = ijkpunt.medeondertekenaars(note, vertrouwd.getuigen)
    for getuige in vertrouwd.getuigen:
        if getuige not in gezien:
            raise Misvormd(f"getuige {getuige.naam} heeft dit ijkpunt niet medeondertekend")
    return punt


def _noem(punt: Ijkpunt) -> str:
    return f"logboek {punt.oorsprong} van {punt.grootte} regels"


def lees_sleutels(waarden: Sequence[str]) -> list[Sleutel]:
    """Read public keys, each given as it is or as a file with one on every line; raises Misvormd, OSError.

    A value without a key is refused: a witness that was meant to be asked for would silently not be.
    """
    bestanden = [Path(een).read_text(encoding="utf-8") if Path(een).is_file() else een for een in waarden]
    if not all(tekst.strip() for tekst in bestanden):
        raise Misvormd("waar een sleutel hoort, staat er geen")
    return [lees_sleutel(regel) for tekst in bestanden for regel in tekst.splitlines() if regel.strip()]
