"""The demo region has a convenant, and loading it again changes nothing."""

from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kernteam.db.base import Base
from kernteam.db.engine import SCHRIJVEND, maak_motor
from kernteam.demo.laden import LOGINS, laad
from kernteam.grond.klok import Klok
from kernteam.netwerk import convenant
from kernteam.netwerk.models import Convenant, Organisatie


def test_loading_twice_gives_one_convenant_with_everybody(gegevens_url: str, tmp_path: Path) -> None:
    motor = maak_motor(gegevens_url)
    stand = []
    for _ in range(2):
        with Session(motor) as sessie:
            sessie.connection(execution_options={SCHRIJVEND: True})
            laad(sessie, Klok(), tmp_path / LOGINS)
            sessie.commit()
            tabellen = Base.metadata.tables.values()
            stand.append({een.name: sessie.scalar(select(func.count()).select_from(een)) for een in tabellen})
    assert stand[0] == stand[1]
    with Session(motor) as sessie:
        organisaties = set(sessie.scalars(select(Organisatie.id)))
        assert convenant.partijen_op(sessie, Klok().vandaag()) == organisaties
        (een,) = sessie.scalars(select(Convenant))
        assert all("(fictief)" in tekst for tekst in (een.naam, een.loket, een.informeren, een.verzoeken))
    motor.dispose()
