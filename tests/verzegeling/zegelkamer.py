"""A log with its writer, sealer, anchor and key, to seal, check and break. Knows no application."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import text

from kernteam.db.engine import maak_motor
from kernteam.grond.handeling import Handeling
from kernteam.logboek.schrijver import Schrijver
from kernteam.logboek.teller import Teller
from kernteam.verzegeling import boomwinkel, sleutel, vervallijst
from kernteam.verzegeling.telling import tellermap
from kernteam.verzegeling.verificatie import Bevinding, Verificatie
from kernteam.verzegeling.vervallijst import Vervallijst, schrijf_reeksen
from kernteam.verzegeling.verzegelaar import Verzegelaar
from logbewijs.anker import Anker
from tests.logboek.schrijvers import eigenaar, maak_regel, maak_schrijver, mac
from tests.winkels import Winkels


@dataclass
class Zegelkamer:
    """Everything around one log."""

    winkels: Winkels
    map: Path
    schrijver: Schrijver
    verzegelaar: Verzegelaar

    @property
    def anker(self) -> Anker:
        return self.verzegelaar.anker

    def schrijf(self, aantal: int = 1, **meer: Any) -> None:
        self.schrijver.schrijf([maak_regel(**meer) for _ in range(aantal)])

    def verzegel(self, aantal: int = 0) -> int:
        """Write so many lines and seal all that wait; give how many were sealed."""
        self.schrijf(aantal)
        return sum(self.verzegelaar.verzegel())

    def sterf(self) -> None:
        """Let the writer go on as a process of its own that was just started: the old one is dead."""
        assert self.schrijver._teller is not None
        self.schrijver._teller.sluit()
        self.schrijver._wie, self.schrijver._n = uuid4().hex, 0

    def bevindingen(self, sinds: int = 0) -> list[Bevinding]:
        sleutels = self.verzegelaar.sleutels().bekend
        verificatie = Verificatie(self.verzegelaar.motor, mac, self.anker, sleutels, sinds)
        for _ in verificatie.loop():
            pass
        verificatie.zoekkolommen()
        lezer = maak_motor(self.winkels.logboek_lezer)
        verificatie.verborgen(lezer)
        lezer.dispose()
        return verificatie.bevindingen

    def codes(self, sinds: int = 0) -> set[str]:
        return {een.code for een in self.bevindingen(sinds)}

    def doe(self, *opdrachten: str, bewaakt: bool = False) -> None:
        """Do something to the store as its owner, with its guards out of the way unless said otherwise."""
        with eigenaar(self.winkels) as motor, motor.begin() as verbinding:
            if not bewaakt and self.winkels.soort == "sqlite":
                for naam in verbinding.execute(text("SELECT name FROM sqlite_master WHERE type = 'trigger'")).all():
                    verbinding.execute(text(f"DROP TRIGGER {naam[0]}"))
            elif not bewaakt:
                for tabel in ("regel", "blad", "tegel", "ijkpunt", "quarantaine", "vervallijst"):
                    verbinding.execute(text(f"ALTER TABLE {tabel} DISABLE TRIGGER ALL"))
            for opdracht in opdrachten:
                verbinding.exec_driver_sql(opdracht)

    def lees(self, vraag: str) -> list[tuple[Any, ...]]:
        with eigenaar(self.winkels) as motor, motor.connect() as verbinding:
            return [tuple(rij) for rij in verbinding.execute(text(vraag))]

    def noten(self) -> list[str]:
        with boomwinkel.lezend(self.verzegelaar.motor) as verbinding:
            return [een.note for een in boomwinkel.ijkpunten(verbinding)][::-1]


def laat_vervallen(kamer: Zegelkamer, bladen: list[int]) -> Vervallijst:
    """Let these leaves expire as the act does: a list, its line, sealed, and only then they are empty."""
    lijst = Vervallijst("P1", "2026-01-01T00:00:00.000000Z", schrijf_reeksen(bladen))
    motor = maak_motor(kamer.winkels.logboek_bewaring, duurzaam=True)
    try:
        vervallijst.leg_vast(motor, lijst)
        kamer.schrijf(handeling=Handeling.LOGREGEL_VERVALLEN, reden=lijst.reden)
        kamer.verzegel()
        vervallijst.leeg(motor, [een + 1 for een in bladen])
    finally:
        motor.dispose()
    return lijst


def maak_verzegelaar(winkels: Winkels, map_: Path) -> Verzegelaar:
    motor = maak_motor(winkels.logboek_verzegelaar, duurzaam=True)
    return Verzegelaar(motor, mac, map_ / "logsleutel", Anker(map_ / "anker"))


@contextmanager
def maak_kamer(winkels: Winkels, map_: Path) -> Iterator[Zegelkamer]:
    if not (map_ / "logsleutel").exists():
        sleutel.maak(map_ / "logsleutel")
    verzegelaar = maak_verzegelaar(winkels, map_)
    with maak_schrijver(winkels, teller=Teller(tellermap(verzegelaar.anker))) as schrijver:
        try:
            yield Zegelkamer(winkels, map_, schrijver, verzegelaar)
        finally:
            verzegelaar.sluit()
