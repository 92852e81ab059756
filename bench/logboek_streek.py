"""A region whose log is filled: its employees, its casussen with a table each, and lines of them. Knows no measurement.

Every casus gets the same number of lines, spread over the days the nightly rules look back on; one in a hundred is of
somebody who does not sit at its table.
"""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from kernteam.casus.models import Casus, Deelnemer, Naamtag
from kernteam.db.engine import SCHRIJVEND, maak_motor
from kernteam.grond.actor import Partij, Rol
from kernteam.grond.handeling import Handeling
from kernteam.grond.klasse import Klasse
from kernteam.grond.status import Casusstatus
from kernteam.kluis.kolom import Verzegeld
from kernteam.logboek.regel import Regel, Uitkomst
from kernteam.netwerk.models import Medewerker, Organisatie, School
from kernteam.toezicht.bezoeken import TERUG

PER_CASUS = 200  # lines, once the log is full
DAG = date(2026, 10, 1)  # the night is about this day
_MEDEWERKERS, _TAFEL = 300, 5
_BUITEN, _GEWEIGERD = 0.01, 0.01  # of the lines
_BEGIN = datetime(DAG.year, DAG.month, DAG.day, tzinfo=UTC) - timedelta(days=TERUG - 1)
_HANDELINGEN = (Handeling.CASUS_LEZEN, Handeling.CASUS_LEZEN, Handeling.CASUS_LEZEN, Handeling.NOTITIE_TOEVOEGEN)


class Streek:
    """Who works there and what is in the log of it; the same in every run."""

    def __init__(self, aantal: int) -> None:
        """Take how many lines its log will have when it is full."""
        self._dobbel = random.Random(2026)  # noqa: S311 - nothing secret: the same region in every run
        self.casussen = [self._id() for _ in range(max(1, aantal // PER_CASUS))]
        self._medewerkers = [self._id() for _ in range(_MEDEWERKERS)]
        self._tafels = {een: self._dobbel.sample(self._medewerkers, _TAFEL) for een in self.casussen}
        self._organisatie = UUID(int=0)

    def vestig(self, url: str) -> None:
        """Put the region in the store of the data."""
        motor = maak_motor(url)
        with Session(motor) as sessie:
            sessie.connection(execution_options={SCHRIJVEND: True})
            self._organisatie = sessie.scalars(select(Organisatie.id).where(Organisatie.partij == Partij.BT)).one()
            school = sessie.scalars(select(School.vestigingscode)).first()
            sessie.execute(insert(Medewerker), [self._medewerker(een) for een in self._medewerkers])
            sessie.execute(insert(Casus), [self._casus(een, school) for een in self.casussen])
            sessie.execute(insert(Deelnemer), [self._plaats(*een) for een in self._plaatsen()])
            tags = [
                {"casus_id": een, "tag": self._dobbel.randbytes(16)} for een in self.casussen for _ in range(_TAFEL)
            ]
            sessie.execute(insert(Naamtag), tags)
            sessie.commit()
        motor.dispose()

    def regels(self, aantal: int) -> list[Regel]:
        """Give so many lines more, oldest first: every casus in turn."""
        momenten = sorted(_BEGIN + timedelta(seconds=self._dobbel.random() * TERUG * 86_400) for _ in range(aantal))
        casussen = [self.casussen[een % len(self.casussen)] for een in range(aantal)]
        self._dobbel.shuffle(casussen)
        return [self._regel(moment, casus) for moment, casus in zip(momenten, casussen, strict=True)]

    def _regel(self, moment: datetime, casus: UUID) -> Regel:
        wie = self._dobbel.choice(self._medewerkers if self._dobbel.random() < _BUITEN else self._tafels[casus])
        geweigerd = self._dobbel.random() < _GEWEIGERD
        return Regel(
            tijdstip=moment,
            handeling=self._dobbel.choice(_HANDELINGEN),
            uitkomst=Uitkomst.GEWEIGERD if geweigerd else Uitkomst.TOEGESTAAN,
            reden="GEEN_DEELNEMER" if geweigerd else "TOEGESTAAN",
            beleid="0123456789abcdef",
            spoor=f"{self._dobbel.getrandbits(128):032x}",
            oorsprong="127.0.0.1",
            actor=wie,
            rol=Rol.KERNTEAMLID,
            partij=Partij.BT,
            organisatie=self._organisatie,
            object=casus,
            casus=casus,
            doel="P1",
            grondslag="AVG 6(1)e",
            klassen=() if geweigerd else (Klasse.ID, Klasse.OND, Klasse.GEZ),
            feiten=f"{self._dobbel.getrandbits(128):032x}",
        )

    def _plaatsen(self) -> Iterator[tuple[UUID, UUID]]:
        return ((casus, wie) for casus, tafel in self._tafels.items() for wie in tafel)

    def _id(self) -> UUID:
        return UUID(int=self._dobbel.getrandbits(128), version=4)

    def _medewerker(self, id_: UUID) -> dict[str, object]:
        vast = {
            "organisatie_id": self._organisatie,
            "rol": Rol.KERNTEAMLID,
            "discipline": None,
            "naam": f"Mede Werker {id_.hex[:6]}",
        }
        return {"id": id_, **vast}

    def _casus(self, id_: UUID, school: str | None) -> dict[str, object]:
        dicht = Verzegeld(b"\1" + bytes(64))  # the rules do not open it
        return {
            "id": id_,
            "organisatie_id": self._organisatie,
            "vestigingscode": school,
            "status": Casusstatus.UITVOERING,
            "versie": 1,
            "geopend_op": _BEGIN,
            "geopend_door": self._tafels[id_][0],
            "gewijzigd_op": _BEGIN,
            "hulpvraag": dicht,
            "aanleiding": dicht,
        }

    def _plaats(self, casus: UUID, medewerker: UUID) -> dict[str, object]:
        vast = {"organisatie_id": self._organisatie, "partij": Partij.BT, "sinds_op": _BEGIN, "tot_op": None}
        return {"id": self._id(), "casus_id": casus, "medewerker_id": medewerker, **vast}
