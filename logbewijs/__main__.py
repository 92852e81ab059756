"""The command: `python -m logbewijs controleer`, `getuige` and `sleutel`. Knows no Kernteam."""

import argparse
import os
import re
import sys
import time
from pathlib import Path
from typing import NoReturn

from logbewijs import controle
from logbewijs.controle import Uitslag, Vertrouwd
from logbewijs.getuige import Getuige, maak_server
from logbewijs.notitie import GETUIGE, Misvormd, lees_geheim, nieuw_geheim

_HELP = """Controleer een logboek, zonder het systeem dat het bijhoudt.

  python -m logbewijs controleer --sleutel SLEUTEL BESTAND
  python -m logbewijs getuige --sleutel BESTAND --logboek SLEUTEL --map MAP [--adres HOST:POORT]
  python -m logbewijs sleutel NAAM BESTAND

Uitleg per opdracht: python -m logbewijs OPDRACHT --help
"""
_CONTROLEER = """Controleer een bewijs of een uitvoer van een logboek. Er is geen netwerk en geen database nodig.

  python -m logbewijs controleer --sleutel SLEUTEL [--getuige SLEUTEL] [--regel BESTAND] BESTAND

  BESTAND             een bewijs van een regel (.tlog-proof), een bewijs dat een logboek alleen is gegroeid,
                      of een uitvoer van logregels
  --sleutel SLEUTEL   de publieke sleutel van het logboek, of een bestand met een sleutel per regel.
                      Vraag die aan de beheerder, en niet aan wie u het bewijs gaf. Mag vaker.
  --getuige SLEUTEL   de publieke sleutel van een getuige die het ijkpunt ook getekend moet hebben. Mag vaker.
  --regel BESTAND     de regel zelf, als die niet in het bewijs staat

Afsluitcode: 0 het klopt, 1 er is iets veranderd, 2 het kon niet worden gecontroleerd. Alleen bij 0 staat er "goed".
"""
_GETUIGE = """Wees getuige van een logboek: teken zijn ijkpunten mee, maar alleen als het logboek is gegroeid.

  python -m logbewijs getuige --sleutel BESTAND --logboek SLEUTEL --map MAP [--adres HOST:POORT]

  --sleutel BESTAND   uw geheime sleutel, gemaakt met: python -m logbewijs sleutel NAAM BESTAND
  --logboek SLEUTEL   de publieke sleutel van het logboek, of een bestand met een sleutel per regel. Mag vaker.
  --map MAP           waar de getuige het laatste ijkpunt bewaart. Raakt die kwijt, dan begint hij opnieuw.
  --adres HOST:POORT  waar hij luistert; anders 127.0.0.1:8090

Stoppen met Ctrl-C. Afsluitcode: 0 gestopt, 2 kon niet beginnen.
"""
_SLEUTEL = """Maak de sleutel van een getuige. De geheime sleutel komt in BESTAND, de publieke op het scherm.

  python -m logbewijs sleutel NAAM BESTAND

  NAAM                zonder spaties of plusteken, bijvoorbeeld getuige.schoolbestuur.example

Een bestand dat er al is, blijft staan. Afsluitcode: 0 gelukt, 2 niet gelukt.
"""


class _Lezer(argparse.ArgumentParser):
    """Reads a command with help in Dutch."""

    def __init__(self, uitleg: str) -> None:
        super().__init__(add_help=False, allow_abbrev=False)
        self._uitleg = uitleg
        self.add_argument("--help", "-h", action="store_true")

    def error(self, message: str) -> NoReturn:  # noqa: ARG002 - argparse's words are English
        print("Deze opdracht is niet te begrijpen. Zo werkt het:\n", self._uitleg, sep="\n", file=sys.stderr)
        sys.exit(Uitslag.ONBEKEND)

    def lees(self, argumenten: list[str]) -> argparse.Namespace:
        """Read the arguments, or give help and stop."""
        if {"--help", "-h"} & set(argumenten):
            print(self._uitleg)
            sys.exit(Uitslag.GOED)
        return self.parse_args(argumenten)


def main(argumenten: list[str]) -> int:
    """Run one command; give its exit code."""
    opdrachten = {"controleer": _controleer, "getuige": _getuige, "sleutel": _sleutel}
    if not argumenten or argumenten[0] not in opdrachten:
        gevraagd = argumenten[:1] in (["--help"], ["-h"])
        print(_HELP, file=sys.stdout if gevraagd else sys.stderr)
        return Uitslag.GOED if gevraagd else Uitslag.ONBEKEND
    try:
        return opdrachten[argumenten[0]](argumenten[1:])
    except (Misvormd, UnicodeError) as fout:
        print(f"Dat kan niet: {fout}", file=sys.stderr)
    except OSError as fout:
        print(f"Dat kan niet: {fout.filename or ''} {fout.strerror}", file=sys.stderr)
    return Uitslag.ONBEKEND


def _controleer(argumenten: list[str]) -> int:
    lezer = _Lezer(_CONTROLEER)
    lezer.add_argument("--sleutel", action="append", required=True)
    lezer.add_argument("--getuige", action="append", default=[])
    lezer.add_argument("--regel", type=Path)
    lezer.add_argument("bestand", type=Path)
    gegeven = lezer.lees(argumenten)
    vertrouwd = Vertrouwd(controle.lees_sleutels(gegeven.sleutel), controle.lees_sleutels(gegeven.getuige))
    regel = None if gegeven.regel is None else gegeven.regel.read_bytes()
    oordeel = controle.controleer(gegeven.bestand, vertrouwd, regel)
    print(f"{_WOORD[oordeel.uitslag]}: {oordeel.uitleg}")
    return oordeel.uitslag


_WOORD = {Uitslag.GOED: "goed", Uitslag.VERVALST: "FOUT", Uitslag.ONBEKEND: "niet te controleren"}


def _getuige(argumenten: list[str]) -> int:
    lezer = _Lezer(_GETUIGE)
    lezer.add_argument("--sleutel", type=Path, required=True)
    lezer.add_argument("--logboek", action="append", required=True)
    lezer.add_argument("--map", type=Path, required=True)
    lezer.add_argument("--adres", default="127.0.0.1:8090")
    gegeven = lezer.lees(argumenten)
    geheim = lees_geheim(gegeven.sleutel.read_text(encoding="utf-8").strip())
    host, _, poort = gegeven.adres.rpartition(":")
    if geheim.soort != GETUIGE or not host or not re.fullmatch("[0-9]{1,5}", poort) or int(poort) > _HOOGSTE_POORT:
        lezer.error("")
    getuige = Getuige(geheim, controle.lees_sleutels(gegeven.logboek), gegeven.map, time.time)
    with maak_server(getuige, (host.strip("[]"), int(poort))) as server:
        print(f"Getuige {geheim.sleutel} luistert op {host}:{server.server_port}", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            return Uitslag.GOED
    return Uitslag.GOED


_HOOGSTE_POORT = 65535


def _sleutel(argumenten: list[str]) -> int:
    lezer = _Lezer(_SLEUTEL)
    lezer.add_argument("naam")
    lezer.add_argument("bestand", type=Path)
    gegeven = lezer.lees(argumenten)
    geheim = nieuw_geheim(gegeven.naam, GETUIGE)
    greep = os.open(gegeven.bestand, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(greep, "w", encoding="utf-8") as bestand:
        bestand.write(geheim.tekst() + "\n")
    print(geheim.sleutel)
    return Uitslag.GOED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
