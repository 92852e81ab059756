"""Reading a full log: the overview of one casus, and the rules of the night. Knows no tree."""

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from statistics import quantiles
from typing import Any

from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

from bench.logboek_boom import Tempo
from bench.logboek_streek import DAG, Streek
from bench.toneel import applicatie
from bench.vergelijking import spreiding
from config.settings import Instellingen
from kernteam.http.verzoek import db
from kernteam.inzageoverzicht.geheim import Vrager
from kernteam.inzageoverzicht.overzicht import benoem, tel
from kernteam.logboek.lezer import Zoekvraag
from kernteam.netwerk import service as netwerk
from kernteam.toegang.poort import Poort
from kernteam.toegang.voorzieningen import Herkomst
from kernteam.toezicht.bezoeken import TERUG
from kernteam.toezicht.routes.blad import BUREAU
from kernteam.toezicht.service.berekenen import bereken
from tests.winkels import Winkels

OVERZICHTEN = 100
_BLADZIJDE = 500
_VANAF = datetime(DAG.year, DAG.month, DAG.day, tzinfo=UTC) - timedelta(days=TERUG)
_TABELLEN = ("regel", "wachtrij", "blad", "tegel", "ijkpunt")


class Bureau:
    """The desk of an application on these stores."""

    def __init__(self, poort: Poort, regels: Any) -> None:
        """Take a door and the rules."""
        self._poort, self._regels = poort, regels

    def nacht(self, aantal: int) -> tuple[Tempo, int]:
        """Compute the cases of one day with the history before it; give the time and how many there are."""
        gevallen: list[Any] = []

        def doe() -> int:
            gevallen.extend(bereken(self._poort, self._regels, DAG, DAG + timedelta(days=1)))
            return aantal

        tempo = Tempo.van(doe)
        self._poort.sessie.rollback()
        return tempo, len(gevallen)

    def overzichten(self, streek: Streek) -> dict[str, Any]:
        """Make the overview of one casus after another, from its lines to the words."""
        tijden, regels = [], 0
        gc.freeze()  # as the server does once it has started: what this program keeps is no part of an overview
        for casus in streek.casussen[:OVERZICHTEN]:
            vrager = Vrager(casus, is_jeugdige=True, geboortedatum=date(2012, 1, 1), sinds=None)
            begin = time.perf_counter()
            gelezen = self._poort.lezer.zoek(Zoekvraag(casus=casus, vanaf=_VANAF), None, _BLADZIJDE)
            geteld = tel(gelezen, vrager, frozenset(), adres_geheim=False)
            benoem(geteld, netwerk.organisatienamen(self._poort.sessie, geteld.organisaties), {})
            tijden.append(1000 * (time.perf_counter() - begin))
            regels = max(regels, len(gelezen))
        gc.unfreeze()
        return {"ms": spreiding(tijden), "p99_ms": round(quantiles(tijden, n=100)[-1], 3), "regels": regels}


@contextmanager
def open_bureau(instellingen: Instellingen) -> Iterator[Bureau]:
    """Give the desk, and close its stores afterwards."""
    with applicatie(instellingen) as app, app.app_context():
        sessie = Session(db.engine)
        poort = Poort(app.extensions["kernteam"], sessie, Herkomst("0" * 32, "opdracht"))
        try:
            yield Bureau(poort, app.config[BUREAU])
        finally:
            sessie.close()


def bytes_per_tabel(winkels: Winkels) -> dict[str, int]:
    """Give how large the log is: on PostgreSQL per table with its indexes, on SQLite the file."""
    motor = create_engine(winkels.logboek_eigenaar)
    with motor.connect() as verbinding:
        if winkels.soort == "sqlite":
            bladen = verbinding.execute(text("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"))
            groot = {"bestand": int(bladen.scalar_one())}
        else:
            vraag = text("SELECT pg_total_relation_size(cast(:tabel AS regclass))")
            groot = {een: int(verbinding.execute(vraag, {"tabel": een}).scalar_one()) for een in _TABELLEN}
    motor.dispose()
    return groot
